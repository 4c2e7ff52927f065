/**
 * @file
 * Where XML-RPC requests go, and which of them wait for their answer.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"
#include "base/text.h"
#include "core/core.h"
#include "xml-rpc/request.h"

#include <list>
#include <memory>
#include <string_view>

namespace slimphone {

namespace http {
class Exchange;
}

/** Outlives its core without harm. Stays alive while answers are pending, unless they are dropped. */
class XmlRpcSession final : public HybridObject<LinphoneXmlRpcSession, XmlRpcSession> {
public:
    XmlRpcSession(Core &core, std::string_view url);

    /**
     * Sends @p request, which is told from the core's iterate(), or its stop(). False when it cannot be
     * sent, since the core is stopped or gone or the request has text that XML cannot hold: the request
     * has failed then and says why, and nobody was told.
     */
    bool send(XmlRpcRequest &request);
    /** Sends it; what cannot be sent is told at once. */
    void sendOrFail(XmlRpcRequest &request) {
        if (!send(request)) request.notify();
    }
    /** What is pending is never answered. */
    void dropPending();

private:
    ~XmlRpcSession() override;

    struct Pending {
        Ref<XmlRpcRequest> request;
        std::unique_ptr<http::Exchange> exchange;
    };
    using PendingList = std::list<Pending>;

    void answered(PendingList::iterator place, const http::Response &response);

    std::shared_ptr<LinphoneCore *> mCore;
    Secret mUrl; ///< may hold a password
    PendingList mPending;
};

} // namespace slimphone
