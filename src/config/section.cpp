#include "config/section.h"

#include <algorithm>
#include <cstring>

namespace slimphone {

namespace {

constexpr std::uint32_t kFreeSlot = UINT32_MAX;

/** Numbers of keys are consecutive; the multiplication spreads them over the table. */
std::size_t slotOf(KeyPool::Id key, std::size_t mask) noexcept {
    return static_cast<KeyPool::Id>(key * 2654435769U) & mask;
}

std::size_t length(const char *text) noexcept { return text ? std::strlen(text) : 0; }

} // namespace

Section::~Section() {
    for (const Item &item : mItems)
        if (!item.isRemoved()) mKeys.release(item.key);
}

const Section::Item *Section::find(std::string_view key) const noexcept {
    const KeyPool::Id id = mKeys.find(key);
    if (id == KeyPool::kNone) return nullptr;
    const std::size_t position = positionOf(id);
    return position < mItems.size() && mItems[position].isEntry() ? &mItems[position] : nullptr;
}

bool Section::set(std::string_view key, std::string_view value) {
    if (Item *item = find(key)) {
        if (item->value == value) return false;
        item->value = Secret(value);
    } else {
        append(key, value);
    }
    mOriginal = Secret();
    return true;
}

bool Section::remove(std::string_view key) noexcept {
    const Item *item = find(key);
    if (!item) return false;
    removeAt(static_cast<std::size_t>(item - mItems.data()));
    mOriginal = Secret();
    return true;
}

void Section::addComment(std::string_view text) {
    const KeyPool::Id id = mKeys.find(text);
    if (id != KeyPool::kNone) {
        const std::size_t position = positionOf(id);
        if (position + 1 == mItems.size()) return;
        if (position < mItems.size()) removeAt(position);
    }
    append(text, {});
    mOriginal = Secret();
}

const char *Section::parameter(std::string_view key) const noexcept {
    for (const Parameter &parameter : mParameters)
        if (parameter.key == key) return parameter.value.get();
    return nullptr;
}

void Section::setParameter(std::string_view key, std::string_view value) {
    for (Parameter &parameter : mParameters) {
        if (parameter.key != key) continue;
        if (parameter.value == value) return;
        parameter.value = Text(value);
        mOriginal = Secret();
        return;
    }
    mParameters.push_back({Text(key), Text(value)});
    mOriginal = Secret();
}

void Section::format(std::string &out) const {
    out.append(1, '[').append(mName.view());
    for (const Parameter &parameter : mParameters)
        out.append(1, ' ').append(parameter.key.view()).append(1, '=').append(parameter.value.view());
    out.append("]\n");
    for (const Item &item : mItems) {
        if (item.isRemoved()) continue;
        out.append(keyOf(item));
        if (item.isEntry()) out.append(1, '=').append(item.value.view());
        out.append(1, '\n');
    }
    out.append(1, '\n');
}

std::size_t Section::formattedSize() const noexcept {
    std::size_t size = length(mName.get()) + 4;
    for (const Parameter &parameter : mParameters)
        size += length(parameter.key.get()) + length(parameter.value.get()) + 2;
    for (const Item &item : mItems) {
        if (item.isRemoved()) continue;
        size += length(keyOf(item)) + 1;
        if (item.isEntry()) size += length(item.value.get()) + 1;
    }
    return size;
}

std::size_t Section::positionOf(KeyPool::Id key) const noexcept {
    if (mIndex.empty()) {
        std::size_t position = 0;
        while (position < mItems.size() && mItems[position].key != key)
            ++position;
        return position;
    }
    const std::size_t mask = mIndex.size() - 1;
    for (std::size_t slot = slotOf(key, mask); mIndex[slot] != kFreeSlot; slot = (slot + 1) & mask)
        if (mItems[mIndex[slot]].key == key) return mIndex[slot];
    return mItems.size();
}

void Section::append(std::string_view key, std::string_view value) {
    if (mRemoved > kLinearLimit && mRemoved > mItems.size() / 2) compact();
    // Everything that can fail comes before the key gets its new user.
    if (mItems.size() == mItems.capacity()) mItems.reserve(std::max<std::size_t>(4, mItems.size() * 2));
    if (mItems.size() >= kLinearLimit && mItems.size() * 2 >= mIndex.size()) rebuildIndex();
    mItems.emplace_back(KeyPool::kNone, value);
    try {
        mItems.back().key = mKeys.retain(key);
    } catch (...) {
        mItems.pop_back();
        throw;
    }
    if (!mIndex.empty()) indexPosition(mItems.size() - 1);
}

void Section::removeAt(std::size_t position) noexcept {
    Item &item = mItems[position];
    mKeys.release(item.key);
    item.key = KeyPool::kNone;
    item.marks = 0;
    item.value = Secret();
    ++mRemoved;
}

void Section::compact() noexcept {
    mItems.erase(
        std::remove_if(mItems.begin(), mItems.end(), [](const Item &item) { return item.isRemoved(); }),
        mItems.end());
    mRemoved = 0;
    std::fill(mIndex.begin(), mIndex.end(), kFreeSlot);
    if (mIndex.empty()) return;
    for (std::size_t position = 0; position < mItems.size(); ++position)
        indexPosition(position);
}

void Section::rebuildIndex() {
    mIndex.assign(std::max(kLinearLimit * 4, mIndex.size() * 2), kFreeSlot); // a power of two
    for (std::size_t position = 0; position < mItems.size(); ++position)
        if (!mItems[position].isRemoved()) indexPosition(position);
}

void Section::indexPosition(std::size_t position) noexcept {
    const std::size_t mask = mIndex.size() - 1;
    std::size_t slot = slotOf(mItems[position].key, mask);
    while (mIndex[slot] != kFreeSlot)
        slot = (slot + 1) & mask;
    mIndex[slot] = static_cast<std::uint32_t>(position);
}

} // namespace slimphone
