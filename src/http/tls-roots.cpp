#include "http/tls-roots.h"

#include "transport/ca-reader.h"

#include <filesystem>
#include <system_error>

namespace slimphone::http {

namespace {

namespace fs = std::filesystem;

/** Where distributions keep their certificates by hash: reading their one big file takes 20 ms. */
constexpr const char *kSystemDirectory = "/etc/ssl/certs";

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
