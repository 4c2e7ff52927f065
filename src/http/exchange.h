/**
 * @file
 * One HTTP request until its answer, over redirections and challenges.
 */
#pragma once

#include "auth-info/auth-info.h"
#include "base/clock.h"
#include "http/client.h"
#include "http/message.h"
#include "http/url.h"
#include "registration/digest-authenticator.h"

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone::http {

/** Interest in one answer: destroying it cancels the request, and its handler is not called any more. */
class Exchange {
public:
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    ~Exchange();

    /** The handler has still to be called. */
    bool isPending() const noexcept { return mClient != nullptr; }

private:
    friend class Client;

    Exchange(Client &client, Request request, Handler handler);

    /** Starts the next leg; false when it cannot be started, which finishes the exchange. */
    bool start();
    /** A leg is over: another one follows, or the exchange is finished. */
    void legDone(int code);
    void finish(ErrorKind kind, std::string text);
    void deliver();
    /** Leaves the client without an answer. */
    void abandon() noexcept;
    void moveTo(Client::Exchanges &list);
    void releaseEasy() noexcept;

    bool setUp();
    void setTls();
    bool addHeader(const std::string &name, const std::string &value);
    template <class Value>
    void set(int option, Value value);
    bool answerChallenge();
    /** True when another leg follows; false: the redirection is the response, or finish() was called. */
    bool followRedirect();
    const AuthInfo *findCredentials(const std::string &realm, const std::string &algorithm) const;

    static std::size_t onBody(char *data, std::size_t size, std::size_t count, void *self) noexcept;
    static std::size_t onHeader(char *data, std::size_t size, std::size_t count, void *self) noexcept;
    static std::size_t onUpload(char *data, std::size_t size, std::size_t count, void *self) noexcept;
    void takeHeaderLine(std::string_view line);

    Client *mClient;
    Client::Exchanges *mList = nullptr;
    Client::Exchanges::iterator mPlace;
    Request mRequest;
    Handler mHandler;
    Response mResponse;
    Timer mTimer;
    std::optional<Url> mUrl;
    Ref<AuthInfo> mUrlCredentials;
    DigestAuthenticator mAuthenticator;
    Secret mBasic; ///< value of the Authorization header
    void *mEasy = nullptr;
    void *mHeaderList = nullptr;
    std::size_t mUploaded = 0;
    std::size_t mHeaderBytes = 0;
    ErrorKind mRefusal = ErrorKind::None; ///< why a callback of ours ended the transfer
    std::uint8_t mRedirects = 0;
    std::uint8_t mChallenges = 0;
    bool mHeaderIsComplete = false;
    bool mIsAway = false; ///< redirected to another server: no credentials, no headers of the caller's
    char mErrorBuffer[256] = "";
};

} // namespace slimphone::http
