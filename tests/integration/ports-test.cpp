/**
 * @file
 * Every way to choose ports and transports, and what it looks like to the registrar.
 */
#include "free-port.h"
#include "path-test.h"

namespace slimphone::test {

using testing::HasSubstr;

class Ports : public PathTest {
protected:
    static LinphoneSipTransports used(const Phone &phone) {
        LinphoneSipTransports ports{};
        linphone_core_get_sip_transports_used(phone.core(), &ports);
        return ports;
    }
    /** Registers alice at @p server and gives what the registrar saw. */
    LoggedRequest registerAt(Phone &phone, const std::string &server) {
        registrar.clearLog();
        LinphoneAccount *alice = phone.add("alice", server);
        EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
        const std::optional<LoggedRequest> request = registrar.lastRegister();
        return request ? *request : LoggedRequest{};
    }
    void expectUdpFrom(Phone &phone, int port) {
        ASSERT_GT(port, 0);
        const LoggedRequest request = registerAt(phone, '<' + registrar.uri("udp") + '>');
        EXPECT_EQ(request.source.transport, "UDP");
        EXPECT_EQ(request.source.port, port);
        EXPECT_THAT(request.contact, HasSubstr("alice@127.0.0.1:" + std::to_string(port)));
    }
    static LinphoneSipTransports structOf(int udp, int tcp, int tls) { return {udp, tcp, 0, tls}; }
};

TEST_P(Ports, MayBeARandomOneOfTheStruct) {
    Phone phone = makePatientPhone();
    const LinphoneSipTransports wanted = structOf(-1, 0, 0);
    ASSERT_EQ(linphone_core_set_sip_transports(phone.core(), &wanted), 0);
    EXPECT_EQ(used(phone).tcp_port, 0);
    EXPECT_EQ(used(phone).tls_port, 0);
    expectUdpFrom(phone, used(phone).udp_port);
}

TEST_P(Ports, MayBeAFixedOneOfTheObject) {
    const int port = freePort("127.0.0.1");
    Phone phone = makePatientPhone();
    LinphoneTransports *ports = linphone_factory_create_transports(linphone_factory_get());
    linphone_transports_set_udp_port(ports, port);
    EXPECT_EQ(linphone_core_set_transports(phone.core(), ports), 0);
    linphone_transports_unref(ports);
    EXPECT_EQ(used(phone).udp_port, port);
    expectUdpFrom(phone, port);
}

TEST_P(Ports, MayComeFromTheConfiguration) {
    Phone phone = makePhone({{"sip_port", "-1"}, {"sip_tcp_port", "0"}, {"sip_tls_port", "0"}});
    EXPECT_EQ(used(phone).tcp_port, 0);
    expectUdpFrom(phone, used(phone).udp_port);
    Phone old = makePhone({{"sip_random_port", "1"}});
    EXPECT_GT(used(old).udp_port, 0);
    EXPECT_GT(used(old).tcp_port, 0);
}

TEST_P(Ports, MayBeOneForUdpAlone) {
    Phone phone = makePatientPhone();
    linphone_core_set_sip_port(phone.core(), LC_SIP_TRANSPORT_RANDOM);
    EXPECT_EQ(used(phone).tcp_port, 0);
    expectUdpFrom(phone, used(phone).udp_port);
}

TEST_P(Ports, NeedNotBeBound) {
    Phone phone = makePatientPhone();
    const LinphoneSipTransports wanted = structOf(-2, -2, -2);
    linphone_core_set_sip_transports(phone.core(), &wanted);
    EXPECT_EQ(used(phone).udp_port, -2);
    const LoggedRequest request = registerAt(phone, server());
    EXPECT_THAT(request.contact, HasSubstr("alice@127.0.0.1:" + std::to_string(request.source.port)));
}

TEST_P(Ports, AreOpenedAnewWithTheNetworkWhenAskedFor) {
    Phone phone = makePatientPhone();
    const LinphoneSipTransports wanted = structOf(-1, 0, 0);
    linphone_core_set_sip_transports(phone.core(), &wanted);
    LinphoneAccount *alice = phone.add("alice", '<' + registrar.uri("udp") + '>');
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
    const auto leaveAndReturn = [&] {
        const std::size_t before = phone.count(LinphoneRegistrationOk);
        linphone_core_set_network_reachable(phone.core(), FALSE);
        linphone_core_set_network_reachable(phone.core(), TRUE);
        EXPECT_TRUE(phone.waitUntil([&] { return phone.count(LinphoneRegistrationOk) > before; }));
        EXPECT_EQ(registrar.lastRegister()->source.port, used(phone).udp_port);
        return used(phone).udp_port;
    };
    const int first = used(phone).udp_port;
    EXPECT_EQ(leaveAndReturn(), first);
    linphone_config_set_bool(linphone_core_get_config(phone.core()), "net",
                             "recreate_sockets_when_network_is_up", TRUE);
    // The system may happen to choose the same one again.
    EXPECT_TRUE(leaveAndReturn() != first || leaveAndReturn() != first || leaveAndReturn() != first);
}

TEST_P(Ports, WithoutATransportInTheServersAddressUdpIsTakenAndThenTcp) {
    const std::string plain = registrar.uri();
    {
        Phone phone = makePatientPhone();
        EXPECT_EQ(registerAt(phone, plain).source.transport, "UDP");
    }
    Phone phone = makePatientPhone();
    const LinphoneSipTransports wanted = structOf(0, -2, 0);
    linphone_core_set_sip_transports(phone.core(), &wanted);
    EXPECT_EQ(registerAt(phone, plain).source.transport, "TCP");
    EXPECT_THAT(registrar.lastRegister()->contact, HasSubstr("transport=tcp"));
}

TEST_P(Ports, ThatAreSwitchedOffAreToldAsSuch) {
    Phone phone = makePatientPhone();
    const LinphoneSipTransports wanted = GetParam().isUdp() ? structOf(0, -2, 0) : structOf(-2, 0, 0);
    linphone_core_set_sip_transports(phone.core(), &wanted);
    LinphoneAccount *alice = phone.add("alice", server());
    ASSERT_TRUE(phone.waitFor(alice, LinphoneRegistrationFailed));
    EXPECT_THAT(phone.events.back().message, HasSubstr("is not open"));
    EXPECT_EQ(Phone::errorCode(alice), 503);
    // Switched on again, everybody registers without being asked.
    const LinphoneSipTransports all = structOf(-2, -2, 0);
    linphone_core_set_sip_transports(phone.core(), &all);
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(Ports, InUseAreToldByTheResult) {
    Phone phone = makePatientPhone();
    const LinphoneSipTransports taken =
        GetParam().isUdp() ? structOf(registrar.port(), 0, 0) : structOf(0, registrar.port(), 0);
    EXPECT_EQ(linphone_core_set_sip_transports(phone.core(), &taken), -1);
    EXPECT_EQ(used(phone).udp_port, 0);
    EXPECT_EQ(used(phone).tcp_port, 0);
    const LinphoneSipTransports free = structOf(-1, -1, 0);
    EXPECT_EQ(linphone_core_set_sip_transports(phone.core(), &free), 0);
    EXPECT_EQ(registerAt(phone, server()).source.transport, GetParam().isUdp() ? "UDP" : "TCP");
}

SLIMPHONE_ON_EVERY_PATH(Ports);

} // namespace slimphone::test
