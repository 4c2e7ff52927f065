#include "transport/target-finder.h"

#include "base/guard.h"
#include "base/text.h"

#include <netdb.h>

#include <algorithm>

namespace slimphone::sip {

TargetFinder::Entry::~Entry() {
    if (!question) return;
    if (isAsked) belle_sip_resolver_context_cancel(question);
    belle_sip_object_unref(question);
}

TargetList TargetFinder::find(LeanTransaction &transaction) {
    const TimePoint now = mClock.now();
    mKey.clear();
    for (const char c : transaction.hop.host)
        mKey += static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    mKey += ' ';
    mKey += toString(transaction.transport);
    mKey += std::to_string(transaction.hop.port);
    auto found = mEntries.find(std::string_view(mKey));
    if (found == mEntries.end()) {
        if (mEntries.size() >= kMaximumEntries) removeExpired(now);
        auto entry = std::make_unique<Entry>();
        entry->finder = this;
        entry->host = transaction.hop.host;
        entry->port = transaction.hop.port;
        entry->transport = transaction.transport;
        found = mEntries.emplace(mKey, std::move(entry)).first;
    }
    Entry &entry = *found->second;
    if (!entry.isAsked && entry.targets && !entry.targets->inOrder.empty() && now < entry.expiry)
        return entry.targets;
    entry.waiting.pushBack(transaction);
    if (!entry.isAsked) ask(entry);
    return nullptr;
}

void TargetFinder::ask(Entry &entry) {
    if (belle_sip_resolver_context_t *old = std::exchange(entry.question, nullptr))
        belle_sip_object_unref(old);
    entry.isAsked = true;
    const std::string transport = toLower(toString(entry.transport));
    // With searching switched off belle-sip waits in vain for the answer that a name does not
    // exist. A name that ends in a dot is not searched for either.
    std::string name = entry.host;
    if (!mSettings.dnsSearch && !name.ends_with('.')) name += '.';
    const int port = entry.port > 0 ? entry.port : mSettings.wellKnownPorts.of(entry.transport);
    const int family = mSettings.ipv6 ? AF_INET6 : AF_INET;
    // RFC 3263 section 4.2: a port that is given leaves no question for SRV.
    belle_sip_resolver_context_t *question =
        mSettings.dnsSrv && entry.port <= 0
            ? belle_sip_stack_resolve(mLoop.stack(), "sip", transport.c_str(), entry.host.c_str(), port,
                                      family, &TargetFinder::onResults, &entry)
            : belle_sip_stack_resolve_a(mLoop.stack(), name.c_str(), port, family, &TargetFinder::onResults,
                                        &entry);
    if (!question) return; // the answer is there already
    belle_sip_object_ref(question);
    entry.question = question;
}

void TargetFinder::onResults(void *context, belle_sip_resolver_results_t *results) noexcept {
    auto *entry = static_cast<Entry *>(context);
    entry->isAsked = false;
    guard("TargetFinder", [&] {
        entry->finder->take(*entry, results);
        if (!std::exchange(entry->isAnswered, true)) entry->finder->mAnswered.push_back(entry);
    });
}

void TargetFinder::take(Entry &entry, const belle_sip_resolver_results_t *results) {
    std::vector<NetAddress> &targets = entry.answer;
    targets.clear();
    const addrinfo *info = results ? belle_sip_resolver_results_get_addrinfos(results) : nullptr;
    for (; info; info = info->ai_next) {
        const auto address = NetAddress::from(info->ai_addr, info->ai_addrlen);
        if (targets.size() >= kMaximumTargets) break;
        if (address && std::find(targets.begin(), targets.end(), *address) == targets.end())
            targets.push_back(*address);
    }
    const int told = results ? belle_sip_resolver_results_get_ttl(results) : -1;
    const std::chrono::seconds lifetime = told < 0 ? kUsualLifetime : std::chrono::seconds(told);
    entry.expiry = mClock.now() + std::clamp(lifetime, kShortestLifetime, kLongestLifetime);
    entry.targets = sorted(targets);
}

TargetList TargetFinder::sorted(const std::vector<NetAddress> &answer) const {
    auto result = std::make_shared<Targets>();
    result->inOrder = answer;
    if (!answer.empty()) result->primary = answer.front();
    const TimePoint now = mClock.now();
    std::stable_partition(result->inOrder.begin(), result->inOrder.end(), [&](const NetAddress &target) {
        return std::none_of(mFailures.begin(), mFailures.end(), [&](const auto &failure) {
            return failure.first == target && now < failure.second;
        });
    });
    return result;
}

void TargetFinder::deliver() {
    while (!mAnswered.empty()) {
        Entry &entry = *mAnswered.back();
        mAnswered.pop_back();
        entry.isAnswered = false;
        const TargetList targets = entry.targets ? entry.targets : std::make_shared<Targets>();
        IntrusiveList<LeanTransaction> ready;
        ready.takeAll(entry.waiting);
        while (LeanTransaction *transaction = ready.popFront())
            mUser.onTargets(*transaction, targets);
    }
}

void TargetFinder::noteFailure(const NetAddress &address) {
    const TimePoint now = mClock.now();
    std::erase_if(mFailures,
                  [&](const auto &failure) { return failure.first == address || failure.second <= now; });
    if (mFailures.size() >= kMaximumFailures) mFailures.erase(mFailures.begin());
    mFailures.emplace_back(address, now + kPenalty);
    sortAgain();
}

void TargetFinder::noteRecovery(const NetAddress &address) {
    if (std::erase_if(mFailures, [&](const auto &failure) { return failure.first == address; })) sortAgain();
}

void TargetFinder::sortAgain() {
    for (const auto &[key, entry] : mEntries)
        if (entry->answer.size() > 1) entry->targets = sorted(entry->answer);
}

void TargetFinder::removeExpired(TimePoint now) {
    std::erase_if(mEntries, [now](const auto &item) {
        const Entry &entry = *item.second;
        return entry.isIdle() && entry.expiry <= now;
    });
    // All alive, so somebody uses hundreds of servers: asking again is cheaper than growing.
    if (mEntries.size() >= kMaximumEntries)
        std::erase_if(mEntries, [](const auto &item) { return item.second->isIdle(); });
}

void TargetFinder::forget() {
    mFailures.clear();
    std::erase_if(mEntries, [](const auto &item) { return item.second->isIdle(); });
}

void TargetFinder::cancel(IntrusiveList<LeanTransaction> &waiting) noexcept {
    for (const auto &[key, entry] : mEntries)
        waiting.takeAll(entry->waiting);
    mAnswered.clear();
    mEntries.clear();
    mFailures.clear();
}

} // namespace slimphone::sip
