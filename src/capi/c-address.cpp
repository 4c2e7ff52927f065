#include "linphone/api/c-address.h"

#include "address/address.h"
#include "capi/enum-value.h"
#include "capi/facade.h"

#include <bctoolbox/port.h>

using namespace slimphone;

namespace {

LinphoneStatus status(bool success) noexcept { return success ? 0 : -1; }

} // namespace

LinphoneAddress *linphone_address_new(const char *address) {
    return guard(__func__, static_cast<LinphoneAddress *>(nullptr), [&]() -> LinphoneAddress * {
        Ref<Address> parsed = Address::parse(view(address));
        return parsed ? parsed.release()->toC() : nullptr;
    });
}

LinphoneAddress *linphone_address_clone(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<LinphoneAddress *>(nullptr),
                 [&] { return Address::toCpp(address)->clone().release()->toC(); });
}

LinphoneAddress *linphone_address_ref(LinphoneAddress *address) { return refHandle<Address>(address); }

void linphone_address_unref(LinphoneAddress *address) { unrefHandle<Address>(address); }

void linphone_address_destroy(LinphoneAddress *address) { unrefHandle<Address>(address); }

const char *linphone_address_get_scheme(const LinphoneAddress *address) {
    return address ? Address::toCpp(address)->scheme() : nullptr;
}

bool_t linphone_address_is_sip(const LinphoneAddress *address) {
    return address && Address::toCpp(address)->isSip();
}

bool_t linphone_address_get_secure(const LinphoneAddress *address) {
    return address && Address::toCpp(address)->isSecure();
}

bool_t linphone_address_is_secure(const LinphoneAddress *address) {
    return address && Address::toCpp(address)->isSecure();
}

void linphone_address_set_secure(LinphoneAddress *address, bool_t enabled) {
    if (address) Address::toCpp(address)->setSecure(enabled != 0);
}

const char *linphone_address_get_username(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->username(); });
}

LinphoneStatus linphone_address_set_username(LinphoneAddress *address, const char *username) {
    if (!address) return -1;
    return guard(__func__, -1, [&] { return status(Address::toCpp(address)->setUsername(view(username))); });
}

const char *linphone_address_get_password(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->password(); });
}

void linphone_address_set_password(LinphoneAddress *address, const char *password) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setPassword(view(password)); });
}

const char *linphone_address_get_domain(const LinphoneAddress *address) {
    return address ? Address::toCpp(address)->domain() : nullptr;
}

LinphoneStatus linphone_address_set_domain(LinphoneAddress *address, const char *domain) {
    if (!address) return -1;
    return guard(__func__, -1, [&] { return status(Address::toCpp(address)->setDomain(view(domain))); });
}

int linphone_address_get_port(const LinphoneAddress *address) {
    return address ? Address::toCpp(address)->port() : 0;
}

LinphoneStatus linphone_address_set_port(LinphoneAddress *address, int port) {
    return address ? status(Address::toCpp(address)->setPort(port)) : -1;
}

LinphoneTransportType linphone_address_get_transport(const LinphoneAddress *address) {
    return address ? Address::toCpp(address)->transportType() : LinphoneTransportUdp;
}

LinphoneStatus linphone_address_set_transport(LinphoneAddress *address, LinphoneTransportType transport) {
    if (!address) return -1;
    return guard(__func__, -1,
                 [&] { return status(Address::toCpp(address)->setTransportType(enumValue(transport))); });
}

const char *linphone_address_get_method_param(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->methodParameter(); });
}

void linphone_address_set_method_param(LinphoneAddress *address, const char *method_param) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setMethodParameter(view(method_param)); });
}

const char *linphone_address_get_param(const LinphoneAddress *address, const char *param_name) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->parameter(view(param_name)); });
}

bool_t linphone_address_has_param(const LinphoneAddress *address, const char *param_name) {
    return address && Address::toCpp(address)->hasParameter(view(param_name));
}

void linphone_address_set_param(LinphoneAddress *address, const char *param_name, const char *param_value) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setParameter(view(param_name), view(param_value)); });
}

void linphone_address_set_params(LinphoneAddress *address, const char *params) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setParameters(view(params)); });
}

const char *linphone_address_get_uri_param(const LinphoneAddress *address, const char *uri_param_name) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->uriParameter(view(uri_param_name)); });
}

bool_t linphone_address_has_uri_param(const LinphoneAddress *address, const char *uri_param_name) {
    return address && Address::toCpp(address)->hasUriParameter(view(uri_param_name));
}

void linphone_address_set_uri_param(LinphoneAddress *address, const char *uri_param_name,
                                    const char *uri_param_value) {
    if (!address) return;
    guard(__func__,
          [&] { Address::toCpp(address)->setUriParameter(view(uri_param_name), view(uri_param_value)); });
}

void linphone_address_set_uri_params(LinphoneAddress *address, const char *params) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setUriParameters(view(params)); });
}

void linphone_address_remove_uri_param(LinphoneAddress *address, const char *uri_param_name) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->removeUriParameter(view(uri_param_name)); });
}

const char *linphone_address_get_header(const LinphoneAddress *address, const char *header_name) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<const char *>(nullptr),
                 [&] { return Address::toCpp(address)->uriHeader(view(header_name)); });
}

void linphone_address_set_header(LinphoneAddress *address, const char *header_name,
                                 const char *header_value) {
    if (!address) return;
    guard(__func__, [&] { Address::toCpp(address)->setUriHeader(view(header_name), view(header_value)); });
}

void linphone_address_clean(LinphoneAddress *address) {
    if (address) Address::toCpp(address)->clean();
}

const char *linphone_address_get_display_name(const LinphoneAddress *address) {
    return address ? Address::toCpp(address)->displayName() : nullptr;
}

LinphoneStatus linphone_address_set_display_name(LinphoneAddress *address, const char *display_name) {
    if (!address) return -1;
    return guard(__func__, -1,
                 [&] { return status(Address::toCpp(address)->setDisplayName(view(display_name))); });
}

char *linphone_address_as_string(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<char *>(nullptr),
                 [&] { return bctbx_strdup(Address::toCpp(address)->toString().c_str()); });
}

char *linphone_address_as_string_uri_only(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return guard(__func__, static_cast<char *>(nullptr),
                 [&] { return bctbx_strdup(Address::toCpp(address)->toStringUriOnly().c_str()); });
}

bool_t linphone_address_equal(const LinphoneAddress *address1, const LinphoneAddress *address2) {
    if (!address1 || !address2) return FALSE;
    return guard(__func__, static_cast<bool_t>(FALSE),
                 [&]() -> bool_t { return Address::toCpp(address1)->equals(*Address::toCpp(address2)); });
}

bool_t linphone_address_weak_equal(const LinphoneAddress *address1, const LinphoneAddress *address2) {
    return address1 && address2 && Address::toCpp(address1)->weakEquals(*Address::toCpp(address2));
}

// Newer releases

bool_t linphone_address_is_valid(const LinphoneAddress *address) { return address != nullptr; }

char *linphone_address_as_string_uri_only_ordered(const LinphoneAddress *address) {
    if (!address) return nullptr;
    return giveText(__func__,
                    [&] { return std::optional(Address::toCpp(address)->toStringUriOnlyOrdered()); });
}

bool_t linphone_address_lesser(const LinphoneAddress *address, const LinphoneAddress *other) {
    if (!address || !other) return !address && other;
    return guard(__func__, bool_t{FALSE},
                 [&]() -> bool_t { return Address::toCpp(address)->lesser(*Address::toCpp(other)); });
}
