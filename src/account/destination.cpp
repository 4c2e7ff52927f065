#include "account/destination.h"

#include "dial-plan/phone-number.h"
#include "sip/uri.h"

namespace slimphone {

std::optional<std::string> normalizeDialled(std::string_view text, const Account *account) {
    if (!account) return normalizePhoneNumber(text, {}, false);
    const AccountParams &params = account->shownParams();
    return normalizePhoneNumber(text, params.dialPrefix.view(), params.dialEscapePlus);
}

Ref<Address> addressOfDialled(std::string_view text, const Account *account) {
    if (text.empty()) return nullptr;
    Ref<Address> complete = Address::parse(text);
    if (complete && complete->isSip()) return complete;
    if (text.find('@') != std::string_view::npos) return Address::parse("sip:" + std::string(text));
    const Address *identity = account ? account->shownParams().identity() : nullptr;
    if (!identity || namesSipScheme(text)) return nullptr;
    Ref<Address> address = identity->clone();
    address->clean();
    address->setDisplayName(nullptr);
    address->setPassword(nullptr);
    return address->setUsername(sip::unescape(text)) ? address : nullptr;
}

Ref<Address> interpretDialled(std::string_view text, const Account *account, bool applyPrefix) {
    if (text.empty() || !isPhoneNumber(text)) return addressOfDialled(text, account);
    return addressOfDialled(applyPrefix ? *normalizeDialled(text, account) : flattenPhoneNumber(text),
                            account);
}

} // namespace slimphone
