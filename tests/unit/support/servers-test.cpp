/**
 * @file
 * What the three servers do on the wire, asked by a client on a plain socket.
 */
#include "belle-sip-server.h"
#include "kamailio.h"
#include "scripted-registrar.h"
#include "wire-client.h"

#include <gtest/gtest.h>

#include <memory>

namespace slimphone::test {
namespace {

using example::BelleSipServer;
using example::HashAlgorithm;
using example::Registrar;

/** A running server with the user alice, and her password. */
class Server {
public:
    virtual ~Server() = default;
    virtual int port() const = 0;
    virtual std::string password() const { return "secret"; }
};

class BelleSip : public Server {
public:
    BelleSip() { mRegistrar.addUser("alice", "secret"); }
    int port() const override { return mServer.port(); }

private:
    Registrar mRegistrar{Registrar::Settings{}};
    BelleSipServer mServer{mRegistrar, "127.0.0.1", 0};
};

class Scripted : public Server {
public:
    Scripted() { mRegistrar.addUser("alice", "secret"); }
    int port() const override { return mRegistrar.port(); }

private:
    ScriptedRegistrar mRegistrar;
};

class RealKamailio : public Server {
public:
    int port() const override { return mKamailio.port(); }
    std::string password() const override { return Kamailio::passwordOf("alice"); }

private:
    Kamailio mKamailio;
};

using Case = std::tuple<std::string, std::string>;

class Servers : public testing::TestWithParam<Case> {
protected:
    void SetUp() override {
        const std::string &kind = std::get<0>(GetParam());
        if (kind == "BelleSip")
            mServer = std::make_unique<BelleSip>();
        else if (kind == "Scripted")
            mServer = std::make_unique<Scripted>();
        else
            mServer = std::make_unique<RealKamailio>();
        mClient = std::make_unique<WireClient>(std::get<1>(GetParam()), mServer->port());
    }

    std::unique_ptr<Server> mServer;
    std::unique_ptr<WireClient> mClient;
};

TEST_P(Servers, RegistersAndUnregistersWithDigest) {
    const std::string refusal = mClient->transact();
    ASSERT_EQ(statusOf(refusal), 401) << refusal;
    const std::string accepted = mClient->transact(mClient->authorize(refusal, mServer->password(), 1));
    ASSERT_EQ(statusOf(accepted), 200) << accepted;
    EXPECT_NE(headerOf(accepted, "Contact").find(mClient->contact + ";expires="), std::string::npos)
        << accepted;
    EXPECT_EQ(headerOf(accepted, "Content-Length"), "0");
    mClient->expires = 0;
    const std::string removed = mClient->transact(mClient->authorize(refusal, mServer->password(), 2));
    EXPECT_EQ(statusOf(removed), 200) << removed;
    EXPECT_EQ(headerOf(removed, "Contact"), "");
}

TEST_P(Servers, RefusesWrongPassword) {
    const std::string refusal = mClient->transact();
    EXPECT_EQ(statusOf(mClient->transact(mClient->authorize(refusal, "guess"))), 401);
}

TEST_P(Servers, AnswersOptions) {
    std::string request = mClient->makeRegister();
    for (std::size_t at = 0; (at = request.find("REGISTER")) != std::string::npos;)
        request.replace(at, 8, "OPTIONS");
    mClient->send(request);
    EXPECT_EQ(statusOf(mClient->receive()), 200);
}

INSTANTIATE_TEST_SUITE_P(All, Servers,
                         testing::Combine(testing::Values("BelleSip", "Scripted", "Kamailio"),
                                          testing::Values("UDP", "TCP")),
                         [](const auto &test) { return std::get<0>(test.param) + std::get<1>(test.param); });

TEST(BelleSipServerTest, OffersBothAlgorithmsStrongestFirst) {
    Registrar::Settings settings;
    settings.digest.algorithms = {HashAlgorithm::Sha256, HashAlgorithm::Md5};
    Registrar registrar(settings);
    registrar.addUser("alice", "secret");
    const BelleSipServer server(registrar, "127.0.0.1", 0);
    WireClient client("UDP", server.port());
    const std::string refusal = client.transact();
    EXPECT_LT(refusal.find("algorithm=SHA-256"), refusal.find("algorithm=MD5"));
    EXPECT_EQ(statusOf(client.transact(client.authorize(refusal, "secret", 1, "SHA-256"))), 200);
}

TEST(BelleSipServerTest, AnswersRetransmissionWithTheSameAnswer) {
    Registrar registrar{Registrar::Settings{}};
    registrar.addUser("alice", "secret");
    const BelleSipServer server(registrar, "127.0.0.1", 0);
    WireClient client("UDP", server.port());
    const std::string request = client.makeRegister(client.authorize(client.transact(), "secret"));
    client.send(request);
    ASSERT_EQ(statusOf(client.receive()), 200);
    client.send(request);
    EXPECT_EQ(statusOf(client.receive()), 200);
}

TEST(BelleSipServerTest, RefusesPortThatIsTaken) {
    Registrar registrar{Registrar::Settings{}};
    const BelleSipServer first(registrar, "127.0.0.1", 0);
    EXPECT_THROW(BelleSipServer(registrar, "127.0.0.1", first.port()), std::runtime_error);
}

TEST(KamailioTest, ChallengesWithSha256WhenAsked) {
    Kamailio::Settings settings;
    settings.algorithm = "SHA-256";
    const Kamailio kamailio(settings);
    WireClient client("UDP", kamailio.port());
    const std::string refusal = client.transact();
    const std::string credentials = client.authorize(refusal, Kamailio::passwordOf("alice"), 1, "SHA-256");
    EXPECT_EQ(statusOf(client.transact(credentials)), 200) << refusal;
}

TEST(KamailioTest, TwoRunSideBySide) {
    const Kamailio one;
    const Kamailio other;
    EXPECT_NE(one.port(), other.port());
}

} // namespace
} // namespace slimphone::test
