/**
 * @file
 * A system that refuses: the socket calls of this process fail at random while a SystemFaults lives.
 */
#pragma once

#include <cstddef>
#include <cstdint>

namespace slimphone::test {

/** Calls of this thread fail, and take or give less than they could, until it is destroyed. */
class SystemFaults {
public:
    /** One call of a thousand is to fail @p often times; what happens is told by @p seed. */
    SystemFaults(unsigned often, std::uint64_t seed) noexcept;
    SystemFaults(const SystemFaults &) = delete;
    SystemFaults &operator=(const SystemFaults &) = delete;
    ~SystemFaults();

    /** How many calls did not do what they were asked for, of all threads since the start. */
    static std::size_t count() noexcept;
};

} // namespace slimphone::test
