/**
 * @file
 * A server of bytes for the tests: UDP and TCP on one free port, answers by a function.
 */
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace slimphone::test {

/** The far end of a flow. */
struct Peer {
    std::string transport; ///< "UDP" or "TCP"
    std::string host;
    int port = 0;
    std::uint64_t connection = 0; ///< identifies a TCP connection; 0 for UDP
};

/** What arrived: a datagram, or a message (or run of CRLFs) cut out of a stream. */
struct Received {
    Peer peer;
    std::string bytes;
    std::size_t index = 0; ///< how many arrived at this server before
};

/** Something to do on the flow of what was received. */
struct Action {
    enum class Kind : std::uint8_t { Send, Close };
    Kind kind = Kind::Send;
    std::string bytes;
    std::chrono::milliseconds delay{0}; ///< counted from the arrival
};

inline Action sendBytes(std::string bytes, std::chrono::milliseconds delay = {}) {
    return {Action::Kind::Send, std::move(bytes), delay};
}

/** Closes the connection after what was sent before; nothing for UDP. */
inline Action closeConnection(std::chrono::milliseconds delay = {}) {
    return {Action::Kind::Close, {}, delay};
}

/** Serves from construction to destruction in a thread of its own. Thread-safe. */
class RawServer {
public:
    /** Decides what to do; called in the server's thread, one at a time. */
    using Handler = std::function<std::vector<Action>(const Received &)>;

    /** Listens on the numeric @p address, UDP and TCP on one free port. Throws when it cannot. */
    explicit RawServer(Handler handler, const std::string &address = "127.0.0.1");
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;
    ~RawServer();

    const std::string &address() const { return mAddress; }
    int port() const { return mPort; }

    /** Sends without having been asked. */
    void send(const Peer &peer, std::string bytes);
    void closeConnections();
    /** Closes the sockets, as a server that is down; returns when they are closed. */
    void goDown();
    /** Opens them again on the same port. */
    void comeUp();

    std::size_t openConnections() const;
    std::size_t acceptedConnections() const;

private:
    class Loop;

    std::string mAddress;
    int mPort = 0;
    std::unique_ptr<Loop> mLoop;
    std::thread mThread;
};

} // namespace slimphone::test
