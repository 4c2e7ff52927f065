#include "auth-info/digest-authentication-policy.h"

#include "config/config.h"

namespace slimphone {

namespace {
constexpr const char *kSection = "digest_authentication_policy";
}

void DigestAuthenticationPolicy::readFrom(const Config &config) {
    mAllowsMd5 = config.getBool(kSection, "allow_md5", true);
    mAllowsNoQop = config.getBool(kSection, "allow_no_qop", true);
}

void DigestAuthenticationPolicy::writeTo(Config &config) const {
    config.setBool(kSection, "allow_md5", mAllowsMd5);
    config.setBool(kSection, "allow_no_qop", mAllowsNoQop);
}

} // namespace slimphone
