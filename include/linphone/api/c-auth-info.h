/**
 * @file
 * Credentials: what a digest challenge or a TLS server is answered with.
 *
 * Texts returned as `const char *` are lent until the same part changes. A NULL or empty text
 * unsets. Passwords, keys and ha1 values are wiped from memory when they are replaced or
 * destroyed, and never written to the log.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_AUTH_INFO_H
#define SLIMPHONE_LINPHONE_API_C_AUTH_INFO_H

#include "linphone/types.h"

#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation and references
 * @{ */

/** @cond */
#if defined(__cplusplus) && !defined(SLIMPHONE_NO_COMPAT)
#define SLIMPHONE_OPTIONAL_DOMAIN = NULL
#else
#define SLIMPHONE_OPTIONAL_DOMAIN
#endif
/** @endcond */

/**
 * Makes credentials. Releases before 3.7.0 had no @p domain: it may be left out, which means NULL.
 *
 * @param username The user of the account, as in its identity.
 * @param userid The user name of the digest when it is another one than @p username, or NULL.
 * @param passwd The password in clear text, or NULL.
 * @param ha1 The hash of user id, realm and password (RFC 7616 section 3.4.2), or NULL.
 * @param realm The realm; NULL or empty fits every realm.
 * @param domain The domain of the account; NULL or empty fits every domain.
 * @return New credentials that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_auth_info_new(const char *username, const char *userid,
                                                         const char *passwd, const char *ha1,
                                                         const char *realm,
                                                         const char *domain SLIMPHONE_OPTIONAL_DOMAIN);

#undef SLIMPHONE_OPTIONAL_DOMAIN

/** @cond */
#if !defined(__cplusplus) && !defined(SLIMPHONE_NO_COMPAT)
/* Five or six arguments in C: the domain is the first of what follows the realm. */
#define linphone_auth_info_new(username, userid, passwd, ha1, ...)                                           \
    SLIMPHONE_AUTH_INFO_NEW(username, userid, passwd, ha1, __VA_ARGS__, NULL, NULL)
#define SLIMPHONE_AUTH_INFO_NEW(username, userid, passwd, ha1, realm, domain, ...)                           \
    (linphone_auth_info_new)(username, userid, passwd, ha1, realm, domain)
#endif
/** @endcond */

/**
 * Makes credentials for one hash algorithm.
 *
 * @param username The user of the account, as in its identity.
 * @param userid The user name of the digest when it is another one, or NULL.
 * @param passwd The password in clear text, or NULL.
 * @param ha1 The hash of user id, realm and password, made with @p algorithm, or NULL.
 * @param realm The realm; NULL or empty fits every realm.
 * @param domain The domain of the account; NULL or empty fits every domain.
 * @param algorithm MD5 or SHA-256; NULL for any.
 * @return New credentials that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_auth_info_new_for_algorithm(const char *username,
                                                                       const char *userid, const char *passwd,
                                                                       const char *ha1, const char *realm,
                                                                       const char *domain,
                                                                       const char *algorithm);

/**
 * Reads credentials from the section [auth_info_N].
 *
 * @param config The configuration.
 * @param pos N, from 0 on.
 * @return New credentials that the caller owns; NULL without such a section.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_auth_info_new_from_config_file(LinphoneConfig *config, int pos);

/**
 * Copies credentials.
 *
 * @param auth_info The credentials.
 * @return New credentials that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_auth_info_clone(const LinphoneAuthInfo *auth_info);

/**
 * Takes one more reference.
 *
 * @param auth_info The credentials.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAuthInfo *linphone_auth_info_ref(LinphoneAuthInfo *auth_info);

/**
 * Drops one reference; the credentials are destroyed with the last one.
 *
 * @param auth_info The credentials.
 */
LINPHONE_PUBLIC void linphone_auth_info_unref(LinphoneAuthInfo *auth_info);

/**
 * Drops one reference.
 *
 * @deprecated Use linphone_auth_info_unref().
 * @param info The credentials.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_auth_info_destroy(LinphoneAuthInfo *info);

/** @} */

/** @name Digest
 * @{ */

/**
 * Gives the user of the account.
 *
 * @param auth_info The credentials.
 * @return The user, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_username(const LinphoneAuthInfo *auth_info);

/**
 * Sets the user of the account.
 *
 * @param auth_info The credentials.
 * @param username The user.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_username(LinphoneAuthInfo *auth_info, const char *username);

/**
 * Gives the user name of the digest.
 *
 * @param auth_info The credentials.
 * @return The user name, NULL when it is that of the account.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_userid(const LinphoneAuthInfo *auth_info);

/**
 * Sets the user name of the digest when it is another one than that of the account.
 *
 * @param auth_info The credentials.
 * @param user_id The user name.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_userid(LinphoneAuthInfo *auth_info, const char *user_id);

/**
 * Gives the password.
 *
 * @param auth_info The credentials.
 * @return The password in clear text, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_password(const LinphoneAuthInfo *auth_info);

/**
 * Sets the password.
 *
 * @param auth_info The credentials.
 * @param password The password in clear text.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_password(LinphoneAuthInfo *auth_info, const char *password);

/**
 * Gives the password.
 *
 * @deprecated Use linphone_auth_info_get_password().
 * @param auth_info The credentials.
 * @return The password in clear text, or NULL.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const char *
linphone_auth_info_get_passwd(const LinphoneAuthInfo *auth_info);

/**
 * Sets the password.
 *
 * @deprecated Use linphone_auth_info_set_password().
 * @param auth_info The credentials.
 * @param passwd The password in clear text.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_auth_info_set_passwd(LinphoneAuthInfo *auth_info,
                                                                       const char *passwd);

/**
 * Gives the hash used instead of a password.
 *
 * @param auth_info The credentials.
 * @return The hash in hexadecimal digits, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_ha1(const LinphoneAuthInfo *auth_info);

/**
 * Sets the hash used instead of a password. It belongs to one realm and one algorithm.
 *
 * @param auth_info The credentials.
 * @param ha1 The hash in hexadecimal digits.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_ha1(LinphoneAuthInfo *auth_info, const char *ha1);

/**
 * Gives the realm.
 *
 * @param auth_info The credentials.
 * @return The realm; NULL when it fits every realm.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_realm(const LinphoneAuthInfo *auth_info);

/**
 * Sets the realm.
 *
 * @param auth_info The credentials.
 * @param realm The realm.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_realm(LinphoneAuthInfo *auth_info, const char *realm);

/**
 * Gives the domain of the account.
 *
 * @param auth_info The credentials.
 * @return The domain; NULL when it fits every domain.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_domain(const LinphoneAuthInfo *auth_info);

/**
 * Sets the domain of the account.
 *
 * @param auth_info The credentials.
 * @param domain The domain.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_domain(LinphoneAuthInfo *auth_info, const char *domain);

/**
 * Gives the hash algorithm that these credentials are meant for.
 *
 * @param auth_info The credentials.
 * @return MD5 or SHA-256; NULL for any.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_algorithm(const LinphoneAuthInfo *auth_info);

/**
 * Sets the hash algorithm that these credentials are meant for.
 *
 * @param auth_info The credentials.
 * @param algorithm MD5 or SHA-256; NULL for any.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_algorithm(LinphoneAuthInfo *auth_info, const char *algorithm);

/**
 * Gives the algorithms that the server offered.
 *
 * @param auth_info The credentials.
 * @return A new list of new texts: bctbx_list_free_with_data() with bctbx_free() frees it. NULL
 *   when there are none.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_auth_info_get_available_algorithms(const LinphoneAuthInfo *auth_info);

/**
 * Replaces the algorithms that the server offered.
 *
 * @param auth_info The credentials.
 * @param algorithms A list of `const char *`; copied.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_available_algorithms(LinphoneAuthInfo *auth_info,
                                                                 const bctbx_list_t *algorithms);

/**
 * Adds an algorithm that the server offered, unless it is there already.
 *
 * @param auth_info The credentials.
 * @param algorithm MD5 or SHA-256; anything else is ignored.
 */
LINPHONE_PUBLIC void linphone_auth_info_add_available_algorithm(LinphoneAuthInfo *auth_info,
                                                                const char *algorithm);

/**
 * Forgets the algorithms that the server offered.
 *
 * @param auth_info The credentials.
 */
LINPHONE_PUBLIC void linphone_auth_info_clear_available_algorithms(LinphoneAuthInfo *auth_info);

/**
 * Compares everything but the algorithms.
 *
 * @param auth_info_1 Credentials.
 * @param auth_info_2 Other credentials.
 * @return TRUE when they are equal, also when both are NULL.
 */
LINPHONE_PUBLIC bool_t linphone_auth_info_is_equal_but_algorithms(const LinphoneAuthInfo *auth_info_1,
                                                                  const LinphoneAuthInfo *auth_info_2);

/** @} */

/** @name TLS client certificate
 * @{ */

/**
 * Gives the certificate chain.
 *
 * @param auth_info The credentials.
 * @return The chain in PEM, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_tls_cert(const LinphoneAuthInfo *auth_info);

/**
 * Sets the certificate chain.
 *
 * @param auth_info The credentials.
 * @param tls_cert The chain in PEM.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_tls_cert(LinphoneAuthInfo *auth_info, const char *tls_cert);

/**
 * Gives the file of the certificate chain.
 *
 * @param auth_info The credentials.
 * @return Its path, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_tls_cert_path(const LinphoneAuthInfo *auth_info);

/**
 * Sets the file of the certificate chain.
 *
 * @param auth_info The credentials.
 * @param tls_cert_path Path of a PEM file.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_tls_cert_path(LinphoneAuthInfo *auth_info,
                                                          const char *tls_cert_path);

/**
 * Gives the private key.
 *
 * @param auth_info The credentials.
 * @return The key in PEM, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_tls_key(const LinphoneAuthInfo *auth_info);

/**
 * Sets the private key.
 *
 * @param auth_info The credentials.
 * @param tls_key The key in PEM.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_tls_key(LinphoneAuthInfo *auth_info, const char *tls_key);

/**
 * Gives the file of the private key.
 *
 * @param auth_info The credentials.
 * @return Its path, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_tls_key_path(const LinphoneAuthInfo *auth_info);

/**
 * Sets the file of the private key.
 *
 * @param auth_info The credentials.
 * @param tls_key_path Path of a PEM file.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_tls_key_path(LinphoneAuthInfo *auth_info,
                                                         const char *tls_key_path);

/**
 * Gives the password of the private key.
 *
 * @param auth_info The credentials.
 * @return The password, or NULL.
 */
LINPHONE_PUBLIC const char *linphone_auth_info_get_tls_key_password(const LinphoneAuthInfo *auth_info);

/**
 * Sets the password of the private key.
 *
 * @param auth_info The credentials.
 * @param tls_key_password The password.
 */
LINPHONE_PUBLIC void linphone_auth_info_set_tls_key_password(LinphoneAuthInfo *auth_info,
                                                             const char *tls_key_password);

/** @} */

/** @name Configuration file
 * @{ */

/**
 * Writes credentials into the section [auth_info_N], which is emptied first.
 *
 * @param config The configuration.
 * @param auth_info The credentials; NULL only empties the section.
 * @param pos N, from 0 on.
 */
LINPHONE_PUBLIC void linphone_auth_info_write_config(LinphoneConfig *config, LinphoneAuthInfo *auth_info,
                                                     int pos);

/** @} */

/** @name Newer releases
 * @{ */

/**
 * Says until when the credentials are good. Challenges are not answered with them afterwards. It is
 * saved.
 *
 * @param auth_info The credentials.
 * @param expires Seconds since 1970-01-01 UTC; 0 for no end.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC void linphone_auth_info_set_expires(LinphoneAuthInfo *auth_info, time_t expires);

/**
 * Tells until when the credentials are good.
 *
 * @param auth_info The credentials.
 * @return Seconds since 1970-01-01 UTC; 0 by default, which means no end.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC time_t linphone_auth_info_get_expires(const LinphoneAuthInfo *auth_info);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_AUTH_INFO_H */
