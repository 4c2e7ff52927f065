/**
 * @file
 * Lists of callback objects that survive anything their functions do.
 */
#pragma once

#include "base/c-list.h"
#include "base/object.h"

#include <algorithm>
#include <vector>

namespace slimphone {

/**
 * Callback objects in order of addition. notify() works on a snapshot of references and skips
 * what was removed meanwhile, so that a callback may add, remove or release anything.
 */
template <class Callbacks>
class CallbacksList {
public:
    void add(Callbacks *callbacks) { mList.emplace_back(callbacks); }
    bool remove(const Callbacks *callbacks) {
        const auto it = std::find(mList.begin(), mList.end(), callbacks);
        if (it == mList.end()) return false;
        mList.erase(it);
        return true;
    }
    void clear() { mList.clear(); }
    bool empty() const noexcept { return mList.empty(); }
    const std::vector<Ref<Callbacks>> &items() const noexcept { return mList; }

    /** The object whose function runs now, nullptr outside of a notification. */
    Callbacks *current() const noexcept { return mCurrent; }
    void setCurrent(Callbacks *callbacks) noexcept { mCurrent = callbacks; }

    /**
     * Calls @p call with each object. @p owner is kept alive, so this list outlives the calls.
     */
    template <class Owner, class Call>
    void notify(Owner &owner, Call &&call) {
        if (mList.empty()) return;
        const Ref<Owner> keepAlive(&owner);
        const std::vector<Ref<Callbacks>> snapshot(mList);
        Callbacks *const outer = mCurrent;
        for (const Ref<Callbacks> &callbacks : snapshot) {
            if (std::find(mList.begin(), mList.end(), callbacks) == mList.end()) continue;
            mCurrent = callbacks.get();
            call(*callbacks);
        }
        mCurrent = outer;
    }

private:
    std::vector<Ref<Callbacks>> mList;
    Callbacks *mCurrent = nullptr;
};

} // namespace slimphone
