#include "auth-info/auth-info.h"
#include "config/config.h"

#include <gtest/gtest.h>

namespace slimphone {

namespace {

Ref<AuthInfo> withPassword() {
    return make<AuthInfo>("alice", "", "secret", "", "example.org", "sip.example.org");
}

} // namespace

TEST(AuthInfo, ReadsUnsetAndEmptyAsNull) {
    const auto info = make<AuthInfo>("alice", "", "", "", "", "");
    EXPECT_STREQ(info->username().get(), "alice");
    EXPECT_EQ(info->userid().get(), nullptr);
    EXPECT_EQ(info->password().get(), nullptr);
    EXPECT_EQ(info->algorithm().get(), nullptr);
    EXPECT_EQ(info->tlsKeyPassword().get(), nullptr);
    info->setUsername("");
    EXPECT_EQ(info->username().get(), nullptr);
}

TEST(AuthInfo, IsUsableWithPasswordHa1OrTlsIdentity) {
    EXPECT_FALSE(make<AuthInfo>("alice", "id", "", "", "r", "d")->isUsable());
    EXPECT_TRUE(withPassword()->isUsable());
    EXPECT_TRUE(make<AuthInfo>("alice", "", "", "0123", "", "")->isUsable());

    const auto tls = make<AuthInfo>();
    tls->setTlsCertificate("pem");
    EXPECT_FALSE(tls->isUsable());
    tls->setTlsKeyPath("/key");
    EXPECT_TRUE(tls->isUsable());
}

TEST(AuthInfo, RefusesUnknownAlgorithm) {
    const auto info = withPassword();
    EXPECT_TRUE(info->setAlgorithm("sha-256"));
    EXPECT_FALSE(info->setAlgorithm("SHA-512-256"));
    EXPECT_STREQ(info->algorithm().get(), "SHA-256");
    EXPECT_TRUE(info->setAlgorithm(""));
    EXPECT_EQ(info->algorithm().get(), nullptr);
}

TEST(AuthInfo, ListsEachAvailableAlgorithmOnce) {
    const auto info = withPassword();
    for (const char *name : {"MD5", "md5", "", "SHA-256", "a,b"})
        info->addAvailableAlgorithm(name);
    EXPECT_EQ(info->availableAlgorithms(), (std::vector<std::string>{"MD5", "SHA-256"}));
    info->clearAvailableAlgorithms();
    EXPECT_TRUE(info->availableAlgorithms().empty());
}

TEST(AuthInfo, PasswordFitsEveryAlgorithmUnlessOneIsFixed) {
    const auto info = withPassword();
    for (const char *name : {"", "MD5", "sha-256"})
        EXPECT_TRUE(info->fitsAlgorithm(name)) << name;
    info->setAlgorithm("SHA-256");
    EXPECT_TRUE(info->fitsAlgorithm("sha-256"));
    EXPECT_FALSE(info->fitsAlgorithm("MD5"));
}

TEST(AuthInfo, Ha1OfUnknownOriginFitsMd5Only) {
    const auto info = make<AuthInfo>("alice", "", "", "0123", "", "");
    EXPECT_TRUE(info->fitsAlgorithm("md5"));
    EXPECT_FALSE(info->fitsAlgorithm("SHA-256"));
    info->setAlgorithm("SHA-256");
    EXPECT_FALSE(info->fitsAlgorithm("MD5"));
    EXPECT_TRUE(info->fitsAlgorithm("SHA-256"));
}

TEST(AuthInfo, TlsIdentityFitsNoDigest) {
    const auto info = make<AuthInfo>();
    info->setTlsCertificatePath("/cert");
    info->setTlsKeyPath("/key");
    EXPECT_FALSE(info->fitsAlgorithm(""));
}

TEST(AuthInfo, CloneIsEqualAndIndependent) {
    const auto info = withPassword();
    info->setTlsKeyPassword("open");
    info->setAlgorithm("MD5");
    info->setUserData(info.get());
    const auto copy = info->clone();
    EXPECT_TRUE(copy->equalsButAlgorithms(*info));
    EXPECT_STREQ(copy->algorithm().get(), "MD5");
    EXPECT_EQ(copy->userData(), nullptr);

    copy->setTlsKeyPassword("sesame");
    EXPECT_STREQ(info->tlsKeyPassword().get(), "open");
    EXPECT_FALSE(copy->equalsButAlgorithms(*info));
}

TEST(AuthInfo, EqualityLeavesAlgorithmsAside) {
    const auto a = withPassword();
    const auto b = withPassword();
    b->setAlgorithm("SHA-256");
    b->addAvailableAlgorithm("MD5");
    EXPECT_TRUE(a->equalsButAlgorithms(*b));
    b->setUserid("id");
    EXPECT_FALSE(a->equalsButAlgorithms(*b));
}

TEST(AuthInfo, SurvivesTheConfiguration) {
    const auto config = Config::create("");
    const auto info = make<AuthInfo>("alice", "id", "secret", "0123", "realm", "domain", "SHA-256");
    info->addAvailableAlgorithm("MD5");
    info->addAvailableAlgorithm("SHA-256");
    info->setTlsCertificatePath("/cert");
    info->setTlsKeyPath("/key");
    info->setTlsKeyPassword("open");
    info->writeTo(*config, 3, AuthInfo::PasswordForm::Clear);

    EXPECT_STREQ(config->getString("auth_info_3", "client_cert_key_password", ""), "open");
    const auto read = AuthInfo::readFrom(*config, 3);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->equalsButAlgorithms(*info));
    EXPECT_STREQ(read->algorithm().get(), "SHA-256");
    EXPECT_EQ(read->availableAlgorithms(), info->availableAlgorithms());
}

TEST(AuthInfo, ReadsNothingFromMissingSection) {
    const auto config = Config::create("");
    EXPECT_FALSE(AuthInfo::readFrom(*config, 0));
    EXPECT_FALSE(AuthInfo::readFrom(*config, -1));
}

TEST(AuthInfo, WritesHa1InsteadOfPasswordWhenRealmIsKnown) {
    const auto config = Config::create("");
    const auto info = make<AuthInfo>("Mufasa", "", "Circle Of Life", "", "testrealm@host.com", "");
    info->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    EXPECT_STREQ(config->getString("auth_info_0", "ha1", ""), "939e7578ed9e3c518a452acee763bce9");
    EXPECT_FALSE(config->hasEntry("auth_info_0", "passwd"));
    EXPECT_STREQ(info->password().get(), "Circle Of Life") << "SHA-256 can still be answered in this run";
}

TEST(AuthInfo, APasswordForAnyAlgorithmAnswersBothAfterARestart) {
    const auto config = Config::create("");
    const auto info =
        make<AuthInfo>("alice", "Mufasa", "Circle of Life", "", "\"http-auth@example.org\"", "");
    info->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    const auto read = AuthInfo::readFrom(*config, 0);
    EXPECT_FALSE(read->password());
    EXPECT_FALSE(read->algorithm());
    EXPECT_TRUE(read->fitsAlgorithm("MD5"));
    EXPECT_TRUE(read->fitsAlgorithm("SHA-256"));
    EXPECT_STREQ(read->ha1(DigestAlgorithm::Md5).get(), "3d78807defe7de2157e2b0b6573a855f");
    EXPECT_STREQ(read->ha1(DigestAlgorithm::Sha256).get(),
                 "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");

    const auto again = Config::create("");
    read->writeTo(*again, 0, AuthInfo::PasswordForm::Hashed);
    EXPECT_STREQ(again->dump().c_str(), config->dump().c_str());
}

TEST(AuthInfo, AHa1ThatDoesNotFitAnyMoreIsForgotten) {
    const auto config = Config::create("");
    make<AuthInfo>("alice", "", "secret", "", "r", "")->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    const auto change = [&](void (*apply)(AuthInfo &)) {
        const auto read = AuthInfo::readFrom(*config, 0);
        apply(*read);
        return read->fitsAlgorithm("SHA-256") && !read->password();
    };
    EXPECT_TRUE(change([](AuthInfo &info) { info.setDomain("d"); }));
    EXPECT_FALSE(change([](AuthInfo &info) { info.setUsername("bob"); }));
    EXPECT_FALSE(change([](AuthInfo &info) { info.setUserid("id"); }));
    EXPECT_FALSE(change([](AuthInfo &info) { info.setRealm("other"); }));
    EXPECT_FALSE(change([](AuthInfo &info) { info.setHa1("0123"); }));
}

TEST(AuthInfo, ReadsAHa1WithoutAlgorithmAsOneForMd5) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=alice\nrealm=r\nha1=0123\n");
    const auto read = AuthInfo::readFrom(*config, 0);
    EXPECT_STREQ(read->algorithm().get(), "MD5");
    EXPECT_FALSE(read->fitsAlgorithm("SHA-256"));
}

TEST(AuthInfo, WritesHa1OfTheFixedAlgorithmAndUserid) {
    const auto config = Config::create("");
    make<AuthInfo>("alice", "Mufasa", "Circle of Life", "", "http-auth@example.org", "", "SHA-256")
        ->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    EXPECT_STREQ(config->getString("auth_info_0", "ha1", ""),
                 "7987c64c30e25f1b74be53f966b49b90f2808aa92faf9a00262392d7b4794232");
    EXPECT_STREQ(config->getString("auth_info_0", "algorithm", ""), "SHA-256");
}

TEST(AuthInfo, WritesClearPasswordWhenRealmIsUnknown) {
    const auto config = Config::create("");
    make<AuthInfo>("alice", "", "secret", "", "", "")->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    EXPECT_STREQ(config->getString("auth_info_0", "passwd", ""), "secret");
}

TEST(AuthInfo, WritingLeavesNothingOfTheFormerSection) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=bob\nuserid=old\nother=1\n");
    withPassword()->writeTo(*config, 0, AuthInfo::PasswordForm::Clear);
    EXPECT_FALSE(config->hasEntry("auth_info_0", "userid"));
    EXPECT_FALSE(config->hasEntry("auth_info_0", "other"));
}

TEST(AuthInfo, WritingKeepsWhatTheSameUserHasBeside) {
    const auto config = Config::fromBuffer("[auth_info_0]\nusername=alice\n# note\npasswd=old\nother=1\n"
                                           "client_cert_key_passsword=x\n");
    const auto info = withPassword();
    info->setUsername("alice");
    info->setRealm("r");
    info->writeTo(*config, 0, AuthInfo::PasswordForm::Hashed);
    EXPECT_FALSE(config->hasEntry("auth_info_0", "passwd"));
    EXPECT_FALSE(config->hasEntry("auth_info_0", "client_cert_key_passsword"));
    EXPECT_STREQ(config->getString("auth_info_0", "other", ""), "1");
    EXPECT_NE(config->text().find("# note"), std::string::npos);
}

TEST(AuthInfo, ReadsMisspeltKeyPassword) {
    const auto config = Config::fromBuffer("[auth_info_0]\nclient_cert_key_passsword=open\n");
    EXPECT_STREQ(AuthInfo::readFrom(*config, 0)->tlsKeyPassword().get(), "open");
}

TEST(AuthInfo, PrefersTheRightSpellingOfTheKeyPassword) {
    const auto config =
        Config::fromBuffer("[auth_info_0]\nclient_cert_key_passsword=old\nclient_cert_key_password=new\n");
    EXPECT_STREQ(AuthInfo::readFrom(*config, 0)->tlsKeyPassword().get(), "new");
}

TEST(AuthInfo, IsSmall) { EXPECT_LE(sizeof(AuthInfo), 88u); }

} // namespace slimphone
