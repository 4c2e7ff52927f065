#include "transport/subject-pattern.h"

#include "base/log.h"

namespace slimphone::sip {

SubjectPattern::SubjectPattern(const std::string &expression) {
    if (expression.empty()) return;
    const int result = regcomp(&mExpression, expression.c_str(), REG_EXTENDED | REG_NOSUB);
    mKind = result == 0 ? Kind::Expression : Kind::Nothing;
    if (result == 0) return;
    char reason[128] = "";
    regerror(result, &mExpression, reason, sizeof reason);
    logError("[%s] is no regular expression, no TLS server matches it: %s", expression.c_str(), reason);
}

SubjectPattern::~SubjectPattern() {
    if (mKind == Kind::Expression) regfree(&mExpression);
}

bool SubjectPattern::matches(const std::string &subject) const noexcept {
    if (mKind != Kind::Expression) return mKind == Kind::Anything;
    return regexec(&mExpression, subject.c_str(), 0, nullptr, 0) == 0;
}

} // namespace slimphone::sip
