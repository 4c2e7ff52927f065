#include "check.h"

#include <linphone/core.h>
#include <stdlib.h>

static LinphoneFactory *factory(void) { return linphone_factory_get(); }

static void thereIsOneUntilItIsCleaned(void) {
    int data;
    CHECK(factory() == factory());
    linphone_factory_set_user_data(factory(), &data);
    CHECK(linphone_factory_get_user_data(factory()) == &data);
    linphone_factory_set_config_dir(factory(), "/etc");
    linphone_factory_clean();
    CHECK(linphone_factory_get_user_data(factory()) == NULL);
    CHECK(!linphone_factory_is_config_dir_set(factory()));
}

static void foldersFollowTheBaseDirectories(void) {
    setenv("XDG_CONFIG_HOME", "/c", 1);
    setenv("XDG_DATA_HOME", "relative", 1); /* does not count */
    unsetenv("XDG_DOWNLOAD_DIR");
    setenv("HOME", "/h", 1);
    CHECK_TEXT(linphone_factory_get_config_dir(factory(), NULL), "/c/linphone/");
    CHECK_TEXT(linphone_factory_get_data_dir(factory(), NULL), "/h/.local/share/linphone/");
    CHECK_TEXT(linphone_factory_get_download_dir(factory(), NULL), "/h/Downloads/");
}

static void folderCanBeSetAndForgotten(void) {
    setenv("HOME", "/h", 1);
    unsetenv("XDG_DATA_HOME");
    linphone_factory_set_data_dir(factory(), "/d");
    CHECK(linphone_factory_is_data_dir_set(factory()));
    CHECK_TEXT(linphone_factory_get_data_dir(factory(), NULL), "/d/");
    linphone_factory_set_data_dir(factory(), NULL);
    CHECK(!linphone_factory_is_data_dir_set(factory()));
    CHECK_TEXT(linphone_factory_get_data_dir(factory(), NULL), "/h/.local/share/linphone/");
}

static void resourcesAreBelowTheTopFolder(void) {
    linphone_factory_set_top_resources_dir(factory(), "/top");
    CHECK_TEXT(linphone_factory_get_data_resources_dir(factory()), "/top/linphone");
    linphone_factory_set_data_resources_dir(factory(), "/own");
    CHECK_TEXT(linphone_factory_get_data_resources_dir(factory()), "/own");
    linphone_factory_set_data_resources_dir(factory(), NULL);
    linphone_factory_set_top_resources_dir(factory(), "");
}

static void lentTextStaysUntilItChanges(void) {
    linphone_factory_set_download_dir(factory(), "/a");
    const char *first = linphone_factory_get_download_dir(factory(), NULL);
    CHECK(linphone_factory_get_download_dir(factory(), NULL) == first);
    linphone_factory_set_download_dir(factory(), NULL);
}

static void olderFunctionsStartTheCore(void) {
    int data;
    LinphoneConfig *config = linphone_factory_create_config_from_string(factory(), "[sip]\nuser_agent=X\n");
    LinphoneCoreCbs *cbs = linphone_factory_create_core_cbs(factory());
    LinphoneCore *core = linphone_factory_create_core_with_config_2(factory(), cbs, config, &data, NULL);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    CHECK(linphone_core_get_user_data(core) == &data);
    CHECK(linphone_core_get_config(core) == config);
    bctbx_list_t *list = linphone_core_get_callbacks_list(core);
    CHECK(bctbx_list_get_data(list) == cbs);
    bctbx_list_free(list);
    linphone_core_unref(core);
    core = linphone_factory_create_core(factory(), NULL, NULL, NULL);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalOn);
    linphone_core_unref(core);
    linphone_core_cbs_unref(cbs);
    linphone_config_unref(config);
}

static void newerFunctionsLeaveTheStartToTheProgram(void) {
    LinphoneCore *core = linphone_factory_create_shared_core(factory(), NULL, NULL, NULL, "group", TRUE);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalReady);
    linphone_core_unref(core);
    core = linphone_factory_create_core_with_config_3(factory(), NULL, NULL);
    CHECK(linphone_core_get_global_state(core) == LinphoneGlobalReady);
    CHECK(linphone_core_get_config(core) != NULL);
    linphone_core_unref(core);
}

int main(void) {
    RUN(thereIsOneUntilItIsCleaned);
    RUN(foldersFollowTheBaseDirectories);
    RUN(folderCanBeSetAndForgotten);
    RUN(resourcesAreBelowTheTopFolder);
    RUN(lentTextStaysUntilItChanges);
    RUN(olderFunctionsStartTheCore);
    RUN(newerFunctionsLeaveTheStartToTheProgram);
    linphone_factory_clean();
    return CHECK_RESULT();
}
