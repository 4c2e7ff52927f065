/**
 * @file
 * What every function of the shim needs of the Java machine: texts, exceptions, calls up into Java.
 */
#pragma once

#include <jni.h>

#include <atomic>
#include <exception>
#include <new>
#include <string>

namespace slimphone::jni {

/** The class org.slimphone.Native and its functions that the shim calls. */
struct Upcalls {
    jclass native = nullptr;
    jmethodID onGlobalState = nullptr;
    jmethodID onRegistrationState = nullptr;
    jmethodID onAuthenticationRequested = nullptr;
    jmethodID onCreatorRequest = nullptr;
    jmethodID onCreatorAnswer = nullptr;
};
extern Upcalls upcalls;

/** Objects of the library that Java owns through this shim. */
extern std::atomic<int> liveObjects;

/** Remembers the machine and finds Upcalls; false, with an exception pending, when they are not there. */
bool initialize(JavaVM *vm, JNIEnv *env);
void shutDown(JNIEnv *env);

/** The environment of this thread; NULL when Java does not know the thread. */
JNIEnv *currentEnv();

void throwJava(JNIEnv *env, const char *className, const char *message);

/** Prints and drops what a call up into Java left pending. */
void dropException(JNIEnv *env);

/**
 * A Java text in UTF-8, as the library wants it; JNI's own conversion writes another form. The bytes are
 * wiped at the end, since they may be a password. A text with a NUL in it leaves an
 * IllegalArgumentException pending.
 */
class Utf8 {
public:
    Utf8(JNIEnv *env, jstring text);
    Utf8(const Utf8 &) = delete;
    Utf8 &operator=(const Utf8 &) = delete;
    ~Utf8();

    /** NULL for null. */
    const char *get() const { return mIsNull ? nullptr : mText.c_str(); }

private:
    std::string mText;
    bool mIsNull;
};

/** A Java text from UTF-8; null for NULL. What is not UTF-8 becomes replacement characters. */
jstring toJava(JNIEnv *env, const char *text);

/** Gives back the local references made during its life, of which a long call up must not pile up. */
class LocalFrame {
public:
    explicit LocalFrame(JNIEnv *env) : mEnv(env), mIsOpen(env->PushLocalFrame(8) == 0) {}
    LocalFrame(const LocalFrame &) = delete;
    LocalFrame &operator=(const LocalFrame &) = delete;
    ~LocalFrame() {
        if (mIsOpen) mEnv->PopLocalFrame(nullptr);
    }
    explicit operator bool() const { return mIsOpen; }

private:
    JNIEnv *mEnv;
    bool mIsOpen;
};

/** Calls @p body with the Java object, if that is still there; nothing is pending afterwards. */
template <class Body>
void callUp(jweak owner, Body &&body) noexcept {
    JNIEnv *env = currentEnv();
    if (!env || env->ExceptionCheck()) return;
    try {
        const LocalFrame frame(env);
        const jobject object = frame ? env->NewLocalRef(owner) : nullptr;
        if (object) body(env, object);
    } catch (const std::exception &error) {
        throwJava(env, "java/lang/OutOfMemoryError", error.what());
    }
    dropException(env);
}

/** Runs @p body; C++ exceptions become Java's. */
template <class Result, class Body>
Result guard(JNIEnv *env, Result fallback, Body &&body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc &) {
        throwJava(env, "java/lang/OutOfMemoryError", "slimphone");
    } catch (const std::exception &error) {
        throwJava(env, "java/lang/IllegalStateException", error.what());
    }
    return fallback;
}

/** An object of ours as Java keeps it. */
template <class T>
jlong toHandle(T *object) {
    return reinterpret_cast<jlong>(object);
}
template <class T>
T *fromHandle(jlong handle) {
    return reinterpret_cast<T *>(handle); // NOLINT(performance-no-int-to-ptr): Java has no pointers
}

/** An entry for RegisterNatives, which takes pointers to char. */
template <class Function>
JNINativeMethod method(const char *name, const char *signature, Function *function) {
    return {const_cast<char *>(name), const_cast<char *>(signature), reinterpret_cast<void *>(function)};
}

/** Native methods of org.slimphone.Native, by file. */
bool registerCoreMethods(JNIEnv *env);
bool registerAccountMethods(JNIEnv *env);
bool registerAddressMethods(JNIEnv *env);
bool registerAccountCreatorMethods(JNIEnv *env);

} // namespace slimphone::jni
