/**
 * @file
 * Services: who carries out the requests of account creators. They are given to a core with
 * linphone_core_set_account_creator_service().
 */
#ifndef SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H
#define SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Carries out one request of an account creator.
 *
 * @param creator The account creator that holds the arguments.
 * @return The provisional outcome, which the caller of the request gets; the final one goes to the callbacks
 *   of @p creator.
 */
typedef LinphoneAccountCreatorStatus (*LinphoneAccountCreatorRequestFunc)(LinphoneAccountCreator *creator);

/**
 * Makes a service without functions.
 *
 * @return A new object that the caller owns.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorService *linphone_account_creator_service_new(void);

/**
 * Takes one more reference.
 *
 * @param service The service.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorService *
linphone_account_creator_service_ref(LinphoneAccountCreatorService *service);

/**
 * Drops one reference.
 *
 * @param service The service.
 */
LINPHONE_PUBLIC void linphone_account_creator_service_unref(LinphoneAccountCreatorService *service);

/**
 * Keeps a pointer for the application.
 *
 * @param service The service.
 * @param ud The pointer.
 */
LINPHONE_PUBLIC void linphone_account_creator_service_set_user_data(LinphoneAccountCreatorService *service,
                                                                    void *ud);

/**
 * Gives the pointer kept by the application.
 *
 * @param service The service.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *
linphone_account_creator_service_get_user_data(const LinphoneAccountCreatorService *service);

/**
 * Says whether what the service has no function for is done by the backend of the core; else it is
 * answered with MissingCallbacks. Counts for account creators that are made afterwards. An addition of
 * this library; FALSE by default.
 *
 * @param service The service.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_enable_default_fallback(LinphoneAccountCreatorService *service,
                                                         bool_t enable);

/**
 * Tells whether what the service has no function for is done by the backend of the core.
 *
 * @param service The service.
 * @return TRUE or FALSE.
 */
LINPHONE_PUBLIC bool_t
linphone_account_creator_service_default_fallback_enabled(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that is run when an account creator has been made; what it returns is ignored.
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_constructor_cb(LinphoneAccountCreatorService *service,
                                                    LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that is run when an account creator has been made; what it returns is ignored.
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_constructor_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that is run before an account creator goes, with its fields still there; what it
 * returns is ignored.
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_destructor_cb(LinphoneAccountCreatorService *service,
                                                   LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that is run before an account creator goes, with its fields still there; what it
 * returns is ignored.
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_destructor_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_is_account_exist().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_is_account_exist_cb(LinphoneAccountCreatorService *service,
                                                         LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_is_account_exist().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_exist_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_create_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_create_account_cb(LinphoneAccountCreatorService *service,
                                                       LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_create_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_create_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_activate_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_activate_account_cb(LinphoneAccountCreatorService *service,
                                                         LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_activate_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_activate_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_is_account_activated().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_is_account_activated_cb(LinphoneAccountCreatorService *service,
                                                             LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_is_account_activated().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_activated_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_link_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_link_account_cb(LinphoneAccountCreatorService *service,
                                                     LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_link_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_link_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_activate_alias().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_activate_alias_cb(LinphoneAccountCreatorService *service,
                                                       LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_activate_alias().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_activate_alias_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_is_alias_used().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_is_alias_used_cb(LinphoneAccountCreatorService *service,
                                                      LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_is_alias_used().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_alias_used_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_is_account_linked().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_is_account_linked_cb(LinphoneAccountCreatorService *service,
                                                          LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_is_account_linked().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_is_account_linked_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_recover_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_recover_account_cb(LinphoneAccountCreatorService *service,
                                                        LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_recover_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_recover_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_update_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_update_account_cb(LinphoneAccountCreatorService *service,
                                                       LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_update_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_update_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_login_linphone_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_login_linphone_account_cb(LinphoneAccountCreatorService *service,
                                                               LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_login_linphone_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_login_linphone_account_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_request_auth_token().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_send_token_cb(LinphoneAccountCreatorService *service,
                                                   LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_request_auth_token().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_send_token_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_request_account_creation_request_token().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_account_creation_request_token_cb(LinphoneAccountCreatorService *service,
                                                                       LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_request_account_creation_request_token().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_account_creation_request_token_cb(
    const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out
 * linphone_account_creator_request_account_creation_token_using_request_token().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_service_set_account_creation_token_using_request_token_cb(
    LinphoneAccountCreatorService *service, LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out
 * linphone_account_creator_request_account_creation_token_using_request_token().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_account_creation_token_using_request_token_cb(
    const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_get_confirmation_key().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_confirmation_key_cb(LinphoneAccountCreatorService *service,
                                                         LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_get_confirmation_key().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_confirmation_key_cb(const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out the creation of an account with a token.
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_create_account_with_token_cb(LinphoneAccountCreatorService *service,
                                                                  LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out the creation of an account with a token.
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_create_account_with_token_cb(
    const LinphoneAccountCreatorService *service);

/**
 * Sets the function that carries out linphone_account_creator_create_push_account().
 *
 * @param service The service.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_service_set_create_push_account_cb(LinphoneAccountCreatorService *service,
                                                            LinphoneAccountCreatorRequestFunc cb);

/**
 * Gives the function that carries out linphone_account_creator_create_push_account().
 *
 * @param service The service.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorRequestFunc
linphone_account_creator_service_get_create_push_account_cb(const LinphoneAccountCreatorService *service);

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_ACCOUNT_CREATOR_SERVICE_H */
