#include "config/key-pool.h"

namespace slimphone {

KeyPool::Id KeyPool::find(std::string_view text) const noexcept {
    const auto it = mIds.find(text);
    return it == mIds.end() ? kNone : it->second;
}

KeyPool::Id KeyPool::retain(std::string_view text) {
    if (const Id id = find(text); id != kNone) {
        ++mEntries[id].users;
        return id;
    }
    if (mFree.empty()) {
        // Room for all of them, so that release() cannot fail.
        if (mFree.capacity() <= mEntries.size()) mFree.reserve(2 * mEntries.size() + 1);
        mEntries.emplace_back();
        mFree.push_back(static_cast<Id>(mEntries.size() - 1));
    }
    const Id id = mFree.back();
    Entry &entry = mEntries[id];
    entry.text = Secret(text);
    mIds.emplace(entry.text.view(), id);
    entry.users = 1;
    mFree.pop_back();
    return id;
}

void KeyPool::release(Id id) noexcept {
    Entry &entry = mEntries[id];
    if (--entry.users > 0) return;
    mIds.erase(entry.text.view());
    entry.text = Secret();
    mFree.push_back(id);
}

} // namespace slimphone
