/**
 * @file
 * A scripted HTTP server for the tests, also for answers that no server should give.
 */
#pragma once

#include "raw-server.h"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::test {

struct HttpRequest {
    std::string method;
    std::string target;
    std::string body;
    std::string bytes; ///< as it arrived
    std::uint64_t connection = 0;
    std::size_t index = 0; ///< how many arrived before

    /** First value of a header; empty when absent. */
    std::string header(std::string_view name) const;
};

/** A complete response; @p lines are more header lines ("A: b\r\n"). */
std::string httpResponse(int status, std::string_view body = {}, std::string_view lines = {});

/** One HTTP/1.1 server on a free port of loopback, with a thread of its own. */
class HttpServer {
public:
    /** Decides what to do on the connection of a request; called in the server's thread. */
    using Answer = std::function<std::vector<Action>(const HttpRequest &)>;

    explicit HttpServer(Answer answer);
    /** Always answers with @p response. */
    explicit HttpServer(std::string response);

    std::string url(std::string_view path = "/") const;
    int port() const { return mServer.port(); }
    /** What arrived so far. */
    std::vector<HttpRequest> requests() const;
    RawServer &raw() noexcept { return mServer; }

private:
    std::vector<Action> onReceived(const Received &received);

    mutable std::mutex mMutex;
    std::vector<HttpRequest> mRequests;
    Answer mAnswer;
    RawServer mServer; // the last: its thread uses the others
};

} // namespace slimphone::test
