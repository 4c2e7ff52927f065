/**
 * @file
 * The sockets of a hostile registrar and of strangers. No threads: the test moves client and enemy
 * by turns, so that a seed tells what happens.
 */
#pragma once

#include "message.h"

#include <memory>
#include <string>
#include <vector>

namespace slimphone::test {

/** What the client registers at. */
class HostileRegistrar {
public:
    virtual ~HostileRegistrar() = default;
    /** Over "udp", "tcp" or "tls", on a free port of @p address. */
    static std::unique_ptr<HostileRegistrar> make(const std::string &transport, const std::string &address);

    virtual int port() const = 0;
    /** The requests that have come since, answers to ours left out. Accepts and writes, too. */
    virtual std::vector<example::Request> receive() = 0;
    /** To the client that sent last; nothing when there is none. */
    virtual void send(const std::string &bytes) = 0;
    /** True when bytes follow one another: nobody knows where the next message begins. */
    virtual bool isStream() const = 0;
    /** Resets the connection. */
    virtual void hangUp() = 0;
};

/** Many peers, of many addresses, that nobody asked to talk. */
class Strangers {
public:
    virtual ~Strangers() = default;
    /** Who reach @p port of the client over "udp" or "tcp". */
    static std::unique_ptr<Strangers> make(const std::string &transport, int port);

    /** From peer number @p who. */
    virtual void send(std::size_t who, const std::string &bytes) = 0;
    virtual std::size_t count() const = 0;
    /** Drops the connection of a peer. */
    virtual void hangUp(std::size_t who) = 0;
    /** Forgets the answers. */
    virtual void drain() = 0;
};

} // namespace slimphone::test
