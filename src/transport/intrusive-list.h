/**
 * @file
 * A doubly linked list whose links are part of the elements: no memory is taken to be in one.
 */
#pragma once

#include <cstddef>

namespace slimphone::sip {

/** Base of what can be in one IntrusiveList at a time. It leaves the list when destroyed. */
class ListLink {
public:
    ListLink() noexcept = default;
    ListLink(const ListLink &) = delete;
    ListLink &operator=(const ListLink &) = delete;
    ~ListLink() { unlink(); }

    bool isLinked() const noexcept { return mNext != nullptr; }
    void unlink() noexcept {
        if (!mNext) return;
        mPrevious->mNext = mNext;
        mNext->mPrevious = mPrevious;
        mNext = mPrevious = nullptr;
    }

private:
    template <class>
    friend class IntrusiveList;

    ListLink *mPrevious = nullptr;
    ListLink *mNext = nullptr;
};

/** Elements of type @p T, which derives from ListLink; it does not own them. */
template <class T>
class IntrusiveList {
public:
    IntrusiveList() noexcept { mEnd.mPrevious = mEnd.mNext = &mEnd; }
    IntrusiveList(const IntrusiveList &) = delete;
    IntrusiveList &operator=(const IntrusiveList &) = delete;
    ~IntrusiveList() {
        while (T *element = front())
            element->unlink();
        mEnd.mPrevious = mEnd.mNext = nullptr;
    }

    bool empty() const noexcept { return mEnd.mNext == &mEnd; }
    /** The first element, nullptr when there is none. */
    T *front() const noexcept { return empty() ? nullptr : static_cast<T *>(mEnd.mNext); }
    /** Puts @p element at the end, out of the list it was in. */
    void pushBack(T &element) noexcept {
        ListLink &link = element;
        link.unlink();
        link.mPrevious = mEnd.mPrevious;
        link.mNext = &mEnd;
        mEnd.mPrevious->mNext = &link;
        mEnd.mPrevious = &link;
    }
    /** Moves every element of @p other to the end of this list. */
    void takeAll(IntrusiveList &other) noexcept {
        while (T *element = other.front())
            pushBack(*element);
    }

private:
    ListLink mEnd;
};

} // namespace slimphone::sip
