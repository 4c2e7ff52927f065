/**
 * @file
 * The native half of a Java Core.
 */
#pragma once

#include "jvm.h"

#include <linphone/core.h>

namespace slimphone::jni {

/** Holds its Java half weakly: a core that the application forgot shall be collected. */
struct CorePeer {
    LinphoneCore *core;
    LinphoneCoreCbs *callbacks;
    jweak owner;

    /** The peer whose callbacks are running. */
    static CorePeer &of(LinphoneCore *core);

    /** Calls @p body with the Java half, if that is still there; nothing is pending afterwards. */
    template <class Body>
    void callUp(Body &&body) const noexcept {
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
};

} // namespace slimphone::jni
