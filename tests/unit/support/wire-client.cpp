#include "wire-client.h"

#include "digest-gate.h"
#include "sip-text.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <unordered_map>

namespace slimphone::test {

namespace {

std::string challengeOf(const std::string &response, const std::string &algorithm) {
    std::size_t at = 0;
    while ((at = response.find("WWW-Authenticate:", at)) != std::string::npos) {
        std::string line = response.substr(at + 17, response.find("\r\n", at) - at - 17);
        if (line.find("algorithm=" + algorithm) != std::string::npos) return line;
        at += 17;
    }
    return {};
}

} // namespace

WireClient::WireClient(const std::string &transport, int port)
    : mTransport(transport), mSocket(socket(AF_INET, transport == "UDP" ? SOCK_DGRAM : SOCK_STREAM, 0)) {
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<std::uint16_t>(port));
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(mSocket, reinterpret_cast<sockaddr *>(&name), sizeof name) != 0) {
        const int error = errno;
        close(mSocket);
        throw std::system_error(error, std::generic_category(), "connect");
    }
    socklen_t size = sizeof name;
    getsockname(mSocket, reinterpret_cast<sockaddr *>(&name), &size);
    mPort = ntohs(name.sin_port);
    contact = "<sip:alice@127.0.0.1:" + std::to_string(mPort) + '>';
}

WireClient::~WireClient() { close(mSocket); }

void WireClient::send(const std::string &bytes) const {
    ::send(mSocket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

bool WireClient::readMore(std::chrono::milliseconds limit) {
    pollfd polled{mSocket, POLLIN, 0};
    if (poll(&polled, 1, static_cast<int>(limit.count())) <= 0) return false;
    std::array<char, 65536> buffer{};
    const ssize_t size = recv(mSocket, buffer.data(), buffer.size(), 0);
    if (size <= 0) return false;
    mInput.append(buffer.data(), static_cast<std::size_t>(size));
    return true;
}

std::string WireClient::receive(std::chrono::milliseconds limit) {
    const bool stream = mTransport == "TCP";
    for (;;) {
        const std::size_t length = stream ? frameLength(mInput) : mInput.size();
        if (length > 0) {
            std::string message = mInput.substr(0, length);
            mInput.erase(0, length);
            return message;
        }
        if (!readMore(limit)) return {};
    }
}

bool WireClient::isClosed(std::chrono::milliseconds limit) {
    pollfd polled{mSocket, POLLIN, 0};
    if (poll(&polled, 1, static_cast<int>(limit.count())) <= 0) return false;
    char byte = 0;
    return recv(mSocket, &byte, 1, MSG_PEEK) <= 0;
}

std::string WireClient::makeRegister(const std::string &extraHeaders) {
    const std::string number = std::to_string(++mBranch);
    return "REGISTER sip:example.org SIP/2.0\r\nVia: SIP/2.0/" + mTransport +
           " 127.0.0.1:" + std::to_string(mPort) + ";branch=z9hG4bK" + callId + number +
           ";rport\r\nMax-Forwards: 70\r\nFrom: <sip:" + user + "@example.org>;tag=mine\r\nTo: <sip:" + user +
           "@example.org>\r\nCall-ID: " + callId + "\r\nCSeq: " + std::to_string(++cseq) + " REGISTER\r\n" +
           (contact.empty() ? "" : "Contact: " + contact + "\r\n") + "Expires: " + std::to_string(expires) +
           "\r\n" + extraHeaders + "Content-Length: 0\r\n\r\n";
}

std::string WireClient::transact(const std::string &extraHeaders) {
    send(makeRegister(extraHeaders));
    return receive();
}

std::string WireClient::authorize(const std::string &response, const std::string &password, unsigned count,
                                  const std::string &algorithm) const {
    auto fields = example::parseDigest(challengeOf(response, algorithm))
                      .value_or(std::unordered_map<std::string, std::string>());
    const auto kind = algorithm == "MD5" ? example::HashAlgorithm::Md5 : example::HashAlgorithm::Sha256;
    std::array<char, 9> nc{};
    std::snprintf(nc.data(), nc.size(), "%08x", count);
    const std::string uri = "sip:example.org";
    const std::string ha1 = hashText(kind, user + ':' + fields["realm"] + ':' + password);
    const std::string ha2 = hashText(kind, "REGISTER:" + uri);
    const std::string middle = fields["nonce"] + ':' + nc.data() + ":mycnonce:auth:";
    return "Authorization: Digest username=\"" + user + "\", realm=\"" + fields["realm"] + "\", nonce=\"" +
           fields["nonce"] + "\", uri=\"" + uri + "\", algorithm=" + algorithm + ", opaque=\"" +
           fields["opaque"] + "\", qop=auth, cnonce=\"mycnonce\", nc=" + nc.data() + ", response=\"" +
           hashText(kind, ha1 + ':' + middle + ha2) + "\"\r\n";
}

} // namespace slimphone::test
