#include "account-creator/flexiapi-json.h"

#include <nlohmann/json.hpp>

namespace slimphone {

namespace {

constexpr int kDeepest = 32;
constexpr std::size_t kMostPasswords = 8;

/** Length of @p text between quotes; nullopt when it is not UTF-8. */
std::optional<std::size_t> escapedLength(std::string_view text) noexcept {
    std::size_t length = 0;
    while (!text.empty()) {
        const std::size_t bytes = utf8Length(text);
        if (bytes == 0) return std::nullopt;
        const auto c = static_cast<unsigned char>(text.front());
        length += c == '"' || c == '\\' ? 2 : c < 0x20 || c == 0x7f ? 6 : bytes;
        text.remove_prefix(bytes);
    }
    return length;
}

void appendEscaped(std::string &out, std::string_view text) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    for (const char character : text) {
        const auto c = static_cast<unsigned char>(character);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += character;
        } else if (c < 0x20 || c == 0x7f) {
            out += "\\u00";
            out += kHex[c >> 4];
            out += kHex[c & 0xf];
        } else {
            out += character;
        }
    }
}

/** Picks what is known from the events of the parser; no tree of the document is built. */
class AnswerReader : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit AnswerReader(FlexiApiAnswer &answer) : mAnswer(answer) {}

    bool null() override { return true; }
    bool boolean(bool value) override {
        if (mDepth == 1 && mKey == "activated") mAnswer.activated = value;
        if (mDepth == 1 && mKey == "phone") mAnswer.phoneIsKnown = value;
        return true;
    }
    bool number_integer(number_integer_t value) override { return number(value != 0); }
    bool number_unsigned(number_unsigned_t value) override { return number(value != 0); }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &value) override {
        if (value.find('\0') != std::string::npos) return true;
        if (mDepth == 1) {
            if (mKey == "phone") mAnswer.phone = value;
            if (mKey == "username") mAnswer.username = value;
            if (mKey == "token") mAnswer.token = value;
        } else if (mDepth == 3 && mIsInPasswords) {
            if (mKey == "algorithm") mPassword.algorithm = value;
            if (mKey == "password") {
                mPassword.ha1 = Secret(value);
                wipe(value);
            }
        }
        return true;
    }
    bool binary(binary_t &) override { return false; }
    bool start_object(std::size_t) override {
        mPassword = {};
        return enter();
    }
    bool key(string_t &value) override {
        mKey = value;
        return true;
    }
    bool end_object() override {
        if (mDepth == 3 && mIsInPasswords && mPassword.ha1 && mAnswer.passwords.size() < kMostPasswords)
            mAnswer.passwords.push_back(std::move(mPassword));
        return leave();
    }
    bool start_array(std::size_t) override {
        if (mDepth == 1) mIsInPasswords = mKey == "passwords";
        return enter();
    }
    bool end_array() override { return leave(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override {
        return false;
    }

private:
    /** Some databases have no truth values. */
    bool number(bool value) {
        if (mDepth == 1 && mKey == "activated") mAnswer.activated = value;
        return true;
    }
    bool enter() {
        mKey.clear();
        return ++mDepth <= kDeepest;
    }
    bool leave() {
        mKey.clear();
        if (--mDepth == 1) mIsInPasswords = false;
        return true;
    }

    FlexiApiAnswer &mAnswer;
    FlexiApiAnswer::Password mPassword;
    std::string mKey;
    int mDepth = 0;
    bool mIsInPasswords = false;
};

} // namespace

std::optional<std::string> jsonObject(const std::vector<JsonMember> &members) {
    std::size_t size = 2;
    for (const auto &[name, value] : members) {
        const std::optional<std::size_t> length = escapedLength(value);
        if (!length) return std::nullopt;
        size += name.size() + *length + 6;
    }
    std::string out;
    out.reserve(size); // no copy with a password in it is left behind
    out += '{';
    for (const auto &[name, value] : members) {
        if (out.size() > 1) out += ',';
        out += '"';
        out += name;
        out += "\":\"";
        appendEscaped(out, value);
        out += '"';
    }
    out += '}';
    return out;
}

std::optional<FlexiApiAnswer> FlexiApiAnswer::parse(std::string_view body) {
    // No JSON has a NUL in it, and the parser would take one for the end.
    if (body.size() > kLongest || body.find('\0') != std::string_view::npos) return std::nullopt;
    FlexiApiAnswer answer;
    AnswerReader reader(answer);
    if (!nlohmann::json::sax_parse(body.begin(), body.end(), &reader)) return std::nullopt;
    return answer;
}

} // namespace slimphone
