/**
 * @file
 * The functions of credentials as a C program calls them.
 */
#include "linphone/api/c-auth-info.h"
#include "linphone/lpconfig.h"

#include "check.h"

#include <bctoolbox/list.h>
#include <bctoolbox/port.h>

static void takesFiveOrSixArguments(void) {
    LinphoneAuthInfo *five = linphone_auth_info_new("alice", NULL, "secret", NULL, NULL);
    LinphoneAuthInfo *six = linphone_auth_info_new("alice", "id", "secret", "ha1", "realm", "domain");
    CHECK_TEXT(linphone_auth_info_get_username(five), "alice");
    CHECK_TEXT(linphone_auth_info_get_password(five), "secret");
    CHECK(linphone_auth_info_get_domain(five) == NULL);
    CHECK_TEXT(linphone_auth_info_get_userid(six), "id");
    CHECK_TEXT(linphone_auth_info_get_ha1(six), "ha1");
    CHECK_TEXT(linphone_auth_info_get_realm(six), "realm");
    CHECK_TEXT(linphone_auth_info_get_domain(six), "domain");
    linphone_auth_info_unref(five);
    linphone_auth_info_destroy(six);
}

static void setsEachField(void) {
    LinphoneAuthInfo *info = linphone_auth_info_new(NULL, NULL, NULL, NULL, NULL, NULL);
    linphone_auth_info_set_username(info, "u");
    linphone_auth_info_set_userid(info, "i");
    linphone_auth_info_set_passwd(info, "p");
    linphone_auth_info_set_ha1(info, "h");
    linphone_auth_info_set_realm(info, "r");
    linphone_auth_info_set_domain(info, "d");
    linphone_auth_info_set_algorithm(info, "sha-256");
    linphone_auth_info_set_tls_cert(info, "cert");
    linphone_auth_info_set_tls_cert_path(info, "/cert");
    linphone_auth_info_set_tls_key(info, "key");
    linphone_auth_info_set_tls_key_path(info, "/key");
    linphone_auth_info_set_tls_key_password(info, "open");
    CHECK_TEXT(linphone_auth_info_get_username(info), "u");
    CHECK_TEXT(linphone_auth_info_get_userid(info), "i");
    CHECK_TEXT(linphone_auth_info_get_passwd(info), "p");
    CHECK_TEXT(linphone_auth_info_get_ha1(info), "h");
    CHECK_TEXT(linphone_auth_info_get_realm(info), "r");
    CHECK_TEXT(linphone_auth_info_get_domain(info), "d");
    CHECK_TEXT(linphone_auth_info_get_algorithm(info), "SHA-256");
    CHECK_TEXT(linphone_auth_info_get_tls_cert(info), "cert");
    CHECK_TEXT(linphone_auth_info_get_tls_cert_path(info), "/cert");
    CHECK_TEXT(linphone_auth_info_get_tls_key(info), "key");
    CHECK_TEXT(linphone_auth_info_get_tls_key_path(info), "/key");
    CHECK_TEXT(linphone_auth_info_get_tls_key_password(info), "open");
    linphone_auth_info_set_password(info, "");
    CHECK(linphone_auth_info_get_password(info) == NULL);
    linphone_auth_info_unref(info);
}

static void listsAvailableAlgorithms(void) {
    LinphoneAuthInfo *info =
        linphone_auth_info_new_for_algorithm("alice", NULL, "secret", NULL, NULL, NULL, "MD5");
    bctbx_list_t *given = bctbx_list_append(bctbx_list_append(NULL, "MD5"), NULL);
    bctbx_list_t *got;
    CHECK_TEXT(linphone_auth_info_get_algorithm(info), "MD5");
    CHECK(linphone_auth_info_get_available_algorithms(info) == NULL);
    linphone_auth_info_set_available_algorithms(info, given);
    linphone_auth_info_add_available_algorithm(info, "SHA-256");
    got = linphone_auth_info_get_available_algorithms(info);
    CHECK(bctbx_list_size(got) == 2);
    CHECK_TEXT(bctbx_list_nth_data(got, 1), "SHA-256");
    bctbx_list_free_with_data(got, bctbx_free);
    linphone_auth_info_clear_available_algorithms(info);
    CHECK(linphone_auth_info_get_available_algorithms(info) == NULL);
    bctbx_list_free(given);
    linphone_auth_info_unref(info);
}

static void copiesAndCompares(void) {
    LinphoneAuthInfo *info = linphone_auth_info_new("alice", NULL, "secret", NULL, NULL, NULL);
    LinphoneAuthInfo *copy = linphone_auth_info_clone(info);
    linphone_auth_info_set_algorithm(copy, "MD5");
    CHECK(linphone_auth_info_is_equal_but_algorithms(info, copy));
    linphone_auth_info_set_realm(copy, "r");
    CHECK(!linphone_auth_info_is_equal_but_algorithms(info, copy));
    CHECK(!linphone_auth_info_is_equal_but_algorithms(info, NULL));
    CHECK(linphone_auth_info_is_equal_but_algorithms(NULL, NULL));
    CHECK(linphone_auth_info_ref(info) == info);
    linphone_auth_info_unref(info);
    linphone_auth_info_unref(info);
    linphone_auth_info_unref(copy);
}

static void goesThroughTheConfiguration(void) {
    LinphoneConfig *config = linphone_config_new(NULL);
    LinphoneAuthInfo *info = linphone_auth_info_new("alice", NULL, "secret", NULL, NULL, "example.org");
    LinphoneAuthInfo *read;
    linphone_auth_info_write_config(config, info, 2);
    read = linphone_auth_info_new_from_config_file(config, 2);
    CHECK(linphone_auth_info_is_equal_but_algorithms(info, read));
    linphone_auth_info_write_config(config, NULL, 2);
    CHECK(linphone_auth_info_new_from_config_file(config, 2) == NULL);
    linphone_auth_info_unref(read);
    linphone_auth_info_unref(info);
    linphone_config_unref(config);
}

int main(void) {
    RUN(takesFiveOrSixArguments);
    RUN(setsEachField);
    RUN(listsAvailableAlgorithms);
    RUN(copiesAndCompares);
    RUN(goesThroughTheConfiguration);
    return CHECK_RESULT();
}
