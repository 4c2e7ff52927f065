/**
 * @file
 * What the C tests say and count.
 */
#ifndef SLIMPHONE_TESTS_CAPI_CHECK_H
#define SLIMPHONE_TESTS_CAPI_CHECK_H

#include <stdio.h>
#include <string.h>

static int checkFailures;

/** Notes a failure and goes on, so that one run tells everything. */
#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                                  \
            ++checkFailures;                                                                                 \
        }                                                                                                    \
    } while (0)

/** Compares two texts; NULL equals NULL only. */
#define CHECK_TEXT(actual, expected) checkText(__FILE__, __LINE__, #actual, (actual), (expected))

static inline void checkText(const char *file, int line, const char *what, const char *actual,
                             const char *expected) {
    if (actual == expected || (actual && expected && strcmp(actual, expected) == 0)) return;
    fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, actual ? actual : "(null)",
            expected ? expected : "(null)");
    ++checkFailures;
}

/** Runs one test function, which is named by what it finds true. */
#define RUN(test)                                                                                            \
    do {                                                                                                     \
        const int before = checkFailures;                                                                    \
        test();                                                                                              \
        printf("%s %s\n", checkFailures == before ? "ok    " : "FAILED", #test);                             \
    } while (0)

/** What main() returns. */
#define CHECK_RESULT() (checkFailures != 0)

#endif
