/**
 * @file
 * The state of one address-of-record at one registrar: REGISTER, challenge, refresh, retry,
 * unREGISTER. It speaks in the values of the SIP seam and knows neither accounts nor the core.
 */
#pragma once

#include "auth-info/auth-info.h"
#include "base/clock.h"
#include "base/text.h"
#include "registration/digest-authenticator.h"
#include "registration/flow-bindings.h"
#include "registration/register-window.h"
#include "registration/retry-policy.h"
#include "sip/stack.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace slimphone {

class DigestAuthenticationPolicy;

/** The part of a REGISTER that comes from settings and not from the cycle. */
struct RegisterForm {
    std::string requestUri;      ///< the registrar: the identity's URI without user
    std::string addressOfRecord; ///< value of From and To, without tag
    sip::NextHop hop;
    sip::ContactTemplate contact;
    std::vector<sip::HeaderField> headers; ///< besides Expires, Contact, User-Agent and credentials
    std::chrono::seconds expires{3600};
    /** Asks the registrar to keep the flow (RFC 5626), unless it turns out that it cannot. */
    bool outbound = false;
    /** A binding at another address, which this one made before, is to end. */
    bool endsPrevious = false;
};

/** A binding that the registrar confirmed. */
struct BindingConfirmation {
    const sip::Response &response;
    std::chrono::seconds granted;
    /** Our Contact as the registrar has it, or our public GRUU; empty when the answer does not show it. */
    std::string contact;
};

/** How a REGISTER ended without success. */
struct RegistrationFailure {
    enum class Cause : std::uint8_t {
        Response,    ///< a final response; @ref status is its code
        Transport,   ///< no response for lack of a connection
        Timeout,     ///< no response in time
        Credentials, ///< the registrar wants other credentials than there are
    };
    Cause cause;
    int status;                              ///< SIP code, 503 for Transport, 408 for Timeout
    std::string phrase;                      ///< reason phrase or "io error"
    std::string detail;                      ///< more words for the log and the error info, may be empty
    const sip::Response *response = nullptr; ///< during the call only
    bool wasRegistered = false;              ///< the binding was there before
    bool retriedSoon = false; ///< the binding may still be there and a new attempt is under way or near
};

/** What a registrar asks for, to be shown to the application. */
struct AuthenticationDemand {
    std::string realm;
    std::vector<std::string> algorithms; ///< supported ones that were offered, strongest first
    int status;                          ///< 401 or 407
    std::string phrase;
    Ref<const AuthInfo> rejected; ///< what was tried, if anything
};

/** Surroundings that all registrations of a core share. */
struct RegistrationContext {
    sip::Stack &stack;
    TimerQueue &timers;
    const Clock &clock;
    RegisterWindow &window;
    const RetryPolicy &retryPolicy;
    std::size_t &unregistering; ///< number of unREGISTERs under way
    FlowBindings &flows;
};

/** Who owns a Registration: an account, or what is left of one. */
class RegistrationClient {
public:
    /** Whose registration it is, for the log. */
    virtual const char *name() const noexcept = 0;
    virtual RegisterForm registerForm() const = 0;
    /** Credentials for that realm and algorithm, nullptr without. */
    virtual const AuthInfo *credentials(const std::string &realm, const std::string &algorithm) const = 0;
    virtual const DigestAuthenticationPolicy &digestPolicy() const = 0;
    /** True while something is under way that will start() anew: a refresh would be one too many. */
    virtual bool isAboutToStart() const { return false; }
    /** The realm whose credentials start() may send unasked, empty for none. */
    virtual std::string_view realmHint() const { return {}; }

    virtual void onRegistered(const BindingConfirmation &confirmation) = 0;
    virtual void onUnregistered() = 0;
    virtual void onRegistrationFailed(const RegistrationFailure &failure) = 0;
    /** The cycle rests until resumeWithCredentials() or failAuthentication(). */
    virtual void onAuthenticationDemanded(const AuthenticationDemand &demand) = 0;

protected:
    ~RegistrationClient() = default;
};

class Registration final : private sip::ResponseHandler,
                           private RegisterWindow::Ticket::Holder,
                           private FlowBinding {
public:
    /** @p context must outlive it. */
    Registration(const RegistrationContext &context, RegistrationClient &client);
    Registration(const Registration &) = delete;
    Registration &operator=(const Registration &) = delete;
    ~Registration() override;

    /** Hands the cycle to another owner, for a farewell to the old registrar. */
    void setClient(RegistrationClient &client) noexcept { mClient = &client; }

    /** Registers afresh: new Call-ID, new From tag, CSeq 20. Forgets an earlier cycle. */
    void start();
    /** Sends REGISTER again in the same Call-ID; start() when there was none. */
    void refresh();
    /** Sends REGISTER with Expires 0 in the same Call-ID. */
    void unregister();
    /** Stops everything without a word to the registrar. */
    void stop();
    /** Stops timers and the request under way; refresh() goes on. */
    void pause();

    /** Continues after onAuthenticationDemanded(). False when nothing usable has come. */
    bool resumeWithCredentials();
    /** Gives up waiting for credentials; reports the failure. */
    void failAuthentication();

    /** A binding may exist at the registrar: confirmed, or asked for and not yet answered. */
    bool mayBeBound() const noexcept { return mBound || mPhase == Phase::Registering; }
    bool hasHistory() const noexcept { return mCseq != 0; }
    bool isRegistering() const noexcept { return mPhase == Phase::Registering; }
    bool isUnregistering() const noexcept { return mPhase == Phase::Unregistering; }
    const Text &callId() const noexcept { return mCallId; }
    /** It is about to register elsewhere: what there is here does not concern anybody there. */
    void forgetBinding() noexcept { mBinding = Text(); }

private:
    enum class Phase : std::uint8_t {
        Idle,
        Registering,
        Unregistering,
        Registered,
        WaitingForCredentials,
        Resting
    };

    /** Bounds on what one attempt may do by itself. */
    struct Attempt {
        std::uint8_t challenges = 0;
        std::uint8_t redirections = 0;
        std::uint8_t tooBriefs = 0;
        std::uint8_t bystanders = 0;
        bool contactCorrected = false;
        bool isRepair = false; ///< of a connection that has just been lost
    };

    /** What the registrar asked for and we could not give yet. */
    struct Demand {
        AuthenticationDemand asked;
        std::vector<sip::HeaderField> challenges; ///< none after a 403
        Ref<const AuthInfo> tried;                ///< a copy: the application may mend the original in place
        TimePoint since;
    };

    void enterPhase(Phase phase) noexcept;
    void begin(Phase phase);
    void requestTurn();
    void onTurn() override;
    void onHopDead(const sip::Failure &failure) override;
    void onHopAlive() override;
    void onFlowLost(const sip::Failure &failure) override;
    void onFlowSuperseded() override {
        if (mPhase == Phase::Registered) onTimer(this); // a refresh before its time
    }
    void send();
    sip::OutgoingRequest makeRequest(RegisterForm &form);
    void onResponse(const sip::Response &response) override;
    void onFailure(const sip::Failure &failure) override;

    void onSuccess(const sip::Response &response);
    void onChallenge(const sip::Response &response);
    ChallengeVerdict answerChallenge(std::span<const sip::HeaderView> headers);
    bool onTooBrief(const sip::Response &response);
    bool onRedirection(const sip::Response &response);
    bool onNoOutbound();
    bool correctContact(const sip::Response &response, bool hasGruu);
    void fail(RegistrationFailure failure, std::optional<std::chrono::seconds> retryAfter, bool retry);
    void failWith(const sip::Response &response);
    void keepDemand(AuthenticationDemand demand);
    void demandOtherCredentials(const DigestSession &refused, const sip::Response &response);
    bool retryUnderBinding(const RegistrationFailure &failure,
                           std::optional<std::chrono::seconds> retryAfter);
    std::chrono::milliseconds nextPause(std::optional<std::chrono::seconds> retryAfter);
    void scheduleAttempt(std::chrono::milliseconds pause);
    static void onTimer(void *self);

    const RegistrationContext &mContext;
    RegistrationClient *mClient;
    RegisterWindow::Ticket mTicket{*this};
    std::unique_ptr<sip::ClientTransaction> mTransaction;
    std::unique_ptr<Demand> mDemand;
    DigestAuthenticator mAuthenticator;
    std::unique_ptr<sip::NextHop> mRedirectedHop;
    Text mRedirectedUri;
    Timer mTimer{&Registration::onTimer, this};
    Text mCallId;
    Text mFromTag;
    Text mBinding; ///< URI of the Contact confirmed last, with RegisterForm::endsPrevious only
    std::uint32_t mCseq = 0;
    std::uint32_t mMinExpires = 0;
    std::uint32_t mRequestedExpires = 0;
    std::uint16_t mFailures = 0;
    Phase mPhase = Phase::Idle;
    Attempt mAttempt;
    bool mBound = false;
    bool mWithoutOutbound = false; ///< the registrar cannot keep the flow to us
    std::uint8_t mLosses = 0;      ///< connections in a row that were lost soon
    TimePoint mFlowSince{};        ///< when the binding came to the connection that it is on
};

} // namespace slimphone
