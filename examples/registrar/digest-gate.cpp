#include "digest-gate.h"

#include <bctoolbox/crypto.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <random>
#include <utility>

namespace slimphone::example {

namespace {

std::string toHex(const std::uint8_t *bytes, std::size_t size) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

std::string randomHex() {
    static thread_local std::random_device source;
    std::array<std::uint8_t, 16> bytes{};
    for (auto &byte : bytes)
        byte = static_cast<std::uint8_t>(source());
    return toHex(bytes.data(), bytes.size());
}

bool isNonceCount(const std::string &text, std::uint32_t &count) {
    if (text.size() != 8) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count, 16);
    return error == std::errc() && end == text.data() + text.size();
}

std::string valueOf(const std::unordered_map<std::string, std::string> &fields, const char *name) {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string() : it->second;
}

/** Takes a quoted string or a token off @p text. */
std::string takeValue(std::string_view &text) {
    std::string value;
    if (text.empty() || text.front() != '"') {
        const std::size_t end = std::min(text.find(','), text.size());
        value = trim(text.substr(0, end));
        text.remove_prefix(end);
        return value;
    }
    std::size_t i = 1;
    for (; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        value += text[i];
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return value;
}

} // namespace

const char *toString(HashAlgorithm algorithm) { return algorithm == HashAlgorithm::Md5 ? "MD5" : "SHA-256"; }

std::string hashText(HashAlgorithm algorithm, std::string_view text) {
    std::array<std::uint8_t, 32> digest{};
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    if (algorithm == HashAlgorithm::Md5) {
        bctbx_md5(bytes, text.size(), digest.data());
        return toHex(digest.data(), 16);
    }
    bctbx_sha256(bytes, text.size(), 32, digest.data());
    return toHex(digest.data(), 32);
}

std::optional<std::unordered_map<std::string, std::string>> parseDigest(std::string_view value) {
    value = trim(value);
    if (toLower(value.substr(0, 7)) != "digest ") return std::nullopt;
    std::unordered_map<std::string, std::string> fields;
    std::string_view rest = trim(value.substr(7));
    while (!rest.empty()) {
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string name = toLower(trim(rest.substr(0, equals)));
        rest = trim(rest.substr(equals + 1));
        fields[name] = takeValue(rest);
        rest = trim(rest);
        if (rest.empty()) break;
        if (rest.front() != ',') return std::nullopt;
        rest = trim(rest.substr(1));
    }
    return fields;
}

std::vector<std::string> DigestGate::challenges(bool stale, TimePoint now) {
    dropOldNonces(now);
    const std::string nonce = randomHex();
    const std::string opaque = randomHex();
    mNonces[nonce] = Nonce{.born = now, .opaque = opaque};
    mByAge.push_back(nonce);
    std::vector<std::string> result;
    const std::string common =
        "Digest realm=\"" + mSettings.realm + "\", nonce=\"" + nonce + "\", opaque=\"" + opaque + '"';
    for (const HashAlgorithm algorithm : mSettings.algorithms) {
        std::string &text = result.emplace_back(common);
        text.append(", algorithm=").append(toString(algorithm));
        if (mSettings.qop) text += ", qop=\"auth\"";
        if (stale) text += ", stale=true";
    }
    return result;
}

DigestGate::Result DigestGate::check(const Request &request, const PasswordLookup &passwordOf,
                                     TimePoint now) {
    Result result;
    for (const std::string &value : request.all("Authorization")) {
        const auto fields = parseDigest(value);
        if (!fields || valueOf(*fields, "realm") != mSettings.realm) continue;
        result.username = valueOf(*fields, "username");
        result.verdict = Verdict::Wrong;
        const auto password = passwordOf(result.username);
        if (!password || !isRightAnswer(*fields, request, *password)) return result;
        // RFC 7616 3.3: stale is for a wrong nonce with a right digest only.
        result.verdict = useNonce(*fields, now) ? Verdict::Accepted : Verdict::Stale;
        return result;
    }
    return result;
}

bool DigestGate::isRightAnswer(const Fields &fields, const Request &request,
                               const std::string &password) const {
    HashAlgorithm algorithm = HashAlgorithm::Md5;
    if (!matchesOffer(fields, request, algorithm)) return false;
    const std::string ha1 =
        hashText(algorithm, valueOf(fields, "username") + ':' + mSettings.realm + ':' + password);
    const std::string ha2 = hashText(algorithm, request.method + ':' + valueOf(fields, "uri"));
    std::string middle = valueOf(fields, "nonce");
    if (mSettings.qop) middle += ':' + valueOf(fields, "nc") + ':' + valueOf(fields, "cnonce") + ":auth";
    return toLower(valueOf(fields, "response")) == hashText(algorithm, ha1 + ':' + middle + ':' + ha2);
}

void DigestGate::forgetNonces() {
    mNonces.clear();
    mByAge.clear();
}

bool DigestGate::matchesOffer(const Fields &fields, const Request &request, HashAlgorithm &algorithm) const {
    const std::string name = toLower(valueOf(fields, "algorithm"));
    const auto offered = std::ranges::find_if(mSettings.algorithms, [&name](HashAlgorithm candidate) {
        return name.empty() ? candidate == HashAlgorithm::Md5 : toLower(toString(candidate)) == name;
    });
    if (offered == mSettings.algorithms.end()) return false;
    algorithm = *offered;
    if (valueOf(fields, "uri") != request.uri) return false;
    if (!mSettings.qop) return valueOf(fields, "qop").empty();
    return valueOf(fields, "qop") == "auth" && !valueOf(fields, "cnonce").empty();
}

bool DigestGate::useNonce(const Fields &fields, TimePoint now) {
    const auto it = mNonces.find(valueOf(fields, "nonce"));
    if (it == mNonces.end()) return false;
    Nonce &nonce = it->second;
    if (now - nonce.born >= mSettings.nonceLifetime || valueOf(fields, "opaque") != nonce.opaque)
        return false;
    if (mSettings.nonceUses != 0 && nonce.uses >= mSettings.nonceUses) return false;
    if (mSettings.qop) {
        std::uint32_t count = 0;
        if (!isNonceCount(valueOf(fields, "nc"), count) || count <= nonce.lastCount) return false;
        nonce.lastCount = count;
    }
    ++nonce.uses;
    return true;
}

void DigestGate::dropOldNonces(TimePoint now) {
    while (!mByAge.empty()) {
        const auto it = mNonces.find(mByAge.front());
        if (it != mNonces.end() && now - it->second.born < mSettings.nonceLifetime) break;
        if (it != mNonces.end()) mNonces.erase(it);
        mByAge.pop_front();
    }
}

} // namespace slimphone::example
