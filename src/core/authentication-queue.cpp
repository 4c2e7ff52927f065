#include "core/authentication-queue.h"

namespace slimphone {

namespace {

Ref<AuthInfo> makeInfo(const Account &account, const AuthenticationDemand &demand) {
    const Address *identity = account.params().identity();
    Ref<AuthInfo> info = demand.rejected ? demand.rejected->clone() : make<AuthInfo>();
    if (!demand.rejected && identity) {
        info->setUsername(identity->username() ? identity->username() : "");
        info->setDomain(identity->domain() ? identity->domain() : "");
    }
    info->setRealm(demand.realm);
    for (const std::string &algorithm : demand.algorithms)
        info->addAvailableAlgorithm(algorithm);
    if (!demand.algorithms.empty() && !demand.rejected) info->setAlgorithm(demand.algorithms.front());
    return info;
}

std::string keyOf(const AuthInfo &info) {
    std::string key;
    for (const Text *part : {&info.username(), &info.userid(), &info.realm(), &info.domain()}) {
        key += part->view();
        key += '\n';
    }
    return key;
}

} // namespace

void AuthenticationQueue::ask(Account &account, const AuthenticationDemand &demand) {
    forget(account);
    Ref<AuthInfo> info = makeInfo(account, demand);
    mPlaces[&account] = mWaiting.emplace(info->username().str(), &account);
    const auto [it, isNew] = mQuestionByKey.try_emplace(keyOf(*info), mQuestions.size());
    if (isNew) {
        mQuestions.push_back({std::move(info), {}});
    } else {
        for (const std::string &algorithm : demand.algorithms)
            mQuestions[it->second].info->addAvailableAlgorithm(algorithm);
    }
    mQuestions[it->second].accounts.emplace_back(&account);
}

std::vector<AuthenticationQueue::Question> AuthenticationQueue::takeQuestions() {
    mQuestionByKey.clear();
    return std::exchange(mQuestions, {});
}

std::vector<Ref<Account>> AuthenticationQueue::waitingFor(std::string_view username) const {
    std::vector<Ref<Account>> result;
    const auto [first, last] = mWaiting.equal_range(username);
    for (auto it = first; it != last; ++it)
        result.emplace_back(it->second);
    return result;
}

void AuthenticationQueue::forget(Account &account) noexcept {
    const auto place = mPlaces.find(&account);
    if (place == mPlaces.end()) return;
    mWaiting.erase(place->second);
    mPlaces.erase(place);
}

void AuthenticationQueue::clear() {
    mQuestions.clear();
    mQuestionByKey.clear();
    mWaiting.clear();
    mPlaces.clear();
}

} // namespace slimphone
