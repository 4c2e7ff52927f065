/**
 * @file
 * The names that programs take from the media library.
 */
#include "linphone/compat/mediastreamer.h"

#include "check.h"

#include <time.h>

static int compare(const void *a, const void *b) { return strcmp(a, b); }

static void count(void *data) { ++*(int *)data; }

static void add(void *data, void *sum) { *(int *)sum += *(int *)data; }

static void handlesLists(void) {
    MSList *list = ms_list_append(ms_list_append(NULL, "b"), "d");
    MSList *copy;
    list = ms_list_prepend(list, "a");
    list = ms_list_insert_sorted(list, "c", compare);
    CHECK(ms_list_size(list) == 4);
    CHECK_TEXT(ms_list_nth_data(list, 2), "c");
    CHECK(ms_list_nth_data(list, 4) == NULL && ms_list_nth_data(list, -1) == NULL);
    CHECK_TEXT(ms_list_next(list)->data, "b");
    CHECK(ms_list_find(list, list->data) == list);
    CHECK(ms_list_find_custom(list, compare, "d") == ms_list_next(ms_list_next(ms_list_next(list))));
    CHECK(ms_list_find_custom(list, compare, "e") == NULL);
    CHECK(ms_list_position(list, ms_list_next(list)) == 1);
    CHECK(ms_list_index(list, ms_list_nth_data(list, 3)) == 3);
    copy = ms_list_copy(list);
    list = ms_list_remove(list, list->data);
    list = ms_list_insert(list, ms_list_next(list), "between");
    CHECK_TEXT(ms_list_nth_data(list, 1), "between");
    list = ms_list_concat(list, copy);
    CHECK(ms_list_size(list) == 8);
    CHECK(ms_list_free(list) == NULL);
}

static void visitsLists(void) {
    int numbers[] = {1, 2, 3};
    int sum = 0;
    MSList *list = NULL;
    int i;
    for (i = 0; i < 3; ++i)
        list = ms_list_append(list, &numbers[i]);
    ms_list_for_each(list, count);
    ms_list_for_each2(list, add, &sum);
    CHECK(sum == 9);
    ms_list_for_each(list, NULL);
    ms_list_for_each2(list, NULL, NULL);
    ms_list_free(list);
}

static void handlesMemory(void) {
    char *text = ms_strdup("text");
    char *printed = ms_strdup_printf("%s %d", text, 1);
    MSList *list = ms_list_append(NULL, ms_strdup("freed"));
    CHECK_TEXT(text, "text");
    CHECK_TEXT(printed, "text 1");
    CHECK(ortp_strdup(NULL) == NULL);
    ms_free(text);
    ms_free(printed);
    ms_free(NULL);
    CHECK(ms_list_free_with_data(list, ms_free) == NULL);
}

static void emptyListsAreHarmless(void) {
    CHECK(ms_list_size(NULL) == 0);
    CHECK(ms_list_next(NULL) == NULL);
    CHECK(ms_list_copy(NULL) == NULL);
    CHECK(ms_list_remove(NULL, NULL) == NULL);
    CHECK(ms_list_find(NULL, NULL) == NULL);
    CHECK(ms_list_concat(NULL, NULL) == NULL);
    CHECK(ms_list_nth_data(NULL, 0) == NULL);
    CHECK(ms_list_index(NULL, NULL) == -1);
    CHECK(ms_list_position(NULL, NULL) == -1);
    CHECK(ms_list_free(NULL) == NULL);
    CHECK(ms_list_free_with_data(NULL, NULL) == NULL);
    CHECK(ms_list_find_custom(NULL, NULL, NULL) == NULL);
}

static void sleepsAsLongAsTold(void) {
    struct timespec before;
    struct timespec after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    ms_usleep(2000);
    ms_sleep(0);
    ms_sleep(-1);
    clock_gettime(CLOCK_MONOTONIC, &after);
    CHECK((after.tv_sec - before.tv_sec) * 1000000000LL + after.tv_nsec - before.tv_nsec >= 2000000);
}

int main(void) {
    RUN(handlesLists);
    RUN(visitsLists);
    RUN(handlesMemory);
    RUN(emptyListsAreHarmless);
    RUN(sleepsAsLongAsTold);
    return CHECK_RESULT();
}
