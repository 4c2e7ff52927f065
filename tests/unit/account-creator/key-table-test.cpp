// Every key of [assistant] and [account_creator]: what is seen of it, its default, and that it stays in the
// file.
#include "account-creator/account-creator.h"
#include "account-creator/default-service.h"
#include "account-creator/flexiapi-request.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace slimphone {
namespace {

std::string text(int value) { return std::to_string(value); }
std::string text(const char *value) { return value ? value : "-"; }
std::string filled(AccountCreator &creator, const char *_LinphoneAccountCreator::*field) {
    creator.fillDomainAndAlgorithm();
    return text(creator.toC()->*field);
}

struct Key {
    const char *section;
    const char *key;
    const char *value; ///< in the file
    std::string read;  ///< what is seen of it
    std::string unset; ///< and without it
    std::string (*see)(AccountCreator &);
    friend void PrintTo(const Key &row, std::ostream *out) { *out << row.section << '/' << row.key; }
};

const Key kKeys[] = {
    {"assistant", "username_min_length", "3", text(LinphoneAccountCreatorUsernameStatusTooShort), "0",
     [](AccountCreator &c) { return text(c.setUsername("ab")); }},
    {"assistant", "username_max_length", "3", text(LinphoneAccountCreatorUsernameStatusTooLong), "0",
     [](AccountCreator &c) { return text(c.setUsername("abcd")); }},
    {"assistant", "username_regex", "^[a-z]*$", text(LinphoneAccountCreatorUsernameStatusInvalidCharacters),
     "0", [](AccountCreator &c) { return text(c.setUsername("a1")); }},
    {"assistant", "use_phone_number", "1", text(LinphoneAccountCreatorUsernameStatusInvalid), "0",
     [](AccountCreator &c) { return text(c.setUsername("abc")); }},
    {"assistant", "password_min_length", "3", text(LinphoneAccountCreatorPasswordStatusTooShort), "0",
     [](AccountCreator &c) { return text(c.setPassword("ab")); }},
    {"assistant", "password_max_length", "3", text(LinphoneAccountCreatorPasswordStatusTooLong), "0",
     [](AccountCreator &c) { return text(c.setPassword("abcd")); }},
    {"assistant", "domain", "sip.example.org", "sip.example.org", "-",
     [](AccountCreator &c) { return filled(c, &_LinphoneAccountCreator::domain); }},
    {"assistant", "algorithm", "SHA-256", "SHA-256", "-",
     [](AccountCreator &c) { return filled(c, &_LinphoneAccountCreator::algorithm); }},
    {"account_creator", "backend", "1", text(LinphoneAccountCreatorBackendFlexiAPI),
     text(LinphoneAccountCreatorBackendXMLRPC),
     [](AccountCreator &c) { return text(accountCreatorBackendOf(*c.core())); }},
    {"account_creator", "url", "https://flexisip.example.org/api", "1", "0",
     [](AccountCreator &c) { return text(flexiapi::hasServer(*c.core())); }},
};

class AccountCreatorKeyTest : public testing::TestWithParam<Key> {
protected:
    ~AccountCreatorKeyTest() override { stop(); }

    std::string see(const std::string &rc) {
        stop();
        core = make<Core>(Config::fromBuffer(rc), nullptr, nullptr);
        core->start();
        return GetParam().see(*AccountCreator::create(*core, nullptr));
    }
    void stop() const {
        if (core) core->stop();
    }

    Ref<Core> core;
};

TEST_P(AccountCreatorKeyTest, IsReadAndKept) {
    const Key &row = GetParam();
    EXPECT_EQ(see(""), row.unset);
    EXPECT_EQ(see(std::string("[") + row.section + "]\n" + row.key + "=" + row.value + "\n"), row.read);
    stop();
    EXPECT_STREQ(core->config().getString(row.section, row.key, nullptr), row.value);
}

INSTANTIATE_TEST_SUITE_P(All, AccountCreatorKeyTest, testing::ValuesIn(kKeys), [](const auto &each) {
    return std::string(each.param.section) + "_" + each.param.key;
});

} // namespace
} // namespace slimphone
