/**
 * @file
 * A small SIP registrar (RFC 3261 section 10): who may register, and where everybody is.
 */
#pragma once

#include "digest-gate.h"
#include "message.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace slimphone::example {

/**
 * Answers requests from bindings in memory. It does not read the wire: a server hands it what
 * arrived and sends what it answers. Every function may be called from any thread.
 */
class Registrar {
public:
    struct Settings {
        DigestGate::Settings digest;
        int defaultExpires = 3600; ///< seconds, when the request names none
        int minExpires = 0;        ///< seconds; shorter wishes get 423
        int maxExpires = 7200;     ///< seconds; longer wishes are shortened
        /** Monotonic time; replaced in tests. */
        std::function<TimePoint()> now = [] { return std::chrono::steady_clock::now(); };
    };

    /** Where an address-of-record can be reached. */
    struct Binding {
        std::string contact; ///< the Contact as received, without its expires parameter
        std::string uri;
        std::string callId;
        std::uint32_t cseq = 0;
        TimePoint until;
    };

    explicit Registrar(Settings settings);

    /** Lets @p user register with @p password. As long as there is no user, everybody may. */
    void addUser(const std::string &user, const std::string &password);
    void removeUser(const std::string &user);

    Response answer(const Request &request);

    /** Current bindings of "user@host". */
    std::vector<Binding> bindings(const std::string &addressOfRecord) const;
    std::size_t bindingCount() const;
    /** Removes every binding, as a restart would. */
    void unregisterAll();
    /** Makes every nonce given out so far stale. */
    void forgetNonces();

private:
    Response challenge(bool stale);
    Response update(const Request &request, const std::string &record);
    bool isInOrder(const Request &request, const std::vector<Binding> &bindings) const;
    void store(std::vector<Binding> &bindings, const Request &request, const Contact &contact, int expires);
    Response listOf(const std::vector<Binding> &bindings) const;
    static void dropExpired(std::vector<Binding> &bindings, TimePoint now);

    mutable std::mutex mMutex;
    Settings mSettings;
    DigestGate mGate;
    std::unordered_map<std::string, std::string> mPasswords;
    std::map<std::string, std::vector<Binding>> mBindings;
};

} // namespace slimphone::example
