#include "http/tls-roots.h"

#include "transport/ca-reader.h"

#include <filesystem>
#include <system_error>

namespace slimphone::http {

namespace {

namespace fs = std::filesystem;

/** Where distributions keep their certificates by hash. */
constexpr const char *kSystemDirectory = "/etc/ssl/certs";
/** All of them in one file, beside the others. Reading that takes 20 ms, longer than a turn may. */
constexpr const char *kBundleName = "ca-certificates.crt";

bool hasHashedNames(const std::string &directory) {
    std::error_code error;
    for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".0") return true;
    return false;
}

} // namespace

TlsRoots::TlsRoots(const sip::TlsSettings &settings) {
    std::error_code error;
    if (!settings.rootCaData.empty()) {
        data = settings.rootCaData;
    } else if (settings.rootCaPath.empty()) {
        if (hasHashedNames(kSystemDirectory)) directory = kSystemDirectory;
    } else if (!fs::is_directory(settings.rootCaPath, error)) {
        const fs::path path(settings.rootCaPath);
        if (path.filename() == kBundleName && hasHashedNames(path.parent_path().string()))
            directory = path.parent_path().string();
        else
            file = settings.rootCaPath;
    } else if (hasHashedNames(settings.rootCaPath)) {
        directory = settings.rootCaPath;
    } else {
        sip::CaReader reader(settings);
        for (std::string certificate; reader.next(certificate);)
            data += certificate + "\n";
        if (data.empty()) file = settings.rootCaPath; // fails, and says so, at the first handshake
    }
}

} // namespace slimphone::http
