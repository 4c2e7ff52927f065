#include "check.h"

#include <linphone/core.h>

static void checkString(char *actual, const char *expected) {
    CHECK_TEXT(actual, expected);
    bctbx_free(actual);
}

static void partsAreRead(void) {
    LinphoneAddress *address =
        linphone_address_new("\"Alice B.\" <sips:alice:pass@example.org:5071;transport=tcp;x=1>;tag=abc");
    CHECK_TEXT(linphone_address_get_scheme(address), "sips");
    CHECK_TEXT(linphone_address_get_display_name(address), "Alice B.");
    CHECK_TEXT(linphone_address_get_username(address), "alice");
    CHECK_TEXT(linphone_address_get_password(address), "pass");
    CHECK_TEXT(linphone_address_get_domain(address), "example.org");
    CHECK(linphone_address_get_port(address) == 5071);
    CHECK(linphone_address_get_port_int(address) == 5071);
    CHECK(linphone_address_get_transport(address) == LinphoneTransportTcp);
    CHECK(linphone_address_get_secure(address));
    CHECK_TEXT(linphone_address_get_uri_param(address, "x"), "1");
    CHECK_TEXT(linphone_address_get_header(address, "tag"), NULL);
    linphone_address_unref(address);
}

static void textThatIsNoAddressGivesNull(void) {
    static const char *const texts[] = {"", "toto@example.org", "sip:", "sip:foo bar", "sip:h\xc3\xb6st"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; ++i)
        CHECK(linphone_address_new(texts[i]) == NULL);
    CHECK(linphone_address_new(NULL) == NULL);
    CHECK(linphone_factory_create_address(linphone_factory_get(), "no address") == NULL);
}

static void setterRefusesALineBreak(void) {
    LinphoneAddress *address = linphone_address_new("sip:alice@example.org");
    CHECK(linphone_address_set_display_name(address, "A\r\nVia: x") != 0);
    CHECK(linphone_address_set_domain(address, "a\r\nb") != 0);
    checkString(linphone_address_as_string(address), "sip:alice@example.org");
    linphone_address_unref(address);
}

static void partsCanBeChangedAndRemoved(void) {
    LinphoneAddress *address = linphone_address_new("sip:alice@example.org");
    CHECK(linphone_address_set_username(address, "bob") == 0);
    CHECK(linphone_address_set_domain(address, "example.com") == 0);
    CHECK(linphone_address_set_port(address, 5080) == 0);
    CHECK(linphone_address_set_transport(address, LinphoneTransportTls) == 0);
    checkString(linphone_address_as_string_uri_only(address), "sip:bob@example.com:5080;transport=tls");
    linphone_address_set_port_int(address, 0);
    linphone_address_clean(address);
    CHECK(linphone_address_set_username(address, NULL) == 0);
    checkString(linphone_address_as_string(address), "sip:example.com");
    linphone_address_unref(address);
}

static void equalityHasTwoKinds(void) {
    LinphoneAddress *a = linphone_address_new("<sip:alice@example.org;x=1>");
    LinphoneAddress *b = linphone_address_new("<sip:alice@example.org;x=2>");
    LinphoneAddress *c = linphone_address_clone(a);
    CHECK(linphone_address_weak_equal(a, b));
    CHECK(!linphone_address_equal(a, b));
    CHECK(linphone_address_equal(a, c));
    linphone_address_unref(a);
    linphone_address_unref(b);
    linphone_address_destroy(c);
}

static void objectCountsReferences(void) {
    LinphoneAddress *address = linphone_address_new("sip:a@example.org");
    CHECK(linphone_address_ref(address) == address);
    linphone_address_unref(address);
    CHECK_TEXT(linphone_address_get_username(address), "a");
    linphone_address_unref(address);
}

int main(void) {
    RUN(partsAreRead);
    RUN(textThatIsNoAddressGivesNull);
    RUN(setterRefusesALineBreak);
    RUN(partsCanBeChangedAndRemoved);
    RUN(equalityHasTwoKinds);
    RUN(objectCountsReferences);
    linphone_factory_clean();
    return CHECK_RESULT();
}
