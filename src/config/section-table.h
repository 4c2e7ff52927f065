/**
 * @file
 * All sections of a configuration.
 */
#pragma once

#include "base/text.h"
#include "config/key-pool.h"
#include "config/section.h"

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace slimphone {

/** Sections in the order of the file, found by name in constant time. */
class SectionTable {
public:
    SectionTable() : mKeys(std::make_unique<KeyPool>()) {}
    SectionTable(const SectionTable &) = delete;
    SectionTable &operator=(const SectionTable &) = delete;
    ~SectionTable() = default;
    void swap(SectionTable &other) noexcept;

    Section *find(std::string_view name) noexcept;
    const Section *find(std::string_view name) const noexcept;
    /** The section called @p name, added at the end when there is none. */
    Section &obtain(std::string_view name);
    bool remove(std::string_view name) noexcept;
    /** Takes the place of a section called @p newName. False when there is no @p oldName. */
    bool rename(std::string_view oldName, std::string_view newName);

    const std::list<Section> &sections() const noexcept { return mSections; }
    std::list<Section> &sections() noexcept { return mSections; }

    /** What the file has before its first section. Readers ignore it, people write notes there. */
    const Secret &preamble() const noexcept { return mPreamble; }
    void setPreamble(std::string_view text) { mPreamble = Secret(text); }

    /** The whole content as the text of a file. */
    std::string format() const;

private:
    std::unique_ptr<KeyPool> mKeys; // sections point to it
    Secret mPreamble;
    std::list<Section> mSections;
    std::unordered_map<std::string_view, std::list<Section>::iterator> mByName;
};

} // namespace slimphone
