/**
 * @file
 * Texts of enumerations, and the ports with a special meaning.
 */
#ifndef SLIMPHONE_LINPHONE_MISC_H
#define SLIMPHONE_LINPHONE_MISC_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Port value: the transport is off. */
#define LC_SIP_TRANSPORT_DISABLED 0

/** Port value: the operating system chooses a port. */
#define LC_SIP_TRANSPORT_RANDOM (-1)

/** Port value: no listening socket; connections are made from ports that the system chooses. */
#define LC_SIP_TRANSPORT_DONTBIND (-2)

/** @name Names
 * @{ */

/**
 * Names a registration state.
 *
 * @param state The state.
 * @return For instance LinphoneRegistrationOk; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_registration_state_to_string(LinphoneRegistrationState state);

/**
 * Names a state of the core.
 *
 * @param gs The state.
 * @return For instance LinphoneGlobalOn; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_global_state_to_string(LinphoneGlobalState gs);

/**
 * Names an outcome of the remote configuration.
 *
 * @param state The outcome.
 * @return For instance LinphoneConfiguringSkipped; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_configuring_state_to_string(LinphoneConfiguringState state);

/**
 * Names one privacy value.
 *
 * @param privacy The value, not a mask of several.
 * @return For instance LinphonePrivacyUser; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_privacy_to_string(LinphonePrivacy privacy);

/**
 * Names a transport.
 *
 * @param transport The transport.
 * @return For instance tcp; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_transport_to_string(LinphoneTransportType transport);

/**
 * Finds a transport by its name.
 *
 * @param transport The name, in any case.
 * @return The transport; UDP when the name is not known.
 */
LINPHONE_PUBLIC LinphoneTransportType linphone_transport_parse(const char *transport);

/** @} */

/** @name Reasons
 * @{ */

/**
 * Explains a reason in English.
 *
 * @param error The reason.
 * @return A text; never NULL, never freed.
 */
LINPHONE_PUBLIC const char *linphone_reason_to_string(LinphoneReason error);

/**
 * Finds the SIP status code for a reason.
 *
 * @param reason The reason.
 * @return The code; 400 for those without one of their own.
 */
LINPHONE_PUBLIC int linphone_reason_to_error_code(LinphoneReason reason);

/**
 * Finds the reason for a SIP status code.
 *
 * @param error The code.
 * @return The reason; LinphoneReasonUnknown for codes that are not known.
 */
LINPHONE_PUBLIC LinphoneReason linphone_error_code_to_reason(int error);

/**
 * Tells whether Retry-After may come with a SIP status code (RFC 3261 section 20.33).
 *
 * @param error The code.
 * @return TRUE for those codes.
 */
LINPHONE_PUBLIC bool_t linphone_error_code_is_retry_after(int error);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_MISC_H */
