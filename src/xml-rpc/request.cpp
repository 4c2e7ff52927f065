#include "xml-rpc/request.h"

#include "base/guard.h"

#include <bctoolbox/port.h>

#include <utility>

namespace slimphone {

XmlRpcRequest::XmlRpcRequest(LinphoneXmlRpcArgType returnType, std::string_view method)
    : mMethod(method), mReturnType(returnType) {}

XmlRpcRequest::~XmlRpcRequest() {
    for (xmlrpc::Argument &argument : mArguments)
        if (auto *text = std::get_if<std::string>(&argument)) wipe(*text);
}

void XmlRpcRequest::MapDelete::operator()(bctbx_map_t *map) const noexcept {
    bctbx_mmap_cchar_delete_with_data(map, bctbx_free);
}

int XmlRpcRequest::number() const noexcept {
    return mStatus == LinphoneXmlRpcStatusOk && mReturnType == LinphoneXmlRpcArgInt ? mReply.number : 0;
}

const bctbx_list_t *XmlRpcRequest::list() const {
    if (!mList.get())
        for (const auto &[name, value] : mReply.members)
            mList.append(const_cast<char *>(value.c_str()));
    return mList.get();
}

const bctbx_map_t *XmlRpcRequest::map() const {
    if (mReply.members.empty()) return nullptr;
    if (!mMap) {
        mMap.reset(bctbx_mmap_cchar_new());
        for (const auto &[name, value] : mReply.members) {
            auto *pair = bctbx_pair_cchar_new(name.c_str(), bctbx_strdup(value.c_str()));
            bctbx_map_cchar_insert_and_delete(mMap.get(), reinterpret_cast<bctbx_pair_t *>(pair));
        }
    }
    return mMap.get();
}

const char *XmlRpcRequest::content() const {
    std::optional<std::string> xml = encode();
    mContent = Secret(xml ? *xml : std::string());
    if (xml) wipe(*xml);
    return mContent.get();
}

XmlRpcRequestCbs &XmlRpcRequest::ownCallbacks() {
    if (!mOwnCallbacks) mOwnCallbacks = make<XmlRpcRequestCbs>();
    return *mOwnCallbacks;
}

const bctbx_list_t *XmlRpcRequest::callbacksList() {
    mLentCallbacks.clear();
    for (const Ref<XmlRpcRequestCbs> &callbacks : mCallbacks.items())
        mLentCallbacks.append(callbacks->toC());
    return mLentCallbacks.get();
}

void XmlRpcRequest::clearResult() noexcept {
    mIsAnswered = false;
    mList.clear();
    mMap.reset();
    mReply = xmlrpc::Reply();
    mText = Secret();
    mRaw = Secret();
    mErrorText = Text();
}

void XmlRpcRequest::begin() {
    clearResult();
    mStatus = LinphoneXmlRpcStatusPending;
}

void XmlRpcRequest::fail(std::string_view why) {
    mStatus = LinphoneXmlRpcStatusFailed;
    mErrorText = Text(why);
}

void XmlRpcRequest::take(const http::Response &response) {
    clearResult();
    // Other kinds of success have no body that would mean anything.
    if (response.error != http::ErrorKind::None || response.status != 200) {
        const std::string why = response.failureText();
        fail(why.empty() ? "HTTP " + std::to_string(response.status) : why);
        return;
    }
    mIsAnswered = true;
    mRaw = Secret(response.body);
    mReply = xmlrpc::decodeReply(response.body);
    judge();
}

void XmlRpcRequest::judge() {
    using Kind = xmlrpc::Reply::Kind;
    switch (mReply.kind) {
    case Kind::Malformed:
        fail("Not an XML-RPC response: " + mReply.problem);
        return;
    case Kind::Fault:
        fail("XML-RPC fault " + std::to_string(mReply.number) + ": " + mReply.text);
        return;
    case Kind::String:
        mText = Secret(mReply.text); // kept also where something else was wanted
        break;
    default:
        break;
    }
    const bool isWanted = mReturnType == LinphoneXmlRpcArgInt      ? mReply.kind == Kind::Int
                          : mReturnType == LinphoneXmlRpcArgString ? mReply.kind == Kind::String
                          : mReturnType == LinphoneXmlRpcArgStringStruct
                              ? mReply.kind == Kind::Struct
                              : mReply.kind == Kind::Other && !mReply.hasValue;
    if (isWanted)
        mStatus = LinphoneXmlRpcStatusOk;
    else
        fail("The XML-RPC response holds another type than expected");
}

void XmlRpcRequest::notify() {
    const Ref<XmlRpcRequest> keepAlive(this);
    if (onAnswer) {
        const std::function<void()> function = onAnswer; // it may be replaced meanwhile
        function();
    }
    XmlRpcRequestCbs *const outer = mCallbacks.current();
    mCallbacks.setCurrent(nullptr);
    if (mOwnCallbacks && mOwnCallbacks->response)
        guard("XML-RPC response", [&] { mOwnCallbacks->response(toC()); });
    mCallbacks.setCurrent(outer);
    mCallbacks.notify(*this, [this](XmlRpcRequestCbs &callbacks) {
        if (const auto function = callbacks.response) guard("XML-RPC response", [&] { function(toC()); });
    });
}

} // namespace slimphone
