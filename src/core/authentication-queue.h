/**
 * @file
 * Accounts whose registrar wants credentials that are not there.
 */
#pragma once

#include "account/account.h"
#include "auth-info/auth-info.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace slimphone {

/**
 * First an account's question waits to be put to the application, once for all accounts that
 * ask the same; then the account waits for credentials of its user name.
 */
class AuthenticationQueue {
public:
    /** What the application is shown, and the accounts that asked. */
    struct Question {
        Ref<AuthInfo> info;
        std::vector<Ref<Account>> accounts;
    };

    void ask(Account &account, const AuthenticationDemand &demand);
    /** Questions since the last call. */
    std::vector<Question> takeQuestions();
    bool hasQuestions() const noexcept { return !mQuestions.empty(); }

    /** Accounts that wait for credentials of @p username; they go on waiting. */
    std::vector<Ref<Account>> waitingFor(std::string_view username) const;
    void forget(Account &account) noexcept;
    void clear();

private:
    using Waiting = std::multimap<std::string, Account *, std::less<>>;

    std::vector<Question> mQuestions;
    std::map<std::string, std::size_t> mQuestionByKey;
    Waiting mWaiting;
    std::unordered_map<Account *, Waiting::iterator> mPlaces;
};

} // namespace slimphone
