/**
 * @file
 * Account creators and XML-RPC sessions of a core.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_ACCOUNT_CREATION_H
#define SLIMPHONE_LINPHONE_CORE_ACCOUNT_CREATION_H

#include "linphone/account_creator.h"
#include "linphone/account_creator_service.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Makes an account creator; see linphone_account_creator_new().
 *
 * @param core The core.
 * @param xmlrpc_url URL of the XML-RPC server; NULL for none.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCreator *linphone_core_create_account_creator(LinphoneCore *core,
                                                                             const char *xmlrpc_url);

/**
 * Makes an XML-RPC session; see linphone_xml_rpc_session_new().
 *
 * @param core The core.
 * @param url URL of the server.
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneXmlRpcSession *linphone_core_create_xml_rpc_session(LinphoneCore *core,
                                                                            const char *url);

/**
 * Sets who carries out the requests of account creators that are made from now on. It outlives stop and
 * start of the core.
 *
 * @param core The core.
 * @param service The service; the reference of the caller passes to the core. NULL: the service of the
 *   library.
 */
LINPHONE_PUBLIC void linphone_core_set_account_creator_service(LinphoneCore *core,
                                                               LinphoneAccountCreatorService *service);

/**
 * Gives who carries out the requests of account creators: what was set, else the service of the library
 * for the backend that was chosen before it was first needed.
 *
 * @param core The core.
 * @return A lent object.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorService *linphone_core_get_account_creator_service(LinphoneCore *core);

/**
 * Chooses how the service of the library speaks to servers, in [account_creator] backend. It counts from
 * the next start on when the service was in use already.
 *
 * @param lc The core.
 * @param backend XML-RPC, which is the default, or FlexiAPI.
 */
LINPHONE_PUBLIC void linphone_core_set_account_creator_backend(LinphoneCore *lc,
                                                               LinphoneAccountCreatorBackend backend);

/**
 * Tells how the service of the library speaks to servers.
 *
 * @param core The core.
 * @return The backend.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorBackend
linphone_core_get_account_creator_backend(const LinphoneCore *core);

/**
 * Sets the URL that FlexiAPI's paths are appended to, in [account_creator] url, as
 * "https://example.org/api/". It is read by each request.
 *
 * @param lc The core.
 * @param url The URL; NULL for none.
 */
LINPHONE_PUBLIC void linphone_core_set_account_creator_url(LinphoneCore *lc, const char *url);

/**
 * Gives the URL of the FlexiAPI server.
 *
 * @param core The core.
 * @return A lent text; NULL by default.
 */
LINPHONE_PUBLIC const char *linphone_core_get_account_creator_url(LinphoneCore *core);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_ACCOUNT_CREATION_H */
