/**
 * @file
 * Plain sockets that play the far end: they see and write the bytes on the wire.
 */
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slimphone::test {

/** Value of the first header line "name: ..." of a message on the wire; empty when absent. */
inline std::string headerOf(std::string_view message, const std::string &name) {
    const std::size_t start = message.find("\r\n" + name + ": ");
    if (start == std::string_view::npos) return {};
    const std::size_t from = start + name.size() + 4;
    return std::string(message.substr(from, message.find("\r\n", from) - from));
}

/** A response to the request @p message, with more header lines ("A: b\r\n") in @p lines. */
inline std::string answerTo(std::string_view message, const std::string &status,
                            const std::string &lines = {}, const std::string &viaSuffix = {}) {
    return "SIP/2.0 " + status + "\r\nVia: " + headerOf(message, "Via") + viaSuffix +
           "\r\nFrom: " + headerOf(message, "From") + "\r\nTo: " + headerOf(message, "To") +
           ";tag=peer\r\nCall-ID: " + headerOf(message, "Call-ID") +
           "\r\nCSeq: " + headerOf(message, "CSeq") + "\r\n" + lines + "Content-Length: 0\r\n\r\n";
}

/** An owned file descriptor. */
class Descriptor {
public:
    explicit Descriptor(int fd = -1) noexcept : mFd(fd) {}
    Descriptor(Descriptor &&other) noexcept : mFd(std::exchange(other.mFd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept {
        std::swap(mFd, other.mFd);
        return *this;
    }
    ~Descriptor() {
        if (mFd >= 0) ::close(mFd);
    }
    int get() const noexcept { return mFd; }
    bool isReadable(int milliseconds = 0) const {
        pollfd entry{mFd, POLLIN, 0};
        return mFd >= 0 && poll(&entry, 1, milliseconds) > 0;
    }

private:
    int mFd;
};

/** A socket of @p type bound to a free port of 127.0.0.1. */
class LoopbackSocket {
public:
    explicit LoopbackSocket(int type) : mSocket(socket(AF_INET, type | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        if (bind(fd(), reinterpret_cast<sockaddr *>(&address), length) != 0 ||
            getsockname(fd(), reinterpret_cast<sockaddr *>(&address), &length) != 0)
            throw std::runtime_error("no loopback socket");
        mPort = ntohs(address.sin_port);
    }
    int fd() const noexcept { return mSocket.get(); }
    int port() const noexcept { return mPort; }
    const Descriptor &descriptor() const noexcept { return mSocket; }

private:
    Descriptor mSocket;
    int mPort = 0;
};

/** A UDP server or client. */
class UdpPeer {
public:
    UdpPeer() : mSocket(SOCK_DGRAM) {
        const int size = 4 << 20;
        setsockopt(mSocket.fd(), SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
    }
    int port() const noexcept { return mSocket.port(); }
    const Descriptor &descriptor() const noexcept { return mSocket.descriptor(); }

    /** The next datagram, if one is there; remembers its sender. */
    std::optional<std::string> receive() {
        std::array<char, 65536> buffer;
        socklen_t length = sizeof mLast;
        const ssize_t count = recvfrom(mSocket.fd(), buffer.data(), buffer.size(), MSG_DONTWAIT,
                                       reinterpret_cast<sockaddr *>(&mLast), &length);
        if (count < 0) return std::nullopt;
        return std::string(buffer.data(), static_cast<std::size_t>(count));
    }
    /** To the sender of the last datagram. */
    void reply(const std::string &text) { sendTo(text, ntohs(mLast.sin_port)); }
    void sendTo(const std::string &text, int port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        sendto(mSocket.fd(), text.data(), text.size(), 0, reinterpret_cast<sockaddr *>(&address),
               sizeof address);
    }

private:
    LoopbackSocket mSocket;
    sockaddr_in mLast{};
};

/** A TCP server for one connection at a time. */
class TcpPeer {
public:
    TcpPeer() : mListener(SOCK_STREAM) { listen(mListener.fd(), 8); }
    int port() const noexcept { return mListener.port(); }
    const Descriptor &descriptor() const noexcept {
        return mConnection.get() >= 0 ? mConnection : mListener.descriptor();
    }

    /** The next complete message without body. */
    std::optional<std::string> receive() {
        if (mConnection.get() < 0 && mListener.descriptor().isReadable()) {
            mConnection = Descriptor(accept4(mListener.fd(), nullptr, nullptr, SOCK_CLOEXEC));
            ++mConnections;
        }
        std::array<char, 4096> buffer;
        ssize_t count = 0;
        while ((count = recv(mConnection.get(), buffer.data(), buffer.size(), MSG_DONTWAIT)) > 0)
            mBuffer.append(buffer.data(), static_cast<std::size_t>(count));
        while (mBuffer.starts_with("\r\n"))
            mBuffer.erase(0, 2);
        const std::size_t end = mBuffer.find("\r\n\r\n");
        if (end == std::string::npos) return std::nullopt;
        std::string message = mBuffer.substr(0, end + 4);
        mBuffer.erase(0, end + 4);
        return message;
    }
    void reply(const std::string &text) { send(mConnection.get(), text.data(), text.size(), MSG_NOSIGNAL); }
    void hangUp() {
        mConnection = Descriptor();
        mBuffer.clear();
    }
    int connections() const noexcept { return mConnections; }

private:
    LoopbackSocket mListener;
    Descriptor mConnection;
    std::string mBuffer;
    int mConnections = 0;
};

} // namespace slimphone::test
