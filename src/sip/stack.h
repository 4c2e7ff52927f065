/**
 * @file
 * The seam between the registration cycle and whatever carries SIP messages: values of our
 * own go down, responses and failures come up. belle-sip's provider is one implementation,
 * the lean wire path another; nothing above knows which one runs.
 */
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::sip {

enum class Transport : std::uint8_t { Udp, Tcp, Tls };

/** "UDP", "TCP" or "TLS", as in a Via header. */
const char *toString(Transport transport) noexcept;

/** A host (name or literal address, IPv6 without brackets) and a port, 0 for none. */
struct Endpoint {
    std::string host;
    int port = 0;
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/** A header field to send. The value must not hold CR, LF or NUL; the stack refuses it. */
struct HeaderField {
    std::string name;
    std::string value;
};

/** A received header field: canonical long name, unfolded value without outer blanks. */
struct HeaderView {
    std::string_view name;
    std::string_view value;
};

/**
 * A Contact whose host and port the stack fills in from the flow that carries the request (or
 * from what the far end reported of us before), unless @ref host is given.
 */
struct ContactTemplate {
    std::string displayName;   ///< unquoted, may be empty
    std::string user;          ///< escaped as in a URI, may be empty
    std::string host;          ///< empty: automatic host, port and transport parameter
    int port = 0;              ///< with an explicit host only
    bool secure = false;       ///< sips
    std::string uriParameters; ///< ";name=value" text, may be empty
    std::string parameters;    ///< ";name=value" text of the header, may be empty
};

/** A client certificate and its key in PEM; both empty: none. */
struct TlsIdentity {
    std::string certificate;
    std::string key;
    std::string keyPassword;
};

/** Where a request goes. */
struct NextHop {
    std::string host;                   ///< name or literal address, IPv6 without brackets
    int port = 0;                       ///< 0: by SRV or the transport's well-known port
    std::optional<Transport> transport; ///< not set: UDP if enabled, else TCP, else TLS
    std::shared_ptr<const TlsIdentity> tlsIdentity;
    friend bool operator==(const NextHop &, const NextHop &) = default;
};

/** A request without Via, Contact host and Content-Length, which are the stack's part. */
struct OutgoingRequest {
    std::string method;
    std::string requestUri;
    std::string from; ///< complete header value, with tag
    std::string to;
    std::string callId;
    std::uint32_t cseq = 0;
    std::optional<ContactTemplate> contact;
    /**
     * URI of an older Contact, which is to end unless @ref contact leads to the same place. A stack
     * that cannot tell beforehand leaves it alone.
     */
    std::string previousContact;
    std::vector<HeaderField> headers; ///< everything else, in order
};

/** A final response. Valid only during the call that delivers it. */
struct Response {
    int status = 0;
    std::string_view reason;
    std::span<const HeaderView> headers;
    Endpoint contact;                     ///< host and port that went out in our Contact
    std::string_view contactUri;          ///< of our Contact as it went out; empty when that cannot be told
    std::optional<Endpoint> seen;         ///< received and rport of the top Via, when it has both or differs
    Transport transport = Transport::Udp; ///< of the flow that carried the request
    std::uint64_t flow = 0; ///< that carried the request, as FlowObserver names it; 0: cannot be told

    /** First header of that (long) name, any case; empty when absent. */
    std::string_view header(std::string_view name) const noexcept;
};

enum class FailureKind : std::uint8_t {
    Timeout,         ///< no final response within 64*T1
    NameResolution,  ///< the host could not be resolved
    Connection,      ///< refused, unreachable, or lost with the request in flight
    TlsVerification, ///< the server's certificate was not accepted
    TlsHandshake,    ///< TLS could not be established for another reason
    NoTransport,     ///< the wanted transport is disabled or could not be opened
    InvalidRequest,  ///< the request cannot be written
    Bystander,       ///< the connection was closed because of another request's answer: send again
};

/** Why a request got no response; @ref text is for the application and the log. */
struct Failure {
    FailureKind kind;
    std::string text;
};

/** Gets the one outcome of a request, always from inside Stack::run(). */
class ResponseHandler {
public:
    virtual void onResponse(const Response &response) = 0;
    virtual void onFailure(const Failure &failure) = 0;

protected:
    ~ResponseHandler() = default;
};

/**
 * Interest in the outcome of one request. Destroying it, at any time and also from inside the
 * handler, stops retransmissions and guarantees that the handler is not called any more.
 */
class ClientTransaction {
public:
    virtual ~ClientTransaction() = default;
};

/** A request from the network. Valid only during the call. */
struct IncomingRequest {
    std::string_view method;
    std::string_view requestUri;
    std::span<const HeaderView> headers;
    std::string_view body;
    std::string_view header(std::string_view name) const noexcept;
};

/** The final answer to an incoming request; the stack adds what RFC 3261 8.2.6 demands. */
struct Answer {
    int status = 0;
    std::string reason; ///< empty: the usual phrase
    std::vector<HeaderField> headers;
};

/** Decides the answer to requests from the network, inside Stack::run(). ACK never gets here. */
class RequestHandler {
public:
    virtual Answer onRequest(const IncomingRequest &request) = 0;

protected:
    ~RequestHandler() = default;
};

/** Ports per transport: > 0 fixed, 0 off, -1 random, -2 not bound (client sockets only). */
struct TransportPorts {
    int udp = 0;
    int tcp = 0;
    int tls = 0;
    friend bool operator==(const TransportPorts &, const TransportPorts &) = default;
};

struct TlsSettings {
    std::string rootCaPath; ///< file or directory; empty: the system's
    std::string rootCaData; ///< PEM text, wins over the path
    bool verifyCertificates = true;
    bool verifyName = true;
    std::string subjectPattern; ///< regular expression for one subject of the certificate; empty: any
    friend bool operator==(const TlsSettings &, const TlsSettings &) = default;
};

/** The port that is meant where none is given. */
struct WellKnownPorts {
    int plain = 5060; ///< UDP and TCP
    int tls = 5061;
    int of(Transport transport) const noexcept { return transport == Transport::Tls ? tls : plain; }
    friend bool operator==(const WellKnownPorts &, const WellKnownPorts &) = default;
};

struct StackSettings {
    TransportPorts ports;
    WellKnownPorts wellKnownPorts; ///< of next hops; others read our Contact by RFC 3261
    std::string bindAddress;       ///< empty: any
    bool ipv6 = true;
    TlsSettings tls;
    std::string userAgent;
    std::chrono::milliseconds keepAlive{30000};          ///< 0: none
    bool streamKeepAlive = true;                         ///< on TCP and TLS, too
    std::chrono::milliseconds transactionTimeout{32000}; ///< 64*T1
    std::chrono::seconds unreliableConnectionTimeout{120};
    int dscp = 0x1a;
    bool useRport = true;
    bool natHelper = true;            ///< use the address the far end saw in later Contacts
    bool reconnectsToPrimary = false; ///< from another server of a domain, as soon as it answers again
    bool dnsSrv = true;
    bool dnsSearch = true;
    std::string dnsUserHostsFile;
    std::vector<std::string> dnsServers; ///< empty: the system's
};

/** Hears of connections that ended while nobody waited for an answer, always from inside Stack::run(). */
class FlowObserver {
public:
    /**
     * The far end cannot reach us over @p flow any more, whose number came with a Response. Not
     * told after Stack::closeConnections().
     */
    virtual void onFlowLost(std::uint64_t flow, const Failure &failure) = 0;
    /** A request to the same next hop would now go to a better server. The flow ends when nobody uses it. */
    virtual void onFlowSuperseded(std::uint64_t flow) = 0;

protected:
    ~FlowObserver() = default;
};

/** A SIP stack driven from one thread. */
class Stack {
public:
    virtual ~Stack() = default;

    /**
     * Opens (or, with other settings, reopens) the transports. Connections are closed when
     * ports, addresses or TLS settings change; requests in flight then fail with Connection.
     * False, with a log line, when some wanted port could not be bound; the others are open, and
     * the lean path tries it again, at most once a second, when something is to be sent.
     */
    virtual bool configure(const StackSettings &settings) = 0;

    /** The ports really in use. */
    virtual TransportPorts portsInUse() const = 0;

    /**
     * Sends @p request. Never calls @p handler from inside; every trouble is reported by
     * run(). The handler must stay until the transaction is destroyed.
     */
    virtual std::unique_ptr<ClientTransaction> send(OutgoingRequest request, const NextHop &hop,
                                                    ResponseHandler &handler) = 0;

    /** One turn: reads, writes, times out, within about @p budget. Not reentrant: nested calls do nothing. */
    virtual void run(std::chrono::microseconds budget) = 0;

    /** Drops every connection, for instance when the network went down. */
    virtual void closeConnections() = 0;

    /** Who answers requests from the network; nullptr: everything gets 501. */
    virtual void setRequestHandler(RequestHandler *handler) = 0;

    /** Who is told of lost connections; nullptr: nobody. */
    virtual void setFlowObserver(FlowObserver *observer) = 0;
};

} // namespace slimphone::sip
