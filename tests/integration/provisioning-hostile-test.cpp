#include "http-server.h"
#include "provisioned-core.h"

#include <gmock/gmock.h>

#include <ostream>

namespace slimphone::test {
namespace {

struct Case {
    const char *name;
    const char *message;
    HttpServer::Answer answer;
    friend void PrintTo(const Case &row, std::ostream *out) { *out << row.name; }
};

HttpServer::Answer thenClose(std::string bytes) {
    return [bytes = std::move(bytes)](const HttpRequest &) {
        return std::vector<Action>{sendBytes(bytes), closeConnection()};
    };
}

HttpServer::Answer always(std::string bytes) {
    return [bytes = std::move(bytes)](const HttpRequest &) { return std::vector<Action>{sendBytes(bytes)}; };
}

std::string bomb() {
    std::string text = "<?xml version=\"1.0\"?><!DOCTYPE config [<!ENTITY a0 \"lol\">";
    for (int i = 1; i < 10; ++i) {
        text += "<!ENTITY a" + std::to_string(i) + " \"";
        for (int n = 0; n < 10; ++n)
            text += "&a" + std::to_string(i - 1) + ";";
        text += "\">";
    }
    return text + "]><config><section name=\"x\"><entry name=\"y\">&a9;</entry></section></config>";
}

std::string config(const std::string &body) {
    return "<config><section name=\"x\"><entry name=\"y\">" + body + "</entry></section></config>";
}

const Case kCases[] = {
    {"Silence", "http timeout", [](const HttpRequest &) { return std::vector<Action>(); }},
    {"SilenceAfterTheHeader", "http timeout",
     always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<config>")},
    {"SlowDrip", "http timeout",
     [](const HttpRequest &) {
         std::vector<Action> actions{sendBytes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<config>")};
         for (int i = 1; i < 2000; ++i)
             actions.push_back(sendBytes(" ", std::chrono::milliseconds(10 * i)));
         return actions;
     }},
    {"FiveGigabytesAnnounced", "the document is too large",
     always("HTTP/1.1 200 OK\r\nContent-Length: 5368709120\r\n\r\n<config>")},
    {"FiveGigabytesInChunks", "the document is too large",
     [](const HttpRequest &) {
         // As much as is read of it; the rest never comes to be.
         std::vector<Action> actions{sendBytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")};
         const std::string chunk = "100000\r\n" + std::string(1 << 20, ' ') + "\r\n";
         for (int i = 0; i < 12; ++i)
             actions.push_back(sendBytes(chunk));
         return actions;
     }},
    {"RedirectLoop", "http io error", always(httpResponse(302, "", "Location: /again\r\n"))},
    {"RedirectToAFile", "http io error", always(httpResponse(302, "", "Location: file:///etc/passwd\r\n"))},
    {"XmlBomb", "document type declarations are not accepted", always(httpResponse(200, bomb()))},
    {"ExternalEntity", "document type declarations are not accepted",
     always(
         httpResponse(200, "<!DOCTYPE config [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + config("&e;")))},
    {"Picture", "invalid xml",
     always(
         httpResponse(200, std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "Content-Type: image/png\r\n"))},
    {"LoginPage", "the root element is not \"config\"",
     always(httpResponse(200, "<html><body>Please log in</body></html>", "Content-Type: text/html\r\n"))},
    {"Truncated", "http io error",
     thenClose("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + config("z"))},
    {"TruncatedWithoutLength", "invalid xml",
     thenClose("HTTP/1.1 200 OK\r\n\r\n" + config("z").substr(0, 30))},
    {"Nothing", "http io error", thenClose("")},
    {"NoHttp", "http io error", thenClose("SIP/2.0 200 OK\r\n\r\n")},
    {"NoBody", "empty provisioning file", always(httpResponse(200))},
    {"NoContent", "http error", always(httpResponse(204))},
    {"ServerError", "http error", always(httpResponse(500, config("z")))},
    {"ManyHeaders", "the document is too large",
     always("HTTP/1.1 200 OK\r\n" +
            [] {
                std::string lines;
                for (int i = 0; i < 20000; ++i)
                    lines += "X-Filler-" + std::to_string(i) + ": " + std::string(100, 'x') + "\r\n";
                return lines;
            }() +
            "\r\n")},
    {"DeepNesting", "invalid xml",
     [](const HttpRequest &) {
         std::string deep = "<config>";
         for (int i = 0; i < 100000; ++i)
             deep += "<a>";
         return std::vector<Action>{sendBytes(httpResponse(200, deep))};
     }},
};

class ProvisioningHostileTest : public ProvisionedCore, public testing::WithParamInterface<Case> {};

TEST_P(ProvisioningHostileTest, EndsInTimeAndLeavesWhatWasThere) {
    HttpServer server(GetParam().answer);
    writeRcFor(server.url("/phone.xml"));
    const auto before = std::chrono::steady_clock::now();
    run();
    const auto took = std::chrono::steady_clock::now() - before;
    EXPECT_LT(took, 20s) << "the limit is 2 s; the rest is for a busy machine";
    ASSERT_EQ(statuses.size(), 1U);
    EXPECT_EQ(statuses[0].first, LinphoneConfiguringFailed);
    EXPECT_EQ(statuses[0].second, GetParam().message);
    EXPECT_EQ(linphone_core_get_global_state(core), LinphoneGlobalOn);
    EXPECT_EQ(users(), Users{"alice"});
    EXPECT_EQ(value("x", "y"), "-");
    for (int i = 0; i < 50; ++i)
        linphone_core_iterate(core);
    EXPECT_EQ(statuses.size(), 1U) << "told once";
}

INSTANTIATE_TEST_SUITE_P(All, ProvisioningHostileTest, testing::ValuesIn(kCases),
                         [](const auto &each) { return std::string(each.param.name); });

} // namespace
} // namespace slimphone::test
