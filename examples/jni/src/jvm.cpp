#include "jvm.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace slimphone::jni {

Upcalls upcalls;
std::atomic<int> liveObjects{0};

namespace {

constexpr char32_t kReplacement = 0xFFFD;

JavaVM *machine = nullptr;

bool isHighSurrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool isLowSurrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

void appendUtf8(std::string &text, char32_t c) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) return add(c);
    if (c < 0x800) {
        add(0xC0 | (c >> 6));
    } else {
        if (c < 0x10000) {
            add(0xE0 | (c >> 12));
        } else {
            add(0xF0 | (c >> 18));
            add(0x80 | ((c >> 12) & 0x3F));
        }
        add(0x80 | ((c >> 6) & 0x3F));
    }
    add(0x80 | (c & 0x3F));
}

/** Takes one character off @p text, which is not empty. */
char32_t takeUtf8(std::string_view &text) {
    const auto lead = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    if (lead < 0x80) return lead;
    const int following = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
    if (following == 0 || lead >= 0xF5) return kReplacement;
    static constexpr std::array<char32_t, 4> kSmallest = {0, 0x80, 0x800, 0x10000};
    char32_t c = lead & (0x3FU >> following);
    for (int i = 0; i < following; ++i) {
        if (text.empty() || (static_cast<unsigned char>(text.front()) & 0xC0) != 0x80) return kReplacement;
        c = (c << 6) | (static_cast<unsigned char>(text.front()) & 0x3F);
        text.remove_prefix(1);
    }
    const bool isValid = c >= kSmallest[static_cast<std::size_t>(following)] && c <= 0x10FFFF &&
                         !isHighSurrogate(c) && !isLowSurrogate(c);
    return isValid ? c : kReplacement;
}

void wipe(void *bytes, std::size_t size) {
    auto *p = static_cast<volatile unsigned char *>(bytes);
    while (size-- > 0)
        *p++ = 0;
}

} // namespace

bool initialize(JavaVM *vm, JNIEnv *env) {
    machine = vm;
    const jclass found = env->FindClass("org/slimphone/Native");
    if (!found) return false;
    upcalls.native = static_cast<jclass>(env->NewGlobalRef(found));
    env->DeleteLocalRef(found);
    if (!upcalls.native) return false;
    const auto find = [env](jmethodID &id, const char *name, const char *signature) {
        id = env->GetStaticMethodID(upcalls.native, name, signature);
        return id != nullptr;
    };
    return find(upcalls.onGlobalState, "onGlobalState", "(Lorg/slimphone/Core;ILjava/lang/String;)V") &&
           find(upcalls.onRegistrationState, "onRegistrationState",
                "(Lorg/slimphone/Core;JILjava/lang/String;)V") &&
           find(upcalls.onAuthenticationRequested, "onAuthenticationRequested",
                "(Lorg/slimphone/Core;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V") &&
           find(upcalls.onCreatorRequest, "onCreatorRequest", "(Lorg/slimphone/Core;JI)I") &&
           find(upcalls.onCreatorAnswer, "onCreatorAnswer", "(Lorg/slimphone/Core;JIILjava/lang/String;)V");
}

void shutDown(JNIEnv *env) {
    env->DeleteGlobalRef(upcalls.native);
    upcalls = Upcalls();
    machine = nullptr;
}

JNIEnv *currentEnv() {
    void *env = nullptr;
    if (!machine || machine->GetEnv(&env, JNI_VERSION_1_6) != JNI_OK) return nullptr;
    return static_cast<JNIEnv *>(env);
}

void throwJava(JNIEnv *env, const char *className, const char *message) {
    if (env->ExceptionCheck()) return;
    const jclass type = env->FindClass(className);
    if (!type) return; // FindClass left an exception of its own
    env->ThrowNew(type, message);
    env->DeleteLocalRef(type);
}

void dropException(JNIEnv *env) {
    if (!env->ExceptionCheck()) return;
    env->ExceptionDescribe();
    env->ExceptionClear();
}

Utf8::Utf8(JNIEnv *env, jstring text) : mIsNull(text == nullptr) {
    if (mIsNull || env->ExceptionCheck()) return;
    const jsize length = env->GetStringLength(text);
    std::vector<jchar> units(static_cast<std::size_t>(length));
    env->GetStringRegion(text, 0, length, units.data());
    mText.reserve(units.size() * 3); // never grows, so that no copy is left behind
    for (std::size_t i = 0; i < units.size(); ++i) {
        char32_t c = units[i];
        if (isHighSurrogate(c) && i + 1 < units.size() && isLowSurrogate(units[i + 1])) {
            c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00U);
        } else if (isHighSurrogate(c) || isLowSurrogate(c)) {
            c = kReplacement;
        }
        appendUtf8(mText, c);
    }
    wipe(units.data(), units.size() * sizeof(jchar));
    if (mText.find('\0') != std::string::npos)
        throwJava(env, "java/lang/IllegalArgumentException", "a text with a NUL in it");
}

Utf8::~Utf8() { wipe(mText.data(), mText.size()); }

jstring toJava(JNIEnv *env, const char *text) {
    if (!text) return nullptr;
    std::vector<jchar> units;
    units.reserve(std::strlen(text));
    for (std::string_view rest = text; !rest.empty();) {
        const char32_t c = takeUtf8(rest);
        if (c >= 0x10000) {
            units.push_back(static_cast<jchar>(0xD800 + ((c - 0x10000) >> 10)));
            units.push_back(static_cast<jchar>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        } else {
            units.push_back(static_cast<jchar>(c));
        }
    }
    return env->NewString(units.data(), static_cast<jsize>(units.size()));
}

} // namespace slimphone::jni

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM *vm, void *) {
    void *env = nullptr;
    if (vm->GetEnv(&env, JNI_VERSION_1_6) != JNI_OK) return JNI_ERR;
    auto *jni = static_cast<JNIEnv *>(env);
    const bool isReady = slimphone::jni::initialize(vm, jni) && slimphone::jni::registerAddressMethods(jni) &&
                         slimphone::jni::registerCoreMethods(jni) &&
                         slimphone::jni::registerAccountMethods(jni) &&
                         slimphone::jni::registerAccountCreatorMethods(jni);
    return isReady ? JNI_VERSION_1_6 : JNI_ERR;
}

extern "C" JNIEXPORT void JNICALL JNI_OnUnload(JavaVM *vm, void *) {
    void *env = nullptr;
    if (vm->GetEnv(&env, JNI_VERSION_1_6) == JNI_OK) slimphone::jni::shutDown(static_cast<JNIEnv *>(env));
}
