// The keys of [proxy_N], [auth_info_N] and [nat_policy_N]: what each does when it is read, its default, and
// that it is written. And what setters write. The other keys are in key-table-test.cpp.
#include "auth-info/auth-info.h"
#include "core-fixture.h"
#include "unit/config/temporary-directory.h"

#include <algorithm>
#include <ostream>

namespace slimphone {
namespace {

std::string text(const char *value) { return value ? value : "-"; }
std::string text(const Text &value) { return text(value.get()); }
std::string text(int value) { return std::to_string(value); }

std::string nameOf(const std::string &key) {
    std::string name;
    for (const char c : key)
        name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return name;
}

std::string lines(const Config &config, const char *section) {
    std::string result;
    for (const char *key : config.keys(section))
        result += std::string(key) + "=" + config.getString(section, key, "") + "\n";
    return result;
}

// [proxy_N] and [proxy_default_values]

struct ProxyKey {
    const char *key;
    const char *value;
    const char *read;  ///< what is seen of the value
    const char *unset; ///< and without one
    bool isAlwaysWritten;
    std::string (*see)(const AccountParams &);
    friend void PrintTo(const ProxyKey &row, std::ostream *out) { *out << row.key; }
};

const ProxyKey kProxyKeys[] = {
    {"reg_proxy", "<sip:other.example.org;transport=tls>", "<sip:other.example.org;transport=tls>", "-", true,
     [](const AccountParams &p) { return text(p.serverText()); }},
    {"reg_identity", "\"A. B.\" <sip:ab@example.org>", "\"A. B.\" <sip:ab@example.org>", "-", true,
     [](const AccountParams &p) { return text(p.identityText()); }},
    {"reg_route", "sip:a.example.org;lr,sip:b.example.org;lr", "2", "0", false,
     [](const AccountParams &p) { return text(static_cast<int>(bctbx_list_size(p.routesList()))); }},
    {"realm", "example.org", "example.org", "-", false, [](const AccountParams &p) { return text(p.realm); }},
    {"reg_expires", "120", "120", "3600", true, [](const AccountParams &p) { return text(p.expires()); }},
    {"reg_sendregister", "0", "0", "1", true, [](const AccountParams &p) { return text(p.registerEnabled); }},
    {"publish", "1", "1", "0", true, [](const AccountParams &p) { return text(p.publishEnabled); }},
    {"publish_expires", "90", "90", "3600", true,
     [](const AccountParams &p) { return text(p.publishExpires()); }},
    {"contact_parameters", "+x=\"1\"", "+x=\"1\"", "-", false,
     [](const AccountParams &p) { return text(p.contactParameters); }},
    {"contact_uri_parameters", "x=1;y", "x=1;y", "-", false,
     [](const AccountParams &p) { return text(p.contactUriParameters); }},
    {"push_notification_allowed", "1", "1", "0", true,
     [](const AccountParams &p) { return text(p.pushAllowed); }},
    {"remote_push_notification_allowed", "1", "1", "0", true,
     [](const AccountParams &p) { return text(p.remotePushAllowed); }},
    {"dial_prefix", "33", "33", "-", false, [](const AccountParams &p) { return text(p.dialPrefix); }},
    {"use_dial_prefix_for_calls_and_chats", "0", "0", "1", true,
     [](const AccountParams &p) { return text(p.usePrefixForCallsAndChats); }},
    {"dial_escape_plus", "1", "1", "0", true, [](const AccountParams &p) { return text(p.dialEscapePlus); }},
    {"privacy", "9", "9", "32768", true,
     [](const AccountParams &p) { return text(static_cast<int>(p.privacy)); }},
    {"avpf", "1", "1", "-1", true, [](const AccountParams &p) { return text(p.avpfMode); }},
    {"avpf_rr_interval", "3", "3", "5", true,
     [](const AccountParams &p) { return text(static_cast<int>(p.avpfRrInterval)); }},
    {"quality_reporting_enabled", "1", "1", "0", true,
     [](const AccountParams &p) { return text(p.qualityReportingEnabled); }},
    {"quality_reporting_collector", "sip:c@example.org", "sip:c@example.org", "-", false,
     [](const AccountParams &p) { return text(p.qualityReportingCollector); }},
    {"quality_reporting_interval", "60", "60", "0", true,
     [](const AccountParams &p) { return text(p.qualityReportingInterval); }},
    {"refkey", "ref", "ref", "-", false, [](const AccountParams &p) { return text(p.refKey); }},
    {"depends_on", "other-key", "other-key", "-", false,
     [](const AccountParams &p) { return text(p.dependsOn); }},
    {"conference_factory_uri", "sip:conf@example.org", "sip:conf@example.org", "-", false,
     [](const AccountParams &p) { return text(p.conferenceFactoryUri); }},
    {"cpim_in_basic_chat_rooms_enabled", "1", "1", "0", true,
     [](const AccountParams &p) { return text(p.cpimInBasicChatRooms); }},
    {"nat_policy_ref", "a-policy", "stun.example.org", "-", false,
     [](const AccountParams &p) { return p.natPolicy() ? text(p.natPolicy()->stunServer()) : "-"; }},
};

class ProxyKeyTest : public testing::TestWithParam<ProxyKey> {
protected:
    static Ref<Config> with(const std::string &lines) {
        return Config::fromBuffer("[nat_policy_0]\nref=a-policy\nstun_server=stun.example.org\n" + lines);
    }
    static std::string line() { return std::string(GetParam().key) + "=" + GetParam().value + "\n"; }
    static std::string see(const Config &config) { return GetParam().see(*AccountParams::read(config, 0)); }
    static std::string written(const Config &config) {
        const Ref<Config> target = with("");
        NatPolicySections natPolicies(*target);
        AccountParams::read(config, 0)->write(*target, natPolicies, 0);
        return text(target->getString("proxy_0", GetParam().key, nullptr));
    }
};

TEST_P(ProxyKeyTest, IsRead) {
    EXPECT_EQ(see(*with("[proxy_0]\nidkey=k\n" + line())), GetParam().read);
    EXPECT_EQ(see(*with("[proxy_0]\nidkey=k\n")), GetParam().unset);
}

TEST_P(ProxyKeyTest, HasItsDefaultInTheDefaultSection) {
    const bool fallsBack = std::string(GetParam().key) != "reg_route"; // as in liblinphone
    EXPECT_EQ(see(*with("[proxy_0]\nidkey=k\n\n[proxy_default_values]\n" + line())),
              fallsBack ? GetParam().read : GetParam().unset);
    EXPECT_EQ(GetParam().see(*make<AccountParams>(with("[proxy_default_values]\n" + line()).get())),
              GetParam().read)
        << "a new account has it in any case";
}

TEST_P(ProxyKeyTest, IsWritten) {
    const Ref<Config> config =
        with("[proxy_0]\nreg_proxy=sip:s.example.org\nreg_identity=sip:u@example.org\nidkey=k\n");
    EXPECT_EQ(written(*config) != "-", GetParam().isAlwaysWritten);
    config->setString("proxy_0", GetParam().key, GetParam().value);
    EXPECT_EQ(written(*config), GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(All, ProxyKeyTest, testing::ValuesIn(kProxyKeys),
                         [](const auto &each) { return nameOf(each.param.key); });

TEST(ProxySection, PushParametersAreWrittenWhenPushIsAllowed) {
    for (const char *allowed : {"push_notification_allowed", "remote_push_notification_allowed"}) {
        const Ref<Config> config = Config::fromBuffer(
            std::string("[proxy_0]\nidkey=k\n") + allowed +
            "=1\npush_parameters=pn-prid=id;pn-provider=fcm;pn-param=app;pn-silent=1;pn-timeout=5;\n");
        const Ref<AccountParams> params = AccountParams::read(*config, 0);
        EXPECT_EQ(text(params->push().get(PushNotificationConfig::Field::Prid)), "id");
        EXPECT_EQ(text(params->push().get(PushNotificationConfig::Field::Provider)), "fcm");
        NatPolicySections natPolicies(*config);
        params->write(*config, natPolicies, 0);
        const Ref<AccountParams> again = AccountParams::read(*config, 0);
        EXPECT_TRUE(again->push() == params->push());
        params->pushAllowed = params->remotePushAllowed = false;
        params->write(*config, natPolicies, 0);
        EXPECT_FALSE(config->hasEntry("proxy_0", "push_parameters"));
    }
}

TEST(ProxySection, KeyOfAnAccountIsTheRefkeyOrMadeUp) {
    const Ref<Config> config = Config::fromBuffer("[proxy_0]\nrefkey=r\n[proxy_1]\nreg_expires=1\n");
    EXPECT_EQ(text(AccountParams::read(*config, 0)->idKey), "r");
    EXPECT_EQ(text(AccountParams::read(*config, 1)->idKey).rfind("proxy_config_", 0), 0U);
}

// [auth_info_N]

struct AuthKey {
    const char *key;
    const char *value;
    const char *read;
    std::string (*see)(const AuthInfo &);
    friend void PrintTo(const AuthKey &row, std::ostream *out) { *out << row.key; }
};

const char *const kMd5Ha1 = "6ca8b186016d043b405c3b7574a72665";

const AuthKey kAuthKeys[] = {
    {"username", "bob", "bob", [](const AuthInfo &i) { return text(i.username()); }},
    {"userid", "id", "id", [](const AuthInfo &i) { return text(i.userid()); }},
    {"passwd", "secret", "secret", [](const AuthInfo &i) { return text(i.password()); }},
    {"ha1", kMd5Ha1, kMd5Ha1, [](const AuthInfo &i) { return text(i.ha1()); }},
    {"realm", "example.org", "example.org", [](const AuthInfo &i) { return text(i.realm()); }},
    {"domain", "example.org", "example.org", [](const AuthInfo &i) { return text(i.domain()); }},
    {"algorithm", "SHA-256", "SHA-256", [](const AuthInfo &i) { return text(i.algorithm()); }},
    {"available_algorithms", "MD5,SHA-256", "2",
     [](const AuthInfo &i) { return text(static_cast<int>(i.availableAlgorithms().size())); }},
    {"client_cert_chain", "/x.crt", "/x.crt", [](const AuthInfo &i) { return text(i.tlsCertificatePath()); }},
    {"client_cert_key", "/x.key", "/x.key", [](const AuthInfo &i) { return text(i.tlsKeyPath()); }},
    {"client_cert_key_password", "pw", "pw", [](const AuthInfo &i) { return text(i.tlsKeyPassword()); }},
};

class AuthKeyTest : public testing::TestWithParam<AuthKey> {};

TEST_P(AuthKeyTest, IsReadAndWritten) {
    const AuthKey &row = GetParam();
    const Ref<Config> config =
        Config::fromBuffer(std::string("[auth_info_0]\n") + row.key + "=" + row.value + "\n");
    const Ref<AuthInfo> info = AuthInfo::readFrom(*config, 0);
    EXPECT_EQ(row.see(*info), row.read);
    const Ref<Config> target = Config::fromBuffer("");
    info->writeTo(*target, 0, AuthInfo::PasswordForm::Clear);
    EXPECT_EQ(text(target->getString("auth_info_0", row.key, nullptr)), row.value);
}

INSTANTIATE_TEST_SUITE_P(All, AuthKeyTest, testing::ValuesIn(kAuthKeys),
                         [](const auto &each) { return nameOf(each.param.key); });

// [nat_policy_N]

struct NatKey {
    const char *key;
    const char *value;
    const char *read;
    const char *unset;
    std::string (*see)(const NatPolicy &);
    friend void PrintTo(const NatKey &row, std::ostream *out) { *out << row.key; }
};

std::string features(const NatPolicy &policy) {
    std::string result;
    for (const auto &[feature, name] : {std::pair(NatPolicy::Feature::Stun, "s"),
                                        {NatPolicy::Feature::Turn, "t"},
                                        {NatPolicy::Feature::Ice, "i"},
                                        {NatPolicy::Feature::TurnUdp, "U"},
                                        {NatPolicy::Feature::TurnTcp, "T"},
                                        {NatPolicy::Feature::TurnTls, "L"}})
        if (policy.isEnabled(feature)) result += name;
    return result;
}

const NatKey kNatKeys[] = {
    {"stun_server", "stun.example.org:3479", "stun.example.org:3479", "-",
     [](const NatPolicy &p) { return text(p.stunServer()); }},
    {"stun_server_username", "u", "u", "-", [](const NatPolicy &p) { return text(p.stunServerUsername()); }},
    {"protocols", "stun,turn,ice", "stiU", "U", features},
    {"turn_enable_udp", "0", "", "U", features},
    {"turn_enable_tcp", "1", "UT", "U", features},
    {"turn_enable_tls", "1", "UL", "U", features},
};

class NatKeyTest : public testing::TestWithParam<NatKey> {};

TEST_P(NatKeyTest, IsReadAndWritten) {
    const NatKey &row = GetParam();
    const Ref<Config> config =
        Config::fromBuffer(std::string("[nat_policy_0]\nref=other\n\n[nat_policy_1]\nref=r\n") + row.key +
                           "=" + row.value + "\n");
    const Ref<NatPolicy> policy = NatPolicy::readFrom(*config, "r");
    EXPECT_EQ(row.see(*policy), row.read);
    EXPECT_EQ(row.see(*NatPolicy::readFrom(*config, "other")), row.unset);
    const Ref<Config> target = Config::fromBuffer("");
    policy->writeTo(*target);
    EXPECT_EQ(text(target->getString("nat_policy_0", row.key, nullptr)), row.value);
    EXPECT_EQ(text(target->getString("nat_policy_0", "ref", nullptr)), "r");
}

INSTANTIATE_TEST_SUITE_P(All, NatKeyTest, testing::ValuesIn(kNatKeys),
                         [](const auto &each) { return nameOf(each.param.key); });

class PersistenceTest : public test::CoreFixture {};

TEST_F(PersistenceTest, SettersWriteTheirKeys) {
    Settings &settings = core->settings();
    settings.setPorts({5080, -1, 0});
    settings.setIpv6Enabled(false);
    settings.setKeepAliveEnabled(false);
    settings.setDscp(46);
    settings.setTransportTimeout(std::chrono::milliseconds(4000));
    settings.setUserAgent("Phone", "2");
    EXPECT_TRUE(settings.setPrimaryContact("sip:me@192.0.2.1"));
    settings.setHostnameGuessed(false);
    settings.setSupportedTags("path");
    settings.setSpecs("a/1");
    settings.setRootCa("/ca.pem");
    settings.setVerifiesCertificates(false);
    settings.setVerifiesName(false);
    settings.setTlsCertificatePath("/x.crt");
    settings.setTlsKeyPath("/x.key");
    settings.setHttpProxyHost("proxy");
    settings.setHttpProxyPort(8080);
    core->setDefaultAccount(addAccount().get());
    EXPECT_TRUE(settings.setProvisioningUri("https://example.org/p.xml"));
    settings.setUsesDnsSrv(false);
    settings.setUsesDnsSearch(false);
    settings.setNatAddress("192.0.2.9");
    settings.setWifiOnly(true);
    settings.setPushEnabled(true);
    settings.setAutoIterated(true);
    core->setNetworkNeeded(false);
    core->setStunServer("stun.example.org");
    const std::string uuid = settings.instanceId();
    const std::string policy = core->natPolicy()->reference().str();
    shutDown();
    const Config &config = core->config();
    std::string sip = lines(config, "sip");
    for (const char *line : {"sip_port=5080\n",
                             "sip_tcp_port=-1\n",
                             "sip_tls_port=0\n",
                             "use_ipv6=0\n",
                             "use_keepalive=0\n",
                             "dscp=0x2e\n",
                             "transport_timeout=4000\n",
                             "user_agent=Phone/2\n",
                             "contact=sip:me@192.0.2.1\n",
                             "guess_hostname=0\n",
                             "supported=path\n",
                             "linphone_specs=a/1\n",
                             "root_ca=/ca.pem\n",
                             "verify_server_certs=0\n",
                             "verify_server_cn=0\n",
                             "client_cert_chain=/x.crt\n",
                             "client_cert_key=/x.key\n",
                             "http_proxy_host=proxy\n",
                             "http_proxy_port=8080\n",
                             "register_only_when_network_is_up=0\n",
                             "default_proxy=0\n"})
        EXPECT_NE(sip.find(line), std::string::npos) << line << " is not in\n" << sip;
    const std::string net = lines(config, "net");
    for (const std::string &line : {std::string("dns_srv_enabled=0\n"), std::string("dns_search_enabled=0\n"),
                                    std::string("nat_address=192.0.2.9\n"), std::string("wifi_only=1\n"),
                                    std::string("push_notification=1\n"), "nat_policy_ref=" + policy + "\n"})
        EXPECT_NE(net.find(line), std::string::npos) << line << " is not in\n" << net;
    EXPECT_EQ(lines(config, "nat_policy_0"), "ref=" + policy + "\nstun_server=stun.example.org\n");
    EXPECT_EQ(lines(config, "misc"),
              "uuid=" + uuid + "\nconfig-uri=https://example.org/p.xml\nauto_iterate=1\n");
}

TEST_F(PersistenceTest, NetworkSettingsDecideWhenToRegister) {
    for (const bool waits : {true, false}) {
        shutDown();
        makeCore(
            Config::fromBuffer("[sip]\nregister_only_when_network_is_up=" + text(waits) +
                               "\n[proxy_0]\nreg_proxy=sip:example.org\nreg_identity=sip:a@example.org\n"));
        core->setNetworkReachable(false);
        core->iterate();
        EXPECT_EQ(stack->sent.empty(), waits);
    }
}

TEST_F(PersistenceTest, DateGoesIntoTheRequestWhenAskedFor) {
    for (const bool puts : {true, false}) {
        shutDown();
        makeCore(
            Config::fromBuffer("[sip]\nput_date=" + text(puts) +
                               "\n[proxy_0]\nreg_proxy=sip:example.org\nreg_identity=sip:a@example.org\n"));
        core->iterate();
        ASSERT_FALSE(stack->sent.empty());
        EXPECT_EQ(stack->last().header("Date").empty(), !puts);
    }
}

TEST_F(PersistenceTest, ZeroMeansNoInstance) {
    shutDown();
    makeCore(Config::fromBuffer("[misc]\nuuid=0\n"));
    EXPECT_EQ(core->settings().instanceId(), "");
}

TEST_F(PersistenceTest, WhatNeedsMediaOrOtherReleasesIsKeptAsItIs) {
    const std::string foreign =
        "[sip]\nmedia_encryption=none\ninc_timeout=15\nin_call_timeout=0\ndelayed_timeout=4\n"
        "register_only_when_upnp_is_ok=1\nauto_send_ringing=1\nping_with_options=1\nuse_no_initial_route="
        "1\n\n"
        "[net]\nmtu=1300\ndownload_bw=512\nupload_bw=256\nexpected_bw=0\nnat_sdp_only=0\n"
        "recreate_sockets_when_network_is_up=0\n\n"
        "# codecs\n[audio_codec_0]\nmime=opus\nrate=48000\n\n[app]\nx = y "
        "\n\n[assistant]\ndomain=example.org\n\n"
        "[account_creator]\nbackend=1\n\n";
    const test::TemporaryDirectory directory;
    directory.write("rc", foreign);
    shutDown();
    makeCore(Config::create(directory.path("rc")));
    addAccount();
    shutDown();
    const std::string kept = directory.read("rc");
    for (const char *part :
         {"media_encryption=none\ninc_timeout=15\nin_call_timeout=0\ndelayed_timeout=4\n"
          "register_only_when_upnp_is_ok=1\nauto_send_ringing=1\nping_with_options=1\nuse_no_initial_route="
          "1\n",
          "[net]\nmtu=1300\ndownload_bw=512\nupload_bw=256\nexpected_bw=0\nnat_sdp_only=0\n"
          "recreate_sockets_when_network_is_up=0\n\n"
          "# codecs\n[audio_codec_0]\nmime=opus\nrate=48000\n\n[app]\nx = y \n\n[assistant]\n"
          "domain=example.org\n\n[account_creator]\nbackend=1\n\n"})
        EXPECT_NE(kept.find(part), std::string::npos) << part << "is not in\n" << kept;
}

} // namespace
} // namespace slimphone
