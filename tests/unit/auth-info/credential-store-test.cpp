#include "auth-info/credential-store.h"
#include "config/config.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone {

namespace {

class CredentialStoreTest : public testing::Test {
protected:
    static Ref<AuthInfo> info(const char *username, const char *password, const char *realm = "",
                              const char *domain = "") {
        return make<AuthInfo>(username, "", password, "", realm, domain);
    }
    bool add(const char *username, const char *password, const char *realm = "", const char *domain = "") {
        return store.add(*info(username, password, realm, domain));
    }
    std::string passwordFor(const char *username, const char *realm, const char *domain,
                            const char *algorithm = "") const {
        const AuthInfo *found = store.find(username, realm, domain, algorithm);
        return found ? found->password().str() : "none";
    }

    CredentialStore store;
};

} // namespace

TEST_F(CredentialStoreTest, FindsNothingWhenEmpty) {
    EXPECT_EQ(store.find("alice", "r", "d", "MD5"), nullptr);
    EXPECT_EQ(store.findAny("", "", ""), nullptr);
    EXPECT_EQ(store.findTls(), nullptr);
    EXPECT_EQ(store.list(), nullptr);
    EXPECT_FALSE(store.remove(*info("alice", "x")));
}

TEST_F(CredentialStoreTest, KeepsACopy) {
    const auto original = info("alice", "secret");
    store.add(*original);
    original->setPassword("changed");
    EXPECT_EQ(passwordFor("alice", "r", "d"), "secret");
}

TEST_F(CredentialStoreTest, RefusesUnusableEntry) {
    EXPECT_FALSE(add("alice", ""));
    EXPECT_EQ(store.size(), 0u);
}

TEST_F(CredentialStoreTest, NeverFindsEntryWithoutUsername) {
    add("", "secret", "r", "d");
    EXPECT_EQ(store.find("", "r", "d", ""), nullptr);
}

TEST_F(CredentialStoreTest, PrefersExactRealmAndDomain) {
    add("alice", "user");
    add("alice", "domain", "", "d");
    add("alice", "realm", "r");
    add("alice", "exact", "r", "d");
    EXPECT_EQ(passwordFor("alice", "r", "d"), "exact");
}

TEST_F(CredentialStoreTest, PrefersRealmToDomain) {
    add("alice", "user");
    add("alice", "domain", "", "d");
    add("alice", "realm", "r");
    EXPECT_EQ(passwordFor("alice", "r", "d"), "realm");
}

TEST_F(CredentialStoreTest, PrefersDomainToUserAlone) {
    add("alice", "user");
    add("alice", "domain", "", "d");
    EXPECT_EQ(passwordFor("alice", "r", "d"), "domain");
    EXPECT_EQ(passwordFor("alice", "r", "other"), "user");
}

TEST_F(CredentialStoreTest, PrefersOwnDomainToSameRealmElsewhere) {
    add("alice", "elsewhere", "asterisk", "a");
    add("alice", "here", "", "b");
    EXPECT_EQ(passwordFor("alice", "asterisk", "b"), "here");
}

TEST_F(CredentialStoreTest, FallsBackToEntryOfAnotherDomain) {
    add("alice", "secret", "", "proxy.example.org");
    EXPECT_EQ(passwordFor("alice", "r", "example.org"), "secret");
}

TEST_F(CredentialStoreTest, FirstAddedWinsAmongEquallyClose) {
    add("alice", "first", "", "a");
    add("alice", "second", "", "b");
    EXPECT_EQ(passwordFor("alice", "r", "c"), "first");
}

TEST_F(CredentialStoreTest, UsernamesHaveCase) {
    add("alice", "secret");
    EXPECT_EQ(passwordFor("Alice", "r", "d"), "none");
}

TEST_F(CredentialStoreTest, DomainsHaveNoCase) {
    add("alice", "other");
    add("alice", "secret", "", "Example.ORG");
    EXPECT_EQ(passwordFor("alice", "", "example.org"), "secret");
}

TEST_F(CredentialStoreTest, IgnoresQuotesAroundRealm) {
    add("alice", "other");
    add("alice", "secret", "\"r\"");
    EXPECT_EQ(passwordFor("alice", "r", ""), "secret");
}

TEST_F(CredentialStoreTest, Ha1IsNoUseInAnotherRealm) {
    store.add(*make<AuthInfo>("alice", "", "", "0123", "r", "d"));
    EXPECT_NE(store.find("alice", "r", "d", "MD5"), nullptr);
    EXPECT_EQ(store.find("alice", "other", "d", "MD5"), nullptr);
    EXPECT_NE(store.findAny("alice", "other", "d"), nullptr);
}

TEST_F(CredentialStoreTest, ChoosesHa1ByAlgorithm) {
    store.add(*make<AuthInfo>("alice", "", "", "md5", "r", "d", "MD5"));
    store.add(*make<AuthInfo>("alice", "", "", "sha", "r", "d", "SHA-256"));
    EXPECT_EQ(store.size(), 2u);
    EXPECT_STREQ(store.find("alice", "r", "d", "MD5")->ha1().get(), "md5");
    EXPECT_STREQ(store.find("alice", "r", "d", "SHA-256")->ha1().get(), "sha");
}

TEST_F(CredentialStoreTest, TakesLessCloseEntryThatFitsTheAlgorithm) {
    store.add(*make<AuthInfo>("alice", "", "", "md5", "r", "d"));
    add("alice", "secret");
    EXPECT_EQ(passwordFor("alice", "r", "d", "SHA-256"), "secret");
}

TEST_F(CredentialStoreTest, ReplacesEntryOfTheSameKey) {
    add("alice", "wrong");
    add("bob", "x");
    add("alice", "right");
    EXPECT_EQ(store.size(), 2u);
    EXPECT_EQ(passwordFor("alice", "r", "d"), "right");
    EXPECT_STREQ(AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(store.list()->data))->username().get(),
                 "alice")
        << "keeps its place";
}

TEST_F(CredentialStoreTest, ReplacesFailedEntryThatWouldStillBeFound) {
    add("alice", "wrong", "r", "d");
    store.markFailed(*store.find("alice", "r", "d", ""));
    add("alice", "right", "", "d");
    EXPECT_EQ(store.size(), 1u);
    EXPECT_EQ(passwordFor("alice", "r", "d"), "right");
}

TEST_F(CredentialStoreTest, KeepsFailedEntryThatMayBeGoodElsewhere) {
    add("alice", "general");
    store.markFailed(*store.find("alice", "r", "d", ""));
    add("alice", "special", "", "d");
    EXPECT_EQ(passwordFor("alice", "r", "d"), "special");
    EXPECT_EQ(passwordFor("alice", "r", "other"), "general");
}

TEST_F(CredentialStoreTest, ForgetsFailureWhenReplaced) {
    add("alice", "wrong", "", "d");
    store.markFailed(*store.find("alice", "r", "d", ""));
    add("alice", "right", "", "d");
    add("alice", "general");
    EXPECT_EQ(store.size(), 2u);
    EXPECT_EQ(passwordFor("alice", "r", "d"), "right");
}

TEST_F(CredentialStoreTest, AddsItsOwnEntryAgain) {
    add("alice", "secret");
    store.add(*store.findAny("alice", "", ""));
    EXPECT_EQ(store.size(), 1u);
    EXPECT_EQ(passwordFor("alice", "", ""), "secret");
}

TEST_F(CredentialStoreTest, RemovesByIdentityOrKey) {
    add("alice", "a");
    add("bob", "b");
    EXPECT_TRUE(store.remove(*store.findAny("alice", "", "")));
    EXPECT_EQ(passwordFor("alice", "", ""), "none");
    EXPECT_TRUE(store.remove(*info("bob", "")));
    EXPECT_EQ(store.size(), 0u);
}

TEST_F(CredentialStoreTest, DoesNotRemoveEntryOfAnotherDomain) {
    add("alice", "a", "", "d");
    EXPECT_FALSE(store.remove(*info("alice", "a")));
    EXPECT_EQ(store.size(), 1u);
}

TEST_F(CredentialStoreTest, ClearsEverything) {
    add("alice", "a");
    store.clear();
    EXPECT_EQ(store.list(), nullptr);
    EXPECT_EQ(passwordFor("alice", "", ""), "none");
    add("alice", "b");
    EXPECT_EQ(passwordFor("alice", "", ""), "b");
}

TEST_F(CredentialStoreTest, ListsInOrderOfAddition) {
    for (const char *name : {"c", "a", "b"})
        add(name, "x");
    store.remove(*info("a", ""));
    add("d", "x");
    std::string names;
    for (const bctbx_list_t *it = store.list(); it; it = it->next)
        names += AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(it->data))->username().str();
    EXPECT_EQ(names, "cbd");
}

TEST_F(CredentialStoreTest, FollowsChangesOfStoredEntries) {
    add("alice", "secret");
    AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(store.list()->data))->setUsername("bob");
    EXPECT_EQ(passwordFor("alice", "", ""), "none");
    EXPECT_EQ(passwordFor("bob", "", ""), "secret");
    EXPECT_TRUE(store.remove(*info("bob", "")));
}

TEST_F(CredentialStoreTest, SurvivesRenamingEntriesBetweenRemovals) {
    for (int i = 0; i < 100; ++i)
        add(std::to_string(i).c_str(), "x");
    for (int i = 0; i < 100; ++i) {
        auto *first = AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(store.list()->data));
        first->setDomain("renamed");
        EXPECT_TRUE(store.remove(*first));
    }
    EXPECT_EQ(store.size(), 0u);
}

TEST_F(CredentialStoreTest, FindsFirstTlsIdentity) {
    add("alice", "secret");
    const auto tls = info("tls", "");
    tls->setTlsCertificate("cert");
    tls->setTlsKey("key");
    store.add(*tls);
    ASSERT_NE(store.findTls(), nullptr);
    EXPECT_STREQ(store.findTls()->username().get(), "tls");
    EXPECT_EQ(store.find("tls", "r", "d", ""), nullptr) << "nothing in it answers a digest challenge";
    store.remove(*tls);
    EXPECT_EQ(store.findTls(), nullptr);
}

TEST_F(CredentialStoreTest, KeepsThePasswordAndTheCertificateOfAUserSideBySide) {
    const auto certificate = info("alice", "");
    certificate->setTlsCertificate("certificate");
    certificate->setTlsKey("key");
    store.add(*certificate);
    store.add(*info("alice", "secret"));
    ASSERT_NE(store.findTls(), nullptr);
    EXPECT_EQ(passwordFor("alice", "r", "d"), "secret");
    store.add(*certificate); // each still replaces its own kind
    store.add(*info("alice", "better"));
    EXPECT_EQ(passwordFor("alice", "r", "d"), "better");
    EXPECT_EQ(bctbx_list_size(store.list()), 2U);
}

TEST_F(CredentialStoreTest, SeesTlsIdentityGivenToAStoredEntry) {
    add("alice", "secret");
    auto *stored = AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(store.list()->data));
    stored->setTlsCertificatePath("/cert");
    stored->setTlsKeyPath("/key");
    EXPECT_EQ(store.findTls(), stored);
}

TEST_F(CredentialStoreTest, EntryOutlivesItsRemovalWhileReferenced) {
    add("alice", "secret");
    const Ref<const AuthInfo> kept(store.findAny("alice", "", ""));
    store.clear();
    EXPECT_STREQ(kept->password().get(), "secret");
}

TEST_F(CredentialStoreTest, SurvivesTheConfiguration) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=old\n[auth_info_1]\nusername=old\n"
                                           "[auth_info_2]\nusername=old\n");
    add("alice", "a", "", "d");
    const auto pemOnly = info("pem", "");
    pemOnly->setTlsCertificate("cert");
    pemOnly->setTlsKey("key");
    store.add(*pemOnly);
    add("bob", "b", "r");
    store.writeTo(*config);
    EXPECT_FALSE(config->hasSection("auth_info_2"));

    CredentialStore read;
    read.readFrom(*config);
    EXPECT_EQ(read.size(), 2u);
    EXPECT_STREQ(read.find("alice", "", "d", "")->password().get(), "a");
    EXPECT_TRUE(read.find("bob", "r", "", "")->ha1());
}

TEST_F(CredentialStoreTest, KeepsClearPasswordsOnRequest) {
    const auto config = Config::fromBuffer("[sip]\nstore_ha1_passwd=0\n");
    add("bob", "b", "r");
    store.writeTo(*config);
    EXPECT_STREQ(config->getString("auth_info_0", "passwd", ""), "b");
}

TEST_F(CredentialStoreTest, WritesNothingWhenTold) {
    const auto config = Config::fromBuffer("[sip]\nsave_auth_info=0\n[auth_info_0]\nusername=old\n");
    add("bob", "b");
    store.writeTo(*config);
    EXPECT_STREQ(config->getString("auth_info_0", "username", ""), "old");
}

TEST_F(CredentialStoreTest, RemovesSectionsWhenToldNotToStore) {
    const auto config = Config::fromBuffer("[sip]\nstore_auth_info=0\n[auth_info_0]\nusername=old\n");
    add("bob", "b");
    store.writeTo(*config);
    EXPECT_FALSE(config->hasSection("auth_info_0"));
}

TEST_F(CredentialStoreTest, WritesOnlyWhatChanged) {
    const auto config =
        Config::fromBuffer("[auth_info_0]\nusername=a\npasswd=1\n\n[auth_info_1]\nusername=b\n"
                           "# b's\npasswd=2\n\n[auth_info_2]\nusername=c\npasswd=3\n\n");
    store.readFrom(*config);
    EXPECT_FALSE(store.needsSaving());
    EXPECT_TRUE(store.remove(*info("a", "")));
    add("d", "4");
    EXPECT_TRUE(store.needsSaving());
    store.writeTo(*config);
    EXPECT_FALSE(store.needsSaving());
    EXPECT_EQ(config->text(),
              "[auth_info_0]\nusername=b\n# b's\npasswd=2\n\n[auth_info_1]\nusername=c\npasswd=3\n\n"
              "[auth_info_2]\nusername=d\npasswd=4\n\n");
}

TEST_F(CredentialStoreTest, SavesChangesOfStoredEntries) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=a\npasswd=1\n");
    store.readFrom(*config);
    AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(bctbx_list_get_data(store.list())))->setPassword("2");
    EXPECT_TRUE(store.needsSaving());
    store.writeTo(*config);
    EXPECT_STREQ(config->getString("auth_info_0", "passwd", ""), "2");
}

TEST_F(CredentialStoreTest, KeepsOrderWhenAnEntryInTheMiddleBecomesStorable) {
    const auto config = Config::fromBuffer("");
    add("a", "1");
    const auto pemOnly = info("b", "");
    pemOnly->setTlsCertificate("cert");
    pemOnly->setTlsKey("key");
    store.add(*pemOnly);
    add("c", "3");
    store.writeTo(*config);
    AuthInfo::toCpp(static_cast<LinphoneAuthInfo *>(bctbx_list_nth_data(store.list(), 1)))->setPassword("2");
    store.writeTo(*config);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(config->getString(AuthInfo::sectionName(i), "username", ""),
                  std::string(1, static_cast<char>('a' + i)));
    EXPECT_FALSE(config->hasSection("auth_info_3"));
}

TEST_F(CredentialStoreTest, HashesAClearPasswordOfTheFileWithTheNextSave) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=a\npasswd=1\nrealm=r\n");
    store.readFrom(*config);
    add("b", "2");
    store.writeTo(*config);
    EXPECT_FALSE(config->hasEntry("auth_info_0", "passwd"));
    EXPECT_TRUE(config->hasEntry("auth_info_0", "ha1"));
    EXPECT_STREQ(store.find("a", "r", "", "SHA-256")->password().get(), "1");
}

TEST_F(CredentialStoreTest, ReadsInTurnsAndShowsNothingBeforeTheEnd) {
    struct HurriedClock final : Clock {
        TimePoint now() const override { return TimePoint::max(); }
    } const clock;
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "[auth_info_" + std::to_string(i) + "]\nusername=u" + std::to_string(i) + "\npasswd=1\n";
    const auto config = Config::fromBuffer(text);
    int turns = 1;
    for (; !store.readOn(*config, clock, TimePoint::min()); ++turns) {
        EXPECT_EQ(passwordFor("u0", "r", ""), "none");
        add("early", "2");
    }
    EXPECT_GT(turns, 2);
    EXPECT_EQ(store.size(), 101u);
    EXPECT_EQ(passwordFor("u99", "r", ""), "1");
    EXPECT_EQ(passwordFor("early", "r", ""), "2");
    EXPECT_TRUE(store.needsSaving());
    store.readFrom(*config);
    EXPECT_EQ(store.size(), 101u);
}

TEST_F(CredentialStoreTest, HandlesTenThousandEntries) {
    constexpr int count = 10000;
    for (int i = 0; i < count; ++i)
        ASSERT_TRUE(add(("user" + std::to_string(i)).c_str(), std::to_string(i).c_str(), "", "example.org"));
    for (int i = 0; i < count; ++i)
        ASSERT_EQ(passwordFor(("user" + std::to_string(i)).c_str(), "r", "example.org"), std::to_string(i));
    for (int i = 0; i < count; i += 2)
        ASSERT_TRUE(store.remove(*info(("user" + std::to_string(i)).c_str(), "", "", "example.org")));
    EXPECT_EQ(store.size(), count / 2u);
    EXPECT_EQ(passwordFor("user8", "r", "example.org"), "none");
    EXPECT_EQ(passwordFor("user9", "r", "example.org"), "9");
}

TEST_F(CredentialStoreTest, FindsAmongTenThousandDomainsOfOneUser) {
    constexpr int count = 10000;
    for (int i = 0; i < count; ++i)
        ASSERT_TRUE(
            add("100", std::to_string(i).c_str(), "", ("t" + std::to_string(i) + ".example").c_str()));
    for (int i = 0; i < count; ++i)
        ASSERT_EQ(passwordFor("100", "asterisk", ("t" + std::to_string(i) + ".example").c_str()),
                  std::to_string(i));
}

} // namespace slimphone
