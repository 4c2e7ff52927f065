/**
 * @file
 * Calls every exported function with what no sane program passes: NULL, empty and very long texts, bytes
 * that are not UTF-8, numbers out of every range, handles of cores that are not started, stopped or gone.
 *
 * usage: hostile-arguments EXPORTED_NAMES [FUNCTION]
 *
 * The calls are made in a child process; when it dies, the parent says during which call and goes on.
 */
#include "hostile-arguments.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HugeLength = 100000, SecondsForOne = 300 };

/** The state that the core of a call is in. */
typedef enum Scene { Ready, On, Stopped, Gone, SceneCount } Scene;

static const char *const sceneNames[] = {"a core not yet started", "a running core", "a stopped core",
                                         "a core that is gone"};

/** The call under way, in memory that the parent sees. */
typedef struct UnderWay {
    int function; /**< Its place in the table. */
    Scene scene;
    char text[512];
} UnderWay;

static UnderWay *underWay;
static int failures;
static size_t bytesRead;
static long calls;

/* What the generated calls use. */

void expectThat(int holds, const char *function, const char *what) {
    if (holds) return;
    fprintf(stderr, "not so: %s %s; %s with %s\n", function, what, underWay->text,
            sceneNames[underWay->scene]);
    ++failures;
}

/* Reads it to its end, which a sanitizer watches. */
void readText(const char *text) { bytesRead += text ? strlen(text) : 0; }

void touch(const ObjectType *type, void *object) {
    if (!object) return;
    type->ref(object);
    type->unref(object);
}

LinphoneAccount *make_account(LinphoneCore *core);

/** An account that the core has, so that it works at it. */
LinphoneAccount *make_account(LinphoneCore *core) {
    LinphoneAccountParams *params = linphone_account_params_new(core);
    LinphoneAddress *identity = linphone_address_new("sip:alice@127.0.0.1:9");
    LinphoneAccount *account;
    linphone_account_params_set_identity_address(params, identity);
    linphone_account_params_set_server_addr(params, "sip:127.0.0.1:9;transport=tcp");
    account = linphone_account_new(core, params);
    linphone_core_add_account(core, account);
    linphone_address_unref(identity);
    linphone_account_params_unref(params);
    return account;
}

/* Values */

static long nothing(void) { return 0; }

static char hugeText[HugeLength + 1];
static char hugeAddress[HugeLength + 1];
static const char *const hostileTexts[] = {
    NULL,       "",        hugeText,      hugeAddress, "\xff\xfe\xc3(\x80", "%s%n%s%n", "a\r\nVia: b\r\n\r\n",
    "sip:[::1", "\"<sip:", "sip:a@b;=;;", "-1"};
static const double hostileReals[] = {0.0, -1e30, 1e30, -0.0};
enum { TextCount = sizeof hostileTexts / sizeof *hostileTexts, NumberCount = 7, RealCount = 4 };

/** The biggest number of hostile values of one kind. */
enum { MostHostile = TextCount };

static long long hostileNumber(int bits, int index) {
    const long long top = bits >= 64 ? LLONG_MAX : (1LL << (bits - 1)) - 1;
    const long long numbers[NumberCount] = {0, 1, -1, 4711, top, -top - 1, top / 2};
    return numbers[index];
}

static int hostileCount(Kind kind) {
    switch (kind) {
    case Text:
        return TextCount;
    case Number:
        return NumberCount;
    case Real:
        return RealCount;
    case Memory:
        return 3;
    case TextList:
    case ObjectList:
    case Table:
    case Stream:
    case Callback:
    case UserData:
    case Allocated:
        return 2;
    case Nothing:
    case Object:
        return 1;
    }
    return 1;
}

static void *memory; /* MemorySize bytes */
static LinphoneCoreVTable emptyTable;
static LinphoneCoreVTable fullTable; /* every field is a function */
static FILE *stream;

static bctbx_list_t *newTextList(int hostile) {
    bctbx_list_t *list = bctbx_list_append(NULL, (void *)"alice");
    for (int i = 0; hostile && i < TextCount; ++i)
        list = bctbx_list_append(list, (void *)hostileTexts[i]);
    return list;
}

static bctbx_list_t *newObjectList(int hostile) {
    bctbx_list_t *list = bctbx_list_append(NULL, linphone_address_new("sip:127.0.0.1:9"));
    if (hostile) list = bctbx_list_append(list, NULL);
    return list;
}

static void unrefAddress(void *address) { linphone_address_unref((LinphoneAddress *)address); }

static const Function *findFunction(const char *name) {
    for (int i = 0; i < functionCount; ++i) {
        if (strcmp(allFunctions[i].name, name) == 0) return &allFunctions[i];
    }
    return NULL;
}

/** The getter of the same object and name as @p setter, or NULL. */
static const Function *getterOf(const Function *setter) {
    char name[256];
    char *verb;
    const Function *getter;
    snprintf(name, sizeof name, "%s", setter->name);
    verb = strstr(name, "_set_");
    if (!verb) return NULL;
    memcpy(verb, "_get_", strlen("_get_"));
    getter = findFunction(name);
    return getter && getter->count == 1 && getter->parameters[0].type == setter->parameters[0].type ? getter
                                                                                                    : NULL;
}

/** A call under preparation: where its objects come from, and what has to be released after it. */
typedef struct Call {
    const Function *function;
    const Function *getter; /**< Asked after each call for what bad values left behind; NULL for none. */
    void *objects[MaxParameters];
    bctbx_list_t *lists[MaxParameters];
} Call;

/** @p hostile is -1 for what a sane program passes, otherwise the number of the hostile value. */
static Value makeValue(Call *call, int index, int hostile) {
    const Parameter *parameter = &call->function->parameters[index];
    Value value = {NULL, NULL, 0, 0.0};
    if (hostile >= 0) hostile %= hostileCount(parameter->kind);
    switch (parameter->kind) {
    case Text:
        value.pointer = (void *)(hostile < 0 ? parameter->text : hostileTexts[hostile]);
        break;
    case Number:
        value.number = hostile < 0       ? parameter->number
                       : parameter->bits ? hostileNumber(parameter->bits, hostile)
                                         : 0;
        break;
    case Real:
        value.real = hostile < 0 ? 1.0 : hostileReals[hostile];
        break;
    case Callback:
        value.function = hostile == 0 ? NULL : (void (*)(void))nothing;
        break;
    case UserData:
        value.pointer = hostile == 0 ? NULL : memory;
        break;
    case Memory:
        value.pointer = hostile == 0 ? NULL : memory;
        memset(memory, hostile == 1 ? 0xff : 0, MemorySize);
        break;
    case Allocated:
        value.pointer = hostile == 0 ? NULL : ortp_strdup("text");
        break;
    case Nothing:
        break;
    case TextList:
        if (hostile != 0) value.pointer = call->lists[index] = newTextList(hostile > 0);
        break;
    case ObjectList:
        if (hostile != 0) value.pointer = call->lists[index] = newObjectList(hostile > 0);
        break;
    case Stream:
        value.pointer = hostile == 0 ? NULL : stream;
        break;
    case Table:
        if (parameter->consumed)
            value.pointer = hostile == 0 ? NULL : linphone_core_v_table_new();
        else
            value.pointer = hostile == 0 ? NULL : hostile < 0 ? &emptyTable : &fullTable;
        break;
    case Object:
        if (hostile != 0) value.pointer = call->objects[index];
        if (value.pointer && parameter->consumed) parameter->type->ref(value.pointer);
        break;
    }
    return value;
}

static void releaseLists(Call *call) {
    for (int i = 0; i < call->function->count; ++i) {
        const Parameter *parameter = &call->function->parameters[i];
        if (!call->lists[i]) continue;
        if (parameter->kind == ObjectList) bctbx_list_for_each(call->lists[i], unrefAddress);
        if (!parameter->consumed) bctbx_list_free(call->lists[i]);
        call->lists[i] = NULL;
    }
}

static int endsBySignal(const Function *function, const Value *values) {
    int status = 0;
    const pid_t child = fork();
    if (child == 0) {
        fclose(stderr); /* its last words are not news */
        function->call(values, 0);
        _exit(0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFSIGNALED(status) &&
           WTERMSIG(status) == SIGABRT;
}

/** Calls it with the values of number hostile[i]. */
static void callOnce(Call *call, const int *hostile, int neutral) {
    const Function *function = call->function;
    Value values[MaxParameters];
    int used = snprintf(underWay->text, sizeof underWay->text, "%s(", function->name);
    for (int i = 0; i < function->count; ++i) {
        values[i] = makeValue(call, i, hostile[i]);
        used += snprintf(underWay->text + used, sizeof underWay->text - (size_t)used, "%d%s", hostile[i],
                         i + 1 < function->count ? ", " : ")");
    }
    if (function->endsProcess && values[0].pointer && values[1].pointer)
        expectThat(endsBySignal(function, values), function->name, "ends the process");
    else
        function->call(values, neutral);
    releaseLists(call);
    ++calls;
    if (call->getter) {
        const Value object = {call->objects[0], NULL, 0, 0.0};
        call->getter->call(&object, 0);
        ++calls;
    }
}

/** All NULL, all sane, one hostile, all hostile. */
static void callWithEach(Call *call, Scene scene) {
    const int count = call->function->count;
    int hostile[MaxParameters];
    for (int i = 0; i < MaxParameters; ++i)
        hostile[i] = -1;
    callOnce(call, hostile, 0);
    for (int i = 0; i < count; ++i) {
        for (int value = 0; value < hostileCount(call->function->parameters[i].kind); ++value) {
            hostile[i] = value;
            callOnce(call, hostile, 0);
        }
        hostile[i] = -1;
    }
    for (int value = 1; value < MostHostile && count > 1; ++value) {
        for (int i = 0; i < count; ++i)
            hostile[i] = call->function->parameters[i].kind == Object ? -1 : value;
        callOnce(call, hostile, 0);
    }
    for (int i = 0; i < count; ++i)
        hostile[i] = 0;
    if (scene == Ready) callOnce(call, hostile, 1);
}

/** What functions without a handle change is the process's. */
static void restoreProcess(void) {
    linphone_core_set_log_handler(NULL);
    linphone_core_set_log_file(NULL);
    linphone_core_enable_log_collection(LinphoneLogCollectionDisabled);
    linphone_logging_service_set_log_level_mask(linphone_logging_service_get(), 0);
    linphone_factory_clean();
}

static void play(const Function *function, Scene scene) {
    LinphoneCore *core = linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL);
    Call call = {function, getterOf(function), {NULL}, {NULL}};
    snprintf(underWay->text, sizeof underWay->text, "%s, its objects", function->name);
    underWay->scene = scene;
    if (scene != Ready) linphone_core_start(core);
    for (int i = 0; i < function->count; ++i) {
        if (function->parameters[i].kind == Object)
            call.objects[i] = function->parameters[i].type->make(core);
    }
    if (scene == Stopped || scene == Gone) linphone_core_stop(core);
    if (scene == Gone) {
        for (int i = 0; i < function->count; ++i) {
            if (call.objects[i] != core) continue;
            linphone_core_unref(core);
            call.objects[i] = NULL;
        }
        linphone_core_unref(core);
    }
    callWithEach(&call, scene);
    if (scene == On) {
        for (int i = 0; i < 3; ++i)
            linphone_core_iterate(core);
    }
    for (int i = 0; i < function->count; ++i) {
        if (call.objects[i]) function->parameters[i].type->unref(call.objects[i]);
    }
    if (scene != Gone) {
        linphone_core_stop(core);
        linphone_core_unref(core);
    }
    restoreProcess();
}

static int hasObject(const Function *function) {
    for (int i = 0; i < function->count; ++i) {
        if (function->parameters[i].kind == Object) return 1;
    }
    return 0;
}

static void prepareValues(void) {
    void (**field)(void) = (void (**)(void)) & fullTable;
    memset(hugeText, 'a', HugeLength);
    for (int i = 0; i < HugeLength; ++i)
        hugeAddress[i] = "sip:%61@;\xc3\""[i % 11];
    memory = calloc(1, MemorySize);
    stream = fopen("/dev/null", "w");
    for (size_t i = 0; i < sizeof fullTable / sizeof *field; ++i)
        field[i] = (void (*)(void))nothing;
    fullTable.user_data = NULL;
}

/** From the function of number @p first on; @p only that name if it is one. */
static int playAll(int first, const char *only) {
    prepareValues();
    linphone_logging_service_set_log_level_mask(linphone_logging_service_get(), 0);
    for (int i = first; i < functionCount; ++i) {
        const Function *function = &allFunctions[i];
        underWay->function = i;
        if (only && strcmp(only, function->name) != 0) continue;
        for (int scene = Ready; scene < SceneCount; ++scene) {
            if (scene != Ready && !hasObject(function)) continue;
            alarm(SecondsForOne);
            play(function, (Scene)scene);
        }
    }
    alarm(0);
    free(memory);
    fclose(stream);
    printf("%d functions, %ld calls, %zu bytes of text\n", functionCount, calls, bytesRead);
    fflush(stdout);
    return failures != 0;
}

/** Whether the table has every name in the file. */
static int isComplete(const char *path) {
    char name[256];
    int missing = 0;
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    while (fscanf(file, "%255s", name) == 1) {
        const int found = findFunction(name) != NULL;
        if (!found) fprintf(stderr, "not called: %s\n", name);
        missing += !found;
    }
    fclose(file);
    return missing == 0;
}

int main(int argc, char *argv[]) {
    int result = 0;
    if (argc < 2) return 2;
    if (!isComplete(argv[1])) return 1;
    underWay = mmap(NULL, sizeof *underWay, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (underWay == MAP_FAILED) return 2;
    /* After a crash another child goes on with the next function, so that one run tells all. */
    for (int first = 0; first < functionCount; first = underWay->function + 1) {
        int status = 0;
        pid_t child;
        underWay->function = first;
        child = fork();
        if (child == 0) return playAll(first, argc > 2 ? argv[2] : NULL);
        if (child < 0 || waitpid(child, &status, 0) != child) return 2;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) break;
        fprintf(stderr, "ended with status %#x during or after %s with %s\n", (unsigned)status,
                underWay->text, sceneNames[underWay->scene]);
        result = 1;
    }
    return result;
}
