/**
 * @file
 * Ownership of belle-sip objects.
 */
#pragma once

#include <belle-sip/belle-sip.h>

#include <memory>
#include <utility>

namespace slimphone::sip {

/** One reference to a belle-sip object. */
template <class T>
class BelleRef {
public:
    BelleRef() noexcept = default;
    BelleRef(const BelleRef &) = delete;
    BelleRef &operator=(const BelleRef &) = delete;
    BelleRef(BelleRef &&other) noexcept : mObject(std::exchange(other.mObject, nullptr)) {}
    BelleRef &operator=(BelleRef &&other) noexcept {
        std::swap(mObject, other.mObject);
        return *this;
    }
    ~BelleRef() { reset(); }

    /** Adds a reference; of a floating object it becomes the first. */
    static BelleRef share(T *object) noexcept {
        BelleRef result;
        if (object) belle_sip_object_ref(object);
        result.mObject = object;
        return result;
    }
    /** Takes over the reference that the caller owns. */
    static BelleRef adopt(T *object) noexcept {
        BelleRef result;
        result.mObject = object;
        return result;
    }

    void reset() noexcept {
        if (T *object = std::exchange(mObject, nullptr)) belle_sip_object_unref(object);
    }
    T *get() const noexcept { return mObject; }
    explicit operator bool() const noexcept { return mObject != nullptr; }

private:
    T *mObject = nullptr;
};

struct BelleFree {
    void operator()(char *text) const noexcept { belle_sip_free(text); }
};
/** A string that belle-sip allocated for us. */
using BelleString = std::unique_ptr<char, BelleFree>;

} // namespace slimphone::sip
