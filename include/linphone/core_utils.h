/**
 * @file
 * Hooks into linphone_core_iterate(), and what wrappers need of the logging service.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_UTILS_H
#define SLIMPHONE_LINPHONE_CORE_UTILS_H

#include "linphone/core.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Called by each linphone_core_iterate().
 *
 * @param data The pointer given with the hook.
 * @return Whether there was something to do; the core does not look at it.
 */
typedef bool_t (*LinphoneCoreIterateHook)(void *data);

/**
 * Adds a function that each linphone_core_iterate() calls.
 *
 * @param lc The core.
 * @param hook The function.
 * @param hook_data Its argument.
 */
LINPHONE_PUBLIC void linphone_core_add_iterate_hook(LinphoneCore *lc, LinphoneCoreIterateHook hook,
                                                    void *hook_data);

/**
 * Removes what linphone_core_add_iterate_hook() added; both the function and its argument have to
 * be the same.
 *
 * @param lc The core.
 * @param hook The function.
 * @param hook_data Its argument.
 */
LINPHONE_PUBLIC void linphone_core_remove_iterate_hook(LinphoneCore *lc, LinphoneCoreIterateHook hook,
                                                       void *hook_data);

/**
 * Gives the callbacks objects that were added to an account creator.
 *
 * @param creator The account creator.
 * @return A lent list of lent objects; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_account_creator_get_callbacks_list(const LinphoneAccountCreator *creator);

/**
 * Gives the callbacks objects that were added to an XML-RPC request.
 *
 * @param request The request.
 * @return A lent list of lent objects; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_xml_rpc_request_get_callbacks_list(const LinphoneXmlRpcRequest *request);

/**
 * Says which callbacks object linphone_xml_rpc_request_get_current_callbacks() gives, until the next
 * notification.
 *
 * @param request The request.
 * @param cbs The callbacks object, lent; NULL for none.
 */
LINPHONE_PUBLIC void linphone_xml_rpc_request_set_current_callbacks(LinphoneXmlRpcRequest *request,
                                                                    LinphoneXmlRpcRequestCbs *cbs);

/**
 * Gives the callbacks objects of the logging service.
 *
 * @param log_service The logging service.
 * @return A lent list of lent objects; NULL when there are none.
 */
LINPHONE_PUBLIC const bctbx_list_t *
linphone_logging_service_get_callbacks_list(const LinphoneLoggingService *log_service);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_UTILS_H */
