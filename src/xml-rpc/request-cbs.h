/**
 * @file
 * Functions that hear about one XML-RPC request.
 */
#pragma once

#include "linphone/callbacks.h"

#include "base/object.h"

namespace slimphone {

/** User data comes with Object. */
class XmlRpcRequestCbs final : public HybridObject<LinphoneXmlRpcRequestCbs, XmlRpcRequestCbs> {
public:
    LinphoneXmlRpcRequestCbsResponseCb response = nullptr;

private:
    ~XmlRpcRequestCbs() override = default;
};

} // namespace slimphone
