/**
 * @file
 * bctbx_list_t, the list type of the C API.
 */
#pragma once

#include "base/object.h"

#include <bctoolbox/list.h>

#include <type_traits>
#include <utility>
#include <vector>

namespace slimphone {

/** A C list lent to the application, owned by an object; elements are borrowed. */
class LentList {
public:
    LentList() = default;
    LentList(const LentList &) = delete;
    LentList &operator=(const LentList &) = delete;
    ~LentList() { clear(); }

    void clear() noexcept {
        bctbx_list_free(mHead);
        mHead = mTail = nullptr;
    }
    void append(void *element) {
        // bctbx_list_append() walks to the end; keep the tail to stay O(1).
        bctbx_list_t *node = bctbx_list_new(element);
        if (!mHead)
            mHead = node;
        else {
            mTail->next = node;
            node->prev = mTail;
        }
        mTail = node;
    }
    bctbx_list_t *get() const noexcept { return mHead; }

private:
    bctbx_list_t *mHead = nullptr;
    bctbx_list_t *mTail = nullptr;
};

/**
 * Builds a list the caller owns (bctbx_list_free()), with @p convert giving each element's
 * pointer. The order is the container's.
 */
template <class Container, class Convert>
bctbx_list_t *newList(const Container &container, Convert convert) {
    bctbx_list_t *list = nullptr;
    for (auto it = container.rbegin(); it != container.rend(); ++it)
        list = bctbx_list_prepend(list, const_cast<void *>(static_cast<const void *>(convert(*it))));
    return list;
}

/** The elements of a list of the application through @p convert; NULL elements are left out. */
template <class Convert>
auto fromList(const bctbx_list_t *list, Convert convert) {
    std::vector<std::invoke_result_t<Convert, const void *>> result;
    for (; list; list = list->next)
        if (list->data) result.push_back(convert(static_cast<const void *>(list->data)));
    return result;
}

} // namespace slimphone
