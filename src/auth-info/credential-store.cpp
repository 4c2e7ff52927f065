#include "auth-info/credential-store.h"

#include "base/log.h"
#include "config/config.h"

#include <algorithm>
#include <utility>

namespace slimphone {

namespace {

constexpr std::size_t kSmallestIndex = 16;
constexpr int kClockInterval = 32; // entries between two looks at the clock

/** FNV-1a with a separator, so that ("ab", "c") and ("a", "bc") differ. */
class Hash {
public:
    Hash &add(std::string_view text) noexcept {
        for (char c : text)
            step(c);
        step('\0');
        return *this;
    }
    Hash &addIgnoringCase(std::string_view text) noexcept {
        for (char c : text)
            step(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        step('\0');
        return *this;
    }
    std::size_t value() const noexcept { return static_cast<std::size_t>(mValue ^ (mValue >> 29)); }

private:
    void step(char c) noexcept { mValue = (mValue ^ static_cast<unsigned char>(c)) * 0x100000001b3u; }
    std::uint64_t mValue = 0xcbf29ce484222325u;
};

/** As AuthInfo::bareRealm(), for what is looked for. */
std::string_view bare(std::string_view realm) noexcept {
    if (realm.size() >= 2 && realm.front() == '"' && realm.back() == '"')
        return realm.substr(1, realm.size() - 2);
    return realm;
}

std::size_t userHash(std::string_view username) noexcept { return Hash().add(username).value(); }

std::size_t exactHash(std::string_view username, std::string_view realm, std::string_view domain) noexcept {
    return Hash().add(username).add(bare(realm)).addIgnoringCase(domain).value();
}

bool sameUser(const AuthInfo &a, std::string_view username) noexcept {
    return a.username().view() == username;
}
bool sameRealm(const AuthInfo &a, std::string_view realm) noexcept {
    return bare(a.realm().view()) == bare(realm);
}
bool sameDomain(const AuthInfo &a, std::string_view domain) noexcept {
    return equalsIgnoringCase(a.domain().view(), domain);
}

/** Two HA1s of one realm for different algorithms live side by side. */
bool sameAlgorithm(const AuthInfo &a, const AuthInfo &b) noexcept {
    return !a.algorithm() || !b.algorithm() || a.algorithm() == b.algorithm();
}

/** A password does not take the place of a certificate, nor the other way round. */
bool sameKind(const AuthInfo &a, const AuthInfo &b) noexcept {
    const auto hasSecret = [](const AuthInfo &info) { return info.password() || info.ha1(); };
    return (hasSecret(a) && hasSecret(b)) || (a.hasTlsIdentity() && b.hasTlsIdentity()) || !a.isUsable() ||
           !b.isUsable();
}

/** The higher the closer. */
int closeness(const AuthInfo &info, std::string_view realm, std::string_view domain) noexcept {
    const bool realmIsOpen = !info.realm();
    const bool domainIsOpen = !info.domain();
    const bool realmFits = !realmIsOpen && sameRealm(info, realm);
    const bool domainFits = !domainIsOpen && sameDomain(info, domain);
    if (realmFits && domainFits) return 7;
    if (realmFits && domainIsOpen) return 6;
    if (realmIsOpen && domainFits) return 5;
    if (realmFits) return 4;
    if (domainFits) return 3;
    if (realmIsOpen && domainIsOpen) return 2;
    return realmIsOpen || domainIsOpen ? 1 : 0;
}

} // namespace

CredentialStore::~CredentialStore() { clear(); }

bool CredentialStore::add(const AuthInfo &info) {
    if (!info.isUsable()) {
        logError("Credentials of [%s] have neither password, HA1 nor TLS certificate with key: not added",
                 info.username() ? info.username().get() : "");
        return false;
    }
    refresh();
    Index index = findEqual(info, Kind::Same);
    if (index == kNone) index = findReplaceable(info);
    if (index == kNone)
        insert(info.clone());
    else
        replace(index, info.clone());
    return true;
}

bool CredentialStore::remove(const AuthInfo &info) {
    refresh();
    const Index index = findEqual(info);
    if (index == kNone) return false;
    erase(index);
    return true;
}

void CredentialStore::clear() {
    for (Slot &slot : mSlots)
        if (slot.info) released(*slot.info);
    mSlots.clear();
    mByExact.clear();
    mByUser.clear();
    mIncoming.reset();
    mTls = nullptr;
    if (mSize > 0) mIsUnsaved = true;
    mSize = 0;
    mList.clear();
    mListIsCurrent = true;
}

const bctbx_list_t *CredentialStore::list() const {
    if (!mListIsCurrent) {
        mList.clear();
        for (const Slot &slot : mSlots)
            if (slot.info) mList.append(slot.info->toC());
        mListIsCurrent = true;
    }
    return mList.get();
}

const AuthInfo *CredentialStore::find(std::string_view username, std::string_view realm,
                                      std::string_view domain, std::string_view algorithm) const {
    return findClosest(username, realm, domain, [&](const AuthInfo &info) {
        if (!info.fitsAlgorithm(algorithm) || info.hasExpired()) return false;
        return info.password() || !info.realm() || realm.empty() || sameRealm(info, realm);
    });
}

const AuthInfo *CredentialStore::findAny(std::string_view username, std::string_view realm,
                                         std::string_view domain) const {
    return findClosest(username, realm, domain, [](const AuthInfo &) { return true; });
}

const AuthInfo *CredentialStore::findTls() const {
    refresh();
    return mTls;
}

void CredentialStore::markFailed(const AuthInfo &info) {
    refresh();
    const Index index = findEqual(info);
    if (index == kNone || mSlots[index].info->mHasFailed) return;
    mSlots[index].info->mHasFailed = true;
    ++mFailed;
}

bool CredentialStore::readOn(const Config &config, const Clock &clock, TimePoint deadline) {
    if (!mIncoming) {
        mIncoming = std::make_unique<CredentialStore>();
        mNextSection = 0;
    }
    while (const Ref<AuthInfo> info = AuthInfo::readFrom(config, mNextSection)) {
        mIncoming->takeSection(*info, mNextSection++);
        if (mNextSection % kClockInterval == 0 && clock.now() >= deadline) return false;
    }
    const std::unique_ptr<CredentialStore> read = std::move(mIncoming);
    const bool hasEarlier = mSize > 0;
    for (const Slot &slot : mSlots)
        if (slot.info) read->add(*slot.info);
    clear();
    swapEntries(*read);
    mIsUnsaved = hasEarlier;
    mSavedChanges = AuthInfo::sStoredChanges.load(std::memory_order_relaxed);
    return true;
}

void CredentialStore::takeSection(const AuthInfo &info, int section) {
    const std::size_t before = mSlots.size();
    if (!add(info) || mSlots.size() == before) return; // its section goes with the next change
    mSlots.back().section = section;
    mSlots.back().info->mIsSaved = info.mIsSaved;
}

void CredentialStore::swapEntries(CredentialStore &other) noexcept {
    mSlots.swap(other.mSlots);
    mByExact.swap(other.mByExact);
    mByUser.swap(other.mByUser);
    std::swap(mSeenKeyChanges, other.mSeenKeyChanges);
    std::swap(mTls, other.mTls);
    std::swap(mSize, other.mSize);
    std::swap(mFailed, other.mFailed);
    mListIsCurrent = other.mListIsCurrent = false;
}

bool CredentialStore::needsSaving() const noexcept {
    return mIsUnsaved || mSavedChanges != AuthInfo::sStoredChanges.load(std::memory_order_relaxed);
}

bool CredentialStore::isStorable(const Slot &slot) noexcept {
    const AuthInfo *info = slot.info.get();
    return info && (info->password() || info->ha1() || info->tlsKeyPath());
}

bool CredentialStore::hasSectionsInOrder() const noexcept {
    int last = -1;
    bool isInOrder = true;
    bool hasNew = false;
    for (const Slot &slot : mSlots) {
        if (!isStorable(slot)) continue;
        if (slot.section >= 0 && (hasNew || slot.section <= last)) isInOrder = false;
        if (slot.section < 0) hasNew = true;
        last = slot.section;
    }
    return isInOrder;
}

void CredentialStore::writeTo(Config &config) {
    mSavedChanges = AuthInfo::sStoredChanges.load(std::memory_order_relaxed);
    mIsUnsaved = false;
    if (!config.getBool("sip", "save_auth_info", true)) return;
    const AuthInfo::PasswordForm form = AuthInfo::passwordForm(config);
    const bool isRewritten = !hasSectionsInOrder();
    int count = 0;
    if (config.getBool("sip", "store_auth_info", true)) {
        for (Slot &slot : mSlots) {
            const int old = isRewritten ? -1 : std::exchange(slot.section, -1);
            if (!isStorable(slot)) continue; // reading stops at the first gap, so none is left
            AuthInfo &info = *slot.info;
            const std::string section = AuthInfo::sectionName(count);
            if (old > count) config.renameSection(AuthInfo::sectionName(old), section);
            if (old < 0 || !info.mIsSaved) {
                if (old < 0) config.cleanSection(section);
                info.writeTo(config, count, form);
                info.mIsSaved = true;
            }
            if (config.hasSection(section)) slot.section = count++;
        }
    }
    for (std::string section; config.hasSection(section = AuthInfo::sectionName(count)); ++count)
        config.cleanSection(section);
}

void CredentialStore::insert(Ref<AuthInfo> info) {
    if (mSlots.size() == mSlots.capacity()) mSlots.reserve(mSlots.size() + mSlots.size() / 4 + 8);
    adopted(*info);
    mSlots.push_back({std::move(info)});
    ++mSize;
    mIsUnsaved = true;
    if (mSlots.size() > 2 * mByUser.size())
        reindex();
    else
        link(static_cast<Index>(mSlots.size() - 1));
}

void CredentialStore::replace(Index index, Ref<AuthInfo> info) {
    unlink(index);
    Ref<AuthInfo> old = std::exchange(mSlots[index].info, std::move(info));
    released(*old);
    adopted(*mSlots[index].info);
    link(index);
    if (mTls) findFirstTls();
    mIsUnsaved = true;
}

void CredentialStore::erase(Index index) {
    unlink(index);
    const Ref<AuthInfo> old = std::exchange(mSlots[index].info, nullptr);
    released(*old);
    --mSize;
    mIsUnsaved = true;
    if (mTls == old) findFirstTls();
    if (mSlots.size() > 2 * mSize + kSmallestIndex) reindex();
}

void CredentialStore::adopted(AuthInfo &info) {
    info.mIsStored = true;
    if (!mTls && info.hasTlsIdentity()) mTls = &info;
    mListIsCurrent = false;
}

void CredentialStore::released(AuthInfo &info) noexcept {
    info.mIsStored = false;
    if (info.mHasFailed) --mFailed;
    info.mHasFailed = false;
    mListIsCurrent = false;
}

void CredentialStore::link(Index index) const noexcept {
    Slot &slot = mSlots[index];
    const AuthInfo &info = *slot.info;
    const std::size_t mask = mByUser.size() - 1;
    Index &exact =
        mByExact[exactHash(info.username().view(), info.realm().view(), info.domain().view()) & mask];
    slot.nextExact = std::exchange(exact, index);
    Index &user = mByUser[userHash(info.username().view()) & mask];
    slot.nextUser = std::exchange(user, index);
}

void CredentialStore::unlink(Index index) noexcept {
    const AuthInfo &info = *mSlots[index].info;
    const std::size_t mask = mByUser.size() - 1;
    Index *exact =
        &mByExact[exactHash(info.username().view(), info.realm().view(), info.domain().view()) & mask];
    while (*exact != index)
        exact = &mSlots[*exact].nextExact;
    *exact = mSlots[index].nextExact;
    Index *user = &mByUser[userHash(info.username().view()) & mask];
    while (*user != index)
        user = &mSlots[*user].nextUser;
    *user = mSlots[index].nextUser;
}

void CredentialStore::reindex() const {
    mSlots.erase(std::remove_if(mSlots.begin(), mSlots.end(), [](const Slot &slot) { return !slot.info; }),
                 mSlots.end());
    std::size_t buckets = kSmallestIndex;
    while (buckets < mSlots.size())
        buckets *= 2;
    mByExact.assign(buckets, kNone);
    mByUser.assign(buckets, kNone);
    for (std::size_t i = 0; i < mSlots.size(); ++i)
        link(static_cast<Index>(i));
    mSeenKeyChanges = AuthInfo::sStoredKeyChanges.load(std::memory_order_relaxed);
    findFirstTls();
}

void CredentialStore::refresh() const {
    if (mSeenKeyChanges != AuthInfo::sStoredKeyChanges.load(std::memory_order_relaxed)) reindex();
}

void CredentialStore::findFirstTls() const noexcept {
    const auto first = std::find_if(mSlots.begin(), mSlots.end(), [](const Slot &slot) {
        return slot.info && slot.info->hasTlsIdentity();
    });
    mTls = first == mSlots.end() ? nullptr : first->info.get();
}

template <class Visit>
void CredentialStore::eachExact(std::string_view username, std::string_view realm, std::string_view domain,
                                Visit visit) const {
    if (mByExact.empty()) return;
    Index index = mByExact[exactHash(username, realm, domain) & (mByExact.size() - 1)];
    for (; index != kNone; index = mSlots[index].nextExact) {
        const AuthInfo &info = *mSlots[index].info;
        if (sameUser(info, username) && sameRealm(info, realm) && sameDomain(info, domain)) visit(index);
    }
}

CredentialStore::Index CredentialStore::findEqual(const AuthInfo &info, Kind kind) const {
    Index found = kNone;
    eachExact(info.username().view(), info.realm().view(), info.domain().view(), [&](Index index) {
        const AuthInfo *candidate = mSlots[index].info.get();
        if (candidate != &info && !sameAlgorithm(*candidate, info)) return;
        if (kind == Kind::Same && !sameKind(*candidate, info)) return;
        if (found == kNone || candidate == &info || mSlots[found].info->algorithm() != info.algorithm())
            found = index;
    });
    return found;
}

CredentialStore::Index CredentialStore::findReplaceable(const AuthInfo &info) const {
    if (mFailed == 0 || mByUser.empty() || !info.username()) return kNone;
    const std::string_view username = info.username().view();
    Index index = mByUser[userHash(username) & (mByUser.size() - 1)];
    for (; index != kNone; index = mSlots[index].nextUser) {
        const AuthInfo &old = *mSlots[index].info;
        if (!old.mHasFailed || !sameUser(old, username)) continue;
        // A failed entry for all domains may be good elsewhere, and gives way to a closer one.
        const bool domainYields = !info.domain() || sameDomain(old, info.domain().view());
        const bool realmYields = !info.realm() || !old.realm() || sameRealm(old, info.realm().view());
        if (domainYields && realmYields) return index;
    }
    return kNone;
}

template <class Fits>
const AuthInfo *CredentialStore::findClosest(std::string_view username, std::string_view realm,
                                             std::string_view domain, Fits fits) const {
    if (username.empty()) return nullptr;
    refresh();
    if (mByUser.empty()) return nullptr;

    Index best = kNone;
    const auto probe = [&](std::string_view wantedRealm, std::string_view wantedDomain) {
        if (best != kNone) return;
        eachExact(username, wantedRealm, wantedDomain, [&](Index index) {
            if (index < best && fits(*mSlots[index].info)) best = index;
        });
    };
    probe(realm, domain);
    if (!realm.empty() && !domain.empty()) {
        probe(realm, {});
        probe({}, domain);
    }
    if (best != kNone) return mSlots[best].info.get();

    int bestCloseness = -1;
    Index index = mByUser[userHash(username) & (mByUser.size() - 1)];
    for (; index != kNone; index = mSlots[index].nextUser) {
        const AuthInfo &info = *mSlots[index].info;
        if (!sameUser(info, username) || !fits(info)) continue;
        const int value = closeness(info, realm, domain);
        if (value > bestCloseness || (value == bestCloseness && index < best)) {
            best = index;
            bestCloseness = value;
        }
    }
    return best == kNone ? nullptr : mSlots[best].info.get();
}

} // namespace slimphone
