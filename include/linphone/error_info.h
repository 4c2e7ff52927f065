/**
 * @file
 * Why something failed: a reason, and the code and words of the far end.
 *
 * Texts returned are lent until the object changes.
 */
#ifndef SLIMPHONE_LINPHONE_ERROR_INFO_H
#define SLIMPHONE_LINPHONE_ERROR_INFO_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/**
 * Makes an object that says LinphoneReasonNone.
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneErrorInfo *linphone_error_info_new(void);

/**
 * Takes one more reference.
 *
 * @param error_info The error information.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneErrorInfo *linphone_error_info_ref(LinphoneErrorInfo *error_info);

/**
 * Drops one reference; the error information is destroyed with the last one.
 *
 * @param error_info The error information.
 */
LINPHONE_PUBLIC void linphone_error_info_unref(LinphoneErrorInfo *error_info);

/** @} */

/** @name Reading
 * @{ */

/**
 * Gives the reason.
 *
 * @param error_info The error information.
 * @return The reason; LinphoneReasonNone by default.
 */
LINPHONE_PUBLIC LinphoneReason linphone_error_info_get_reason(const LinphoneErrorInfo *error_info);

/**
 * Gives the protocol that the code belongs to.
 *
 * @param error_info The error information.
 * @return For instance SIP; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_error_info_get_protocol(const LinphoneErrorInfo *error_info);

/**
 * Gives the code of the far end.
 *
 * @param error_info The error information.
 * @return For SIP the status code, 503 also for failures on this side; 0 by default.
 */
LINPHONE_PUBLIC int linphone_error_info_get_protocol_code(const LinphoneErrorInfo *error_info);

/**
 * Gives the words that came with the code.
 *
 * @param error_info The error information.
 * @return The phrase; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_error_info_get_phrase(const LinphoneErrorInfo *error_info);

/**
 * Gives the text of the Warning headers.
 *
 * @param error_info The error information.
 * @return The text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_error_info_get_warnings(const LinphoneErrorInfo *error_info);

/**
 * Gives the delay that the far end asked for.
 *
 * @param error_info The error information.
 * @return The value of Retry-After in seconds; 0 without one.
 */
LINPHONE_PUBLIC int linphone_error_info_get_retry_after(const LinphoneErrorInfo *error_info);

/**
 * Gives the error that this one was caused by.
 *
 * @param error_info The error information.
 * @return A lent object; NULL by default.
 */
LINPHONE_PUBLIC LinphoneErrorInfo *
linphone_error_info_get_sub_error_info(const LinphoneErrorInfo *error_info);

/** @} */

/** @name Writing
 * @{ */

/**
 * Sets all but the delay and the cause.
 *
 * @param error_info The error information.
 * @param protocol The protocol, for instance SIP.
 * @param reason The reason.
 * @param code The code.
 * @param status The words that go with the code.
 * @param warning The text of a warning.
 */
LINPHONE_PUBLIC void linphone_error_info_set(LinphoneErrorInfo *error_info, const char *protocol,
                                             LinphoneReason reason, int code, const char *status,
                                             const char *warning);

/**
 * Sets the reason.
 *
 * @param error_info The error information.
 * @param reason The reason.
 */
LINPHONE_PUBLIC void linphone_error_info_set_reason(LinphoneErrorInfo *error_info, LinphoneReason reason);

/**
 * Sets the protocol that the code belongs to.
 *
 * @param error_info The error information.
 * @param protocol For instance SIP.
 */
LINPHONE_PUBLIC void linphone_error_info_set_protocol(LinphoneErrorInfo *error_info, const char *protocol);

/**
 * Sets the code.
 *
 * @param error_info The error information.
 * @param code The code.
 */
LINPHONE_PUBLIC void linphone_error_info_set_protocol_code(LinphoneErrorInfo *error_info, int code);

/**
 * Sets the words that go with the code.
 *
 * @param error_info The error information.
 * @param phrase The phrase.
 */
LINPHONE_PUBLIC void linphone_error_info_set_phrase(LinphoneErrorInfo *error_info, const char *phrase);

/**
 * Sets the text of a warning.
 *
 * @param error_info The error information.
 * @param warnings The text.
 */
LINPHONE_PUBLIC void linphone_error_info_set_warnings(LinphoneErrorInfo *error_info, const char *warnings);

/**
 * Sets the delay.
 *
 * @param error_info The error information.
 * @param retry_after Seconds.
 */
LINPHONE_PUBLIC void linphone_error_info_set_retry_after(LinphoneErrorInfo *error_info, int retry_after);

/**
 * Sets the cause.
 *
 * @param error_info The error information.
 * @param appended_error_info The cause, of which a reference is taken; NULL removes it. One that
 *   would close a circle is refused.
 */
LINPHONE_PUBLIC void linphone_error_info_set_sub_error_info(LinphoneErrorInfo *error_info,
                                                            LinphoneErrorInfo *appended_error_info);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ERROR_INFO_H */
