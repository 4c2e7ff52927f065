/**
 * @file
 * libcurl, loaded when the first request is sent: with its thirty libraries it would cost every
 * program some milliseconds at its start and megabytes of memory, and most never send one.
 */
#pragma once

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

namespace slimphone::http {

/** The functions in use. */
struct CurlLibrary {
    decltype(&::curl_easy_init) easyInit;
    decltype(&::curl_easy_cleanup) easyCleanup;
    decltype(&::curl_easy_reset) easyReset;
    decltype(&::curl_easy_setopt) easySetopt;
    decltype(&::curl_easy_getinfo) easyGetinfo;
    decltype(&::curl_easy_strerror) easyStrerror;
    decltype(&::curl_multi_init) multiInit;
    decltype(&::curl_multi_cleanup) multiCleanup;
    decltype(&::curl_multi_setopt) multiSetopt;
    decltype(&::curl_multi_add_handle) multiAddHandle;
    decltype(&::curl_multi_remove_handle) multiRemoveHandle;
    decltype(&::curl_multi_socket_action) multiSocketAction;
    decltype(&::curl_multi_info_read) multiInfoRead;
    decltype(&::curl_slist_append) slistAppend;
    decltype(&::curl_slist_free_all) slistFreeAll;
    decltype(&::curl_url) url;
    decltype(&::curl_url_cleanup) urlCleanup;
    decltype(&::curl_url_get) urlGet;
    decltype(&::curl_url_set) urlSet;
    decltype(&::curl_free) free;

    /** Loads it once; nullptr, with one log line, where there is none that will do. Thread-safe. */
    static const CurlLibrary *instance();
};

} // namespace slimphone::http
