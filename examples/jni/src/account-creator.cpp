/**
 * @file
 * Native methods about account creators, and the calls up of a service written in Java. Requests and texts
 * have the numbers of AccountCreatorRequest.java and AccountCreator.java.
 */
#include "core-peer.h"
#include "jvm.h"

#include <linphone/core.h>

#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace slimphone::jni {

namespace {

using Creator = LinphoneAccountCreator;
using Status = LinphoneAccountCreatorStatus;
using Cbs = LinphoneAccountCreatorCbs;
using Service = LinphoneAccountCreatorService;

static_assert(LinphoneAccountCreatorStatusRequestOk == 0 &&
              LinphoneAccountCreatorStatusUnexpectedError == 22);

/** The native half of a Java AccountCreator. */
struct CreatorPeer {
    Creator *creator = nullptr;
    jweak core = nullptr;
    std::string newPassword; ///< where the creator's user data points to

    static CreatorPeer &of(Creator *creator) {
        Cbs *callbacks = linphone_account_creator_get_callbacks(creator);
        return *static_cast<CreatorPeer *>(linphone_account_creator_cbs_get_user_data(callbacks));
    }

    void forgetNewPassword() {
        volatile char *bytes = newPassword.data();
        for (std::size_t i = 0; i < newPassword.size(); ++i)
            bytes[i] = 0;
        newPassword.clear();
    }
};

/** What carries out the request of this number in a service of ours. */
template <std::size_t Number>
Status serve(Creator *creator) {
    jint status = LinphoneAccountCreatorStatusRequestFailed;
    const CreatorPeer &peer = CreatorPeer::of(creator);
    callUp(peer.core, [&](JNIEnv *env, jobject owner) {
        const jint result = env->CallStaticIntMethod(upcalls.native, upcalls.onCreatorRequest, owner,
                                                     toHandle(&peer), static_cast<jint>(Number));
        if (!env->ExceptionCheck()) status = result;
    });
    return static_cast<Status>(status);
}

/** Hears the answer to the request of this number. */
template <std::size_t Number>
void answered(Creator *creator, Status status, const char *response) {
    const CreatorPeer &peer = CreatorPeer::of(creator);
    callUp(peer.core, [&](JNIEnv *env, jobject owner) {
        const jstring text = toJava(env, response);
        if (env->ExceptionCheck()) return;
        env->CallStaticVoidMethod(upcalls.native, upcalls.onCreatorAnswer, owner, toHandle(&peer),
                                  static_cast<jint>(Number), static_cast<jint>(status), text);
    });
}

/** The functions of the library that belong to one request. */
struct Request {
    Status (*send)(Creator *);
    void (*setSlot)(Service *, LinphoneAccountCreatorRequestFunc);
    void (*setCallback)(Cbs *, LinphoneAccountCreatorCbsStatusCb);
    LinphoneAccountCreatorCbsStatusCb (*callback)(const Cbs *);
};

constexpr std::array kRequests = {
    Request{
        linphone_account_creator_is_account_exist, linphone_account_creator_service_set_is_account_exist_cb,
        linphone_account_creator_cbs_set_is_account_exist, linphone_account_creator_cbs_get_is_account_exist},
    Request{linphone_account_creator_create_account, linphone_account_creator_service_set_create_account_cb,
            linphone_account_creator_cbs_set_create_account, linphone_account_creator_cbs_get_create_account},
    Request{
        linphone_account_creator_activate_account, linphone_account_creator_service_set_activate_account_cb,
        linphone_account_creator_cbs_set_activate_account, linphone_account_creator_cbs_get_activate_account},
    Request{linphone_account_creator_is_account_activated,
            linphone_account_creator_service_set_is_account_activated_cb,
            linphone_account_creator_cbs_set_is_account_activated,
            linphone_account_creator_cbs_get_is_account_activated},
    Request{linphone_account_creator_link_account, linphone_account_creator_service_set_link_account_cb,
            linphone_account_creator_cbs_set_link_account, linphone_account_creator_cbs_get_link_account},
    Request{linphone_account_creator_activate_alias, linphone_account_creator_service_set_activate_alias_cb,
            linphone_account_creator_cbs_set_activate_alias, linphone_account_creator_cbs_get_activate_alias},
    Request{linphone_account_creator_is_alias_used, linphone_account_creator_service_set_is_alias_used_cb,
            linphone_account_creator_cbs_set_is_alias_used, linphone_account_creator_cbs_get_is_alias_used},
    Request{linphone_account_creator_is_account_linked,
            linphone_account_creator_service_set_is_account_linked_cb,
            linphone_account_creator_cbs_set_is_account_linked,
            linphone_account_creator_cbs_get_is_account_linked},
    Request{linphone_account_creator_recover_account, linphone_account_creator_service_set_recover_account_cb,
            linphone_account_creator_cbs_set_recover_account,
            linphone_account_creator_cbs_get_recover_account},
    Request{linphone_account_creator_update_account, linphone_account_creator_service_set_update_account_cb,
            linphone_account_creator_cbs_set_update_account, linphone_account_creator_cbs_get_update_account},
    Request{linphone_account_creator_login_linphone_account,
            linphone_account_creator_service_set_login_linphone_account_cb,
            linphone_account_creator_cbs_set_login_linphone_account,
            linphone_account_creator_cbs_get_login_linphone_account},
};
using Numbers = std::make_index_sequence<kRequests.size()>;

template <std::size_t... Number>
void fillService(Service *service, std::index_sequence<Number...>) {
    (kRequests[Number].setSlot(service, serve<Number>), ...);
}

template <std::size_t... Number>
void fillCallbacks(Cbs *callbacks, std::index_sequence<Number...>) {
    (kRequests[Number].setCallback(callbacks, answered<Number>), ...);
}

/** Setter and getter of one text; the setters differ in the type of what they return only. */
struct Field {
    int (*set)(Creator *, const char *);
    const char *(*get)(const Creator *);
};

template <auto Setter>
int setText(Creator *creator, const char *text) {
    return static_cast<int>(Setter(creator, text));
}

constexpr std::array kFields = {
    Field{setText<linphone_account_creator_set_username>, linphone_account_creator_get_username},
    Field{setText<linphone_account_creator_set_password>, linphone_account_creator_get_password},
    Field{setText<linphone_account_creator_set_ha1>, linphone_account_creator_get_ha1},
    Field{setText<linphone_account_creator_set_domain>, linphone_account_creator_get_domain},
    Field{setText<linphone_account_creator_set_email>, linphone_account_creator_get_email},
    Field{setText<linphone_account_creator_set_display_name>, linphone_account_creator_get_display_name},
    Field{setText<linphone_account_creator_set_activation_code>,
          linphone_account_creator_get_activation_code},
    Field{setText<linphone_account_creator_set_language>, linphone_account_creator_get_language},
    Field{setText<linphone_account_creator_set_algorithm>, linphone_account_creator_get_algorithm},
};

Creator *creatorOf(jlong handle) { return fromHandle<CreatorPeer>(handle)->creator; }

jlong JNICALL createCreator(JNIEnv *env, jclass, jlong core, jstring url, jobject owner) {
    return guard<jlong>(env, 0, [&]() -> jlong {
        const Utf8 url8(env, url);
        if (env->ExceptionCheck()) return 0;
        auto peer = std::make_unique<CreatorPeer>();
        peer->core = env->NewWeakGlobalRef(owner);
        if (!peer->core) return 0;
        peer->creator = linphone_core_create_account_creator(fromHandle<CorePeer>(core)->core, url8.get());
        if (!peer->creator) {
            env->DeleteWeakGlobalRef(peer->core);
            throwJava(env, "java/lang/IllegalStateException", "no account creator could be made");
            return 0;
        }
        Cbs *callbacks = linphone_account_creator_get_callbacks(peer->creator);
        linphone_account_creator_cbs_set_user_data(callbacks, peer.get());
        fillCallbacks(callbacks, Numbers());
        ++liveObjects;
        return toHandle(peer.release());
    });
}

void JNICALL destroyCreator(JNIEnv *env, jclass, jlong handle) {
    const std::unique_ptr<CreatorPeer> peer(fromHandle<CreatorPeer>(handle));
    Cbs *callbacks = linphone_account_creator_get_callbacks(peer->creator);
    for (const Request &request : kRequests)
        request.setCallback(callbacks, nullptr);
    linphone_account_creator_set_user_data(peer->creator, nullptr);
    linphone_account_creator_unref(peer->creator);
    env->DeleteWeakGlobalRef(peer->core);
    peer->forgetNewPassword();
    --liveObjects;
}

void JNICALL setCreatorService(JNIEnv *, jclass, jlong core, jboolean ours) {
    Service *service = nullptr;
    if (ours) {
        service = linphone_account_creator_service_new();
        fillService(service, Numbers());
    }
    linphone_core_set_account_creator_service(fromHandle<CorePeer>(core)->core, service); // takes it over
}

jint JNICALL sendCreatorRequest(JNIEnv *, jclass, jlong creator, jint request) {
    return kRequests[static_cast<std::size_t>(request)].send(creatorOf(creator));
}

void JNICALL answerCreatorRequest(JNIEnv *env, jclass, jlong handle, jint request, jint status,
                                  jstring response) {
    guard<int>(env, 0, [&] {
        const Utf8 text(env, response);
        if (env->ExceptionCheck()) return 0;
        Creator *creator = creatorOf(handle);
        const auto callback = kRequests[static_cast<std::size_t>(request)].callback(
            linphone_account_creator_get_callbacks(creator));
        if (callback) callback(creator, static_cast<Status>(status), text.get());
        return 0;
    });
}

/** The account made of what the creator holds, with a reference; 0 when something is missing. */
jlong JNICALL addCreatedAccount(JNIEnv *, jclass, jlong handle) {
    LinphoneProxyConfig *config = linphone_account_creator_create_proxy_config(creatorOf(handle));
    if (!config) return 0;
    // A proxy config is the face that an account has in older releases; the newest one is the last.
    const bctbx_list_t *last = linphone_core_get_account_list(linphone_proxy_config_get_core(config));
    while (last && last->next)
        last = last->next;
    if (!last) return 0;
    auto *account = static_cast<LinphoneAccount *>(last->data);
    linphone_account_ref(account);
    ++liveObjects;
    return toHandle(account);
}

void JNICALL resetCreator(JNIEnv *, jclass, jlong creator) {
    linphone_account_creator_reset(creatorOf(creator));
}

jint JNICALL setCreatorText(JNIEnv *env, jclass, jlong creator, jint field, jstring text) {
    return guard<jint>(env, 0, [&]() -> jint {
        const Utf8 utf8(env, text);
        if (env->ExceptionCheck()) return 0;
        return kFields[static_cast<std::size_t>(field)].set(creatorOf(creator), utf8.get());
    });
}

jstring JNICALL creatorText(JNIEnv *env, jclass, jlong creator, jint field) {
    return guard<jstring>(env, nullptr, [&] {
        return toJava(env, kFields[static_cast<std::size_t>(field)].get(creatorOf(creator)));
    });
}

jint JNICALL setCreatorPhoneNumber(JNIEnv *env, jclass, jlong creator, jstring number, jstring countryCode) {
    return guard<jint>(env, 0, [&]() -> jint {
        const Utf8 number8(env, number);
        const Utf8 code8(env, countryCode);
        if (env->ExceptionCheck()) return 0;
        return static_cast<jint>(
            linphone_account_creator_set_phone_number(creatorOf(creator), number8.get(), code8.get()));
    });
}

jstring JNICALL creatorPhoneNumber(JNIEnv *env, jclass, jlong creator) {
    return guard<jstring>(env, nullptr, [&] {
        return toJava(env, linphone_account_creator_get_phone_number(creatorOf(creator)));
    });
}

void JNICALL setCreatorNewPassword(JNIEnv *env, jclass, jlong handle, jstring password) {
    guard<int>(env, 0, [&] {
        const Utf8 utf8(env, password);
        if (env->ExceptionCheck()) return 0;
        auto *peer = fromHandle<CreatorPeer>(handle);
        peer->forgetNewPassword();
        peer->newPassword = utf8.get() ? utf8.get() : "";
        linphone_account_creator_set_user_data(peer->creator,
                                               utf8.get() ? peer->newPassword.data() : nullptr);
        return 0;
    });
}

} // namespace

bool registerAccountCreatorMethods(JNIEnv *env) {
    const std::array methods = {
        method("createCreator", "(JLjava/lang/String;Lorg/slimphone/Core;)J", createCreator),
        method("destroyCreator", "(J)V", destroyCreator),
        method("setCreatorService", "(JZ)V", setCreatorService),
        method("sendCreatorRequest", "(JI)I", sendCreatorRequest),
        method("answerCreatorRequest", "(JIILjava/lang/String;)V", answerCreatorRequest),
        method("addCreatedAccount", "(J)J", addCreatedAccount),
        method("resetCreator", "(J)V", resetCreator),
        method("setCreatorText", "(JILjava/lang/String;)I", setCreatorText),
        method("creatorText", "(JI)Ljava/lang/String;", creatorText),
        method("setCreatorPhoneNumber", "(JLjava/lang/String;Ljava/lang/String;)I", setCreatorPhoneNumber),
        method("creatorPhoneNumber", "(J)Ljava/lang/String;", creatorPhoneNumber),
        method("setCreatorNewPassword", "(JLjava/lang/String;)V", setCreatorNewPassword),
    };
    return env->RegisterNatives(upcalls.native, methods.data(), static_cast<jint>(methods.size())) == 0;
}

} // namespace slimphone::jni
