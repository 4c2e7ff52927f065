/* A process that has the library under both of its names has one copy of its state. */
#include <dlfcn.h>
#include <linphone/core.h>
#include <stdio.h>
#include <string.h>

typedef LinphoneFactory *(*GetFactory)(void);

int main(void) {
    void *other = dlopen(OTHER_NAME, RTLD_NOW | RTLD_LOCAL);
    GetFactory getOther = NULL;
    void *symbol = other ? dlsym(other, "linphone_factory_get") : NULL;
    if (!symbol) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    memcpy(&getOther, &symbol, sizeof(symbol));
    if (getOther() != linphone_factory_get()) {
        fprintf(stderr, "%s has a factory of its own\n", OTHER_NAME);
        return 1;
    }
    printf("one factory with %s\n", OTHER_NAME);
    dlclose(other);
    return 0;
}
