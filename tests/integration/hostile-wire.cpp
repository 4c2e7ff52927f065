#include "hostile-wire.h"

#include "tls-peer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <stdexcept>

namespace slimphone::test {

// Not sip-text.h: it and the sockets of the transport's tests both name a headerOf().
std::optional<example::Request> parseRequest(std::string_view bytes);
std::size_t frameLength(std::string_view stream);

namespace {

sockaddr_in loopback(const std::string &address, int port) {
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, address.c_str(), &result.sin_addr);
    return result;
}

const sockaddr *raw(const sockaddr_in &address) { return reinterpret_cast<const sockaddr *>(&address); }
sockaddr *raw(sockaddr_in &address) { return reinterpret_cast<sockaddr *>(&address); }

Descriptor boundSocket(int type, const std::string &address) {
    Descriptor result(socket(AF_INET, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const sockaddr_in name = loopback(address, 0);
    if (bind(result.get(), raw(name), sizeof name) != 0) throw std::runtime_error("no socket on " + address);
    return result;
}

int portOf(const Descriptor &descriptor) {
    sockaddr_in name{};
    socklen_t size = sizeof name;
    getsockname(descriptor.get(), raw(name), &size);
    return ntohs(name.sin_port);
}

void resetOnClose(int descriptor) {
    const linger none{1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

std::optional<example::Request> requestFrom(std::string_view bytes, const sockaddr_in &peer,
                                            const char *transport) {
    std::optional<example::Request> request = parseRequest(bytes);
    if (!request || request->method != "REGISTER") return std::nullopt;
    std::array<char, INET_ADDRSTRLEN> text{};
    request->sourceHost = inet_ntop(AF_INET, &peer.sin_addr, text.data(), text.size());
    request->sourcePort = ntohs(peer.sin_port);
    request->transport = transport;
    return request;
}

class UdpRegistrar final : public HostileRegistrar {
public:
    explicit UdpRegistrar(const std::string &address) : mSocket(boundSocket(SOCK_DGRAM, address)) {}

    int port() const override { return portOf(mSocket); }
    bool isStream() const override { return false; }
    void hangUp() override {}
    std::vector<example::Request> receive() override {
        std::vector<example::Request> result;
        std::array<char, 65536> buffer;
        for (;;) {
            sockaddr_in peer{};
            socklen_t size = sizeof peer;
            const ssize_t count = recvfrom(mSocket.get(), buffer.data(), buffer.size(), 0, raw(peer), &size);
            if (count < 0 && errno == ECONNREFUSED) continue;
            if (count < 0) return result;
            mClient = peer;
            if (auto request = requestFrom({buffer.data(), static_cast<std::size_t>(count)}, peer, "UDP"))
                result.push_back(std::move(*request));
        }
    }
    void send(const std::string &bytes) override {
        if (mClient.sin_port != 0)
            sendto(mSocket.get(), bytes.data(), bytes.size(), 0, raw(mClient), sizeof mClient);
    }

private:
    Descriptor mSocket;
    sockaddr_in mClient{};
};

/** One connection at a time, the last that came. */
class StreamRegistrar : public HostileRegistrar {
public:
    explicit StreamRegistrar(const std::string &address) : mListener(boundSocket(SOCK_STREAM, address)) {
        listen(mListener.get(), 64);
    }

    int port() const override { return portOf(mListener); }
    bool isStream() const override { return true; }
    void hangUp() override {
        mConnection = Descriptor();
        mInput.clear();
        mOutput.clear();
    }
    std::vector<example::Request> receive() override {
        acceptLast();
        std::vector<example::Request> result;
        if (mConnection.get() < 0 || !prepare()) return result;
        flush();
        std::array<char, 65536> buffer;
        for (;;) {
            const ssize_t count = readSome(buffer.data(), buffer.size());
            if (count == 0) hangUp();
            if (count <= 0) break;
            mInput.append(buffer.data(), static_cast<std::size_t>(count));
        }
        while (const std::size_t length = frameLength(mInput)) {
            if (auto request = requestFrom(std::string_view(mInput).substr(0, length), mPeer, name()))
                result.push_back(std::move(*request));
            mInput.erase(0, length);
        }
        return result;
    }
    void send(const std::string &bytes) override {
        if (mConnection.get() < 0) return;
        mOutput += bytes;
        flush();
    }

protected:
    int descriptor() const { return mConnection.get(); }
    virtual const char *name() const { return "TCP"; }
    virtual void begin() {}
    /** False while bytes cannot flow yet. */
    virtual bool prepare() { return true; }
    /** Number of bytes; 0 at the end or when broken, negative when there are none now. */
    virtual ssize_t readSome(char *data, std::size_t size) {
        const ssize_t count = recv(descriptor(), data, size, 0);
        return count < 0 && errno != EAGAIN ? 0 : count;
    }
    virtual ssize_t writeSome(const char *data, std::size_t size) {
        return ::send(descriptor(), data, size, MSG_NOSIGNAL);
    }

private:
    void acceptLast() {
        for (;;) {
            sockaddr_in peer{};
            socklen_t size = sizeof peer;
            Descriptor next(accept4(mListener.get(), raw(peer), &size, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (next.get() < 0) return;
            hangUp();
            resetOnClose(next.get());
            const int on = 1;
            setsockopt(next.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            mConnection = std::move(next);
            mPeer = peer;
            begin();
        }
    }
    void flush() {
        while (!mOutput.empty()) {
            const ssize_t count = writeSome(mOutput.data(), mOutput.size());
            if (count <= 0) return;
            mOutput.erase(0, static_cast<std::size_t>(count));
        }
    }

    Descriptor mListener;
    Descriptor mConnection;
    sockaddr_in mPeer{};
    std::string mInput;
    std::string mOutput;
};

class TlsRegistrar final : public StreamRegistrar {
public:
    explicit TlsRegistrar(const std::string &address) : StreamRegistrar(address) {
        bctbx_x509_certificate_parse(mCertificate.get(), kServerCertificate,
                                     std::strlen(kServerCertificate) + 1);
        bctbx_signing_key_parse(mKey.get(), kServerKey, std::strlen(kServerKey) + 1, nullptr, 0);
        bctbx_ssl_config_defaults(mConfig.get(), BCTBX_SSL_IS_SERVER, BCTBX_SSL_TRANSPORT_STREAM);
        bctbx_ssl_config_set_rng(
            mConfig.get(),
            [](void *context, unsigned char *output, std::size_t size) {
                return bctbx_rng_get(static_cast<bctbx_rng_context_t *>(context), output, size);
            },
            mRandom.get());
        bctbx_ssl_config_set_own_cert(mConfig.get(), mCertificate.get(), mKey.get());
        bctbx_ssl_config_set_authmode(mConfig.get(), BCTBX_SSL_VERIFY_NONE);
    }

private:
    const char *name() const override { return "TLS"; }
    void begin() override {
        mReady = false;
        mUnfinished = 0;
        mContext.reset(bctbx_ssl_context_new());
        bctbx_ssl_set_io_callbacks(mContext.get(), this, &TlsRegistrar::write, &TlsRegistrar::read);
        bctbx_ssl_context_setup(mContext.get(), mConfig.get());
    }
    bool prepare() override {
        if (mReady) return true;
        const int result = bctbx_ssl_handshake(mContext.get());
        mReady = result == 0;
        if (!mReady && result != BCTBX_ERROR_NET_WANT_READ && result != BCTBX_ERROR_NET_WANT_WRITE) hangUp();
        return mReady;
    }
    ssize_t readSome(char *data, std::size_t size) override {
        const int count = bctbx_ssl_read(mContext.get(), reinterpret_cast<unsigned char *>(data), size);
        if (count == BCTBX_ERROR_NET_WANT_READ || count == BCTBX_ERROR_NET_WANT_WRITE) return -1;
        return count < 0 ? 0 : count;
    }
    ssize_t writeSome(const char *data, std::size_t size) override {
        if (!mReady) return -1;
        // A write that did not fit has to be repeated with the same size.
        if (mUnfinished == 0) mUnfinished = std::min<std::size_t>(size, 8192);
        const int count =
            bctbx_ssl_write(mContext.get(), reinterpret_cast<const unsigned char *>(data), mUnfinished);
        if (count > 0) mUnfinished = 0;
        return count;
    }
    static int write(void *self, const unsigned char *data, std::size_t size) {
        const ssize_t count =
            ::send(static_cast<TlsRegistrar *>(self)->descriptor(), data, size, MSG_NOSIGNAL);
        if (count >= 0) return static_cast<int>(count);
        return errno == EAGAIN ? BCTBX_ERROR_NET_WANT_WRITE : BCTBX_ERROR_NET_CONN_RESET;
    }
    static int read(void *self, unsigned char *data, std::size_t size) {
        const ssize_t count = recv(static_cast<TlsRegistrar *>(self)->descriptor(), data, size, 0);
        if (count > 0) return static_cast<int>(count);
        return count < 0 && errno == EAGAIN ? BCTBX_ERROR_NET_WANT_READ : BCTBX_ERROR_NET_CONN_RESET;
    }

    Random mRandom{bctbx_rng_context_new()};
    Certificate mCertificate{bctbx_x509_certificate_new()};
    SigningKey mKey{bctbx_signing_key_new()};
    SslConfig mConfig{bctbx_ssl_config_new()};
    SslContext mContext;
    std::size_t mUnfinished = 0;
    bool mReady = false;
};

/** Addresses from 127.0.1.1 on, so that not all of them share the limit of one peer. */
std::string addressOf(std::size_t who) { return "127.0.1." + std::to_string(who + 1); }

constexpr std::size_t kStrangers = 64;

class UdpStrangers final : public Strangers {
public:
    explicit UdpStrangers(int port) : mClient(loopback("127.0.0.1", port)) {
        for (std::size_t who = 0; who < kStrangers; ++who)
            mSockets.push_back(boundSocket(SOCK_DGRAM, addressOf(who)));
    }
    std::size_t count() const override { return mSockets.size(); }
    void send(std::size_t who, const std::string &bytes) override {
        sendto(mSockets[who].get(), bytes.data(), bytes.size(), 0, raw(mClient), sizeof mClient);
    }
    void hangUp(std::size_t) override {}
    void drain() override {
        std::array<char, 2048> buffer;
        for (const Descriptor &descriptor : mSockets)
            while (recv(descriptor.get(), buffer.data(), buffer.size(), 0) >= 0) {
            }
    }

private:
    sockaddr_in mClient;
    std::vector<Descriptor> mSockets;
};

class TcpStrangers final : public Strangers {
public:
    explicit TcpStrangers(int port) : mClient(loopback("127.0.0.1", port)), mSockets(kStrangers) {}
    std::size_t count() const override { return mSockets.size(); }
    void send(std::size_t who, const std::string &bytes) override {
        Descriptor &descriptor = mSockets[who];
        if (descriptor.get() < 0) {
            descriptor = boundSocket(SOCK_STREAM, addressOf(who));
            resetOnClose(descriptor.get());
            // Over loopback a connection is there at once, accepted or not.
            if (connect(descriptor.get(), raw(mClient), sizeof mClient) != 0 && errno != EINPROGRESS) {
                hangUp(who);
                return;
            }
        }
        if (::send(descriptor.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0 && !bytes.empty())
            hangUp(who);
    }
    void hangUp(std::size_t who) override { mSockets[who] = Descriptor(); }
    void drain() override {
        std::array<char, 2048> buffer;
        for (std::size_t who = 0; who < mSockets.size(); ++who) {
            if (mSockets[who].get() < 0) continue;
            ssize_t size = 0;
            while ((size = recv(mSockets[who].get(), buffer.data(), buffer.size(), 0)) > 0) {
            }
            if (size == 0 || errno != EAGAIN) hangUp(who);
        }
    }

private:
    sockaddr_in mClient;
    std::vector<Descriptor> mSockets;
};

} // namespace

std::unique_ptr<HostileRegistrar> HostileRegistrar::make(const std::string &transport,
                                                         const std::string &address) {
    if (transport == "udp") return std::make_unique<UdpRegistrar>(address);
    if (transport == "tcp") return std::make_unique<StreamRegistrar>(address);
    return std::make_unique<TlsRegistrar>(address);
}

std::unique_ptr<Strangers> Strangers::make(const std::string &transport, int port) {
    if (transport == "udp") return std::make_unique<UdpStrangers>(port);
    return std::make_unique<TcpStrangers>(port);
}

} // namespace slimphone::test
