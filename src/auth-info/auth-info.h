/**
 * @file
 * Credentials: who authenticates, with what, and where they are good for.
 */
#pragma once

#include "linphone/types.h"

#include "auth-info/digest-algorithm.h"
#include "base/object.h"
#include "base/text.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

class Config;

/**
 * A user name with a password, an HA1 or a TLS client certificate. Unset texts read as nullptr.
 * What few entries have is kept apart, since an application may hold ten thousand of these.
 */
class AuthInfo : public HybridObject<LinphoneAuthInfo, AuthInfo> {
public:
    AuthInfo() = default;
    AuthInfo(std::string_view username, std::string_view userid, std::string_view password,
             std::string_view ha1, std::string_view realm, std::string_view domain,
             std::string_view algorithm = {});

    /** A copy with its own life, without user data. */
    Ref<AuthInfo> clone() const;

    const Text &username() const noexcept { return mUsername; }
    const Text &userid() const noexcept { return mUserid; }
    const Secret &password() const noexcept { return mPassword; }
    const Secret &ha1() const noexcept { return mHa1; }
    /** What answers a challenge for @p algorithm without a password; unset when there is none. */
    const Secret &ha1(DigestAlgorithm algorithm) const noexcept;
    const Text &realm() const noexcept { return mRealm; }
    /** The realm without quotes around it, which applications copy out of headers. */
    std::string_view bareRealm() const noexcept;
    const Text &domain() const noexcept { return mDomain; }
    /** The only algorithm these credentials are for; unset: any. */
    const Text &algorithm() const noexcept { return extras().algorithm; }
    /** Algorithms that the server offers, for the application to read. */
    const std::vector<std::string> &availableAlgorithms() const noexcept {
        return extras().availableAlgorithms;
    }
    const Text &tlsCertificate() const noexcept { return extras().tlsCertificate; } ///< PEM
    const Secret &tlsKey() const noexcept { return extras().tlsKey; }               ///< PEM
    const Text &tlsCertificatePath() const noexcept { return extras().tlsCertificatePath; }
    const Text &tlsKeyPath() const noexcept { return extras().tlsKeyPath; }
    const Secret &tlsKeyPassword() const noexcept { return extras().tlsKeyPassword; }

    void setUsername(std::string_view username);
    void setUserid(std::string_view userid);
    void setPassword(std::string_view password);
    void setHa1(std::string_view ha1);
    void setRealm(std::string_view realm);
    void setDomain(std::string_view domain);
    /** "MD5" or "SHA-256" in any case, or empty; anything else is refused with a log line. */
    bool setAlgorithm(std::string_view algorithm);
    /** Adds a name that is not in the list yet; empty ones and such with a comma are ignored. */
    void addAvailableAlgorithm(std::string_view algorithm);
    void clearAvailableAlgorithms();
    void setAvailableAlgorithms(const std::vector<std::string> &algorithms);
    void setTlsCertificate(std::string_view pem);
    void setTlsKey(std::string_view pem);
    void setTlsCertificatePath(std::string_view path);
    void setTlsKeyPath(std::string_view path);
    void setTlsKeyPassword(std::string_view password);

    /** Seconds since 1970 after which these are good for nothing; 0: never. */
    std::int64_t expires() const noexcept { return extras().expires; }
    void setExpires(std::int64_t expires);
    bool hasExpired() const noexcept;

    /** Has a password, an HA1, or a certificate with its key. */
    bool isUsable() const noexcept;
    /** Has a certificate and its key, each as text or path. */
    bool hasTlsIdentity() const noexcept;
    /** The name in digest responses: the user id when set, else the user name. */
    const Text &digestUsername() const noexcept { return mUserid ? mUserid : mUsername; }
    /**
     * Can answer a challenge for @p algorithm (empty: any): with a password when no other
     * algorithm is fixed, with an HA1 of that algorithm, or with an HA1 of unknown origin and MD5.
     */
    bool fitsAlgorithm(std::string_view algorithm) const noexcept;
    /** A server that refused these credentials would refuse the others too. */
    bool hasSameSecretAs(const AuthInfo &other) const noexcept;
    /** Every field is equal, algorithms left aside. */
    bool equalsButAlgorithms(const AuthInfo &other) const noexcept;

    /** Reads [auth_info_<index>]; empty when there is no such section. */
    static Ref<AuthInfo> readFrom(const Config &config, int index);
    /** How the password goes into a file. */
    enum class PasswordForm : std::uint8_t {
        Clear,
        Hashed, ///< as HA1 when the realm is known, else clear; this object keeps the password
    };
    /** Hashed unless [sip] store_ha1_passwd is 0. */
    static PasswordForm passwordForm(const Config &config);
    /**
     * Writes [auth_info_<index>]. What it holds beside our keys stays if it was this user's
     * before. Certificates given as text are not written. A password for any algorithm becomes
     * two HA1s, so that the file answers challenges for MD5 and for SHA-256.
     */
    void writeTo(Config &config, int index, PasswordForm form) const;
    /** What linphone_auth_info_write_config() does: nullptr only removes the section. */
    static void write(const AuthInfo *info, Config &config, int index);
    /** Name of the section, "auth_info_<index>". */
    static std::string sectionName(int index);

protected:
    ~AuthInfo() override;

private:
    friend class CredentialStore;

    struct Extras {
        Text algorithm;
        std::vector<std::string> availableAlgorithms;
        Text tlsCertificate;
        Secret tlsKey;
        Text tlsCertificatePath;
        Text tlsKeyPath;
        Secret tlsKeyPassword;
        std::int64_t expires = 0;
        Secret sha256Ha1; ///< beside an HA1 for MD5, out of a file of ours
    };

    AuthInfo(const AuthInfo &other);
    const Extras &extras() const noexcept { return mExtras ? *mExtras : sNoExtras; }
    template <class T>
    void setExtra(T Extras::*member, std::string_view value);
    void keyChanged() noexcept;
    /** Something that is saved has changed. */
    void changed() noexcept;
    /** Forgets what was computed with a name, realm or password that is no more. */
    void secretChanged();

    /** Counts changes to fields by which a store finds its entries, so that it can index anew. */
    static std::atomic<unsigned> sStoredKeyChanges;
    /** Counts changes to whatever is saved of such entries. */
    static std::atomic<unsigned> sStoredChanges;
    static const Extras sNoExtras;

    Text mUsername;
    Text mUserid;
    Secret mPassword;
    Secret mHa1;
    Text mRealm;
    Text mDomain;
    std::unique_ptr<Extras> mExtras;
    bool mIsStored = false; ///< belongs to a CredentialStore
    bool mIsSaved = false;  ///< the configuration has it as it is
    bool mHasFailed = false;
};

} // namespace slimphone
