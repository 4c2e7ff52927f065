/**
 * @file
 * Native methods about cores, and the calls up that tell of them.
 */
#include "core-peer.h"
#include "jvm.h"

#include <linphone/core.h>

#include <array>
#include <utility>
#include <vector>

namespace slimphone::jni {

namespace {

// The enums of the Java side have these values by their order.
static_assert(LinphoneGlobalOff == 0 && LinphoneGlobalReady == 5);
static_assert(LinphoneRegistrationNone == 0 && LinphoneRegistrationFailed == 4);
static_assert(LinphoneReasonNone == 0 && LinphoneReasonTransferred == 23);
static_assert(LinphoneTransportUdp == 0 && LinphoneTransportTcp == 1 && LinphoneTransportTls == 2);

void globalStateChanged(LinphoneCore *core, LinphoneGlobalState state, const char *message) {
    CorePeer::of(core).callUp([=](JNIEnv *env, jobject owner) {
        const jstring text = toJava(env, message);
        if (env->ExceptionCheck()) return;
        env->CallStaticVoidMethod(upcalls.native, upcalls.onGlobalState, owner, static_cast<jint>(state),
                                  text);
    });
}

void registrationStateChanged(LinphoneCore *core, LinphoneAccount *account, LinphoneRegistrationState state,
                              const char *message) {
    CorePeer::of(core).callUp([=](JNIEnv *env, jobject owner) {
        const jstring text = toJava(env, message);
        if (env->ExceptionCheck()) return;
        env->CallStaticVoidMethod(upcalls.native, upcalls.onRegistrationState, owner, toHandle(account),
                                  static_cast<jint>(state), text);
    });
}

void authenticationRequested(LinphoneCore *core, LinphoneAuthInfo *info, LinphoneAuthMethod) {
    CorePeer::of(core).callUp([=](JNIEnv *env, jobject owner) {
        const jstring user = toJava(env, linphone_auth_info_get_username(info));
        if (env->ExceptionCheck()) return;
        const jstring realm = toJava(env, linphone_auth_info_get_realm(info));
        if (env->ExceptionCheck()) return;
        const jstring domain = toJava(env, linphone_auth_info_get_domain(info));
        if (env->ExceptionCheck()) return;
        env->CallStaticVoidMethod(upcalls.native, upcalls.onAuthenticationRequested, owner, user, realm,
                                  domain);
    });
}

LinphoneCore *coreOf(jlong handle) { return fromHandle<CorePeer>(handle)->core; }

jlong JNICALL createCore(JNIEnv *env, jclass, jstring configPath, jstring factoryConfigPath, jobject owner) {
    return guard<jlong>(env, 0, [&]() -> jlong {
        const Utf8 path(env, configPath);
        const Utf8 factoryPath(env, factoryConfigPath);
        if (env->ExceptionCheck()) return 0;
        const jweak weak = env->NewWeakGlobalRef(owner);
        if (!weak) return 0;
        LinphoneFactory *factory = linphone_factory_get();
        LinphoneCore *core = linphone_factory_create_core_3(factory, path.get(), factoryPath.get(), nullptr);
        if (!core) {
            env->DeleteWeakGlobalRef(weak);
            throwJava(env, "java/lang/IllegalStateException", "no core could be made");
            return 0;
        }
        auto *peer = new CorePeer{core, linphone_factory_create_core_cbs(factory), weak};
        linphone_core_cbs_set_user_data(peer->callbacks, peer);
        linphone_core_cbs_set_global_state_changed(peer->callbacks, globalStateChanged);
        linphone_core_cbs_set_account_registration_state_changed(peer->callbacks, registrationStateChanged);
        linphone_core_cbs_set_authentication_requested(peer->callbacks, authenticationRequested);
        linphone_core_add_callbacks(core, peer->callbacks);
        ++liveObjects;
        return toHandle(peer);
    });
}

void JNICALL destroyCore(JNIEnv *env, jclass, jlong handle) {
    auto *peer = fromHandle<CorePeer>(handle);
    linphone_core_remove_callbacks(peer->core, peer->callbacks);
    linphone_core_cbs_unref(peer->callbacks);
    linphone_core_unref(peer->core);
    env->DeleteWeakGlobalRef(peer->owner);
    delete peer;
    --liveObjects;
}

jint JNICALL startCore(JNIEnv *, jclass, jlong core) { return linphone_core_start(coreOf(core)); }
void JNICALL iterateCore(JNIEnv *, jclass, jlong core) { linphone_core_iterate(coreOf(core)); }
void JNICALL stopCore(JNIEnv *, jclass, jlong core) { linphone_core_stop(coreOf(core)); }
jint JNICALL coreState(JNIEnv *, jclass, jlong core) { return linphone_core_get_global_state(coreOf(core)); }

jint JNICALL setTransports(JNIEnv *, jclass, jlong core, jint udp, jint tcp, jint tls) {
    LinphoneTransports *transports = linphone_factory_create_transports(linphone_factory_get());
    linphone_transports_set_udp_port(transports, udp);
    linphone_transports_set_tcp_port(transports, tcp);
    linphone_transports_set_tls_port(transports, tls);
    const LinphoneStatus status = linphone_core_set_transports(coreOf(core), transports);
    linphone_transports_unref(transports);
    return status;
}

void JNICALL setNetworkReachable(JNIEnv *, jclass, jlong core, jboolean reachable) {
    linphone_core_set_network_reachable(coreOf(core), reachable);
}

void JNICALL setRootCa(JNIEnv *env, jclass, jlong core, jstring path) {
    guard<int>(env, 0, [&] {
        const Utf8 utf8(env, path);
        if (!env->ExceptionCheck()) linphone_core_set_root_ca(coreOf(core), utf8.get());
        return 0;
    });
}

void JNICALL verifyServerCertificates(JNIEnv *, jclass, jlong core, jboolean certificates, jboolean names) {
    linphone_core_verify_server_certificates(coreOf(core), certificates);
    linphone_core_verify_server_cn(coreOf(core), names);
}

void JNICALL refreshRegisters(JNIEnv *, jclass, jlong core) { linphone_core_refresh_registers(coreOf(core)); }

void JNICALL addAuthInfo(JNIEnv *env, jclass, jlong core, jstring user, jstring userId, jstring password,
                         jstring ha1, jstring realm, jstring domain, jstring algorithm) {
    guard<int>(env, 0, [&] {
        const Utf8 user8(env, user);
        const Utf8 userId8(env, userId);
        const Utf8 password8(env, password);
        const Utf8 ha18(env, ha1);
        const Utf8 realm8(env, realm);
        const Utf8 domain8(env, domain);
        const Utf8 algorithm8(env, algorithm);
        if (env->ExceptionCheck()) return 0;
        LinphoneAuthInfo *info =
            linphone_auth_info_new_for_algorithm(user8.get(), userId8.get(), password8.get(), ha18.get(),
                                                 realm8.get(), domain8.get(), algorithm8.get());
        linphone_core_add_auth_info(coreOf(core), info);
        linphone_auth_info_unref(info);
        return 0;
    });
}

void JNICALL clearAuthInfo(JNIEnv *, jclass, jlong core) { linphone_core_clear_all_auth_info(coreOf(core)); }

jlongArray JNICALL accounts(JNIEnv *env, jclass, jlong core) {
    return guard<jlongArray>(env, nullptr, [&]() -> jlongArray {
        std::vector<jlong> handles;
        for (const bctbx_list_t *it = linphone_core_get_account_list(coreOf(core)); it; it = it->next)
            handles.push_back(toHandle(it->data));
        const auto size = static_cast<jsize>(handles.size());
        const jlongArray result = env->NewLongArray(size);
        if (result) env->SetLongArrayRegion(result, 0, size, handles.data());
        return result;
    });
}

jint JNICALL addAccount(JNIEnv *, jclass, jlong core, jlong account) {
    return linphone_core_add_account(coreOf(core), fromHandle<LinphoneAccount>(account));
}

void JNICALL removeAccount(JNIEnv *, jclass, jlong core, jlong account) {
    linphone_core_remove_account(coreOf(core), fromHandle<LinphoneAccount>(account));
}

void JNICALL setDefaultAccount(JNIEnv *, jclass, jlong core, jlong account) {
    linphone_core_set_default_account(coreOf(core), fromHandle<LinphoneAccount>(account));
}

jlong JNICALL defaultAccount(JNIEnv *, jclass, jlong core) {
    return toHandle(linphone_core_get_default_account(coreOf(core)));
}

} // namespace

CorePeer &CorePeer::of(LinphoneCore *core) {
    return *static_cast<CorePeer *>(
        linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(core)));
}

bool registerCoreMethods(JNIEnv *env) {
    const std::array methods = {
        method("createCore", "(Ljava/lang/String;Ljava/lang/String;Lorg/slimphone/Core;)J", createCore),
        method("destroyCore", "(J)V", destroyCore),
        method("startCore", "(J)I", startCore),
        method("iterateCore", "(J)V", iterateCore),
        method("stopCore", "(J)V", stopCore),
        method("coreState", "(J)I", coreState),
        method("setTransports", "(JIII)I", setTransports),
        method("setNetworkReachable", "(JZ)V", setNetworkReachable),
        method("setRootCa", "(JLjava/lang/String;)V", setRootCa),
        method("verifyServerCertificates", "(JZZ)V", verifyServerCertificates),
        method("refreshRegisters", "(J)V", refreshRegisters),
        method("addAuthInfo",
               "(JLjava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;"
               "Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V",
               addAuthInfo),
        method("clearAuthInfo", "(J)V", clearAuthInfo),
        method("accounts", "(J)[J", accounts),
        method("addAccount", "(JJ)I", addAccount),
        method("removeAccount", "(JJ)V", removeAccount),
        method("setDefaultAccount", "(JJ)V", setDefaultAccount),
        method("defaultAccount", "(J)J", defaultAccount),
    };
    return env->RegisterNatives(upcalls.native, methods.data(), static_cast<jint>(methods.size())) == 0;
}

} // namespace slimphone::jni
