/**
 * @file
 * Doubly linked lists whose links are part of the elements: no memory is taken to be in one.
 */
#pragma once

namespace slimphone {

template <class T, class Tag>
class IntrusiveList;

/**
 * Base of what can be in one list at a time; it leaves the list when destroyed. Elements of
 * several lists have a base for each, told apart by @p Tag.
 */
template <class Tag = void>
class ListLink {
public:
    ListLink() noexcept = default;
    ListLink(const ListLink &) = delete;
    ListLink &operator=(const ListLink &) = delete;
    ~ListLink() { unlink(); }

    void unlink() noexcept {
        if (!mNext) return;
        mPrevious->mNext = mNext;
        mNext->mPrevious = mPrevious;
        mNext = mPrevious = nullptr;
    }

private:
    template <class, class>
    friend class IntrusiveList;

    ListLink *mPrevious = nullptr;
    ListLink *mNext = nullptr;
};

/** Elements of type @p T, which derives from ListLink<Tag>; it does not own them. */
template <class T, class Tag = void>
class IntrusiveList {
public:
    IntrusiveList() noexcept { mEnd.mPrevious = mEnd.mNext = &mEnd; }
    IntrusiveList(const IntrusiveList &) = delete;
    IntrusiveList &operator=(const IntrusiveList &) = delete;
    ~IntrusiveList() {
        while (!empty())
            mEnd.mNext->unlink();
        mEnd.mPrevious = mEnd.mNext = nullptr;
    }

    bool empty() const noexcept { return mEnd.mNext == &mEnd; }
    /** The first element, nullptr when there is none. */
    T *front() const noexcept { return empty() ? nullptr : static_cast<T *>(mEnd.mNext); }
    /** Puts @p element at the end, out of the list it was in. */
    void pushBack(T &element) noexcept {
        ListLink<Tag> &link = element;
        link.unlink();
        link.mPrevious = mEnd.mPrevious;
        link.mNext = &mEnd;
        mEnd.mPrevious->mNext = &link;
        mEnd.mPrevious = &link;
    }
    /** Takes the first element out; nullptr when there is none. */
    T *popFront() noexcept {
        T *const first = front();
        if (first) static_cast<ListLink<Tag> *>(first)->unlink();
        return first;
    }
    /** Moves every element of @p other to the end of this list. */
    void takeAll(IntrusiveList &other) noexcept {
        while (T *element = other.front())
            pushBack(*element);
    }

private:
    ListLink<Tag> mEnd;
};

} // namespace slimphone
