/**
 * @file
 * Feeds the answers of an account server: the first byte chooses the question, the rest is the body.
 */
#include "account-creator/xml-rpc-protocol.h"
#include "xml-rpc/request.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

using namespace slimphone;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

/** What a response means may not depend on whether it is asked a second time. */
void check(LinphoneXmlRpcArgType type, const http::Response &response) {
    const Ref<XmlRpcRequest> request = make<XmlRpcRequest>(type, "method");
    request->begin();
    request->take(response);
    require(request->status() != LinphoneXmlRpcStatusPending);
    require((request->status() == LinphoneXmlRpcStatusFailed) == (request->errorText() != nullptr));
    require(bctbx_list_size(request->list()) == request->reply().members.size());
    request->map();
    for (int method = 0; method <= static_cast<int>(XmlRpcMethod::DeleteAccount); ++method) {
        const XmlRpcOutcome outcome = outcomeOf(static_cast<XmlRpcMethod>(method), *request);
        require(outcome.status >= 0 && outcome.status <= LinphoneAccountCreatorStatusUnexpectedError);
        // Nothing is taken over from what is not understood.
        if (outcome.status == LinphoneAccountCreatorStatusRequestFailed)
            require(!outcome.ha1 && !outcome.username && !outcome.phoneNumber && !outcome.activationCode);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    if (size == 0) return 0;
    http::Response response;
    response.status = 200;
    response.body.assign(reinterpret_cast<const char *>(data) + 1, size - 1);
    check(static_cast<LinphoneXmlRpcArgType>(data[0] % 4), response);

    // What was read can be sent, unless XML has no form for it, and reads the same.
    const xmlrpc::Reply reply = xmlrpc::decodeReply(response.body);
    if (reply.kind != xmlrpc::Reply::Kind::String) return 0;
    const auto call = xmlrpc::encodeCall("method", {reply.text});
    require(call.has_value()); // it came out of XML
    const std::size_t from = call->find("<string>");
    const std::size_t end = call->find("</string>", from);
    const xmlrpc::Reply again =
        xmlrpc::decodeReply("<methodResponse><params><param><value>" + call->substr(from, end + 9 - from) +
                            "</value></param></params></methodResponse>");
    require(again.kind == xmlrpc::Reply::Kind::String && again.text == reply.text);
    return 0;
}
