#include "account-creator/flexiapi-protocol.h"

#include "account-creator/flexiapi-json.h"

#include <algorithm>
#include <initializer_list>

namespace slimphone::flexiapi {

namespace {

constexpr std::string_view kGet = "GET";
constexpr std::string_view kPost = "POST";
constexpr std::string_view kDelete = "DELETE";

/** As one segment of a path, or a part of it. */
std::string escaped(std::string_view text) {
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char character : text) {
        const auto c = static_cast<unsigned char>(character);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                             c == '-' || c == '.' || c == '_' || c == '~';
        if (isPlain) {
            out += character;
        } else {
            out += '%';
            out += kHex[c >> 4];
            out += kHex[c & 0xf];
        }
    }
    return out;
}

/** "accounts/USER@DOMAIN" and what follows. */
std::string accountPath(const Fields &fields, std::string_view rest) {
    std::string path = "accounts/" + escaped(fields.username);
    path += '@';
    path += escaped(fields.domain);
    path += rest;
    return path;
}

Call missing() { return {Call::Fault::MissingArguments, {}, {}, {}}; }

Call get(std::string path) { return {Call::Fault::None, std::string(kGet), std::move(path), {}}; }

/** Members without value are left out. */
Call post(std::string path, std::initializer_list<JsonMember> members) {
    std::vector<JsonMember> present;
    std::copy_if(members.begin(), members.end(), std::back_inserter(present),
                 [](const JsonMember &member) { return !member.second.empty(); });
    std::optional<std::string> body = jsonObject(present);
    if (!body) return {Call::Fault::NotEncodable, {}, {}, {}};
    return {Call::Fault::None, std::string(kPost), std::move(path), std::move(*body)};
}

bool areSet(std::initializer_list<std::string_view> texts) {
    return std::none_of(texts.begin(), texts.end(), [](std::string_view text) { return text.empty(); });
}

Call createAccount(const Fields &fields, std::string_view algorithm) {
    if (!areSet({fields.username, fields.password})) return missing();
    if (!fields.token.empty())
        return post("accounts/with-account-creation-token", {{"account_creation_token", fields.token},
                                                             {"algorithm", algorithm},
                                                             {"domain", fields.domain},
                                                             {"password", fields.password},
                                                             {"username", fields.username}});
    if (fields.email.empty() && fields.phone.empty()) return missing();
    return post("accounts/public", {{"algorithm", algorithm},
                                    {"domain", fields.domain},
                                    {"email", fields.email},
                                    {"password", fields.password},
                                    {"phone", fields.phone},
                                    {"username", fields.username}});
}

Call createAccountWithToken(const Fields &fields, std::string_view algorithm) {
    if (!areSet({fields.username, fields.domain, fields.password, fields.token})) return missing();
    return post("accounts/with-token", {{"algorithm", algorithm},
                                        {"domain", fields.domain},
                                        {"password", fields.password},
                                        {"token", fields.token},
                                        {"username", fields.username}});
}

Call createAccountByAdmin(const Fields &fields, std::string_view algorithm) {
    if (!areSet({fields.username, fields.password})) return missing();
    Call call = post("accounts", {{"activated", "1"},
                                  {"algorithm", algorithm},
                                  {"domain", fields.domain},
                                  {"email", fields.email},
                                  {"password", fields.password},
                                  {"phone", fields.phone},
                                  {"username", fields.username}});
    call.isAdmins = true;
    return call;
}

/** By push notification. */
Call sendToken(std::string path, const Fields &fields) {
    if (!areSet({fields.pnProvider, fields.pnParam, fields.pnPrid})) return missing();
    return post(
        std::move(path),
        {{"pn_param", fields.pnParam}, {"pn_prid", fields.pnPrid}, {"pn_provider", fields.pnProvider}});
}

/** HTTP success with a body that FlexiAPI can have written, or none. */
Outcome successOf(Action action, const FlexiApiAnswer &answer, std::string_view algorithm) {
    Outcome outcome;
    switch (action) {
    case Action::IsAccountExist:
        outcome.status = LinphoneAccountCreatorStatusAccountExist;
        break;
    case Action::IsAccountActivated:
        outcome.status = answer.activated.value_or(false) ? LinphoneAccountCreatorStatusAccountActivated
                                                          : LinphoneAccountCreatorStatusAccountNotActivated;
        break;
    case Action::CreateAccount:
    case Action::CreateAccountByAdmin:
        outcome.status = LinphoneAccountCreatorStatusAccountCreated;
        break;
    case Action::ActivatePhoneAccount:
    case Action::ActivateEmailAccount:
    case Action::ActivatePhoneNumberLink:
        outcome.status = LinphoneAccountCreatorStatusAccountActivated;
        break;
    case Action::IsPhoneNumberUsed:
        outcome.status = answer.phoneIsKnown.value_or(!answer.phone.empty())
                             ? LinphoneAccountCreatorStatusAliasExist
                             : LinphoneAccountCreatorStatusAliasIsAccount;
        break;
    case Action::IsAccountLinked:
        outcome.status = answer.phone.empty() ? LinphoneAccountCreatorStatusAccountNotLinked
                                              : LinphoneAccountCreatorStatusAccountLinked;
        break;
    case Action::RecoverPhoneAccount:
        outcome.status = LinphoneAccountCreatorStatusRequestOk;
        outcome.username = answer.username;
        break;
    case Action::LoginWithCode: {
        const auto isUsable = [](const FlexiApiAnswer::Password &password) {
            return (password.algorithm == "MD5" && password.ha1.view().size() == 32) ||
                   (password.algorithm == "SHA-256" && password.ha1.view().size() == 64);
        };
        const FlexiApiAnswer::Password *best = nullptr;
        for (const FlexiApiAnswer::Password &password : answer.passwords) {
            const bool isWanted = password.algorithm == (algorithm.empty() ? "MD5" : algorithm);
            if (isUsable(password) && (!best || isWanted)) best = &password;
        }
        if (!best) break; // a login without credentials is none
        outcome.status = LinphoneAccountCreatorStatusRequestOk;
        outcome.ha1 = best->ha1;
        outcome.algorithm = best->algorithm;
        break;
    }
    case Action::RequestCreationToken:
    case Action::ExchangeCreationToken:
        if (answer.token.empty()) break;
        outcome.status = LinphoneAccountCreatorStatusRequestOk;
        outcome.token = answer.token;
        break;
    case Action::CreateAccountWithToken:
    case Action::LinkPhoneNumber:
    case Action::UpdatePassword:
    case Action::DeleteAccount:
    case Action::SendToken:
    case Action::SendCreationToken:
        outcome.status = LinphoneAccountCreatorStatusRequestOk;
        break;
    }
    return outcome;
}

} // namespace

Call callFor(Action action, const Fields &fields) {
    const std::string_view algorithm = fields.algorithm.empty() ? "MD5" : fields.algorithm;
    const bool isNamed = areSet({fields.username, fields.domain});
    switch (action) {
    case Action::IsAccountExist:
    case Action::IsAccountActivated:
        return isNamed ? get(accountPath(fields, "/info")) : missing();
    case Action::CreateAccount:
        return createAccount(fields, algorithm);
    case Action::CreateAccountWithToken:
        return createAccountWithToken(fields, algorithm);
    case Action::CreateAccountByAdmin:
        return createAccountByAdmin(fields, algorithm);
    case Action::ActivatePhoneAccount:
        if (!isNamed || fields.code.empty()) return missing();
        return post(accountPath(fields, "/activate/phone"), {{"code", fields.code}});
    case Action::ActivateEmailAccount:
        if (!isNamed || fields.code.empty()) return missing();
        return post(accountPath(fields, "/activate/email"), {{"code", fields.code}});
    case Action::LinkPhoneNumber:
        if (fields.phone.empty()) return missing();
        return post("accounts/me/phone/request", {{"phone", fields.phone}});
    case Action::ActivatePhoneNumberLink:
        if (fields.code.empty()) return missing();
        return post("accounts/me/phone", {{"code", fields.code}});
    case Action::IsPhoneNumberUsed:
        if (fields.phone.empty()) return missing();
        return get("accounts/" + escaped(fields.phone) + "/info-by-phone");
    case Action::IsAccountLinked:
        return get("accounts/me");
    case Action::RecoverPhoneAccount:
        if (fields.phone.empty()) return missing();
        return post(
            "accounts/recover-by-phone",
            {{"account_creation_token", fields.token}, {"domain", fields.domain}, {"phone", fields.phone}});
    case Action::LoginWithCode:
        if (!isNamed || fields.code.empty()) return missing();
        return post(accountPath(fields, "/recover/" + escaped(fields.code)), {});
    case Action::UpdatePassword:
        if (!areSet({fields.password, fields.newPassword})) return missing();
        return post(
            "accounts/me/password",
            {{"algorithm", algorithm}, {"old_password", fields.password}, {"password", fields.newPassword}});
    case Action::DeleteAccount:
        return {Call::Fault::None, std::string(kDelete), "accounts/me", {}};
    case Action::SendToken:
        return sendToken("tokens", fields);
    case Action::SendCreationToken:
        return sendToken("account_creation_tokens/send-by-push", fields);
    case Action::RequestCreationToken:
        return post("account_creation_request_tokens", {});
    case Action::ExchangeCreationToken:
        if (fields.requestToken.empty()) return missing();
        return post("account_creation_tokens/using-account-creation-request-token",
                    {{"account_creation_request_token", fields.requestToken}});
    }
    return missing();
}

Outcome outcomeOf(Action action, int status, std::string_view body, std::string_view algorithm) {
    Outcome outcome;
    if (status == 404) {
        outcome.status = action == Action::IsPhoneNumberUsed ? LinphoneAccountCreatorStatusAliasNotExist
                                                             : LinphoneAccountCreatorStatusAccountNotExist;
    } else if (status == 422) {
        outcome.status = LinphoneAccountCreatorStatusMissingArguments;
    } else if (status >= 200 && status < 300) {
        const std::optional<FlexiApiAnswer> answer =
            body.empty() ? FlexiApiAnswer() : FlexiApiAnswer::parse(body);
        if (answer) return successOf(action, *answer, algorithm);
        // Not written by FlexiAPI, but perhaps by the network's login page: no success.
        if (action == Action::IsAccountActivated)
            outcome.status = LinphoneAccountCreatorStatusAccountNotActivated;
    }
    return outcome;
}

} // namespace slimphone::flexiapi
