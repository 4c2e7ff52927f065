#include "linphone/core/vtable.h"

#include <bctoolbox/port.h>

// Programs also free tables with ms_free(), so they are no C++ objects.
LinphoneCoreVTable *linphone_core_v_table_new(void) {
    return static_cast<LinphoneCoreVTable *>(bctbx_malloc0(sizeof(LinphoneCoreVTable)));
}

void linphone_core_v_table_destroy(LinphoneCoreVTable *table) { bctbx_free(table); }

void linphone_core_v_table_set_user_data(LinphoneCoreVTable *table, void *data) {
    if (table) table->user_data = data;
}

void *linphone_core_v_table_get_user_data(const LinphoneCoreVTable *table) {
    return table ? table->user_data : nullptr;
}
