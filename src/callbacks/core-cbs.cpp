#include "callbacks/core-cbs.h"

namespace slimphone {

Ref<CoreCbs> CoreCbs::overTable(LinphoneCoreVTable &table) {
    Ref<CoreCbs> result = make<CoreCbs>();
    result->mTable = &table;
    return result;
}

} // namespace slimphone
