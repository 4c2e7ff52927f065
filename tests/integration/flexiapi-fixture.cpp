#include "flexiapi-fixture.h"

#include "iterate-until.h"

#include <array>
#include <stdexcept>

namespace slimphone::test {

namespace {

struct Kind {
    const char *name;
    void (*set)(LinphoneAccountCreatorCbs *, LinphoneAccountCreatorCbsStatusCb);
};

#define SLIMPHONE_KIND(name)                                                                                 \
    Kind { #name, linphone_account_creator_cbs_set_##name }
constexpr std::array kKinds{
    SLIMPHONE_KIND(is_account_exist),
    SLIMPHONE_KIND(create_account),
    SLIMPHONE_KIND(activate_account),
    SLIMPHONE_KIND(is_account_activated),
    SLIMPHONE_KIND(link_account),
    SLIMPHONE_KIND(activate_alias),
    SLIMPHONE_KIND(is_alias_used),
    SLIMPHONE_KIND(is_account_linked),
    SLIMPHONE_KIND(recover_account),
    SLIMPHONE_KIND(update_account),
    SLIMPHONE_KIND(login_linphone_account),
    SLIMPHONE_KIND(send_token),
    SLIMPHONE_KIND(delete_account),
    SLIMPHONE_KIND(confirmation_key),
    SLIMPHONE_KIND(account_creation_request_token),
    SLIMPHONE_KIND(account_creation_token_using_request_token),
};
#undef SLIMPHONE_KIND

} // namespace

FlexiApiTest::FlexiApiTest(const Phone::Values &keys) {
    LinphoneConfig *config = linphone_config_new(nullptr);
    for (const auto &[key, value] : keys)
        linphone_config_set_string(config, "http", key.c_str(), value.c_str());
    mCore = linphone_factory_create_core_with_config_3(linphone_factory_get(), config, nullptr);
    linphone_config_unref(config);
    linphone_core_set_account_creator_backend(mCore, LinphoneAccountCreatorBackendFlexiAPI);
    if (linphone_core_start(mCore) != 0) throw std::runtime_error("the core does not start");
    mCreator = linphone_core_create_account_creator(mCore, nullptr);
    linphone_account_creator_set_user_data(mCreator, this);
    mOld = linphone_account_creator_get_callbacks(mCreator);
    listen<0>(mOld);
    LinphoneAccountCreatorCbs *added = linphone_factory_create_account_creator_cbs(linphone_factory_get());
    listen<0>(added);
    linphone_account_creator_add_callbacks(mCreator, added);
    linphone_account_creator_cbs_unref(added);
}

FlexiApiTest::~FlexiApiTest() {
    onAnswer = nullptr;
    releaseCreator();
    releaseCore();
}

FlexiApiTest &FlexiApiTest::of(LinphoneAccountCreator *creator) {
    return *static_cast<FlexiApiTest *>(linphone_account_creator_get_user_data(creator));
}

template <int Index>
void FlexiApiTest::hear(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                        const char *response) {
    FlexiApiTest &test = of(creator);
    test.answers.push_back({kKinds[Index].name, !linphone_account_creator_get_current_callbacks(creator),
                            status, response ? std::optional<std::string>(response) : std::nullopt});
    if (test.onAnswer) test.onAnswer();
}

template <int Index>
void FlexiApiTest::listen(LinphoneAccountCreatorCbs *callbacks) {
    kKinds[Index].set(callbacks, hear<Index>);
    if constexpr (Index + 1 < static_cast<int>(kKinds.size())) listen<Index + 1>(callbacks);
}

void FlexiApiTest::use(const HttpServer &server) {
    linphone_core_set_account_creator_url(mCore, server.url("/api/").c_str());
}

void FlexiApiTest::fill() {
    linphone_account_creator_set_username(mCreator, "bob");
    linphone_account_creator_set_domain(mCreator, "x.org");
    linphone_account_creator_set_password(mCreator, "old");
    linphone_account_creator_set_email(mCreator, "bob@mail.org");
    linphone_account_creator_set_phone_number(mCreator, "0612345678", "33");
    linphone_account_creator_set_activation_code(mCreator, "1234");
}

bool FlexiApiTest::waitFor(std::size_t count) {
    return iterateUntil(
        mCore, [&] { return answers.size() >= count; }, kPatience);
}

CreatorAnswer FlexiApiTest::ask(CreatorRequest request) {
    answers.clear();
    EXPECT_EQ(request(mCreator), LinphoneAccountCreatorStatusRequestOk);
    EXPECT_TRUE(answers.empty());
    EXPECT_TRUE(waitFor(2));
    EXPECT_TRUE(iterateWhile(
        mCore, [&] { return answers.size() == 2; }, 10ms));
    if (answers.size() != 2) return {"none", false, LinphoneAccountCreatorStatusRequestOk, "no answer"};
    EXPECT_TRUE(answers[0].old);
    EXPECT_FALSE(answers[1].old);
    EXPECT_EQ(answers[0].callback, answers[1].callback);
    EXPECT_EQ(answers[0].status, answers[1].status);
    EXPECT_EQ(answers[0].response, answers[1].response);
    return answers[0];
}

void FlexiApiTest::releaseCreator() {
    LinphoneAccountCreator *const creator = mCreator;
    mCreator = nullptr;
    if (creator) linphone_account_creator_unref(creator);
}

void FlexiApiTest::releaseCore() {
    LinphoneCore *const core = mCore;
    mCore = nullptr;
    if (core) linphone_core_unref(core);
}

} // namespace slimphone::test
