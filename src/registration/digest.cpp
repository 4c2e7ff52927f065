#include "registration/digest.h"

#include "auth-info/auth-info.h"
#include "auth-info/digest-authentication-policy.h"
#include "base/random.h"
#include "sip/uri.h"

#include <algorithm>
#include <cstdio>

namespace slimphone {

namespace {

constexpr std::size_t kLongestField = 4096;
constexpr std::size_t kCnonceLength = 22; // 132 bits

std::string_view viewOf(const std::optional<std::string> &text) noexcept {
    return text ? std::string_view(*text) : std::string_view();
}

bool isPrintable(std::string_view text) noexcept {
    return text.size() <= kLongestField && std::none_of(text.begin(), text.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte < 0x20 || byte == 0x7f;
           });
}

std::string_view trim(std::string_view text) noexcept {
    constexpr std::string_view blanks = " \t";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

enum class Qop : std::uint8_t { None, Auth, Unknown };

/** An empty list counts as none; some servers send qop="". */
Qop qopOf(const sip::Challenge &challenge) noexcept {
    Qop result = Qop::None;
    std::string_view list = viewOf(challenge.qop);
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view token = trim(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (equalsIgnoringCase(token, "auth")) return Qop::Auth;
        if (!token.empty()) result = Qop::Unknown;
    }
    return result;
}

} // namespace

const char *describe(ChallengeFault fault) noexcept {
    switch (fault) {
    case ChallengeFault::None:
        return "answerable";
    case ChallengeFault::NotDigest:
        return "not a digest challenge";
    case ChallengeFault::NoRealm:
        return "challenge without realm";
    case ChallengeFault::NoNonce:
        return "challenge without nonce";
    case ChallengeFault::UnknownAlgorithm:
        return "unsupported digest algorithm";
    case ChallengeFault::UnknownQop:
        return "unsupported quality of protection";
    case ChallengeFault::Unprintable:
        return "challenge with unusable characters or length";
    case ChallengeFault::Md5Forbidden:
        return "MD5 is not allowed by policy";
    case ChallengeFault::NoQopForbidden:
        return "a challenge without qop is not allowed by policy";
    }
    return "unknown";
}

ChallengeFault check(const sip::Challenge &challenge, const DigestAuthenticationPolicy &policy) {
    if (!equalsIgnoringCase(challenge.scheme, "Digest")) return ChallengeFault::NotDigest;
    if (!challenge.realm) return ChallengeFault::NoRealm;
    if (!challenge.nonce || challenge.nonce->empty()) return ChallengeFault::NoNonce;
    const auto algorithm = digestAlgorithm(viewOf(challenge.algorithm));
    if (!algorithm) return ChallengeFault::UnknownAlgorithm;
    const Qop qop = qopOf(challenge);
    if (qop == Qop::Unknown) return ChallengeFault::UnknownQop;
    if (!isPrintable(*challenge.realm) || !isPrintable(*challenge.nonce) ||
        !isPrintable(viewOf(challenge.opaque)))
        return ChallengeFault::Unprintable;
    if (*algorithm == DigestAlgorithm::Md5 && !policy.allowsMd5()) return ChallengeFault::Md5Forbidden;
    if (qop == Qop::None && !policy.allowsNoQop()) return ChallengeFault::NoQopForbidden;
    return ChallengeFault::None;
}

DigestSession::DigestSession(const sip::Challenge &challenge, const AuthInfo &credentials, bool isProxy)
    : mRealm(viewOf(challenge.realm)), mUsername(credentials.digestUsername()), mIsProxy(isProxy) {
    take(challenge);
    mHa1 = ha1Of(credentials);
}

void DigestSession::take(const sip::Challenge &challenge) {
    mNonce = Text(viewOf(challenge.nonce));
    mOpaque = Text(viewOf(challenge.opaque));
    mHasOpaque = challenge.opaque.has_value();
    mAlgorithm = digestAlgorithm(viewOf(challenge.algorithm)).value_or(DigestAlgorithm::Md5);
    mNamesAlgorithm = !viewOf(challenge.algorithm).empty();
    mHasQop = qopOf(challenge) == Qop::Auth;
    mNonceCount = 0;
}

Secret DigestSession::ha1Of(const AuthInfo &credentials) const {
    if (!credentials.password()) return credentials.ha1(mAlgorithm);
    return computeHa1(mAlgorithm, credentials.digestUsername().view(), mRealm.view(),
                      credentials.password().view());
}

bool DigestSession::usesCredentials(const AuthInfo &credentials) const {
    return mUsername == credentials.digestUsername() && mHa1 == ha1Of(credentials);
}

std::string DigestSession::authorization(std::string_view method, std::string_view uri) {
    return authorization(method, uri, mHasQop ? randomToken(kCnonceLength) : std::string());
}

std::string DigestSession::authorization(std::string_view method, std::string_view uri,
                                         std::string_view cnonce) {
    char count[9];
    std::snprintf(count, sizeof count, "%08x", static_cast<unsigned>(++mNonceCount));
    const Secret ha2 = digestOf(mAlgorithm, {method, uri});
    const Secret response =
        mHasQop ? digestOf(mAlgorithm, {mHa1.view(), mNonce.view(), count, cnonce, "auth", ha2.view()})
                : digestOf(mAlgorithm, {mHa1.view(), mNonce.view(), ha2.view()});

    std::string value = "Digest username=";
    value += sip::quote(mUsername.view());
    value += ", realm=";
    value += sip::quote(mRealm.view());
    value += ", nonce=";
    value += sip::quote(mNonce.view());
    value += ", uri=";
    value += sip::quote(uri);
    value += ", response=\"";
    value += response.view();
    value += '"';
    if (mNamesAlgorithm) {
        value += ", algorithm=";
        value += toString(mAlgorithm);
    }
    if (mHasOpaque) {
        value += ", opaque=";
        value += sip::quote(mOpaque.view());
    }
    if (mHasQop) {
        value += ", qop=auth, nc=";
        value += count;
        value += ", cnonce=";
        value += sip::quote(cnonce);
    }
    return value;
}

} // namespace slimphone
