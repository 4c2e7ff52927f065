/**
 * @file
 * For entry points that read and write a setting of a core.
 */
#pragma once

#include "capi/facade.h"
#include "core/core.h"

namespace slimphone {

/** What @p get says of the settings of @p core; @p fallback for NULL and for an exception. */
template <class Result, class Get>
Result setting(const char *function, const LinphoneCore *core, Result fallback, Get &&get) noexcept {
    return ask<Core>(function, core, fallback, [&](const Core &object) { return get(object.settings()); });
}

/** Makes @p change to settings that are looked at when they are needed. */
template <class Change>
void changeSetting(const char *function, LinphoneCore *core, Change &&change) noexcept {
    tell<Core>(function, core, [&](Core &object) { change(object.settings()); });
}

/** Makes @p change to settings of the SIP stack, which hears of it at once. */
template <class Change>
void changeStack(const char *function, LinphoneCore *core, Change &&change) noexcept {
    tell<Core>(function, core, [&](Core &object) {
        change(object.settings());
        object.applyStackSettings();
    });
}

} // namespace slimphone
