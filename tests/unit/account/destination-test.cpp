#include "account/destination.h"

#include <gtest/gtest.h>

using namespace slimphone;

namespace {

/** An account of no core. */
Ref<Account> accountOf(std::string_view identity, std::string_view prefix = {}) {
    Ref<AccountParams> params = make<AccountParams>(nullptr);
    if (!identity.empty()) params->setIdentity(*Address::parse(identity));
    params->dialPrefix = prefix;
    return make<Account>(nullptr, params);
}

std::string printed(const Ref<Address> &address) { return address ? address->toString() : "none"; }

std::string addressOf(std::string_view text, std::string_view identity) {
    return printed(addressOfDialled(text, accountOf(identity).get()));
}

std::string interpreted(std::string_view text, std::string_view prefix, bool applyPrefix) {
    return printed(interpretDialled(text, accountOf("sip:me@ex.org", prefix).get(), applyPrefix));
}

constexpr const char *kIdentity = "\"Me\" <sip:me:secret@sip.ex.org:5080;transport=tcp?Subject=x>";

} // namespace

TEST(Destination, CompleteAddressesStayAsTheyAre) {
    EXPECT_EQ(addressOf("sip:toto@ex.org", kIdentity), "sip:toto@ex.org");
    EXPECT_EQ(addressOf("sips:toto@ex.org;transport=tls", kIdentity), "<sips:toto@ex.org;transport=tls>");
    EXPECT_EQ(addressOf("\"T\" <sip:toto@ex.org>", kIdentity), "\"T\" <sip:toto@ex.org>");
    EXPECT_EQ(printed(addressOfDialled("sip:toto@ex.org", nullptr)), "sip:toto@ex.org");
}

TEST(Destination, AnAtSignMakesASipAddress) {
    EXPECT_EQ(addressOf("toto@ex.org", kIdentity), "sip:toto@ex.org");
    EXPECT_EQ(printed(addressOfDialled("toto@ex.org", nullptr)), "sip:toto@ex.org");
    EXPECT_EQ(addressOf("to to@ex.org", kIdentity), "none");
}

TEST(Destination, AUserIsOneOfTheAccountsDomain) {
    EXPECT_EQ(addressOf("toto", kIdentity), "sip:toto@sip.ex.org:5080");
    EXPECT_EQ(addressOf("+33612345678", kIdentity), "sip:+33612345678@sip.ex.org:5080");
    EXPECT_EQ(addressOf("tel:+33", kIdentity), "sip:tel%3a+33@sip.ex.org:5080");
    EXPECT_EQ(addressOf("to to", kIdentity), "sip:to%20to@sip.ex.org:5080");
    EXPECT_EQ(addressOf("to%20to", kIdentity), "sip:to%20to@sip.ex.org:5080");
    EXPECT_EQ(addressOf("toto", "sips:me@ex.org"), "sips:toto@ex.org");
}

TEST(Destination, WithoutADomainThereIsNoAddress) {
    EXPECT_FALSE(addressOfDialled("toto", nullptr));
    EXPECT_EQ(addressOf("toto", ""), "none");
}

TEST(Destination, WhatIsNoAddressIsRefused) {
    for (const char *text : {"", "sip:", "sips:", "<sip:>", "to\r\nto"})
        EXPECT_EQ(addressOf(text, kIdentity), "none") << text;
}

TEST(Destination, NumbersGetTheAccountsPrefix) {
    EXPECT_EQ(interpreted("06 12 34 56 78", "33", true), "sip:+33612345678@ex.org");
    EXPECT_EQ(interpreted("06 12 34 56 78", "33", false), "sip:0612345678@ex.org");
    EXPECT_EQ(interpreted("06 12 34 56 78", "", true), "sip:0612345678@ex.org");
    EXPECT_EQ(interpreted("toto", "33", true), "sip:toto@ex.org");
    EXPECT_EQ(interpreted("sip:0612345678@ex.net", "33", true), "sip:0612345678@ex.net");
    EXPECT_EQ(interpreted("0612345678@ex.net", "33", true), "sip:0612345678@ex.net");
    EXPECT_EQ(interpreted("", "33", true), "none");
}

TEST(Destination, AnEditThatIsOpenCounts) {
    const Ref<Account> account = accountOf("sip:me@ex.org");
    account->editedParams().dialPrefix = std::string_view("33");
    EXPECT_EQ(normalizeDialled("0612345678", account.get()), "+33612345678");
    account->editedParams().dialEscapePlus = true;
    EXPECT_EQ(normalizeDialled("0612345678", account.get()), "0033612345678");
}

TEST(Destination, WithoutAccountNumbersHaveNoPrefix) {
    EXPECT_EQ(normalizeDialled("06 12", nullptr), "0612");
    EXPECT_EQ(normalizeDialled("+33 6 12", nullptr), "+33612");
    EXPECT_FALSE(normalizeDialled("toto", nullptr));
}
