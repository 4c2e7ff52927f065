/**
 * @file
 * Throw-away certificates, and a TLS server that shows them.
 */
#pragma once

#include "scripted-peers.h"

#include <bctoolbox/crypto.h>

#include <cstring>
#include <memory>
#include <string>

namespace slimphone::test {

/** Self-signed for registrar.test, valid from 2020 to 2120. */
inline constexpr const char *kServerCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBGzCBwgIBBTAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5yZWdpc3RyYXIudGVz\n"
    "dDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowGTEXMBUGA1UEAwwO\n"
    "cmVnaXN0cmFyLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASPP3wS9Ejg\n"
    "NqfSyL8A4u4d/VVdU2jPSTgzPQBXFPIHDRcg/4F4drl1cdGn8O919Jocbfj3Hgm/\n"
    "sdpcdIlZ3iS/MAoGCCqGSM49BAMCA0gAMEUCIC+oWM6/uyoWI8rgpTez/xpl20jP\n"
    "/xE+lLj5+QwN9GmdAiEAuwpEd2Gi9f5+AZGl7TMDMQ4SIH/ORc2FhrR5ul7Xr/I=\n"
    "-----END CERTIFICATE-----\n";

/** The same name and key, expired in February 2020. */
inline constexpr const char *kExpiredCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBGTCBwAIBATAKBggqhkjOPQQDAjAZMRcwFQYDVQQDDA5yZWdpc3RyYXIudGVz\n"
    "dDAeFw0yMDAxMDEwMDAwMDBaFw0yMDAyMDEwMDAwMDBaMBkxFzAVBgNVBAMMDnJl\n"
    "Z2lzdHJhci50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjz98EvRI4Dan\n"
    "0si/AOLuHf1VXVNoz0k4Mz0AVxTyBw0XIP+BeHa5dXHRp/DvdfSaHG349x4Jv7Ha\n"
    "XHSJWd4kvzAKBggqhkjOPQQDAgNIADBFAiAwxazi0XR4+3Jv73GB3ZVKp0uxo64l\n"
    "TeiT+wXFHI9rtAIhAI8SRPQ4Q0g5FJW7PdctXbcDZwV9lXEZGlioY6n1syvw\n"
    "-----END CERTIFICATE-----\n";

inline constexpr const char *kServerKey = "-----BEGIN PRIVATE KEY-----\n"
                                          "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgiAaSqvCbqnR8C1sQ\n"
                                          "AoYC9xGP0IYSRJesdMdER+vnHb2hRANCAASPP3wS9EjgNqfSyL8A4u4d/VVdU2jP\n"
                                          "STgzPQBXFPIHDRcg/4F4drl1cdGn8O919Jocbfj3Hgm/sdpcdIlZ3iS/\n"
                                          "-----END PRIVATE KEY-----\n";

/** Self-signed for client.test, valid from 2020 to 2120. */
inline constexpr const char *kClientCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBFDCBvAIBBjAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtjbGllbnQudGVzdDAg\n"
    "Fw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFjEUMBIGA1UEAwwLY2xp\n"
    "ZW50LnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATcbgi107QfTYmRzm9K\n"
    "yW6yCW1YiWOfpf74wksWfT6BtvmouJXPIwjzwRqDBcVRU4lH8CZaPbSO0ZNj7w3Y\n"
    "BoqYMAoGCCqGSM49BAMCA0cAMEQCIHnrrCXKW3JcfpD7AlALc6ee0Je9TjV/U/Mb\n"
    "jvX7l5q6AiBKnXrubF2BHVkOy1Sas5HyS2UayqMycvdztpka5PYK9A==\n"
    "-----END CERTIFICATE-----\n";

inline constexpr const char *kClientKey = "-----BEGIN PRIVATE KEY-----\n"
                                          "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnZl/I4/Bijk/VDcD\n"
                                          "cEAXl9CtPVAGqd1D34o4Y5rHXnahRANCAATcbgi107QfTYmRzm9KyW6yCW1YiWOf\n"
                                          "pf74wksWfT6BtvmouJXPIwjzwRqDBcVRU4lH8CZaPbSO0ZNj7w3YBoqY\n"
                                          "-----END PRIVATE KEY-----\n";

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T *object) const noexcept {
        Free(object);
    }
};
using Certificate = std::unique_ptr<bctbx_x509_certificate_t, Freer<bctbx_x509_certificate_free>>;
using SigningKey = std::unique_ptr<bctbx_signing_key_t, Freer<bctbx_signing_key_free>>;
using Random = std::unique_ptr<bctbx_rng_context_t, Freer<bctbx_rng_context_free>>;
using SslConfig = std::unique_ptr<bctbx_ssl_config_t, Freer<bctbx_ssl_config_free>>;
using SslContext = std::unique_ptr<bctbx_ssl_context_t, Freer<bctbx_ssl_context_free>>;

/** A TLS server for one connection at a time; asks for a certificate when it is told an authority. */
class TlsPeer {
public:
    explicit TlsPeer(const char *certificate, const char *clientAuthority = nullptr)
        : mListener(SOCK_STREAM) {
        listen(mListener.fd(), 8);
        bctbx_x509_certificate_parse(mCertificate.get(), certificate, std::strlen(certificate) + 1);
        bctbx_signing_key_parse(mKey.get(), kServerKey, std::strlen(kServerKey) + 1, nullptr, 0);
        bctbx_ssl_config_defaults(mConfig.get(), BCTBX_SSL_IS_SERVER, BCTBX_SSL_TRANSPORT_STREAM);
        bctbx_ssl_config_set_rng(mConfig.get(), &TlsPeer::random, mRandom.get());
        bctbx_ssl_config_set_own_cert(mConfig.get(), mCertificate.get(), mKey.get());
        bctbx_ssl_config_set_authmode(mConfig.get(),
                                      clientAuthority ? BCTBX_SSL_VERIFY_REQUIRED : BCTBX_SSL_VERIFY_NONE);
        if (clientAuthority) {
            bctbx_x509_certificate_parse(mAuthority.get(), clientAuthority, std::strlen(clientAuthority) + 1);
            bctbx_ssl_config_set_ca_chain(mConfig.get(), mAuthority.get());
        }
    }
    int port() const noexcept { return mListener.port(); }
    /** For what only the library below bctoolbox can do; before the first connection. */
    void *libraryConfig() noexcept { return bctbx_ssl_config_get_private_config(mConfig.get()); }
    void hangUp() { mConnection = Descriptor(); }

    /** The next message without body, once the handshake is done. */
    std::optional<std::string> receive() {
        if (mConnection.get() < 0) {
            if (!mListener.descriptor().isReadable()) return std::nullopt;
            mConnection = Descriptor(accept4(mListener.fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            mContext.reset(bctbx_ssl_context_new());
            bctbx_ssl_set_io_callbacks(mContext.get(), this, &TlsPeer::write, &TlsPeer::read);
            bctbx_ssl_context_setup(mContext.get(), mConfig.get());
            mReady = false;
        }
        if (!mReady) {
            const int result = bctbx_ssl_handshake(mContext.get());
            mReady = result == 0;
            if (!mReady && result != BCTBX_ERROR_NET_WANT_READ && result != BCTBX_ERROR_NET_WANT_WRITE)
                mConnection = Descriptor();
            if (!mReady) return std::nullopt;
        }
        unsigned char buffer[4096];
        const int count = bctbx_ssl_read(mContext.get(), buffer, sizeof buffer);
        if (count <= 0) return std::nullopt;
        return std::string(reinterpret_cast<char *>(buffer), static_cast<std::size_t>(count));
    }
    void reply(const std::string &text) {
        bctbx_ssl_write(mContext.get(), reinterpret_cast<const unsigned char *>(text.data()), text.size());
    }

private:
    static int random(void *context, unsigned char *output, std::size_t size) {
        return bctbx_rng_get(static_cast<bctbx_rng_context_t *>(context), output, size);
    }
    static int write(void *self, const unsigned char *data, std::size_t size) {
        const ssize_t count =
            send(static_cast<TlsPeer *>(self)->mConnection.get(), data, size, MSG_NOSIGNAL | MSG_DONTWAIT);
        return count < 0 ? BCTBX_ERROR_NET_WANT_WRITE : static_cast<int>(count);
    }
    static int read(void *self, unsigned char *data, std::size_t size) {
        const ssize_t count = recv(static_cast<TlsPeer *>(self)->mConnection.get(), data, size, MSG_DONTWAIT);
        if (count == 0) return BCTBX_ERROR_NET_CONN_RESET;
        return count < 0 ? BCTBX_ERROR_NET_WANT_READ : static_cast<int>(count);
    }

    LoopbackSocket mListener;
    Descriptor mConnection;
    Random mRandom{bctbx_rng_context_new()};
    Certificate mCertificate{bctbx_x509_certificate_new()};
    Certificate mAuthority{bctbx_x509_certificate_new()};
    SigningKey mKey{bctbx_signing_key_new()};
    SslConfig mConfig{bctbx_ssl_config_new()};
    SslContext mContext;
    bool mReady = false;
};

} // namespace slimphone::test
