#include <linphone/core.h>
#include <stdio.h>

int main(void) {
    LinphoneCore *core = linphone_core_new(NULL, NULL, NULL, NULL);
    const LinphoneGlobalState state = linphone_core_get_global_state(core);
    bctbx_list_t *list = bctbx_list_append(NULL, core); /* bctoolbox comes along */
    printf("%s is in state %s\n", linphone_core_get_user_agent(core), linphone_global_state_to_string(state));
    bctbx_list_free(list);
    linphone_core_destroy(core);
    return state != LinphoneGlobalOn;
}
