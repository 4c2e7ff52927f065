#include "registration/digest-authenticator.h"

#include "auth-info/auth-info.h"
#include "auth-info/digest-authentication-policy.h"

#include <algorithm>
#include <utility>

namespace slimphone {

namespace {

// A registrar and a proxy or two ask for credentials; a hostile one could name realms for ever.
constexpr std::size_t kMostSessions = 8;
// How often in a row a nonce may be outdated before that is taken for a refusal.
constexpr std::uint8_t kMostStaleRounds = 3;

/** The weightier outcome speaks for the whole response. */
int weight(ChallengeVerdict::Outcome outcome) noexcept {
    switch (outcome) {
    case ChallengeVerdict::Outcome::CredentialsRejected:
        return 3;
    case ChallengeVerdict::Outcome::CredentialsMissing:
        return 2;
    case ChallengeVerdict::Outcome::Answered:
        return 1;
    case ChallengeVerdict::Outcome::Unsupported:
        break;
    }
    return 0;
}

} // namespace

struct DigestAuthenticator::Offer {
    sip::Challenge challenge;
    bool isProxy;
    ChallengeFault fault;
    DigestAlgorithm algorithm;

    bool isOfSameRealm(const Offer &other) const noexcept {
        return isProxy == other.isProxy && challenge.realm == other.challenge.realm;
    }
};

ChallengeVerdict DigestAuthenticator::challenged(std::span<const sip::HeaderView> headers,
                                                 const DigestAuthenticationPolicy &policy,
                                                 const Lookup &lookup) {
    std::vector<Offer> offers;
    for (const sip::HeaderView &header : headers) {
        const bool isProxy = equalsIgnoringCase(header.name, "Proxy-Authenticate");
        if (!isProxy && !equalsIgnoringCase(header.name, "WWW-Authenticate")) continue;
        for (sip::Challenge &challenge : sip::parseChallenges(header.value)) {
            const ChallengeFault fault = check(challenge, policy);
            const auto algorithm = digestAlgorithm(challenge.algorithm.value_or(""));
            offers.push_back(
                {std::move(challenge), isProxy, fault, algorithm.value_or(DigestAlgorithm::Md5)});
        }
    }

    ChallengeVerdict verdict;
    if (!offers.empty()) verdict.fault = offers.front().fault;
    std::vector<const Offer *> open;
    for (const Offer &offer : offers)
        if (offer.fault == ChallengeFault::None) open.push_back(&offer);
    while (!open.empty()) {
        const Offer &first = *open.front();
        const auto rest = std::stable_partition(
            open.begin(), open.end(), [&](const Offer *offer) { return offer->isOfSameRealm(first); });
        std::stable_sort(open.begin(), rest,
                         [](const Offer *a, const Offer *b) { return a->algorithm > b->algorithm; });
        ChallengeVerdict ofRealm = answer({open.begin(), rest}, lookup);
        if (weight(ofRealm.outcome) > weight(verdict.outcome)) verdict = std::move(ofRealm);
        open.erase(open.begin(), rest);
    }
    return verdict;
}

ChallengeVerdict DigestAuthenticator::answer(std::span<const Offer *const> offers, const Lookup &lookup) {
    ChallengeVerdict verdict;
    verdict.outcome = ChallengeVerdict::Outcome::CredentialsMissing;
    verdict.fault = ChallengeFault::None;
    verdict.realm = *offers.front()->challenge.realm;
    for (const Offer *offer : offers)
        verdict.algorithms.emplace_back(toString(offer->algorithm));

    for (const Offer *offer : offers) {
        const AuthInfo *credentials = lookup(verdict.realm, toString(offer->algorithm));
        if (!credentials || !credentials->fitsAlgorithm(toString(offer->algorithm))) continue;

        DigestSession *session = findSession(verdict.realm, offer->isProxy);
        if (session && session->usesCredentials(*credentials)) {
            if (!isWorthSending(*session, offer->challenge)) {
                session->mRejected = true;
                verdict.outcome = ChallengeVerdict::Outcome::CredentialsRejected;
                verdict.rejected = credentials;
                return verdict;
            }
            const auto staleRounds = static_cast<std::uint8_t>(session->mStaleRounds + 1);
            *session = DigestSession(offer->challenge, *credentials, offer->isProxy);
            session->mStaleRounds = staleRounds;
        } else if (session) {
            *session = DigestSession(offer->challenge, *credentials, offer->isProxy);
        } else {
            if (mSessions.size() == kMostSessions) mSessions.erase(mSessions.begin());
            mSessions.emplace_back(offer->challenge, *credentials, offer->isProxy);
        }
        verdict.outcome = ChallengeVerdict::Outcome::Answered;
        return verdict;
    }
    return verdict;
}

bool DigestAuthenticator::isWorthSending(const DigestSession &session,
                                         const sip::Challenge &challenge) const noexcept {
    if (challenge.stale && challenge.nonce != session.nonce()) return session.mStaleRounds < kMostStaleRounds;
    // Never sent with this nonce yet; or good before, so that only the nonce can be at fault.
    return !session.mRejected && (session.mNonceCount == 0 || session.mAccepted);
}

void DigestAuthenticator::accepted() noexcept {
    for (DigestSession &session : mSessions) {
        if (session.mNonceCount == 0 || session.mRejected) continue;
        session.mAccepted = true;
        session.mStaleRounds = 0;
    }
}

void DigestAuthenticator::keepOnly(std::string_view realm) noexcept {
    std::erase_if(mSessions, [&](const DigestSession &session) {
        return realm.empty() || session.realm() != realm || session.mRejected || !session.mAccepted;
    });
}

void DigestAuthenticator::authorize(std::string_view method, std::string_view uri,
                                    std::vector<sip::HeaderField> &headers) {
    for (DigestSession &session : mSessions)
        if (!session.mRejected) headers.push_back({session.headerName(), session.authorization(method, uri)});
}

DigestSession *DigestAuthenticator::findSession(std::string_view realm, bool isProxy) noexcept {
    const auto found = std::find_if(mSessions.begin(), mSessions.end(), [&](const DigestSession &session) {
        return session.isProxy() == isProxy && session.realm() == realm;
    });
    return found == mSessions.end() ? nullptr : &*found;
}

} // namespace slimphone
