/**
 * @file
 * The address functions as a C program calls them.
 */
#include "linphone/api/c-address.h"

#include <bctoolbox/port.h>
#include <stdio.h>
#include <string.h>

static int failures = 0;

static void check(int condition, const char *text, int line) {
    if (condition) return;
    fprintf(stderr, "line %d: %s\n", line, text);
    ++failures;
}
#define CHECK(condition) check((condition) != 0, #condition, __LINE__)

static int same(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

static int prints(char *text, const char *expected) {
    const int result = same(text, expected);
    bctbx_free(text);
    return result;
}

static void readsParts(void) {
    LinphoneAddress *address = linphone_address_new(
        "\"Alice\" <sips:%61lice:pw@[::1]:5071;transport=tcp;lr;method=INVITE?Subject=Hi>;tag=1");
    CHECK(address != NULL);
    CHECK(same(linphone_address_get_scheme(address), "sips"));
    CHECK(linphone_address_is_sip(address));
    CHECK(linphone_address_get_secure(address));
    CHECK(same(linphone_address_get_display_name(address), "Alice"));
    CHECK(same(linphone_address_get_username(address), "alice"));
    CHECK(same(linphone_address_get_password(address), "pw"));
    CHECK(same(linphone_address_get_domain(address), "::1"));
    CHECK(linphone_address_get_port(address) == 5071);
    CHECK(linphone_address_get_transport(address) == LinphoneTransportTcp);
    CHECK(same(linphone_address_get_method_param(address), "INVITE"));
    CHECK(linphone_address_has_uri_param(address, "lr"));
    CHECK(linphone_address_get_uri_param(address, "lr") == NULL);
    CHECK(same(linphone_address_get_param(address, "tag"), "1"));
    CHECK(linphone_address_has_param(address, "TAG"));
    CHECK(!linphone_address_has_param(address, "lr"));
    CHECK(same(linphone_address_get_header(address, "subject"), "Hi"));
    linphone_address_unref(address);
}

static void writesParts(void) {
    LinphoneAddress *address = linphone_address_new("sip:ex.org");
    CHECK(linphone_address_set_display_name(address, "Bob") == 0);
    CHECK(linphone_address_set_username(address, "b b") == 0);
    linphone_address_set_password(address, "pw");
    CHECK(linphone_address_set_domain(address, "example.org") == 0);
    CHECK(linphone_address_set_port(address, 5080) == 0);
    linphone_address_set_secure(address, TRUE);
    CHECK(linphone_address_set_transport(address, LinphoneTransportTls) == 0);
    linphone_address_set_method_param(address, "INVITE");
    linphone_address_set_uri_param(address, "lr", NULL);
    linphone_address_remove_uri_param(address, "method");
    linphone_address_set_header(address, "Subject", "x y");
    linphone_address_set_param(address, "tag", "1");
    CHECK(prints(linphone_address_as_string(address),
                 "\"Bob\" <sips:b%20b:pw@example.org:5080;transport=tls;lr?Subject=x%20y>;tag=1"));
    linphone_address_set_uri_params(address, "a=b");
    linphone_address_set_params(address, "c=d");
    CHECK(prints(linphone_address_as_string_uri_only(address),
                 "sips:b%20b:pw@example.org:5080;a=b?Subject=x%20y"));
    linphone_address_clean(address);
    CHECK(prints(linphone_address_as_string(address), "\"Bob\" <sips:b%20b:pw@example.org:5080>"));
    linphone_address_unref(address);
}

static void refusesWithoutChange(void) {
    LinphoneAddress *address = linphone_address_new("sip:a@ex.org:1");
    CHECK(linphone_address_set_display_name(address, "x\r\ny") == -1);
    CHECK(linphone_address_set_username(address, "x\ny") == -1);
    CHECK(linphone_address_set_domain(address, NULL) == -1);
    CHECK(linphone_address_set_domain(address, "x y") == -1);
    CHECK(linphone_address_set_port(address, -1) == -1);
    CHECK(linphone_address_set_port(address, 65536) == -1);
    CHECK(linphone_address_set_transport(address, (LinphoneTransportType)77) == -1);
    CHECK(linphone_address_set_transport(address, (LinphoneTransportType)-1) == -1);
    linphone_address_set_uri_params(address, ";;");
    linphone_address_set_params(address, "a=\"");
    linphone_address_set_param(address, "a b", "c");
    linphone_address_set_uri_param(address, NULL, "c");
    linphone_address_set_header(address, "", "c");
    CHECK(prints(linphone_address_as_string(address), "sip:a@ex.org:1"));
    linphone_address_unref(address);
    CHECK(linphone_address_new("a@ex.org") == NULL);
}

static void countsReferences(void) {
    LinphoneAddress *address = linphone_address_new("sip:a@ex.org");
    LinphoneAddress *copy = linphone_address_clone(address);
    CHECK(copy != address);
    CHECK(linphone_address_equal(address, copy));
    CHECK(linphone_address_weak_equal(address, copy));
    linphone_address_set_port(copy, 1);
    CHECK(!linphone_address_equal(address, copy));
    CHECK(!linphone_address_weak_equal(address, copy));
    CHECK(linphone_address_ref(address) == address);
    linphone_address_unref(address);
    CHECK(same(linphone_address_get_username(address), "a"));
    linphone_address_unref(address);
    linphone_address_unref(copy);
}

static void survivesNull(void) {
    CHECK(linphone_address_new(NULL) == NULL);
    CHECK(linphone_address_new("") == NULL);
    CHECK(linphone_address_clone(NULL) == NULL);
    CHECK(linphone_address_ref(NULL) == NULL);
    linphone_address_unref(NULL);
    CHECK(linphone_address_get_scheme(NULL) == NULL);
    CHECK(!linphone_address_is_sip(NULL));
    CHECK(!linphone_address_get_secure(NULL));
    linphone_address_set_secure(NULL, TRUE);
    CHECK(linphone_address_get_display_name(NULL) == NULL);
    CHECK(linphone_address_set_display_name(NULL, NULL) == -1);
    CHECK(linphone_address_get_username(NULL) == NULL);
    CHECK(linphone_address_set_username(NULL, NULL) == -1);
    CHECK(linphone_address_get_password(NULL) == NULL);
    linphone_address_set_password(NULL, NULL);
    CHECK(linphone_address_get_domain(NULL) == NULL);
    CHECK(linphone_address_set_domain(NULL, NULL) == -1);
    CHECK(linphone_address_get_port(NULL) == 0);
    CHECK(linphone_address_set_port(NULL, 1) == -1);
    CHECK(linphone_address_get_transport(NULL) == LinphoneTransportUdp);
    CHECK(linphone_address_set_transport(NULL, LinphoneTransportTcp) == -1);
    CHECK(linphone_address_get_method_param(NULL) == NULL);
    linphone_address_set_method_param(NULL, NULL);
    CHECK(linphone_address_get_param(NULL, NULL) == NULL);
    CHECK(!linphone_address_has_param(NULL, NULL));
    linphone_address_set_param(NULL, NULL, NULL);
    linphone_address_set_params(NULL, NULL);
    CHECK(linphone_address_get_uri_param(NULL, NULL) == NULL);
    CHECK(!linphone_address_has_uri_param(NULL, NULL));
    linphone_address_set_uri_param(NULL, NULL, NULL);
    linphone_address_set_uri_params(NULL, NULL);
    linphone_address_remove_uri_param(NULL, NULL);
    CHECK(linphone_address_get_header(NULL, NULL) == NULL);
    linphone_address_set_header(NULL, NULL, NULL);
    linphone_address_clean(NULL);
    CHECK(linphone_address_as_string(NULL) == NULL);
    CHECK(linphone_address_as_string_uri_only(NULL) == NULL);
    CHECK(!linphone_address_equal(NULL, NULL));
    CHECK(!linphone_address_weak_equal(NULL, NULL));
}

int main(void) {
    readsParts();
    writesParts();
    refusesWithoutChange();
    countsReferences();
    survivesNull();
    return failures ? 1 : 0;
}
