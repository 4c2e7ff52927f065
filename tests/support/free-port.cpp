#include "free-port.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>
#include <stdexcept>

namespace slimphone::test {

sockaddr_in loopbackName(const std::string &address, int port) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, address.c_str(), &name.sin_addr);
    return name;
}

int freePort(const std::string &address) {
    // Below those that systems give to sockets of their own accord, of which other tests open many.
    std::random_device random;
    std::uniform_int_distribution<int> ports(10240, 32000);
    for (int attempt = 0; attempt < 50; ++attempt) {
        const int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const int tcp = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in name = loopbackName(address, ports(random));
        const socklen_t size = sizeof name;
        const bool ok = bind(udp, reinterpret_cast<sockaddr *>(&name), size) == 0 &&
                        bind(tcp, reinterpret_cast<sockaddr *>(&name), size) == 0;
        close(udp);
        close(tcp);
        if (ok) return ntohs(name.sin_port);
    }
    throw std::runtime_error("no free port on " + address);
}

} // namespace slimphone::test
