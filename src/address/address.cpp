#include "address/address.h"

#include "address/address-extras.h"
#include "address/element-list.h"
#include "sip/grammar.h"

#include <algorithm>
#include <array>
#include <utility>

namespace slimphone {

namespace {

/** In the order of LinphoneTransportType, of which sip::Transport has the first three. */
constexpr std::array<const char *, 4> kTransportNames{"udp", "tcp", "tls", "dtls"};

/** True when @p text holds a character that no header can. */
bool endsHeader(std::string_view text) noexcept {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

/** Unescapes for the application, but for the characters that it could be tricked with. */
std::string plainText(std::string_view escaped) {
    std::string result;
    while (!escaped.empty()) {
        const std::size_t percent = std::min(escaped.find('%'), escaped.size());
        result += escaped.substr(0, percent);
        const std::string_view escape = escaped.substr(percent, 3);
        const std::string character = sip::unescape(escape);
        result += endsHeader(character) ? escape : std::string_view(character);
        escaped.remove_prefix(percent + escape.size());
    }
    return result;
}

std::optional<std::size_t> transportIndex(std::string_view parameters) noexcept {
    const auto name = sip::findParameter(parameters, "transport");
    if (!name) return std::nullopt;
    const auto it = std::find_if(kTransportNames.begin(), kTransportNames.end(),
                                 [&](const char *known) { return equalsIgnoringCase(known, *name); });
    if (it == kTransportNames.end()) return std::nullopt;
    return static_cast<std::size_t>(it - kTransportNames.begin());
}

/** @p text without the blanks beside semicolons, which people write and a URI cannot hold. */
std::string joinAtSemicolons(std::string_view text) {
    std::string joined;
    for (const char c : text) {
        if (c == ';')
            while (joined.ends_with(' '))
                joined.pop_back();
        if (c != ' ' || !joined.ends_with(';')) joined += c;
    }
    return joined;
}

} // namespace

Address::Address(const sip::UriView &uri, std::string_view displayName, std::string_view parameters)
    : mUser(uri.user), mHost(uri.host), mDisplayName(displayName), mUriParameters(uri.parameters),
      mPort(uri.port), mIsIpv6(uri.isIpv6), mUserIsEscaped(uri.user.find('%') != std::string_view::npos) {
    if (!uri.isSip()) {
        mScheme = Scheme::Other;
        extras().scheme = Text(toLower(uri.scheme));
        extras().opaque = Text(uri.opaque);
    } else if (uri.isSecure()) {
        mScheme = Scheme::Sips;
    }
    if (!uri.password.empty()) extras().password = Secret(uri.password);
    if (!uri.headers.empty()) extras().uriHeaders = Text(uri.headers);
    if (!parameters.empty()) extras().parameters = Text(replaceElement(kParameterList, parameters, {}, {}));
}

Address::Address(const Address &other)
    : HybridObject(other), mUser(other.mUser), mHost(other.mHost), mDisplayName(other.mDisplayName),
      mUriParameters(other.mUriParameters),
      mExtras(other.mExtras ? std::make_unique<Extras>(*other.mExtras) : nullptr), mPort(other.mPort),
      mScheme(other.mScheme), mIsIpv6(other.mIsIpv6), mUserIsEscaped(other.mUserIsEscaped) {}

Address::~Address() = default;

Ref<Address> Address::parse(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) return nullptr;
    text = sip::grammar::trim(text);
    sip::NameAddrView view;
    if (text.find('<') == std::string_view::npos) {
        if (text.ends_with('>')) text.remove_suffix(1);
        const auto uri = sip::parseUri(text, sip::PortRange::Any);
        if (!uri) {
            const std::string joined = joinAtSemicolons(text);
            return joined.size() < text.size() ? parse(joined) : nullptr;
        }
        view.uri = *uri;
    } else {
        std::string_view rest;
        const auto parsed = sip::parseNameAddr(text, rest, sip::PortRange::Any);
        if (!parsed || !rest.empty()) return nullptr;
        view = *parsed;
    }
    if (view.uri.host.find('_') != std::string_view::npos) return nullptr;
    return fromNameAddr(view);
}

Ref<Address> Address::parseHeaderValue(std::string_view value) {
    std::string_view rest;
    const auto view = sip::parseNameAddr(value, rest);
    // Quoted strings may hold an escaped NUL, which neither the C API nor Text can carry.
    if (!view || !rest.empty() || view->parameters.find('\0') != std::string_view::npos) return nullptr;
    return fromNameAddr(*view);
}

Ref<Address> Address::fromNameAddr(const sip::NameAddrView &view) {
    if (!view.displayNameQuoted)
        return Ref<Address>::adopt(new Address(view.uri, view.displayName, view.parameters));
    std::string name = view.displayText();
    std::replace(name.begin(), name.end(), '\0', ' ');
    return Ref<Address>::adopt(new Address(view.uri, name, view.parameters));
}

Ref<Address> Address::clone() const { return Ref<Address>::adopt(new Address(*this)); }

Address::Extras &Address::extras() const {
    if (!mExtras) mExtras = std::make_unique<Extras>();
    return *mExtras;
}

const char *Address::scheme() const noexcept {
    switch (mScheme) {
    case Scheme::Sip:
        return "sip";
    case Scheme::Sips:
        return "sips";
    case Scheme::Other:
        break;
    }
    return mExtras->scheme.get();
}

bool Address::setSecure(bool secure) noexcept {
    if (!isSip()) return false;
    mScheme = secure ? Scheme::Sips : Scheme::Sip;
    return true;
}

bool Address::setDisplayName(std::string_view name) {
    if (endsHeader(name)) return false;
    mDisplayName = Text(name);
    return true;
}

const char *Address::username() const {
    if (!mUserIsEscaped) return mUser.get();
    Extras &more = extras();
    if (!more.plainUser) more.plainUser = Text(plainText(mUser.view()));
    return more.plainUser.get();
}

bool Address::setUsername(std::string_view username) {
    if (!isSip() || endsHeader(username)) return false;
    std::string escaped = sip::escapeUser(username);
    mUser = Text(escaped);
    mUserIsEscaped = escaped.find('%') != std::string::npos;
    if (mExtras) mExtras->plainUser = Text();
    return true;
}

std::string_view Address::rawPassword() const noexcept {
    return mExtras ? mExtras->password.view() : std::string_view();
}

const char *Address::password() const {
    if (rawPassword().find('%') == std::string_view::npos) return mExtras ? mExtras->password.get() : nullptr;
    if (!mExtras->plainPassword) {
        std::string plain = plainText(rawPassword());
        mExtras->plainPassword = Secret(plain);
        wipe(plain);
    }
    return mExtras->plainPassword.get();
}

bool Address::setPassword(std::string_view password) {
    if (!isSip() || endsHeader(password)) return false;
    if (password.empty() && !mExtras) return true;
    std::string escaped = sip::escapePassword(password);
    extras().password = Secret(escaped);
    mExtras->plainPassword = Secret();
    wipe(escaped);
    return true;
}

bool Address::setDomain(std::string_view domain) {
    if (!isSip() || domain.find('_') != std::string_view::npos) return false;
    const auto host = sip::parseHost(domain);
    if (!host) return false;
    mHost = Text(host->name);
    mIsIpv6 = host->isIpv6;
    return true;
}

bool Address::setPort(int port) noexcept {
    if (!isSip() || port < 0 || port > 65535) return false;
    mPort = port;
    return true;
}

bool Address::hasTransport() const noexcept {
    const auto index = transportIndex(uriParameters());
    return index && *index <= static_cast<std::size_t>(sip::Transport::Tls);
}

sip::Transport Address::transport() const noexcept {
    const auto index = transportIndex(uriParameters());
    if (index && *index <= static_cast<std::size_t>(sip::Transport::Tls))
        return static_cast<sip::Transport>(*index);
    return isSecure() ? sip::Transport::Tls : sip::Transport::Udp;
}

bool Address::setTransport(sip::Transport transport) { return setTransportType(static_cast<int>(transport)); }

LinphoneTransportType Address::transportType() const noexcept {
    return static_cast<LinphoneTransportType>(
        transportIndex(uriParameters()).value_or(static_cast<std::size_t>(transport())));
}

bool Address::setTransportType(int type) {
    const auto index = static_cast<std::size_t>(type);
    return index < kTransportNames.size() && setUriParameter("transport", kTransportNames[index]);
}

bool Address::setMethodParameter(std::string_view method) {
    if (!method.empty()) return setUriParameter("method", method);
    removeUriParameter("method");
    return isSip();
}

bool Address::hasUriParameter(std::string_view name) const noexcept {
    return findElement(kParameterList, uriParameters(), name).has_value();
}

const char *Address::uriParameter(std::string_view name) const { return lend(Part::UriParameter, name); }

bool Address::setUriParameter(std::string_view name, std::string_view value) {
    if (!isSip() || !sip::isUriParameterText(name) || endsHeader(value)) return false;
    std::string element(name);
    if (!value.empty()) element += '=' + sip::escapeUriParameter(value);
    return setElement(Part::UriParameter, name, element);
}

void Address::removeUriParameter(std::string_view name) { setElement(Part::UriParameter, name, {}); }

bool Address::setUriParameters(std::string_view parameters) {
    if (parameters.starts_with(';')) parameters.remove_prefix(1);
    if (!isSip() || (!parameters.empty() && !sip::isUriParameters(parameters))) return false;
    return setAll(Part::UriParameter, parameters);
}

bool Address::hasParameter(std::string_view name) const noexcept {
    return findElement(kParameterList, parameters(), name).has_value();
}

const char *Address::parameter(std::string_view name) const { return lend(Part::Parameter, name); }

bool Address::setParameter(std::string_view name, std::string_view value) {
    if (!sip::isTokenText(name) || endsHeader(value)) return false;
    std::string element(name);
    if (!value.empty()) {
        element += '=';
        if (sip::isHeaderParameterValue(value))
            element += value;
        else
            element += sip::quote(value);
    }
    return setElement(Part::Parameter, name, element);
}

void Address::removeParameter(std::string_view name) { setElement(Part::Parameter, name, {}); }

std::string_view Address::parameters() const noexcept {
    return mExtras ? mExtras->parameters.view() : std::string_view();
}

bool Address::setParameters(std::string_view parameters) {
    if (parameters.starts_with(';')) parameters.remove_prefix(1);
    if (endsHeader(parameters) || (!parameters.empty() && !sip::isHeaderParameters(parameters))) return false;
    return setAll(Part::Parameter, replaceElement(kParameterList, parameters, {}, {}));
}

std::string_view Address::uriHeaders() const noexcept {
    return mExtras ? mExtras->uriHeaders.view() : std::string_view();
}

const char *Address::uriHeader(std::string_view name) const { return lend(Part::UriHeader, name); }

bool Address::setUriHeader(std::string_view name, std::string_view value) {
    if (!isSip() || !sip::isTokenText(name) || endsHeader(value)) return false;
    const std::string escapedName = sip::escapeUriHeader(name);
    return setElement(Part::UriHeader, escapedName,
                      value.empty() ? std::string() : escapedName + '=' + sip::escapeUriHeader(value));
}

void Address::clean() noexcept {
    mUriParameters = Text();
    if (!mExtras) return;
    mExtras->parameters = Text();
    mExtras->uriHeaders = Text();
    mExtras->lent.clear();
}

bool Address::setElement(Part part, std::string_view name, std::string_view element) {
    const ListSyntax &syntax = part == Part::UriHeader ? kUriHeaderList : kParameterList;
    const std::string_view list = part == Part::UriParameter ? uriParameters()
                                  : part == Part::Parameter  ? parameters()
                                                             : uriHeaders();
    Text changed(replaceElement(syntax, list, name, element));
    forget(part, name);
    if (part == Part::UriParameter)
        mUriParameters = std::move(changed);
    else if (part == Part::Parameter)
        extras().parameters = std::move(changed);
    else
        extras().uriHeaders = std::move(changed);
    return true;
}

bool Address::setAll(Part part, std::string_view text) {
    Text changed(text);
    forget(part);
    if (part == Part::UriParameter)
        mUriParameters = std::move(changed);
    else
        extras().parameters = std::move(changed);
    return true;
}

const char *Address::lend(Part part, std::string_view name) const {
    if (mExtras) {
        for (const Extras::Lent &lent : mExtras->lent)
            if (lent.part == part && equalsIgnoringCase(lent.name.view(), name)) return lent.value.get();
    }
    const auto element = part == Part::UriHeader      ? findElement(kUriHeaderList, uriHeaders(), name)
                         : part == Part::UriParameter ? findElement(kParameterList, uriParameters(), name)
                                                      : findElement(kParameterList, parameters(), name);
    if (!element || element->value.empty()) return nullptr;
    Text value = part == Part::Parameter ? Text(element->value) : Text(plainText(element->value));
    return extras().lent.emplace_back(Extras::Lent{part, Text(name), std::move(value)}).value.get();
}

void Address::forget(Part part, std::string_view name) noexcept {
    if (!mExtras) return;
    std::erase_if(mExtras->lent, [&](const Extras::Lent &lent) {
        return lent.part == part && equalsIgnoringCase(lent.name.view(), name);
    });
}

void Address::forget(Part part) noexcept {
    if (mExtras) std::erase_if(mExtras->lent, [part](const Extras::Lent &lent) { return lent.part == part; });
}

} // namespace slimphone
