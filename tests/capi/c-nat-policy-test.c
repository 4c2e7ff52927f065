/**
 * @file
 * The functions of NAT policies as a C program calls them.
 */
#include "linphone/core.h"

#include "check.h"

#include <netdb.h>
#include <netinet/in.h>

static void keepsSettings(LinphoneNatPolicy *policy) {
    LinphoneNatPolicy *copy;
    CHECK(!linphone_nat_policy_stun_enabled(policy) && !linphone_nat_policy_turn_enabled(policy));
    CHECK(!linphone_nat_policy_ice_enabled(policy) && !linphone_nat_policy_upnp_enabled(policy));
    CHECK(linphone_nat_policy_udp_turn_transport_enabled(policy));
    linphone_nat_policy_enable_stun(policy, TRUE);
    linphone_nat_policy_enable_turn(policy, TRUE);
    linphone_nat_policy_enable_ice(policy, TRUE);
    linphone_nat_policy_enable_upnp(policy, TRUE);
    linphone_nat_policy_enable_udp_turn_transport(policy, FALSE);
    linphone_nat_policy_enable_tcp_turn_transport(policy, TRUE);
    linphone_nat_policy_enable_tls_turn_transport(policy, TRUE);
    linphone_nat_policy_set_stun_server(policy, "127.0.0.1:5000");
    linphone_nat_policy_set_stun_server_username(policy, "alice");
    copy = linphone_nat_policy_clone(policy);
    CHECK(linphone_nat_policy_stun_enabled(copy) && linphone_nat_policy_turn_enabled(copy));
    CHECK(linphone_nat_policy_ice_enabled(copy) && !linphone_nat_policy_upnp_enabled(copy));
    CHECK(!linphone_nat_policy_udp_turn_transport_enabled(copy));
    CHECK(linphone_nat_policy_tcp_turn_transport_enabled(copy));
    CHECK(linphone_nat_policy_tls_turn_transport_enabled(copy));
    CHECK_TEXT(linphone_nat_policy_get_stun_server(copy), "127.0.0.1:5000");
    CHECK_TEXT(linphone_nat_policy_get_stun_server_username(copy), "alice");
    linphone_nat_policy_clear(copy);
    CHECK(!linphone_nat_policy_stun_enabled(copy));
    CHECK(linphone_nat_policy_get_stun_server(copy) == NULL);
    linphone_nat_policy_unref(copy);
}

static void resolvesTheServer(LinphoneNatPolicy *policy) {
    const struct addrinfo *address;
    linphone_nat_policy_resolve_stun_server(policy);
    address = linphone_nat_policy_get_stun_server_addrinfo(policy);
    CHECK(address && address->ai_family == AF_INET);
    CHECK(address && ntohs(((const struct sockaddr_in *)(const void *)address->ai_addr)->sin_port) == 5000);
    linphone_nat_policy_set_stun_server(policy, NULL);
    CHECK(linphone_nat_policy_get_stun_server_addrinfo(policy) == NULL);
}

int main(void) {
    LinphoneCoreVTable table = {0};
    LinphoneCore *core = linphone_core_new(&table, NULL, NULL, NULL);
    LinphoneNatPolicy *policy = linphone_core_create_nat_policy(core);
    CHECK(linphone_nat_policy_get_core(policy) == core);
    keepsSettings(policy);
    resolvesTheServer(policy);
    linphone_nat_policy_set_user_data(policy, &checkFailures);
    CHECK(linphone_nat_policy_get_user_data(policy) == &checkFailures);
    linphone_core_unref(core);
    CHECK(linphone_nat_policy_get_core(policy) == NULL);
    linphone_nat_policy_unref(policy);
    return CHECK_RESULT();
}
