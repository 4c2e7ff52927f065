#include "auth-info/digest-algorithm.h"

#include <bctoolbox/crypto.h>

#include <array>

namespace slimphone {

namespace {

constexpr std::size_t kMd5Size = 16;
constexpr std::size_t kSha256Size = 32;

/** Bytes that are overwritten when they leave scope. */
template <class Container>
struct Wiped {
    Container content{};
    Wiped() = default;
    Wiped(const Wiped &) = delete;
    Wiped &operator=(const Wiped &) = delete;
    ~Wiped() { bctbx_clean(content.data(), content.size()); }
};

} // namespace

const char *toString(DigestAlgorithm algorithm) noexcept {
    return algorithm == DigestAlgorithm::Sha256 ? "SHA-256" : "MD5";
}

std::optional<DigestAlgorithm> digestAlgorithm(std::string_view name) noexcept {
    if (name.empty() || equalsIgnoringCase(name, "MD5")) return DigestAlgorithm::Md5;
    if (equalsIgnoringCase(name, "SHA-256")) return DigestAlgorithm::Sha256;
    return std::nullopt;
}

Secret digestOf(DigestAlgorithm algorithm, std::initializer_list<std::string_view> parts) {
    std::size_t length = 0;
    for (std::string_view part : parts)
        length += part.size() + 1;
    Wiped<std::string> joined;
    joined.content.reserve(length); // a buffer that grew would leave copies behind
    const char *separator = "";
    for (std::string_view part : parts) {
        joined.content += separator;
        joined.content += part;
        separator = ":";
    }

    Wiped<std::array<std::uint8_t, kSha256Size>> hash;
    const auto *input = reinterpret_cast<const std::uint8_t *>(joined.content.data());
    std::size_t hashSize = kMd5Size;
    if (algorithm == DigestAlgorithm::Sha256) {
        hashSize = kSha256Size;
        bctbx_sha256(input, joined.content.size(), kSha256Size, hash.content.data());
    } else {
        bctbx_md5(input, joined.content.size(), hash.content.data());
    }

    constexpr char digits[] = "0123456789abcdef";
    Wiped<std::array<char, 2 * kSha256Size>> text;
    for (std::size_t i = 0; i < hashSize; ++i) {
        text.content[2 * i] = digits[hash.content[i] >> 4];
        text.content[2 * i + 1] = digits[hash.content[i] & 15];
    }
    return Secret(std::string_view(text.content.data(), 2 * hashSize));
}

Secret computeHa1(DigestAlgorithm algorithm, std::string_view username, std::string_view realm,
                  std::string_view password) {
    return digestOf(algorithm, {username, realm, password});
}

} // namespace slimphone
