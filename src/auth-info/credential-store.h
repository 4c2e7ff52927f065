/**
 * @file
 * All credentials of a core, found by user name, realm and domain.
 */
#pragma once

#include "auth-info/auth-info.h"
#include "base/c-list.h"
#include "base/clock.h"

#include <bctoolbox/list.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace slimphone {

class Config;

/**
 * Keeps its own copies of credentials, in order of addition. Adding, removing and finding take
 * constant time, unless thousands of entries differ in nothing but their domain.
 */
class CredentialStore {
public:
    CredentialStore() = default;
    CredentialStore(const CredentialStore &) = delete;
    CredentialStore &operator=(const CredentialStore &) = delete;
    ~CredentialStore();

    /**
     * Adds a copy of @p info, in place of an entry with the same user name, realm and domain
     * (algorithms that are fixed and different make different entries), or else of one that
     * failed and would still be found before it. False, with a log line, when it is unusable.
     */
    bool add(const AuthInfo &info);

    /** Removes the entry that is @p info, or the one that add() would replace. False without one. */
    bool remove(const AuthInfo &info);
    void clear();

    std::size_t size() const noexcept { return mSize; }
    /** The entries in order, lent until the next change. */
    const bctbx_list_t *list() const;

    /**
     * Credentials for a digest challenge: of the entries with that user name which fit the
     * algorithm (empty: any) the closest. Same realm and domain come first; then same realm, no
     * domain; no realm, same domain; same realm, another domain; another realm, same domain;
     * neither realm nor domain; the rest. Domains have no case. An HA1 is no use in another
     * realm. nullptr when nothing fits.
     */
    const AuthInfo *find(std::string_view username, std::string_view realm, std::string_view domain,
                         std::string_view algorithm) const;

    /** The closest entry by the same order, whatever it holds. */
    const AuthInfo *findAny(std::string_view username, std::string_view realm, std::string_view domain) const;

    /** The first entry with a TLS certificate and key, nullptr without. */
    const AuthInfo *findTls() const;

    /** Notes that a server refused the entry, so that add() may replace it. */
    void markFailed(const AuthInfo &info);

    /**
     * Takes the entries of [auth_info_0], [auth_info_1], ... up to the first missing section.
     * What was added before comes behind them, and in place of an equal one.
     */
    void readFrom(const Config &config) { readOn(config, Clock::steady(), TimePoint::max()); }
    /** The same in turns until @p deadline; true at the end. Until then nothing changes here. */
    bool readOn(const Config &config, const Clock &clock, TimePoint deadline);
    /** Something has changed since readFrom() and writeTo(), also behind our back. */
    bool needsSaving() const noexcept;
    /**
     * Writes the entries that changed and removes surplus sections. Follows [sip] save_auth_info
     * (0: writes nothing), store_auth_info (0: removes the sections) and store_ha1_passwd.
     */
    void writeTo(Config &config);

private:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xffffffff;

    struct Slot {
        Ref<AuthInfo> info;
        Index nextExact = kNone; ///< same hash of user name, realm and domain
        Index nextUser = kNone;  ///< same hash of the user name
        int section = -1;        ///< where the configuration has it
    };

    /** What can be saved: PEM texts cannot. */
    static bool isStorable(const Slot &slot) noexcept;
    /** The sections are those of the entries in order, new ones last. */
    bool hasSectionsInOrder() const noexcept;
    void takeSection(const AuthInfo &info, int section);
    void swapEntries(CredentialStore &other) noexcept;
    void insert(Ref<AuthInfo> info);
    void replace(Index index, Ref<AuthInfo> info);
    void erase(Index index);
    void adopted(AuthInfo &info);
    void released(AuthInfo &info) noexcept;

    void link(Index index) const noexcept;
    void unlink(Index index) noexcept;
    void reindex() const;
    /** Indexes anew when the application changed a stored entry. */
    void refresh() const;
    void findFirstTls() const noexcept;

    /** Visits the slots with that hash of the key. */
    template <class Visit>
    void eachExact(std::string_view username, std::string_view realm, std::string_view domain,
                   Visit visit) const;
    enum class Kind : std::uint8_t { Any, Same };
    Index findEqual(const AuthInfo &info, Kind kind = Kind::Any) const;
    Index findReplaceable(const AuthInfo &info) const;
    template <class Fits>
    const AuthInfo *findClosest(std::string_view username, std::string_view realm, std::string_view domain,
                                Fits fits) const;

    // Holes stay where entries were removed until there are more of them than entries. The index
    // is mutable because an application can change a listed entry behind our back.
    mutable std::vector<Slot> mSlots;
    mutable std::vector<Index> mByExact;
    mutable std::vector<Index> mByUser;
    mutable unsigned mSeenKeyChanges = 0;
    mutable const AuthInfo *mTls = nullptr;
    mutable LentList mList;
    mutable bool mListIsCurrent = true;
    std::unique_ptr<CredentialStore> mIncoming; ///< what readOn() has found so far
    int mNextSection = 0;
    std::size_t mSize = 0;
    std::size_t mFailed = 0;
    unsigned mSavedChanges = 0;
    bool mIsUnsaved = false;
};

} // namespace slimphone
