/**
 * @file
 * Reading of configuration files.
 */
#pragma once

#include "config/section-table.h"

#include <string>
#include <string_view>

namespace slimphone {

/**
 * Reads @p text into a section table by liblinphone's rules: no quoting, no escapes, whatever is
 * not understood is passed over.
 */
class RcReader {
public:
    /** @p source names the text in the log. */
    RcReader(SectionTable &table, std::string_view source) : mTable(table), mSource(source) {}

    /** Adds to what the table has; values of @p text win. */
    void merge(std::string_view text);
    /** Fills an empty table that will write back what it does not understand. */
    void load(std::string_view text);

private:
    void read(std::string_view text);
    void readLine(std::string_view line, std::size_t offset);
    void readHeader(std::string_view line, std::size_t offset);
    void readParameters(std::string_view text);
    void readEntry(std::string_view line);
    void openSection(Section &section, bool isKnown, std::size_t offset);
    void closeSection(std::size_t end);

    SectionTable &mTable;
    std::string_view mSource;
    std::string_view mText;
    Section *mCurrent = nullptr;
    bool mKeepsText = false;
    std::size_t mStart = 0;   // of the lines of mCurrent, or of the preamble
    std::string mEarlierText; // of mCurrent, when its section occurred before
    std::size_t mOrphans = 0;
};

} // namespace slimphone
