/**
 * @file
 * The path of newer releases to the functions of NAT policies.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_NAT_POLICY_H
#define SLIMPHONE_LINPHONE_API_C_NAT_POLICY_H

#include "linphone/nat_policy.h"

#endif /* SLIMPHONE_LINPHONE_API_C_NAT_POLICY_H */
