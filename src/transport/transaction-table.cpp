#include "transport/transaction-table.h"

#include <cstdint>
#include <cstring>
#include <utility>

namespace slimphone::sip {

std::size_t TransactionTable::bucketOf(std::string_view branch) const noexcept {
    // Our branches are random throughout: any eight characters behind the cookie are a hash.
    // Nobody else can choose what is in the table, so nobody can make a bucket long.
    std::uint64_t word = 0;
    std::memcpy(&word, branch.data() + LeanTransaction::kCookie.size(), sizeof word);
    return static_cast<std::size_t>((word * 0x9e3779b97f4a7c15u) >> 32) & (mBuckets.size() - 1);
}

void TransactionTable::insert(LeanTransaction &transaction) {
    if (mSize >= mBuckets.size()) grow();
    LeanTransaction *&bucket = mBuckets[bucketOf(transaction.branch())];
    transaction.nextInBucket = std::exchange(bucket, &transaction);
    transaction.isInTable = true;
    ++mSize;
}

void TransactionTable::remove(LeanTransaction &transaction) noexcept {
    if (!transaction.isInTable) return;
    LeanTransaction **place = &mBuckets[bucketOf(transaction.branch())];
    while (*place != &transaction)
        place = &(*place)->nextInBucket;
    *place = transaction.nextInBucket;
    transaction.isInTable = false;
    --mSize;
}

LeanTransaction *TransactionTable::find(std::string_view branch) const noexcept {
    if (branch.size() != LeanTransaction::kBranchSize) return nullptr;
    LeanTransaction *transaction = mBuckets[bucketOf(branch)];
    while (transaction && transaction->branch() != branch)
        transaction = transaction->nextInBucket;
    return transaction;
}

void TransactionTable::grow() {
    std::vector<LeanTransaction *> all;
    all.reserve(mSize);
    for (LeanTransaction *transaction : mBuckets)
        for (; transaction; transaction = transaction->nextInBucket)
            all.push_back(transaction);
    mBuckets.assign(mBuckets.size() * 2, nullptr);
    for (LeanTransaction *transaction : all) {
        LeanTransaction *&bucket = mBuckets[bucketOf(transaction->branch())];
        transaction->nextInBucket = std::exchange(bucket, transaction);
    }
}

} // namespace slimphone::sip
