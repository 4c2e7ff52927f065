#include "../config/temporary-directory.h"
#include "http/tls-roots.h"

#include <gtest/gtest.h>

#include <string>

namespace slimphone::test {

namespace {

constexpr const char *kCertificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

http::TlsRoots rootsAt(const std::string &path) {
    sip::TlsSettings settings;
    settings.rootCaPath = path;
    return http::TlsRoots(settings);
}

} // namespace

TEST(TlsRoots, PrefersDataToPaths) {
    sip::TlsSettings settings;
    settings.rootCaPath = "/nowhere";
    settings.rootCaData = kCertificate;
    const http::TlsRoots roots(settings);
    EXPECT_EQ(roots.data, kCertificate);
    EXPECT_TRUE(roots.file.empty());
}

TEST(TlsRoots, ReadsAFileAsOne) {
    const TemporaryDirectory folder;
    folder.write("ca.pem", kCertificate);
    EXPECT_EQ(rootsAt(folder.path("ca.pem")).file, folder.path("ca.pem"));
    EXPECT_EQ(rootsAt("/nowhere/ca.pem").file, "/nowhere/ca.pem");
}

TEST(TlsRoots, PutsTheFilesOfADirectoryTogether) {
    const TemporaryDirectory folder;
    folder.write("a.pem", kCertificate);
    folder.write("b.pem", kCertificate);
    const std::string data = rootsAt(folder.path()).data;
    EXPECT_NE(data.find("BEGIN"), data.rfind("BEGIN"));
}

TEST(TlsRoots, LeavesADirectoryWithHashedNamesToTheLibrary) {
    const TemporaryDirectory folder;
    folder.write("0a1b2c3d.0", kCertificate);
    folder.write("ca-certificates.crt", kCertificate);
    EXPECT_EQ(rootsAt(folder.path()).directory, folder.path());
    EXPECT_EQ(rootsAt(folder.path("ca-certificates.crt")).directory, folder.path());
}

} // namespace slimphone::test
