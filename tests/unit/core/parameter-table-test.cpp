/**
 * @file
 * The table of account parameters: the key of each in [proxy_N], its default, what is made of a
 * value, and what a change does to an account that is registered.
 */
#include "core-fixture.h"

namespace slimphone {
namespace {

using namespace std::chrono_literals;
using test::Heard;

enum class Effect : std::uint8_t {
    Nothing,
    Register,   ///< a new REGISTER, nothing else
    Move,       ///< unREGISTER at the old place, REGISTER at the new one
    Unregister, ///< an unREGISTER, nothing else
    Wait,       ///< unREGISTER, then nothing before the master is there
};

struct Row {
    const char *name;
    const char *key;
    const char *fallback; ///< as written without being set; "" when not written
    const char *value;    ///< as somebody puts it into the file
    const char *kept;     ///< as it is written then
    Effect effect;
};
void PrintTo(const Row &row, std::ostream *out) { *out << row.name; }

const Row kRows[] = {
    {"IdentityAddress", "reg_identity", "sip:alice@example.org", "sip:bob@example.org", "sip:bob@example.org",
     Effect::Move},
    {"IdentityAddressWithoutUser", "reg_identity", "sip:alice@example.org", "sip:example.org", "",
     Effect::Nothing},
    {"IdentityDisplayName", "reg_identity", "sip:alice@example.org", "\"Al\" <sip:alice@example.org>",
     "\"Al\" <sip:alice@example.org>", Effect::Register},
    {"ServerAddr", "reg_proxy", "sip:example.org", "other.example.net:5070", "sip:other.example.net:5070",
     Effect::Move},
    {"ServerAddrParameters", "reg_proxy", "sip:example.org", "sip:example.org;transport=udp",
     "<sip:example.org;transport=udp>", Effect::Register},
    {"Route", "reg_route", "", "sip:r.example.net;lr", "sip:r.example.net;lr", Effect::Nothing},
    {"Routes", "reg_route", "", "r1.example.net,<sip:r2.example.net;lr>",
     "sip:r1.example.net,sip:r2.example.net;lr", Effect::Nothing},
    {"Expires", "reg_expires", "3600", "77", "77", Effect::Register},
    {"NegativeExpires", "reg_expires", "3600", "-5", "600", Effect::Register},
    {"EnableRegister", "reg_sendregister", "1", "0", "0", Effect::Unregister},
    {"ContactParameters", "contact_parameters", "", "a=b;c", "a=b;c", Effect::Register},
    {"ContactUriParameters", "contact_uri_parameters", "", "a=b;c", "a=b;c", Effect::Register},
    {"Realm", "realm", "", "r", "r", Effect::Nothing},
    {"Publish", "publish", "0", "1", "1", Effect::Nothing},
    {"PublishExpires", "publish_expires", "-1", "30", "30", Effect::Nothing},
    {"DialPrefix", "dial_prefix", "", "33", "33", Effect::Nothing},
    {"DialEscapePlus", "dial_escape_plus", "0", "1", "1", Effect::Nothing},
    {"UsePrefixForCallsAndChats", "use_dial_prefix_for_calls_and_chats", "1", "0", "0", Effect::Nothing},
    {"Privacy", "privacy", "32768", "16", "16", Effect::Nothing},
    {"AvpfMode", "avpf", "-1", "1", "1", Effect::Nothing},
    {"AvpfRrInterval", "avpf_rr_interval", "5", "3", "3", Effect::Nothing},
    {"AvpfRrIntervalAboveFive", "avpf_rr_interval", "5", "9", "5", Effect::Nothing},
    {"QualityReportingEnabled", "quality_reporting_enabled", "0", "1", "1", Effect::Nothing},
    {"QualityReportingCollector", "quality_reporting_collector", "", "sip:q@example.org", "sip:q@example.org",
     Effect::Nothing},
    {"QualityReportingInterval", "quality_reporting_interval", "0", "7", "7", Effect::Nothing},
    {"NatPolicy", "nat_policy_ref", "", "the-policy", "the-policy", Effect::Nothing},
    {"RefKey", "refkey", "", "k", "k", Effect::Nothing},
    {"IdKey", "idkey", "proxy_config_key", "other", "other", Effect::Nothing},
    {"DependsOn", "depends_on", "", "nobody", "nobody", Effect::Wait},
    {"PushAllowed", "push_notification_allowed", "0", "1", "1", Effect::Register},
    {"RemotePushAllowed", "remote_push_notification_allowed", "0", "1", "1", Effect::Register},
    {"ConferenceFactoryUri", "conference_factory_uri", "", "sip:c@example.org", "sip:c@example.org",
     Effect::Nothing},
    {"CpimInBasicRooms", "cpim_in_basic_chat_rooms_enabled", "0", "1", "1", Effect::Nothing},
};

class ParameterTable : public test::CoreFixture, public testing::WithParamInterface<Row> {
protected:
    /** An account as alice has it, with the value of the row if wanted. */
    static Ref<Config> file(bool withValue) {
        const Ref<Config> config = Config::create("");
        config->setString("proxy_0", "reg_identity", "sip:alice@example.org");
        config->setString("proxy_0", "reg_proxy", "sip:example.org");
        config->setString("proxy_0", "idkey", "proxy_config_key");
        config->setString("nat_policy_0", "ref", "the-policy");
        if (withValue) config->setString("proxy_0", GetParam().key, GetParam().value);
        return config;
    }
    static Ref<AccountParams> params(bool withValue) { return AccountParams::read(*file(withValue), 0); }
    static std::string written(const AccountParams &params) {
        const Ref<Config> config = Config::create("");
        NatPolicySections natPolicies(*config);
        params.write(*config, natPolicies, 3);
        return config->getString("proxy_3", GetParam().key, "");
    }
};

TEST_P(ParameterTable, HasItsDefault) { EXPECT_EQ(written(*params(false)), GetParam().fallback); }

TEST_P(ParameterTable, IsReadAndWritten) { EXPECT_EQ(written(*params(true)), GetParam().kept); }

TEST_P(ParameterTable, HasItsEffect) {
    const Ref<Account> account = make<Account>(core->link(), params(false));
    ASSERT_EQ(core->addAccount(*account), 0);
    core->iterate();
    stack->accept(3600);
    core->iterate();
    ASSERT_EQ(account->state(), LinphoneRegistrationOk);

    const Ref<AccountParams> changed = params(true);
    EXPECT_EQ(account->setParams(*changed), changed->isValid() ? 0 : -1);
    core->iterate();
    core->iterate();
    std::vector<std::string> expires;
    for (std::size_t i = 1; i < stack->sent.size(); ++i)
        expires.push_back(stack->sent[i]->header("Expires") == "0" ? "off" : "on");
    switch (GetParam().effect) {
    case Effect::Nothing:
        EXPECT_EQ(expires, Heard{});
        break;
    case Effect::Register:
        ASSERT_EQ(expires, Heard{"on"});
        EXPECT_NE(stack->last().request.callId, stack->sent.front()->request.callId);
        EXPECT_EQ(stack->last().request.cseq, 20U);
        break;
    case Effect::Move:
        ASSERT_EQ(expires, (Heard{"off", "on"}));
        EXPECT_EQ(stack->sent[1]->request.callId, stack->sent.front()->request.callId);
        break;
    case Effect::Unregister:
    case Effect::Wait:
        ASSERT_EQ(expires, Heard{"off"});
        EXPECT_EQ(stack->last().request.callId, stack->sent.front()->request.callId);
        break;
    }
}

INSTANTIATE_TEST_SUITE_P(Row, ParameterTable, testing::ValuesIn(kRows),
                         [](const auto &row) { return row.param.name; });

class Parameters : public test::CoreFixture {};

TEST_F(Parameters, DefaultsComeOfTheConfigsDefaultValues) {
    core->config().setString("proxy_default_values", "reg_expires", "99");
    core->config().setString("proxy_default_values", "reg_proxy", "sip:default.example.org");
    core->config().setString("proxy", "reg_expires", "11");
    const Ref<AccountParams> params = make<AccountParams>(&core->config());
    EXPECT_EQ(params->expires(), 99);
    EXPECT_STREQ(params->serverText(), "sip:default.example.org");
}

TEST_F(Parameters, ReadingStopsAtTheFirstMissingSection) {
    const Ref<Config> config = Config::create("");
    for (const char *section : {"proxy_0", "proxy_2"}) {
        config->setString(section, "reg_identity", "sip:alice@example.org");
        config->setString(section, "reg_proxy", "sip:example.org");
    }
    makeCore(config);
    EXPECT_EQ(core->accounts().size(), 1U);
}

TEST_F(Parameters, MissingIdKeyIsTheRefKeyElseGenerated) {
    const Ref<Config> config = Config::create("");
    config->setString("proxy_0", "refkey", "mine");
    config->setString("proxy_1", "reg_expires", "5");
    EXPECT_EQ(AccountParams::read(*config, 0)->idKey.view(), "mine");
    const Text key = AccountParams::read(*config, 1)->idKey;
    EXPECT_EQ(key.view().substr(0, 13), "proxy_config_");
    EXPECT_EQ(key.view().size(), 28U);
}

TEST_F(Parameters, PushParametersAreKeptForAnAccountThatAllowsPush) {
    const Ref<Config> config = Config::create("");
    config->setString("proxy_0", "push_notification_allowed", "1");
    config->setString("proxy_0", "push_parameters", "pn-provider=fcm;pn-param=app;pn-prid=token");
    const Ref<AccountParams> params = AccountParams::read(*config, 0);
    NatPolicySections natPolicies(*config);
    params->write(*config, natPolicies, 1);
    const std::string written = config->getString("proxy_1", "push_parameters", "");
    EXPECT_NE(written.find("pn-prid=token"), std::string::npos) << written;
}

TEST_F(Parameters, ExpiresZeroIsOneRegisterThatEndsCleared) {
    const Ref<Account> account = makeAccount();
    account->editedParams().setExpires(0);
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().header("Expires"), "0");
    stack->answer(200, "OK");
    core->iterate();
    EXPECT_EQ(heard.back(), "Cleared: Unregistration done");
    advance(48h);
    EXPECT_EQ(stack->sent.size(), 1U);
}

TEST_F(Parameters, CustomHeaderOfTheSameNameReplaces) {
    const Ref<Account> account = makeAccount();
    account->setCustomHeader("X-Name", "first");
    account->setCustomHeader("x-name", "second");
    account->setCustomHeader("Supported", "mine");
    account->setCustomHeader("X-Gone", "value");
    account->setCustomHeader("X-Gone", nullptr);
    core->addAccount(*account);
    core->iterate();
    EXPECT_EQ(stack->last().header("X-Name"), "");
    EXPECT_EQ(stack->last().header("x-name"), "second");
    EXPECT_EQ(stack->last().header("X-Gone"), "");
    std::size_t supported = 0;
    for (const sip::HeaderField &field : stack->last().request.headers)
        supported += field.name == "Supported";
    EXPECT_EQ(supported, 1U);
    EXPECT_EQ(stack->last().header("Supported"), "mine");
}

TEST_F(Parameters, CustomHeaderWaitsForDone) {
    const Ref<Account> account = registered();
    account->setCustomHeader("X-Name", "value");
    EXPECT_STREQ(account->customHeader("X-Name"), "value");
    advance(3300s);
    ASSERT_EQ(stack->sent.size(), 2U);
    EXPECT_EQ(stack->last().header("X-Name"), "");
    EXPECT_EQ(account->done(), 0);
    core->iterate();
    EXPECT_EQ(stack->last().header("X-Name"), "value");
}

TEST_F(Parameters, CustomHeaderOfTheCycleIsRefused) {
    const Ref<Account> account = makeAccount();
    for (const char *name : {"Via", "from", "To", "Call-ID", "CSeq", "Contact", "Expires", "Authorization"}) {
        account->setCustomHeader(name, "evil");
        EXPECT_EQ(account->customHeader(name), nullptr) << name;
    }
}

struct Mask {
    const char *name;
    unsigned mask;
    const char *contactUser;
    const char *preferredIdentity;
};
const Mask kMasks[] = {
    {"Default", LinphonePrivacyDefault, "alice", ""},
    {"None", LinphonePrivacyNone, "alice", ""},
    {"User", LinphonePrivacyUser, "", ""},
    {"Header", LinphonePrivacyHeader, "", ""},
    {"Session", LinphonePrivacySession, "", ""},
    {"Id", LinphonePrivacyId, "", "<sip:alice@example.org>"},
    {"Critical", LinphonePrivacyCritical, "", ""},
    {"UserAndId", LinphonePrivacyUser | LinphonePrivacyId, "", "<sip:alice@example.org>"},
};

TEST_F(Parameters, PrivacyTakesTheUserOutOfTheContactNotOutOfFrom) {
    for (const Mask &row : kMasks) {
        SCOPED_TRACE(row.name);
        const Ref<Account> account = makeAccount();
        account->editedParams().privacy = static_cast<LinphonePrivacyMask>(row.mask);
        core->addAccount(*account);
        core->iterate();
        EXPECT_EQ(stack->last().request.contact->user, row.contactUser);
        EXPECT_EQ(stack->last().header("P-Preferred-Identity"), row.preferredIdentity);
        EXPECT_EQ(stack->last().request.from.rfind("<sip:alice@example.org>", 0), 0U);
        core->removeAccount(*account);
    }
}

} // namespace
} // namespace slimphone
