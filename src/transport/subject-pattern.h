/**
 * @file
 * Which names a TLS server may have, beyond the one it was called by.
 */
#pragma once

#include <regex.h>

#include <string>

namespace slimphone::sip {

/** A POSIX extended regular expression that one subject of a certificate has to match. */
class SubjectPattern {
public:
    /** Empty: anything goes. One that is no expression is logged, and nothing matches it. */
    explicit SubjectPattern(const std::string &expression);
    SubjectPattern(const SubjectPattern &) = delete;
    SubjectPattern &operator=(const SubjectPattern &) = delete;
    ~SubjectPattern();

    bool acceptsAll() const noexcept { return mKind == Kind::Anything; }
    bool matches(const std::string &subject) const noexcept;

private:
    enum class Kind : unsigned char { Anything, Nothing, Expression };
    Kind mKind = Kind::Anything;
    regex_t mExpression{};
};

} // namespace slimphone::sip
