#include "linphone/account_creator_backends.h"

#include "account-creator/xml-rpc-backend.h"
#include "capi/facade.h"

using namespace slimphone;

namespace {

using Status = LinphoneAccountCreatorStatus;

Status call(const char *function, LinphoneAccountCreator *creator, XmlRpcMethod method) noexcept {
    return ask<AccountCreator>(function, creator, LinphoneAccountCreatorStatusRequestFailed,
                               [&](AccountCreator &object) { return callByXmlRpc(object, method); });
}

} // namespace

LinphoneAccountCreatorStatus
linphone_account_creator_constructor_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorStatusRequestFailed,
                               [](AccountCreator &object) { return constructForXmlRpc(object); });
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_exist_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::IsAccountExist);
}

LinphoneAccountCreatorStatus
linphone_account_creator_create_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::CreateAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::ActivatePhoneAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_email_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::ActivateEmailAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_activated_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::IsAccountActivated);
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_phone_number_used_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::IsPhoneNumberUsed);
}

LinphoneAccountCreatorStatus
linphone_account_creator_link_phone_number_with_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::LinkPhoneNumber);
}

LinphoneAccountCreatorStatus
linphone_account_creator_activate_phone_number_link_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::ActivatePhoneNumberLink);
}

LinphoneAccountCreatorStatus
linphone_account_creator_recover_phone_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::RecoverPhoneAccount);
}

LinphoneAccountCreatorStatus
linphone_account_creator_is_account_linked_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::IsAccountLinked);
}

LinphoneAccountCreatorStatus
linphone_account_creator_update_password_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::UpdatePassword);
}

LinphoneAccountCreatorStatus
linphone_account_creator_login_linphone_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::Login);
}

LinphoneAccountCreatorStatus
linphone_account_creator_get_confirmation_key_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::ConfirmationKey);
}

LinphoneAccountCreatorStatus
linphone_account_creator_delete_account_linphone_xmlrpc(LinphoneAccountCreator *creator) {
    return call(__func__, creator, XmlRpcMethod::DeleteAccount);
}
