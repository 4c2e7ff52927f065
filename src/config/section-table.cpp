#include "config/section-table.h"

namespace slimphone {

const Section *SectionTable::find(std::string_view name) const noexcept {
    const auto it = mByName.find(name);
    return it == mByName.end() ? nullptr : &*it->second;
}

Section *SectionTable::find(std::string_view name) noexcept {
    return const_cast<Section *>(std::as_const(*this).find(name));
}

Section &SectionTable::obtain(std::string_view name) {
    if (Section *section = find(name)) return *section;
    mSections.emplace_back(*mKeys, name);
    const auto it = std::prev(mSections.end());
    try {
        mByName.emplace(it->name().view(), it);
    } catch (...) {
        mSections.pop_back();
        throw;
    }
    return *it;
}

bool SectionTable::remove(std::string_view name) noexcept {
    const auto it = mByName.find(name);
    if (it == mByName.end()) return false;
    const auto section = it->second;
    mByName.erase(it);
    mSections.erase(section);
    return true;
}

bool SectionTable::rename(std::string_view oldName, std::string_view newName) {
    const auto it = mByName.find(oldName);
    if (it == mByName.end()) return false;
    if (oldName == newName) return true;
    const auto section = it->second;
    Text name(newName);
    remove(newName);
    const std::string_view key = name.view(); // moves with the text
    mByName.emplace(key, section);
    mByName.erase(section->name().view());
    section->setName(std::move(name));
    return true;
}

void SectionTable::swap(SectionTable &other) noexcept {
    mKeys.swap(other.mKeys);
    std::swap(mPreamble, other.mPreamble);
    mSections.swap(other.mSections);
    mByName.swap(other.mByName);
}

std::string SectionTable::format() const {
    // One allocation of the final size: a growing string would leave copies of passwords behind.
    std::size_t size = mPreamble.view().size() + 1;
    for (const Section &section : mSections)
        size += section.original() ? section.original().view().size() + 1 : section.formattedSize() + 1;
    std::string out;
    out.reserve(size);
    out.append(mPreamble.view());
    for (const Section &section : mSections) {
        if (!out.empty() && out.back() != '\n') out.append(1, '\n');
        if (section.original())
            out.append(section.original().view());
        else
            section.format(out);
    }
    return out;
}

} // namespace slimphone
