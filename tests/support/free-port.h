/**
 * @file
 * Ports for servers that cannot choose one themselves.
 */
#pragma once

#include <netinet/in.h>

#include <string>

namespace slimphone::test {

sockaddr_in loopbackName(const std::string &address, int port);

/** A number that was free for UDP and TCP on @p address a moment ago. Throws when there is none. */
int freePort(const std::string &address);

} // namespace slimphone::test
