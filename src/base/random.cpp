#include "base/random.h"

#include <sys/random.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

namespace slimphone {

namespace {

/** Buffers the kernel's generator: one system call for many tokens. */
class Generator {
public:
    std::uint8_t byte() {
        if (mUsed == mBuffer.size()) refill();
        return mBuffer[mUsed++];
    }

private:
    void refill() {
        std::size_t filled = 0;
        while (filled < mBuffer.size()) {
            const ssize_t count = getrandom(mBuffer.data() + filled, mBuffer.size() - filled, 0);
            if (count < 0 && errno != EINTR) throw std::runtime_error("no random source");
            if (count > 0) filled += static_cast<std::size_t>(count);
        }
        mUsed = 0;
    }

    std::array<std::uint8_t, 256> mBuffer{};
    std::size_t mUsed = mBuffer.size();
};

Generator &generator() {
    thread_local Generator instance;
    return instance;
}

} // namespace

std::uint64_t randomNumber() {
    std::uint64_t result = 0;
    for (int i = 0; i < 8; ++i)
        result = result << 8 | generator().byte();
    return result;
}

std::string randomToken(std::size_t length) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-~";
    std::string result(length, '\0');
    for (char &c : result)
        c = alphabet[generator().byte() & 63];
    return result;
}

std::string randomUuid() {
    std::array<unsigned, 16> b{};
    for (unsigned &value : b)
        value = generator().byte();
    b[6] = (b[6] & 0x0f) | 0x40;
    b[8] = (b[8] & 0x3f) | 0x80;
    char text[37];
    std::snprintf(text, sizeof text, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                  b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13],
                  b[14], b[15]);
    return text;
}

} // namespace slimphone
