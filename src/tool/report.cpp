#include "report.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace tool {

namespace {

struct TerminalSize {
    std::size_t rows = 24;
    std::size_t columns = 80;
};

TerminalSize terminalSize() {
    TerminalSize size;
    winsize window{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 && window.ws_col > 0)
        size = {window.ws_row, window.ws_col};
    return size;
}

std::string now(const char *format, bool utc) {
    const std::time_t seconds = std::time(nullptr);
    tm parts{};
    if (utc)
        gmtime_r(&seconds, &parts);
    else
        localtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &parts)};
}

/** A server's words must not drive the terminal. */
std::string printable(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, '?');
    return text;
}

std::size_t utf8Length(const std::string &text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(at) < 0x80   ? 1
                               : byte(at) < 0xc2 ? 0
                               : byte(at) < 0xe0 ? 2
                               : byte(at) < 0xf0 ? 3
                               : byte(at) < 0xf5 ? 4
                                                 : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = at + 1; i < at + length; ++i)
        if ((byte(i) & 0xc0) != 0x80) return 0;
    return length;
}

std::string quoted(const std::string &text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8Length(text, i);
        const char c = text[i];
        if (length > 1) {
            out.append(text, i, length);
        } else if (length == 0) {
            out += "\\ufffd";
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else {
            out += c;
        }
        i += std::max<std::size_t>(length, 1);
    }
    return out + '"';
}

std::string describe(const Event &event) {
    std::string text = event.identity + "  " + event.state + "  " + event.message;
    if (event.state == "Failed" && event.code > 0) text += " (" + std::to_string(event.code) + ")";
    if (event.state == "Ok") text += ", " + std::to_string(event.expires) + " s";
    return printable(text);
}

} // namespace

Report::Form formFor(bool json, std::size_t accounts) {
    if (json) return Report::Form::Json;
    // A table longer than the screen cannot be written anew.
    const bool fits = isatty(STDOUT_FILENO) != 0 && accounts < terminalSize().rows;
    return fits ? Report::Form::Table : Report::Form::Lines;
}

void Report::show(const Event &event) {
    switch (mForm) {
    case Form::Table:
        showTable(event);
        break;
    case Form::Lines:
        showLine(event);
        break;
    case Form::Json:
        showJson(event);
        break;
    }
    std::fflush(stdout);
}

void Report::showTable(const Event &event) {
    const std::size_t before = mLines.size();
    if (event.account >= mLines.size()) mLines.resize(event.account + 1);
    const std::size_t width = terminalSize().columns - 1;
    mLines[event.account] = (now("%H:%M:%S", false) + "  " + describe(event)).substr(0, width);
    std::string screen;
    if (before > 0) screen += "\x1b[" + std::to_string(before) + "A";
    for (const std::string &line : mLines)
        screen += "\r\x1b[K" + line + "\n";
    std::fputs(screen.c_str(), stdout);
}

void Report::showLine(const Event &event) {
    std::printf("%s  %s\n", now("%Y-%m-%d %H:%M:%S", false).c_str(), describe(event).c_str());
}

void Report::showJson(const Event &event) {
    std::string line = "{\"time\":" + quoted(now("%Y-%m-%dT%H:%M:%SZ", true)) +
                       ",\"account\":" + quoted(event.identity) + ",\"state\":" + quoted(event.state) +
                       ",\"message\":" + quoted(event.message);
    if (event.code > 0) line += ",\"code\":" + std::to_string(event.code);
    if (event.state == "Ok")
        line += ",\"expires\":" + std::to_string(event.expires) + ",\"contact\":" + quoted(event.contact);
    std::printf("%s}\n", line.c_str());
}

} // namespace tool
