#include "account-creator/xml-rpc-protocol.h"

#include "dial-plan/phone-number.h"
#include "xml-rpc/request.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

namespace slimphone {

namespace {

using Status = LinphoneAccountCreatorStatus;
using Words = std::initializer_list<std::pair<std::string_view, Status>>;

constexpr std::string_view kError = "ERROR_";

/** The status of a word, else @p other. */
Status among(Words words, std::string_view text, Status other) {
    for (const auto &[word, status] : words)
        if (word == text) return status;
    return other;
}

bool looksLikeHash(std::string_view text) {
    return (text.size() == 32 || text.size() == 64) && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/** A number with its digits, and no word. */
bool looksLikePhoneNumber(std::string_view text) {
    return isPhoneNumber(text) &&
           std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/** Members are known by their names; servers differ in these, so the form of a value counts as well. */
XmlRpcOutcome loginOf(const xmlrpc::Reply &reply) {
    XmlRpcOutcome outcome;
    outcome.status = LinphoneAccountCreatorStatusUnexpectedError;
    const std::string *hash = nullptr;
    for (const char *name : {"ha1", "password", "passwd", "hash"})
        if (!hash) hash = reply.member(name);
    const std::string *algorithm = nullptr;
    for (const char *name : {"algorithm", "algo"})
        if (!algorithm) algorithm = reply.member(name);
    for (const auto &[name, value] : reply.members) {
        if (!hash && looksLikeHash(value)) hash = &value;
        if (!algorithm && (value == "MD5" || value == "SHA-256")) algorithm = &value;
    }
    if (!hash || hash->empty()) return outcome;
    outcome.status = LinphoneAccountCreatorStatusRequestOk;
    outcome.ha1 = Secret(*hash);
    if (algorithm) outcome.algorithm = Text(*algorithm);
    return outcome;
}

} // namespace

AccountCreatorAction actionOf(XmlRpcMethod method) noexcept {
    using Action = AccountCreatorAction;
    switch (method) {
    case XmlRpcMethod::IsAccountExist:
        return Action::IsAccountExist;
    case XmlRpcMethod::CreateAccount:
        return Action::CreateAccount;
    case XmlRpcMethod::ActivatePhoneAccount:
    case XmlRpcMethod::ActivateEmailAccount:
        return Action::ActivateAccount;
    case XmlRpcMethod::IsAccountActivated:
        return Action::IsAccountActivated;
    case XmlRpcMethod::IsPhoneNumberUsed:
        return Action::IsAliasUsed;
    case XmlRpcMethod::LinkPhoneNumber:
        return Action::LinkAccount;
    case XmlRpcMethod::ActivatePhoneNumberLink:
        return Action::ActivateAlias;
    case XmlRpcMethod::IsAccountLinked:
        return Action::IsAccountLinked;
    case XmlRpcMethod::RecoverPhoneAccount:
        return Action::RecoverAccount;
    case XmlRpcMethod::UpdatePassword:
        return Action::UpdateAccount;
    case XmlRpcMethod::Login:
        return Action::LoginLinphoneAccount;
    case XmlRpcMethod::ConfirmationKey:
        return Action::ConfirmationKey;
    case XmlRpcMethod::DeleteAccount:
        break;
    }
    return Action::DeleteAccount;
}

XmlRpcOutcome outcomeOf(XmlRpcMethod method, std::string_view text) {
    const bool isError = text.starts_with(kError);
    constexpr auto failed = LinphoneAccountCreatorStatusRequestFailed;
    constexpr auto unknownAccount = LinphoneAccountCreatorStatusAccountNotExist;
    constexpr auto unknownAlgorithm = LinphoneAccountCreatorStatusAlgoNotSupported;
    constexpr auto badNumber = LinphoneAccountCreatorStatusPhoneNumberInvalid;
    constexpr auto overused = LinphoneAccountCreatorStatusPhoneNumberOverused;
    constexpr auto wrongCode = LinphoneAccountCreatorStatusWrongActivationCode;
    XmlRpcOutcome outcome;
    switch (method) {
    case XmlRpcMethod::IsAccountExist:
        // Any other word, an error that is not known included, must not read as "exists".
        outcome.status = among({{"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount},
                                {"ERROR_ALIAS_DOESNT_EXIST", LinphoneAccountCreatorStatusAccountExist}},
                               text, LinphoneAccountCreatorStatusUnexpectedError);
        if (looksLikePhoneNumber(text)) {
            outcome.status = LinphoneAccountCreatorStatusAccountExistWithAlias;
            outcome.phoneNumber = Text(text);
        }
        break;
    case XmlRpcMethod::CreateAccount:
        outcome.status =
            among({{"OK", LinphoneAccountCreatorStatusAccountCreated},
                   {"ERROR_CANNOT_SEND_SMS", badNumber},
                   {"ERROR_MAX_SMS_EXCEEDED", overused},
                   {"ERROR_ACCOUNT_ALREADY_IN_USE", LinphoneAccountCreatorStatusAccountExist},
                   {"ERROR_ALIAS_ALREADY_IN_USE", LinphoneAccountCreatorStatusAccountExistWithAlias},
                   {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm}},
                  text, LinphoneAccountCreatorStatusAccountNotCreated);
        break;
    case XmlRpcMethod::ActivatePhoneAccount:
    case XmlRpcMethod::ActivateEmailAccount:
        outcome.status =
            among({{"ERROR_ACCOUNT_ALREADY_ACTIVATED", LinphoneAccountCreatorStatusAccountAlreadyActivated},
                   {"ERROR_KEY_DOESNT_MATCH", wrongCode},
                   {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm},
                   {"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount}},
                  text,
                  isError ? LinphoneAccountCreatorStatusAccountNotActivated
                          : LinphoneAccountCreatorStatusAccountActivated);
        if (outcome.status == LinphoneAccountCreatorStatusAccountActivated) outcome.ha1 = Secret(text);
        break;
    case XmlRpcMethod::IsAccountActivated:
        outcome.status = text == "OK" ? LinphoneAccountCreatorStatusAccountActivated
                                      : LinphoneAccountCreatorStatusAccountNotActivated;
        break;
    case XmlRpcMethod::IsPhoneNumberUsed:
        outcome.status = among({{"OK_ACCOUNT", LinphoneAccountCreatorStatusAliasIsAccount},
                                {"OK_ALIAS", LinphoneAccountCreatorStatusAliasExist}},
                               text, LinphoneAccountCreatorStatusAliasNotExist);
        break;
    case XmlRpcMethod::LinkPhoneNumber:
        outcome.status = among({{"OK", LinphoneAccountCreatorStatusRequestOk},
                                {"ERROR_CANNOT_SEND_SMS", badNumber},
                                {"ERROR_MAX_SMS_EXCEEDED", overused}},
                               text, LinphoneAccountCreatorStatusAccountNotLinked);
        break;
    case XmlRpcMethod::ActivatePhoneNumberLink:
        outcome.status = isError ? LinphoneAccountCreatorStatusAccountNotActivated
                                 : LinphoneAccountCreatorStatusAccountActivated;
        break;
    case XmlRpcMethod::IsAccountLinked:
        outcome.status =
            among({{"ERROR_USERNAME_PARAMETER_NOT_FOUND", LinphoneAccountCreatorStatusAccountNotLinked},
                   {"ERROR_ACCOUNT_DOESNT_EXIST", LinphoneAccountCreatorStatusAccountNotLinked},
                   {"ERROR_ALIAS_DOESNT_EXIST", LinphoneAccountCreatorStatusAccountNotLinked}},
                  text, LinphoneAccountCreatorStatusAccountLinked);
        break;
    case XmlRpcMethod::RecoverPhoneAccount:
        outcome.status = among({{"ERROR_CANNOT_SEND_SMS", badNumber},
                                {"ERROR_MAX_SMS_EXCEEDED", overused},
                                {"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount}},
                               text, isError ? failed : LinphoneAccountCreatorStatusRequestOk);
        if (outcome.status == LinphoneAccountCreatorStatusRequestOk) outcome.username = Text(text);
        break;
    case XmlRpcMethod::UpdatePassword:
        outcome.status = among({{"OK", LinphoneAccountCreatorStatusRequestOk},
                                {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm},
                                {"ERROR_PASSWORD_DOESNT_MATCH", unknownAccount}},
                               text, LinphoneAccountCreatorStatusServerError);
        break;
    case XmlRpcMethod::Login:
        outcome.status = among({{"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount},
                                {"ERROR_KEY_DOESNT_MATCH", wrongCode},
                                {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm}},
                               text, LinphoneAccountCreatorStatusUnexpectedError);
        break;
    case XmlRpcMethod::ConfirmationKey:
        outcome.status =
            among({{"ERROR_USERNAME_PARAMETER_NOT_FOUND", LinphoneAccountCreatorStatusMissingArguments},
                   {"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount},
                   {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm}},
                  text, isError ? failed : LinphoneAccountCreatorStatusRequestOk);
        if (outcome.status == LinphoneAccountCreatorStatusRequestOk) outcome.activationCode = Secret(text);
        break;
    case XmlRpcMethod::DeleteAccount:
        outcome.status =
            among({{"OK", LinphoneAccountCreatorStatusAccountCreated},
                   {"ERROR_USERNAME_PARAMETER_NOT_FOUND", LinphoneAccountCreatorStatusMissingArguments},
                   {"ERROR_ACCOUNT_DOESNT_EXIST", unknownAccount},
                   {"ERROR_ALGO_NOT_SUPPORTED", unknownAlgorithm}},
                  text, isError ? LinphoneAccountCreatorStatusAccountNotCreated : failed);
        break;
    }
    return outcome;
}

XmlRpcOutcome outcomeOf(XmlRpcMethod method, const XmlRpcRequest &request) {
    using Kind = xmlrpc::Reply::Kind;
    const xmlrpc::Reply &reply = request.reply();
    if (request.isAnswered() && reply.kind == Kind::String && !reply.text.empty())
        return outcomeOf(method, reply.text);
    if (method == XmlRpcMethod::Login && request.isAnswered()) {
        if (reply.kind == Kind::Struct) return loginOf(reply);
        // There was an answer, and no malformed one, but not to this question.
        XmlRpcOutcome outcome;
        const bool isEmptyText = reply.kind == Kind::String;
        if (reply.kind != Kind::Malformed && !isEmptyText)
            outcome.status = LinphoneAccountCreatorStatusUnexpectedError;
        return outcome;
    }
    return {};
}

} // namespace slimphone
