#include "account-creator/flexiapi-backend.h"

#include "account-creator/flexiapi-request.h"
#include "http/exchange.h"

#include <utility>

namespace slimphone {

namespace {

using flexiapi::Action;
using Status = LinphoneAccountCreatorStatus;

std::string_view view(const char *text) noexcept {
    return text ? std::string_view(text) : std::string_view();
}

/** Whose callbacks hear the outcome. */
AccountCreatorAction heardBy(Action action) noexcept {
    switch (action) {
    case Action::IsAccountExist:
        return AccountCreatorAction::IsAccountExist;
    case Action::IsAccountActivated:
        return AccountCreatorAction::IsAccountActivated;
    case Action::CreateAccount:
    case Action::CreateAccountWithToken:
    case Action::CreateAccountByAdmin:
        return AccountCreatorAction::CreateAccount;
    case Action::ActivatePhoneAccount:
    case Action::ActivateEmailAccount:
        return AccountCreatorAction::ActivateAccount;
    case Action::LinkPhoneNumber:
        return AccountCreatorAction::LinkAccount;
    case Action::ActivatePhoneNumberLink:
        return AccountCreatorAction::ActivateAlias;
    case Action::IsPhoneNumberUsed:
        return AccountCreatorAction::IsAliasUsed;
    case Action::IsAccountLinked:
        return AccountCreatorAction::IsAccountLinked;
    case Action::RecoverPhoneAccount:
        return AccountCreatorAction::RecoverAccount;
    case Action::LoginWithCode:
        return AccountCreatorAction::LoginLinphoneAccount;
    case Action::UpdatePassword:
        return AccountCreatorAction::UpdateAccount;
    case Action::DeleteAccount:
        return AccountCreatorAction::DeleteAccount;
    case Action::SendToken:
    case Action::SendCreationToken:
        return AccountCreatorAction::SendToken;
    case Action::RequestCreationToken:
        return AccountCreatorAction::AccountCreationRequestToken;
    case Action::ExchangeCreationToken:
        break;
    }
    return AccountCreatorAction::AccountCreationTokenUsingRequestToken;
}

/** The account of the fields, whose name may be a whole address. */
flexiapi::Caller callerOf(const AccountCreator &creator) {
    flexiapi::Caller caller{std::string(creator.user()), std::string(view(creator.effectiveDomain())), {}};
    const bool isAddress = caller.username.starts_with("sip:") || caller.username.starts_with("sips:");
    if (const Ref<Address> address = isAddress ? creator.identity() : nullptr) {
        caller.username = address->username();
        caller.domain = address->domain();
    }
    if (creator.password) {
        caller.credentials = make<AuthInfo>(caller.username, std::string_view(), creator.password,
                                            std::string_view(), std::string_view(), caller.domain);
    } else if (creator.ha1) {
        caller.credentials =
            make<AuthInfo>(caller.username, std::string_view(), std::string_view(), creator.ha1,
                           caller.domain, caller.domain, creator.algorithm ? creator.algorithm : "MD5");
    }
    return caller;
}

/** What goes into a request; lent by @p creator and @p caller. */
flexiapi::Fields fieldsOf(const AccountCreator &creator, const flexiapi::Caller &caller) {
    flexiapi::Fields fields;
    fields.username = caller.username;
    fields.domain = caller.domain;
    fields.password = view(creator.password);
    fields.algorithm = view(creator.algorithm);
    fields.email = view(creator.email);
    fields.phone = view(creator.phone_number);
    fields.code = view(creator.activation_code);
    fields.token = creator.token.view();
    fields.requestToken = creator.requestToken.view();
    fields.pnProvider = creator.pnProvider.view();
    fields.pnParam = creator.pnParam.view();
    fields.pnPrid = creator.pnPrid.view();
    return fields;
}

void takeOver(AccountCreator &creator, Action action, const flexiapi::Outcome &outcome) {
    if (!outcome.username.empty()) creator.storeUsername(outcome.username);
    if (outcome.ha1) {
        creator.setHa1(outcome.ha1.view());
        creator.setAlgorithm(outcome.algorithm.c_str());
    }
    if (outcome.token.empty()) return;
    if (action == Action::RequestCreationToken)
        creator.requestToken = Text(outcome.token);
    else
        creator.token = Text(outcome.token);
}

/** Tells what came: text only with success, nothing when there was no answer at all. */
void hear(AccountCreator &creator, Action action, const http::Response &response) {
    if (response.error != http::ErrorKind::None) {
        creator.setErrorText(response.failureText());
        creator.notify(heardBy(action), LinphoneAccountCreatorStatusRequestFailed, nullptr);
        return;
    }
    const flexiapi::Outcome outcome =
        flexiapi::outcomeOf(action, response.status, response.body, view(creator.algorithm));
    takeOver(creator, action, outcome);
    creator.setErrorText(response.failureText());
    if (response.isSuccess() && outcome.status == LinphoneAccountCreatorStatusUnexpectedError)
        creator.setErrorText("The answer of the server is not what FlexiAPI answers");
    creator.notify(heardBy(action), outcome.status, response.isSuccess() ? response.body.c_str() : "");
}

Status slot(LinphoneAccountCreator *creator, Action action) {
    return creator ? callFlexiApi(*AccountCreator::toCpp(creator), action)
                   : LinphoneAccountCreatorStatusRequestFailed;
}

/** A slot for the table: a plain function for each action. */
template <Action action>
Status slot(LinphoneAccountCreator *creator) {
    return slot(creator, action);
}

Status create(LinphoneAccountCreator *creator) {
    const bool isByAdmin = creator && AccountCreator::toCpp(creator)->usesTestAdminAccount;
    return slot(creator, isByAdmin ? Action::CreateAccountByAdmin : Action::CreateAccount);
}

Status activate(LinphoneAccountCreator *creator) {
    const bool isByEmail = creator && creator->email && !creator->phone_number;
    return slot(creator, isByEmail ? Action::ActivateEmailAccount : Action::ActivatePhoneAccount);
}

Status logIn(LinphoneAccountCreator *creator) {
    const bool isForToken =
        creator && !creator->activation_code && AccountCreator::toCpp(creator)->pnProvider;
    return slot(creator, isForToken ? Action::SendToken : Action::LoginWithCode);
}

} // namespace

Status callFlexiApi(AccountCreator &creator, Action action) {
    const Ref<AccountCreator> keepAlive(&creator);
    creator.fillDomainAndAlgorithm();
    const flexiapi::Caller caller = callerOf(creator);
    flexiapi::Fields fields = fieldsOf(creator, caller);
    // Elsewhere the user data is the application's, and perhaps no text.
    if (action == Action::UpdatePassword) fields.newPassword = creator.newPasswordText();
    flexiapi::Call call = callFor(action, fields);
    switch (call.fault) {
    case flexiapi::Call::Fault::MissingArguments:
        return creator.missingArguments(heardBy(action));
    case flexiapi::Call::Fault::NotEncodable:
        creator.setErrorText("A field is not UTF-8");
        return LinphoneAccountCreatorStatusRequestFailed;
    case flexiapi::Call::Fault::None:
        break;
    }
    Core *const core = creator.core();
    if (core && !flexiapi::hasServer(*core))
        return creator.answer(heardBy(action), LinphoneAccountCreatorStatusRequestFailed, nullptr,
                              "The account creator has no server URL");
    const bool isSent =
        core &&
        creator.exchange(
            [&](http::Handler handler) { return send(*core, std::move(call), caller, std::move(handler)); },
            [&creator, action](const http::Response &response) { hear(creator, action, response); });
    if (isSent) return LinphoneAccountCreatorStatusRequestOk;
    creator.setErrorText("The core is not running");
    return LinphoneAccountCreatorStatusRequestFailed;
}

Ref<AccountCreatorService> makeFlexiApiService() {
    Ref<AccountCreatorService> service = make<AccountCreatorService>();
    using Slot = AccountCreatorAction;
    service->setFunction(Slot::IsAccountExist, &slot<Action::IsAccountExist>);
    service->setFunction(Slot::CreateAccount, &create);
    service->setFunction(Slot::ActivateAccount, &activate);
    service->setFunction(Slot::IsAccountActivated, &slot<Action::IsAccountActivated>);
    service->setFunction(Slot::LinkAccount, &slot<Action::LinkPhoneNumber>);
    service->setFunction(Slot::ActivateAlias, &slot<Action::ActivatePhoneNumberLink>);
    service->setFunction(Slot::IsAliasUsed, &slot<Action::IsPhoneNumberUsed>);
    service->setFunction(Slot::IsAccountLinked, &slot<Action::IsAccountLinked>);
    service->setFunction(Slot::RecoverAccount, &slot<Action::RecoverPhoneAccount>);
    service->setFunction(Slot::UpdateAccount, &slot<Action::UpdatePassword>);
    service->setFunction(Slot::LoginLinphoneAccount, &logIn);
    service->setFunction(Slot::DeleteAccount, &slot<Action::DeleteAccount>);
    service->setFunction(Slot::SendToken, &slot<Action::SendCreationToken>);
    service->setFunction(Slot::CreateAccountWithToken, &slot<Action::CreateAccountWithToken>);
    service->setFunction(Slot::AccountCreationRequestToken, &slot<Action::RequestCreationToken>);
    service->setFunction(Slot::AccountCreationTokenUsingRequestToken, &slot<Action::ExchangeCreationToken>);
    return service;
}

} // namespace slimphone
