#include "registration/registration.h"

#include "auth-info/auth-info.h"
#include "base/log.h"
#include "base/random.h"
#include "registration/own-contact.h"
#include "sip/headers.h"
#include "sip/uri.h"

#include <algorithm>

namespace slimphone {

namespace {

constexpr std::uint32_t kFirstCseq = 20;
constexpr std::uint8_t kMaxChallenges = 4;
constexpr std::uint8_t kMaxRedirections = 5;
constexpr std::uint8_t kMaxTooBriefs = 3;
constexpr std::uint8_t kMaxBystanders = 3;
/** A refresh is due at 90 % of the granted time, never at once. */
constexpr std::chrono::milliseconds kShortestRefresh{500};
/** Servers forget a nonce soon; answering an old one would look like a wrong password. */
constexpr std::chrono::seconds kChallengeLifetime{30};
/** A binding without end would never be refreshed: look after it once a day. */
constexpr std::chrono::seconds kLongestLifetime{86400};
/** How soon a refresh that was held back is looked at again. */
constexpr std::chrono::seconds kBusyPause{1};
/** 64*T1: no longer may an account be neither registered nor failed. */
constexpr std::chrono::seconds kLongestProgress{32};
/** A connection that lived shorter is not replaced at once a second time. */
constexpr std::chrono::seconds kStableFlow{30};
constexpr int kNoOutbound = 439; // First Hop Lacks Outbound Support, RFC 5626 section 11.6

std::optional<std::chrono::seconds> secondsOf(const sip::Response &response, std::string_view header) {
    const std::string_view value = response.header(header);
    if (value.empty()) return std::nullopt;
    const auto seconds = sip::parseDeltaSeconds(value);
    if (!seconds) return std::nullopt;
    return std::chrono::seconds(*seconds);
}

} // namespace

Registration::Registration(const RegistrationContext &context, RegistrationClient &client)
    : mContext(context), mClient(&client) {}

Registration::~Registration() { enterPhase(Phase::Idle); }

void Registration::enterPhase(Phase phase) noexcept {
    if (mPhase == Phase::Unregistering) --mContext.unregistering;
    mPhase = phase;
    if (mPhase == Phase::Unregistering) ++mContext.unregistering;
    if (mPhase == Phase::Idle) leaveFlow();
}

void Registration::start() {
    stop();
    mAuthenticator.keepOnly(mClient->realmHint());
    mRedirectedHop.reset();
    mRedirectedUri = Text();
    mMinExpires = 0;
    mFailures = 0;
    mLosses = 0;
    mWithoutOutbound = false;
    mCallId = randomToken(10);
    mFromTag = randomToken(9);
    mCseq = kFirstCseq - 1;
    begin(Phase::Registering);
}

void Registration::refresh() {
    if (!hasHistory()) {
        start();
        return;
    }
    begin(Phase::Registering);
}

void Registration::unregister() {
    if (!hasHistory()) return;
    begin(Phase::Unregistering);
}

void Registration::begin(Phase phase) {
    mTimer.cancel();
    mTransaction.reset();
    mTicket.drop();
    mDemand.reset();
    mAttempt = Attempt();
    enterPhase(phase);
    requestTurn();
}

void Registration::requestTurn() {
    if (mTicket.isGranted()) {
        send();
        return;
    }
    // Only the hop matters here; the form is made again when the turn comes.
    mContext.window.enter(mTicket, mRedirectedHop ? *mRedirectedHop : mClient->registerForm().hop);
}

void Registration::stop() {
    mTimer.cancel();
    mTransaction.reset();
    mTicket.drop();
    mDemand.reset();
    mBound = false;
    enterPhase(Phase::Idle);
}

void Registration::pause() {
    mTimer.cancel();
    mTransaction.reset();
    mTicket.drop();
    mDemand.reset();
    enterPhase(Phase::Idle);
}

void Registration::onTurn() { send(); }

void Registration::onHopDead(const sip::Failure &failure) { onFailure(failure); }

void Registration::onHopAlive() {
    if (mPhase == Phase::Resting && !mClient->isAboutToStart()) begin(Phase::Registering);
}

void Registration::send() {
    RegisterForm form = mClient->registerForm();
    if (mRedirectedHop) {
        form.hop = *mRedirectedHop;
        form.requestUri = mRedirectedUri.str();
    }
    sip::OutgoingRequest request = makeRequest(form);
    logMessage("%s [%s] REGISTER %u to %s, Expires %u", mClient->name(), mCallId.get(), mCseq,
               form.hop.host.c_str(), mRequestedExpires);
    mTransaction = mContext.stack.send(std::move(request), form.hop, *this);
}

sip::OutgoingRequest Registration::makeRequest(RegisterForm &form) {
    ++mCseq;
    const auto expires = mPhase == Phase::Unregistering
                             ? 0U
                             : std::max(static_cast<std::uint32_t>(form.expires.count()),
                                        form.expires.count() ? mMinExpires : 0U);
    mRequestedExpires = expires;
    sip::OutgoingRequest request;
    request.method = "REGISTER";
    request.requestUri = form.requestUri;
    request.to = std::move(form.addressOfRecord);
    request.from = request.to + ";tag=" + mFromTag.str();
    request.callId = mCallId.str();
    request.cseq = mCseq;
    request.contact = std::move(form.contact);
    // One flow, one number: we keep no second one (RFC 5626 section 4.2).
    if (form.outbound && !mWithoutOutbound) request.contact->parameters += ";reg-id=1";
    if (form.endsPrevious) request.previousContact = mBinding.str();
    request.headers = std::move(form.headers);
    request.headers.push_back({"Expires", std::to_string(expires)});
    mAuthenticator.authorize("REGISTER", form.requestUri, request.headers);
    return request;
}

void Registration::onResponse(const sip::Response &response) {
    const std::unique_ptr<sip::ClientTransaction> finished = std::move(mTransaction);
    logMessage("%s [%s] answer to REGISTER %u: %d %.*s", mClient->name(), mCallId.get(), mCseq,
               response.status, static_cast<int>(response.reason.size()), response.reason.data());
    if (response.status >= 200 && response.status < 300) {
        onSuccess(response);
    } else if (response.status == 401 || response.status == 407) {
        onChallenge(response);
    } else {
        bool sentAgain = false;
        if (response.status == 423)
            sentAgain = onTooBrief(response);
        else if (response.status == kNoOutbound)
            sentAgain = onNoOutbound();
        else if (response.status < 400)
            sentAgain = onRedirection(response);
        if (!sentAgain) failWith(response);
    }
}

void Registration::onSuccess(const sip::Response &response) {
    mAuthenticator.accepted();
    if (mPhase == Phase::Unregistering || mRequestedExpires == 0) {
        mTicket.answered();
        mBound = false;
        mFailures = 0;
        forgetBinding();
        enterPhase(Phase::Idle);
        mClient->onUnregistered();
        return;
    }
    const RegisterForm form = mClient->registerForm();
    const OwnContact own = findOwnContact(response, form.contact, mBinding.view());
    mBinding = form.endsPrevious ? Text(response.contactUri) : Text();
    if (form.contact.host.empty() && correctContact(response, own.isGruu)) return;
    mTicket.answered();
    mBound = true;
    mFailures = 0;

    std::chrono::seconds granted(mRequestedExpires);
    if (own.expires)
        granted = std::chrono::seconds(*own.expires);
    else if (const auto header = secondsOf(response, "Expires"))
        granted = *header;
    if (granted.count() == 0) granted = std::chrono::seconds(mRequestedExpires);
    granted = std::min(granted, kLongestLifetime);
    enterPhase(Phase::Registered);
    if (response.flow != flow()) mFlowSince = mContext.clock.now();
    // With somebody else's contact the registrar does not come this way.
    mContext.flows.enter(*this, form.contact.host.empty() ? response.flow : 0);
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(granted) * 9 / 10;
    mContext.timers.schedule(mTimer, mContext.clock.now() + std::max(wait, kShortestRefresh));
    logMessage("%s [%s] registered for %lld s, refresh in %lld s", mClient->name(), mCallId.get(),
               static_cast<long long>(granted.count()),
               static_cast<long long>(std::max(wait, kShortestRefresh).count() / 1000));
    mClient->onRegistered({response, granted, own.text});
}

bool Registration::correctContact(const sip::Response &response, bool hasGruu) {
    if (hasGruu || mAttempt.contactCorrected || !response.seen) return false;
    if (*response.seen == response.contact) return false;
    mAttempt.contactCorrected = true; // at most one more REGISTER, whatever the answer then says
    logMessage("%s [%s] registrar sees us as %s:%d, registering that contact", mClient->name(), mCallId.get(),
               response.seen->host.c_str(), response.seen->port);
    send();
    return true;
}

bool Registration::onTooBrief(const sip::Response &response) {
    const auto minimum = secondsOf(response, "Min-Expires");
    if (!minimum || minimum->count() <= mRequestedExpires || mPhase == Phase::Unregistering) return false;
    if (++mAttempt.tooBriefs > kMaxTooBriefs) return false;
    mMinExpires = static_cast<std::uint32_t>(minimum->count());
    send();
    return true;
}

bool Registration::onNoOutbound() {
    if (mWithoutOutbound) return false;
    mWithoutOutbound = true;
    logMessage("[%s] the way to the registrar cannot keep a flow, registering without", mCallId.get());
    send();
    return true;
}

bool Registration::onRedirection(const sip::Response &response) {
    const bool isProxy = response.status == 305; // the registrar stays, the way to it changes
    if (response.status > 302 && !isProxy) return false;
    if (++mAttempt.redirections > kMaxRedirections) return false;
    std::string_view rest = response.header("Contact");
    const auto contact = sip::parseNameAddr(rest, rest);
    if (!contact || !contact->uri.isSip() || contact->uri.host.empty()) return false;
    const RegisterForm form = mClient->registerForm();
    // Who asked for sips is not sent away from TLS (RFC 3261 section 8.1.3.4).
    if (form.requestUri.starts_with("sips:") && !contact->uri.isSecure()) return false;

    sip::NextHop hop = form.hop;
    hop.host = contact->uri.host;
    hop.port = contact->uri.port;
    if (const auto transport = sip::findParameter(contact->uri.parameters, "transport")) {
        if (equalsIgnoringCase(*transport, "udp"))
            hop.transport = sip::Transport::Udp;
        else if (equalsIgnoringCase(*transport, "tcp"))
            hop.transport = sip::Transport::Tcp;
        else if (equalsIgnoringCase(*transport, "tls"))
            hop.transport = sip::Transport::Tls;
    }
    if (contact->uri.isSecure()) hop.transport = sip::Transport::Tls;
    logMessage("%s [%s] redirected to %s", mClient->name(), mCallId.get(), hop.host.c_str());
    mRedirectedHop = std::make_unique<sip::NextHop>(std::move(hop));
    mRedirectedUri = isProxy ? Text(form.requestUri) : Text(contact->uriText);
    mAuthenticator.clear(); // credentials are for the server that asked, not for where it sends us
    mTicket.answered();
    requestTurn();
    return true;
}

ChallengeVerdict Registration::answerChallenge(std::span<const sip::HeaderView> headers) {
    return mAuthenticator.challenged(headers, mClient->digestPolicy(),
                                     [this](const std::string &realm, const std::string &algorithm) {
                                         return mClient->credentials(realm, algorithm);
                                     });
}

void Registration::keepDemand(AuthenticationDemand demand) {
    mDemand = std::make_unique<Demand>();
    if (demand.rejected) mDemand->tried = demand.rejected->clone();
    mDemand->asked = std::move(demand);
    mDemand->since = mContext.clock.now();
}

void Registration::onChallenge(const sip::Response &response) {
    const ChallengeVerdict verdict = answerChallenge(response.headers);
    if (verdict.outcome == ChallengeVerdict::Outcome::Unsupported) {
        logWarning("%s [%s] %d cannot be answered: %s", mClient->name(), mCallId.get(), response.status,
                   describe(verdict.fault));
        failWith(response); // nothing the application could help with
        return;
    }
    if (verdict.outcome == ChallengeVerdict::Outcome::Answered) {
        if (++mAttempt.challenges <= kMaxChallenges)
            send();
        else
            failWith(response);
        return;
    }

    mTicket.answered();
    // The challenges are kept: credentials that come later are tried on them without another round.
    keepDemand({verdict.realm, verdict.algorithms, response.status, std::string(response.reason),
                Ref<const AuthInfo>(verdict.rejected)});
    for (const sip::HeaderView &header : response.headers)
        if (equalsIgnoringCase(header.name, "WWW-Authenticate") ||
            equalsIgnoringCase(header.name, "Proxy-Authenticate"))
            mDemand->challenges.push_back({std::string(header.name), std::string(header.value)});
    if (mPhase != Phase::Unregistering) enterPhase(Phase::WaitingForCredentials);
    mClient->onAuthenticationDemanded(mDemand->asked);
}

bool Registration::resumeWithCredentials() {
    if (!mDemand) return false;
    const bool isOutdated =
        mDemand->challenges.empty() || mContext.clock.now() - mDemand->since > kChallengeLifetime;
    if (isOutdated && mPhase != Phase::Unregistering) {
        const std::vector<std::string> &algorithms = mDemand->asked.algorithms;
        const AuthInfo *credentials =
            mClient->credentials(mDemand->asked.realm, algorithms.empty() ? "" : algorithms.front());
        if (!credentials || (mDemand->tried && credentials->hasSameSecretAs(*mDemand->tried))) return false;
        mAuthenticator.clear();
        begin(Phase::Registering);
        return true;
    }
    std::vector<sip::HeaderView> headers;
    for (const sip::HeaderField &field : mDemand->challenges)
        headers.push_back({field.name, field.value});
    if (answerChallenge(headers).outcome != ChallengeVerdict::Outcome::Answered) return false;
    mDemand.reset();
    mAttempt = Attempt();
    mAttempt.challenges = 1;
    mTimer.cancel();
    if (mPhase != Phase::Unregistering) enterPhase(Phase::Registering);
    requestTurn();
    return true;
}

void Registration::failAuthentication() {
    if (!mDemand) return;
    // The demand stays, so that resumeWithCredentials() works whenever credentials come.
    const RegistrationFailure failure{.cause = RegistrationFailure::Cause::Credentials,
                                      .status = mDemand->asked.status,
                                      .phrase = mDemand->asked.phrase,
                                      .detail =
                                          mDemand->asked.rejected ? "credentials refused" : "no credentials",
                                      .wasRegistered = mBound};
    mBound = false;
    if (mPhase == Phase::Unregistering) {
        mDemand.reset(); // what was switched off is not to be registered by credentials that come later
        enterPhase(Phase::Idle);
    }
    mClient->onRegistrationFailed(failure);
}

void Registration::failWith(const sip::Response &response) {
    mTicket.answered();
    std::optional<std::chrono::seconds> retryAfter;
    if (RetryPolicy::honoursRetryAfter(response.status)) retryAfter = secondsOf(response, "Retry-After");
    RegistrationFailure failure{.cause = RegistrationFailure::Cause::Response,
                                .status = response.status,
                                .phrase = std::string(response.reason),
                                .detail = {},
                                .response = &response};
    // Perhaps it is the second Contact that it does not like.
    if (response.status / 100 == 4 && mBinding != response.contactUri) forgetBinding();
    // The same request would be refused again, and servers count that as an attack: after a
    // refusal of credentials only new ones, an edit, a refresh or the network start anew.
    const bool credentialsRefused =
        (response.status == 403 || response.status == 401 || response.status == 407) &&
        !mAuthenticator.empty();
    if (credentialsRefused && response.status == 403 && mPhase != Phase::Unregistering)
        demandOtherCredentials(mAuthenticator.sessions().back(), response);
    fail(std::move(failure), retryAfter, !credentialsRefused);
}

void Registration::demandOtherCredentials(const DigestSession &refused, const sip::Response &response) {
    // Many servers say 403 where 401 is meant. There is no challenge to try new credentials on.
    const std::string realm(refused.realm());
    const std::string algorithm(toString(refused.algorithm()));
    keepDemand({realm,
                {algorithm},
                response.status,
                std::string(response.reason),
                Ref<const AuthInfo>(mClient->credentials(realm, algorithm))});
}

void Registration::onFailure(const sip::Failure &failure) {
    const std::unique_ptr<sip::ClientTransaction> finished = std::move(mTransaction);
    if (failure.kind == sip::FailureKind::Bystander && ++mAttempt.bystanders <= kMaxBystanders) {
        send();
        return;
    }
    // Told by the window, or found out by ourselves.
    const bool isHopDead = mTicket.isIdle() || mTicket.unanswered(failure);
    const bool unsendable = failure.kind == sip::FailureKind::InvalidRequest;
    if (isHopDead && !unsendable && mPhase == Phase::Registering)
        mContext.window.rest(mTicket, mClient->registerForm().hop);
    const bool timeout = failure.kind == sip::FailureKind::Timeout;
    RegistrationFailure report{.cause = timeout ? RegistrationFailure::Cause::Timeout
                                                : RegistrationFailure::Cause::Transport,
                               .status = timeout ? 408 : 503,
                               .phrase = timeout      ? "Request timeout"
                                         : unsendable ? "Registration failed"
                                                      : "io error",
                               .detail = failure.text};
    fail(std::move(report), std::nullopt, !unsendable);
}

void Registration::onFlowLost(const sip::Failure &failure) {
    if (mPhase != Phase::Registered) return; // a REGISTER is under way, or the registrar refuses us
    // The binding is of no use any more: the registrar has no other way to us. Whoever closes every
    // connection soon is not asked again and again without a pause.
    if (mContext.clock.now() - mFlowSince >= kStableFlow) mLosses = 0;
    mFailures = mLosses;
    if (mLosses < UINT8_MAX) ++mLosses;
    mTimer.cancel();
    mAttempt = Attempt();
    fail({.cause = RegistrationFailure::Cause::Transport,
          .status = 503,
          .phrase = "io error",
          .detail = failure.text},
         std::nullopt, true);
}

void Registration::fail(RegistrationFailure failure, std::optional<std::chrono::seconds> retryAfter,
                        bool retry) {
    const bool wasUnregistering = mPhase == Phase::Unregistering;
    failure.wasRegistered = mBound;
    mBound = false;
    mAuthenticator.clear();
    mRedirectedHop.reset();
    mRedirectedUri = Text();
    enterPhase(mDemand ? Phase::WaitingForCredentials : Phase::Resting);
    if (!wasUnregistering && retry) {
        failure.retriedSoon = retryUnderBinding(failure, retryAfter);
        if (!failure.retriedSoon) scheduleAttempt(nextPause(retryAfter));
    }
    // The question comes after the failure: the client only takes it down here.
    if (mDemand) mClient->onAuthenticationDemanded(mDemand->asked);
    mClient->onRegistrationFailed(failure);
}

bool Registration::retryUnderBinding(const RegistrationFailure &failure,
                                     std::optional<std::chrono::seconds> retryAfter) {
    if (!failure.wasRegistered || failure.status != 503 || mFailures > 0 || mAttempt.isRepair) return false;
    if (failure.cause == RegistrationFailure::Cause::Transport) {
        // A connection that broke is most often back at once. If not, the pauses begin with the first one.
        begin(Phase::Registering);
        mAttempt.isRepair = true;
    } else {
        // The binding outlives a short pause, a server that says 503 does not want an instant one.
        const std::chrono::milliseconds pause =
            retryAfter ? mContext.retryPolicy.clamp(*retryAfter)
                       : std::min<std::chrono::milliseconds>(nextPause({}), kLongestProgress);
        if (pause > kLongestProgress) return false;
        if (retryAfter) ++mFailures;
        scheduleAttempt(pause);
    }
    mBound = true;
    return true;
}

std::chrono::milliseconds Registration::nextPause(std::optional<std::chrono::seconds> retryAfter) {
    if (mFailures < UINT16_MAX) ++mFailures;
    const RetryPolicy &policy = mContext.retryPolicy;
    return retryAfter ? policy.clamp(*retryAfter) : policy.delay(mFailures, randomNumber());
}

void Registration::scheduleAttempt(std::chrono::milliseconds pause) {
    mContext.timers.schedule(mTimer, mContext.clock.now() + pause);
    logMessage("%s [%s] next attempt in %lld ms", mClient->name(), mCallId.get(),
               static_cast<long long>(pause.count()));
}

void Registration::onTimer(void *self) {
    auto *registration = static_cast<Registration *>(self);
    if (registration->mClient->isAboutToStart())
        registration->scheduleAttempt(kBusyPause);
    else
        registration->begin(Phase::Registering);
}

} // namespace slimphone
