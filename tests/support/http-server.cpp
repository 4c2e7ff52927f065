#include "http-server.h"

#include "sip-text.h"

namespace slimphone::test {

std::string HttpRequest::header(std::string_view name) const { return headerOf(bytes, name); }

std::string httpResponse(int status, std::string_view body, std::string_view lines) {
    return "HTTP/1.1 " + std::to_string(status) + " Scripted\r\n" + std::string(lines) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

HttpServer::HttpServer(Answer answer)
    : mAnswer(std::move(answer)), mServer([this](const Received &received) { return onReceived(received); }) {
}

HttpServer::HttpServer(std::string response)
    : HttpServer([response = std::move(response)](const HttpRequest &) {
          return std::vector<Action>{sendBytes(response)};
      }) {}

std::string HttpServer::url(std::string_view path) const {
    return "http://127.0.0.1:" + std::to_string(port()) + std::string(path);
}

std::vector<HttpRequest> HttpServer::requests() const {
    const std::lock_guard lock(mMutex);
    return mRequests;
}

std::vector<Action> HttpServer::onReceived(const Received &received) {
    const std::string &bytes = received.bytes;
    const std::size_t end = bytes.find("\r\n\r\n");
    if (received.peer.transport != "TCP" || end == std::string::npos) return {};
    const std::string line = bytes.substr(0, bytes.find("\r\n"));
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    HttpRequest request;
    request.method = line.substr(0, first);
    if (last > first) request.target = line.substr(first + 1, last - first - 1);
    request.body = bytes.substr(end + 4);
    request.bytes = bytes;
    request.connection = received.peer.connection;
    {
        const std::lock_guard lock(mMutex);
        request.index = mRequests.size();
        mRequests.push_back(request);
    }
    return mAnswer(request);
}

} // namespace slimphone::test
