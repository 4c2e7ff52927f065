/**
 * @file
 * The native half of a Java Core.
 */
#pragma once

#include "jvm.h"

#include <linphone/core.h>

#include <utility>

namespace slimphone::jni {

/** Holds its Java half weakly: a core that the application forgot shall be collected. */
struct CorePeer {
    LinphoneCore *core;
    LinphoneCoreCbs *callbacks;
    jweak owner;

    /** The peer whose callbacks are running. */
    static CorePeer &of(LinphoneCore *core);

    template <class Body>
    void callUp(Body &&body) const noexcept {
        jni::callUp(owner, std::forward<Body>(body));
    }
};

} // namespace slimphone::jni
