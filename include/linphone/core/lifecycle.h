/**
 * @file
 * Creation, life and end of a core.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_LIFECYCLE_H
#define SLIMPHONE_LINPHONE_CORE_LIFECYCLE_H

#include "linphone/core/vtable.h"
#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Creation
 * @{ */

/**
 * Makes a core and starts it.
 *
 * @deprecated Use linphone_factory_create_core_3() and linphone_core_start().
 * @param vtable Functions that hear about it; copied. NULL for none.
 * @param config_path The configuration file, see linphone_config_new(); NULL for none.
 * @param factory_config_path The factory file, see linphone_config_new_with_factory(); NULL for
 *   none.
 * @param userdata A pointer kept for the application, see linphone_core_get_user_data().
 * @return A running core that the caller owns. A file that cannot be read is told to the log and
 *   left alone; the core then runs without saving anything.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *linphone_core_new(const LinphoneCoreVTable *vtable,
                                                                    const char *config_path,
                                                                    const char *factory_config_path,
                                                                    void *userdata);

/**
 * Makes a core with a given configuration and starts it.
 *
 * @deprecated Use linphone_factory_create_core_with_config_3() and linphone_core_start().
 * @param vtable Functions that hear about it; copied. NULL for none.
 * @param config The configuration, of which a reference is taken; NULL for an empty one.
 * @param userdata A pointer kept for the application, see linphone_core_get_user_data().
 * @return A running core that the caller owns.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC LinphoneCore *
linphone_core_new_with_config(const LinphoneCoreVTable *vtable, LinphoneConfig *config, void *userdata);

/**
 * Takes one more reference.
 *
 * @param core The core.
 * @return The same object.
 */
LINPHONE_PUBLIC LinphoneCore *linphone_core_ref(LinphoneCore *core);

/**
 * Drops one reference. With the last one the core is stopped as by linphone_core_stop() and
 * destroyed. Safe inside of callbacks.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_unref(LinphoneCore *core);

/**
 * Stops the core as by linphone_core_stop() and drops one reference.
 *
 * @deprecated Use linphone_core_unref().
 * @param core The core.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_destroy(LinphoneCore *core);

/**
 * Keeps a pointer for the application.
 *
 * @param core The core.
 * @param user_data The pointer to keep; the library never looks at what it points to.
 */
LINPHONE_PUBLIC void linphone_core_set_user_data(LinphoneCore *core, void *user_data);

/**
 * Gives the pointer kept by the application.
 *
 * @param core The core.
 * @return The pointer, NULL by default.
 */
LINPHONE_PUBLIC void *linphone_core_get_user_data(const LinphoneCore *core);

/**
 * Gives the version of the library.
 *
 * @return For instance 0.1.0; never freed.
 */
LINPHONE_PUBLIC const char *linphone_core_get_version(void);

/** @} */

/** @name Running
 * @{ */

/**
 * Starts a core that is LinphoneGlobalReady or LinphoneGlobalOff: transports are opened and
 * accounts are read from the configuration.
 *
 * @param core The core.
 * @return 0; -1 when it is in another state, for instance running already.
 */
LINPHONE_PUBLIC LinphoneStatus linphone_core_start(LinphoneCore *core);

/**
 * Does what is due: reads from the network, sends, runs timers, calls back. To be called often,
 * for instance every 20 ms, from the thread that uses the core; it never waits.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_iterate(LinphoneCore *core);

/**
 * Stops the core: every account is unregistered, transports are closed, the configuration is
 * saved. It waits for answers while they keep coming, 2 seconds at most for each and 10 in all.
 * Called from a callback inside linphone_core_iterate(), it does so when that one ends.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_stop(LinphoneCore *core);

/**
 * Begins to stop the core; linphone_core_iterate() does the rest until the state is
 * LinphoneGlobalOff. It waits for the answers of registrars as long as they keep coming, and [misc]
 * max_stop_async_time seconds at most: 10 by default, with 0 it waits for none.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_stop_async(LinphoneCore *core);

/**
 * Gives the state.
 *
 * @param core The core.
 * @return The state; LinphoneGlobalOff for NULL.
 */
LINPHONE_PUBLIC LinphoneGlobalState linphone_core_get_global_state(const LinphoneCore *core);

/**
 * Says that the application went to the background. Kept and returned; registrations go on.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_enter_background(LinphoneCore *core);

/**
 * Says that the application came to the foreground. Kept and returned.
 *
 * @param core The core.
 */
LINPHONE_PUBLIC void linphone_core_enter_foreground(LinphoneCore *core);

/**
 * Tells whether the application said that it went to the background.
 *
 * @param lc The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_is_in_background(const LinphoneCore *lc);

/**
 * Says whether the platform's main loop should call linphone_core_iterate(). Kept and returned:
 * only Android and iOS have such a loop.
 *
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_PUBLIC void linphone_core_enable_auto_iterate(LinphoneCore *core, bool_t enable);

/**
 * Tells whether the platform's main loop should call linphone_core_iterate().
 *
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_PUBLIC bool_t linphone_core_auto_iterate_enabled(LinphoneCore *core);

/**
 * Says whether the platform's main loop should call linphone_core_iterate().
 *
 * @deprecated Use linphone_core_enable_auto_iterate().
 * @param core The core.
 * @param enable TRUE or FALSE.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_set_auto_iterate_enabled(LinphoneCore *core,
                                                                                bool_t enable);

/**
 * Tells whether the platform's main loop should call linphone_core_iterate().
 *
 * @deprecated Use linphone_core_auto_iterate_enabled().
 * @param core The core.
 * @return FALSE by default.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC bool_t linphone_core_is_auto_iterate_enabled(LinphoneCore *core);

/** @} */

/** @name Callbacks
 * @{ */

/**
 * Adds functions that hear about the core. Each event goes to all callbacks objects in the order
 * of addition.
 *
 * @param core The core.
 * @param cbs The callbacks object, of which a reference is taken.
 */
LINPHONE_PUBLIC void linphone_core_add_callbacks(LinphoneCore *core, LinphoneCoreCbs *cbs);

/**
 * Removes what linphone_core_add_callbacks() added. It may be called from inside a callback.
 *
 * @param core The core.
 * @param cbs The callbacks object.
 */
LINPHONE_PUBLIC void linphone_core_remove_callbacks(LinphoneCore *core, const LinphoneCoreCbs *cbs);

/**
 * Gives the callbacks object whose function runs now; its user data belongs to that function.
 *
 * @param core The core.
 * @return A lent object; NULL outside of a callback.
 */
LINPHONE_PUBLIC LinphoneCoreCbs *linphone_core_get_current_callbacks(const LinphoneCore *core);

/**
 * Adds a function table that hears about the core.
 *
 * @deprecated Use linphone_core_add_callbacks().
 * @param core The core.
 * @param vtable The table; it must stay until linphone_core_remove_listener().
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_add_listener(LinphoneCore *core,
                                                                    LinphoneCoreVTable *vtable);

/**
 * Removes what linphone_core_add_listener() added.
 *
 * @deprecated Use linphone_core_remove_callbacks().
 * @param core The core.
 * @param vtable The table.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC void linphone_core_remove_listener(LinphoneCore *core,
                                                                       const LinphoneCoreVTable *vtable);

/** @} */

/** @name Newer releases
 * Settings for platforms on which the library calls linphone_core_iterate() by itself. Kept, saved and
 * returned only.
 * @{ */

/**
 * Sets how often the core is iterated while the application is in the foreground.
 *
 * @param core The core.
 * @param schedule Milliseconds; ignored unless positive.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_core_set_auto_iterate_foreground_schedule(LinphoneCore *core, int schedule);

/**
 * Tells how often the core is iterated while the application is in the foreground.
 *
 * @param core The core.
 * @return Milliseconds, 20 by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC int linphone_core_get_auto_iterate_foreground_schedule(const LinphoneCore *core);

/**
 * Sets how often the core is iterated while the application is in the background.
 *
 * @param core The core.
 * @param schedule Milliseconds; ignored unless positive.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC void linphone_core_set_auto_iterate_background_schedule(LinphoneCore *core, int schedule);

/**
 * Tells how often the core is iterated while the application is in the background.
 *
 * @param core The core.
 * @return Milliseconds, 500 by default.
 * @since liblinphone 5.2
 */
LINPHONE_PUBLIC int linphone_core_get_auto_iterate_background_schedule(const LinphoneCore *core);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_CORE_LIFECYCLE_H */
