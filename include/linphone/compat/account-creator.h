/**
 * @file
 * Names of the account creator that liblinphone has dropped. Define SLIMPHONE_NO_COMPAT to leave them out.
 */
#ifndef SLIMPHONE_LINPHONE_COMPAT_ACCOUNT_CREATOR_H
#define SLIMPHONE_LINPHONE_COMPAT_ACCOUNT_CREATOR_H

#include "linphone/api/c-account-creator-cbs.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

#ifndef SLIMPHONE_NO_COMPAT

/** @name Outcomes of some days in March 2017
 * So they were named when a published sample was written. They are those of today, by type and number.
 * @{ */
typedef LinphoneAccountCreatorStatus LinphoneRequestStatus;
#define LinphoneRequestOk LinphoneAccountCreatorStatusRequestOk
#define LinphoneRequestFailed LinphoneAccountCreatorStatusRequestFailed
#define LinphoneRequestMissingArguments LinphoneAccountCreatorStatusMissingArguments
#define LinphoneRequestMissingCallbacks LinphoneAccountCreatorStatusMissingCallbacks
#define LinphoneRequestAccountCreated LinphoneAccountCreatorStatusAccountCreated
#define LinphoneRequestAccountNotCreated LinphoneAccountCreatorStatusAccountNotCreated
#define LinphoneRequestAccountExist LinphoneAccountCreatorStatusAccountExist
#define LinphoneRequestAccountExistWithAlias LinphoneAccountCreatorStatusAccountExistWithAlias
#define LinphoneRequestAccountNotExist LinphoneAccountCreatorStatusAccountNotExist
#define LinphoneRequestAliasIsAccount LinphoneAccountCreatorStatusAliasIsAccount
#define LinphoneRequestAliasExist LinphoneAccountCreatorStatusAliasExist
#define LinphoneRequestAliasNotExist LinphoneAccountCreatorStatusAliasNotExist
#define LinphoneRequestAccountActivated LinphoneAccountCreatorStatusAccountActivated
#define LinphoneRequestAccountAlreadyActivated LinphoneAccountCreatorStatusAccountAlreadyActivated
#define LinphoneRequestAccountNotActivated LinphoneAccountCreatorStatusAccountNotActivated
#define LinphoneRequestAccountLinked LinphoneAccountCreatorStatusAccountLinked
#define LinphoneRequestAccountNotLinked LinphoneAccountCreatorStatusAccountNotLinked
#define LinphoneRequestErrorServer LinphoneAccountCreatorStatusServerError
/** @} */

/** @name Outcomes of releases 3.8.4 to 3.11
 * They were constants of LinphoneAccountCreatorStatus; the numbers are those of today.
 * @{ */
#define LinphoneAccountCreatorOK LinphoneAccountCreatorStatusRequestOk
#define LinphoneAccountCreatorOk LinphoneAccountCreatorStatusRequestOk
#define LinphoneAccountCreatorFailed LinphoneAccountCreatorStatusRequestFailed
#define LinphoneAccountCreatorReqFailed LinphoneAccountCreatorStatusRequestFailed
#define LinphoneAccountCreatorErrorServer LinphoneAccountCreatorStatusServerError
#define LinphoneAccountCreatorAccountCreated LinphoneAccountCreatorStatusAccountCreated
#define LinphoneAccountCreatorAccountNotCreated LinphoneAccountCreatorStatusAccountNotCreated
#define LinphoneAccountCreatorAccountExist LinphoneAccountCreatorStatusAccountExist
#define LinphoneAccountCreatorAccountExistWithAlias LinphoneAccountCreatorStatusAccountExistWithAlias
#define LinphoneAccountCreatorAccountNotExist LinphoneAccountCreatorStatusAccountNotExist
#define LinphoneAccountCreatorAccountActivated LinphoneAccountCreatorStatusAccountActivated
#define LinphoneAccountCreatorAccountValidated LinphoneAccountCreatorStatusAccountActivated
#define LinphoneAccountCreatorAccountAlreadyActivated LinphoneAccountCreatorStatusAccountAlreadyActivated
#define LinphoneAccountCreatorAccountNotActivated LinphoneAccountCreatorStatusAccountNotActivated
#define LinphoneAccountCreatorAccountNotValidated LinphoneAccountCreatorStatusAccountNotActivated
#define LinphoneAccountCreatorAccountLinked LinphoneAccountCreatorStatusAccountLinked
#define LinphoneAccountCreatorAccountNotLinked LinphoneAccountCreatorStatusAccountNotLinked
#define LinphoneAccountCreatorPhoneNumberUsedAccount LinphoneAccountCreatorStatusAliasIsAccount
#define LinphoneAccountCreatorPhoneNumberUsedAlias LinphoneAccountCreatorStatusAliasExist
#define LinphoneAccountCreatorPhoneNumberNotUsed LinphoneAccountCreatorStatusAliasNotExist
#define LinphoneAccountCreatorUsernameInvalid LinphoneAccountCreatorUsernameStatusInvalid
#define LinphoneAccountCreatorUsernameInvalidSize LinphoneAccountCreatorUsernameStatusTooShort
#define LinphoneAccountCreatorUsernameTooShort LinphoneAccountCreatorUsernameStatusTooShort
#define LinphoneAccountCreatorUsernameTooLong LinphoneAccountCreatorUsernameStatusTooLong
#define LinphoneAccountCreatorDisplayNameInvalid LinphoneAccountCreatorUsernameStatusInvalid
#define LinphoneAccountCreatorPasswordTooShort LinphoneAccountCreatorPasswordStatusTooShort
#define LinphoneAccountCreatorPasswordTooLong LinphoneAccountCreatorPasswordStatusTooLong
#define LinphoneAccountCreatorEmailInvalid LinphoneAccountCreatorEmailStatusMalformed
#define LinphoneAccountCreatorPhoneNumberInvalid LinphoneAccountCreatorPhoneNumberStatusInvalid
#define LinphoneAccountCreatorPhoneNumberTooShort LinphoneAccountCreatorPhoneNumberStatusTooShort
#define LinphoneAccountCreatorPhoneNumberTooLong LinphoneAccountCreatorPhoneNumberStatusTooLong
#define LinphoneAccountCreatorCountryCodeInvalid LinphoneAccountCreatorPhoneNumberStatusInvalidCountryCode
#define LinphoneAccountCreatorTransportNotSupported LinphoneAccountCreatorTransportUnsupported
#define LinphoneAccountCreatorRouteInvalid LinphoneAccountCreatorStatusRequestFailed
/** @} */

/** @name Function types
 * @{ */
/** The answer to a request, with the user data that came with it. */
typedef void (*LinphoneAccountCreatorCb)(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                                         void *user_data);
/** Whether an account exists. */
typedef void (*LinphoneAccountCreatorCbsExistenceTestedCb)(LinphoneAccountCreator *creator,
                                                           LinphoneAccountCreatorStatus status);
/** Whether an account is activated. */
typedef void (*LinphoneAccountCreatorCbsValidationTestedCb)(LinphoneAccountCreator *creator,
                                                            LinphoneAccountCreatorStatus status);
/** Whether an account was made. */
typedef void (*LinphoneAccountCreatorCbsCreateAccountCb)(LinphoneAccountCreator *creator,
                                                         LinphoneAccountCreatorStatus status);
/** @} */

/** @name Earlier names of requests
 * @{ */

/**
 * The same as linphone_account_creator_is_account_exist().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_account_used(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_is_account_exist().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_test_existence(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_is_account_activated().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_test_validation(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_create_account().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_validate(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_is_alias_used().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_is_phone_number_used(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_link_account().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_activate_alias().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_recover_account().
 *
 * @param creator The account creator.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_recover_phone_account(LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_update_account(), with the new password as an argument.
 *
 * @param creator The account creator.
 * @param new_pwd The new password.
 * @return See there.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorStatus
linphone_account_creator_update_password(LinphoneAccountCreator *creator, const char *new_pwd);

/**
 * The same as linphone_account_creator_unref().
 *
 * @param creator The account creator.
 */
LINPHONE_PUBLIC void linphone_account_creator_destroy(LinphoneAccountCreator *creator);

/** @} */

/** @name Functions that hear of outcomes, of releases 3.8.4 and 3.8.5
 * They are called besides the callbacks objects.
 * @{ */

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_account_exist().
 *
 * @param creator The account creator.
 * @param cb The function; NULL for none.
 * @param user_data Its last argument.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_test_existence_cb(LinphoneAccountCreator *creator,
                                                                    LinphoneAccountCreatorCb cb,
                                                                    void *user_data);

/**
 * Sets the function that hears the outcome of linphone_account_creator_is_account_activated().
 *
 * @param creator The account creator.
 * @param cb The function; NULL for none.
 * @param user_data Its last argument.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_test_validation_cb(LinphoneAccountCreator *creator,
                                                                     LinphoneAccountCreatorCb cb,
                                                                     void *user_data);

/**
 * Sets the function that hears the outcome of linphone_account_creator_create_account().
 *
 * @param creator The account creator.
 * @param cb The function; NULL for none.
 * @param user_data Its last argument.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_validate_cb(LinphoneAccountCreator *creator,
                                                              LinphoneAccountCreatorCb cb, void *user_data);

/** @} */

/** @name Newsletter
 * Kept and returned only.
 * @{ */

/**
 * Says whether the owner of the account wants the newsletter.
 *
 * @param creator The account creator.
 * @param subscribe TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_account_creator_enable_newsletter_subscription(LinphoneAccountCreator *creator,
                                                                             bool_t subscribe);

/**
 * Tells whether the owner of the account wants the newsletter.
 *
 * @param creator The account creator.
 * @return TRUE or FALSE, which is the default.
 */
LINPHONE_PUBLIC bool_t
linphone_account_creator_newsletter_subscription_enabled(const LinphoneAccountCreator *creator);

/**
 * The same as linphone_account_creator_enable_newsletter_subscription(); the name is misspelt.
 *
 * @param creator The account creator.
 * @param suscribe Not 0 for the newsletter.
 */
LINPHONE_PUBLIC void linphone_account_creator_set_suscribe(LinphoneAccountCreator *creator, int suscribe);

/** @} */

/** @name Earlier names of callbacks
 * @{ */

/**
 * The same as linphone_account_creator_cbs_set_is_account_exist().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_is_account_used(LinphoneAccountCreatorCbs *cbs,
                                                                      LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_is_account_exist().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_account_used(const LinphoneAccountCreatorCbs *cbs);

/**
 * The same as linphone_account_creator_cbs_set_is_alias_used().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_is_phone_number_used(LinphoneAccountCreatorCbs *cbs,
                                                      LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_is_alias_used().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_is_phone_number_used(const LinphoneAccountCreatorCbs *cbs);

/**
 * The same as linphone_account_creator_cbs_set_link_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_link_phone_number_with_account(LinphoneAccountCreatorCbs *cbs,
                                                                LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_link_account().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_link_phone_number_with_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * The same as linphone_account_creator_cbs_set_activate_alias().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_activate_phone_number_link(LinphoneAccountCreatorCbs *cbs,
                                                            LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_activate_alias().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_activate_phone_number_link(const LinphoneAccountCreatorCbs *cbs);

/**
 * The same as linphone_account_creator_cbs_set_recover_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_recover_phone_account(LinphoneAccountCreatorCbs *cbs,
                                                       LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_recover_account().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_recover_phone_account(const LinphoneAccountCreatorCbs *cbs);

/**
 * The same as linphone_account_creator_cbs_set_update_account().
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void linphone_account_creator_cbs_set_update_hash(LinphoneAccountCreatorCbs *cbs,
                                                                  LinphoneAccountCreatorCbsStatusCb cb);

/**
 * The same as linphone_account_creator_cbs_get_update_account().
 *
 * @param cbs The callbacks object.
 * @return The function.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsStatusCb
linphone_account_creator_cbs_get_update_hash(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets a function without the last argument for the outcome of
 * linphone_account_creator_is_account_exist(). It is called besides the other one.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_existence_tested(LinphoneAccountCreatorCbs *cbs,
                                                  LinphoneAccountCreatorCbsExistenceTestedCb cb);

/**
 * Gives what linphone_account_creator_cbs_set_existence_tested() set.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsExistenceTestedCb
linphone_account_creator_cbs_get_existence_tested(const LinphoneAccountCreatorCbs *cbs);

/**
 * Sets a function without the last argument for the outcome of
 * linphone_account_creator_is_account_activated(). It is called besides the other one.
 *
 * @param cbs The callbacks object.
 * @param cb The function; NULL for none.
 */
LINPHONE_PUBLIC void
linphone_account_creator_cbs_set_validation_tested(LinphoneAccountCreatorCbs *cbs,
                                                   LinphoneAccountCreatorCbsValidationTestedCb cb);

/**
 * Gives what linphone_account_creator_cbs_set_validation_tested() set.
 *
 * @param cbs The callbacks object.
 * @return The function; NULL by default.
 */
LINPHONE_PUBLIC LinphoneAccountCreatorCbsValidationTestedCb
linphone_account_creator_cbs_get_validation_tested(const LinphoneAccountCreatorCbs *cbs);

/** @} */

#endif /* SLIMPHONE_NO_COMPAT */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_COMPAT_ACCOUNT_CREATOR_H */
