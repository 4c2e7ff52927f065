#include "linphone/compat/mediastreamer.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace {

// Far beyond any program's life and far from the limits of the clock.
constexpr std::uint64_t kLongestSleep = std::uint64_t{365} * 24 * 3600 * 1000000;

} // namespace

void ortp_free(void *ptr) { bctbx_free(ptr); }

char *ortp_strdup(const char *text) { return text ? bctbx_strdup(text) : nullptr; }

void ms_sleep(int seconds) {
    if (seconds > 0) std::this_thread::sleep_for(std::chrono::seconds(seconds));
}

void ms_usleep(std::uint64_t usec) {
    std::this_thread::sleep_for(std::chrono::microseconds(std::min(usec, kLongestSleep)));
}

MSList *ms_list_append(MSList *elem, void *data) { return bctbx_list_append(elem, data); }

MSList *ms_list_prepend(MSList *elem, void *data) { return bctbx_list_prepend(elem, data); }

MSList *ms_list_insert(MSList *list, MSList *before, void *data) {
    return bctbx_list_insert(list, before, data);
}

MSList *ms_list_insert_sorted(MSList *list, void *data, int (*compare)(const void *, const void *)) {
    return compare ? bctbx_list_insert_sorted(list, data, compare) : bctbx_list_append(list, data);
}

MSList *ms_list_concat(MSList *first, MSList *second) { return bctbx_list_concat(first, second); }

MSList *ms_list_remove(MSList *first, void *data) { return bctbx_list_remove(first, data); }

MSList *ms_list_copy(const MSList *list) { return bctbx_list_copy(list); }

MSList *ms_list_free(MSList *elem) { return bctbx_list_free(elem); }

MSList *ms_list_free_with_data(MSList *list, void (*free_data)(void *)) {
    return free_data ? bctbx_list_free_with_data(list, free_data) : bctbx_list_free(list);
}

size_t ms_list_size(const MSList *first) { return bctbx_list_size(first); }

MSList *ms_list_next(const MSList *elem) { return elem ? bctbx_list_next(elem) : nullptr; }

void ms_list_for_each(const MSList *list, void (*iterate)(void *)) {
    if (iterate) bctbx_list_for_each(list, iterate);
}

void ms_list_for_each2(const MSList *list, void (*iterate)(void *, void *), void *user_data) {
    if (iterate) bctbx_list_for_each2(list, iterate, user_data);
}

MSList *ms_list_find(MSList *list, const void *data) { return bctbx_list_find(list, data); }

MSList *ms_list_find_custom(const MSList *list, int (*compare)(const void *, const void *),
                            const void *user_data) {
    return compare ? bctbx_list_find_custom(list, compare, user_data) : nullptr;
}

void *ms_list_nth_data(const MSList *list, int index) {
    return index < 0 ? nullptr : bctbx_list_nth_data(list, index);
}

int ms_list_position(const MSList *list, MSList *elem) { return bctbx_list_position(list, elem); }

int ms_list_index(const MSList *list, void *data) { return bctbx_list_index(list, data); }
