#include "http/exchange.h"

#include "base/guard.h"
#include "base/log.h"
#include "http/curl-library.h"
#include "sip/challenge.h"

#include <bctoolbox/crypto.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace slimphone::http {

namespace {

constexpr std::uint8_t kMostRedirects = 5;
/** A first challenge, an outdated nonce or two. */
constexpr std::uint8_t kMostChallenges = 3;
constexpr std::size_t kHeaderLimit = std::size_t{64} << 10;
constexpr long kConnectionAge = 20; // seconds

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/** Describes the content, not the caller: goes along to another server. */
bool isAboutContent(std::string_view name) {
    return equalsIgnoringCase(name, "Accept") || equalsIgnoringCase(name, "Accept-Language") ||
           equalsIgnoringCase(name, "Content-Type");
}

Secret basicAuthorization(const AuthInfo &credentials) {
    std::string pair = credentials.username().str() + ":" + credentials.password().str();
    std::string encoded(((pair.size() + 2) / 3) * 4 + 1, '\0');
    std::size_t length = encoded.size();
    bctbx_base64_encode(reinterpret_cast<unsigned char *>(encoded.data()), &length,
                        reinterpret_cast<const unsigned char *>(pair.data()), pair.size());
    encoded.resize(length);
    std::string value = "Basic " + encoded;
    Secret result(value);
    wipe(pair);
    wipe(encoded);
    wipe(value);
    return result;
}

ErrorKind kindOf(CURLcode code) {
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return ErrorKind::NameResolution;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return ErrorKind::TlsVerification;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_USE_SSL_FAILED:
        return ErrorKind::TlsHandshake;
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorKind::Timeout;
    case CURLE_FILESIZE_EXCEEDED:
        return ErrorKind::TooLarge;
    case CURLE_URL_MALFORMAT:
        return ErrorKind::InvalidRequest;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR: // a broken encoding, too; our own refusals are known before
    case CURLE_HTTP2:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Connection;
    }
}

} // namespace

Exchange::Exchange(Client &client, Request request, Handler handler)
    : mClient(&client), mRequest(std::move(request)), mHandler(std::move(handler)),
      mTimer(
          [](void *self) {
              auto *exchange = static_cast<Exchange *>(self);
              const auto limit = static_cast<long long>(exchange->mRequest.timeLimit->count());
              exchange->finish(ErrorKind::Timeout,
                               "No complete answer within " + std::to_string(limit) + " ms");
          },
          this) {}

Exchange::~Exchange() {
    releaseEasy();
    if (mList) mList->erase(mPlace);
    wipe(mRequest.body);
    wipe(mResponse.body);
}

void Exchange::moveTo(Client::Exchanges &list) {
    if (mList) {
        list.splice(list.end(), *mList, mPlace);
    } else {
        mPlace = list.insert(list.end(), this);
    }
    mList = &list;
}

template <class Value>
void Exchange::set(int option, Value value) {
    mClient->mCurl->easySetopt(mEasy, static_cast<CURLoption>(option), value);
}

bool Exchange::start() {
    const CurlLibrary &curl = *mClient->mCurl;
    if (!mUrl) {
        mUrl = Url::parse(curl, mRequest.url);
        if (!mUrl) {
            finish(ErrorKind::InvalidRequest, "Not an http or https URL");
            return false;
        }
        if (!mUrl->user.empty() && !mUrl->password.empty())
            mUrlCredentials = make<AuthInfo>(mUrl->user, "", mUrl->password.view(), "", "", "");
    }
    if (mClient->mSettings.httpsOnly && !mUrl->isSecure()) {
        finish(ErrorKind::InvalidRequest, "Only https is allowed");
        return false;
    }
    if (!setUp()) {
        finish(ErrorKind::InvalidRequest, "The request cannot be sent");
        return false;
    }
    logMessage("http: %s %s", mRequest.method.c_str(), mUrl->loggable().c_str());
    if (curl.multiAddHandle(mClient->mMulti, mEasy) != CURLM_OK) {
        finish(ErrorKind::Connection, "The request cannot be started");
        return false;
    }
    return true;
}

bool Exchange::setUp() {
    releaseEasy();
    const CurlLibrary &curl = *mClient->mCurl;
    const ClientSettings &settings = mClient->mSettings;
    mEasy = curl.easyInit();
    if (!mEasy) return false;
    mUploaded = mHeaderBytes = 0;
    mHeaderIsComplete = false;
    mRefusal = ErrorKind::None;
    mErrorBuffer[0] = '\0';
    wipe(mResponse.body);
    mResponse = Response{};
    mResponse.url = mUrl->text;

    set(CURLOPT_PRIVATE, this);
    set(CURLOPT_ERRORBUFFER, mErrorBuffer);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L); // giving up does not wait for the resolver
    set(CURLOPT_URL, mUrl->text.c_str());
    if (curl.easySetopt(mEasy, CURLOPT_PROTOCOLS_STR, "http,https") != CURLE_OK) return false;
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    set(CURLOPT_MAXAGE_CONN, kConnectionAge);
    set(CURLOPT_IPRESOLVE, static_cast<long>(settings.ipv6 ? CURL_IPRESOLVE_WHATEVER : CURL_IPRESOLVE_V4));
    set(CURLOPT_PROXY, settings.proxyHost.c_str()); // empty: not even one of the environment
    if (!settings.proxyHost.empty()) {
        set(CURLOPT_PROXYPORT, static_cast<long>(settings.proxyPort));
        set(CURLOPT_NOPROXY, "");
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    }
    if (!settings.userAgent.empty()) set(CURLOPT_USERAGENT, settings.userAgent.c_str());
    // Else a length beyond its own numbers is taken for none.
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(*mRequest.bodyLimit));
    set(CURLOPT_WRITEFUNCTION, &Exchange::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_HEADERFUNCTION, &Exchange::onHeader);
    set(CURLOPT_HEADERDATA, this);
    setTls();

    const bool sendsBody = !mRequest.body.empty() || mRequest.method == "POST" || mRequest.method == "PUT";
    if (!isToken(mRequest.method)) return false;
    if (sendsBody) {
        // Without a way to rewind, libcurl does not send the body again by itself when a connection
        // that it reused breaks: an account is not created twice.
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(mRequest.body.size()));
        set(CURLOPT_READFUNCTION, &Exchange::onUpload);
        set(CURLOPT_READDATA, this);
    }
    if (mRequest.method == "HEAD")
        set(CURLOPT_NOBODY, 1L);
    else if (mRequest.method != (sendsBody ? "POST" : "GET"))
        set(CURLOPT_CUSTOMREQUEST, mRequest.method.c_str());

    bool valid = true;
    bool hasContentType = false;
    for (const sip::HeaderField &field : mRequest.headers) {
        if (mIsAway && !isAboutContent(field.name)) continue;
        valid = valid && addHeader(field.name, field.value);
        hasContentType = hasContentType || equalsIgnoringCase(field.name, "Content-Type");
    }
    std::vector<sip::HeaderField> authorization;
    mAuthenticator.authorize(mRequest.method, mUrl->target, authorization);
    for (const sip::HeaderField &field : authorization)
        valid = valid && addHeader(field.name, field.value);
    if (mBasic) valid = valid && addHeader("Authorization", mBasic.get());
    const auto suppress = [&](const char *line) {
        mHeaderList = curl.slistAppend(static_cast<curl_slist *>(mHeaderList), line);
    };
    suppress("Expect:");
    if (sendsBody && !hasContentType) suppress("Content-Type:");
    set(CURLOPT_HTTPHEADER, static_cast<curl_slist *>(mHeaderList));
    return valid;
}

void Exchange::setTls() {
    const sip::TlsSettings &tls = mClient->mSettings.tls;
    const TlsRoots &roots = mClient->mRoots;
    set(CURLOPT_SSL_VERIFYPEER, tls.verifyCertificates ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, tls.verifyCertificates && tls.verifyName ? 2L : 0L);
    const char *none = nullptr;
    if (!roots.data.empty()) {
        curl_blob blob{const_cast<char *>(roots.data.data()), roots.data.size(), CURL_BLOB_COPY};
        set(CURLOPT_CAINFO_BLOB, &blob);
        set(CURLOPT_CAPATH, none);
    } else if (!roots.file.empty()) {
        set(CURLOPT_CAINFO, roots.file.c_str());
        set(CURLOPT_CAPATH, none);
    } else if (!roots.directory.empty()) {
        set(CURLOPT_CAINFO, none);
        set(CURLOPT_CAPATH, roots.directory.c_str());
    }
}

bool Exchange::addHeader(const std::string &name, const std::string &value) {
    if (!isHeaderField(name, value)) return false;
    std::string line = value.empty() ? name + ";" : name + ": " + value;
    auto *list = mClient->mCurl->slistAppend(static_cast<curl_slist *>(mHeaderList), line.c_str());
    wipe(line);
    if (!list) return false;
    mHeaderList = list;
    return true;
}

void Exchange::releaseEasy() noexcept {
    if (!mEasy) return;
    const CurlLibrary &curl = *mClient->mCurl;
    curl.multiRemoveHandle(mClient->mMulti, mEasy);
    curl.easyCleanup(std::exchange(mEasy, nullptr));
    auto *list = static_cast<curl_slist *>(std::exchange(mHeaderList, nullptr));
    for (curl_slist *item = list; item; item = item->next)
        std::memset(item->data, 0, std::strlen(item->data));
    curl.slistFreeAll(list);
}

void Exchange::legDone(int code) {
    if (code != CURLE_OK) {
        ErrorKind kind = mRefusal != ErrorKind::None ? mRefusal : kindOf(static_cast<CURLcode>(code));
        std::string text =
            mErrorBuffer[0] ? mErrorBuffer : mClient->mCurl->easyStrerror(static_cast<CURLcode>(code));
        if (kind == ErrorKind::TooLarge) text = "The answer is larger than allowed";
        finish(kind, std::move(text));
        return;
    }
    // libcurl takes a connection that closes inside the header for the end of a response.
    if (!mHeaderIsComplete) {
        finish(ErrorKind::Connection, "The connection was closed inside the answer's header");
        return;
    }
    releaseEasy();
    if ((mResponse.status == 401 && answerChallenge()) || followRedirect()) {
        start();
        return;
    }
    if (isPending() && mList != &mClient->mFinished) finish(ErrorKind::None, {});
}

const AuthInfo *Exchange::findCredentials(const std::string &realm, const std::string &algorithm) const {
    if (mIsAway) return nullptr;
    if (mUrlCredentials) return mUrlCredentials.get();
    return mRequest.credentials ? mRequest.credentials(mUrl->user, realm, algorithm) : nullptr;
}

bool Exchange::answerChallenge() {
    if (mIsAway || mChallenges == kMostChallenges) return false;
    ++mChallenges;
    std::vector<sip::HeaderView> challenges;
    for (const sip::HeaderField &field : mResponse.headers)
        if (equalsIgnoringCase(field.name, "WWW-Authenticate"))
            challenges.push_back({field.name, field.value});
    Ref<const DigestAuthenticationPolicy> policy = mClient->mSettings.digests;
    if (!policy) policy = make<DigestAuthenticationPolicy>();
    const ChallengeVerdict verdict = mAuthenticator.challenged(
        challenges, *policy,
        [this](const std::string &realm, const std::string &name) { return findCredentials(realm, name); });
    if (verdict.outcome == ChallengeVerdict::Outcome::Answered) return true;
    if (!mUrl->isSecure() || mBasic) return false;
    for (const sip::HeaderView &field : challenges) {
        for (const sip::Challenge &challenge : sip::parseChallenges(field.value)) {
            if (!equalsIgnoringCase(challenge.scheme, "Basic")) continue;
            const AuthInfo *credentials = findCredentials(challenge.realm.value_or(""), "");
            if (!credentials || !credentials->password()) continue;
            mBasic = basicAuthorization(*credentials);
            return true;
        }
    }
    return false;
}

bool Exchange::followRedirect() {
    const int status = mResponse.status;
    if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) return false;
    if (mRequest.redirects == Redirects::None) return false;
    const std::string location(mResponse.header("Location"));
    if (location.empty()) return false;
    const std::optional<Url> target = mUrl->resolve(*mClient->mCurl, location);
    if (!target) {
        finish(ErrorKind::Redirection, "Redirected to what is not an http or https URL");
        return false;
    }
    const bool isSameOrigin = target->hasSameOrigin(*mUrl);
    const bool mayLeave = mRequest.redirects == Redirects::Anywhere && mRequest.body.empty() &&
                          (target->isSecure() || !mUrl->isSecure());
    if (!isSameOrigin && !mayLeave) {
        finish(ErrorKind::Redirection, "Redirected to another server, " + target->loggable());
        return false;
    }
    if (++mRedirects > kMostRedirects) {
        finish(ErrorKind::Redirection, "Redirected more than 5 times");
        return false;
    }
    if (!isSameOrigin) {
        mIsAway = true;
        mUrlCredentials = nullptr;
        mBasic = Secret();
    }
    mAuthenticator.clear(); // a digest is for one path
    mChallenges = 0;
    if (status == 303 && mRequest.method != "HEAD") {
        mRequest.method = "GET";
        wipe(mRequest.body);
    }
    const std::string user = mUrl->user;
    mUrl = target;
    mUrl->user = user;
    return true;
}

void Exchange::finish(ErrorKind kind, std::string text) {
    releaseEasy();
    mTimer.cancel();
    wipe(mRequest.body);
    mResponse.error = kind;
    mResponse.errorText = std::move(text);
    if (kind != ErrorKind::None)
        logWarning("http: %s: %s", toString(kind), mResponse.errorText.c_str());
    else
        logMessage("http: %d, %zu bytes", mResponse.status, mResponse.body.size());
    moveTo(mClient->mFinished);
}

void Exchange::deliver() {
    const Handler handler = std::move(mHandler);
    Response response = std::move(mResponse);
    mList->erase(mPlace);
    mList = nullptr;
    mClient = nullptr;
    // From here on this object may be gone.
    if (handler) guard("http answer", [&] { handler(response); });
    wipe(response.body);
}

void Exchange::abandon() noexcept {
    releaseEasy();
    mTimer.cancel();
    mList->erase(mPlace);
    mList = nullptr;
    mClient = nullptr;
}

std::size_t Exchange::onBody(char *data, std::size_t size, std::size_t count, void *self) noexcept {
    auto &exchange = *static_cast<Exchange *>(self);
    const std::size_t length = size * count;
    return guard("http body", std::size_t{0}, [&]() -> std::size_t {
        std::string &body = exchange.mResponse.body;
        if (length > *exchange.mRequest.bodyLimit - body.size()) {
            exchange.mRefusal = ErrorKind::TooLarge;
            return 0;
        }
        body.append(data, length);
        return length;
    });
}

std::size_t Exchange::onHeader(char *data, std::size_t size, std::size_t count, void *self) noexcept {
    auto &exchange = *static_cast<Exchange *>(self);
    const std::size_t length = size * count;
    return guard("http header", std::size_t{0}, [&]() -> std::size_t {
        exchange.mHeaderBytes += length;
        if (exchange.mHeaderBytes > kHeaderLimit) {
            exchange.mRefusal = ErrorKind::TooLarge;
            return 0;
        }
        exchange.takeHeaderLine({data, length});
        return length;
    });
}

void Exchange::takeHeaderLine(std::string_view line) {
    if (line == "\r\n" || line == "\n") mHeaderIsComplete = true;
    line = trimmed(line);
    if (line.starts_with("HTTP/")) {
        mResponse.headers.clear();
        mHeaderIsComplete = false;
        const std::size_t blank = line.find(' ');
        const std::string_view rest = blank == std::string_view::npos ? "" : trimmed(line.substr(blank));
        mResponse.status = 0;
        for (const char c : rest.substr(0, 3))
            mResponse.status = mResponse.status * 10 + (c >= '0' && c <= '9' ? c - '0' : 0);
        mResponse.reason = rest.size() > 4 ? trimmed(rest.substr(4)) : std::string_view();
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    mResponse.headers.push_back(
        {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
}

std::size_t Exchange::onUpload(char *data, std::size_t size, std::size_t count, void *self) noexcept {
    auto &exchange = *static_cast<Exchange *>(self);
    const std::size_t length = exchange.mRequest.body.copy(data, size * count, exchange.mUploaded);
    exchange.mUploaded += length;
    return length;
}

} // namespace slimphone::http
