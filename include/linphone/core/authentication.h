/**
 * @file
 * The credentials of a core.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_AUTHENTICATION_H
#define SLIMPHONE_LINPHONE_CORE_AUTHENTICATION_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes credentials; see linphone_auth_info_new().
 *
 * @deprecated Use linphone_factory_create_auth_info().
 * @param core The core.
 * @param username The user of the account.
 * @param userid The user name of the digest, or NULL.
 * @param passwd The password in clear text, or NULL.
 * @param ha1 The hash used instead, or NULL.
 * @param realm The realm, or NULL.
 * @param domain The domain, or NULL.
 * @return New credentials that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneAuthInfo *
linphone_core_create_auth_info(LinphoneCore *core, const char *username, const char *userid,
                               const char *passwd, const char *ha1, const char *realm, const char *domain);

/**
 * Adds credentials, replacing those for the same user, realm and domain. Accounts that wait for
 * them register at once.
 *
 * @param core The core.
 * @param info The credentials; copied. They need a password, a hash, or a certificate with its
 *   key.
 */
LINPHONE_PUBLIC void linphone_core_add_auth_info(LinphoneCore *core, const LinphoneAuthInfo *info);

/**
 * Removes credentials.
 *
 * @param core The core.
 * @param info Credentials for the same user, realm and domain.
 */
LINPHONE_PUBLIC void linphone_core_remove_auth_info(LinphoneCore *core, const LinphoneAuthInfo *info);

/**
 * Removes all credentials.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_clear_all_auth_info(LinphoneCore *core);

/**
 * Gives the credentials.
 *
 * @param core The core.
 * @return A lent list of lent LinphoneAuthInfo; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *linphone_core_get_auth_info_list(const LinphoneCore *core);

/** @cond */
#if defined(__cplusplus) && !defined(SLIMPHONE_NO_COMPAT)
#define SLIMPHONE_OPTIONAL_DOMAIN = NULL
#else
#define SLIMPHONE_OPTIONAL_DOMAIN
#endif
/** @endcond */

/**
 * Looks for the credentials that fit best. Releases before 3.7.0 had no @p sip_domain: it may be
 * left out, which means NULL.
 *
 * @param core The core.
 * @param realm The realm, or NULL.
 * @param username The user.
 * @param sip_domain The domain, or NULL.
 * @return Lent credentials, or NULL.
 */
LINPHONE_PUBLIC const LinphoneAuthInfo *
linphone_core_find_auth_info(LinphoneCore *core, const char *realm, const char *username,
                             const char *sip_domain SLIMPHONE_OPTIONAL_DOMAIN);

#undef SLIMPHONE_OPTIONAL_DOMAIN

/** @cond */
#if !defined(__cplusplus) && !defined(SLIMPHONE_NO_COMPAT)
/* Three or four arguments in C: the domain is the first of what follows the user. */
#define linphone_core_find_auth_info(core, realm, ...)                                                       \
    SLIMPHONE_CORE_FIND_AUTH_INFO(core, realm, __VA_ARGS__, NULL, NULL)
#define SLIMPHONE_CORE_FIND_AUTH_INFO(core, realm, username, sip_domain, ...)                                \
    (linphone_core_find_auth_info)(core, realm, username, sip_domain)
#endif
/** @endcond */

/**
 * Says that no credentials will be given. Nothing waits for them, so nothing is done.
 *
 * @param core The core.
 * @param info The credentials that were asked for.
 */
LINPHONE_PUBLIC void linphone_core_abort_authentication(LinphoneCore *core, LinphoneAuthInfo *info);

/**
 * Chooses which weak forms of digest authentication are answered.
 *
 * @param core The core.
 * @param policy The policy, of which a reference is taken; NULL for one that allows everything.
 */
LINPHONE_PUBLIC void
linphone_core_set_digest_authentication_policy(LinphoneCore *core,
                                               LinphoneDigestAuthenticationPolicy *policy);

/**
 * Gives which weak forms of digest authentication are answered.
 *
 * @param core The core.
 * @return A lent policy.
 */
LINPHONE_PUBLIC const LinphoneDigestAuthenticationPolicy *
linphone_core_get_digest_authentication_policy(const LinphoneCore *core);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_AUTHENTICATION_H */
