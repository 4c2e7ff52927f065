#include "dnsmasq.h"

#include "free-port.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace slimphone::test {

using namespace std::chrono_literals;

Dnsmasq::Dnsmasq(const std::vector<std::string> &records) : mFolder("slimphone-dnsmasq") {
    constexpr int attempts = 3; // somebody else may take the port first
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        mPort = freePort("127.0.0.1");
        std::ofstream file(mFolder.file("dnsmasq.conf"));
        file << "port=" << mPort << "\nlisten-address=127.0.0.1\nbind-interfaces\nno-resolv\nno-hosts\n"
             << "local=/test/\nlocal-ttl=60\n";
        for (const std::string &record : records)
            file << record << '\n';
        file.close();
        mProcess = std::make_unique<ChildProcess>(
            ChildProcess::Settings{{"/usr/sbin/dnsmasq", "--keep-in-foreground", "--log-facility=-",
                                    "--user=", "--pid-file", "--conf-file=" + mFolder.file("dnsmasq.conf")},
                                   mFolder.file("log")});
        if (isReady()) return;
        mProcess.reset();
    }
    throw std::runtime_error("dnsmasq does not answer:\n" + readFile(mFolder.file("log")));
}

bool Dnsmasq::isReady() const {
    // Asks for the address of "test".
    constexpr std::string_view question("\0\1\1\0\0\1\0\0\0\0\0\0\4test\0\0\1\0\1", 22);
    const int probe = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const sockaddr_in name = loopbackName("127.0.0.1", mPort);
    static_cast<void>(connect(probe, reinterpret_cast<const sockaddr *>(&name), sizeof name));
    const auto deadline = std::chrono::steady_clock::now() + 15s;
    bool ready = false;
    while (!ready && std::chrono::steady_clock::now() < deadline && !mProcess->hasEnded()) {
        send(probe, question.data(), question.size(), 0);
        pollfd polled{probe, POLLIN, 0};
        if (poll(&polled, 1, 50) <= 0) continue;
        std::array<char, 512> buffer{};
        ready = recv(probe, buffer.data(), buffer.size(), 0) > 0;
        if (!ready) std::this_thread::sleep_for(20ms); // refused: it does not listen yet
    }
    close(probe);
    return ready;
}

} // namespace slimphone::test
