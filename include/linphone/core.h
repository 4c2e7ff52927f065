/**
 * @file
 * The header that programs include: everything but linphone/core_utils.h.
 *
 * Rules that hold for every function: A NULL handle gives the neutral value (NULL, 0, FALSE, or
 * -1 for a status) and does nothing else. Functions with new, create, clone or ref in their name
 * give the caller a reference, which the unref function drops; others lend their results. Text is
 * UTF-8. A core and everything that belongs to it is used from one thread, the one that calls
 * linphone_core_iterate(). Callbacks run inside linphone_core_iterate() and inside the functions
 * whose documentation says so; they may call anything, also release the core.
 */
#ifndef SLIMPHONE_LINPHONE_CORE_H
#define SLIMPHONE_LINPHONE_CORE_H

#include "linphone/account_creator.h"
#include "linphone/account_creator_service.h"
#include "linphone/api/c-api.h"
#include "linphone/callbacks.h"
#include "linphone/compat/legacy.h"
#include "linphone/compat/mediastreamer.h"
#include "linphone/core/account_creation.h"
#include "linphone/core/accounts.h"
#include "linphone/core/authentication.h"
#include "linphone/core/callbacks.h"
#include "linphone/core/configuration.h"
#include "linphone/core/identity.h"
#include "linphone/core/lifecycle.h"
#include "linphone/core/logging.h"
#include "linphone/core/nat.h"
#include "linphone/core/network.h"
#include "linphone/core/push.h"
#include "linphone/core/tls.h"
#include "linphone/core/transports.h"
#include "linphone/core/vtable.h"
#include "linphone/defs.h"
#include "linphone/dictionary.h"
#include "linphone/error_info.h"
#include "linphone/logging.h"
#include "linphone/lpconfig.h"
#include "linphone/misc.h"
#include "linphone/nat_policy.h"
#include "linphone/proxy_config.h"
#include "linphone/types.h"
#include "linphone/wrapper_utils.h"
#include "linphone/xmlrpc.h"

/** Casts a pointer to a core. */
#define LINPHONE_CORE(object) ((LinphoneCore *)(object))

#endif /* SLIMPHONE_LINPHONE_CORE_H */
