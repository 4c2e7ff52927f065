#include "core-fixture.h"
#include "core/tls-identity.h"

#include <cstdio>

namespace slimphone {
namespace {

class TlsIdentityTest : public test::CoreFixture {
protected:
    std::shared_ptr<const sip::TlsIdentity> ofNextRequest() {
        addAccount("user" + std::to_string(stack->sent.size()));
        core->iterate();
        return stack->last().hop.tlsIdentity;
    }
};

TEST_F(TlsIdentityTest, WithoutCertificateThereIsNone) { EXPECT_EQ(ofNextRequest(), nullptr); }

TEST_F(TlsIdentityTest, SettingsReachTheRequest) {
    core->settings().tlsCertificate = Text("certificate");
    core->settings().tlsKey = Secret("key");
    core->applyStackSettings();
    const auto identity = ofNextRequest();
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->certificate, "certificate");
    EXPECT_EQ(identity->key, "key");
    EXPECT_EQ(ofNextRequest(), identity);
}

TEST_F(TlsIdentityTest, CredentialsWithCertificateReachTheRequest) {
    const Ref<AuthInfo> info = make<AuthInfo>();
    info->setTlsCertificate("certificate");
    info->setTlsKey("key");
    info->setTlsKeyPassword("password");
    core->addAuthInfo(*info);
    const auto identity = ofNextRequest();
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->keyPassword, "password");
    core->clearAuthInfos();
    EXPECT_EQ(ofNextRequest(), nullptr);
}

TEST_F(TlsIdentityTest, FilesAreReadAndMissingOnesAreNone) {
    const std::string path = testing::TempDir() + "slimphone-identity.pem";
    std::FILE *file = std::fopen(path.c_str(), "w");
    ASSERT_TRUE(file);
    std::fputs("pem", file);
    std::fclose(file);
    core->settings().setTlsCertificatePath(path);
    core->settings().setTlsKeyPath(path);
    core->applyStackSettings();
    const auto identity = ofNextRequest();
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->certificate, "pem");
    std::remove(path.c_str());
    core->applyStackSettings();
    EXPECT_EQ(ofNextRequest(), nullptr);
}

} // namespace
} // namespace slimphone
