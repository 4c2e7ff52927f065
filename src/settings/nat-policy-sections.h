/**
 * @file
 * Where the NAT policies are in the configuration.
 */
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace slimphone {

class Config;

/**
 * Finds [nat_policy_N] by its reference. Looks at each section once, so that ten thousand accounts
 * with a policy each are read and written in linear time.
 */
class NatPolicySections {
public:
    explicit NatPolicySections(const Config &config) : mConfig(config) {}
    NatPolicySections(const NatPolicySections &) = delete;
    NatPolicySections &operator=(const NatPolicySections &) = delete;
    ~NatPolicySections() = default;

    const Config &config() const noexcept { return mConfig; }
    /** The name of the section with @p reference, empty when there is none. */
    std::string find(std::string_view reference);
    /** As find(), or the first free name. */
    std::string findOrFree(std::string_view reference);
    /** Begins anew after the configuration was replaced. */
    void reset();

private:
    void scan();

    const Config &mConfig;
    std::unordered_map<std::string, int> mByReference;
    int mNext = 0;
};

} // namespace slimphone
