/**
 * @file
 * What all sockets of the lean wire path have in common.
 */
#pragma once

#include "transport/descriptor.h"
#include "transport/net-address.h"

#include <string>

namespace slimphone::sip {

/** A non-blocking socket; IPv6 ones are for IPv6 only. Empty, with errno set, on error. */
Descriptor openSocket(int family, int type, int dscp) noexcept;

/**
 * Binds @p descriptor to @p address, as far as that is a specific one of @p family, and any
 * free port. False, with errno set, on error.
 */
bool bindToAddress(int descriptor, const std::string &address, int family) noexcept;

/** The address that packets to @p remote leave from; no address when there is no way. */
NetAddress sourceAddressFor(const NetAddress &remote, int dscp, int &error) noexcept;

} // namespace slimphone::sip
