/**
 * @file
 * TLS as an application sets it, against Kamailio with a CA made for the occasion.
 */
#include "child-process.h"
#include "kamailio.h"
#include "phone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <string>

namespace slimphone::test {

using testing::HasSubstr;
using testing::StartsWith;

namespace {

enum class Clients : bool { Anybody, Known };

/** Both stacks; servers are shared by the tests, as starting one takes a while. */
class OverTls : public testing::TestWithParam<std::string> {
protected:
    static void SetUpTestSuite() {
        Kamailio::Settings settings;
        settings.tls = true;
        sOpen.emplace(settings);
        settings.clientCertificates = true;
        sStrict.emplace(settings);
    }
    static void TearDownTestSuite() {
        sOpen.reset();
        sStrict.reset();
    }

    /** A phone that knows the CA of both servers, unless @p sip says something else. */
    Phone makePhone(Phone::Values sip = {}) const {
        sip.emplace("root_ca", sOpen->caFile());
        return Phone(GetParam(), sip);
    }
    static LinphoneAccount *add(Phone &phone, const Kamailio &server, const std::string &host = "localhost") {
        phone.addPassword("alice", Kamailio::passwordOf("alice"));
        return phone.add("alice",
                         "<sip:" + host + ':' + std::to_string(server.tlsPort()) + ";transport=tls>");
    }
    static bool registers(Phone &phone, LinphoneAccount *account) {
        phone.waitUntil([&] {
            return Phone::state(account) == LinphoneRegistrationOk ||
                   Phone::state(account) == LinphoneRegistrationFailed;
        });
        return Phone::state(account) == LinphoneRegistrationOk;
    }
    /** The account failed for a reason that the application is told in words. */
    static void expectFailure(Phone &phone, LinphoneAccount *account, const std::string &words) {
        ASSERT_FALSE(registers(phone, account));
        ASSERT_FALSE(phone.events.empty());
        EXPECT_THAT(phone.events.back().message, StartsWith("io error: "));
        EXPECT_THAT(phone.events.back().message, HasSubstr(words));
        const LinphoneErrorInfo *error = linphone_account_get_error_info(account);
        EXPECT_EQ(linphone_error_info_get_protocol_code(error), 503);
        EXPECT_EQ(linphone_error_info_get_reason(error), LinphoneReasonIOError);
        EXPECT_STREQ(linphone_error_info_get_protocol(error), "SIP");
        EXPECT_THAT(linphone_error_info_get_warnings(error), HasSubstr(words));
    }

    static std::optional<Kamailio> sOpen;
    static std::optional<Kamailio> sStrict;
};

std::optional<Kamailio> OverTls::sOpen;
std::optional<Kamailio> OverTls::sStrict;

std::string nameOfWire(const testing::TestParamInfo<std::string> &wire) {
    return wire.param == "lean" ? "lean" : "bellesip";
}

} // namespace

TEST_P(OverTls, AFileOfAuthoritiesIsEnough) {
    Phone phone = makePhone();
    EXPECT_TRUE(registers(phone, add(phone, *sOpen)));
}

TEST_P(OverTls, AFileNamedThroughTheApiIsEnough) {
    Phone phone(GetParam());
    linphone_core_set_root_ca(phone.core(), sOpen->caFile().c_str());
    EXPECT_EQ(linphone_core_get_root_ca(phone.core()), sOpen->caFile());
    EXPECT_TRUE(registers(phone, add(phone, *sOpen)));
}

TEST_P(OverTls, TheTextOfAnAuthorityWinsOverTheFile) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    linphone_core_set_root_ca_data(phone.core(), readFile(sOpen->caFile()).c_str());
    EXPECT_TRUE(registers(phone, add(phone, *sOpen)));
}

TEST_P(OverTls, AnUnknownAuthorityIsToldAndMayBeIgnored) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    LinphoneAccount *alice = add(phone, *sOpen);
    expectFailure(phone, alice, "unknown certificate authority");
    linphone_core_verify_server_certificates(phone.core(), FALSE);
    linphone_account_refresh_register(alice);
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(OverTls, AnotherNameIsToldAndMayBeIgnored) {
    // The certificate is for localhost; this is a name of the same machine.
    const WorkFolder folder("slimphone-tls");
    std::ofstream(folder.file("hosts")) << "127.0.0.1 elsewhere.test\n";
    Phone phone = makePhone();
    linphone_config_set_string(linphone_core_get_config(phone.core()), "net", "dns_user_hosts_file",
                               folder.file("hosts").c_str());
    linphone_core_enable_dns_srv(phone.core(), FALSE); // applies it
    LinphoneAccount *alice = add(phone, *sOpen, "elsewhere.test");
    expectFailure(phone, alice, "name mismatch");
    linphone_core_verify_server_cn(phone.core(), FALSE);
    linphone_account_refresh_register(alice);
    EXPECT_TRUE(phone.waitFor(alice, LinphoneRegistrationOk));
}

TEST_P(OverTls, OneSubjectHasToMatchTheExpressionOfTheConfiguration) {
    for (const auto &[expression, matches] :
         {std::pair("^local", true), {"^(localhost|other)$", true}, {"^remote", false}, {"(", false}}) {
        SCOPED_TRACE(expression);
        Phone phone = makePhone({{"tls_certificate_subject_regexp", expression}});
        LinphoneAccount *alice = add(phone, *sOpen);
        if (matches)
            EXPECT_TRUE(registers(phone, alice));
        else
            expectFailure(phone, alice, "tls_certificate_subject_regexp");
    }
}

TEST_P(OverTls, AServerThatDoesNotSpeakTlsIsTold) {
    Phone phone = makePhone({{"transport_timeout", "2000"}});
    phone.addPassword("alice", "any");
    LinphoneAccount *alice =
        phone.add("alice", "<sip:localhost:" + std::to_string(sOpen->port()) + ";transport=tls>");
    EXPECT_FALSE(registers(phone, alice));
    EXPECT_EQ(linphone_account_get_error(alice), LinphoneReasonIOError);
    EXPECT_THAT(phone.events.back().message, HasSubstr("localhost"));
}

TEST_P(OverTls, ASecureAddressNeedsNoTransport) {
    Phone phone = makePhone({{"supported", "path"}}); // a GRUU would hide the Contact
    phone.addPassword("alice", Kamailio::passwordOf("alice"));
    LinphoneAccountParams *params = linphone_core_create_account_params(phone.core());
    LinphoneAddress *identity = linphone_address_new("sips:alice@localhost");
    LinphoneAddress *server =
        linphone_address_new(("sips:localhost:" + std::to_string(sOpen->tlsPort())).c_str());
    linphone_account_params_set_identity_address(params, identity);
    linphone_account_params_set_server_address(params, server);
    linphone_account_params_enable_register(params, TRUE);
    LinphoneAccount *alice = linphone_core_create_account(phone.core(), params);
    linphone_core_add_account(phone.core(), alice);
    linphone_account_unref(alice);
    linphone_address_unref(identity);
    linphone_address_unref(server);
    linphone_account_params_unref(params);
    EXPECT_TRUE(registers(phone, alice));
    EXPECT_THAT(linphone_account_get_custom_header(alice, "Contact"), HasSubstr("<sips:alice@"));
}

// Client certificates

TEST_P(OverTls, WithoutACertificateAStrictServerRefuses) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    EXPECT_FALSE(registers(phone, add(phone, *sStrict)));
    EXPECT_THAT(phone.events.back().message, StartsWith("io error"));
}

TEST_P(OverTls, TheCoresCertificateMayBeText) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    linphone_core_set_tls_cert(phone.core(), readFile(sStrict->clientCertificate()).c_str());
    linphone_core_set_tls_key(phone.core(), readFile(sStrict->clientKey()).c_str());
    EXPECT_TRUE(registers(phone, add(phone, *sStrict)));
}

TEST_P(OverTls, TheCoresCertificateMayBeFiles) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    linphone_core_set_tls_cert_path(phone.core(), sStrict->clientCertificate().c_str());
    linphone_core_set_tls_key_path(phone.core(), sStrict->clientKey().c_str());
    EXPECT_TRUE(registers(phone, add(phone, *sStrict)));
}

TEST_P(OverTls, TheConfigurationMayNameTheFiles) {
    Phone phone = makePhone({{"root_ca", sStrict->caFile()},
                             {"client_cert_chain", sStrict->clientCertificate()},
                             {"client_cert_key", sStrict->clientKey()}});
    EXPECT_TRUE(registers(phone, add(phone, *sStrict)));
}

TEST_P(OverTls, CredentialsMayHoldTheCertificate) {
    for (const bool isText : {true, false}) {
        SCOPED_TRACE(isText ? "text" : "files");
        Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
        LinphoneAuthInfo *info = linphone_auth_info_new("alice", nullptr, nullptr, nullptr, nullptr, nullptr);
        if (isText) {
            linphone_auth_info_set_tls_cert(info, readFile(sStrict->clientCertificate()).c_str());
            linphone_auth_info_set_tls_key(info, readFile(sStrict->clientKey()).c_str());
        } else {
            linphone_auth_info_set_tls_cert_path(info, sStrict->clientCertificate().c_str());
            linphone_auth_info_set_tls_key_path(info, sStrict->clientKey().c_str());
        }
        linphone_core_add_auth_info(phone.core(), info);
        linphone_auth_info_unref(info);
        EXPECT_TRUE(registers(phone, add(phone, *sStrict)));
    }
}

TEST_P(OverTls, AnEncryptedKeyIsOpenedWithItsPassword) {
    const WorkFolder folder("slimphone-tls");
    const std::string key = folder.file("encrypted.key");
    ASSERT_EQ(std::system(("openssl pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:hush -in '" +
                           sStrict->clientKey() + "' -out '" + key + "' 2>/dev/null")
                              .c_str()),
              0);
    Phone phone = makePhone({{"root_ca", sStrict->caFile()}});
    LinphoneAuthInfo *info = linphone_auth_info_new("alice", nullptr, nullptr, nullptr, nullptr, nullptr);
    linphone_auth_info_set_tls_cert_path(info, sStrict->clientCertificate().c_str());
    linphone_auth_info_set_tls_key_path(info, key.c_str());
    linphone_auth_info_set_tls_key_password(info, "hush");
    linphone_core_add_auth_info(phone.core(), info);
    linphone_auth_info_unref(info);
    EXPECT_TRUE(registers(phone, add(phone, *sStrict)));
}

INSTANTIATE_TEST_SUITE_P(Wires, OverTls, testing::Values("lean", "belle-sip"), nameOfWire);

} // namespace slimphone::test
