/**
 * @file
 * Names of XML-RPC requests that liblinphone has dropped.
 */
#ifndef SLIMPHONE_LINPHONE_COMPAT_XMLRPC_H
#define SLIMPHONE_LINPHONE_COMPAT_XMLRPC_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SLIMPHONE_NO_COMPAT

/** Of releases 3.8.4 and 3.8.5; hears of an answer. */
typedef void (*LinphoneXmlRpcResponseCb)(LinphoneXmlRpcRequest *request, void *user_data);

/**
 * Makes a request with its parameters.
 *
 * @param return_type What is expected as the result.
 * @param method The name of the method; then for each parameter a LinphoneXmlRpcArgType, which is
 *   LinphoneXmlRpcArgInt or LinphoneXmlRpcArgString, and its value, an int or a const char *; then
 *   LinphoneXmlRpcArgNone.
 * @return A new object that the caller owns; NULL without method.
 */
LINPHONE_PUBLIC LinphoneXmlRpcRequest *
linphone_xml_rpc_request_new_with_args(LinphoneXmlRpcArgType return_type, const char *method, ...);

#endif /* SLIMPHONE_NO_COMPAT */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_COMPAT_XMLRPC_H */
