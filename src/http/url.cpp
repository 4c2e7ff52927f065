#include "http/url.h"

#include "http/curl-library.h"

#include <memory>

namespace slimphone::http {

namespace {

struct Cleanup {
    const CurlLibrary *curl;
    void operator()(CURLU *handle) const noexcept { curl->urlCleanup(handle); }
};
using Handle = std::unique_ptr<CURLU, Cleanup>;

std::string part(const CurlLibrary &curl, CURLU *handle, CURLUPart what, unsigned flags = 0) {
    char *value = nullptr;
    if (curl.urlGet(handle, what, &value, flags) != CURLUE_OK || !value) return {};
    std::string result(value);
    curl.free(value);
    return result;
}

} // namespace

std::optional<Url> Url::parse(const CurlLibrary &curl, const std::string &text) {
    return Url().resolve(curl, text);
}

std::optional<Url> Url::resolve(const CurlLibrary &curl, const std::string &reference) const {
    if (reference.find('\0') != std::string::npos) return std::nullopt;
    const Handle handle(curl.url(), Cleanup{&curl});
    if (!handle) throw std::bad_alloc();
    if (!text.empty()) curl.urlSet(handle.get(), CURLUPART_URL, text.c_str(), 0);
    if (curl.urlSet(handle.get(), CURLUPART_URL, reference.c_str(), 0) != CURLUE_OK) return std::nullopt;
    Url url;
    url.scheme = part(curl, handle.get(), CURLUPART_SCHEME);
    if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
    url.host = toLower(part(curl, handle.get(), CURLUPART_HOST));
    if (url.host.empty()) return std::nullopt;
    url.port = part(curl, handle.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    url.user = part(curl, handle.get(), CURLUPART_USER, CURLU_URLDECODE);
    std::string secret = part(curl, handle.get(), CURLUPART_PASSWORD, CURLU_URLDECODE);
    url.password = Secret(secret);
    wipe(secret);
    url.target = part(curl, handle.get(), CURLUPART_PATH);
    if (const std::string query = part(curl, handle.get(), CURLUPART_QUERY); !query.empty())
        url.target += "?" + query;
    for (const CURLUPart hidden : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT})
        curl.urlSet(handle.get(), hidden, nullptr, 0);
    url.text = part(curl, handle.get(), CURLUPART_URL);
    if (url.text.empty()) return std::nullopt;
    return url;
}

} // namespace slimphone::http
