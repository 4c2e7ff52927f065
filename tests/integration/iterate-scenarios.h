/**
 * @file
 * How long single calls of linphone_core_iterate() take when the network is at its worst; shared by
 * the test and the bench.
 */
#pragma once

#include "work-meter.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace slimphone::test {

/** Accounts of many hosts whose name server takes questions and never answers. */
IterateFigures measureDeadNameServer(std::size_t accounts);
/** Accounts of servers that a TCP connection never gets through to. */
IterateFigures measureBlackHole(std::size_t accounts);
/** Accounts of servers that take a connection and do not say a word of TLS. */
IterateFigures measureStalledHandshake(std::size_t accounts);
/** Accounts that register, refresh, lose their connection and their network, all at the same time. */
IterateFigures measureManyAccounts(std::size_t accounts, const std::string &transport);

/** What it takes until the last account is registered again after its registrar has come back. */
struct ReturnFigures {
    IterateFigures iterate;
    double firstMilliseconds = 0; ///< from the return to the first Ok
    double lastMilliseconds = 0;  ///< to the last
    bool isComplete = false;
};
/** The registrar is away for @p outage; @p retryBase is [sip] refresher_retry_after, empty: the default. */
ReturnFigures measureReturn(std::size_t accounts, const std::string &transport,
                            std::chrono::milliseconds outage, const std::string &retryBase);

/** What a document of so many bytes costs, from its request until its accounts are there and saved. */
struct ProvisioningFigures {
    IterateFigures iterate;
    std::size_t accounts = 0; ///< in the document
    double onMilliseconds = 0;
    bool isComplete = false;
};
ProvisioningFigures measureProvisioning(std::size_t bytes);

} // namespace slimphone::test
