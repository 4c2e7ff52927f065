#include "account-creator/account-creator.h"
#include "dial-plan/dial-plan.h"
#include "dial-plan/phone-number.h"
#include "xml-rpc/session.h"

#include <bctoolbox/regex.h>

#include <algorithm>

namespace slimphone {

namespace {

/** The matcher of the standard library recurses with every character. */
constexpr std::size_t kLongestForRegex = 1024;

bool isLetter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isControl(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool hasControl(std::string_view text) { return std::any_of(text.begin(), text.end(), isControl); }

/** A user part of a SIP address can be made of it, or it is an address with a user itself. */
bool isUsableUser(const std::string &text) {
    if (text.empty()) return false;
    if (text.starts_with("sip:") || text.starts_with("sips:")) {
        const Ref<Address> address = Address::parse(text);
        return address && address->username();
    }
    return Address::parse("sip:sip.linphone.org")->setUsername(text);
}

/** The position of the first "@" with something before it. */
std::size_t atSign(std::string_view text) { return text.find('@', 1); }

} // namespace

bool isUri(const char *username, const char *domain, const char *displayName) {
    const Ref<Address> address = Address::parse("sip:sip.linphone.org");
    return (!username || isUsableUser(username)) && (!domain || address->setDomain(domain)) &&
           (!displayName || address->setDisplayName(displayName));
}

const Config *AccountCreator::assistant() const noexcept {
    const Core *owner = core();
    return owner ? &owner->config() : nullptr;
}

void AccountCreator::expose() noexcept {
    username = mUsername.get();
    display_name = mDisplayName.get();
    password = mPassword.get();
    ha1 = mHa1.get();
    phone_number = mPhoneNumber.get();
    phone_country_code = mPhoneCountryCode.get();
    email = mEmail.get();
    language = mLanguage.get();
    activation_code = mActivationCode.get();
    domain = mDomain.get();
    route = mRoute.get();
    algorithm = mAlgorithm.get();
}

LinphoneAccountCreatorUsernameStatus AccountCreator::setUsername(const char *text) {
    if (!text) {
        storeUsername({});
        return LinphoneAccountCreatorUsernameStatusOk;
    }
    const std::string value(text);
    if (const Config *config = assistant()) {
        const int shortest = config->getInt("assistant", "username_min_length", -1);
        const int longest = config->getInt("assistant", "username_max_length", -1);
        if (shortest > 0 && value.size() < static_cast<std::size_t>(shortest))
            return LinphoneAccountCreatorUsernameStatusTooShort;
        if (longest > 0 && value.size() > static_cast<std::size_t>(longest))
            return LinphoneAccountCreatorUsernameStatusTooLong;
        if (config->getInt("assistant", "use_phone_number", 0) != 0 && !isPhoneNumber(value))
            return LinphoneAccountCreatorUsernameStatusInvalid;
        const char *regex = config->getString("assistant", "username_regex", nullptr);
        if (regex && *regex &&
            (value.size() > kLongestForRegex || !bctbx_is_matching_regex_log(text, regex, FALSE)))
            return LinphoneAccountCreatorUsernameStatusInvalidCharacters;
    }
    if (!isUsableUser(value)) return LinphoneAccountCreatorUsernameStatusInvalid;
    storeUsername(value);
    return LinphoneAccountCreatorUsernameStatusOk;
}

void AccountCreator::storeUsername(std::string_view text) {
    mUsername = Text(text);
    expose();
}

LinphoneAccountCreatorUsernameStatus AccountCreator::setDisplayName(const char *text) {
    if (text && hasControl(text)) return LinphoneAccountCreatorUsernameStatusInvalid;
    mDisplayName = Text(text);
    expose();
    return LinphoneAccountCreatorUsernameStatusOk;
}

LinphoneAccountCreatorPasswordStatus AccountCreator::setPassword(const char *text) {
    const std::string_view value = text ? std::string_view(text) : std::string_view();
    if (const Config *config = text ? assistant() : nullptr) {
        const int shortest = config->getInt("assistant", "password_min_length", -1);
        const int longest = config->getInt("assistant", "password_max_length", -1);
        if (shortest > 0 && value.size() < static_cast<std::size_t>(shortest))
            return LinphoneAccountCreatorPasswordStatusTooShort;
        if (longest > 0 && value.size() > static_cast<std::size_t>(longest))
            return LinphoneAccountCreatorPasswordStatusTooLong;
    }
    mPassword = Secret(value);
    expose();
    return text ? LinphoneAccountCreatorPasswordStatusOk : LinphoneAccountCreatorPasswordStatusTooShort;
}

void AccountCreator::setHa1(std::string_view text) {
    mHa1 = Secret(text);
    expose();
}

LinphoneAccountCreatorPhoneNumberStatusMask AccountCreator::setPhoneNumber(const char *number,
                                                                           const char *countryCode) {
    if (!number && !countryCode) {
        mPhoneNumber = mPhoneCountryCode = Text();
        expose();
        return LinphoneAccountCreatorPhoneNumberStatusOk;
    }
    if (!number || !countryCode) return LinphoneAccountCreatorPhoneNumberStatusInvalid;
    std::string_view code = countryCode;
    if (code.starts_with('+')) code.remove_prefix(1);
    if (code.empty()) return LinphoneAccountCreatorPhoneNumberStatusInvalidCountryCode;
    const std::string given(number);
    mPhoneCountryCode = Text(code);
    expose();
    const std::optional<std::string> normal =
        given.empty() ? std::nullopt : normalizePhoneNumber(given, mPhoneCountryCode.view(), false);
    if (!normal) return LinphoneAccountCreatorPhoneNumberStatusInvalid;
    if (*normal != given || !given.starts_with('+')) {
        const DialPlan &plan = DialPlan::byCallingCode(mPhoneCountryCode.view());
        if (plan.isGeneric()) return LinphoneAccountCreatorPhoneNumberStatusInvalidCountryCode;
        if (given.size() > std::size_t{plan.nationalNumberLength} + 1)
            return LinphoneAccountCreatorPhoneNumberStatusTooLong;
    }
    storePhoneNumber(*normal);
    return LinphoneAccountCreatorPhoneNumberStatusOk;
}

void AccountCreator::storePhoneNumber(std::string_view number) {
    mPhoneNumber = Text(number);
    expose();
}

LinphoneAccountCreatorEmailStatus AccountCreator::setEmail(const char *text) {
    const std::string_view value = text ? std::string_view(text) : std::string_view();
    const std::size_t at = value.empty() ? std::string_view::npos : atSign(value);
    const std::size_t dot = value.rfind('.');
    if (at == std::string_view::npos || dot == std::string_view::npos || dot < at + 2 || hasControl(value))
        return LinphoneAccountCreatorEmailStatusMalformed;
    const std::string_view ending = value.substr(dot + 1);
    if (ending.size() < 2 || !std::all_of(ending.begin(), ending.end(), isLetter))
        return LinphoneAccountCreatorEmailStatusInvalidCharacters;
    mEmail = Text(toLower(value));
    expose();
    return LinphoneAccountCreatorEmailStatusOk;
}

void AccountCreator::setLanguage(std::string_view text) {
    mLanguage = Text(text);
    expose();
}

void AccountCreator::setActivationCode(std::string_view text) {
    mActivationCode = Secret(text);
    expose();
}

LinphoneAccountCreatorDomainStatus AccountCreator::setDomain(const char *text) {
    if (text && hasControl(text)) return LinphoneAccountCreatorDomainInvalid;
    mDomain = Text(text ? toLower(text) : std::string());
    expose();
    return LinphoneAccountCreatorDomainOk;
}

bool AccountCreator::setRoute(const char *text) {
    if (!text) return false;
    mRoute = Text(toLower(text));
    expose();
    return true;
}

LinphoneAccountCreatorAlgoStatus AccountCreator::setAlgorithm(const char *text) {
    mAlgorithm = Text(text);
    expose();
    return !mAlgorithm || mAlgorithm == "MD5" || mAlgorithm == "SHA-256"
               ? LinphoneAccountCreatorAlgoStatusOk
               : LinphoneAccountCreatorAlgoStatusNotSupported;
}

bool AccountCreator::setTransport(int wanted) {
    if (wanted < LinphoneTransportUdp || wanted > LinphoneTransportTls) return false;
    mTransport = static_cast<LinphoneTransportType>(wanted);
    return true;
}

void AccountCreator::reset() {
    mUsername = mDisplayName = mPhoneNumber = mPhoneCountryCode = mEmail = mLanguage = mDomain = mRoute =
        mAlgorithm = Text();
    mPassword = mHa1 = mActivationCode = Secret();
    mProxyConfig = nullptr;
    expose();
}

void AccountCreator::fillDomainAndAlgorithm() {
    const Config *config = assistant();
    if (!config) return;
    if (!mDomain) setDomain(config->getString("assistant", "domain", nullptr));
    if (!mAlgorithm) setAlgorithm(config->getString("assistant", "algorithm", nullptr));
}

std::string_view AccountCreator::newPasswordText() const noexcept {
    const auto *text = static_cast<const char *>(userData());
    return newPassword || !text ? newPassword.view() : std::string_view(text);
}

std::string_view AccountCreator::user() const noexcept {
    return mUsername ? mUsername.view() : mPhoneNumber.view();
}

const char *AccountCreator::proxyDomain() const {
    const Address *address = mProxyConfig ? mProxyConfig->shownParams().identity() : nullptr;
    return address ? address->domain() : nullptr;
}

const char *AccountCreator::effectiveDomain() const { return mDomain ? mDomain.get() : proxyDomain(); }

Ref<Address> AccountCreator::identity() const {
    const std::string name(user());
    if (name.starts_with("sip:") || name.starts_with("sips:")) {
        Ref<Address> address = Address::parse(name);
        return address && address->username() && address->domain() ? address : nullptr;
    }
    if (name.empty() || !mDomain) return nullptr;
    Ref<Address> address = Address::parse("sip:" + mDomain.str());
    // What is not a host and perhaps a port would put other things than a domain there.
    if (!address || address->username() || !address->uriParameters().empty() || address->displayName())
        return nullptr;
    return address->setUsername(name) ? address : nullptr;
}

} // namespace slimphone
