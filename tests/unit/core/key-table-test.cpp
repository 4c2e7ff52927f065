// Every key of [sip], [net], [misc] and [digest_authentication_policy] that belongs to the subset, a row
// each: what is seen of it, its default, and that it stays in the file. The keys of accounts, credentials and
// NAT policies have tables in persistence-test.cpp, those of [assistant] and [account_creator] in
// tests/unit/account-creator/key-table-test.cpp.
#include "core-fixture.h"
#include "http/client.h"
#include "http/exchange.h"
#include "unit/config/temporary-directory.h"

#include <cctype>
#include <ostream>

namespace slimphone {
namespace {

using namespace std::chrono_literals;

std::string text(const char *value) { return value ? value : "-"; }
std::string text(const Text &value) { return text(value.get()); }
std::string text(int value) { return std::to_string(value); }
std::string count(std::chrono::milliseconds time) { return std::to_string(time.count()); }

std::string nameOf(const std::string &section, const std::string &key) {
    std::string name;
    for (const char c : section + "_" + key)
        name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

class CoreKeyTest;

struct CoreKey {
    const char *section;
    const char *key;
    const char *value; ///< in the file
    const char *read;  ///< what is seen of it
    const char *unset; ///< and without it
    std::string (*see)(CoreKeyTest &);
    friend void PrintTo(const CoreKey &row, std::ostream *out) { *out << row.section << '/' << row.key; }
};

class CoreKeyTest : public test::CoreFixture, public testing::WithParamInterface<CoreKey> {
public:
    using CoreFixture::core;

    sip::StackSettings stackSettings() const { return core->settings().stackSettings(); }
    Settings &settings() const { return core->settings(); }
    /** In what form a password is saved. */
    std::string savedPassword() const {
        core->addAuthInfo(*make<AuthInfo>("alice", "", "secret", "", "example.org", ""));
        core->saveConfig();
        if (core->config().hasEntry("auth_info_0", "passwd")) return "clear";
        return core->config().hasEntry("auth_info_0", "ha1") ? "ha1" : "nothing";
    }
    /** How a request over HTTP to nobody ends. */
    std::string plainHttp() const {
        std::string result;
        const std::unique_ptr<http::Exchange> exchange = core->httpClient()->send(
            core->makeHttpRequest("GET", "http://127.0.0.1:1/"),
            [&](const http::Response &response) { result = http::toString(response.error); });
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (result.empty() && std::chrono::steady_clock::now() < end)
            core->iterate();
        return result;
    }
    std::string dateOfARegister() {
        core->iterate();
        return stack->sent.empty() ? "no REGISTER" : stack->last().header("Date").empty() ? "none" : "there";
    }
    /** Whether a stop still waits for an answer after a second. */
    std::string secondAfterAStop() {
        registered("carol");
        core->stopAsync();
        advance(1s);
        return core->globalState() == LinphoneGlobalOff ? "off" : "waits";
    }
    /** The Contact that is to end with the REGISTER of a new network. */
    std::string endedContact() {
        stack->contactUri = "sip:carol@192.0.2.1:5070";
        registered("carol");
        core->setNetworkReachable(false);
        core->setNetworkReachable(true);
        core->iterate();
        for (const auto &sent : stack->sent)
            if (!sent->request.previousContact.empty()) return sent->request.previousContact;
        return "none";
    }
    std::string configurationsOfANewNetwork() {
        const int before = stack->configurations;
        core->setNetworkReachable(false);
        core->setNetworkReachable(true);
        return text(stack->configurations - before) + " " + text(stack->settings.ports.udp);
    }

protected:
    std::string see(const std::string &more) {
        if (core->globalState() != LinphoneGlobalOff) shutDown();
        makeCore(Config::fromBuffer(
            "[proxy_0]\nreg_proxy=sip:example.org\nreg_identity=sip:alice@example.org\n"
            "[proxy_1]\nreg_proxy=sip:example.org\nreg_identity=sip:bob@example.org\n"
            "[nat_policy_0]\nref=first\n[nat_policy_1]\nref=chosen\nstun_server=stun.chosen\n" +
            more));
        return GetParam().see(*this);
    }
};

const CoreKey kCoreKeys[] = {
    {"sip", "sip_port", "5070", "5070", "-2",
     [](CoreKeyTest &t) { return text(t.stackSettings().ports.udp); }},
    {"sip", "sip_tcp_port", "-1", "-1", "-2",
     [](CoreKeyTest &t) { return text(t.stackSettings().ports.tcp); }},
    {"sip", "sip_tls_port", "0", "0", "-2", [](CoreKeyTest &t) { return text(t.stackSettings().ports.tls); }},
    {"sip", "sip_random_port", "1", "-1", "-2",
     [](CoreKeyTest &t) { return text(t.stackSettings().ports.udp); }},
    {"sip", "sip_well_known_port", "5070", "5070", "5060",
     [](CoreKeyTest &t) { return text(t.stackSettings().wellKnownPorts.plain); }},
    {"sip", "sip_tls_well_known_port", "5071", "5071", "5061",
     [](CoreKeyTest &t) { return text(t.stackSettings().wellKnownPorts.tls); }},
    {"sip", "bind_address", "127.0.0.1", "127.0.0.1", "",
     [](CoreKeyTest &t) { return t.stackSettings().bindAddress; }},
    {"sip", "use_ipv6", "0", "0", "1", [](CoreKeyTest &t) { return text(t.stackSettings().ipv6); }},
    {"sip", "default_proxy", "1", "bob", "-",
     [](CoreKeyTest &t) {
         return t.core->defaultAccount() ? text(t.core->defaultAccount()->params().identity()->username())
                                         : "-";
     }},
    {"sip", "contact", "sip:me@192.0.2.1", "sip:me@192.0.2.1", "sip:linphone@unknown-host",
     [](CoreKeyTest &t) { return text(t.settings().primaryContact()); }},
    {"sip", "guess_hostname", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.settings().isHostnameGuessed()); }},
    {"sip", "keepalive_period", "15000", "15000", "30000",
     [](CoreKeyTest &t) { return count(t.stackSettings().keepAlive); }},
    {"sip", "tcp_tls_keepalive", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.stackSettings().streamKeepAlive); }},
    {"sip", "use_keepalive", "0", "0", "30000",
     [](CoreKeyTest &t) { return count(t.stackSettings().keepAlive); }},
    {"sip", "transport_timeout", "5000", "5000", "32000",
     [](CoreKeyTest &t) { return count(t.stackSettings().transactionTimeout); }},
    {"sip", "unreliable_connection_timeout", "60", "60000", "120000",
     [](CoreKeyTest &t) { return count(t.stackSettings().unreliableConnectionTimeout); }},
    {"sip", "refresher_retry_after", "7000", "7000", "30000",
     [](CoreKeyTest &t) { return count(t.settings().refresherRetryAfter()); }},
    {"sip", "use_rport", "0", "0", "1", [](CoreKeyTest &t) { return text(t.stackSettings().useRport); }},
    {"sip", "user_agent", "Phone/1", "Phone/1", "slimphone",
     [](CoreKeyTest &t) { return t.stackSettings().userAgent.substr(0, 9); }},
    {"sip", "supported", "path", "path", "replaces, outbound, gruu",
     [](CoreKeyTest &t) { return t.settings().supportedTags(); }},
    {"sip", "linphone_specs", "a/1", "a/1", "", [](CoreKeyTest &t) { return t.settings().specs(); }},
    {"sip", "dscp", "0x2e", "46", "26", [](CoreKeyTest &t) { return text(t.stackSettings().dscp); }},
    {"sip", "root_ca", "/dev/null", "/dev/null", "",
     [](CoreKeyTest &t) { return t.stackSettings().tls.rootCaPath; }},
    {"sip", "verify_server_certs", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.stackSettings().tls.verifyCertificates); }},
    {"sip", "verify_server_cn", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.stackSettings().tls.verifyName); }},
    {"sip", "client_cert_chain", "/x.crt", "/x.crt", "-",
     [](CoreKeyTest &t) { return text(t.settings().tlsCertificatePath()); }},
    {"sip", "client_cert_key", "/x.key", "/x.key", "-",
     [](CoreKeyTest &t) { return text(t.settings().tlsKeyPath()); }},
    {"sip", "http_proxy_host", "proxy", "proxy", "-",
     [](CoreKeyTest &t) { return text(t.settings().httpProxyHost()); }},
    {"sip", "http_proxy_port", "8080", "8080", "3128",
     [](CoreKeyTest &t) { return text(t.settings().httpProxyPort()); }},
    {"net", "nat_policy_ref", "chosen", "stun.chosen", "-",
     [](CoreKeyTest &t) { return text(t.core->natPolicy()->stunServer()); }},
    {"net", "stun_server", "stun.old", "stun.old", "-",
     [](CoreKeyTest &t) { return text(t.core->natPolicy()->stunServer()); }},
    {"net", "firewall_policy", "3", "3", "0", [](CoreKeyTest &t) { return text(t.core->firewallPolicy()); }},
    {"net", "nat_address", "192.0.2.9", "1", "0",
     [](CoreKeyTest &t) { return text(t.core->firewallPolicy()); }},
    {"net", "dns_srv_enabled", "0", "0", "1", [](CoreKeyTest &t) { return text(t.stackSettings().dnsSrv); }},
    {"net", "dns_search_enabled", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.stackSettings().dnsSearch); }},
    {"net", "enable_nat_helper", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.stackSettings().natHelper); }},
    {"net", "wifi_only", "1", "1", "0", [](CoreKeyTest &t) { return text(t.settings().isWifiOnly()); }},
    {"net", "push_notification", "1", "1", "0",
     [](CoreKeyTest &t) { return text(t.settings().isPushEnabled()); }},
    {"misc", "uuid", "4f6c4b9c", "4f6c4b9c", "made up",
     [](CoreKeyTest &t) {
         return t.settings().instanceId().size() == 36 ? "made up" : t.settings().instanceId();
     }},
    {"misc", "transient_provisioning", "1", "1", "0",
     [](CoreKeyTest &t) { return text(t.settings().isProvisioningTransient()); }},
    {"misc", "auto_iterate", "1", "1", "0",
     [](CoreKeyTest &t) { return text(t.settings().isAutoIterated()); }},
    {"digest_authentication_policy", "allow_md5", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.core->authenticationPolicy()->allowsMd5()); }},
    {"digest_authentication_policy", "allow_no_qop", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.core->authenticationPolicy()->allowsNoQop()); }},
    {"sip", "auto_net_state_mon", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.settings().isNetworkWatched()); }},
    {"sip", "register_only_when_network_is_up", "0", "0", "1",
     [](CoreKeyTest &t) { return text(t.settings().isNetworkNeeded()); }},
    {"sip", "put_date", "1", "there", "none", [](CoreKeyTest &t) { return t.dateOfARegister(); }},
    {"sip", "tls_certificate_subject_regexp", "a.*", "a.*", "",
     [](CoreKeyTest &t) { return t.stackSettings().tls.subjectPattern; }},
    {"sip", "save_auth_info", "0", "nothing", "ha1", [](CoreKeyTest &t) { return t.savedPassword(); }},
    {"sip", "store_auth_info", "0", "nothing", "ha1", [](CoreKeyTest &t) { return t.savedPassword(); }},
    {"sip", "store_ha1_passwd", "0", "clear", "ha1", [](CoreKeyTest &t) { return t.savedPassword(); }},
    {"sip", "https_only", "1", "invalid request", "connection", [](CoreKeyTest &t) { return t.plainHttp(); }},
    {"sip", "reconnect_to_primary_asap", "1", "1", "0",
     [](CoreKeyTest &t) { return text(t.stackSettings().reconnectsToPrimary); }},
    {"sip", "unregister_previous_contact", "1", "sip:carol@192.0.2.1:5070", "none",
     [](CoreKeyTest &t) { return t.endedContact(); }},
    {"net", "recreate_sockets_when_network_is_up", "1", "2 -2", "0 -2",
     [](CoreKeyTest &t) { return t.configurationsOfANewNetwork(); }},
    {"misc", "config-uri", "http://127.0.0.1:1/x", "http://127.0.0.1:1/x", "-",
     [](CoreKeyTest &t) { return text(t.settings().provisioningUri()); }},
    {"misc", "max_stop_async_time", "1", "off", "waits", [](CoreKeyTest &t) { return t.secondAfterAStop(); }},
};

TEST_P(CoreKeyTest, IsReadAndKept) {
    const CoreKey &row = GetParam();
    EXPECT_EQ(see(""), row.unset);
    EXPECT_EQ(see(std::string("[") + row.section + "]\n" + row.key + "=" + row.value + "\n"), row.read);
    shutDown();
    EXPECT_EQ(text(core->config().getString(row.section, row.key, nullptr)), row.value);
}

INSTANTIATE_TEST_SUITE_P(All, CoreKeyTest, testing::ValuesIn(kCoreKeys),
                         [](const auto &each) { return nameOf(each.param.section, each.param.key); });

/** Without effect on registrations; why is in docs/compatibility.md. */
struct KeptKey {
    const char *section;
    const char *key;
    const char *value;
    friend void PrintTo(const KeptKey &row, std::ostream *out) { *out << row.section << '/' << row.key; }
};

const KeptKey kKeptKeys[] = {
    {"sip", "register_only_when_upnp_is_ok", "0"},
    {"sip", "use_no_initial_route", "1"},
    {"sip", "ping_with_options", "1"},
    {"sip", "handle_content_encoding", "none"},
    {"sip", "inc_timeout", "15"},
    {"sip", "in_call_timeout", "3600"},
    {"sip", "delayed_timeout", "9"},
    {"net", "nat_sdp_only", "1"},
    {"net", "mtu", "1200"},
    {"net", "download_bw", "512"},
    {"net", "upload_bw", "256"},
    {"net", "expected_bw", "128"},
    {"misc", "user_certificates_path", "/nonexistent/certificates"},
};

class KeptKeyTest : public test::CoreFixture, public testing::WithParamInterface<KeptKey> {};

TEST_P(KeptKeyTest, IsReturnedAndSavedAsItIs) {
    const KeptKey &row = GetParam();
    const std::string section =
        std::string("[") + row.section + "]\n# note\n" + row.key + "=" + row.value + "\n";
    const test::TemporaryDirectory directory;
    directory.write("rc", section + "\n");
    for (int run = 0; run < 2; ++run) {
        shutDown();
        makeCore(Config::create(directory.path("rc")));
        EXPECT_STREQ(core->config().getString(row.section, row.key, nullptr), row.value);
        registered("user" + std::to_string(run));
        EXPECT_TRUE(core->saveConfig());
        EXPECT_NE(directory.read("rc").find(section), std::string::npos) << directory.read("rc");
    }
}

INSTANTIATE_TEST_SUITE_P(All, KeptKeyTest, testing::ValuesIn(kKeptKeys),
                         [](const auto &each) { return nameOf(each.param.section, each.param.key); });

class StopTimeTest : public test::CoreFixture {
protected:
    /** Seconds until a stop without an answer ends. */
    int secondsOfAStop(const char *limit) {
        shutDown();
        makeCore(Config::fromBuffer(std::string("[misc]\nmax_stop_async_time=") + limit + "\n"));
        registered();
        core->stopAsync();
        core->iterate();
        if (core->globalState() != LinphoneGlobalOff) {
            EXPECT_EQ(stack->last().header("Expires"), "0");
        }
        int seconds = 0;
        for (; core->globalState() != LinphoneGlobalOff && seconds < 60; ++seconds)
            advance(1s);
        return seconds;
    }
};

TEST_F(StopTimeTest, IsTheMostAndNotTheLeast) {
    EXPECT_EQ(secondsOfAStop("0"), 0) << "it does not wait at all";
    EXPECT_EQ(secondsOfAStop("1"), 1);
    EXPECT_EQ(secondsOfAStop("30"), 2) << "nobody answers";
    EXPECT_EQ(secondsOfAStop("-5"), 2) << "as by default";
}

} // namespace
} // namespace slimphone
