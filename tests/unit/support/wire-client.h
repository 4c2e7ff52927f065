/**
 * @file
 * A client on a plain socket that registers with its own digest code, to test the servers.
 */
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace slimphone::test {

/** One UDP socket or TCP connection to a server on loopback. */
class WireClient {
public:
    WireClient(const std::string &transport, int port);
    WireClient(const WireClient &) = delete;
    WireClient &operator=(const WireClient &) = delete;
    ~WireClient();

    void send(const std::string &bytes) const;
    /** The next message or datagram; empty when none came within @p limit or the far end closed. */
    std::string receive(std::chrono::milliseconds limit = std::chrono::seconds(5));
    /** True when the far end closed the connection within @p limit. */
    bool isClosed(std::chrono::milliseconds limit = std::chrono::seconds(5));
    int port() const { return mPort; }

    /** A REGISTER of user@example.org; a fresh branch each time, CSeq and Call-ID as set below. */
    std::string makeRegister(const std::string &extraHeaders = {});
    /** Sends that and returns the answer. */
    std::string transact(const std::string &extraHeaders = {});
    /** The Authorization line that answers the challenge in @p response, for nonce count @p count. */
    std::string authorize(const std::string &response, const std::string &password, unsigned count = 1,
                          const std::string &algorithm = "MD5") const;

    std::string user = "alice";
    std::string callId = "call";
    std::string contact; ///< the Contact line's value; by default our socket
    int cseq = 0;
    int expires = 60;

private:
    bool readMore(std::chrono::milliseconds limit);

    std::string mTransport;
    int mSocket = -1;
    int mPort = 0;
    int mBranch = 0;
    std::string mInput;
};

} // namespace slimphone::test
