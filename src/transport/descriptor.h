/**
 * @file
 * Ownership of a file descriptor.
 */
#pragma once

#include <unistd.h>

#include <utility>

namespace slimphone::sip {

class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) noexcept : mDescriptor(descriptor) {}
    Descriptor(Descriptor &&other) noexcept : mDescriptor(std::exchange(other.mDescriptor, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept {
        std::swap(mDescriptor, other.mDescriptor);
        return *this;
    }
    ~Descriptor() {
        if (mDescriptor >= 0) ::close(mDescriptor);
    }

    int get() const noexcept { return mDescriptor; }
    explicit operator bool() const noexcept { return mDescriptor >= 0; }

private:
    int mDescriptor;
};

} // namespace slimphone::sip
