/**
 * @file
 * More throw-away certificates, self-signed with the key of tls-peer.h.
 */
#pragma once

namespace slimphone::test {

/** For the addresses 127.0.0.1 and ::1, as alternative names. */
inline constexpr const char *kAddressCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBRjCB7qADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnJlZ2lzdHJh\n"
    "ci50ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD\n"
    "VQQDDA5yZWdpc3RyYXIudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI8/\n"
    "fBL0SOA2p9LIvwDi7h39VV1TaM9JODM9AFcU8gcNFyD/gXh2uXVx0afw73X0mhxt\n"
    "+PceCb+x2lx0iVneJL+jJTAjMCEGA1UdEQQaMBiHBH8AAAGHEAAAAAAAAAAAAAAA\n"
    "AAAAAAEwCgYIKoZIzj0EAwIDRwAwRAIgH5DSyznIHp9X6NGMN+AnUPbJFVlnxcK8\n"
    "Q1MNJ6kWCsgCIFNCtvtItxx44rhGo7cJYSau7LH0IaBG9MPGf4K18orB\n"
    "-----END CERTIFICATE-----\n";

/** For the address 127.0.0.2; its common name 127.0.0.1 does not count. */
inline constexpr const char *kOtherAddressCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBKjCB0qADAgECAgEHMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCTEyNy4wLjAu\n"
    "MTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ\n"
    "MTI3LjAuMC4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjz98EvRI4Dan0si/\n"
    "AOLuHf1VXVNoz0k4Mz0AVxTyBw0XIP+BeHa5dXHRp/DvdfSaHG349x4Jv7HaXHSJ\n"
    "Wd4kv6MTMBEwDwYDVR0RBAgwBocEfwAAAjAKBggqhkjOPQQDAgNHADBEAiBdpwxc\n"
    "oqrWCwsksLY+OxHXEfiahPhJmcSFhZVIqUHrhwIgI1RsLHNPASV92K2E+dm9OfbO\n"
    "AJUDvfjgZdEOws9qpZ4=\n"
    "-----END CERTIFICATE-----\n";

/** With the address 127.0.0.1 as common name and no alternative names. */
inline constexpr const char *kCommonNameCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBFzCBvaADAgECAgEHMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCTEyNy4wLjAu\n"
    "MTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ\n"
    "MTI3LjAuMC4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjz98EvRI4Dan0si/\n"
    "AOLuHf1VXVNoz0k4Mz0AVxTyBw0XIP+BeHa5dXHRp/DvdfSaHG349x4Jv7HaXHSJ\n"
    "Wd4kvzAKBggqhkjOPQQDAgNJADBGAiEAtnBY1qH4L9fvyADz/eWNGlZgZ3Ds6GXX\n"
    "Vu/DS/4xm0ICIQDWWMt/XsGXjrFJgOO6pkE/yWRpnNlh65dlCCquri9F2Q==\n"
    "-----END CERTIFICATE-----\n";

/** For the SIP domain registrar.test, as RFC 5922 writes it. */
inline constexpr const char *kDomainUriCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBRDCB6qADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnNvbWV3aGVy\n"
    "ZS50ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD\n"
    "VQQDDA5zb21ld2hlcmUudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI8/\n"
    "fBL0SOA2p9LIvwDi7h39VV1TaM9JODM9AFcU8gcNFyD/gXh2uXVx0afw73X0mhxt\n"
    "+PceCb+x2lx0iVneJL+jITAfMB0GA1UdEQQWMBSGEnNpcDpyZWdpc3RyYXIudGVz\n"
    "dDAKBggqhkjOPQQDAgNJADBGAiEAuG97IZLdWRGrBrvFe2nxGeYTIXzGfB6OmEDe\n"
    "sYGwNn0CIQDsLx7STdFfvg6kxea4M6EI+Qf3vkG5It+ojMmTnsEb9A==\n"
    "-----END CERTIFICATE-----\n";

/** For every host directly below registrar.test. */
inline constexpr const char *kWildcardCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBQTCB6KADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnNvbWV3aGVy\n"
    "ZS50ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAZMRcwFQYD\n"
    "VQQDDA5zb21ld2hlcmUudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI8/\n"
    "fBL0SOA2p9LIvwDi7h39VV1TaM9JODM9AFcU8gcNFyD/gXh2uXVx0afw73X0mhxt\n"
    "+PceCb+x2lx0iVneJL+jHzAdMBsGA1UdEQQUMBKCECoucmVnaXN0cmFyLnRlc3Qw\n"
    "CgYIKoZIzj0EAwIDSAAwRQIgFc+QVqqqi11qNm8Wj57h6LywekSu3oXEouneyQq+\n"
    "xLkCIQC657Vch+X881PPjTuK8v1QLR12xRttwPT/rQsHXN5Spg==\n"
    "-----END CERTIFICATE-----\n";

/** For registrar.test, not valid before 2100. */
inline constexpr const char *kFutureCertificate =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBITCByaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDnJlZ2lzdHJh\n"
    "ci50ZXN0MCIYDzIxMDAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBkxFzAV\n"
    "BgNVBAMMDnJlZ2lzdHJhci50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n"
    "jz98EvRI4Dan0si/AOLuHf1VXVNoz0k4Mz0AVxTyBw0XIP+BeHa5dXHRp/DvdfSa\n"
    "HG349x4Jv7HaXHSJWd4kvzAKBggqhkjOPQQDAgNHADBEAiB+52OV63C2cjmeMpj1\n"
    "psYOg57K1BKhM/8SoUmdneotNQIgCnVUoPvpFOzjhQq66Xq5aXewjBf+PQgIB2mV\n"
    "zR5z41Y=\n"
    "-----END CERTIFICATE-----\n";

} // namespace slimphone::test
