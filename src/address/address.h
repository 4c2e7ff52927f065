/**
 * @file
 * SIP addresses, the C++ side of LinphoneAddress.
 */
#pragma once

#include "linphone/types.h"

#include "base/object.h"
#include "base/text.h"
#include "sip/stack.h"
#include "sip/uri.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace slimphone {

/**
 * Display name, URI and header parameters (RFC 3261 section 20.10).
 *
 * The parts are kept as they stand in the URI, escapes included, so that what was parsed is
 * written again without a change of meaning (RFC 3261 section 19.1.2: an escaped reserved
 * character is not the plain one). Getters give unescaped text; CR, LF and NUL stay escaped in
 * it. Texts given as `const char *` are lent until the same part changes, NULL when unset.
 *
 * Setters escape what they must and refuse, with false and without a change, what would end the
 * header (CR, LF, NUL) and parts that the scheme has not.
 */
class Address : public HybridObject<LinphoneAddress, Address> {
public:
    /**
     * Parses what a person or an application gives: a URI, whose parameters are the URI's even
     * without brackets, or a name-addr. Blanks around it or beside a semicolon and a stray ">" behind
     * a URI are forgiven. A scheme is needed, any will do; a host may not hold an underscore.
     * Null when refused.
     */
    static Ref<Address> parse(std::string_view text);

    /**
     * Parses one value of a From, To, Contact or Route header as received: parameters without
     * brackets are the header's, hosts may hold an underscore. Null when refused.
     */
    static Ref<Address> parseHeaderValue(std::string_view value);

    /** A copy without the user data. */
    Ref<Address> clone() const;

    /** In lower case. */
    const char *scheme() const noexcept;
    /** True for sip and sips; only these have a user, a host, a port and parameters. */
    bool isSip() const noexcept { return mScheme != Scheme::Other; }
    bool isSecure() const noexcept { return mScheme == Scheme::Sips; }
    bool setSecure(bool secure) noexcept;

    const char *displayName() const noexcept { return mDisplayName.get(); }
    bool setDisplayName(std::string_view name);
    bool setDisplayName(std::nullptr_t) { return setDisplayName(std::string_view()); }

    const char *username() const;
    bool setUsername(std::string_view username);
    bool setUsername(std::nullptr_t) { return setUsername(std::string_view()); }

    /** It is written only behind a user. */
    const char *password() const;
    bool setPassword(std::string_view password);
    bool setPassword(std::nullptr_t) { return setPassword(std::string_view()); }

    /** IPv6 without brackets. */
    const char *domain() const noexcept { return mHost.get(); }
    /** Takes a host name or literal address; a URI cannot be without one. */
    bool setDomain(std::string_view domain);

    /** 0 when none is given, -1 when the scheme has none. */
    int port() const noexcept { return isSip() ? mPort : -1; }
    /** 0 removes it; at most 65535. */
    bool setPort(int port) noexcept;

    /** True when there is a transport parameter that this library can connect with. */
    bool hasTransport() const noexcept;
    /** Without a known transport parameter TLS for sips and UDP for the rest. */
    sip::Transport transport() const noexcept;
    bool setTransport(sip::Transport transport);
    /** transport(), which also knows DTLS. */
    LinphoneTransportType transportType() const noexcept;
    /** Takes the numbers of LinphoneTransportType and refuses others. */
    bool setTransportType(int type);

    const char *methodParameter() const { return uriParameter("method"); }
    bool setMethodParameter(std::string_view method);

    /** @name URI parameters
     * Names are compared in any case.
     * @{ */
    bool hasUriParameter(std::string_view name) const noexcept;
    /** NULL also for a parameter without value. */
    const char *uriParameter(std::string_view name) const;
    /** Sets or replaces; without value or with an empty one it is a mere flag. */
    bool setUriParameter(std::string_view name, std::string_view value);
    void removeUriParameter(std::string_view name);
    /** All of them as they stand in the URI, "a=b;lr". */
    std::string_view uriParameters() const noexcept { return mUriParameters.view(); }
    /** Replaces all of them by text of that form. */
    bool setUriParameters(std::string_view parameters);
    /** @} */

    /** @name Header parameters
     * What follows the closing bracket. A quoted value keeps its quotes; one that needs them
     * gets them.
     * @{ */
    bool hasParameter(std::string_view name) const noexcept;
    const char *parameter(std::string_view name) const;
    bool setParameter(std::string_view name, std::string_view value);
    void removeParameter(std::string_view name);
    std::string_view parameters() const noexcept;
    bool setParameters(std::string_view parameters);
    /** @} */

    /** @name Header fields inside the URI, behind the question mark
     * @{ */
    const char *uriHeader(std::string_view name) const;
    /** Sets or replaces; an empty value removes the header. */
    bool setUriHeader(std::string_view name, std::string_view value);
    /** @} */

    /** Removes URI parameters, URI headers and header parameters. */
    void clean() noexcept;

    /** The whole address; brackets only where they are needed. */
    std::string toString() const;
    /** The whole address with brackets, as headers want it. */
    std::string toNameAddr() const;
    std::string toStringUriOnly() const;
    /** toStringUriOnly() with the parameters and headers ordered by name: equal URIs, equal texts. */
    std::string toStringUriOnlyOrdered() const;

    /** Same user, host (exact case) and port; other schemes: same scheme and content. */
    bool weakEquals(const Address &other) const noexcept;
    /** Same display name, and the same URI by RFC 3261 section 19.1.4; not transitive. */
    bool equals(const Address &other) const;
    /** A total order of the texts, for sorted containers. */
    bool lesser(const Address &other) const;

private:
    enum class Scheme : std::uint8_t { Sip, Sips, Other };
    enum class Part : std::uint8_t { UriParameter, Parameter, UriHeader };
    struct Extras;

    Address(const sip::UriView &uri, std::string_view displayName, std::string_view parameters);
    Address(const Address &other);
    ~Address() override;

    static Ref<Address> fromNameAddr(const sip::NameAddrView &view);
    Extras &extras() const;
    std::string_view rawPassword() const noexcept;
    std::string_view opaque() const noexcept;
    std::string_view uriHeaders() const noexcept;
    bool setElement(Part part, std::string_view name, std::string_view element);
    bool setAll(Part part, std::string_view text);
    const char *lend(Part part, std::string_view name) const;
    void forget(Part part, std::string_view name) noexcept;
    void forget(Part part) noexcept;
    void appendUri(std::string &text) const;
    std::string toText(bool brackets) const;
    bool needsBrackets() const noexcept;
    bool sameUser(const Address &other) const noexcept;

    Text mUser; ///< escaped
    Text mHost;
    Text mDisplayName; ///< plain
    Text mUriParameters;
    /** What few addresses have; made when needed. */
    mutable std::unique_ptr<Extras> mExtras;
    std::int32_t mPort = 0;
    Scheme mScheme = Scheme::Sip;
    bool mIsIpv6 = false;
    bool mUserIsEscaped = false;
};

/** True when "sip:" or "sips:" occurs in @p text, in any case. */
bool namesSipScheme(std::string_view text) noexcept;

/**
 * Reads a server address as an account takes it: "sip:" is prepended when neither "sip:" nor
 * "sips:" occurs in @p text. Null when it is refused, and for ports that cannot exist.
 */
Ref<Address> parseServerAddress(std::string_view text);

/** The canonical text of a server address, for instance <sip:foo;transport=tls> for "foo;transport=tls". */
std::optional<std::string> normalizeServerAddress(std::string_view text);

/** The canonical text of a route, read like a server address: the URI without brackets. */
std::optional<std::string> normalizeRoute(std::string_view text);

} // namespace slimphone
