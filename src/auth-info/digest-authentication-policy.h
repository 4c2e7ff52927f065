/**
 * @file
 * Which weak forms of digest authentication are allowed.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"

namespace slimphone {

class Config;

class DigestAuthenticationPolicy
    : public HybridObject<LinphoneDigestAuthenticationPolicy, DigestAuthenticationPolicy> {
public:
    bool allowsMd5() const noexcept { return mAllowsMd5; }
    bool allowsNoQop() const noexcept { return mAllowsNoQop; }
    void setAllowsMd5(bool allow) noexcept { mAllowsMd5 = allow; }
    /** Without qop a response proves less: no client nonce, no counter (RFC 2069). */
    void setAllowsNoQop(bool allow) noexcept { mAllowsNoQop = allow; }

    /** Section [digest_authentication_policy]; both are allowed when absent. */
    void readFrom(const Config &config);
    void writeTo(Config &config) const;

protected:
    ~DigestAuthenticationPolicy() override = default;

private:
    bool mAllowsMd5 = true;
    bool mAllowsNoQop = true;
};

} // namespace slimphone
