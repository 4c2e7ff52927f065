/**
 * @file
 * Where a host name leads to (RFC 3263), asked of belle-sip's resolver.
 */
#pragma once

#include "base/clock.h"
#include "transport/lean-transaction.h"
#include "transport/main-loop.h"

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace slimphone::sip {

/** Gets the transactions whose question was answered, outside of belle-sip's loop. */
class TargetUser {
public:
    /** @p transaction is in no list any more; @p targets is empty when the name is unknown. */
    virtual void onTargets(LeanTransaction &transaction, const TargetList &targets) = 0;

protected:
    ~TargetUser() = default;
};

/**
 * Asks for SRV and address records and remembers the answers for their lifetime. All
 * transactions to one host wait for one question. Addresses that failed are moved to the end.
 */
class TargetFinder {
public:
    TargetFinder(MainLoop &loop, const Clock &clock, const StackSettings &settings, TargetUser &user)
        : mLoop(loop), mClock(clock), mSettings(settings), mUser(user) {}
    TargetFinder(const TargetFinder &) = delete;
    TargetFinder &operator=(const TargetFinder &) = delete;
    ~TargetFinder() = default;

    /**
     * The targets of @p transaction if they are known. Null: onTargets() follows, unless it
     * leaves the list that it was put into.
     */
    TargetList find(LeanTransaction &transaction);
    /** Hands out the answers that came in the last turn. */
    void deliver();
    bool hasAnswers() const noexcept { return !mAnswered.empty(); }
    /** Requests to @p address got no answer. */
    void noteFailure(const NetAddress &address);
    /** It answers again. */
    void noteRecovery(const NetAddress &address);
    /** Forgets all answers; questions that wait for theirs go on. */
    void forget();
    /** Forgets everything and moves who waits to @p waiting. To be called when the network changed. */
    void cancel(IntrusiveList<LeanTransaction> &waiting) noexcept;

private:
    /** One name, with its port and transport. */
    struct Entry {
        Entry() = default;
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;
        ~Entry();

        TargetFinder *finder = nullptr;
        std::string host;
        int port = 0;
        Transport transport = Transport::Udp;
        belle_sip_resolver_context_t *question = nullptr;
        bool isAsked = false;
        bool isAnswered = false; ///< listed in mAnswered
        bool isIdle() const noexcept { return !isAsked && !isAnswered && waiting.empty(); }
        std::vector<NetAddress> answer; ///< as the name server has them
        TargetList targets;             ///< empty after an answer: unknown
        TimePoint expiry;
        IntrusiveList<LeanTransaction> waiting;
    };
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>()(text);
        }
    };
    using Entries = std::unordered_map<std::string, std::unique_ptr<Entry>, NameHash, std::equal_to<>>;

    /** Bounds of what a name server says, and what is taken when belle-sip does not tell. */
    static constexpr std::chrono::seconds kShortestLifetime{10};
    static constexpr std::chrono::seconds kUsualLifetime{60};
    static constexpr std::chrono::seconds kLongestLifetime{3600};
    static constexpr std::size_t kMaximumEntries = 256;
    static constexpr std::size_t kMaximumTargets = 16;
    /** How long an address that failed stays at the end, and how many of them are kept in mind. */
    static constexpr std::chrono::seconds kPenalty{60};
    static constexpr std::size_t kMaximumFailures = 32;

    void ask(Entry &entry);
    void take(Entry &entry, const belle_sip_resolver_results_t *results);
    void removeExpired(TimePoint now);
    TargetList sorted(const std::vector<NetAddress> &answer) const;
    void sortAgain();
    static void onResults(void *entry, belle_sip_resolver_results_t *results) noexcept;

    MainLoop &mLoop;
    const Clock &mClock;
    const StackSettings &mSettings;
    TargetUser &mUser;
    Entries mEntries;
    std::vector<Entry *> mAnswered;
    std::vector<std::pair<NetAddress, TimePoint>> mFailures;
    std::string mKey;
};

} // namespace slimphone::sip
