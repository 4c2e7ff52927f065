#include "transport/tls-client.h"

#include "base/guard.h"
#include "base/log.h"
#include "base/text.h"
#include "transport/ca-reader.h"
#include "transport/certificate-names.h"
#include "transport/net-address.h"
#include "transport/subject-pattern.h"
#include "transport/tls-trust.h"

#include <mbedtls/ecp.h>
#include <mbedtls/error.h>
#include <mbedtls/net_sockets.h>
#include <mbedtls/ssl.h>
#include <mbedtls/x509_crt.h>
#include <sys/random.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

namespace slimphone::sip {

namespace {

constexpr std::size_t kReadAhead = 8192;

int fillRandom(void *, unsigned char *bytes, std::size_t size) {
    while (size > 0) {
        const ssize_t count = getrandom(bytes, size, 0);
        if (count < 0 && errno != EINTR) return MBEDTLS_ERR_SSL_INTERNAL_ERROR;
        if (count > 0) {
            bytes += count;
            size -= static_cast<std::size_t>(count);
        }
    }
    return 0;
}

/**
 * mbedTLS's list, with AES-128-GCM and forward secrecy first where the processor computes it itself:
 * its own first choice, ChaCha20, costs several times as much there.
 */
const int *cipherSuites() {
    static const std::vector<int> list = [] {
        std::vector<int> suites;
        for (const int *suite = mbedtls_ssl_list_ciphersuites(); *suite != 0; ++suite)
            suites.push_back(*suite);
#if defined(__x86_64__)
        if (__builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul"))
            std::stable_partition(suites.begin(), suites.end(), [](int suite) {
                const std::string_view name = mbedtls_ssl_get_ciphersuite_name(suite);
                return name.starts_with("TLS-ECDHE-") && name.find("AES-128-GCM") != std::string_view::npos;
            });
#endif
        suites.push_back(0);
        return suites;
    }();
    return list.data();
}

/**
 * mbedTLS's list, with the fast ones first. Servers mostly take our first choice; mbedTLS's, P-521,
 * costs milliseconds in one piece.
 */
const mbedtls_ecp_group_id *curves() {
    static const std::vector<mbedtls_ecp_group_id> list = [] {
        std::vector<mbedtls_ecp_group_id> groups{MBEDTLS_ECP_DP_SECP256R1, MBEDTLS_ECP_DP_CURVE25519,
                                                 MBEDTLS_ECP_DP_SECP384R1};
        for (const mbedtls_ecp_group_id *group = mbedtls_ecp_grp_id_list(); *group != MBEDTLS_ECP_DP_NONE;
             ++group)
            if (std::find(groups.begin(), groups.end(), *group) == groups.end()) groups.push_back(*group);
        groups.push_back(MBEDTLS_ECP_DP_NONE);
        return groups;
    }();
    return list.data();
}

std::string describeAlert(int alert) {
    switch (alert) {
    case MBEDTLS_SSL_ALERT_MSG_HANDSHAKE_FAILURE:
        return "the server refused the handshake";
    case MBEDTLS_SSL_ALERT_MSG_NO_CERT:
        return "the server wants a client certificate";
    case MBEDTLS_SSL_ALERT_MSG_BAD_CERT:
    case MBEDTLS_SSL_ALERT_MSG_UNSUPPORTED_CERT:
    case MBEDTLS_SSL_ALERT_MSG_CERT_UNKNOWN:
    case MBEDTLS_SSL_ALERT_MSG_ACCESS_DENIED:
        return "the server refused the client certificate";
    case MBEDTLS_SSL_ALERT_MSG_CERT_REVOKED:
        return "the server says that the client certificate is revoked";
    case MBEDTLS_SSL_ALERT_MSG_CERT_EXPIRED:
        return "the server says that the client certificate is expired";
    case MBEDTLS_SSL_ALERT_MSG_UNKNOWN_CA:
        return "the server does not know the authority of the client certificate";
    case MBEDTLS_SSL_ALERT_MSG_PROTOCOL_VERSION:
        return "the server speaks no version of TLS from 1.2 on";
    case MBEDTLS_SSL_ALERT_MSG_UNRECOGNIZED_NAME:
        return "the server does not know the name it was called by";
    default:
        return "the server ended it with alert " + std::to_string(alert);
    }
}

} // namespace

/** The root certificates, parsed a few at a time. */
class TlsContext::Trust {
public:
    explicit Trust(const TlsSettings &settings) : mReader(settings) { mbedtls_x509_crt_init(&mChain); }
    Trust(const Trust &) = delete;
    Trust &operator=(const Trust &) = delete;
    ~Trust() { mbedtls_x509_crt_free(&mChain); }

    /** True when all are there. */
    bool prepare(TimePoint deadline) {
        std::string certificate;
        while (!mIsComplete) {
            if (!mReader.next(certificate)) {
                mIsComplete = true;
                if (mChain.version == 0)
                    logError("no root certificate could be read from %s", mReader.source().c_str());
                break;
            }
            // With its final NUL, which PEM text has to have. One that cannot be read is left out.
            mbedtls_x509_crt_parse(&mChain, reinterpret_cast<const unsigned char *>(certificate.c_str()),
                                   certificate.size() + (certificate.starts_with('-') ? 1 : 0));
            if (std::chrono::steady_clock::now() >= deadline) return false;
        }
        return true;
    }
    mbedtls_x509_crt *chain() noexcept { return &mChain; }

private:
    CaReader mReader;
    mbedtls_x509_crt mChain{};
    bool mIsComplete = false;
};

/** Sessions that servers may resume, which saves them and us most of a handshake. */
class TlsContext::Sessions {
public:
    Sessions() = default;
    Sessions(const Sessions &) = delete;
    Sessions &operator=(const Sessions &) = delete;

    void offer(mbedtls_ssl_context &ssl, const std::string &server, const TlsIdentity *identity) {
        const auto found = find(server, identity);
        if (found != mEntries.end()) mbedtls_ssl_set_session(&ssl, &(*found)->session);
    }
    void keep(const mbedtls_ssl_context &ssl, const std::string &server,
              const std::shared_ptr<const TlsIdentity> &identity) {
        drop(server, identity.get());
        if (mEntries.size() >= kMaximum) mEntries.erase(mEntries.begin());
        auto entry = std::make_unique<Entry>(server, identity);
        if (mbedtls_ssl_get_session(&ssl, &entry->session) == 0) mEntries.push_back(std::move(entry));
    }
    void drop(const std::string &server, const TlsIdentity *identity) {
        const auto found = find(server, identity);
        if (found != mEntries.end()) mEntries.erase(found);
    }
    void clear() noexcept { mEntries.clear(); }

private:
    static constexpr std::size_t kMaximum = 32;

    struct Entry {
        Entry(std::string name, std::shared_ptr<const TlsIdentity> client)
            : server(std::move(name)), identity(std::move(client)) {
            mbedtls_ssl_session_init(&session);
        }
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;
        ~Entry() { mbedtls_ssl_session_free(&session); }

        std::string server;
        std::shared_ptr<const TlsIdentity> identity;
        mbedtls_ssl_session session{};
    };
    using Entries = std::vector<std::unique_ptr<Entry>>;

    Entries::iterator find(const std::string &server, const TlsIdentity *identity) {
        return std::find_if(mEntries.begin(), mEntries.end(), [&](const auto &entry) {
            return entry->server == server && entry->identity.get() == identity;
        });
    }

    Entries mEntries;
};

class TlsContext::Channel final : public TlsChannel {
public:
    Channel(int descriptor, const std::string &server, std::shared_ptr<const TlsIdentity> identity,
            const TlsSettings &settings, std::shared_ptr<Trust> trust, std::shared_ptr<Sessions> sessions,
            std::shared_ptr<const SubjectPattern> pattern)
        : mDescriptor(descriptor), mServer(server), mIdentity(std::move(identity)),
          mVerifies(settings.verifyCertificates), mVerifiesName(settings.verifyName),
          mTrust(std::move(trust)), mSessions(std::move(sessions)), mPattern(std::move(pattern)),
          mAddress(NetAddress::parse(server, 0)) {
        mbedtls_ssl_init(&mSsl);
        mbedtls_ssl_config_init(&mConfig);
        mbedtls_x509_crt_init(&mCertificate);
        mbedtls_pk_init(&mKey);
    }
    ~Channel() override {
        mbedtls_ssl_free(&mSsl);
        mbedtls_ssl_config_free(&mConfig);
        mbedtls_x509_crt_free(&mCertificate);
        mbedtls_pk_free(&mKey);
    }

    Progress handshake(TimePoint deadline) override;
    Progress read(char *room, std::size_t size, std::size_t &count) override;
    Progress write(const char *bytes, std::size_t size, std::size_t &count) override;
    void close() noexcept override {
        if (mIsSecure) mbedtls_ssl_close_notify(&mSsl);
    }
    const Failure &failure() const noexcept override { return mFailure; }

private:
    bool setUp();
    bool readIdentity();
    Progress progressOf(int result);
    static int onCertificate(void *self, mbedtls_x509_crt *certificate, int depth,
                             std::uint32_t *flags) noexcept;
    void checkName(const mbedtls_x509_crt &certificate, std::uint32_t &flags) const noexcept;

    static int sendBytes(void *self, const unsigned char *bytes, std::size_t size);
    static int receiveBytes(void *self, unsigned char *bytes, std::size_t size);

    int mDescriptor;
    /** Read from the socket and not yet asked for: mbedTLS wants each record in two pieces. */
    std::vector<unsigned char> mAhead;
    std::size_t mAheadUsed = 0;
    std::size_t mAheadFilled = 0;
    bool mSocketIsEmpty = false;
    const std::string mServer;
    const std::shared_ptr<const TlsIdentity> mIdentity;
    const bool mVerifies;
    const bool mVerifiesName;
    const std::shared_ptr<Trust> mTrust;
    const std::shared_ptr<Sessions> mSessions;
    const std::shared_ptr<const SubjectPattern> mPattern;
    const std::optional<NetAddress> mAddress; ///< of a server that is known by its address only

    mbedtls_ssl_context mSsl{};
    mbedtls_ssl_config mConfig{};
    mbedtls_x509_crt mCertificate{};
    mbedtls_pk_context mKey{};
    bool mIsSetUp = false;
    bool mIsSecure = false;
    std::size_t mBegun = 0; ///< length of a write that has to be repeated
    Failure mFailure{FailureKind::TlsHandshake, {}};
};

bool TlsContext::Channel::readIdentity() {
    const auto *text = reinterpret_cast<const unsigned char *>(mIdentity->certificate.c_str());
    if (mbedtls_x509_crt_parse(&mCertificate, text, mIdentity->certificate.size() + 1) != 0) {
        mFailure.text = "the client certificate cannot be read";
        return false;
    }
    const std::string &password = mIdentity->keyPassword;
    if (mbedtls_pk_parse_key(
            &mKey, reinterpret_cast<const unsigned char *>(mIdentity->key.c_str()), mIdentity->key.size() + 1,
            password.empty() ? nullptr : reinterpret_cast<const unsigned char *>(password.data()),
            password.size()) != 0) {
        mFailure.text = "the key of the client certificate cannot be read";
        return false;
    }
    if (mbedtls_pk_check_pair(&mCertificate.pk, &mKey) != 0) {
        mFailure.text = "the key does not belong to the client certificate";
        return false;
    }
    return mbedtls_ssl_conf_own_cert(&mConfig, &mCertificate, &mKey) == 0;
}

int TlsContext::Channel::sendBytes(void *self, const unsigned char *bytes, std::size_t size) {
    const ssize_t count = ::send(static_cast<Channel *>(self)->mDescriptor, bytes, size, MSG_NOSIGNAL);
    if (count >= 0) return static_cast<int>(count);
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return MBEDTLS_ERR_SSL_WANT_WRITE;
    return errno == EPIPE || errno == ECONNRESET ? MBEDTLS_ERR_NET_CONN_RESET : MBEDTLS_ERR_NET_SEND_FAILED;
}

int TlsContext::Channel::receiveBytes(void *self, unsigned char *bytes, std::size_t size) {
    auto &channel = *static_cast<Channel *>(self);
    if (channel.mAheadUsed == channel.mAheadFilled) {
        // Less than there was room for: the socket was empty, and asking it costs a system call.
        if (std::exchange(channel.mSocketIsEmpty, false)) return MBEDTLS_ERR_SSL_WANT_READ;
        channel.mAhead.resize(kReadAhead);
        const ssize_t count = ::recv(channel.mDescriptor, channel.mAhead.data(), channel.mAhead.size(), 0);
        if (count == 0) return 0;
        if (count < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return MBEDTLS_ERR_SSL_WANT_READ;
            return errno == ECONNRESET ? MBEDTLS_ERR_NET_CONN_RESET : MBEDTLS_ERR_NET_RECV_FAILED;
        }
        channel.mAheadUsed = 0;
        channel.mAheadFilled = static_cast<std::size_t>(count);
        channel.mSocketIsEmpty = channel.mAheadFilled < channel.mAhead.size();
    }
    const std::size_t part = std::min(size, channel.mAheadFilled - channel.mAheadUsed);
    std::memcpy(bytes, channel.mAhead.data() + channel.mAheadUsed, part);
    channel.mAheadUsed += part;
    return static_cast<int>(part);
}

bool TlsContext::Channel::setUp() {
    mFailure.text = "TLS cannot be set up";
    if (mbedtls_ssl_config_defaults(&mConfig, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM,
                                    MBEDTLS_SSL_PRESET_DEFAULT) != 0)
        return false;
    mbedtls_ssl_conf_min_version(&mConfig, MBEDTLS_SSL_MAJOR_VERSION_3,
                                 MBEDTLS_SSL_MINOR_VERSION_3); // TLS 1.2
    mbedtls_ssl_conf_ciphersuites(&mConfig, cipherSuites());
    mbedtls_ssl_conf_curves(&mConfig, curves());
    mbedtls_ssl_conf_rng(&mConfig, &fillRandom, nullptr);
    mbedtls_ssl_conf_authmode(&mConfig, mVerifies ? MBEDTLS_SSL_VERIFY_REQUIRED : MBEDTLS_SSL_VERIFY_NONE);
    mbedtls_ssl_conf_ca_chain(&mConfig, mTrust->chain(), nullptr);
    mbedtls_ssl_conf_verify(&mConfig, &Channel::onCertificate, this);
    if (mIdentity && !(mIdentity->certificate.empty() && mIdentity->key.empty()) && !readIdentity())
        return false;
    if (mbedtls_ssl_setup(&mSsl, &mConfig) != 0) return false;
    // Also the name for SNI, where an address has no place (RFC 6066 section 3).
    if (mbedtls_ssl_set_hostname(&mSsl, mAddress ? nullptr : mServer.c_str()) != 0) return false;
    mbedtls_ssl_set_bio(&mSsl, this, &Channel::sendBytes, &Channel::receiveBytes, nullptr);
    mSessions->offer(mSsl, mServer, mIdentity.get());
    mFailure.text.clear();
    return true;
}

int TlsContext::Channel::onCertificate(void *context, mbedtls_x509_crt *certificate, int depth,
                                       std::uint32_t *flags) noexcept {
    if (depth != 0) return 0;
    const auto *self = static_cast<const Channel *>(context);
    self->checkName(*certificate, *flags);
    if (!guard("hasSubject", false, [&] { return hasSubject(*certificate, *self->mPattern); }))
        *flags |= MBEDTLS_X509_BADCERT_OTHER;
    return 0;
}

/** mbedTLS compares DNS names only; addresses and SIP domains are left to us. */
void TlsContext::Channel::checkName(const mbedtls_x509_crt &certificate,
                                    std::uint32_t &flags) const noexcept {
    constexpr std::uint32_t mismatch = MBEDTLS_X509_BADCERT_CN_MISMATCH;
    if (mVerifiesName && mAddress && !isForAddress(certificate, *mAddress, mServer)) flags |= mismatch;
    if (!mVerifiesName || (!mAddress && flags & mismatch && isForDomainUri(certificate, mServer)))
        flags &= ~mismatch;
}

TlsChannel::Progress TlsContext::Channel::handshake(TimePoint deadline) {
    if (!mIsSetUp) {
        if (mVerifies && !mTrust->prepare(deadline)) return Progress::OutOfTime;
        if (!setUp()) return Progress::Failed;
        mIsSetUp = true;
    }
    while (mSsl.state != MBEDTLS_SSL_HANDSHAKE_OVER) {
        if (const int result = mbedtls_ssl_handshake_step(&mSsl)) {
            const Progress progress = progressOf(result);
            if (progress == Progress::WantRead || progress == Progress::WantWrite) return progress;
            mSessions->drop(mServer, mIdentity.get());
            if (progress == Progress::Closed) mFailure.text = "closed by the server";
            // A server may end it without a word, or so fast that its word gets lost.
            if (mFailure.kind == FailureKind::TlsHandshake && mSsl.client_auth && !mCertificate.raw.p)
                mFailure.text += ", it wants a client certificate";
            return Progress::Failed;
        }
        if (mSsl.state != MBEDTLS_SSL_HANDSHAKE_OVER && std::chrono::steady_clock::now() >= deadline)
            return Progress::OutOfTime;
    }
    mIsSecure = true;
    mSessions->keep(mSsl, mServer, mIdentity);
    return Progress::Done;
}

TlsChannel::Progress TlsContext::Channel::read(char *room, std::size_t size, std::size_t &count) {
    const int result = mbedtls_ssl_read(&mSsl, reinterpret_cast<unsigned char *>(room), size);
    if (result == 0) return Progress::Closed;
    if (result < 0) return progressOf(result);
    count = static_cast<std::size_t>(result);
    return Progress::Done;
}

TlsChannel::Progress TlsContext::Channel::write(const char *bytes, std::size_t size, std::size_t &count) {
    // A record that was begun has the length it was begun with, whatever was added since.
    if (mBegun > 0) size = std::min(size, mBegun);
    const int result = mbedtls_ssl_write(&mSsl, reinterpret_cast<const unsigned char *>(bytes), size);
    if (result < 0) {
        const Progress progress = progressOf(result);
        mBegun = progress == Progress::Failed ? 0 : size;
        return progress;
    }
    mBegun = 0;
    count = static_cast<std::size_t>(result);
    return Progress::Done;
}

TlsChannel::Progress TlsContext::Channel::progressOf(int result) {
    switch (result) {
    case MBEDTLS_ERR_SSL_WANT_READ:
        return Progress::WantRead;
    case MBEDTLS_ERR_SSL_WANT_WRITE:
        return Progress::WantWrite;
    case MBEDTLS_ERR_SSL_PEER_CLOSE_NOTIFY:
    case MBEDTLS_ERR_SSL_CONN_EOF:
        return Progress::Closed;
    case MBEDTLS_ERR_X509_CERT_VERIFY_FAILED:
        mFailure = {FailureKind::TlsVerification,
                    describeCertificateFlags(mbedtls_ssl_get_verify_result(&mSsl))};
        break;
    case MBEDTLS_ERR_SSL_FATAL_ALERT_MESSAGE:
        mFailure.text = describeAlert(mSsl.in_msg[1]);
        break;
    case MBEDTLS_ERR_NET_CONN_RESET:
    case MBEDTLS_ERR_NET_RECV_FAILED:
    case MBEDTLS_ERR_NET_SEND_FAILED:
        mFailure.text = "connection lost";
        break;
    default: {
        char text[128] = "";
        mbedtls_strerror(result, text, sizeof text);
        mFailure.text = text;
    }
    }
    return Progress::Failed;
}

TlsContext::TlsContext() { configure({}); }

TlsContext::~TlsContext() = default;

void TlsContext::configure(const TlsSettings &settings) {
    mSettings = settings;
    mTrust = std::make_shared<Trust>(settings);
    mSessions = std::make_shared<Sessions>();
    mPattern = std::make_shared<SubjectPattern>(settings.subjectPattern);
}

void TlsContext::forgetSessions() noexcept { mSessions->clear(); }

std::unique_ptr<TlsChannel> TlsContext::open(int descriptor, const std::string &serverName,
                                             std::shared_ptr<const TlsIdentity> identity) {
    return std::make_unique<Channel>(descriptor, serverName, std::move(identity), mSettings, mTrust,
                                     mSessions, mPattern);
}

} // namespace slimphone::sip
