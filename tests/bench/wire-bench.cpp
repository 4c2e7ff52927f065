/**
 * @file
 * What a request and its answer cost the client: CPU time of the thread that runs the stack,
 * against a registrar in another thread that answers everything with 200. System calls are part
 * of it; so is, for UDP on loopback, the kernel's work of delivering to the registrar.
 */
#include "sip/stack.h"
#include "transport/lean-stack.h"
#include "transport/provider-stack.h"

#include <arpa/inet.h>
#include <benchmark/benchmark.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace slimphone;
using namespace slimphone::sip;

std::string_view line(std::string_view message, std::string_view name) {
    const std::size_t start = message.find(name);
    return message.substr(start, message.find("\r\n", start) + 2 - start);
}

/** Answers REGISTERs by copying what RFC 3261 wants back. */
class EchoRegistrar {
public:
    EchoRegistrar() {
        // A port that is free for UDP may be taken for TCP.
        for (int attempt = 0; !bindBoth(); ++attempt)
            if (attempt == 20) std::abort();
        mThread = std::thread([this] { serve(); });
    }
    EchoRegistrar(const EchoRegistrar &) = delete;
    EchoRegistrar &operator=(const EchoRegistrar &) = delete;
    ~EchoRegistrar() {
        mStop = true;
        mThread.join();
        close(mUdp);
        close(mTcp);
        if (mConnection >= 0) close(mConnection);
    }
    int port() const noexcept { return mPort; }

private:
    bool bindBoth() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        mUdp = socket(AF_INET, SOCK_DGRAM, 0);
        mTcp = socket(AF_INET, SOCK_STREAM, 0);
        const int size = 4 << 20;
        setsockopt(mUdp, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        if (bind(mUdp, reinterpret_cast<sockaddr *>(&address), length) == 0 &&
            getsockname(mUdp, reinterpret_cast<sockaddr *>(&address), &length) == 0 &&
            bind(mTcp, reinterpret_cast<sockaddr *>(&address), length) == 0 && listen(mTcp, 4) == 0) {
            mPort = ntohs(address.sin_port);
            return true;
        }
        close(mUdp);
        close(mTcp);
        return false;
    }
    void serve() {
        std::vector<char> buffer(1 << 16);
        while (!mStop) {
            pollfd entries[] = {{mUdp, POLLIN, 0}, {mTcp, POLLIN, 0}, {mConnection, POLLIN, 0}};
            if (poll(entries, 3, 10) <= 0) continue;
            if (entries[0].revents) serveUdp(buffer);
            if (entries[1].revents) {
                if (mConnection >= 0) close(mConnection);
                mConnection = accept(mTcp, nullptr, nullptr);
                const int on = 1;
                setsockopt(mConnection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                mInput.clear();
            } else if (entries[2].revents) {
                serveTcp(buffer);
            }
        }
    }
    void serveUdp(std::vector<char> &buffer) {
        sockaddr_in peer{};
        socklen_t length = sizeof peer;
        ssize_t count = 0;
        while ((count = recvfrom(mUdp, buffer.data(), buffer.size(), MSG_DONTWAIT,
                                 reinterpret_cast<sockaddr *>(&peer), &length)) > 0) {
            mOutput.clear();
            answer({buffer.data(), static_cast<std::size_t>(count)});
            sendto(mUdp, mOutput.data(), mOutput.size(), 0, reinterpret_cast<sockaddr *>(&peer), length);
        }
    }
    void serveTcp(std::vector<char> &buffer) {
        const ssize_t count = recv(mConnection, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            close(mConnection);
            mConnection = -1;
            return;
        }
        mInput.append(buffer.data(), static_cast<std::size_t>(count));
        mOutput.clear();
        std::size_t begin = 0;
        std::size_t end = 0;
        while ((end = mInput.find("\r\n\r\n", begin)) != std::string::npos) {
            answer(std::string_view(mInput).substr(begin, end + 4 - begin));
            begin = end + 4;
        }
        mInput.erase(0, begin);
        std::size_t sent = 0;
        while (sent < mOutput.size()) {
            const ssize_t more =
                send(mConnection, mOutput.data() + sent, mOutput.size() - sent, MSG_NOSIGNAL);
            if (more <= 0) return;
            sent += static_cast<std::size_t>(more);
        }
    }
    void answer(std::string_view request) {
        mOutput += "SIP/2.0 200 OK\r\n";
        for (const char *name : {"Via: ", "From: ", "CSeq: ", "Call-ID: "})
            mOutput += line(request, name);
        const std::string_view to = line(request, "To: ");
        mOutput.append(to.substr(0, to.size() - 2)).append(";tag=37GkEhwl6\r\n");
        const std::string_view contact = line(request, "Contact: ");
        mOutput.append(contact.substr(0, contact.size() - 2)).append(";expires=3600\r\n");
        mOutput += "Server: echo\r\nContent-Length: 0\r\n\r\n";
    }

    int mUdp = -1;
    int mTcp = -1;
    int mConnection = -1;
    int mPort = 0;
    std::string mInput;
    std::string mOutput;
    std::atomic<bool> mStop{false};
    std::thread mThread;
};

OutgoingRequest makeRegister(std::size_t number) {
    OutgoingRequest request;
    const std::string user = "user" + std::to_string(number);
    request.method = "REGISTER";
    request.requestUri = "sip:sip.example.org";
    request.to = "<sip:" + user + "@sip.example.org>";
    request.from = request.to + ";tag=tljFaoKo6";
    request.callId = "P6LH-uQ4Xs" + std::to_string(number);
    request.cseq = 21;
    request.contact = ContactTemplate{};
    request.contact->user = user;
    request.contact->parameters = ";+sip.instance=\"<urn:uuid:6f1d0a2c-93b5-4c1e-8a47-0242ac120002>\"";
    request.headers = {{"Supported", "replaces, outbound, gruu, path"},
                       {"Expires", "3600"},
                       {"Authorization",
                        "Digest realm=\"sip.example.org\", nonce=\"ZpXk1maV46uK8c5QzvV3oE1sTb3q2kz9\", "
                        "algorithm=MD5, username=\"" +
                            user +
                            "\", uri=\"sip:sip.example.org\", response=\"0123456789abcdef0123456789abcdef\", "
                            "cnonce=\"HkOQ3zA0p1Xc\", nc=00000001, qop=auth"}};
    return request;
}

/** One request at a time, the next one as soon as it is answered. */
struct Line final : ResponseHandler {
    virtual ~Line() = default;
    void onResponse(const Response &response) override {
        if (response.status != 200) std::abort();
        isDone = true;
    }
    void onFailure(const Failure &failure) override {
        std::fprintf(stderr, "request failed: %s\n", failure.text.c_str());
        std::abort();
    }

    std::unique_ptr<ClientTransaction> transaction;
    bool isDone = true;
};

double threadSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

using Factory = std::unique_ptr<Stack> (*)(const Clock &);

void registerPairs(benchmark::State &state, Factory factory, TransportPorts ports, Transport transport) {
    EchoRegistrar registrar;
    const std::unique_ptr<Stack> stack = factory(Clock::steady());
    StackSettings settings;
    settings.ports = ports;
    settings.userAgent = "slimphone-bench/1";
    settings.keepAlive = std::chrono::milliseconds(0);
    if (!stack->configure(settings)) std::abort();
    const NextHop hop{"127.0.0.1", registrar.port(), transport, nullptr};
    std::vector<Line> lines(static_cast<std::size_t>(state.range(0)));
    // Making the requests is the registration's work, not the wire's.
    constexpr std::size_t kPairs = 2000;
    std::size_t pairs = 0;
    double total = 0;
    for (auto _ : state) {
        std::vector<OutgoingRequest> requests;
        for (std::size_t i = 0; i < kPairs; ++i)
            requests.push_back(makeRegister(i));
        std::size_t sent = 0;
        std::size_t answered = 0;
        double cpu = 0;
        while (answered < kPairs) {
            const double before = threadSeconds();
            for (Line &line : lines) {
                if (!line.isDone || sent == kPairs) continue;
                line.isDone = false;
                line.transaction = stack->send(std::move(requests[sent++]), hop, line);
            }
            stack->run(std::chrono::milliseconds(5));
            for (Line &line : lines) {
                if (!line.isDone || !line.transaction) continue;
                line.transaction.reset();
                ++answered;
            }
            cpu += threadSeconds() - before;
            // As an application that polls: the registrar gets its time.
            usleep(200);
        }
        state.SetIterationTime(cpu);
        pairs += kPairs;
        total += cpu;
    }
    state.counters["us/pair"] = total * 1e6 / static_cast<double>(pairs);
}

} // namespace

// clang-format off
BENCHMARK_CAPTURE(registerPairs, lean_udp, makeLeanStack, TransportPorts{-1, 0, 0}, Transport::Udp)
    ->Arg(1)->Arg(100)->Arg(1000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(registerPairs, lean_udp_unbound, makeLeanStack, TransportPorts{-2, 0, 0}, Transport::Udp)
    ->Arg(100)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(registerPairs, lean_tcp, makeLeanStack, TransportPorts{0, -2, 0}, Transport::Tcp)
    ->Arg(1)->Arg(100)->Arg(1000)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(registerPairs, belle_sip_udp, makeProviderStack, TransportPorts{-1, 0, 0}, Transport::Udp)
    ->Arg(100)->UseManualTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(registerPairs, belle_sip_tcp, makeProviderStack, TransportPorts{0, -2, 0}, Transport::Tcp)
    ->Arg(100)->UseManualTime()->Unit(benchmark::kMillisecond);
// clang-format on
