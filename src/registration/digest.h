/**
 * @file
 * Answers to digest challenges (RFC 3261 section 22, RFC 7616, RFC 8760).
 */
#pragma once

#include "auth-info/digest-algorithm.h"
#include "base/text.h"
#include "sip/challenge.h"

#include <cstdint>
#include <string>
#include <string_view>

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
    Secret ha1Of(const AuthInfo &credentials) const;

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

} // namespace slimphone
