/**
 * @file
 * The server's side of HTTP digest authentication (RFC 7616, RFC 8760).
 */
#pragma once

#include "message.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slimphone::example {

using TimePoint = std::chrono::steady_clock::time_point;

enum class HashAlgorithm : std::uint8_t { Md5, Sha256 };

/** "MD5" or "SHA-256". */
const char *toString(HashAlgorithm algorithm);

/** The hash of @p text in lower case hexadecimal digits. */
std::string hashText(HashAlgorithm algorithm, std::string_view text);

/** The parameters of "Digest a=b, c=\"d\""; names in lower case, values unquoted. */
std::optional<std::unordered_map<std::string, std::string>> parseDigest(std::string_view value);

/** Issues challenges and checks what comes back. Not thread-safe. */
class DigestGate {
public:
    struct Settings {
        std::string realm = "slimphone.example";
        std::vector<HashAlgorithm> algorithms{HashAlgorithm::Md5}; ///< offered in this order
        bool qop = true;                                           ///< offer and demand qop=auth
        std::chrono::milliseconds nonceLifetime = std::chrono::minutes(5);
        std::uint32_t nonceUses = 0; ///< requests one nonce is good for; 0: any number
    };

    enum class Verdict : std::uint8_t {
        Missing, ///< no credentials for this realm
        Wrong,   ///< malformed, not what was asked for, or a wrong password
        Stale,   ///< right password over a nonce that is not or no longer good
        Accepted
    };

    struct Result {
        Verdict verdict = Verdict::Missing;
        std::string username; ///< as claimed; proven only when accepted
    };

    /** Looks a password up; nullopt for an unknown user. */
    using PasswordLookup = std::function<std::optional<std::string>(const std::string &username)>;

    explicit DigestGate(Settings settings) : mSettings(std::move(settings)) {}

    /** One WWW-Authenticate value per algorithm, all with one fresh nonce. */
    std::vector<std::string> challenges(bool stale, TimePoint now);

    /** Judges the Authorization headers of @p request. */
    Result check(const Request &request, const PasswordLookup &passwordOf, TimePoint now);

    /** Makes every nonce given out so far stale. */
    void forgetNonces();

private:
    struct Nonce {
        TimePoint born;
        std::string opaque;
        std::uint32_t lastCount = 0;
        std::uint32_t uses = 0;
    };
    using Fields = std::unordered_map<std::string, std::string>;

    bool isRightAnswer(const Fields &fields, const Request &request, const std::string &password) const;
    bool matchesOffer(const Fields &fields, const Request &request, HashAlgorithm &algorithm) const;
    bool useNonce(const Fields &fields, TimePoint now);
    void dropOldNonces(TimePoint now);

    Settings mSettings;
    std::unordered_map<std::string, Nonce> mNonces;
    std::deque<std::string> mByAge;
};

} // namespace slimphone::example
