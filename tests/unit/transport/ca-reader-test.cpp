#include "transport/ca-reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace slimphone::sip {
namespace {

std::string pem(const std::string &body) {
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----";
}

std::vector<std::string> all(const TlsSettings &settings) {
    CaReader reader(settings);
    std::vector<std::string> result;
    std::string certificate;
    while (reader.next(certificate))
        result.push_back(certificate);
    return result;
}

class CaReaderTest : public testing::Test {
protected:
    void SetUp() override {
        std::string path = testing::TempDir() + "slimphone-ca-XXXXXX";
        ASSERT_NE(mkdtemp(path.data()), nullptr);
        directory = path;
    }
    void TearDown() override { std::filesystem::remove_all(directory); }
    void write(const std::string &name, const std::string &text) { std::ofstream(directory / name) << text; }
    TlsSettings path(const std::filesystem::path &path) {
        TlsSettings result;
        result.rootCaPath = path.string();
        return result;
    }

    std::filesystem::path directory;
};

TEST_F(CaReaderTest, ReadsEachCertificateOfTheDataAndNothingBetween) {
    TlsSettings settings;
    settings.rootCaData =
        "# ours\n" + pem("one") + "\nsubject=two\n" + pem("two") + "\n-----BEGIN CERTIFICATE-----\ncut";
    EXPECT_EQ(all(settings), (std::vector<std::string>{pem("one"), pem("two")}));
}

TEST_F(CaReaderTest, DataWinsOverThePath) {
    write("a.pem", pem("file"));
    TlsSettings settings = path(directory);
    settings.rootCaData = pem("data");
    EXPECT_EQ(all(settings), std::vector<std::string>{pem("data")});
}

TEST_F(CaReaderTest, ReadsEveryFileOfADirectory) {
    write("a.pem", pem("one") + pem("two"));
    write("b.crt", pem("three"));
    std::filesystem::create_directory(directory / "c");
    EXPECT_EQ(all(path(directory)), (std::vector<std::string>{pem("one"), pem("two"), pem("three")}));
}

TEST_F(CaReaderTest, ReadsTheBundleOfADirectoryOnly) {
    write("a.pem", pem("one"));
    write("ca-certificates.crt", pem("one") + pem("two"));
    EXPECT_EQ(all(path(directory)), (std::vector<std::string>{pem("one"), pem("two")}));
}

TEST_F(CaReaderTest, TakesAFileThatIsNotTextAsItIs) {
    write("a.der", std::string("\x30\x82\0\x01", 4));
    EXPECT_EQ(all(path(directory / "a.der")), (std::vector<std::string>{std::string("\x30\x82\0\x01", 4)}));
}

TEST_F(CaReaderTest, FindsNothingWhereNothingIs) {
    EXPECT_TRUE(all(path(directory / "missing")).empty());
    EXPECT_TRUE(all(path(directory)).empty());
    write("empty.pem", "");
    EXPECT_TRUE(all(path(directory / "empty.pem")).empty());
}

} // namespace
} // namespace slimphone::sip
