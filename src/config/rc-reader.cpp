#include "config/rc-reader.h"

#include "base/log.h"
#include "config/rc-syntax.h"

namespace slimphone {

namespace {

std::size_t skipBlanks(std::string_view text, std::size_t position) noexcept {
    while (position < text.size() && rc::isBlank(text[position]))
        ++position;
    return position;
}

/** The word at @p position, which ends at a blank or at @p end. */
std::string_view word(std::string_view text, std::size_t position, char end) noexcept {
    std::size_t last = position;
    while (last < text.size() && !rc::isBlank(text[last]) && text[last] != end)
        ++last;
    return text.substr(position, last - position);
}

void completeLine(std::string &text) {
    if (!text.empty() && text.back() != '\n') text.append(1, '\n');
}

} // namespace

void RcReader::merge(std::string_view text) {
    mKeepsText = false;
    read(text);
}

void RcReader::load(std::string_view text) {
    mKeepsText = true;
    read(text);
}

void RcReader::read(std::string_view text) {
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        logError("%.*s: NUL byte at offset %zu, the rest of the file is ignored",
                 static_cast<int>(mSource.size()), mSource.data(), nul);
        text = text.substr(0, nul);
    }
    mText = text;
    mCurrent = nullptr;
    mStart = 0;
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::string_view window = text.substr(offset, rc::kLineLimit);
        const std::size_t newline = window.find('\n');
        const bool isComplete = newline != std::string_view::npos;
        readLine(isComplete ? window.substr(0, newline) : window, offset);
        offset += isComplete ? newline + 1 : window.size();
    }
    closeSection(text.size());
    if (mOrphans > 0)
        logWarning("%.*s: %zu items before the first section are ignored", static_cast<int>(mSource.size()),
                   mSource.data(), mOrphans);
}

void RcReader::readLine(std::string_view line, std::size_t offset) {
    while (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    // Only spaces may stand before '[' and '#'; liblinphone takes a tab for part of a key.
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string_view::npos) return;
    if (line[first] == '[')
        readHeader(line.substr(first + 1), offset);
    else if (line[first] != '#')
        readEntry(line);
    else if (mCurrent)
        mCurrent->addComment(line);
}

void RcReader::readHeader(std::string_view line, std::size_t offset) {
    const std::size_t end = line.find(']');
    if (end == std::string_view::npos) return;
    line = line.substr(0, end);
    const std::size_t start = skipBlanks(line, 0);
    const std::string_view name = word(line, start, ']');
    if (!rc::isSectionName(name)) return;

    closeSection(offset);
    Section *known = mTable.find(name);
    openSection(known ? *known : mTable.obtain(name), known != nullptr, offset);
    readParameters(line.substr(start + name.size()));
}

void RcReader::readParameters(std::string_view text) {
    std::size_t position = skipBlanks(text, 0);
    while (position < text.size()) {
        const std::string_view key = word(text, position, '=');
        position = skipBlanks(text, position + key.size());
        if (position >= text.size()) return;
        if (text[position] != '=') continue;
        position = skipBlanks(text, position + 1);
        const std::string_view value = word(text, position, ']');
        position = skipBlanks(text, position + value.size());
        if (!key.empty() && !value.empty()) mCurrent->setParameter(key, value);
    }
}

void RcReader::readEntry(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) return;
    const std::string_view key = word(line, skipBlanks(line, 0), '=');
    std::string_view value = line.substr(equals + 1);
    value = value.substr(0, value.find('\r'));
    value = value.substr(0, value.find_last_not_of(' ') + 1);
    if (!rc::isKey(key) || value.empty()) return;
    if (mCurrent)
        mCurrent->set(key, value);
    else
        ++mOrphans;
}

void RcReader::openSection(Section &section, bool isKnown, std::size_t offset) {
    mCurrent = &section;
    mStart = offset;
    mEarlierText.clear();
    if (!mKeepsText || !isKnown) return;
    if (section.original())
        mEarlierText = section.original().view();
    else
        section.format(mEarlierText);
    completeLine(mEarlierText);
}

void RcReader::closeSection(std::size_t end) {
    if (!mKeepsText || mStart == end) return;
    const std::string_view lines = mText.substr(mStart, end - mStart);
    if (!mCurrent) {
        mTable.setPreamble(lines);
        return;
    }
    std::string formatted;
    formatted.reserve(mCurrent->formattedSize()); // growing would leave copies of passwords
    mCurrent->format(formatted);
    // Most files were written by us or by liblinphone: they need no second copy in memory.
    mEarlierText.append(lines);
    if (mEarlierText != formatted) mCurrent->setOriginal(mEarlierText);
    mCurrent->shrink();
    wipe(mEarlierText);
    wipe(formatted);
}

} // namespace slimphone
