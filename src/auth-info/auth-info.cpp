#include "auth-info/auth-info.h"

#include "auth-info/digest-algorithm.h"
#include "base/log.h"
#include "config/config.h"

#include <algorithm>
#include <ctime>

namespace slimphone {

std::atomic<unsigned> AuthInfo::sStoredKeyChanges{0};
std::atomic<unsigned> AuthInfo::sStoredChanges{0};
const AuthInfo::Extras AuthInfo::sNoExtras{};

AuthInfo::AuthInfo(std::string_view username, std::string_view userid, std::string_view password,
                   std::string_view ha1, std::string_view realm, std::string_view domain,
                   std::string_view algorithm)
    : mUsername(username), mUserid(userid), mPassword(password), mHa1(ha1), mRealm(realm), mDomain(domain) {
    setAlgorithm(algorithm);
}

AuthInfo::AuthInfo(const AuthInfo &other)
    : HybridObject(other), mUsername(other.mUsername), mUserid(other.mUserid), mPassword(other.mPassword),
      mHa1(other.mHa1), mRealm(other.mRealm), mDomain(other.mDomain),
      mExtras(other.mExtras ? std::make_unique<Extras>(*other.mExtras) : nullptr) {}

AuthInfo::~AuthInfo() = default;

Ref<AuthInfo> AuthInfo::clone() const { return Ref<AuthInfo>::adopt(new AuthInfo(*this)); }

void AuthInfo::changed() noexcept {
    mIsSaved = false;
    if (mIsStored) sStoredChanges.fetch_add(1, std::memory_order_relaxed);
}

void AuthInfo::keyChanged() noexcept {
    changed();
    if (mIsStored) sStoredKeyChanges.fetch_add(1, std::memory_order_relaxed);
}

void AuthInfo::secretChanged() {
    setExtra(&Extras::sha256Ha1, {});
    changed();
}

template <class T>
void AuthInfo::setExtra(T Extras::*member, std::string_view value) {
    if (value.empty() && !mExtras) return;
    if (!mExtras) mExtras = std::make_unique<Extras>();
    (*mExtras).*member = T(value);
    changed();
}

void AuthInfo::setUsername(std::string_view username) {
    mUsername = Text(username);
    secretChanged();
    keyChanged();
}

void AuthInfo::setRealm(std::string_view realm) {
    mRealm = Text(realm);
    secretChanged();
    keyChanged();
}

void AuthInfo::setUserid(std::string_view userid) {
    mUserid = Text(userid);
    secretChanged();
}

void AuthInfo::setPassword(std::string_view password) {
    mPassword = Secret(password);
    secretChanged();
}

void AuthInfo::setHa1(std::string_view ha1) {
    mHa1 = Secret(ha1);
    secretChanged();
}

void AuthInfo::setDomain(std::string_view domain) {
    mDomain = Text(domain);
    keyChanged();
}

bool AuthInfo::setAlgorithm(std::string_view algorithm) {
    if (algorithm.empty()) {
        setExtra(&Extras::algorithm, {});
        return true;
    }
    const auto known = digestAlgorithm(algorithm);
    if (!known) {
        logError("Authentication algorithm [%.*s] is not supported, MD5 and SHA-256 are",
                 static_cast<int>(std::min<std::size_t>(algorithm.size(), 64)), algorithm.data());
        return false;
    }
    setExtra(&Extras::algorithm, toString(*known));
    return true;
}

void AuthInfo::addAvailableAlgorithm(std::string_view algorithm) {
    if (algorithm.empty() || algorithm.find(',') != std::string_view::npos) return;
    for (const std::string &present : availableAlgorithms())
        if (equalsIgnoringCase(present, algorithm)) return;
    if (!mExtras) mExtras = std::make_unique<Extras>();
    mExtras->availableAlgorithms.emplace_back(algorithm);
    changed();
}

void AuthInfo::clearAvailableAlgorithms() {
    if (!mExtras) return;
    mExtras->availableAlgorithms.clear();
    changed();
}

void AuthInfo::setAvailableAlgorithms(const std::vector<std::string> &algorithms) {
    clearAvailableAlgorithms();
    for (const std::string &algorithm : algorithms)
        addAvailableAlgorithm(algorithm);
}

void AuthInfo::setTlsCertificate(std::string_view pem) {
    setExtra(&Extras::tlsCertificate, pem);
    keyChanged();
}

void AuthInfo::setTlsKey(std::string_view pem) {
    setExtra(&Extras::tlsKey, pem);
    keyChanged();
}

void AuthInfo::setTlsCertificatePath(std::string_view path) {
    setExtra(&Extras::tlsCertificatePath, path);
    keyChanged();
}

void AuthInfo::setTlsKeyPath(std::string_view path) {
    setExtra(&Extras::tlsKeyPath, path);
    keyChanged();
}

void AuthInfo::setTlsKeyPassword(std::string_view password) { setExtra(&Extras::tlsKeyPassword, password); }

void AuthInfo::setExpires(std::int64_t expires) {
    if (expires <= 0 && !mExtras) return;
    if (!mExtras) mExtras = std::make_unique<Extras>();
    mExtras->expires = std::max<std::int64_t>(expires, 0);
    changed();
}

bool AuthInfo::hasExpired() const noexcept { return expires() != 0 && std::time(nullptr) >= expires(); }

bool AuthInfo::isUsable() const noexcept { return mPassword || mHa1 || hasTlsIdentity(); }

bool AuthInfo::hasTlsIdentity() const noexcept {
    return (tlsCertificate() || tlsCertificatePath()) && (tlsKey() || tlsKeyPath());
}

bool AuthInfo::fitsAlgorithm(std::string_view wanted) const noexcept {
    if (!mPassword && !mHa1) return false;
    if (wanted.empty()) return true;
    if (algorithm()) return equalsIgnoringCase(algorithm().view(), wanted);
    if (mPassword || equalsIgnoringCase(wanted, "MD5")) return true;
    return extras().sha256Ha1 && equalsIgnoringCase(wanted, "SHA-256");
}

const Secret &AuthInfo::ha1(DigestAlgorithm algorithm) const noexcept {
    return algorithm == DigestAlgorithm::Sha256 && extras().sha256Ha1 ? extras().sha256Ha1 : mHa1;
}

bool AuthInfo::hasSameSecretAs(const AuthInfo &other) const noexcept {
    return digestUsername() == other.digestUsername() && mPassword == other.mPassword && mHa1 == other.mHa1;
}

bool AuthInfo::equalsButAlgorithms(const AuthInfo &other) const noexcept {
    return mUsername == other.mUsername && mUserid == other.mUserid && mPassword == other.mPassword &&
           mHa1 == other.mHa1 && mRealm == other.mRealm && mDomain == other.mDomain &&
           tlsCertificate() == other.tlsCertificate() && tlsKey() == other.tlsKey() &&
           tlsCertificatePath() == other.tlsCertificatePath() && tlsKeyPath() == other.tlsKeyPath() &&
           tlsKeyPassword() == other.tlsKeyPassword();
}

std::string_view AuthInfo::bareRealm() const noexcept {
    const std::string_view realm = mRealm.view();
    const bool isQuoted = realm.size() >= 2 && realm.front() == '"' && realm.back() == '"';
    return isQuoted ? realm.substr(1, realm.size() - 2) : realm;
}

std::string AuthInfo::sectionName(int index) { return "auth_info_" + std::to_string(index); }

Ref<AuthInfo> AuthInfo::readFrom(const Config &config, int index) {
    const std::string section = sectionName(index);
    if (index < 0 || !config.hasSection(section)) return {};
    const auto text = [&](const char *key) {
        const char *value = config.getString(section, key, nullptr);
        return value ? std::string_view(value) : std::string_view();
    };

    Ref<AuthInfo> info = make<AuthInfo>(text("username"), text("userid"), text("passwd"), text("ha1"),
                                        text("realm"), text("domain"), text("algorithm"));
    // Files written by liblinphone hold HA1s of MD5 without saying so.
    const bool isForAny = info->mHa1 && !info->algorithm() && !text("ha1_sha256").empty();
    if (isForAny) info->setExtra(&Extras::sha256Ha1, text("ha1_sha256"));
    if (info->mHa1 && !info->mPassword && !info->algorithm() && !isForAny) info->setAlgorithm("MD5");
    if (const auto algorithms = config.getStringList(section, "available_algorithms"))
        for (const std::string &algorithm : *algorithms)
            info->addAvailableAlgorithm(algorithm);
    info->setTlsCertificatePath(text("client_cert_chain"));
    info->setTlsKeyPath(text("client_cert_key"));
    // The second spelling is what liblinphone 5.1 looks for, and some write.
    const std::string_view keyPassword = text("client_cert_key_password");
    info->setExpires(config.getInt64(section, "expires", 0));
    info->setTlsKeyPassword(keyPassword.empty() ? text("client_cert_key_passsword") : keyPassword);
    // A password that need not be in the file, or a key under the wrong name, goes with the next save.
    const bool isClear = info->mPassword && info->mRealm && info->digestUsername();
    info->mIsSaved = !(isClear && passwordForm(config) == PasswordForm::Hashed) &&
                     !config.hasEntry(section, "client_cert_key_passsword");
    return info;
}

void AuthInfo::writeTo(Config &config, int index, PasswordForm form) const {
    const std::string section = sectionName(index);
    if (mUsername != config.getString(section, "username", nullptr)) config.cleanSection(section);

    Secret ha1 = mHa1;
    Secret sha256Ha1 = extras().sha256Ha1;
    bool writesPassword = !mPassword.empty();
    if (form == PasswordForm::Hashed && mPassword && mRealm && digestUsername()) {
        const auto hash = [this](DigestAlgorithm used) {
            return computeHa1(used, digestUsername().view(), bareRealm(), mPassword.view());
        };
        ha1 = hash(digestAlgorithm(algorithm().view()).value_or(DigestAlgorithm::Md5));
        if (!algorithm()) sha256Ha1 = hash(DigestAlgorithm::Sha256);
        writesPassword = false;
    }

    const auto put = [&](const char *key, const Text &value) {
        config.setString(section, key, value.view());
    };
    put("username", mUsername);
    put("userid", mUserid);
    put("passwd", writesPassword ? mPassword : Secret());
    put("ha1", ha1);
    put("ha1_sha256", sha256Ha1);
    put("realm", mRealm);
    put("domain", mDomain);
    put("algorithm", algorithm());
    config.setStringList(section, "available_algorithms", availableAlgorithms());
    put("client_cert_chain", tlsCertificatePath());
    put("client_cert_key", tlsKeyPath());
    put("client_cert_key_password", tlsKeyPassword());
    config.setString(section, "expires", expires() != 0 ? std::to_string(expires()) : std::string());
    put("client_cert_key_passsword", Text());
}

void AuthInfo::write(const AuthInfo *info, Config &config, int index) {
    if (info)
        info->writeTo(config, index, passwordForm(config));
    else
        config.cleanSection(sectionName(index));
}

AuthInfo::PasswordForm AuthInfo::passwordForm(const Config &config) {
    return config.getBool("sip", "store_ha1_passwd", true) ? PasswordForm::Hashed : PasswordForm::Clear;
}

} // namespace slimphone
