#include "sip/challenge.h"

#include "base/text.h"
#include "sip/grammar.h"
#include "sip/uri.h"

namespace slimphone::sip {

namespace {

using namespace grammar;

// What no sane registrar reaches; keeps a hostile one from growing the list or a field.
constexpr std::size_t maximumChallenges = 16;
constexpr std::size_t maximumFieldLength = 4096;

constexpr bool isToken68(char c) noexcept {
    return is(c, kAlpha | kDigit) || std::string_view("-._~+/").find(c) != std::string_view::npos;
}

/** Length of the token68 (RFC 7235 section 2.1) that stands alone up to the next comma; else 0. */
std::size_t token68Length(std::string_view text) noexcept {
    std::size_t i = 0;
    while (i < text.size() && isToken68(text[i]))
        ++i;
    if (i == 0) return 0;
    while (i < text.size() && text[i] == '=')
        ++i;
    const std::string_view after = trimLeft(text.substr(i));
    return after.empty() || after.front() == ',' ? i : 0;
}

/**
 * Takes a parameter value off @p text. Unquoted ones may hold more than a token, because
 * nonces in base64 do come without quotes; they may be empty, too.
 */
bool takeValue(std::string_view &text, std::string_view &value) noexcept {
    std::size_t length = 0;
    if (!text.empty() && text.front() == '"') {
        length = quotedLength(text);
        if (length == 0) return false;
    } else {
        while (length < text.size() && !is(text[length], kBlank) && text[length] != ',' &&
               text[length] != '"')
            ++length;
    }
    value = text.substr(0, length);
    text.remove_prefix(length);
    if (length > maximumFieldLength) return false;
    for (char c : value)
        if (isControl(c)) return false;
    text = trimLeft(text);
    return text.empty() || text.front() == ',';
}

/** The first of several values of one parameter counts. */
void store(Challenge &challenge, bool &staleSeen, std::string_view name, std::string_view value) {
    struct Field {
        std::string_view name;
        std::optional<std::string> Challenge::*member;
    };
    static constexpr Field fields[] = {{"realm", &Challenge::realm},
                                       {"nonce", &Challenge::nonce},
                                       {"opaque", &Challenge::opaque},
                                       {"algorithm", &Challenge::algorithm},
                                       {"qop", &Challenge::qop}};
    for (const Field &field : fields) {
        if (!equalsIgnoringCase(name, field.name)) continue;
        if (auto &slot = challenge.*field.member; !slot) slot = unquote(value);
        return;
    }
    if (equalsIgnoringCase(name, "stale") && !staleSeen) {
        staleSeen = true;
        challenge.stale = equalsIgnoringCase(trim(unquote(value)), "true");
    }
}

/** Takes one challenge off @p text, up to the scheme of the next one or the end. */
std::optional<Challenge> takeChallenge(std::string_view &text) {
    Challenge challenge;
    const std::string_view scheme = takeToken(text);
    if (scheme.empty() || scheme.size() > maximumFieldLength) return std::nullopt;
    challenge.scheme = scheme;
    if (!text.empty() && !is(text.front(), kBlank) && text.front() != ',') return std::nullopt;
    text = trimLeft(text);

    // "Bearer YWJj" and "Digest realm" look alike at first: only the comma tells.
    if (const std::size_t length = token68Length(text)) {
        const std::string_view candidate = text.substr(0, length);
        const bool isEmptyParameter =
            candidate.find('=') == length - 1 && isToken(candidate.substr(0, length - 1));
        if (!isEmptyParameter) text = trimLeft(text.substr(length));
    }

    bool staleSeen = false;
    while (true) {
        while (!text.empty() && (is(text.front(), kBlank) || text.front() == ','))
            text.remove_prefix(1);
        if (text.empty()) return challenge;
        std::string_view ahead = text;
        const std::string_view name = takeToken(ahead);
        ahead = trimLeft(ahead);
        // Anything but a parameter is the next challenge, or else the end of the list.
        if (name.empty() || ahead.empty() || ahead.front() != '=') return challenge;
        ahead = trimLeft(ahead.substr(1));
        std::string_view value;
        if (!takeValue(ahead, value)) return std::nullopt;
        store(challenge, staleSeen, name, value);
        text = ahead;
    }
}

} // namespace

std::vector<Challenge> parseChallenges(std::string_view value) {
    std::vector<Challenge> challenges;
    while (challenges.size() < maximumChallenges) {
        while (!value.empty() && (is(value.front(), kBlank) || value.front() == ','))
            value.remove_prefix(1);
        if (value.empty()) break;
        std::optional<Challenge> challenge = takeChallenge(value);
        if (!challenge) break;
        challenges.push_back(std::move(*challenge));
    }
    return challenges;
}

} // namespace slimphone::sip
