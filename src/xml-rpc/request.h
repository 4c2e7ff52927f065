/**
 * @file
 * One XML-RPC call and what came of it.
 */
#pragma once

#include "linphone/types.h"

#include "base/c-list.h"
#include "base/callbacks.h"
#include "base/object.h"
#include "base/text.h"
#include "http/message.h"
#include "xml-rpc/codec.h"
#include "xml-rpc/request-cbs.h"

#include <bctoolbox/map.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone {

class XmlRpcRequest final : public HybridObject<LinphoneXmlRpcRequest, XmlRpcRequest> {
public:
    XmlRpcRequest(LinphoneXmlRpcArgType returnType, std::string_view method);

    void addArgument(int value) { mArguments.emplace_back(value); }
    void addArgument(std::string_view value) { mArguments.emplace_back(std::string(value)); }

    LinphoneXmlRpcStatus status() const noexcept { return mStatus; }
    /** Whether the server sent a complete response with status 200. */
    bool isAnswered() const noexcept { return mIsAnswered; }
    const xmlrpc::Reply &reply() const noexcept { return mReply; }
    int number() const noexcept;
    const char *text() const noexcept { return mText.get(); }
    /** Values of a struct in order. */
    const bctbx_list_t *list() const;
    /** Values of a struct by name; nullptr without one. */
    const bctbx_map_t *map() const;
    const char *rawResponse() const noexcept { return mRaw.get(); }
    /** What went wrong, in words; nullptr when nothing did. */
    const char *errorText() const noexcept { return mErrorText.get(); }
    /** The XML; nullptr when it cannot be written. */
    const char *content() const;

    /** Of the older API: one for each request. Its function runs first. */
    XmlRpcRequestCbs &ownCallbacks();
    CallbacksList<XmlRpcRequestCbs> &callbacks() noexcept { return mCallbacks; }
    const bctbx_list_t *callbacksList();
    /** Called before the others, with the result in place. */
    std::function<void()> onAnswer;

    // For the session.
    /** The XML, nullopt when it cannot be written. */
    std::optional<std::string> encode() const { return xmlrpc::encodeCall(mMethod, mArguments); }
    void begin();
    void fail(std::string_view why);
    void take(const http::Response &response);
    /** Tells everybody. */
    void notify();

private:
    ~XmlRpcRequest() override;
    void clearResult() noexcept;
    void judge();

    struct MapDelete {
        void operator()(bctbx_map_t *map) const noexcept;
    };

    std::string mMethod;
    LinphoneXmlRpcArgType mReturnType;
    std::vector<xmlrpc::Argument> mArguments;
    LinphoneXmlRpcStatus mStatus = LinphoneXmlRpcStatusPending;
    bool mIsAnswered = false;
    xmlrpc::Reply mReply;
    Secret mText;
    Secret mRaw;
    Text mErrorText;
    mutable Secret mContent;
    mutable LentList mList;
    mutable std::unique_ptr<bctbx_map_t, MapDelete> mMap;
    Ref<XmlRpcRequestCbs> mOwnCallbacks;
    CallbacksList<XmlRpcRequestCbs> mCallbacks;
    LentList mLentCallbacks;
};

} // namespace slimphone
