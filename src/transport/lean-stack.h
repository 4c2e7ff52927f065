/**
 * @file
 * The SIP stack that reads and writes the wire itself.
 */
#pragma once

#include "sip/stack.h"

#include <memory>

namespace slimphone::sip {

/**
 * A Stack on sockets, parser and transactions of our own, driven by belle-sip's loop and asking
 * belle-sip's resolver. No transport is open before configure(). @p clock measures the
 * time-outs of requests and must outlive the stack.
 *
 * Handlers are called from run() but never from inside belle-sip, so they may send, destroy
 * transactions, configure, close connections, and even destroy the stack itself; run() then
 * returns without another callback. Transactions may outlive their stack, they stay silent.
 *
 * Create, use and destroy a stack in one thread: belle-sip's object pools belong to a thread.
 */
std::unique_ptr<Stack> makeLeanStack(const Clock &clock);

} // namespace slimphone::sip
