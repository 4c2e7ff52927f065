#include "linphone/account_creator.h"

#include "account-creator/account-creator.h"
#include "capi/enum-value.h"
#include "capi/facade.h"

using namespace slimphone;

const char *linphone_account_creator_get_username(const LinphoneAccountCreator *creator) {
    return creator ? creator->username : nullptr;
}

const char *linphone_account_creator_get_display_name(const LinphoneAccountCreator *creator) {
    return creator ? creator->display_name : nullptr;
}

const char *linphone_account_creator_get_password(const LinphoneAccountCreator *creator) {
    return creator ? creator->password : nullptr;
}

const char *linphone_account_creator_get_ha1(const LinphoneAccountCreator *creator) {
    return creator ? creator->ha1 : nullptr;
}

const char *linphone_account_creator_get_phone_number(const LinphoneAccountCreator *creator) {
    return creator ? creator->phone_number : nullptr;
}

const char *linphone_account_creator_get_phone_country_code(const LinphoneAccountCreator *creator) {
    return creator ? creator->phone_country_code : nullptr;
}

const char *linphone_account_creator_get_email(const LinphoneAccountCreator *creator) {
    return creator ? creator->email : nullptr;
}

const char *linphone_account_creator_get_language(const LinphoneAccountCreator *creator) {
    return creator ? creator->language : nullptr;
}

const char *linphone_account_creator_get_activation_code(const LinphoneAccountCreator *creator) {
    return creator ? creator->activation_code : nullptr;
}

const char *linphone_account_creator_get_domain(const LinphoneAccountCreator *creator) {
    return creator ? creator->domain : nullptr;
}

const char *linphone_account_creator_get_route(const LinphoneAccountCreator *creator) {
    return creator ? creator->route : nullptr;
}

const char *linphone_account_creator_get_algorithm(const LinphoneAccountCreator *creator) {
    return creator ? creator->algorithm : nullptr;
}

LinphoneAccountCreatorUsernameStatus linphone_account_creator_set_username(LinphoneAccountCreator *creator,
                                                                           const char *username) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorUsernameStatusInvalid,
                               [&](AccountCreator &object) { return object.setUsername(username); });
}

LinphoneAccountCreatorUsernameStatus
linphone_account_creator_set_display_name(LinphoneAccountCreator *creator, const char *display_name) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorUsernameStatusInvalid,
                               [&](AccountCreator &object) { return object.setDisplayName(display_name); });
}

LinphoneAccountCreatorPasswordStatus linphone_account_creator_set_password(LinphoneAccountCreator *creator,
                                                                           const char *password) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorPasswordStatusTooShort,
                               [&](AccountCreator &object) { return object.setPassword(password); });
}

LinphoneAccountCreatorPasswordStatus linphone_account_creator_set_ha1(LinphoneAccountCreator *creator,
                                                                      const char *ha1) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) { object.setHa1(view(ha1)); });
    return LinphoneAccountCreatorPasswordStatusOk;
}

LinphoneAccountCreatorLanguageStatus linphone_account_creator_set_language(LinphoneAccountCreator *creator,
                                                                           const char *lang) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) { object.setLanguage(view(lang)); });
    return LinphoneAccountCreatorLanguageStatusOk;
}

LinphoneAccountCreatorActivationCodeStatus
linphone_account_creator_set_activation_code(LinphoneAccountCreator *creator, const char *activation_code) {
    tell<AccountCreator>(__func__, creator,
                         [&](AccountCreator &object) { object.setActivationCode(view(activation_code)); });
    return LinphoneAccountCreatorActivationCodeStatusOk;
}

LinphoneAccountCreatorPhoneNumberStatusMask
linphone_account_creator_set_phone_number(LinphoneAccountCreator *creator, const char *phone_number,
                                          const char *country_code) {
    return ask<AccountCreator>(
        __func__, creator,
        LinphoneAccountCreatorPhoneNumberStatusMask{LinphoneAccountCreatorPhoneNumberStatusInvalid},
        [&](AccountCreator &object) { return object.setPhoneNumber(phone_number, country_code); });
}

LinphoneAccountCreatorEmailStatus linphone_account_creator_set_email(LinphoneAccountCreator *creator,
                                                                     const char *email) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorEmailStatusMalformed,
                               [&](AccountCreator &object) { return object.setEmail(email); });
}

LinphoneAccountCreatorDomainStatus linphone_account_creator_set_domain(LinphoneAccountCreator *creator,
                                                                       const char *domain) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorDomainInvalid,
                               [&](AccountCreator &object) { return object.setDomain(domain); });
}

LinphoneAccountCreatorAlgoStatus linphone_account_creator_set_algorithm(LinphoneAccountCreator *creator,
                                                                        const char *algorithm) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorAlgoStatusNotSupported,
                               [&](AccountCreator &object) { return object.setAlgorithm(algorithm); });
}

LinphoneAccountCreatorStatus linphone_account_creator_set_route(LinphoneAccountCreator *creator,
                                                                const char *route) {
    return ask<AccountCreator>(__func__, creator, LinphoneAccountCreatorStatusRequestFailed,
                               [&](AccountCreator &object) {
                                   return object.setRoute(route) ? LinphoneAccountCreatorStatusRequestOk
                                                                 : LinphoneAccountCreatorStatusRequestFailed;
                               });
}

LinphoneAccountCreatorTransportStatus
linphone_account_creator_set_transport(LinphoneAccountCreator *creator, LinphoneTransportType transport) {
    return creator && AccountCreator::toCpp(creator)->setTransport(enumValue(transport))
               ? LinphoneAccountCreatorTransportOk
               : LinphoneAccountCreatorTransportUnsupported;
}

LinphoneTransportType linphone_account_creator_get_transport(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->transport() : LinphoneTransportUdp;
}

LinphoneAccountCreatorStatus linphone_account_creator_set_as_default(LinphoneAccountCreator *creator,
                                                                     bool_t set_as_default) {
    if (!creator) return LinphoneAccountCreatorStatusRequestFailed;
    AccountCreator::toCpp(creator)->setsAsDefault = set_as_default != 0;
    return LinphoneAccountCreatorStatusRequestOk;
}

bool_t linphone_account_creator_get_set_as_default(const LinphoneAccountCreator *creator) {
    return creator && AccountCreator::toCpp(creator)->setsAsDefault;
}

void linphone_account_creator_set_pn_provider(LinphoneAccountCreator *creator, const char *pn_provider) {
    tell<AccountCreator>(__func__, creator,
                         [&](AccountCreator &object) { object.pnProvider = Text(pn_provider); });
}

const char *linphone_account_creator_get_pn_provider(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->pnProvider.get() : nullptr;
}

void linphone_account_creator_set_pn_param(LinphoneAccountCreator *creator, const char *pn_param) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) { object.pnParam = Text(pn_param); });
}

const char *linphone_account_creator_get_pn_param(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->pnParam.get() : nullptr;
}

void linphone_account_creator_set_pn_prid(LinphoneAccountCreator *creator, const char *pn_prid) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) { object.pnPrid = Text(pn_prid); });
}

const char *linphone_account_creator_get_pn_prid(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->pnPrid.get() : nullptr;
}

void linphone_account_creator_set_token(LinphoneAccountCreator *creator, const char *token) {
    tell<AccountCreator>(__func__, creator, [&](AccountCreator &object) { object.token = Text(token); });
}

const char *linphone_account_creator_get_token(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->token.get() : nullptr;
}

void linphone_account_creator_set_account_creation_request_token(LinphoneAccountCreator *creator,
                                                                 const char *token) {
    tell<AccountCreator>(__func__, creator,
                         [&](AccountCreator &object) { object.requestToken = Text(token); });
}

const char *
linphone_account_creator_get_account_creation_request_token(const LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->requestToken.get() : nullptr;
}

void linphone_account_creator_set_proxy_config(LinphoneAccountCreator *creator, LinphoneProxyConfig *cfg) {
    tell<AccountCreator>(__func__, creator,
                         [&](AccountCreator &object) { object.setProxyConfig(Account::toCpp(cfg)); });
}

void linphone_account_creator_set_account(LinphoneAccountCreator *creator, LinphoneAccount *account) {
    tell<AccountCreator>(__func__, creator,
                         [&](AccountCreator &object) { object.setProxyConfig(Account::toCpp(account)); });
}

// For services

void fill_domain_and_algorithm_if_needed(LinphoneAccountCreator *creator) {
    tell<AccountCreator>(__func__, creator, [](AccountCreator &object) { object.fillDomainAndAlgorithm(); });
}

const char *_get_domain(LinphoneAccountCreator *creator) {
    return creator ? AccountCreator::toCpp(creator)->effectiveDomain() : nullptr;
}

char *_get_identity(const LinphoneAccountCreator *creator) {
    if (!creator) return nullptr;
    return giveText(__func__, [&] {
        const Ref<Address> address = AccountCreator::toCpp(creator)->identity();
        return address ? std::optional(address->toStringUriOnly()) : std::nullopt;
    });
}

const char *ha1_for_passwd(const char *username, const char *realm, const char *passwd, const char *algo) {
    if (!username || !realm || !passwd) return nullptr;
    return giveText(__func__, [&]() -> std::optional<std::string> {
        const Secret hash = accountHa1(username, realm, passwd, view(algo));
        return hash ? std::optional(hash.str()) : std::nullopt;
    });
}

void reset_field(char **field) {
    if (!field) return;
    bctbx_free(*field);
    *field = nullptr;
}

unsigned int validate_uri(const char *username, const char *domain, const char *display_name) {
    return guard(__func__, 1U, [&] { return isUri(username, domain, display_name) ? 0U : 1U; });
}
