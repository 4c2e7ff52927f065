/**
 * @file
 * Native methods about accounts. The layout of texts and numbers is that of AccountParams.java.
 */
#include "core-peer.h"
#include "jvm.h"

#include <linphone/core.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace slimphone::jni {

namespace {

enum Text { kIdentity, kServer, kRealm, kContactParameters, kContactUriParameters, kIdKey, kTexts };
enum Number { kTransport, kExpires, kRegister, kOutboundProxy, kNumbers };
using Numbers = std::array<jint, kNumbers>;

struct Unref {
    void operator()(LinphoneAddress *address) const { linphone_address_unref(address); }
    void operator()(LinphoneAccountParams *params) const { linphone_account_params_unref(params); }
};
using AddressPointer = std::unique_ptr<LinphoneAddress, Unref>;
using ParamsPointer = std::unique_ptr<LinphoneAccountParams, Unref>;

LinphoneAccount *accountOf(jlong handle) { return fromHandle<LinphoneAccount>(handle); }

AddressPointer parse(const char *text) {
    return AddressPointer(linphone_factory_create_address(linphone_factory_get(), text));
}

std::string textOf(const LinphoneAddress *address) {
    char *text = address ? linphone_address_as_string(address) : nullptr;
    std::string result = text ? text : "";
    bctbx_free(text);
    return result;
}

/** Everything of a Java array of texts, in one go. */
class Texts {
public:
    Texts(JNIEnv *env, jobjectArray array) {
        const jsize size = env->GetArrayLength(array);
        for (jsize i = 0; i < size; ++i) {
            const auto text = static_cast<jstring>(env->GetObjectArrayElement(array, i));
            if (env->ExceptionCheck()) return;
            mTexts.push_back(std::make_unique<Utf8>(env, text));
            env->DeleteLocalRef(text);
            if (env->ExceptionCheck()) return;
        }
    }
    std::size_t size() const { return mTexts.size(); }
    const char *operator[](std::size_t index) const { return mTexts[index]->get(); }

private:
    std::vector<std::unique_ptr<Utf8>> mTexts;
};

bool setRoutes(LinphoneAccountParams *params, const Texts &texts) {
    std::vector<AddressPointer> routes;
    bctbx_list_t *list = nullptr;
    for (std::size_t i = kTexts; i < texts.size(); ++i) {
        routes.push_back(parse(texts[i]));
        list = bctbx_list_append(list, routes.back().get());
    }
    const LinphoneStatus status = linphone_account_params_set_routes_addresses(params, list);
    bctbx_list_free(list);
    return status == 0;
}

bool apply(LinphoneAccountParams *params, const Texts &texts, const Numbers &numbers) {
    const AddressPointer identity = parse(texts[kIdentity]);
    if (!identity || linphone_account_params_set_identity_address(params, identity.get()) != 0) return false;
    if (linphone_account_params_set_server_addr(params, texts[kServer]) != 0) return false;
    if (!setRoutes(params, texts)) return false;
    linphone_account_params_set_realm(params, texts[kRealm]);
    linphone_account_params_set_contact_parameters(params, texts[kContactParameters]);
    linphone_account_params_set_contact_uri_parameters(params, texts[kContactUriParameters]);
    if (texts[kIdKey]) linphone_account_params_set_idkey(params, texts[kIdKey]);
    if (numbers[kTransport] >= 0)
        linphone_account_params_set_transport(params,
                                              static_cast<LinphoneTransportType>(numbers[kTransport]));
    if (numbers[kExpires] >= 0) linphone_account_params_set_expires(params, numbers[kExpires]);
    linphone_account_params_enable_register(params, numbers[kRegister] != 0);
    if (numbers[kOutboundProxy] >= 0)
        linphone_account_params_enable_outbound_proxy(params, numbers[kOutboundProxy] != 0);
    return true;
}

Numbers numbersOf(JNIEnv *env, jintArray array) {
    Numbers numbers{};
    env->GetIntArrayRegion(array, 0, kNumbers, numbers.data());
    return numbers;
}

jlong JNICALL createAccount(JNIEnv *env, jclass, jlong handle, jobjectArray texts, jintArray numbers) {
    return guard<jlong>(env, 0, [&]() -> jlong {
        LinphoneCore *core = fromHandle<CorePeer>(handle)->core;
        const Texts read(env, texts);
        if (env->ExceptionCheck()) return 0;
        const ParamsPointer params(linphone_core_create_account_params(core));
        const Numbers settings = numbersOf(env, numbers);
        if (env->ExceptionCheck() || !apply(params.get(), read, settings)) return 0;
        LinphoneAccount *account = linphone_core_create_account(core, params.get());
        if (account) ++liveObjects;
        return toHandle(account);
    });
}

jint JNICALL setAccountParams(JNIEnv *env, jclass, jlong account, jobjectArray texts, jintArray numbers) {
    return guard<jint>(env, -1, [&]() -> jint {
        const Texts read(env, texts);
        if (env->ExceptionCheck()) return -1;
        const ParamsPointer params(
            linphone_account_params_clone(linphone_account_get_params(accountOf(account))));
        const Numbers settings = numbersOf(env, numbers);
        if (env->ExceptionCheck() || !apply(params.get(), read, settings)) return -1;
        return linphone_account_set_params(accountOf(account), params.get());
    });
}

jobjectArray JNICALL accountParams(JNIEnv *env, jclass, jlong account, jintArray numbers) {
    return guard<jobjectArray>(env, nullptr, [&]() -> jobjectArray {
        const LinphoneAccountParams *params = linphone_account_get_params(accountOf(account));
        const std::string identity = textOf(linphone_account_params_get_identity_address(params));
        const std::string server = textOf(linphone_account_params_get_server_address(params));
        std::vector<const char *> texts = {identity.c_str(),
                                           server.c_str(),
                                           linphone_account_params_get_realm(params),
                                           linphone_account_params_get_contact_parameters(params),
                                           linphone_account_params_get_contact_uri_parameters(params),
                                           linphone_account_params_get_idkey(params)};
        std::vector<std::string> routes;
        for (const bctbx_list_t *it = linphone_account_params_get_routes_addresses(params); it; it = it->next)
            routes.push_back(textOf(static_cast<const LinphoneAddress *>(it->data)));
        for (const std::string &route : routes)
            texts.push_back(route.c_str());

        const jclass stringClass = env->FindClass("java/lang/String");
        if (!stringClass) return nullptr;
        const jobjectArray result =
            env->NewObjectArray(static_cast<jsize>(texts.size()), stringClass, nullptr);
        if (!result) return nullptr;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const jstring text = toJava(env, texts[i]);
            if (env->ExceptionCheck()) return nullptr;
            env->SetObjectArrayElement(result, static_cast<jsize>(i), text);
            if (env->ExceptionCheck()) return nullptr;
            env->DeleteLocalRef(text);
        }
        // The transport is the server's; naming it again would replace one written there later.
        const Numbers settings = {-1, linphone_account_params_get_expires(params),
                                  linphone_account_params_register_enabled(params),
                                  linphone_account_params_outbound_proxy_enabled(params)};
        env->SetIntArrayRegion(numbers, 0, kNumbers, settings.data());
        return result;
    });
}

void JNICALL refAccount(JNIEnv *, jclass, jlong account) {
    linphone_account_ref(accountOf(account));
    ++liveObjects;
}

void JNICALL unrefAccount(JNIEnv *, jclass, jlong account) {
    linphone_account_unref(accountOf(account));
    --liveObjects;
}

jint JNICALL accountState(JNIEnv *, jclass, jlong account) {
    return linphone_account_get_state(accountOf(account));
}

jint JNICALL accountError(JNIEnv *, jclass, jlong account) {
    return linphone_account_get_error(accountOf(account));
}

jint JNICALL accountErrorCode(JNIEnv *, jclass, jlong account) {
    return linphone_error_info_get_protocol_code(linphone_account_get_error_info(accountOf(account)));
}

jstring JNICALL accountErrorPhrase(JNIEnv *env, jclass, jlong account) {
    return guard<jstring>(env, nullptr, [&] {
        return toJava(env,
                      linphone_error_info_get_phrase(linphone_account_get_error_info(accountOf(account))));
    });
}

jstring JNICALL accountContact(JNIEnv *env, jclass, jlong account) {
    return guard<jstring>(env, nullptr, [&] {
        return toJava(env, textOf(linphone_account_get_contact_address(accountOf(account))).c_str());
    });
}

void JNICALL refreshAccount(JNIEnv *, jclass, jlong account) {
    linphone_account_refresh_register(accountOf(account));
}

} // namespace

bool registerAccountMethods(JNIEnv *env) {
    const std::array methods = {
        method("createAccount", "(J[Ljava/lang/String;[I)J", createAccount),
        method("setAccountParams", "(J[Ljava/lang/String;[I)I", setAccountParams),
        method("accountParams", "(J[I)[Ljava/lang/String;", accountParams),
        method("refAccount", "(J)V", refAccount),
        method("unrefAccount", "(J)V", unrefAccount),
        method("accountState", "(J)I", accountState),
        method("accountError", "(J)I", accountError),
        method("accountErrorCode", "(J)I", accountErrorCode),
        method("accountErrorPhrase", "(J)Ljava/lang/String;", accountErrorPhrase),
        method("accountContact", "(J)Ljava/lang/String;", accountContact),
        method("refreshAccount", "(J)V", refreshAccount),
    };
    return env->RegisterNatives(upcalls.native, methods.data(), static_cast<jint>(methods.size())) == 0;
}

} // namespace slimphone::jni
