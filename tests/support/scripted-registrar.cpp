#include "scripted-registrar.h"

#include <algorithm>
#include <utility>

namespace slimphone::test {

using example::Contact;
using example::Request;
using example::Response;
using std::chrono::steady_clock;

Script::~Script() { mRegistrar.enqueue(mUser, std::move(mSteps)); }

Script &Script::add(Kind kind, int status, std::string reason) {
    Step step;
    step.kind = kind;
    step.response.status = status;
    step.response.reason = reason.empty() ? example::reasonPhrase(status) : std::move(reason);
    mSteps.push_back(std::move(step));
    return *this;
}

Script &Script::reason(std::string text) {
    mSteps.back().response.reason = std::move(text);
    return *this;
}

Script &Script::header(std::string name, std::string value) {
    mSteps.back().response.headers.push_back({std::move(name), std::move(value)});
    return *this;
}

Script &Script::challenge(const std::string &realm, const std::string &nonce, const std::string &algorithm,
                          const std::string &qop, bool stale) {
    std::string value = "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm;
    if (!qop.empty()) value += ", qop=\"" + qop + '"';
    if (stale) value += ", stale=true";
    return header(mSteps.back().response.status == 407 ? "Proxy-Authenticate" : "WWW-Authenticate", value);
}

Script &Script::contacts(ContactPolicy policy) {
    mSteps.back().contacts = policy;
    return *this;
}

Script &Script::granting(int seconds) {
    mSteps.back().granted = seconds;
    return *this;
}

Script &Script::body(std::string contentType, std::string text) {
    mSteps.back().body = std::move(text);
    return header("Content-Type", std::move(contentType));
}

Script &Script::delay(std::chrono::milliseconds time) {
    mSteps.back().delay = time;
    return *this;
}

Script &Script::ignoring(int transmissions) {
    mSteps.back().ignored = transmissions;
    return *this;
}

Script &Script::seenAs(std::string host, int port) {
    mSteps.back().seenAs = Endpoint(std::move(host), port);
    return *this;
}

Script &Script::bytes(std::function<std::string(const Request &)> bytes) {
    mSteps.back().bytes = std::move(bytes);
    return *this;
}

Script &Script::thenClose() {
    mSteps.back().close = true;
    return *this;
}

Script &Script::times(int count) {
    mSteps.back().times = count;
    return *this;
}

Script &Script::forever() { return times(-1); }

Script &Script::then(int status, std::string reason) { return add(Kind::Answer, status, std::move(reason)); }
Script &Script::thenNormally() { return add(Kind::Normal); }
Script &Script::thenSilence() { return add(Kind::Silence); }
Script &Script::thenDrop() { return add(Kind::Drop); }

ScriptedRegistrar::ScriptedRegistrar(example::Registrar::Settings settings, const std::string &address)
    : mRules(std::move(settings)),
      mServer([this](const Received &received) { return handle(received); }, address) {}

std::string ScriptedRegistrar::uri(const std::string &transport) const {
    const bool ipv6 = mServer.address().find(':') != std::string::npos;
    const std::string host = ipv6 ? '[' + mServer.address() + ']' : mServer.address();
    const std::string result = "sip:" + host + ':' + std::to_string(port());
    return transport.empty() ? result : result + ";transport=" + transport;
}

Script ScriptedRegistrar::answer(int status, std::string reason) {
    return answerFor({}, status, std::move(reason));
}

// A Script takes effect when it dies, so it must be made in place, where the caller's expression ends.
Script ScriptedRegistrar::answerFor(const std::string &user, int status, std::string reason) {
    return Script(*this, user, Script::Kind::Answer, status, std::move(reason));
}

Script ScriptedRegistrar::normallyFor(const std::string &user) {
    return Script(*this, user, Script::Kind::Normal);
}

Script ScriptedRegistrar::silenceFor(const std::string &user) {
    return Script(*this, user, Script::Kind::Silence);
}

Script ScriptedRegistrar::normally() { return normallyFor({}); }
Script ScriptedRegistrar::silence() { return silenceFor({}); }
Script ScriptedRegistrar::drop() { return Script(*this, {}, Script::Kind::Drop); }

void ScriptedRegistrar::enqueue(const std::string &user, std::deque<Script::Step> steps) {
    const std::lock_guard lock(mMutex);
    auto &queue = mScripts[user];
    std::ranges::move(steps, std::back_inserter(queue));
}

void ScriptedRegistrar::clearScripts() {
    const std::lock_guard lock(mMutex);
    mScripts.clear();
}

void ScriptedRegistrar::answerPings(bool enabled) {
    const std::lock_guard lock(mMutex);
    mAnswerPings = enabled;
}

std::vector<Action> ScriptedRegistrar::handle(const Received &received) {
    const std::lock_guard lock(mMutex);
    std::vector<Action> actions;
    if (received.bytes.find_first_not_of("\r\n") == std::string::npos) {
        ++mKeepAlives;
        const bool stream = received.peer.connection != 0;
        if (mAnswerPings && stream) actions.push_back(sendBytes("\r\n"));
    } else if (isResponse(received.bytes)) {
        mResponses.push_back(received.bytes);
    } else if (auto request = parseRequest(received.bytes)) {
        request->transport = received.peer.transport;
        request->sourceHost = received.peer.host;
        request->sourcePort = received.peer.port;
        const std::string *via = request->find("Via");
        const Key key = (via ? *via : std::string()) + '\n' + request->callId() + '\n' +
                        std::to_string(request->cseq()) + ' ' + request->method;
        const auto known = mTransactions.find(key);
        actions = known == mTransactions.end() ? begin(key, *request, received) : repeat(known->second);
    }
    mArrived.notify_all();
    return actions;
}

std::vector<Action> ScriptedRegistrar::begin(const Key &key, const Request &request,
                                             const Received &received) {
    LoggedRequest entry;
    entry.method = request.method;
    entry.uri = request.uri;
    entry.callId = request.callId();
    entry.cseq = request.cseq();
    entry.fromTag = request.fromTag();
    entry.user = request.user();
    for (const std::string &value : request.all("Contact")) {
        entry.contact += (entry.contact.empty() ? "" : ", ") + value;
    }
    if (const std::string *expires = request.find("Expires")) entry.expires = example::parseSeconds(*expires);
    for (const char *name : {"Proxy-Authorization", "Authorization"}) {
        if (const std::string *value = request.find(name)) entry.authorization = *value;
    }
    entry.source = received.peer;
    entry.raw = received.bytes;
    entry.received = steady_clock::now();

    const Script::Step step = nextStep(request);
    Transaction transaction{.logIndex = mLog.size(),
                            .logEpoch = mLogEpoch,
                            .ignored = step.ignored,
                            .actions = actionsFor(step, request, entry.answered),
                            .answeredAt = entry.received + step.delay};
    mLog.push_back(std::move(entry));
    std::vector<Action> actions;
    if (transaction.ignored > 0)
        --transaction.ignored;
    else
        actions = transaction.actions;
    // An answer after lost transmissions comes at once when the right one arrives.
    if (step.ignored > 0) transaction.answeredAt = steady_clock::time_point::max();
    mTransactions.emplace(key, std::move(transaction));
    return actions;
}

std::vector<Action> ScriptedRegistrar::repeat(Transaction &transaction) {
    ++mRetransmissions;
    if (transaction.logEpoch == mLogEpoch) ++mLog[transaction.logIndex].retransmissions;
    if (transaction.ignored > 0) {
        --transaction.ignored;
        return {};
    }
    if (transaction.answeredAt == steady_clock::time_point::max()) {
        transaction.answeredAt = steady_clock::now();
        return transaction.actions;
    }
    if (steady_clock::now() < transaction.answeredAt) return {};
    std::vector<Action> actions = transaction.actions;
    for (Action &action : actions)
        action.delay = Milliseconds(0);
    return actions;
}

Script::Step ScriptedRegistrar::nextStep(const Request &request) {
    Script::Step normal;
    normal.kind = Script::Kind::Normal;
    if (request.method != "REGISTER") return normal;
    for (const std::string &user : {request.user(), std::string()}) {
        const auto it = mScripts.find(user);
        if (it == mScripts.end() || it->second.empty()) continue;
        Script::Step &front = it->second.front();
        Script::Step step = front;
        if (front.times > 0 && --front.times == 0) it->second.pop_front();
        return step;
    }
    return normal;
}

std::vector<Action> ScriptedRegistrar::actionsFor(const Script::Step &step, const Request &request,
                                                  int &status) {
    std::vector<Action> actions;
    if (step.kind == Script::Kind::Silence || request.method == "ACK") return actions;
    if (step.kind == Script::Kind::Drop) return {closeConnection(step.delay)};
    Response response;
    if (step.kind == Script::Kind::Normal) {
        response = mRules.answer(request);
        std::ranges::copy(step.response.headers, std::back_inserter(response.headers));
    } else {
        response = scripted(step, request);
    }
    status = response.status;
    const std::string tag = "registrar" + std::to_string(++mTags);
    actions.push_back(sendBytes(step.bytes ? step.bytes(request)
                                           : formatResponse(request, response, tag, step.seenAs, step.body),
                                step.delay));
    if (step.close) actions.push_back(closeConnection(step.delay));
    return actions;
}

Response ScriptedRegistrar::scripted(const Script::Step &step, const Request &request) {
    Response response = step.response;
    if (response.status / 100 != 2 || step.contacts == ContactPolicy::None) return response;
    const std::string *header = request.find("Expires");
    const auto common = header ? example::parseSeconds(*header) : std::nullopt;
    std::vector<example::Header> echoed;
    for (const Contact &contact : example::contactsOf(request)) {
        const int wanted = contact.expires().value_or(common.value_or(3600));
        if (wanted == 0) continue;
        std::string value = contact.text;
        if (step.contacts == ContactPolicy::Echo) {
            value = example::withoutExpires(contact) +
                    ";expires=" + std::to_string(step.granted.value_or(wanted));
        }
        echoed.push_back({"Contact", std::move(value)});
    }
    response.headers.insert(response.headers.begin(), std::make_move_iterator(echoed.begin()),
                            std::make_move_iterator(echoed.end()));
    return response;
}

namespace {

bool isRegisterOf(const LoggedRequest &request, const std::string &user) {
    return request.method == "REGISTER" && (user.empty() || request.user == user);
}

} // namespace

std::vector<LoggedRequest> ScriptedRegistrar::requests() const {
    const std::lock_guard lock(mMutex);
    return mLog;
}

std::vector<LoggedRequest> ScriptedRegistrar::registers(const std::string &user) const {
    const std::lock_guard lock(mMutex);
    std::vector<LoggedRequest> result;
    std::ranges::copy_if(mLog, std::back_inserter(result),
                         [&user](const LoggedRequest &request) { return isRegisterOf(request, user); });
    return result;
}

std::size_t ScriptedRegistrar::registerCount(const std::string &user) const {
    const std::lock_guard lock(mMutex);
    return static_cast<std::size_t>(std::ranges::count_if(
        mLog, [&user](const LoggedRequest &request) { return isRegisterOf(request, user); }));
}

std::optional<LoggedRequest> ScriptedRegistrar::lastRegister(const std::string &user) const {
    const std::lock_guard lock(mMutex);
    const auto it = std::find_if(mLog.rbegin(), mLog.rend(), [&user](const LoggedRequest &request) {
        return isRegisterOf(request, user);
    });
    return it == mLog.rend() ? std::nullopt : std::optional(*it);
}

std::size_t ScriptedRegistrar::retransmissions() const {
    const std::lock_guard lock(mMutex);
    return mRetransmissions;
}

std::size_t ScriptedRegistrar::keepAlives() const {
    const std::lock_guard lock(mMutex);
    return mKeepAlives;
}

std::vector<std::string> ScriptedRegistrar::responses() const {
    const std::lock_guard lock(mMutex);
    return mResponses;
}

void ScriptedRegistrar::clearLog() {
    const std::lock_guard lock(mMutex);
    mLog.clear();
    mResponses.clear();
    ++mLogEpoch;
    mRetransmissions = 0;
    mKeepAlives = 0;
}

bool ScriptedRegistrar::waitForRegisters(std::size_t count, Milliseconds limit) const {
    return waitFor(
        [count](const std::vector<LoggedRequest> &log) {
            return static_cast<std::size_t>(std::ranges::count(log, "REGISTER", &LoggedRequest::method)) >=
                   count;
        },
        limit);
}

bool ScriptedRegistrar::waitFor(const std::function<bool(const std::vector<LoggedRequest> &)> &condition,
                                Milliseconds limit) const {
    std::unique_lock lock(mMutex);
    return mArrived.wait_for(lock, limit, [&] { return condition(mLog); });
}

bool ScriptedRegistrar::sendTo(const std::string &user, const std::string &bytes) {
    Peer peer;
    {
        const std::lock_guard lock(mMutex);
        const auto it = std::find_if(mLog.rbegin(), mLog.rend(),
                                     [&user](const LoggedRequest &r) { return r.user == user; });
        if (it == mLog.rend()) return false;
        peer = it->source;
    }
    mServer.send(peer, bytes);
    return true;
}

} // namespace slimphone::test
