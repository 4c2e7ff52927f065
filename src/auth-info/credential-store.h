/**
 * @file
 * All credentials of a core, found by user name, realm and domain.
 */
#pragma once

#include "auth-info/auth-info.h"
#include "base/c-list.h"

#include <bctoolbox/list.h>

#include <cstddef>
#include <cstdint>
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
     * failed for the same user name and domain. False, with a log line, when it is unusable.
     */
    bool add(const AuthInfo &info);

    /** Removes the entry that is @p info, or the one that add() would replace. False without one. */
    bool remove(const AuthInfo &info);
    void clear();

    std::size_t size() const noexcept { return mSize; }
    /** The entries in order, lent until the next change. */
    const bctbx_list_t *list() const;

    /**
     * Credentials for a digest challenge. The closest entry of that user name which fits the
     * algorithm (empty: any) wins: same realm and domain, then same realm, then same domain, then
     * user name alone; on each step an entry that leaves the other field open comes before one
     * that has it different. An HA1 is no use in another realm. nullptr when nothing fits.
     */
    const AuthInfo *find(std::string_view username, std::string_view realm, std::string_view domain,
                         std::string_view algorithm) const;

    /** The closest entry by the same order, whatever it holds. */
    const AuthInfo *findAny(std::string_view username, std::string_view realm, std::string_view domain) const;

    /** The first entry with a TLS certificate and key, nullptr without. */
    const AuthInfo *findTls() const;

    /** Notes that a server refused the entry, so that add() may replace it. */
    void markFailed(const AuthInfo &info);

    /** Adds the entries of [auth_info_0], [auth_info_1], ... up to the first missing section. */
    void readFrom(const Config &config);
    /**
     * Writes all entries and removes surplus sections. Follows [sip] save_auth_info (0: writes
     * nothing), store_auth_info (0: removes the sections) and store_ha1_passwd.
     */
    void writeTo(Config &config) const;

private:
    using Index = std::uint32_t;
    static constexpr Index kNone = 0xffffffff;

    struct Slot {
        Ref<AuthInfo> info;
        Index nextExact = kNone; ///< same hash of user name, realm and domain
        Index nextUser = kNone;  ///< same hash of the user name
    };

    void insert(Ref<AuthInfo> info);
    void replace(Index index, Ref<AuthInfo> info);
    void erase(Index index);
    void link(Index index) const;
    void unlink(Index index);
    void reindex() const;
    void refresh() const;
    void adopted(AuthInfo &info);
    void released(AuthInfo &info) noexcept;
    Index findEqual(const AuthInfo &info) const;
    Index findItself(const AuthInfo &info) const;
    Index findFailed(const AuthInfo &info) const;
    template <class Fits>
    const AuthInfo *findClosest(std::string_view username, std::string_view realm, std::string_view domain,
                                Fits fits) const;
    template <class Fits>
    const AuthInfo *probe(std::string_view username, std::string_view realm, std::string_view domain,
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
    std::size_t mSize = 0;
    std::size_t mFailed = 0;
};

} // namespace slimphone
