/**
 * @file
 * Old place of linphone/proxy_config.h.
 */
#ifndef SLIMPHONE_LINPHONE_LINPHONE_PROXY_CONFIG_H
#define SLIMPHONE_LINPHONE_LINPHONE_PROXY_CONFIG_H

#include "linphone/proxy_config.h"

#endif /* SLIMPHONE_LINPHONE_LINPHONE_PROXY_CONFIG_H */
