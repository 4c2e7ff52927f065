#include "transport/ca-reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace slimphone::sip {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";
/** Debian writes all certificates of a directory into this file of it, too. */
constexpr const char *kBundleName = "ca-certificates.crt";
constexpr std::uintmax_t kMaximumFile = 16 << 20;

constexpr const char *kSystemPlaces[] = {"/etc/ssl/certs/ca-certificates.crt",
                                         "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
                                         "/etc/ssl/cert.pem", "/etc/ssl/certs"};

std::string readFile(const std::string &path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error || size > kMaximumFile) return {};
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

CaReader::CaReader(const TlsSettings &settings) {
    if (!settings.rootCaData.empty()) {
        mSource = "the data given";
        mText = settings.rootCaData;
    } else if (!settings.rootCaPath.empty()) {
        mSource = settings.rootCaPath;
        addPath(mSource);
    } else {
        mSource = "the system";
        for (const char *place : kSystemPlaces) {
            addPath(place);
            if (!mFiles.empty()) break;
        }
    }
}

void CaReader::addPath(const std::string &path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        if (fs::is_regular_file(path, error)) mFiles.push_back(path);
        return;
    }
    const fs::path bundle = fs::path(path) / kBundleName;
    if (fs::is_regular_file(bundle, error)) {
        mFiles.push_back(bundle.string());
        return;
    }
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) mFiles.push_back(entry->path().string());
    }
    std::sort(mFiles.rbegin(), mFiles.rend());
}

bool CaReader::next(std::string &certificate) {
    for (;;) {
        const std::size_t begin = mText.find(kBegin, mPosition);
        const std::size_t end = begin == std::string::npos ? begin : mText.find(kEnd, begin);
        if (end != std::string::npos) {
            mPosition = end + kEnd.size();
            certificate.assign(mText, begin, mPosition - begin);
            return true;
        }
        if (mFiles.empty()) return false;
        mText = readFile(mFiles.back());
        mFiles.pop_back();
        mPosition = 0;
        if (!mText.empty() && mText.find(kBegin) == std::string::npos) {
            certificate = std::exchange(mText, std::string());
            return true;
        }
    }
}

} // namespace slimphone::sip
