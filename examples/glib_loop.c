/**
 * @file
 * Registration inside a GLib main loop, as in a GTK program: a timeout source iterates, a signal source
 * takes the registration back, and the loop ends when the server has confirmed that.
 *
 *     glib_loop IDENTITY PASSWORD SERVER
 */
#include <glib-unix.h>
#include <glib.h>
#include <linphone/core.h>
#include <signal.h>

static const guint kIteratePeriod = 20; /* ms */

typedef struct Application {
    GMainLoop *loop;
    LinphoneCore *core;
    LinphoneAccount *account;
    gboolean leaving;
} Application;

static void state_changed(LinphoneAccount *account, LinphoneRegistrationState state, const char *message) {
    Application *application =
        (Application *)linphone_account_cbs_get_user_data(linphone_account_get_current_callbacks(account));
    g_print("%s (%s)\n", linphone_registration_state_to_string(state), message ? message : "");
    if (application->leaving && state != LinphoneRegistrationProgress) g_main_loop_quit(application->loop);
}

static gboolean iterate(gpointer data) {
    linphone_core_iterate(((Application *)data)->core);
    return G_SOURCE_CONTINUE;
}

/** The first Ctrl-C unregisters, a second one does not wait for the server. */
static gboolean on_signal(gpointer data) {
    Application *application = (Application *)data;
    const LinphoneRegistrationState state = linphone_account_get_state(application->account);
    if (application->leaving || (state != LinphoneRegistrationOk && state != LinphoneRegistrationProgress)) {
        g_main_loop_quit(application->loop);
    } else {
        LinphoneAccountParams *params =
            linphone_account_params_clone(linphone_account_get_params(application->account));
        application->leaving = TRUE;
        linphone_account_params_enable_register(params, FALSE);
        linphone_account_set_params(application->account, params);
        linphone_account_params_unref(params);
    }
    return G_SOURCE_CONTINUE;
}

static LinphoneAccount *add_account(Application *application, const char *identity, const char *password,
                                    const char *server) {
    LinphoneFactory *factory = linphone_factory_get();
    LinphoneAddress *address = linphone_factory_create_address(factory, identity);
    LinphoneAccountParams *params = linphone_core_create_account_params(application->core);
    LinphoneAccount *account = NULL;
    if (address && linphone_account_params_set_identity_address(params, address) == 0 &&
        linphone_account_params_set_server_addr(params, server) == 0) {
        LinphoneAccountCbs *callbacks = linphone_factory_create_account_cbs(factory);
        LinphoneAuthInfo *credentials = linphone_factory_create_auth_info(
            factory, linphone_address_get_username(address), NULL, password, NULL, NULL, NULL);
        linphone_core_add_auth_info(application->core, credentials);
        linphone_auth_info_unref(credentials);
        linphone_account_params_enable_register(params, TRUE);
        account = linphone_core_create_account(application->core, params);
        linphone_account_cbs_set_user_data(callbacks, application);
        linphone_account_cbs_set_registration_state_changed(callbacks, state_changed);
        linphone_account_add_callbacks(account, callbacks);
        linphone_account_cbs_unref(callbacks);
        linphone_core_add_account(application->core, account);
    }
    linphone_account_params_unref(params);
    if (address) linphone_address_unref(address);
    return account;
}

int main(int argc, char **argv) {
    Application application = {NULL, NULL, NULL, FALSE};
    int result = 1;
    if (argc != 4) {
        g_printerr("usage: glib_loop IDENTITY PASSWORD SERVER\n");
        return 2;
    }
    application.core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    linphone_core_start(application.core);
    application.account = add_account(&application, argv[1], argv[2], argv[3]);
    if (!application.account) {
        g_printerr("these are not the addresses of a user and a server\n");
    } else {
        application.loop = g_main_loop_new(NULL, FALSE);
        g_timeout_add(kIteratePeriod, iterate, &application);
        g_unix_signal_add(SIGINT, on_signal, &application);
        g_unix_signal_add(SIGTERM, on_signal, &application);
        g_main_loop_run(application.loop);
        g_main_loop_unref(application.loop);
        result = linphone_account_get_state(application.account) == LinphoneRegistrationCleared ? 0 : 1;
        linphone_account_unref(application.account);
    }
    linphone_core_unref(application.core);
    return result;
}
