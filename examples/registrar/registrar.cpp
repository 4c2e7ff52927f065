#include "registrar.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace slimphone::example {

namespace {

Response reply(int status) { return {.status = status, .reason = reasonPhrase(status), .headers = {}}; }

} // namespace

Registrar::Registrar(Settings settings) : mSettings(std::move(settings)), mGate(mSettings.digest) {}

void Registrar::addUser(const std::string &user, const std::string &password) {
    const std::lock_guard lock(mMutex);
    mPasswords[user] = password;
}

void Registrar::removeUser(const std::string &user) {
    const std::lock_guard lock(mMutex);
    mPasswords.erase(user);
}

Response Registrar::answer(const Request &request) {
    const std::lock_guard lock(mMutex);
    if (request.method == "OPTIONS") return reply(200);
    if (request.method != "REGISTER") {
        Response response = reply(405);
        response.headers.push_back({"Allow", "REGISTER, OPTIONS"});
        return response;
    }
    const std::string *to = request.find("To");
    const std::string record = to ? addressOfRecord(parseNameAddr(*to).uri) : std::string();
    if (record.empty() || request.callId().empty()) return reply(400);

    if (!mPasswords.empty()) {
        const auto result = mGate.check(
            request,
            [this](const std::string &user) -> std::optional<std::string> {
                const auto it = mPasswords.find(user);
                if (it == mPasswords.end()) return std::nullopt;
                return it->second;
            },
            mSettings.now());
        if (result.verdict != DigestGate::Verdict::Accepted) {
            return challenge(result.verdict == DigestGate::Verdict::Stale);
        }
        if (result.username != record.substr(0, record.rfind('@'))) return reply(403);
    }
    return update(request, record);
}

Response Registrar::challenge(bool stale) {
    Response response = reply(401);
    for (std::string &value : mGate.challenges(stale, mSettings.now())) {
        response.headers.push_back({"WWW-Authenticate", std::move(value)});
    }
    return response;
}

Response Registrar::update(const Request &request, const std::string &record) {
    const std::string *header = request.find("Expires");
    const std::optional<int> common = header ? parseSeconds(*header) : std::nullopt;
    const std::vector<Contact> contacts = contactsOf(request);
    const bool wildcard = std::ranges::any_of(contacts, [](const Contact &c) { return c.uri == "*"; });
    // RFC 3261 10.3 step 6: the star stands alone and only removes.
    if (wildcard && (contacts.size() != 1 || common != 0)) return reply(400);

    for (const Contact &contact : contacts) {
        const int wanted = contact.expires().value_or(common.value_or(mSettings.defaultExpires));
        if (wanted > 0 && wanted < mSettings.minExpires) {
            Response response = reply(423);
            response.headers.push_back({"Min-Expires", std::to_string(mSettings.minExpires)});
            return response;
        }
    }

    std::vector<Binding> &bindings = mBindings[record];
    dropExpired(bindings, mSettings.now());
    // RFC 3261 10.3 step 7: an update that comes out of order is not made.
    if (!contacts.empty() && !isInOrder(request, bindings)) return reply(500);
    if (wildcard)
        bindings.clear();
    else {
        for (const Contact &contact : contacts) {
            const int wanted = contact.expires().value_or(common.value_or(mSettings.defaultExpires));
            store(bindings, request, contact, std::min(wanted, mSettings.maxExpires));
        }
    }
    Response response = listOf(bindings);
    if (bindings.empty()) mBindings.erase(record);
    return response;
}

bool Registrar::isInOrder(const Request &request, const std::vector<Binding> &bindings) const {
    const std::string callId = request.callId();
    const std::uint32_t cseq = request.cseq();
    return std::ranges::none_of(
        bindings, [&](const Binding &binding) { return binding.callId == callId && binding.cseq >= cseq; });
}

void Registrar::store(std::vector<Binding> &bindings, const Request &request, const Contact &contact,
                      int expires) {
    std::erase_if(bindings, [&contact](const Binding &binding) { return binding.uri == contact.uri; });
    if (expires == 0) return;
    bindings.push_back({.contact = withoutExpires(contact),
                        .uri = contact.uri,
                        .callId = request.callId(),
                        .cseq = request.cseq(),
                        .until = mSettings.now() + std::chrono::seconds(expires)});
}

Response Registrar::listOf(const std::vector<Binding> &bindings) const {
    Response response = reply(200);
    const TimePoint now = mSettings.now();
    for (const Binding &binding : bindings) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(binding.until - now).count();
        response.headers.push_back({"Contact", binding.contact + ";expires=" + std::to_string(left)});
    }
    return response;
}

void Registrar::dropExpired(std::vector<Binding> &bindings, TimePoint now) {
    std::erase_if(bindings, [now](const Binding &binding) { return binding.until <= now; });
}

std::vector<Registrar::Binding> Registrar::bindings(const std::string &addressOfRecord) const {
    const std::lock_guard lock(mMutex);
    const auto it = mBindings.find(addressOfRecord);
    if (it == mBindings.end()) return {};
    std::vector<Binding> result = it->second;
    dropExpired(result, mSettings.now());
    return result;
}

std::size_t Registrar::bindingCount() const {
    const std::lock_guard lock(mMutex);
    const TimePoint now = mSettings.now();
    std::size_t count = 0;
    for (const auto &[record, bindings] : mBindings) {
        count += static_cast<std::size_t>(
            std::ranges::count_if(bindings, [now](const Binding &binding) { return binding.until > now; }));
    }
    return count;
}

void Registrar::unregisterAll() {
    const std::lock_guard lock(mMutex);
    mBindings.clear();
}

void Registrar::forgetNonces() {
    const std::lock_guard lock(mMutex);
    mGate.forgetNonces();
}

} // namespace slimphone::example
