#include "check.h"

#include <linphone/core.h>

static LinphoneProxyConfig *newConfig(const char *identity, const char *server) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(linphone_proxy_config_set_identity(config, identity) == 0);
    CHECK(linphone_proxy_config_set_server_addr(config, server) == 0);
    linphone_proxy_config_enable_register(config, FALSE);
    return config;
}

static void doneWithoutEditFails(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(linphone_proxy_config_done(config) == -1);
    linphone_proxy_config_edit(config);
    linphone_proxy_config_edit(config);
    CHECK(linphone_proxy_config_done(config) == 0);
    CHECK(linphone_proxy_config_done(config) == -1);
    linphone_proxy_config_destroy(config);
}

static void setterOpensAnEdit(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    linphone_proxy_config_expires(config, 50);
    CHECK(linphone_proxy_config_get_expires(config) == 50);
    CHECK(linphone_proxy_config_done(config) == 0);
    CHECK(linphone_proxy_config_get_expires(config) == 50);
    linphone_proxy_config_unref(config);
}

static void textsThatAreLentOutliveEditsOfOthers(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    LinphoneProxyConfig *config = newConfig("sip:a@example.org", "sip:127.0.0.1:9");
    linphone_proxy_config_set_realm(config, "realm");
    linphone_proxy_config_set_route(config, "sip:route.example.org;lr");
    linphone_core_add_proxy_config(core, config);
    const char *identity = linphone_proxy_config_get_identity(config);
    const char *server = linphone_proxy_config_get_addr(config);
    const char *realm = linphone_proxy_config_get_realm(config);
    const LinphoneAddress *address = linphone_proxy_config_get_identity_address(config);
    const char *route = linphone_proxy_config_get_route(config);
    for (int expires = 60; expires < 63; ++expires) {
        linphone_proxy_config_edit(config);
        linphone_proxy_config_expires(config, expires);
        const char *duringTheEdit = linphone_proxy_config_get_realm(config);
        CHECK(linphone_proxy_config_done(config) == 0);
        linphone_core_iterate(core);
        CHECK_TEXT(identity, "sip:a@example.org");
        CHECK_TEXT(server, "sip:127.0.0.1:9");
        CHECK_TEXT(realm, "realm");
        CHECK_TEXT(duringTheEdit, "realm");
        CHECK_TEXT(linphone_address_get_username(address), "a");
        CHECK_TEXT(route, "sip:route.example.org;lr");
    }
    linphone_proxy_config_unref(config);
    linphone_core_destroy(core);
}

static void addingClosesTheEdit(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    LinphoneProxyConfig *config = newConfig("sip:a@example.org", "sip:127.0.0.1:9");
    CHECK(linphone_core_add_proxy_config(core, config) == 0);
    CHECK(linphone_proxy_config_done(config) == -1);
    CHECK_TEXT(linphone_proxy_config_get_identity(config), "sip:a@example.org");
    CHECK(linphone_proxy_config_get_core(config) == core);
    linphone_proxy_config_unref(config);
    linphone_core_destroy(core);
}

static void editThatWouldMakeItInvalidIsImpossible(void) {
    LinphoneProxyConfig *config = newConfig("sip:a@example.org", "sip:example.org");
    CHECK(linphone_proxy_config_set_identity(config, "sip:example.org") == -1);
    CHECK(linphone_proxy_config_set_identity(config, "no address") == -1);
    CHECK(linphone_proxy_config_set_identity(config, NULL) == -1);
    CHECK(linphone_proxy_config_set_identity_address(config, NULL) == -1);
    CHECK(linphone_proxy_config_set_server_addr(config, "sip:") == -1);
    CHECK(linphone_proxy_config_set_server_addr(config, NULL) == 0);
    CHECK(linphone_proxy_config_set_server_addr(config, "") == 0);
    CHECK_TEXT(linphone_proxy_config_get_identity(config), "sip:a@example.org");
    CHECK_TEXT(linphone_proxy_config_get_addr(config), "sip:example.org");
    CHECK_TEXT(linphone_proxy_config_get_domain(config), "example.org");
    linphone_proxy_config_unref(config);
}

static void routeIsReadLikeAServer(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(linphone_proxy_config_set_route(config, "proxy.example.org;lr") == 0);
    CHECK_TEXT(linphone_proxy_config_get_route(config), "sip:proxy.example.org;lr");
    CHECK(linphone_proxy_config_set_route(config, "sip:foo bar") == 0);
    CHECK_TEXT(linphone_proxy_config_get_route(config), NULL);
    CHECK(linphone_proxy_config_get_routes(config) == NULL);
    linphone_proxy_config_set_route(config, "sip:a");
    CHECK(linphone_proxy_config_set_route(config, "") == 0);
    CHECK_TEXT(linphone_proxy_config_get_route(config), NULL);
    linphone_proxy_config_set_route(config, "sip:a");
    CHECK(linphone_proxy_config_set_route(config, NULL) == 0);
    CHECK_TEXT(linphone_proxy_config_get_route(config), NULL);
    linphone_proxy_config_unref(config);
}

static void routesWithABadOneAreRefused(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    bctbx_list_t *routes = bctbx_list_append(bctbx_list_append(NULL, (void *)"sip:a"), (void *)"sip:b");
    CHECK(linphone_proxy_config_set_routes(config, routes) == 0);
    CHECK(bctbx_list_size(linphone_proxy_config_get_routes(config)) == 2);
    routes = bctbx_list_append(routes, (void *)"sip:");
    CHECK(linphone_proxy_config_set_routes(config, routes) == -1);
    CHECK(bctbx_list_size(linphone_proxy_config_get_routes(config)) == 2);
    CHECK_TEXT((const char *)bctbx_list_nth_data(linphone_proxy_config_get_routes(config), 1), "sip:b");
    CHECK(linphone_proxy_config_set_routes(config, NULL) == 0);
    CHECK(linphone_proxy_config_get_routes(config) == NULL);
    bctbx_list_free(routes);
    linphone_proxy_config_unref(config);
}

static void transportIsThatOfRouteOrServer(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK_TEXT(linphone_proxy_config_get_transport(config), "udp");
    linphone_proxy_config_set_server_addr(config, "example.org");
    CHECK_TEXT(linphone_proxy_config_get_transport(config), "udp");
    linphone_proxy_config_set_server_addr(config, "sips:example.org");
    CHECK_TEXT(linphone_proxy_config_get_transport(config), "tls");
    linphone_proxy_config_set_route(config, "sip:proxy.example.org;transport=tcp");
    CHECK_TEXT(linphone_proxy_config_get_transport(config), "tcp");
    linphone_proxy_config_unref(config);
}

static void freshOneIsNotRegistered(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(!linphone_proxy_config_is_registered(config));
    CHECK(linphone_proxy_config_get_state(config) == LinphoneRegistrationNone);
    CHECK(linphone_proxy_config_get_error(config) == LinphoneReasonNone);
    CHECK(linphone_proxy_config_get_core(config) == NULL);
    CHECK(linphone_proxy_config_register_enabled(config));
    CHECK_TEXT(linphone_proxy_config_get_dial_prefix(config), NULL);
    CHECK_TEXT(linphone_proxy_config_get_contact_parameters(config), NULL);
    linphone_proxy_config_refresh_register(config);
    linphone_proxy_config_pause_register(config);
    linphone_proxy_config_unref(config);
}

static void dependencyByNameIsFoundWhenItsMasterComes(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    LinphoneProxyConfig *master = newConfig("sip:m@example.org", "sip:127.0.0.1:9");
    LinphoneProxyConfig *dependent = newConfig("sip:d@example.org", "sip:127.0.0.1:9");
    linphone_proxy_config_set_idkey(master, "master");
    linphone_proxy_config_set_depends_on(dependent, "master");
    CHECK_TEXT(linphone_proxy_config_get_depends_on(dependent), "master");
    linphone_core_add_proxy_config(core, dependent);
    CHECK(linphone_proxy_config_get_dependency(dependent) == NULL);
    linphone_core_add_proxy_config(core, master);
    CHECK(linphone_proxy_config_get_dependency(dependent) == master);
    linphone_proxy_config_set_depends_on(dependent, NULL);
    CHECK(linphone_proxy_config_get_dependency(dependent) == NULL);
    CHECK_TEXT(linphone_proxy_config_get_depends_on(dependent), NULL);
    linphone_proxy_config_unref(master);
    linphone_proxy_config_unref(dependent);
    linphone_core_destroy(core);
}

static void customHeaderWithLineBreakIsRefused(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    linphone_proxy_config_set_custom_header(config, "X-A", "1");
    linphone_proxy_config_set_custom_header(config, "X-B", "1\r\nX-Evil: 2");
    CHECK_TEXT(linphone_proxy_config_get_custom_header(config, "x-a"), "1");
    CHECK_TEXT(linphone_proxy_config_get_custom_header(config, "X-B"), NULL);
    linphone_proxy_config_set_custom_header(config, "X-A", NULL);
    CHECK_TEXT(linphone_proxy_config_get_custom_header(config, "X-A"), NULL);
    linphone_proxy_config_unref(config);
}

static void avpfHasTwoNames(void) {
    LinphoneProxyConfig *config = linphone_proxy_config_new();
    CHECK(linphone_proxy_config_get_avpf_mode(config) == LinphoneAVPFDefault);
    linphone_proxy_config_enable_avpf(config, TRUE);
    CHECK(linphone_proxy_config_avpf_enabled(config));
    linphone_proxy_config_enable_avpf(config, FALSE);
    CHECK(linphone_proxy_config_get_avpf_mode(config) == LinphoneAVPFDisabled);
    linphone_proxy_config_unref(config);
}

static void accountsSurviveARestart(void) {
    LinphoneConfig *config = linphone_config_new_from_buffer("");
    LinphoneCore *core = linphone_core_new_with_config(NULL, config, NULL);
    LinphoneProxyConfig *proxy = newConfig("\"A\" <sip:a@example.org>", "sip:127.0.0.1:9");
    linphone_proxy_config_set_expires(proxy, 99);
    linphone_proxy_config_set_contact_parameters(proxy, "q=1");
    linphone_core_add_proxy_config(core, proxy);
    linphone_core_set_default_proxy(core, proxy);
    linphone_proxy_config_unref(proxy);
    linphone_core_destroy(core);

    core = linphone_core_new_with_config(NULL, config, NULL);
    proxy = linphone_core_get_default_proxy_config(core);
    CHECK_TEXT(linphone_proxy_config_get_identity(proxy), "\"A\" <sip:a@example.org>");
    CHECK_TEXT(linphone_proxy_config_get_contact_parameters(proxy), "q=1");
    CHECK(linphone_proxy_config_get_expires(proxy) == 99);
    CHECK(!linphone_proxy_config_register_enabled(proxy));
    linphone_core_destroy(core);
    linphone_config_unref(config);
}

int main(void) {
    RUN(doneWithoutEditFails);
    RUN(setterOpensAnEdit);
    RUN(textsThatAreLentOutliveEditsOfOthers);
    RUN(addingClosesTheEdit);
    RUN(editThatWouldMakeItInvalidIsImpossible);
    RUN(routeIsReadLikeAServer);
    RUN(routesWithABadOneAreRefused);
    RUN(transportIsThatOfRouteOrServer);
    RUN(freshOneIsNotRegistered);
    RUN(dependencyByNameIsFoundWhenItsMasterComes);
    RUN(customHeaderWithLineBreakIsRefused);
    RUN(avpfHasTwoNames);
    RUN(accountsSurviveARestart);
    linphone_factory_clean();
    return CHECK_RESULT();
}
