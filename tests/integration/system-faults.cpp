#include "system-faults.h"

#include <dlfcn.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <random>

namespace slimphone::test {

namespace {

thread_local unsigned faultsOfThousand = 0;
thread_local std::minstd_rand faultRandom;
std::atomic<std::size_t> faultCount{0};

bool isTime() noexcept {
    if (faultsOfThousand == 0 || faultRandom() % 1000 >= faultsOfThousand) return false;
    ++faultCount;
    return true;
}

/** Sets errno to one of @p errors, or leaves the call alone. */
template <std::size_t N>
bool fails(const std::array<int, N> &errors) noexcept {
    if (!isTime()) return false;
    errno = errors[faultRandom() % N];
    return true;
}

std::size_t less(std::size_t size) noexcept {
    return size > 1 && isTime() ? 1 + faultRandom() % (size - 1) : size;
}

template <class Function>
Function *next(const char *name) noexcept {
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

SystemFaults::SystemFaults(unsigned often, std::uint64_t seed) noexcept {
    faultRandom.seed(static_cast<std::minstd_rand::result_type>(seed));
    faultsOfThousand = often;
}

SystemFaults::~SystemFaults() { faultsOfThousand = 0; }

std::size_t SystemFaults::count() noexcept { return faultCount; }

} // namespace slimphone::test

using namespace slimphone::test;

// What the library calls finds these before those of the system.
extern "C" {

int socket(int domain, int type, int protocol) noexcept {
    static auto *const original = next<int(int, int, int)>("socket");
    if (fails(std::array{EMFILE, ENFILE, ENOBUFS, ENOMEM, EACCES})) return -1;
    return original(domain, type, protocol);
}

int bind(int descriptor, const sockaddr *address, socklen_t size) noexcept {
    static auto *const original = next<int(int, const sockaddr *, socklen_t)>("bind");
    if (fails(std::array{EADDRINUSE, EACCES, EADDRNOTAVAIL})) return -1;
    return original(descriptor, address, size);
}

int listen(int descriptor, int backlog) noexcept {
    static auto *const original = next<int(int, int)>("listen");
    if (fails(std::array{EADDRINUSE})) return -1;
    return original(descriptor, backlog);
}

int connect(int descriptor, const sockaddr *address, socklen_t size) {
    static auto *const original = next<int(int, const sockaddr *, socklen_t)>("connect");
    if (fails(std::array{ENETUNREACH, EHOSTUNREACH, ECONNREFUSED, EADDRNOTAVAIL, ETIMEDOUT, EAGAIN}))
        return -1;
    return original(descriptor, address, size);
}

int accept(int descriptor, sockaddr *address, socklen_t *size) {
    static auto *const original = next<int(int, sockaddr *, socklen_t *)>("accept");
    if (fails(std::array{ECONNABORTED, EMFILE, EINTR, ENOBUFS})) return -1;
    return original(descriptor, address, size);
}

int getsockname(int descriptor, sockaddr *address, socklen_t *size) noexcept {
    static auto *const original = next<int(int, sockaddr *, socklen_t *)>("getsockname");
    if (fails(std::array{ENOBUFS})) return -1;
    return original(descriptor, address, size);
}

int getpeername(int descriptor, sockaddr *address, socklen_t *size) noexcept {
    static auto *const original = next<int(int, sockaddr *, socklen_t *)>("getpeername");
    if (fails(std::array{ENOBUFS, ENOTCONN})) return -1;
    return original(descriptor, address, size);
}

int getsockopt(int descriptor, int level, int option, void *value, socklen_t *size) noexcept {
    static auto *const original = next<int(int, int, int, void *, socklen_t *)>("getsockopt");
    if (fails(std::array{ENOBUFS})) return -1;
    return original(descriptor, level, option, value, size);
}

int setsockopt(int descriptor, int level, int option, const void *value, socklen_t size) noexcept {
    static auto *const original = next<int(int, int, int, const void *, socklen_t)>("setsockopt");
    if (fails(std::array{ENOPROTOOPT, ENOMEM})) return -1;
    return original(descriptor, level, option, value, size);
}

ssize_t send(int descriptor, const void *bytes, size_t size, int flags) {
    static auto *const original = next<ssize_t(int, const void *, size_t, int)>("send");
    static auto *const option = next<int(int, int, int, void *, socklen_t *)>("getsockopt");
    if (fails(std::array{EAGAIN, EINTR, ENOBUFS, EPIPE, ECONNRESET, ETIMEDOUT, EPERM})) return -1;
    int type = 0;
    socklen_t length = sizeof type;
    option(descriptor, SOL_SOCKET, SO_TYPE, &type, &length);
    return original(descriptor, bytes, type == SOCK_STREAM ? less(size) : size, flags);
}

ssize_t sendto(int descriptor, const void *bytes, size_t size, int flags, const sockaddr *to,
               socklen_t length) {
    static auto *const original =
        next<ssize_t(int, const void *, size_t, int, const sockaddr *, socklen_t)>("sendto");
    if (fails(std::array{EAGAIN, EINTR, ENOBUFS, ENETUNREACH, EPERM, ECONNREFUSED})) return -1;
    return original(descriptor, bytes, size, flags, to, length);
}

ssize_t recv(int descriptor, void *bytes, size_t size, int flags) {
    static auto *const original = next<ssize_t(int, void *, size_t, int)>("recv");
    if (fails(std::array{EAGAIN, EINTR, ECONNRESET, ETIMEDOUT, ENOMEM})) return -1;
    return original(descriptor, bytes, less(size), flags);
}

int recvmmsg(int descriptor, mmsghdr *messages, unsigned count, int flags, timespec *timeout) {
    static auto *const original = next<int(int, mmsghdr *, unsigned, int, timespec *)>("recvmmsg");
    if (fails(std::array{EAGAIN, EINTR, ECONNREFUSED, ENOMEM})) return -1;
    return original(descriptor, messages, static_cast<unsigned>(less(count)), flags, timeout);
}

int poll(pollfd *descriptors, nfds_t count, int timeout) {
    static auto *const original = next<int(pollfd *, nfds_t, int)>("poll");
    if (fails(std::array{EINTR, ENOMEM})) return -1;
    return original(descriptors, count, timeout);
}

} // extern "C"
