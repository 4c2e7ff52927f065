/**
 * @file
 * XML-RPC requests to a server, by HTTP or HTTPS.
 */
#ifndef SLIMPHONE_LINPHONE_XMLRPC_H
#define SLIMPHONE_LINPHONE_XMLRPC_H

#include "linphone/callbacks.h"
#include "linphone/compat/xmlrpc.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Requests
 * @{ */

/**
 * Makes a request.
 *
 * @param return_type What is expected as the result.
 * @param method The name of the method.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequest *linphone_xml_rpc_request_new(LinphoneXmlRpcArgType return_type,
                                                                    const char *method);

/**
 * Takes one more reference.
 *
 * @param request The request.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequest *linphone_xml_rpc_request_ref(LinphoneXmlRpcRequest *request);

/**
 * Drops one reference. A request that was sent stays until it is answered.
 *
 * @param request The request.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_unref(LinphoneXmlRpcRequest *request);

/**
 * Keeps a pointer for the application.
 *
 * @param request The request.
 * @param user_data The pointer.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_set_user_data(LinphoneXmlRpcRequest *request, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param request The request.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_xml_rpc_request_get_user_data(const LinphoneXmlRpcRequest *request);

/**
 * Adds a parameter of type int.
 *
 * @param request The request.
 * @param value The number.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_add_int_arg(LinphoneXmlRpcRequest *request, int value);

/**
 * Adds a parameter of type string.
 *
 * @param request The request.
 * @param value UTF-8 without control characters, else the request cannot be sent; NULL is the empty
 *   text.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_add_string_arg(LinphoneXmlRpcRequest *request,
                                                             const char *value);

/**
 * Adds functions that hear of the answer, after those of linphone_xml_rpc_request_get_callbacks() and in
 * order of addition.
 *
 * @param request The request.
 * @param cbs The callbacks object; a reference is taken.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_add_callbacks(LinphoneXmlRpcRequest *request,
                                                            LinphoneXmlRpcRequestCbs *cbs);

/**
 * Removes a callbacks object.
 *
 * @param request The request.
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_remove_callbacks(LinphoneXmlRpcRequest *request,
                                                               LinphoneXmlRpcRequestCbs *cbs);

/**
 * Gives the callbacks object whose function runs.
 *
 * @param request The request.
 * @return A lent object; NULL outside of callbacks.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequestCbs *
linphone_xml_rpc_request_get_current_callbacks(const LinphoneXmlRpcRequest *request);

/**
 * Gives the callbacks object that every request has.
 *
 * @param request The request.
 * @return A lent object.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneXmlRpcRequestCbs *
linphone_xml_rpc_request_get_callbacks(const LinphoneXmlRpcRequest *request);

/**
 * Gives the XML that is sent.
 *
 * @param request The request.
 * @return A text lent until the next call; NULL when a parameter cannot be written as XML.
 */
LINPHONE_PUBLIC const char *linphone_xml_rpc_request_get_content(const LinphoneXmlRpcRequest *request);

/**
 * Tells what became of the request.
 *
 * @param request The request.
 * @return Pending; Ok when a result of the expected type came; Failed, also for a fault.
 */
LINPHONE_PUBLIC LinphoneXmlRpcStatus
linphone_xml_rpc_request_get_status(const LinphoneXmlRpcRequest *request);

/**
 * Gives the result of type int.
 *
 * @param request The request.
 * @return The number; 0 unless the status is Ok.
 */
LINPHONE_PUBLIC int linphone_xml_rpc_request_get_int_response(const LinphoneXmlRpcRequest *request);

/**
 * Gives the result of type string.
 *
 * @param request The request.
 * @return A text lent until the request is sent again; NULL without, and when it is empty.
 */
LINPHONE_PUBLIC const char *
linphone_xml_rpc_request_get_string_response(const LinphoneXmlRpcRequest *request);

/**
 * Gives the values of a result of type struct, in order.
 *
 * @param request The request.
 * @return A lent list of lent texts; NULL without.
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_xml_rpc_request_get_list_response(const LinphoneXmlRpcRequest *request);

/**
 * Gives the values of a result of type struct by their names.
 *
 * @param request The request.
 * @return A lent map from text to text; NULL without.
 */
LINPHONE_PUBLIC const bctbx_map_t *
linphone_xml_rpc_request_get_string_struct_response(const LinphoneXmlRpcRequest *request);

/**
 * Gives the body of the answer.
 *
 * @param request The request.
 * @return A text lent until the request is sent again; NULL before an answer with status 200.
 */
LINPHONE_PUBLIC const char *linphone_xml_rpc_request_get_raw_response(const LinphoneXmlRpcRequest *request);

/**
 * Tells in words why the request failed: HTTP status, code and text of a fault, reason of TLS and the
 * like. An addition of this library.
 *
 * @param request The request.
 * @return A text lent until the request is sent again; NULL when nothing failed.
 */
LINPHONE_PUBLIC const char *linphone_xml_rpc_request_get_error_text(const LinphoneXmlRpcRequest *request);

/** @} */

/** @name Callbacks
 * @{ */

/**
 * Makes a callbacks object, as linphone_factory_create_xml_rpc_request_cbs().
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequestCbs *linphone_xml_rpc_request_cbs_new(void);

/**
 * Takes one more reference.
 *
 * @param cbs The callbacks object.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequestCbs *linphone_xml_rpc_request_cbs_ref(LinphoneXmlRpcRequestCbs *cbs);

/**
 * Drops one reference.
 *
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_cbs_unref(LinphoneXmlRpcRequestCbs *cbs);

/**
 * Keeps a pointer for the application.
 *
 * @param cbs The callbacks object.
 * @param user_data The pointer.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_cbs_set_user_data(LinphoneXmlRpcRequestCbs *cbs,
                                                                void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param cbs The callbacks object.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_xml_rpc_request_cbs_get_user_data(const LinphoneXmlRpcRequestCbs *cbs);

/**
 * Sets the function that hears of the answer, once for each time that the request is sent.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_cbs_set_response(LinphoneXmlRpcRequestCbs *cbs,
                                                               LinphoneXmlRpcRequestCbsResponseCb cb);

/**
 * Gives the function that hears of the answer.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequestCbsResponseCb
linphone_xml_rpc_request_cbs_get_response(const LinphoneXmlRpcRequestCbs *cbs);

/** @} */

/** @name Sessions
 * @{ */

/**
 * Makes a session. It may outlive the core.
 *
 * @param core The core.
 * @param url An http or https URL, not looked at before a request is sent; a user and password in it
 *   answer digest challenges.
 * @return A new object that the caller owns; NULL without core.
 */
LINPHONE_PUBLIC LinphoneXmlRpcSession *linphone_xml_rpc_session_new(LinphoneCore *core, const char *url);

/**
 * Takes one more reference.
 *
 * @param session The session.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneXmlRpcSession *linphone_xml_rpc_session_ref(LinphoneXmlRpcSession *session);

/**
 * Drops one reference. What is pending is answered all the same.
 *
 * @param session The session.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_session_unref(LinphoneXmlRpcSession *session);

/**
 * Drops one reference; what is pending is not answered any more.
 *
 * @param session The session.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_session_release(LinphoneXmlRpcSession *session);

/**
 * Keeps a pointer for the application.
 *
 * @param session The session.
 * @param user_data The pointer.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_session_set_user_data(LinphoneXmlRpcSession *session, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param session The session.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_xml_rpc_session_get_user_data(const LinphoneXmlRpcSession *session);

/**
 * Makes a request; see linphone_xml_rpc_request_new().
 *
 * @param session The session.
 * @param return_type What is expected as the result.
 * @param method The name of the method.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequest *
linphone_xml_rpc_session_create_request(LinphoneXmlRpcSession *session, LinphoneXmlRpcArgType return_type,
                                        const char *method);

/**
 * Sends a request. It is answered once, from linphone_core_iterate() or the stop of the core, within
 * [http] time_limit (seconds, 30 by default) and with [http] body_limit (bytes, 1 MiB by default) at
 * most; when the core is not running or a parameter cannot be written as XML it has failed at once, and
 * its functions have been called when this returns. It may be sent again, with the same parameters.
 *
 * @param session The session.
 * @param request The request; a reference is taken until it is answered.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_session_send_request(LinphoneXmlRpcSession *session,
                                                           LinphoneXmlRpcRequest *request);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_XMLRPC_H */
