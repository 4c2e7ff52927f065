#include "http/curl-library.h"

#include "base/log.h"

#include <dlfcn.h>

#include <optional>

namespace slimphone::http {

namespace {

#ifdef __APPLE__
constexpr const char *kNames[] = {"libcurl.4.dylib", "libcurl.dylib"};
#else
constexpr const char *kNames[] = {"libcurl.so.4", "libcurl.so"};
#endif
/** CURLOPT_QUICK_EXIT: without it, giving a request up waits for the resolver. */
constexpr unsigned kLeastVersion = 0x075700;

std::optional<CurlLibrary> load() {
    void *library = nullptr;
    for (const char *name : kNames)
        if (!library) library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (!library) {
        logError("http: libcurl cannot be loaded, no HTTP request can be sent: %s", dlerror());
        return std::nullopt;
    }
    bool complete = true;
    const auto find = [&](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
        if (!function) complete = false;
    };
    decltype(&::curl_global_init) globalInit = nullptr;
    decltype(&::curl_version_info) versionInfo = nullptr;
    find(globalInit, "curl_global_init");
    find(versionInfo, "curl_version_info");
    CurlLibrary curl{};
    find(curl.easyInit, "curl_easy_init");
    find(curl.easyCleanup, "curl_easy_cleanup");
    find(curl.easyReset, "curl_easy_reset");
    find(curl.easySetopt, "curl_easy_setopt");
    find(curl.easyGetinfo, "curl_easy_getinfo");
    find(curl.easyStrerror, "curl_easy_strerror");
    find(curl.multiInit, "curl_multi_init");
    find(curl.multiCleanup, "curl_multi_cleanup");
    find(curl.multiSetopt, "curl_multi_setopt");
    find(curl.multiAddHandle, "curl_multi_add_handle");
    find(curl.multiRemoveHandle, "curl_multi_remove_handle");
    find(curl.multiSocketAction, "curl_multi_socket_action");
    find(curl.multiInfoRead, "curl_multi_info_read");
    find(curl.slistAppend, "curl_slist_append");
    find(curl.slistFreeAll, "curl_slist_free_all");
    find(curl.url, "curl_url");
    find(curl.urlCleanup, "curl_url_cleanup");
    find(curl.urlGet, "curl_url_get");
    find(curl.urlSet, "curl_url_set");
    find(curl.free, "curl_free");
    if (!complete) {
        logError("http: libcurl is too old, no HTTP request can be sent");
        return std::nullopt;
    }
    const curl_version_info_data *info = versionInfo(CURLVERSION_NOW);
    constexpr int kNeeded = CURL_VERSION_SSL | CURL_VERSION_LIBZ | CURL_VERSION_ASYNCHDNS;
    if (info->version_num < kLeastVersion || (info->features & kNeeded) != kNeeded) {
        logError("http: libcurl %s is too old, or lacks TLS, gzip or the asynchronous resolver",
                 info->version);
        return std::nullopt;
    }
    if (globalInit(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        logError("http: libcurl cannot be initialised");
        return std::nullopt;
    }
    logMessage("http: libcurl %s, %s", info->version, info->ssl_version);
    return curl;
}

} // namespace

const CurlLibrary *CurlLibrary::instance() {
    static const std::optional<CurlLibrary> library = load();
    return library ? &*library : nullptr;
}

} // namespace slimphone::http
