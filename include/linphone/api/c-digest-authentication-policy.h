/**
 * @file
 * Which weak forms of digest authentication are answered;
 * linphone_core_set_digest_authentication_policy() puts one into force.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_DIGEST_AUTHENTICATION_POLICY_H
#define SLIMPHONE_LINPHONE_API_C_DIGEST_AUTHENTICATION_POLICY_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Takes one more reference.
 *
 * @param policy The policy.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneDigestAuthenticationPolicy *
linphone_digest_authentication_policy_ref(LinphoneDigestAuthenticationPolicy *policy);

/**
 * Drops one reference; the policy is destroyed with the last one.
 *
 * @param policy The policy.
 */
LINPHONE_PUBLIC void linphone_digest_authentication_policy_unref(LinphoneDigestAuthenticationPolicy *policy);

/**
 * Keeps a pointer for the application.
 *
 * @param policy The policy.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void
linphone_digest_authentication_policy_set_user_data(LinphoneDigestAuthenticationPolicy *policy,
                                                    void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param policy The policy.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *
linphone_digest_authentication_policy_get_user_data(const LinphoneDigestAuthenticationPolicy *policy);

/**
 * Tells whether challenges for MD5 are answered.
 *
 * @param policy The policy.
 * @return TRUE (the default) when they are.
 */
LINPHONE_PUBLIC bool_t
linphone_digest_authentication_policy_get_allow_md5(const LinphoneDigestAuthenticationPolicy *policy);

/**
 * Says whether challenges for MD5 are answered. Without it, SHA-256 is demanded.
 *
 * @param policy The policy.
 * @param value TRUE or FALSE.
 */
LINPHONE_PUBLIC void
linphone_digest_authentication_policy_set_allow_md5(LinphoneDigestAuthenticationPolicy *policy, bool_t value);

/**
 * Tells whether challenges without qop are answered.
 *
 * @param policy The policy.
 * @return TRUE (the default) when they are.
 */
LINPHONE_PUBLIC bool_t
linphone_digest_authentication_policy_get_allow_no_qop(const LinphoneDigestAuthenticationPolicy *policy);

/**
 * Says whether challenges without qop, the form of RFC 2069, are answered.
 *
 * @param policy The policy.
 * @param value TRUE or FALSE.
 */
LINPHONE_PUBLIC void
linphone_digest_authentication_policy_set_allow_no_qop(LinphoneDigestAuthenticationPolicy *policy,
                                                       bool_t value);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_DIGEST_AUTHENTICATION_POLICY_H */
