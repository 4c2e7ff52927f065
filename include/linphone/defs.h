/**
 * @file
 * Attributes of declarations and the sizes that go with them.
 */
#ifndef SLIMPHONE_LINPHONE_DEFS_H
#define SLIMPHONE_LINPHONE_DEFS_H

/** Marks a function as part of the shared library's interface. */
#ifndef LINPHONE_PUBLIC
#if defined(__GNUC__) || defined(__clang__)
#define LINPHONE_PUBLIC __attribute__((visibility("default")))
#else
#define LINPHONE_PUBLIC
#endif
#endif

/**
 * Marks a function that has a newer replacement. Programs written for old releases have to compile
 * without a warning, so the compiler is told only when SLIMPHONE_WARN_DEPRECATED is defined.
 */
#ifndef LINPHONE_DEPRECATED
#if defined(SLIMPHONE_WARN_DEPRECATED) && (defined(__GNUC__) || defined(__clang__))
#define LINPHONE_DEPRECATED __attribute__((deprecated))
#else
#define LINPHONE_DEPRECATED
#endif
#endif

/** Room for a literal IP address with its terminating NUL. */
#define LINPHONE_IPADDR_SIZE 64

/** Room for a host name with its terminating NUL. */
#define LINPHONE_HOSTNAME_SIZE 128

#endif /* SLIMPHONE_LINPHONE_DEFS_H */
