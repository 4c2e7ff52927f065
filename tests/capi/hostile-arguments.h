/**
 * @file
 * What the table of every exported function is made of; hostile-arguments.py writes the table,
 * hostile-arguments.c calls what is in it.
 */
#ifndef SLIMPHONE_HOSTILE_ARGUMENTS_H
#define SLIMPHONE_HOSTILE_ARGUMENTS_H

#include <linphone/account_creator_backends.h>
#include <linphone/core.h>
#include <linphone/core_utils.h>

/** An argument of any kind: the function that takes it reads the field of its own type. */
typedef struct Value {
    void *pointer;
    void (*function)(void);
    long long number;
    double real;
} Value;

typedef enum Kind {
    Text,       /**< `const char *` */
    Number,     /**< Integers, enumerations, `bool_t`. */
    Real,       /**< `float` */
    Callback,   /**< Any function pointer. */
    UserData,   /**< `void *` that is handed through. */
    Memory,     /**< A place that the function reads or writes. */
    Allocated,  /**< What `malloc` gave, which the function frees. */
    Nothing,    /**< NULL is the only value without undefined behaviour. */
    TextList,   /**< A list of texts. */
    ObjectList, /**< A list of addresses. */
    Stream,     /**< `FILE *` */
    Table,      /**< `LinphoneCoreVTable *` */
    Object      /**< A handle. */
} Kind;

/** How handles of one type come and go. */
typedef struct ObjectType {
    const char *name;
    void *(*make)(LinphoneCore *core); /**< The core is NULL when there is none any more. */
    void (*ref)(void *object);
    void (*unref)(void *object);
} ObjectType;

typedef struct Parameter {
    Kind kind;
    const ObjectType *type; /**< Of an Object. */
    const char *text;       /**< What a sane program would pass as a Text. */
    long long number;       /**< What it would pass as a Number. */
    int bits;               /**< Size of a Number; 0 when nothing but 0 and the sane number is allowed. */
    int consumed;           /**< The function takes the caller's reference or frees the list. */
} Parameter;

enum { MaxParameters = 8, MemorySize = 8192 };

typedef struct Function {
    const char *name;
    /** Calls it, checks and releases the result; @p neutral says that each argument is NULL or 0. */
    void (*call)(const Value *arguments, int neutral);
    int endsProcess; /**< Unless its first or second argument is NULL. */
    int count;
    Parameter parameters[MaxParameters];
} Function;

extern const Function allFunctions[];
extern const int functionCount;

/* What the calls use. */
void expectThat(int holds, const char *function, const char *what);
void readText(const char *text);
/** Takes and drops a reference, which shows that the object is alive. */
void touch(const ObjectType *type, void *object);

#endif /* SLIMPHONE_HOSTILE_ARGUMENTS_H */
