/**
 * @file
 * What a registration does about the challenges in a 401 or 407.
 */
#pragma once

#include "registration/digest.h"
#include "sip/stack.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

class AuthInfo;
class DigestAuthenticationPolicy;

/** What to do about a 401 or 407. */
struct ChallengeVerdict {
    enum class Outcome : std::uint8_t {
        Answered,            ///< send the request again, with authorize()
        CredentialsMissing,  ///< no credentials for this realm
        CredentialsRejected, ///< they were tried and are known to be wrong
        Unsupported,         ///< no challenge that can be answered
    };
    Outcome outcome = Outcome::Unsupported;
    std::string realm;                   ///< unless Unsupported
    std::vector<std::string> algorithms; ///< supported ones that the realm offers, strongest first
    const AuthInfo *rejected = nullptr;  ///< with CredentialsRejected
    ChallengeFault fault = ChallengeFault::NotDigest; ///< with Unsupported, of the first challenge
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
    /** Forgets all but what was accepted in that realm. */
    void keepOnly(std::string_view realm) noexcept;
    bool empty() const noexcept { return mSessions.empty(); }
    const std::vector<DigestSession> &sessions() const noexcept { return mSessions; }

private:
    struct Offer;
    /** @p offers: the answerable challenges of one realm, strongest first. */
    ChallengeVerdict answer(std::span<const Offer *const> offers, const Lookup &lookup);
    /** The credentials may be sent (again) for that challenge. */
    bool isWorthSending(const DigestSession &session, const sip::Challenge &challenge) const noexcept;
    DigestSession *findSession(std::string_view realm, bool isProxy) noexcept;

    std::vector<DigestSession> mSessions;
};

} // namespace slimphone
