/**
 * @file
 * Types of XML-RPC requests; linphone/types.h and linphone/callbacks.h hold them.
 */
#ifndef SLIMPHONE_LINPHONE_XMLRPC_H
#define SLIMPHONE_LINPHONE_XMLRPC_H

#include "linphone/callbacks.h"
#include "linphone/types.h"

#endif /* SLIMPHONE_LINPHONE_XMLRPC_H */
