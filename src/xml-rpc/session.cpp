#include "xml-rpc/session.h"

#include "http/client.h"
#include "http/exchange.h"

#include <utility>

namespace slimphone {

XmlRpcSession::XmlRpcSession(Core &core, std::string_view url) : mCore(core.handleSlot()), mUrl(url) {}

XmlRpcSession::~XmlRpcSession() = default;

bool XmlRpcSession::send(XmlRpcRequest &request) {
    request.begin();
    Core *core = *mCore ? Core::toCpp(*mCore) : nullptr;
    http::Client *client = core ? core->httpClient() : nullptr;
    if (!client) {
        request.fail("The core is not running");
        return false;
    }
    std::optional<std::string> body = request.encode();
    if (!body) {
        request.fail("The arguments cannot be written as XML");
        return false;
    }
    http::Request post = core->makeHttpRequest("POST", mUrl.view());
    post.headers.push_back({"Content-Type", "text/xml"});
    post.body = std::move(*body);
    const auto place = mPending.insert(mPending.end(), {Ref<XmlRpcRequest>(&request), nullptr});
    try {
        // The reference ends with the answer or with the exchange.
        place->exchange = client->send(
            std::move(post), [self = Ref<XmlRpcSession>(this), place](const http::Response &response) {
                self->answered(place, response);
            });
    } catch (...) {
        mPending.erase(place);
        throw;
    }
    return true;
}

void XmlRpcSession::answered(PendingList::iterator place, const http::Response &response) {
    const Ref<XmlRpcRequest> request = place->request;
    mPending.erase(place);
    request->take(response);
    request->notify();
}

void XmlRpcSession::dropPending() {
    // Each of them holds a reference to this.
    const Ref<XmlRpcSession> keepAlive(this);
    PendingList dropped;
    dropped.swap(mPending);
}

} // namespace slimphone
