#include "address/address-extras.h"
#include "address/address.h"
#include "address/element-list.h"

namespace slimphone {

std::string_view Address::opaque() const noexcept {
    return mExtras ? mExtras->opaque.view() : std::string_view();
}

void Address::appendUri(std::string &text) const {
    text += scheme();
    text += ':';
    if (!isSip()) {
        text += opaque();
        return;
    }
    if (mUser) {
        text += mUser.view();
        if (const std::string_view password = rawPassword(); !password.empty()) (text += ':') += password;
        text += '@';
    }
    if (mIsIpv6)
        ((text += '[') += mHost.view()) += ']';
    else
        text += mHost.view();
    if (mPort > 0) (text += ':') += std::to_string(mPort);
    if (mUriParameters) (text += ';') += mUriParameters.view();
    if (!uriHeaders().empty()) (text += '?') += uriHeaders();
}

/**
 * Without brackets what follows a semicolon would be the header's parameters, and commas and
 * question marks are not allowed (RFC 3261 section 20).
 */
bool Address::needsBrackets() const noexcept {
    return mDisplayName || mUriParameters || !uriHeaders().empty() || !parameters().empty() ||
           mUser.view().find_first_of(",;?") != std::string_view::npos ||
           opaque().find_first_of(",;?") != std::string_view::npos;
}

std::string Address::toText(bool brackets) const {
    std::string text;
    if (mDisplayName) (text += sip::quote(mDisplayName.view())) += ' ';
    if (brackets) text += '<';
    appendUri(text);
    if (brackets) text += '>';
    if (!parameters().empty()) (text += ';') += parameters();
    return text;
}

std::string Address::toString() const { return toText(needsBrackets()); }
std::string Address::toNameAddr() const { return toText(true); }

std::string Address::toStringUriOnly() const {
    std::string text;
    appendUri(text);
    return text;
}

std::string Address::toStringUriOnlyOrdered() const {
    const auto ordered = [](const ListSyntax &syntax, std::string_view list) {
        std::string text;
        for (const sip::ParameterView &element : sortedElements(syntax, list)) {
            if (!text.empty()) text += syntax.separator;
            text += element.name;
            if (element.hasValue) (text += '=') += element.value;
        }
        return text;
    };
    const Ref<Address> copy = clone();
    copy->mUriParameters = ordered(kParameterList, mUriParameters.view());
    if (!uriHeaders().empty()) copy->extras().uriHeaders = ordered(kUriHeaderList, uriHeaders());
    return copy->toStringUriOnly();
}

} // namespace slimphone
