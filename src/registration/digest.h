/**
 * @file
 * Answers to digest challenges (RFC 3261 section 22, RFC 7616, RFC 8760).
 */
#pragma once

#include "auth-info/digest-algorithm.h"
#include "base/text.h"
#include "sip/challenge.h"
#include "sip/stack.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

class AuthInfo;
class DigestAuthenticationPolicy;

/** Why a challenge is not answered. */
enum class ChallengeFault : std::uint8_t {
    None,
    NotDigest,
    NoRealm,
    NoNonce,
    UnknownAlgorithm, ///< neither MD5 nor SHA-256; the "-sess" variants are among these
    UnknownQop,       ///< a list without "auth"
    Unprintable,      ///< a field with control characters, or too long to be sent back
    Md5Forbidden,     ///< by policy
    NoQopForbidden,   ///< by policy
};

/** Words for the log. */
const char *describe(ChallengeFault fault) noexcept;

/** Checks every field of @p challenge. */
ChallengeFault check(const sip::Challenge &challenge, const DigestAuthenticationPolicy &policy);

/**
 * One challenge and the credentials that answer it. Each authorization() counts the nonce up, so
 * a session also serves later requests without waiting for a new challenge.
 */
class DigestSession {
public:
    /** @p challenge must have passed check(), @p credentials must fit its algorithm. */
    DigestSession(const sip::Challenge &challenge, const AuthInfo &credentials, bool isProxy);

    /** Value of the next Authorization or Proxy-Authorization header. */
    std::string authorization(std::string_view method, std::string_view uri);
    /** The same with a chosen client nonce instead of a random one. */
    std::string authorization(std::string_view method, std::string_view uri, std::string_view cnonce);

    /** "Authorization" or "Proxy-Authorization". */
    const char *headerName() const noexcept { return mIsProxy ? "Proxy-Authorization" : "Authorization"; }
    std::string_view realm() const noexcept { return mRealm.view(); }
    std::string_view nonce() const noexcept { return mNonce.view(); }
    bool isProxy() const noexcept { return mIsProxy; }
    DigestAlgorithm algorithm() const noexcept { return mAlgorithm; }
    std::uint32_t nonceCount() const noexcept { return mNonceCount; }
    /** Made of these credentials as they are now. */
    bool usesCredentials(const AuthInfo &credentials) const;

private:
    friend class DigestAuthenticator;

    void take(const sip::Challenge &challenge);

    Text mRealm;
    Text mNonce;
    Text mOpaque;
    Text mUsername;
    Secret mHa1;
    std::uint32_t mNonceCount = 0;
    DigestAlgorithm mAlgorithm = DigestAlgorithm::Md5;
    bool mIsProxy;
    bool mHasOpaque = false;
    bool mNamesAlgorithm = false;
    bool mHasQop = false;
    // What the far end thought of it, kept for DigestAuthenticator.
    std::uint8_t mStaleRounds = 0;
    bool mAccepted = false;
    bool mRejected = false;
};

/** What to do about a 401 or 407. */
struct ChallengeVerdict {
    enum class Outcome : std::uint8_t {
        Answered,            ///< send the request again, with authorize()
        CredentialsMissing,  ///< no credentials for this realm
        CredentialsRejected, ///< they were tried and are known to be wrong
        Unsupported,         ///< no challenge that can be answered
    };
    Outcome outcome = Outcome::Unsupported;
    std::string realm;                    ///< unless Unsupported
    std::string algorithm;                ///< of the strongest supported challenge, as offered
    std::vector<std::string> algorithms;  ///< all supported ones of the realm, strongest first
    const AuthInfo *rejected = nullptr;   ///< with CredentialsRejected
    ChallengeFault fault = ChallengeFault::NotDigest; ///< of the first challenge, with Unsupported
};

/**
 * The sessions of one registration, one for each realm. It tells an outdated nonce from wrong
 * credentials and does not send wrong ones a second time.
 */
class DigestAuthenticator {
public:
    /** Credentials for a realm and an algorithm ("MD5", "SHA-256"), nullptr without. */
    using Lookup = std::function<const AuthInfo *(const std::string &realm, const std::string &algorithm)>;

    /** Takes the challenges of a 401 or 407; of each realm the strongest with credentials. */
    ChallengeVerdict challenged(std::span<const sip::HeaderView> headers,
                                const DigestAuthenticationPolicy &policy, const Lookup &lookup);

    /** The request was accepted; a challenge from now on means an outdated nonce at first. */
    void accepted() noexcept;

    /** Appends the credentials header fields for a request, also before any new challenge. */
    void authorize(std::string_view method, std::string_view uri, std::vector<sip::HeaderField> &headers);

    /** Forgets every session, wrong credentials included. */
    void clear() noexcept { mSessions.clear(); }
    bool empty() const noexcept { return mSessions.empty(); }
    const std::vector<DigestSession> &sessions() const noexcept { return mSessions; }

private:
    struct Group;
    ChallengeVerdict answer(const Group &group, const Lookup &lookup);
    DigestSession *session(std::string_view realm, bool isProxy) noexcept;

    std::vector<DigestSession> mSessions;
};

} // namespace slimphone
