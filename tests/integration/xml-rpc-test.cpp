#include "http-server.h"
#include "iterate-until.h"

#include <bctoolbox/map.h>
#include <gtest/gtest.h>
#include <linphone/core.h>
#include <linphone/core_utils.h>

#include <chrono>
#include <string>
#include <vector>

namespace slimphone::test {

namespace {

using namespace std::chrono_literals;

std::string valueResponse(const std::string &value) {
    return httpResponse(200, "<methodResponse><params><param><value>" + value +
                                 "</value></param></params></methodResponse>");
}

int answers;
void count(LinphoneXmlRpcRequest *) { ++answers; }

class XmlRpcTest : public testing::Test {
protected:
    XmlRpcTest() : core(linphone_factory_create_core_3(linphone_factory_get(), nullptr, nullptr, nullptr)) {
        linphone_core_start(core);
        answers = 0;
    }
    ~XmlRpcTest() override { linphone_core_unref(core); }

    LinphoneXmlRpcRequest *makeRequest(LinphoneXmlRpcArgType type) {
        LinphoneXmlRpcRequest *request = linphone_xml_rpc_request_new(type, "method");
        linphone_xml_rpc_request_cbs_set_response(linphone_xml_rpc_request_get_callbacks(request), count);
        return request;
    }
    /** A request that was answered by @p response. */
    LinphoneXmlRpcRequest *answered(LinphoneXmlRpcArgType type, const std::string &response) {
        HttpServer server(response);
        LinphoneXmlRpcSession *session = linphone_core_create_xml_rpc_session(core, server.url().c_str());
        LinphoneXmlRpcRequest *request = makeRequest(type);
        answers = 0;
        linphone_xml_rpc_session_send_request(session, request);
        EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusPending);
        linphone_xml_rpc_session_unref(session); // does not keep the answer away
        EXPECT_TRUE(iterateUntil(
            core, [] { return answers > 0; }, 20s));
        EXPECT_EQ(answers, 1);
        return request;
    }

    LinphoneCore *core;
};

} // namespace

TEST_F(XmlRpcTest, GivesResultsOfTheTypeThatWasWanted) {
    LinphoneXmlRpcRequest *request =
        answered(LinphoneXmlRpcArgString, valueResponse("<string>text</string>"));
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusOk);
    EXPECT_STREQ(linphone_xml_rpc_request_get_string_response(request), "text");
    EXPECT_NE(std::string(linphone_xml_rpc_request_get_raw_response(request)).find("<string>text"),
              std::string::npos);
    EXPECT_EQ(linphone_xml_rpc_request_get_error_text(request), nullptr);
    linphone_xml_rpc_request_unref(request);

    request = answered(LinphoneXmlRpcArgInt, valueResponse("<int>-42</int>"));
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusOk);
    EXPECT_EQ(linphone_xml_rpc_request_get_int_response(request), -42);
    linphone_xml_rpc_request_unref(request);

    request =
        answered(LinphoneXmlRpcArgNone, httpResponse(200, "<methodResponse><params/></methodResponse>"));
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusOk);
    linphone_xml_rpc_request_unref(request);

    request =
        answered(LinphoneXmlRpcArgStringStruct,
                 valueResponse("<struct><member><name>b</name><value><string>1</string></value></member>"
                               "<member><name>a</name><value><string>2</string></value></member></struct>"));
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusOk);
    const bctbx_list_t *list = linphone_xml_rpc_request_get_list_response(request);
    ASSERT_EQ(bctbx_list_size(list), 2u);
    EXPECT_STREQ(static_cast<const char *>(bctbx_list_nth_data(list, 0)), "1");
    const bctbx_map_t *map = linphone_xml_rpc_request_get_string_struct_response(request);
    ASSERT_NE(map, nullptr);
    bctbx_iterator_t *found = bctbx_map_cchar_find_key(map, "a");
    EXPECT_STREQ(static_cast<const char *>(bctbx_pair_cchar_get_second(bctbx_iterator_cchar_get_pair(found))),
                 "2");
    bctbx_iterator_cchar_delete(found);
    linphone_xml_rpc_request_unref(request);
}

TEST_F(XmlRpcTest, FailsForOtherTypesFaultsAndStatuses) {
    const struct {
        LinphoneXmlRpcArgType type;
        std::string response;
        const char *error;
    } cases[] = {
        {LinphoneXmlRpcArgInt, valueResponse("<string>1</string>"),
         "The XML-RPC response holds another type than expected"},
        {LinphoneXmlRpcArgString, valueResponse("untyped"),
         "The XML-RPC response holds another type than expected"},
        {LinphoneXmlRpcArgNone, valueResponse("<string>x</string>"),
         "The XML-RPC response holds another type than expected"},
        {LinphoneXmlRpcArgStringStruct, valueResponse("<string>x</string>"),
         "The XML-RPC response holds another type than expected"},
        {LinphoneXmlRpcArgString,
         httpResponse(200, "<methodResponse><fault><value><struct><member><name>faultCode</"
                           "name><value><int>-1</int></value>"
                           "</member></struct></value></fault></methodResponse>"),
         "XML-RPC fault -1: "},
        {LinphoneXmlRpcArgString, httpResponse(204), "HTTP 204"},
        {LinphoneXmlRpcArgString, httpResponse(500), "HTTP 500 Scripted"},
    };
    for (const auto &each : cases) {
        LinphoneXmlRpcRequest *request = answered(each.type, each.response);
        EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusFailed);
        EXPECT_STREQ(linphone_xml_rpc_request_get_error_text(request), each.error);
        linphone_xml_rpc_request_unref(request);
    }
}

TEST_F(XmlRpcTest, SendsParametersAndSendsAgain) {
    HttpServer server(valueResponse("<string>x</string>"));
    LinphoneXmlRpcSession *session = linphone_xml_rpc_session_new(core, server.url("/rpc").c_str());
    LinphoneXmlRpcRequest *request =
        linphone_xml_rpc_request_new_with_args(LinphoneXmlRpcArgString, "add", LinphoneXmlRpcArgInt, 5,
                                               LinphoneXmlRpcArgString, "a&b", LinphoneXmlRpcArgNone);
    linphone_xml_rpc_request_add_string_arg(request, nullptr);
    LinphoneXmlRpcRequestCbs *cbs = linphone_factory_create_xml_rpc_request_cbs(linphone_factory_get());
    linphone_xml_rpc_request_cbs_set_response(cbs, count);
    linphone_xml_rpc_request_add_callbacks(request, cbs);
    linphone_xml_rpc_request_cbs_unref(cbs);
    EXPECT_EQ(bctbx_list_size(linphone_xml_rpc_request_get_callbacks_list(request)), 1u);
    for (int round = 1; round <= 2; ++round) {
        linphone_xml_rpc_session_send_request(session, request);
        ASSERT_TRUE(iterateUntil(
            core, [&] { return answers == round; }, 20s));
    }
    ASSERT_EQ(server.requests().size(), 2u);
    EXPECT_EQ(server.requests()[0].body, linphone_xml_rpc_request_get_content(request));
    EXPECT_NE(server.requests()[0].body.find("<int>5</int>"), std::string::npos);
    EXPECT_NE(server.requests()[0].body.find("<string>a&amp;b</string>"), std::string::npos);
    EXPECT_NE(server.requests()[0].body.find("<string></string>"), std::string::npos);
    EXPECT_EQ(server.raw().acceptedConnections(), 1u);
    linphone_xml_rpc_request_unref(request);
    linphone_xml_rpc_session_release(session);
}

TEST_F(XmlRpcTest, DropsWhatIsPendingWithTheSession) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    LinphoneXmlRpcSession *session = linphone_xml_rpc_session_new(core, server.url().c_str());
    LinphoneXmlRpcRequest *request = makeRequest(LinphoneXmlRpcArgString);
    linphone_xml_rpc_session_send_request(session, request);
    ASSERT_TRUE(iterateUntil(
        core, [&] { return !server.requests().empty(); }, 20s));
    linphone_xml_rpc_session_release(session);
    linphone_core_stop(core);
    EXPECT_EQ(answers, 0);
    linphone_xml_rpc_request_unref(request);
}

TEST_F(XmlRpcTest, AnswersAtTheStopAndAtOnceAfterIt) {
    HttpServer server([](const HttpRequest &) { return std::vector<Action>{}; });
    LinphoneXmlRpcSession *session = linphone_xml_rpc_session_new(core, server.url().c_str());
    LinphoneXmlRpcRequest *request = makeRequest(LinphoneXmlRpcArgString);
    linphone_xml_rpc_session_send_request(session, request);
    linphone_core_stop(core);
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusFailed);
    linphone_xml_rpc_session_send_request(session, request);
    EXPECT_EQ(answers, 2);
    EXPECT_STREQ(linphone_xml_rpc_request_get_error_text(request), "The core is not running");
    linphone_xml_rpc_request_unref(request);
    linphone_xml_rpc_session_unref(session);
}

TEST_F(XmlRpcTest, FailsAtOnceWithTextThatXmlCannotHold) {
    LinphoneXmlRpcSession *session = linphone_xml_rpc_session_new(core, "http://127.0.0.1:9/");
    LinphoneXmlRpcRequest *request = makeRequest(LinphoneXmlRpcArgString);
    linphone_xml_rpc_request_add_string_arg(request, "\x01");
    EXPECT_EQ(linphone_xml_rpc_request_get_content(request), nullptr);
    linphone_xml_rpc_session_send_request(session, request);
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(linphone_xml_rpc_request_get_status(request), LinphoneXmlRpcStatusFailed);
    linphone_xml_rpc_request_unref(request);
    linphone_xml_rpc_session_release(session);
}

} // namespace slimphone::test
