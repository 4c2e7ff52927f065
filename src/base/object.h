/**
 * @file
 * Reference counted objects, the C++ side of every handle of the C API.
 */
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace slimphone {

/**
 * Base of everything an application can hold by a C handle. An object is born with one
 * reference; the last unref() destroys it. Counting is atomic so that a garbage collector's
 * thread may drop its reference, all other use of an object belongs to its core's thread.
 */
class Object {
public:
    Object &operator=(const Object &) = delete;

    void ref() const noexcept { mReferences.fetch_add(1, std::memory_order_relaxed); }
    void unref() const noexcept {
        if (mReferences.fetch_sub(1, std::memory_order_acq_rel) == 1) dispose();
    }

    /** Number of objects alive in the process; tests compare it before and after. */
    static long liveCount() noexcept { return sLive.load(std::memory_order_relaxed); }

    void setUserData(void *data) noexcept { mUserData = data; }
    void *userData() const noexcept { return mUserData; }

protected:
    Object() noexcept { sLive.fetch_add(1, std::memory_order_relaxed); }
    Object(const Object &) noexcept : Object() {} // a copy is a new object with its own count
    virtual ~Object() { sLive.fetch_sub(1, std::memory_order_relaxed); }

    /** The last reference is gone. An object with farewells to say may take a new one first. */
    virtual void dispose() const noexcept { delete this; }

private:
    static std::atomic<long> sLive;
    mutable std::atomic<std::uint32_t> mReferences{1};
    void *mUserData = nullptr;
};

/** Owning pointer to an Object. */
template <class T>
class Ref {
public:
    constexpr Ref() noexcept = default;
    constexpr Ref(std::nullptr_t) noexcept {}
    /** Shares ownership of @p object. */
    explicit Ref(T *object) noexcept : mObject(object) {
        if (mObject) mObject->ref();
    }
    Ref(const Ref &other) noexcept : Ref(other.mObject) {}
    Ref(Ref &&other) noexcept : mObject(std::exchange(other.mObject, nullptr)) {}
    template <class U, class = std::enable_if_t<std::is_convertible_v<U *, T *>>>
    Ref(const Ref<U> &other) noexcept : Ref(other.get()) {}
    ~Ref() {
        if (mObject) mObject->unref();
    }
    Ref &operator=(Ref other) noexcept {
        std::swap(mObject, other.mObject);
        return *this;
    }

    /** Takes over the reference that the caller owns. */
    static Ref adopt(T *object) noexcept {
        Ref result;
        result.mObject = object;
        return result;
    }
    /** Gives the reference to the caller. */
    [[nodiscard]] T *release() noexcept { return std::exchange(mObject, nullptr); }

    T *get() const noexcept { return mObject; }
    T *operator->() const noexcept { return mObject; }
    T &operator*() const noexcept { return *mObject; }
    explicit operator bool() const noexcept { return mObject != nullptr; }
    friend bool operator==(const Ref &a, const Ref &b) noexcept { return a.mObject == b.mObject; }
    friend bool operator==(const Ref &a, const T *b) noexcept { return a.mObject == b; }

private:
    T *mObject = nullptr;
};

/** Makes a T and owns its first reference. */
template <class T, class... Args>
Ref<T> make(Args &&...args) {
    return Ref<T>::adopt(new T(std::forward<Args>(args)...));
}

/** An Object whose address is the handle of C type @p CType. */
template <class CType, class CppType>
class HybridObject : public Object {
public:
    using CHandle = CType;

    CType *toC() noexcept { return reinterpret_cast<CType *>(static_cast<CppType *>(this)); }
    const CType *toC() const noexcept {
        return reinterpret_cast<const CType *>(static_cast<const CppType *>(this));
    }
    static CppType *toCpp(CType *handle) noexcept { return reinterpret_cast<CppType *>(handle); }
    static const CppType *toCpp(const CType *handle) noexcept {
        return reinterpret_cast<const CppType *>(handle);
    }
};

} // namespace slimphone
