#include "linphone/api/c-factory.h"

#include "linphone/core/logging.h"
#include "linphone/dictionary.h"

#include "address/address.h"
#include "auth-info/auth-info.h"
#include "auth-info/digest-algorithm.h"
#include "auth-info/digest-authentication-policy.h"
#include "callbacks/account-cbs.h"
#include "capi/facade.h"
#include "core/core.h"
#include "error-info/error-info.h"
#include "factory/factory.h"
#include "logging/logging-service.h"
#include "settings/transports.h"

using namespace slimphone;

namespace {

Ref<Config> shared(LinphoneConfig *config) {
    return config ? Ref<Config>(Config::toCpp(config)) : Config::create({});
}

Ref<Core> newCore(Ref<Config> config, LinphoneCoreCbs *cbs = nullptr, void *userData = nullptr) {
    return make<Core>(std::move(config), Ref<CoreCbs>(CoreCbs::toCpp(cbs)), userData);
}

Ref<Core> running(Ref<Core> core) {
    core->start();
    return core;
}

const char *folder(const char *function, const LinphoneFactory *factory, Factory::Folder folder) noexcept {
    return ask<Factory, const char *>(function, factory, nullptr,
                                      [&](Factory &object) { return object.folder(folder); });
}

void setFolder(const char *function, LinphoneFactory *factory, Factory::Folder folder,
               const char *path) noexcept {
    tell<Factory>(function, factory, [&](Factory &object) { object.setFolder(folder, view(path)); });
}

bool_t isFolderSet(const LinphoneFactory *factory, Factory::Folder folder) noexcept {
    return factory && Factory::toCpp(factory)->isFolderSet(folder);
}

} // namespace

// The factory

LinphoneFactory *linphone_factory_get(void) {
    return guard(__func__, static_cast<LinphoneFactory *>(nullptr), [] { return Factory::instance().toC(); });
}

void linphone_factory_clean(void) {
    guard(__func__, [] { Factory::forgetInstance(); });
}

void linphone_factory_set_user_data(LinphoneFactory *factory, void *data) {
    if (factory) Factory::toCpp(factory)->setUserData(data);
}

void *linphone_factory_get_user_data(const LinphoneFactory *factory) {
    return factory ? Factory::toCpp(factory)->userData() : nullptr;
}

// Cores

LinphoneCore *linphone_factory_create_core_3(const LinphoneFactory *factory, const char *config_path,
                                             const char *factory_config_path, void *) {
    if (!factory) return nullptr;
    return give<Core>(__func__,
                      [&] { return newCore(Config::create(view(config_path), view(factory_config_path))); });
}

LinphoneCore *linphone_factory_create_core_with_config_3(const LinphoneFactory *factory,
                                                         LinphoneConfig *config, void *) {
    if (!factory) return nullptr;
    return give<Core>(__func__, [&] { return newCore(shared(config)); });
}

LinphoneCore *linphone_factory_create_core(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                           const char *config_path, const char *factory_config_path) {
    return linphone_factory_create_core_2(factory, cbs, config_path, factory_config_path, nullptr, nullptr);
}

LinphoneCore *linphone_factory_create_core_2(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                             const char *config_path, const char *factory_config_path,
                                             void *user_data, void *) {
    if (!factory) return nullptr;
    return give<Core>(__func__, [&] {
        return running(newCore(Config::create(view(config_path), view(factory_config_path)), cbs, user_data));
    });
}

LinphoneCore *linphone_factory_create_core_with_config(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                                       LinphoneConfig *config) {
    return linphone_factory_create_core_with_config_2(factory, cbs, config, nullptr, nullptr);
}

LinphoneCore *linphone_factory_create_core_with_config_2(const LinphoneFactory *factory, LinphoneCoreCbs *cbs,
                                                         LinphoneConfig *config, void *user_data, void *) {
    if (!factory) return nullptr;
    return give<Core>(__func__, [&] { return running(newCore(shared(config), cbs, user_data)); });
}

LinphoneCore *linphone_factory_create_shared_core(const LinphoneFactory *factory, const char *config_filename,
                                                  const char *factory_config_path, void *system_context,
                                                  const char *, bool_t) {
    return linphone_factory_create_core_3(factory, config_filename, factory_config_path, system_context);
}

LinphoneCore *linphone_factory_create_shared_core_with_config(const LinphoneFactory *factory,
                                                              LinphoneConfig *config, void *system_context,
                                                              const char *, bool_t) {
    return linphone_factory_create_core_with_config_3(factory, config, system_context);
}

// Other objects

LinphoneCoreCbs *linphone_factory_create_core_cbs(const LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<CoreCbs>(__func__, [] { return make<CoreCbs>(); });
}

LinphoneAccountCbs *linphone_factory_create_account_cbs(LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<AccountCbs>(__func__, [] { return make<AccountCbs>(); });
}

LinphoneLoggingServiceCbs *linphone_factory_create_logging_service_cbs(LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<LoggingServiceCbs>(__func__, [] { return make<LoggingServiceCbs>(); });
}

LinphoneAddress *linphone_factory_create_address(const LinphoneFactory *factory, const char *addr) {
    if (!factory) return nullptr;
    return give<Address>(__func__, [&] { return Address::parse(view(addr)); });
}

LinphoneAuthInfo *linphone_factory_create_auth_info(const LinphoneFactory *factory, const char *username,
                                                    const char *userid, const char *passwd, const char *ha1,
                                                    const char *realm, const char *domain) {
    return linphone_factory_create_auth_info_2(factory, username, userid, passwd, ha1, realm, domain,
                                               nullptr);
}

LinphoneAuthInfo *linphone_factory_create_auth_info_2(const LinphoneFactory *factory, const char *username,
                                                      const char *userid, const char *passwd, const char *ha1,
                                                      const char *realm, const char *domain,
                                                      const char *algorithm) {
    if (!factory) return nullptr;
    return give<AuthInfo>(__func__, [&] {
        return make<AuthInfo>(view(username), view(userid), view(passwd), view(ha1), view(realm),
                              view(domain), view(algorithm));
    });
}

LinphoneDigestAuthenticationPolicy *
linphone_factory_create_digest_authentication_policy(const LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<DigestAuthenticationPolicy>(__func__, [] { return make<DigestAuthenticationPolicy>(); });
}

LinphoneConfig *linphone_factory_create_config(LinphoneFactory *factory, const char *path) {
    return linphone_factory_create_config_with_factory(factory, path, nullptr);
}

LinphoneConfig *linphone_factory_create_config_with_factory(LinphoneFactory *factory, const char *path,
                                                            const char *factory_path) {
    if (!factory) return nullptr;
    return give<Config>(__func__, [&] { return Config::create(view(path), view(factory_path)); });
}

LinphoneConfig *linphone_factory_create_config_from_string(LinphoneFactory *factory, const char *data) {
    if (!factory) return nullptr;
    return give<Config>(__func__, [&] { return Config::fromBuffer(view(data)); });
}

LinphoneErrorInfo *linphone_factory_create_error_info(LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<ErrorInfo>(__func__, [] { return make<ErrorInfo>(); });
}

LinphoneTransports *linphone_factory_create_transports(LinphoneFactory *factory) {
    if (!factory) return nullptr;
    return give<Transports>(__func__, [] { return make<Transports>(); });
}

// Folders

void linphone_factory_set_top_resources_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::TopResources, path);
}

const char *linphone_factory_get_top_resources_dir(const LinphoneFactory *factory) {
    return folder(__func__, factory, Factory::Folder::TopResources);
}

void linphone_factory_set_data_resources_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::DataResources, path);
}

const char *linphone_factory_get_data_resources_dir(LinphoneFactory *factory) {
    return folder(__func__, factory, Factory::Folder::DataResources);
}

void linphone_factory_set_config_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::Config, path);
}

const char *linphone_factory_get_config_dir(LinphoneFactory *factory, void *) {
    return folder(__func__, factory, Factory::Folder::Config);
}

bool_t linphone_factory_is_config_dir_set(const LinphoneFactory *factory) {
    return isFolderSet(factory, Factory::Folder::Config);
}

void linphone_factory_set_data_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::Data, path);
}

const char *linphone_factory_get_data_dir(LinphoneFactory *factory, void *) {
    return folder(__func__, factory, Factory::Folder::Data);
}

bool_t linphone_factory_is_data_dir_set(const LinphoneFactory *factory) {
    return isFolderSet(factory, Factory::Folder::Data);
}

void linphone_factory_set_download_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::Download, path);
}

const char *linphone_factory_get_download_dir(LinphoneFactory *factory, void *) {
    return folder(__func__, factory, Factory::Folder::Download);
}

bool_t linphone_factory_is_download_dir_set(const LinphoneFactory *factory) {
    return isFolderSet(factory, Factory::Folder::Download);
}

// Dial plans

const bctbx_list_t *linphone_factory_get_dial_plans(const LinphoneFactory *factory) {
    return ask<Factory, const bctbx_list_t *>(__func__, factory, nullptr,
                                              [](Factory &object) { return object.dialPlans(); });
}

// Log files

void linphone_factory_enable_log_collection(LinphoneFactory *factory, LinphoneLogCollectionState state) {
    if (factory) linphone_core_enable_log_collection(state);
}

void linphone_factory_set_log_collection_path(LinphoneFactory *factory, const char *path) {
    if (factory) linphone_core_set_log_collection_path(path);
}

// Newer releases

void linphone_factory_set_cache_dir(LinphoneFactory *factory, const char *path) {
    setFolder(__func__, factory, Factory::Folder::Cache, path);
}

const char *linphone_factory_get_cache_dir(LinphoneFactory *factory, void *) {
    return folder(__func__, factory, Factory::Folder::Cache);
}

bool_t linphone_factory_is_cache_dir_set(const LinphoneFactory *factory) {
    return isFolderSet(factory, Factory::Folder::Cache);
}

char *linphone_factory_compute_ha1_for_algorithm(const LinphoneFactory *factory, const char *userid,
                                                 const char *password, const char *realm,
                                                 const char *algorithm) {
    if (!factory || !userid || !password || !realm) return nullptr;
    return guard(__func__, static_cast<char *>(nullptr), [&]() -> char * {
        const auto known = digestAlgorithm(view(algorithm));
        return known ? bctbx_strdup(computeHa1(*known, userid, realm, password).get()) : nullptr;
    });
}

LinphoneDictionary *linphone_factory_create_dictionary(const LinphoneFactory *factory) {
    return factory ? linphone_dictionary_new() : nullptr;
}
