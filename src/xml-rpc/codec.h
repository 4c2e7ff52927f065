/**
 * @file
 * XML-RPC messages (xmlrpc.com/spec): calls out, responses in.
 */
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace slimphone::xmlrpc {

using Argument = std::variant<int, std::string>;

/** nullopt when a text is not UTF-8 or has a character that XML cannot hold. */
std::optional<std::string> encodeCall(std::string_view method, const std::vector<Argument> &arguments);

/** What a response says. Wiped when it goes: it may hold a password's hash. */
struct Reply {
    enum class Kind {
        Malformed, ///< no XML-RPC response
        Other,     ///< a response without value, or with one of a kind not among these
        Fault,
        Int,
        String,
        Struct,
    };
    Kind kind = Kind::Malformed;
    std::string problem;   ///< of Malformed
    int number = 0;        ///< of Int; the code of Fault
    std::string text;      ///< of String; the description of Fault
    bool hasValue = false; ///< Other: there is one
    /** Of Struct: name and text of each member that is a string, an int or untyped, in order. */
    std::vector<std::pair<std::string, std::string>> members;

    Reply() = default;
    Reply(const Reply &) = delete;
    Reply &operator=(const Reply &) = delete;
    Reply(Reply &&) = default;
    Reply &operator=(Reply &&) = default;
    ~Reply();

    /** The text of a member; nullptr when it is absent. */
    const std::string *member(std::string_view name) const noexcept;
};

/**
 * Reads a response without document type, entities or network, 256 levels deep at most, in an encoding
 * that is a superset of ASCII. Takes a few milliseconds at most for a megabyte, whatever it holds. Of several
 * parameters the last one counts. Namespaces are not accepted, nor is a string without its tag.
 */
Reply decodeReply(std::string_view body);

} // namespace slimphone::xmlrpc
