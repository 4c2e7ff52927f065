/**
 * @file
 * A client that is run until it has answered.
 */
#pragma once

#include "http/client.h"
#include "http/exchange.h"
#include "support/http-server.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace slimphone::test {

using namespace std::chrono_literals;

class HttpClientTest : public testing::Test {
protected:
    using Request = http::Request;
    using Response = http::Response;
    using ErrorKind = http::ErrorKind;

    static Request get(std::string url) {
        Request request;
        request.url = std::move(url);
        return request;
    }
    static Request post(std::string url, std::string body) {
        Request request = get(std::move(url));
        request.method = "POST";
        request.body = std::move(body);
        return request;
    }

    void send(Request request) {
        handles.push_back(client.send(std::move(request),
                                      [this](const Response &response) { answers.push_back(response); }));
    }

    /** One turn; remembers the longest. */
    void turn() {
        const auto before = std::chrono::steady_clock::now();
        client.run(before + 6ms);
        longest = std::max(longest, std::chrono::steady_clock::now() - before);
        std::this_thread::sleep_for(200us); // stands for the application's own loop
    }
    bool runUntil(const std::function<bool()> &done, std::chrono::milliseconds limit = 20s) {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!done()) {
            if (std::chrono::steady_clock::now() > end) return false;
            turn();
        }
        return true;
    }
    /** Sends @p request alone and gives its answer. */
    Response ask(Request request) {
        answers.clear();
        send(std::move(request));
        EXPECT_TRUE(answers.empty()) << "answered from inside send()";
        EXPECT_TRUE(runUntil([this] { return client.isIdle(); })) << "no answer";
        EXPECT_EQ(answers.size(), 1u);
        return answers.empty() ? Response{} : answers.front();
    }

    http::Client client;
    std::vector<std::unique_ptr<http::Exchange>> handles;
    std::vector<Response> answers;
    std::chrono::steady_clock::duration longest{};
};

} // namespace slimphone::test
