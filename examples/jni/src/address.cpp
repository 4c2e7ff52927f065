/**
 * @file
 * Native methods about addresses.
 */
#include "jvm.h"

#include <linphone/core.h>

#include <array>
#include <memory>

namespace slimphone::jni {

namespace {

struct Unref {
    void operator()(LinphoneAddress *address) const { linphone_address_unref(address); }
};
using AddressPointer = std::unique_ptr<LinphoneAddress, Unref>;

std::string textOf(const LinphoneAddress *address) {
    char *text = linphone_address_as_string(address);
    std::string result = text ? text : "";
    bctbx_free(text);
    return result;
}

/** The name of the transport parameter as the enum Transport has it; NULL without one. */
const char *transportOf(const LinphoneAddress *address) {
    if (!linphone_address_has_uri_param(address, "transport")) return nullptr;
    switch (linphone_address_get_transport(address)) {
    case LinphoneTransportUdp:
        return "UDP";
    case LinphoneTransportTcp:
        return "TCP";
    case LinphoneTransportTls:
        return "TLS";
    default:
        return nullptr;
    }
}

jobjectArray JNICALL parseAddress(JNIEnv *env, jclass, jstring text, jintArray port) {
    return guard<jobjectArray>(env, nullptr, [&]() -> jobjectArray {
        const Utf8 utf8(env, text);
        if (env->ExceptionCheck()) return nullptr;
        const AddressPointer address(linphone_factory_create_address(linphone_factory_get(), utf8.get()));
        if (!address) return nullptr;
        const std::string whole = textOf(address.get());
        const std::array<const char *, 6> parts = {whole.c_str(),
                                                   linphone_address_get_scheme(address.get()),
                                                   linphone_address_get_display_name(address.get()),
                                                   linphone_address_get_username(address.get()),
                                                   linphone_address_get_domain(address.get()),
                                                   transportOf(address.get())};
        const jclass stringClass = env->FindClass("java/lang/String");
        if (!stringClass) return nullptr;
        jobjectArray result = env->NewObjectArray(static_cast<jsize>(parts.size()), stringClass, nullptr);
        if (!result) return nullptr;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const jstring part = toJava(env, parts[i]);
            if (env->ExceptionCheck()) return nullptr;
            env->SetObjectArrayElement(result, static_cast<jsize>(i), part);
            if (env->ExceptionCheck()) return nullptr;
            env->DeleteLocalRef(part);
        }
        const jint number = linphone_address_get_port(address.get());
        env->SetIntArrayRegion(port, 0, 1, &number);
        return result;
    });
}

jstring JNICALL makeAddress(JNIEnv *env, jclass, jstring displayName, jstring user, jstring domain, jint port,
                            jint transport) {
    return guard<jstring>(env, nullptr, [&]() -> jstring {
        const Utf8 name(env, displayName);
        const Utf8 username(env, user);
        const Utf8 host(env, domain);
        if (env->ExceptionCheck()) return nullptr;
        const AddressPointer address(
            linphone_factory_create_address(linphone_factory_get(), "sip:placeholder.invalid"));
        if (!address || linphone_address_set_domain(address.get(), host.get()) != 0) return nullptr;
        if (linphone_address_set_port(address.get(), port) != 0) return nullptr;
        if (name.get() && linphone_address_set_display_name(address.get(), name.get()) != 0) return nullptr;
        if (username.get() && linphone_address_set_username(address.get(), username.get()) != 0)
            return nullptr;
        if (transport >= 0)
            linphone_address_set_transport(address.get(), static_cast<LinphoneTransportType>(transport));
        return toJava(env, textOf(address.get()).c_str());
    });
}

jstring JNICALL version(JNIEnv *env, jclass) {
    return guard<jstring>(env, nullptr, [&] { return toJava(env, linphone_core_get_version()); });
}

jint JNICALL countLiveObjects(JNIEnv *, jclass) { return liveObjects; }

} // namespace

bool registerAddressMethods(JNIEnv *env) {
    const std::array methods = {
        method("liveObjects", "()I", countLiveObjects),
        method("version", "()Ljava/lang/String;", version),
        method("parseAddress", "(Ljava/lang/String;[I)[Ljava/lang/String;", parseAddress),
        method("makeAddress", "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;II)Ljava/lang/String;",
               makeAddress),
    };
    return env->RegisterNatives(upcalls.native, methods.data(), static_cast<jint>(methods.size())) == 0;
}

} // namespace slimphone::jni
