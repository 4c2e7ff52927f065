/**
 * @file
 * The parts of an address that few addresses have.
 */
#pragma once

#include "address/address.h"

#include <vector>

namespace slimphone {

struct Address::Extras {
    /** A value that the application asked for, kept for as long as it may hold the pointer. */
    struct Lent {
        Part part;
        Text name;
        Text value;
    };

    Extras() = default;
    Extras(const Extras &other)
        : scheme(other.scheme), opaque(other.opaque), password(other.password), parameters(other.parameters),
          uriHeaders(other.uriHeaders) {} // nobody has asked the copy for anything yet
    Extras &operator=(const Extras &) = delete;

    Text scheme;     ///< other than sip and sips
    Text opaque;     ///< what follows such a scheme
    Secret password; ///< escaped
    Text parameters;
    Text uriHeaders;

    Text plainUser; ///< for username(), when it differs from the escaped one
    Secret plainPassword;
    std::vector<Lent> lent;
};

} // namespace slimphone
