#include "account-creator/xml-rpc-backend.h"

#include "base/log.h"
#include "xml-rpc/session.h"

#include <optional>
#include <string>
#include <vector>

namespace slimphone {

namespace {

using Action = AccountCreatorAction;
using Status = LinphoneAccountCreatorStatus;
using Method = XmlRpcMethod;

constexpr const char *kPublicDomain = "sip.linphone.org";

/** A call with its arguments in order. */
struct Call {
    const char *method;
    std::vector<Secret> arguments;
};

std::string_view view(const char *text) noexcept {
    return text ? std::string_view(text) : std::string_view();
}

/** The password or, where it comes first, the hash that is known already. */
Secret knownHa1(const AccountCreator &creator, std::string_view domain) {
    if (creator.ha1) return Secret(creator.ha1);
    return accountHa1(creator.user(), domain, view(creator.password), view(creator.algorithm));
}

Call creationCall(const AccountCreator &creator, std::string_view domain) {
    const std::string_view algorithm = view(creator.algorithm);
    const std::string agent = creator.core() ? creator.core()->settings().userAgent() : std::string();
    const Secret ha1 =
        creator.password ? accountHa1(creator.user(), domain, creator.password, algorithm) : Secret();
    if (creator.phone_number)
        return {
            "create_phone_account",
            {creator.phone_number, creator.user(), ha1, agent, domain, view(creator.language), algorithm}};
    return {"create_email_account", {creator.username, creator.email, ha1, agent, domain, algorithm}};
}

/** nullopt when an argument is missing. */
std::optional<Call> callFor(const AccountCreator &creator, Method method) {
    const std::string_view user = creator.user();
    const std::string_view domain = view(creator.effectiveDomain());
    const std::string_view algorithm = view(creator.algorithm);
    const std::string_view language = view(creator.language);
    const char *username = creator.username;
    const char *phone = creator.phone_number;
    const char *code = creator.activation_code;
    const char *password = creator.password;
    switch (method) {
    case Method::IsAccountExist:
        if (user.empty()) break;
        return Call{"get_phone_number_for_account", {user, domain}};
    case Method::CreateAccount:
        if (phone ? !creator.identity() : (!username || !creator.email || !password)) break;
        return creationCall(creator, domain);
    case Method::ActivatePhoneAccount:
        if (!phone || !code) break;
        return Call{"activate_phone_account", {phone, user, code, domain, algorithm}};
    case Method::ActivateEmailAccount:
        if (!username || !code) break;
        return Call{"activate_email_account", {username, code, domain, algorithm}};
    case Method::IsAccountActivated:
        if (!creator.identity()) break;
        return Call{"is_account_activated", {user, domain, algorithm}};
    case Method::IsPhoneNumberUsed:
        if (!creator.identity()) break;
        return Call{"is_phone_number_used", {phone, domain}};
    case Method::LinkPhoneNumber:
        if (!phone || !username) break;
        return Call{"link_phone_number_with_account", {phone, username, domain, language}};
    case Method::ActivatePhoneNumberLink:
        if (!phone || !username || !code || (!password && !creator.ha1) || domain.empty()) break;
        return Call{"activate_phone_number_link",
                    {phone, username, code, knownHa1(creator, domain), domain, algorithm}};
    case Method::IsAccountLinked:
        if (!username || domain.empty()) break;
        return Call{"get_phone_number_for_account", {username, domain}};
    case Method::RecoverPhoneAccount:
        if (!phone) break;
        return Call{"recover_phone_account", {phone, domain, language}};
    case Method::UpdatePassword: {
        const std::string_view fresh = creator.newPasswordText();
        if (!creator.identity() || !creator.domain || (!password && !creator.ha1) || fresh.empty()) break;
        return Call{
            "update_hash",
            {user, knownHa1(creator, domain), accountHa1(user, domain, fresh, algorithm), domain, algorithm}};
    }
    case Method::Login:
        if (user.empty() || !code) break;
        return Call{"recover_account_from_confirmation_key", {user, code, domain, algorithm}};
    case Method::ConfirmationKey: {
        if (!username || !password || !creator.proxyConfig()) break;
        const std::string_view realm = view(creator.proxyDomain());
        return Call{"get_confirmation_key",
                    {username, accountHa1(username, realm, password, algorithm), realm, algorithm}};
    }
    case Method::DeleteAccount:
        if (user.empty() || !password || !creator.proxyConfig()) break;
        return Call{"delete_account", {user, password, view(creator.proxyDomain()), algorithm}};
    }
    return std::nullopt;
}

void takeOver(AccountCreator &creator, const XmlRpcOutcome &outcome) {
    if (outcome.phoneNumber) creator.storePhoneNumber(outcome.phoneNumber.view());
    if (outcome.username) creator.storeUsername(outcome.username.view());
    if (outcome.ha1) creator.setHa1(outcome.ha1.view());
    if (outcome.algorithm) creator.setAlgorithm(outcome.algorithm.get());
    if (outcome.activationCode) creator.setActivationCode(outcome.activationCode.view());
}

/** A slot for the table: a plain function for each method. */
template <Method method>
Status slot(LinphoneAccountCreator *creator) {
    return creator ? callByXmlRpc(*AccountCreator::toCpp(creator), method)
                   : LinphoneAccountCreatorStatusRequestFailed;
}

} // namespace

Status constructForXmlRpc(AccountCreator &creator) {
    Core *core = creator.core();
    if (!core) return LinphoneAccountCreatorStatusRequestFailed;
    const auto setting = [core](const char *key, const std::string &fallback) {
        return std::string(core->config().getDefaultString("proxy", key, fallback.c_str()));
    };
    const Ref<AccountParams> params = make<AccountParams>(&core->config());
    params->realm = Text(setting("realm", kPublicDomain));
    params->setRoute(setting("reg_route", std::string("sip:") + kPublicDomain));
    params->setServer(setting("reg_proxy", std::string("sip:") + kPublicDomain));
    if (const Ref<Address> identity =
            Address::parse(setting("reg_identity", std::string("sip:username@") + kPublicDomain)))
        params->setIdentity(*identity);
    creator.setProxyConfig(make<Account>(core->link(), params).get());
    return LinphoneAccountCreatorStatusRequestOk;
}

Status callByXmlRpc(AccountCreator &creator, Method method) {
    const Ref<AccountCreator> keepAlive(&creator);
    const Action action = actionOf(method);
    creator.fillDomainAndAlgorithm();
    const std::optional<Call> call = callFor(creator, method);
    if (!call) return creator.missingArguments(action);
    XmlRpcSession *session = creator.session();
    if (!session)
        return creator.answer(action, LinphoneAccountCreatorStatusRequestFailed, nullptr,
                              "The account creator has no server URL");
    const bool isLogin = method == Method::Login;
    const Ref<XmlRpcRequest> request =
        make<XmlRpcRequest>(isLogin ? LinphoneXmlRpcArgStringStruct : LinphoneXmlRpcArgString, call->method);
    for (const Secret &argument : call->arguments)
        request->addArgument(argument.view());
    // The creator drops what is pending when it goes, so that it is there when an answer comes.
    request->onAnswer = [&creator, raw = request.get(), method, action] {
        const Ref<AccountCreator> alive(&creator);
        const XmlRpcOutcome outcome = outcomeOf(method, *raw);
        takeOver(creator, outcome);
        creator.setErrorText(raw->errorText() ? raw->errorText() : "");
        creator.notify(action, outcome.status, raw->text());
    };
    if (session->send(*request)) return LinphoneAccountCreatorStatusRequestOk;
    creator.setErrorText(request->errorText());
    return LinphoneAccountCreatorStatusRequestFailed;
}

Ref<AccountCreatorService> makeXmlRpcService() {
    Ref<AccountCreatorService> service = make<AccountCreatorService>();
    service->constructor = [](LinphoneAccountCreator *creator) {
        return creator ? constructForXmlRpc(*AccountCreator::toCpp(creator))
                       : LinphoneAccountCreatorStatusRequestFailed;
    };
    service->setFunction(Action::IsAccountExist, &slot<Method::IsAccountExist>);
    service->setFunction(Action::CreateAccount, &slot<Method::CreateAccount>);
    service->setFunction(Action::ActivateAccount, &slot<Method::ActivatePhoneAccount>);
    service->setFunction(Action::IsAccountActivated, &slot<Method::IsAccountActivated>);
    service->setFunction(Action::LinkAccount, &slot<Method::LinkPhoneNumber>);
    service->setFunction(Action::ActivateAlias, &slot<Method::ActivatePhoneNumberLink>);
    service->setFunction(Action::IsAliasUsed, &slot<Method::IsPhoneNumberUsed>);
    service->setFunction(Action::IsAccountLinked, &slot<Method::IsAccountLinked>);
    service->setFunction(Action::RecoverAccount, &slot<Method::RecoverPhoneAccount>);
    service->setFunction(Action::UpdateAccount, &slot<Method::UpdatePassword>);
    service->setFunction(Action::LoginLinphoneAccount, &slot<Method::Login>);
    service->setFunction(Action::ConfirmationKey, &slot<Method::ConfirmationKey>);
    return service;
}

} // namespace slimphone
