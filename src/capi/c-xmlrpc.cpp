#include "linphone/api/c-factory.h"
#include "linphone/compat/xmlrpc.h"
#include "linphone/core/account_creation.h"
#include "linphone/core_utils.h"
#include "linphone/xmlrpc.h"

#include "capi/enum-value.h"
#include "capi/facade.h"
#include "xml-rpc/session.h"

#include <cstdarg>

using namespace slimphone;

namespace {

/** A type that does not exist reads as None. */
LinphoneXmlRpcArgType known(const LinphoneXmlRpcArgType &type) noexcept {
    return isWithin(type, LinphoneXmlRpcArgNone, LinphoneXmlRpcArgStringStruct) ? type
                                                                                : LinphoneXmlRpcArgNone;
}

} // namespace

// Requests

LinphoneXmlRpcRequest *linphone_xml_rpc_request_new(LinphoneXmlRpcArgType return_type, const char *method) {
    if (!method) return nullptr;
    return give<XmlRpcRequest>(__func__, [&] { return make<XmlRpcRequest>(known(return_type), method); });
}

LinphoneXmlRpcRequest *linphone_xml_rpc_request_new_with_args(LinphoneXmlRpcArgType return_type,
                                                              const char *method, ...) {
    LinphoneXmlRpcRequest *request = linphone_xml_rpc_request_new(known(return_type), method);
    if (!request) return nullptr;
    va_list arguments;
    va_start(arguments, method);
    for (;;) {
        const int type = va_arg(arguments, int);
        if (type == LinphoneXmlRpcArgInt)
            linphone_xml_rpc_request_add_int_arg(request, va_arg(arguments, int));
        else if (type == LinphoneXmlRpcArgString)
            linphone_xml_rpc_request_add_string_arg(request, va_arg(arguments, const char *));
        else
            break;
    }
    va_end(arguments);
    return request;
}

LinphoneXmlRpcRequest *linphone_xml_rpc_request_ref(LinphoneXmlRpcRequest *request) {
    return refHandle<XmlRpcRequest>(request);
}

void linphone_xml_rpc_request_unref(LinphoneXmlRpcRequest *request) { unrefHandle<XmlRpcRequest>(request); }

void linphone_xml_rpc_request_set_user_data(LinphoneXmlRpcRequest *request, void *user_data) {
    if (request) XmlRpcRequest::toCpp(request)->setUserData(user_data);
}

void *linphone_xml_rpc_request_get_user_data(const LinphoneXmlRpcRequest *request) {
    return request ? XmlRpcRequest::toCpp(request)->userData() : nullptr;
}

void linphone_xml_rpc_request_add_int_arg(LinphoneXmlRpcRequest *request, int value) {
    tell<XmlRpcRequest>(__func__, request, [&](XmlRpcRequest &object) { object.addArgument(value); });
}

void linphone_xml_rpc_request_add_string_arg(LinphoneXmlRpcRequest *request, const char *value) {
    tell<XmlRpcRequest>(__func__, request, [&](XmlRpcRequest &object) { object.addArgument(view(value)); });
}

void linphone_xml_rpc_request_add_callbacks(LinphoneXmlRpcRequest *request, LinphoneXmlRpcRequestCbs *cbs) {
    if (!cbs) return;
    tell<XmlRpcRequest>(__func__, request,
                        [&](XmlRpcRequest &object) { object.callbacks().add(XmlRpcRequestCbs::toCpp(cbs)); });
}

void linphone_xml_rpc_request_remove_callbacks(LinphoneXmlRpcRequest *request,
                                               LinphoneXmlRpcRequestCbs *cbs) {
    tell<XmlRpcRequest>(__func__, request, [&](XmlRpcRequest &object) {
        object.callbacks().remove(XmlRpcRequestCbs::toCpp(cbs));
    });
}

LinphoneXmlRpcRequestCbs *
linphone_xml_rpc_request_get_current_callbacks(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, LinphoneXmlRpcRequestCbs *>(
        __func__, request, nullptr,
        [](XmlRpcRequest &object) { return handleOf(object.callbacks().current()); });
}

LinphoneXmlRpcRequestCbs *linphone_xml_rpc_request_get_callbacks(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, LinphoneXmlRpcRequestCbs *>(
        __func__, request, nullptr, [](XmlRpcRequest &object) { return object.ownCallbacks().toC(); });
}

const bctbx_list_t *linphone_xml_rpc_request_get_callbacks_list(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const bctbx_list_t *>(
        __func__, request, nullptr, [](XmlRpcRequest &object) { return object.callbacksList(); });
}

void linphone_xml_rpc_request_set_current_callbacks(LinphoneXmlRpcRequest *request,
                                                    LinphoneXmlRpcRequestCbs *cbs) {
    if (request) XmlRpcRequest::toCpp(request)->callbacks().setCurrent(XmlRpcRequestCbs::toCpp(cbs));
}

const char *linphone_xml_rpc_request_get_content(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const char *>(__func__, request, nullptr,
                                            [](const XmlRpcRequest &object) { return object.content(); });
}

LinphoneXmlRpcStatus linphone_xml_rpc_request_get_status(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, LinphoneXmlRpcStatus>(
        __func__, request, LinphoneXmlRpcStatusPending,
        [](const XmlRpcRequest &object) { return object.status(); });
}

int linphone_xml_rpc_request_get_int_response(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, int>(__func__, request, 0,
                                   [](const XmlRpcRequest &object) { return object.number(); });
}

const char *linphone_xml_rpc_request_get_string_response(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const char *>(__func__, request, nullptr,
                                            [](const XmlRpcRequest &object) { return object.text(); });
}

const bctbx_list_t *linphone_xml_rpc_request_get_list_response(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const bctbx_list_t *>(
        __func__, request, nullptr, [](const XmlRpcRequest &object) { return object.list(); });
}

const bctbx_map_t *linphone_xml_rpc_request_get_string_struct_response(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const bctbx_map_t *>(__func__, request, nullptr,
                                                   [](const XmlRpcRequest &object) { return object.map(); });
}

const char *linphone_xml_rpc_request_get_raw_response(const LinphoneXmlRpcRequest *request) {
    return ask<XmlRpcRequest, const char *>(__func__, request, nullptr,
                                            [](const XmlRpcRequest &object) { return object.rawResponse(); });
}

const char *linphone_xml_rpc_request_get_error_text(const LinphoneXmlRpcRequest *request) {
    return request ? XmlRpcRequest::toCpp(request)->errorText() : nullptr;
}

// Callbacks

LinphoneXmlRpcRequestCbs *linphone_xml_rpc_request_cbs_new(void) {
    return give<XmlRpcRequestCbs>(__func__, [] { return make<XmlRpcRequestCbs>(); });
}

LinphoneXmlRpcRequestCbs *linphone_factory_create_xml_rpc_request_cbs(LinphoneFactory *factory) {
    return factory ? linphone_xml_rpc_request_cbs_new() : nullptr;
}

LinphoneXmlRpcRequestCbs *linphone_xml_rpc_request_cbs_ref(LinphoneXmlRpcRequestCbs *cbs) {
    return refHandle<XmlRpcRequestCbs>(cbs);
}

void linphone_xml_rpc_request_cbs_unref(LinphoneXmlRpcRequestCbs *cbs) { unrefHandle<XmlRpcRequestCbs>(cbs); }

void linphone_xml_rpc_request_cbs_set_user_data(LinphoneXmlRpcRequestCbs *cbs, void *user_data) {
    if (cbs) XmlRpcRequestCbs::toCpp(cbs)->setUserData(user_data);
}

void *linphone_xml_rpc_request_cbs_get_user_data(const LinphoneXmlRpcRequestCbs *cbs) {
    return cbs ? XmlRpcRequestCbs::toCpp(cbs)->userData() : nullptr;
}

void linphone_xml_rpc_request_cbs_set_response(LinphoneXmlRpcRequestCbs *cbs,
                                               LinphoneXmlRpcRequestCbsResponseCb cb) {
    if (cbs) XmlRpcRequestCbs::toCpp(cbs)->response = cb;
}

LinphoneXmlRpcRequestCbsResponseCb
linphone_xml_rpc_request_cbs_get_response(const LinphoneXmlRpcRequestCbs *cbs) {
    return cbs ? XmlRpcRequestCbs::toCpp(cbs)->response : nullptr;
}

// Sessions

LinphoneXmlRpcSession *linphone_xml_rpc_session_new(LinphoneCore *core, const char *url) {
    if (!core) return nullptr;
    return give<XmlRpcSession>(__func__, [&] { return make<XmlRpcSession>(*Core::toCpp(core), view(url)); });
}

LinphoneXmlRpcSession *linphone_core_create_xml_rpc_session(LinphoneCore *core, const char *url) {
    return linphone_xml_rpc_session_new(core, url);
}

LinphoneXmlRpcSession *linphone_xml_rpc_session_ref(LinphoneXmlRpcSession *session) {
    return refHandle<XmlRpcSession>(session);
}

void linphone_xml_rpc_session_unref(LinphoneXmlRpcSession *session) { unrefHandle<XmlRpcSession>(session); }

void linphone_xml_rpc_session_release(LinphoneXmlRpcSession *session) {
    tell<XmlRpcSession>(__func__, session, [](XmlRpcSession &object) { object.dropPending(); });
    unrefHandle<XmlRpcSession>(session);
}

void linphone_xml_rpc_session_set_user_data(LinphoneXmlRpcSession *session, void *user_data) {
    if (session) XmlRpcSession::toCpp(session)->setUserData(user_data);
}

void *linphone_xml_rpc_session_get_user_data(const LinphoneXmlRpcSession *session) {
    return session ? XmlRpcSession::toCpp(session)->userData() : nullptr;
}

LinphoneXmlRpcRequest *linphone_xml_rpc_session_create_request(LinphoneXmlRpcSession *session,
                                                               LinphoneXmlRpcArgType return_type,
                                                               const char *method) {
    return session ? linphone_xml_rpc_request_new(known(return_type), method) : nullptr;
}

void linphone_xml_rpc_session_send_request(LinphoneXmlRpcSession *session, LinphoneXmlRpcRequest *request) {
    if (!request) return;
    tell<XmlRpcSession>(__func__, session,
                        [&](XmlRpcSession &object) { object.sendOrFail(*XmlRpcRequest::toCpp(request)); });
}
