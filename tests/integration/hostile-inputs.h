/**
 * @file
 * Messages as nobody should send them, from a seed.
 */
#pragma once

#include "sip-text.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::test {

/** An answer of a registrar that behaves, with every contact of the request bound. */
std::string honestAnswer(const example::Request &request);

/** The same seed gives the same inputs, as long as the requests to answer are the same. */
class HostileInputs {
public:
    explicit HostileInputs(std::uint64_t seed) : mRandom(seed) {}

    /** From a stranger: a request, or an answer to nothing. */
    std::string fromStranger();
    /** From a registrar: an answer to @p request that no client should trust. */
    std::string answerTo(const example::Request &request);

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(mRandom);
    }

private:
    template <class Container>
    const auto &pick(const Container &container) {
        return container[below(std::size(container))];
    }

    std::string someRequest();
    std::string someAnswer(const example::Request &request);
    std::string spoil(std::string message);

    std::string truncated(std::string message);
    std::string withLength(std::string message);
    std::string withDuplicates(std::string message);
    std::string withBytes(std::string message, std::string_view bytes);
    std::string withHugePart(std::string message);
    std::string withDeepPart(std::string message);
    std::string mutated(std::string message);
    std::string noise();
    std::string challenge();
    std::string fieldValue();
    std::string number();

    std::mt19937_64 mRandom;
    std::size_t mCut = 0; ///< cuts go through every position of the messages
    std::uint64_t mNumber = 0;
};

} // namespace slimphone::test
