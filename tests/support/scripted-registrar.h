/**
 * @file
 * The registrar of the tests: rules of the example registrar, told what to answer instead.
 *
 *     ScriptedRegistrar registrar;
 *     registrar.answer(401).header("WWW-Authenticate", "Digest").then(503).header("Retry-After", "1");
 *
 * queues two answers; what comes after them is answered by the rules.
 */
#pragma once

#include "raw-server.h"
#include "registrar.h"
#include "sip-text.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace slimphone::test {

/** One request that reached the registrar; retransmissions are counted, not listed. */
struct LoggedRequest {
    std::string method;
    std::string uri;
    std::string callId;
    std::uint32_t cseq = 0;
    std::string fromTag;
    std::string user;           ///< of the To header
    std::string contact;        ///< all Contact values, joined by ", "
    std::optional<int> expires; ///< the Expires header
    std::string authorization;  ///< Authorization, else Proxy-Authorization, as received
    Peer source;
    std::string raw; ///< the whole message
    std::chrono::steady_clock::time_point received;
    int retransmissions = 0;
    int answered = 0; ///< status; 0 when left without answer

    std::string header(std::string_view name) const { return headerOf(raw, name); }
};

/** Which contacts a scripted 2xx lists. */
enum class ContactPolicy : std::uint8_t {
    Echo,               ///< those of the request with the granted time as expires parameter
    EchoWithoutExpires, ///< those of the request as they came
    None
};

class ScriptedRegistrar;

/**
 * A sequence of answers being written down. It takes effect, as a whole, at the end of the full
 * expression. Modifiers concern the answer begun last.
 */
class Script {
public:
    Script(Script &&) = delete;
    ~Script();

    Script &reason(std::string text);
    /** Adds a header; the value goes out as it is. */
    Script &header(std::string name, std::string value);
    /** Adds a well-formed digest challenge to a 401 or 407. */
    Script &challenge(const std::string &realm, const std::string &nonce,
                      const std::string &algorithm = "MD5", const std::string &qop = "auth",
                      bool stale = false);
    Script &contacts(ContactPolicy policy);
    /** Adds somebody else's contact to a scripted 2xx. */
    Script &contact(std::string value) { return header("Contact", std::move(value)); }
    /** Lifetime that a scripted 2xx grants instead of the one asked for. */
    Script &granting(int seconds);
    Script &body(std::string contentType, std::string text);
    Script &delay(std::chrono::milliseconds time);
    /** Leaves that many transmissions of the request without answer first (UDP loss). */
    Script &ignoring(int transmissions);
    /** Reports another source address in the Via, as behind a NAT. */
    Script &seenAs(std::string host, int port);
    /** Sends what @p bytes makes of the request, instead of a well-formed response. */
    Script &bytes(std::function<std::string(const example::Request &)> bytes);
    /** Closes the connection after the answer. */
    Script &thenClose();
    /** Uses the answer for that many requests; 1 by default. */
    Script &times(int count);
    /** Uses the answer for all requests from then on. */
    Script &forever();

    Script &then(int status, std::string reason = {});
    Script &thenNormally();
    Script &thenSilence();
    Script &thenDrop();

private:
    friend class ScriptedRegistrar;
    enum class Kind : std::uint8_t { Answer, Normal, Silence, Drop };
    struct Step {
        Kind kind = Kind::Answer;
        example::Response response;
        ContactPolicy contacts = ContactPolicy::Echo;
        std::optional<int> granted;
        std::string body;
        std::chrono::milliseconds delay{0};
        int ignored = 0;
        std::optional<Endpoint> seenAs;
        std::function<std::string(const example::Request &)> bytes;
        bool close = false;
        int times = 1; ///< negative: for ever
    };

    Script(ScriptedRegistrar &registrar, std::string user, Kind kind, int status = 0, std::string reason = {})
        : mRegistrar(registrar), mUser(std::move(user)) {
        add(kind, status, std::move(reason));
    }
    Script &add(Kind kind, int status = 0, std::string reason = {});

    ScriptedRegistrar &mRegistrar;
    std::string mUser;
    std::deque<Step> mSteps;
};

/** Serves UDP and TCP on one free loopback port, in a thread of its own. Thread-safe. */
class ScriptedRegistrar {
public:
    using Milliseconds = std::chrono::milliseconds;

    explicit ScriptedRegistrar(example::Registrar::Settings settings = {},
                               const std::string &address = "127.0.0.1");

    int port() const { return mServer.port(); }
    /** "sip:127.0.0.1:PORT", with ";transport=..." when one is named. */
    std::string uri(const std::string &transport = {}) const;

    void addUser(const std::string &user, const std::string &password) { mRules.addUser(user, password); }
    /** Bindings, users and nonces of the rules that answer when no script does. */
    example::Registrar &rules() { return mRules; }
    RawServer &server() { return mServer; }

    // What to answer to the next REGISTERs, whoever sends them.
    Script answer(int status, std::string reason = {});
    Script normally();
    Script silence();
    Script drop();
    /** As @ref answer, for REGISTERs of one user; goes before the common script. */
    Script answerFor(const std::string &user, int status, std::string reason = {});
    Script normallyFor(const std::string &user);
    Script silenceFor(const std::string &user);
    /** Forgets every answer that is still queued. */
    void clearScripts();
    /** Answers CRLFCRLF with CRLF on streams (RFC 5626 section 3.5.1). */
    void answerPings(bool enabled);

    // What has arrived.
    std::vector<LoggedRequest> requests() const;
    std::vector<LoggedRequest> registers(const std::string &user = {}) const;
    std::size_t registerCount(const std::string &user = {}) const;
    std::optional<LoggedRequest> lastRegister(const std::string &user = {}) const;
    std::size_t retransmissions() const;
    std::size_t keepAlives() const;
    /** Responses that the far end sent, whole. */
    std::vector<std::string> responses() const;
    void clearLog();

    /** Waits until @p count REGISTERs have arrived since the log was cleared; false when @p limit passed. */
    bool waitForRegisters(std::size_t count, Milliseconds limit) const;
    /** Waits until @p condition holds for the log; it must not call this object. */
    bool waitFor(const std::function<bool(const std::vector<LoggedRequest> &)> &condition,
                 Milliseconds limit) const;

    /** Sends bytes on the flow of the last request from @p user; false without one. */
    bool sendTo(const std::string &user, const std::string &bytes);

private:
    friend class Script;
    using Key = std::string;
    struct Transaction {
        std::size_t logIndex = 0;
        std::size_t logEpoch = 0;
        int ignored = 0; ///< transmissions still to be ignored
        std::vector<Action> actions;
        std::chrono::steady_clock::time_point answeredAt;
    };

    void enqueue(const std::string &user, std::deque<Script::Step> steps);
    std::vector<Action> handle(const Received &received);
    std::vector<Action> begin(const Key &key, const example::Request &request, const Received &received);
    std::vector<Action> repeat(Transaction &transaction);
    Script::Step nextStep(const example::Request &request);
    std::vector<Action> actionsFor(const Script::Step &step, const example::Request &request, int &status);
    static example::Response scripted(const Script::Step &step, const example::Request &request);

    mutable std::mutex mMutex;
    mutable std::condition_variable mArrived;
    example::Registrar mRules;
    std::map<std::string, std::deque<Script::Step>> mScripts; ///< by user, "" for everybody
    std::map<Key, Transaction> mTransactions;
    std::vector<LoggedRequest> mLog;
    std::size_t mLogEpoch = 0;
    std::vector<std::string> mResponses;
    std::size_t mRetransmissions = 0;
    std::size_t mKeepAlives = 0;
    std::uint64_t mTags = 0;
    bool mAnswerPings = false;
    RawServer mServer; ///< last: its thread uses all the others
};

} // namespace slimphone::test
