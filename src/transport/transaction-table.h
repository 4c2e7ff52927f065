/**
 * @file
 * Finds the transaction that a response belongs to.
 */
#pragma once

#include "transport/lean-transaction.h"

#include <vector>

namespace slimphone::sip {

/** A hash table of transactions by branch that takes no memory per transaction. */
class TransactionTable {
public:
    TransactionTable() : mBuckets(kSmallest, nullptr) {}

    void insert(LeanTransaction &transaction);
    void remove(LeanTransaction &transaction) noexcept;
    LeanTransaction *find(std::string_view branch) const noexcept;
    std::size_t size() const noexcept { return mSize; }

private:
    static constexpr std::size_t kSmallest = 64; ///< a power of two

    std::size_t bucketOf(std::string_view branch) const noexcept;
    void grow();

    std::vector<LeanTransaction *> mBuckets;
    std::size_t mSize = 0;
};

} // namespace slimphone::sip
