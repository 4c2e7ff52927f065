#include "raw-server.h"

#include "sip-text.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace slimphone::test {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

/** A file descriptor that is closed with its owner. */
class Descriptor {
public:
    explicit Descriptor(int value = -1) : mValue(value) {}
    Descriptor(Descriptor &&other) noexcept : mValue(std::exchange(other.mValue, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept {
        std::swap(mValue, other.mValue);
        return *this;
    }
    ~Descriptor() {
        if (mValue >= 0) close(mValue);
    }
    int get() const { return mValue; }
    explicit operator bool() const { return mValue >= 0; }

private:
    int mValue;
};

struct SocketName {
    sockaddr_storage storage{};
    socklen_t size = sizeof(sockaddr_storage);

    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
    // sin_port and sin6_port lie at the same offset.
    int port() const { return ntohs(reinterpret_cast<const sockaddr_in *>(&storage)->sin_port); }
    std::string host() const {
        std::array<char, NI_MAXHOST> text{};
        getnameinfo(get(), size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST);
        return text.data();
    }
};

SocketName nameOf(const std::string &address, int port) {
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo *found = nullptr;
    if (getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) {
        throw std::runtime_error("not a numeric address: " + address);
    }
    SocketName name;
    name.size = found->ai_addrlen;
    std::memcpy(&name.storage, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    return name;
}

/** A bound, non-blocking socket; empty when the port is taken. */
Descriptor bound(const SocketName &name, int type) {
    Descriptor result(socket(name.get()->sa_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!result) throw std::system_error(errno, std::generic_category(), "socket");
    const int on = 1;
    if (type == SOCK_STREAM) {
        // Lets comeUp() take the port again while old connections linger; a second listener still fails.
        setsockopt(result.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    } else {
        const int buffer = 4 << 20;
        setsockopt(result.get(), SOL_SOCKET, SO_RCVBUF, &buffer, sizeof buffer);
    }
    if (bind(result.get(), name.get(), name.size) != 0) return Descriptor();
    if (type == SOCK_STREAM && listen(result.get(), 128) != 0) return Descriptor();
    return result;
}

} // namespace

/** The sockets and everything else that belongs to the server's thread. */
class RawServer::Loop {
public:
    Loop(Handler handler, std::string address) : mHandler(std::move(handler)), mAddress(std::move(address)) {
        open(0);
    }

    int port() const { return mPort; }

    void run() {
        while (!mStopped)
            turn();
    }

    /** From any thread: has @p task done in the server's thread and waits for it. */
    void perform(const std::function<void()> &task) {
        std::promise<void> done;
        auto result = done.get_future();
        post([&task, &done] {
            try {
                task();
                done.set_value();
            } catch (...) {
                done.set_exception(std::current_exception());
            }
        });
        result.get();
    }

    void post(std::function<void()> task) {
        {
            const std::lock_guard lock(mMutex);
            mTasks.push_back(std::move(task));
        }
        eventfd_write(mWake.get(), 1);
    }

    void stop() {
        post([this] { mStopped = true; });
    }

    void goDown() {
        closeConnections();
        mUdp = Descriptor();
        mListener = Descriptor();
    }

    void comeUp() {
        if (!mUdp) open(mPort);
    }

    void closeConnections() {
        mConnections.clear();
        mOpen = 0;
    }

    void send(const Peer &peer, const std::string &bytes) {
        if (peer.connection == 0) {
            if (!mUdp) return;
            const SocketName name = nameOf(peer.host, peer.port);
            sendto(mUdp.get(), bytes.data(), bytes.size(), 0, name.get(), name.size);
            return;
        }
        const auto it = mConnections.find(peer.connection);
        if (it == mConnections.end()) return;
        it->second.output += bytes;
        write(it->second);
    }

    std::atomic<std::size_t> mOpen{0};
    std::atomic<std::size_t> mAccepted{0};

private:
    struct Connection {
        Descriptor socket;
        Peer peer;
        std::string input;
        std::string output;
        bool closing = false; ///< close when the output is written
        bool dead = false;
    };
    struct Pending {
        Peer peer;
        Action action;
    };

    void open(int wanted) {
        constexpr int attempts = 50;
        for (int i = 0; i < attempts; ++i) {
            Descriptor udp = bound(nameOf(mAddress, wanted), SOCK_DGRAM);
            if (!udp) continue;
            SocketName name;
            getsockname(udp.get(), name.get(), &name.size);
            Descriptor listener = bound(nameOf(mAddress, name.port()), SOCK_STREAM);
            if (!listener) continue;
            mUdp = std::move(udp);
            mListener = std::move(listener);
            mPort = name.port();
            return;
        }
        throw std::runtime_error("no port on " + mAddress);
    }

    void turn() {
        std::vector<pollfd> polled;
        std::vector<std::uint64_t> owners;
        const auto add = [&](int descriptor, short events, std::uint64_t owner) {
            polled.push_back({descriptor, events, 0});
            owners.push_back(owner);
        };
        add(mWake.get(), POLLIN, 0);
        add(mUdp.get(), POLLIN, 0);
        add(mListener.get(), POLLIN, 0);
        for (const auto &[id, connection] : mConnections) {
            add(connection.socket.get(),
                static_cast<short>(connection.output.empty() ? POLLIN : POLLIN | POLLOUT), id);
        }
        if (poll(polled.data(), polled.size(), untilNextAction()) < 0 && errno != EINTR) {
            throw std::system_error(errno, std::generic_category(), "poll");
        }
        if (polled[1].revents != 0) readDatagrams();
        if (polled[2].revents != 0) accept();
        for (std::size_t i = 3; i < polled.size(); ++i) {
            const auto it = mConnections.find(owners[i]);
            if (it == mConnections.end() || polled[i].revents == 0) continue;
            if ((polled[i].revents & POLLOUT) != 0) write(it->second);
            if ((polled[i].revents & ~POLLOUT) != 0) readStream(it->second);
        }
        runDueActions();
        if (polled[0].revents != 0) runTasks();
        dropDeadConnections();
    }

    int untilNextAction() const {
        if (mPending.empty()) return -1;
        const auto left = mPending.begin()->first - std::chrono::steady_clock::now();
        return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
    }

    void runTasks() {
        eventfd_t count = 0;
        eventfd_read(mWake.get(), &count);
        std::vector<std::function<void()>> tasks;
        {
            const std::lock_guard lock(mMutex);
            tasks.swap(mTasks);
        }
        for (const auto &task : tasks)
            task();
    }

    void readDatagrams() {
        std::array<char, 65536> buffer{};
        for (;;) {
            SocketName name;
            const ssize_t size =
                recvfrom(mUdp.get(), buffer.data(), buffer.size(), 0, name.get(), &name.size);
            if (size < 0) {
                // An ICMP error about an earlier answer is reported here once and means nothing.
                if (errno == ECONNREFUSED || errno == EINTR) continue;
                return;
            }
            handle({"UDP", name.host(), name.port(), 0},
                   std::string(buffer.data(), static_cast<std::size_t>(size)));
        }
    }

    void accept() {
        SocketName name;
        Descriptor socket(::accept4(mListener.get(), name.get(), &name.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!socket) return;
        const int on = 1;
        setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const std::uint64_t id = ++mLastConnection;
        Connection connection;
        connection.socket = std::move(socket);
        connection.peer = {"TCP", name.host(), name.port(), id};
        mConnections.emplace(id, std::move(connection));
        ++mOpen;
        ++mAccepted;
    }

    void readStream(Connection &connection) {
        std::array<char, 65536> buffer{};
        const ssize_t size = recv(connection.socket.get(), buffer.data(), buffer.size(), 0);
        if (size <= 0) {
            if (size == 0 || (errno != EAGAIN && errno != EINTR)) connection.dead = true;
            return;
        }
        connection.input.append(buffer.data(), static_cast<std::size_t>(size));
        while (std::size_t length = frameLength(connection.input)) {
            std::string message = connection.input.substr(0, length);
            connection.input.erase(0, length);
            handle(connection.peer, std::move(message));
        }
    }

    void write(Connection &connection) {
        while (!connection.output.empty()) {
            const ssize_t size = ::send(connection.socket.get(), connection.output.data(),
                                        connection.output.size(), MSG_NOSIGNAL);
            if (size < 0) {
                if (errno == EAGAIN || errno == EINTR) return;
                connection.dead = true;
                return;
            }
            connection.output.erase(0, static_cast<std::size_t>(size));
        }
        if (connection.closing) connection.dead = true;
    }

    void handle(const Peer &peer, std::string bytes) {
        const Received received{peer, std::move(bytes), mReceived++};
        const TimePoint now = std::chrono::steady_clock::now();
        for (Action &action : mHandler(received)) {
            const TimePoint due = now + action.delay;
            if (due == now)
                perform(peer, action);
            else
                mPending.emplace(due, Pending{peer, std::move(action)});
        }
    }

    void perform(const Peer &peer, const Action &action) {
        if (action.kind == Action::Kind::Send) {
            send(peer, action.bytes);
            return;
        }
        const auto it = mConnections.find(peer.connection);
        if (it == mConnections.end()) return;
        it->second.closing = true;
        write(it->second);
    }

    void runDueActions() {
        while (!mPending.empty() && mPending.begin()->first <= std::chrono::steady_clock::now()) {
            const Pending pending = std::move(mPending.begin()->second);
            mPending.erase(mPending.begin());
            perform(pending.peer, pending.action);
        }
    }

    void dropDeadConnections() {
        mOpen -= std::erase_if(mConnections, [](const auto &item) { return item.second.dead; });
    }

    Handler mHandler;
    std::string mAddress;
    int mPort = 0;
    bool mStopped = false;
    Descriptor mWake{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    Descriptor mUdp;
    Descriptor mListener;
    std::map<std::uint64_t, Connection> mConnections;
    std::uint64_t mLastConnection = 0;
    std::multimap<TimePoint, Pending> mPending;
    std::size_t mReceived = 0;
    std::mutex mMutex;
    std::vector<std::function<void()>> mTasks;
};

RawServer::RawServer(Handler handler, const std::string &address)
    : mAddress(address), mLoop(std::make_unique<Loop>(std::move(handler), address)) {
    mPort = mLoop->port();
    mThread = std::thread([this] { mLoop->run(); });
}

RawServer::~RawServer() {
    mLoop->stop();
    mThread.join();
}

void RawServer::send(const Peer &peer, std::string bytes) {
    mLoop->post([this, peer, bytes = std::move(bytes)] { mLoop->send(peer, bytes); });
}

void RawServer::closeConnections() {
    mLoop->perform([this] { mLoop->closeConnections(); });
}

void RawServer::goDown() {
    mLoop->perform([this] { mLoop->goDown(); });
}

void RawServer::comeUp() {
    mLoop->perform([this] { mLoop->comeUp(); });
}

std::size_t RawServer::openConnections() const { return mLoop->mOpen; }
std::size_t RawServer::acceptedConnections() const { return mLoop->mAccepted; }

} // namespace slimphone::test
