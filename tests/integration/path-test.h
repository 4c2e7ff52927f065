/**
 * @file
 * The suite that runs on every SIP stack and transport.
 */
#pragma once

#include "phone.h"
#include "scripted-registrar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace slimphone::test {

/** A registrar, and phones that reach it over the path under test. */
class PathTest : public testing::TestWithParam<Path> {
protected:
    /** Time-outs of a second, so that silence costs no more. */
    Phone makePhone(Phone::Values sip = {}) const {
        sip.emplace("transport_timeout", "1000");
        return Phone(GetParam().wire, sip);
    }
    /** For tests with a server that answers: a slow machine is no silence. */
    Phone makePatientPhone() const { return Phone(GetParam().wire); }
    std::string server() const { return '<' + registrar.uri(GetParam().transport) + '>'; }
    std::string serverAt(int port, const std::string &host = "127.0.0.1") const {
        return "<sip:" + host + ':' + std::to_string(port) + ";transport=" + GetParam().transport + '>';
    }

    /** The request in @p received as a server knows it; nullopt for keep-alives. */
    static std::optional<example::Request> requestIn(const Received &received) {
        std::optional<example::Request> request = parseRequest(received.bytes);
        if (request) {
            request->transport = received.peer.transport;
            request->sourceHost = received.peer.host;
            request->sourcePort = received.peer.port;
        }
        return request;
    }

    ScriptedRegistrar registrar;
};

inline std::string nameOfPath(const testing::TestParamInfo<Path> &info) { return nameOf(info.param); }

/** Instantiates @p suite for every stack over UDP and TCP. */
#define SLIMPHONE_ON_EVERY_PATH(suite)                                                                       \
    INSTANTIATE_TEST_SUITE_P(Paths, suite,                                                                   \
                             testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"},                       \
                                             Path{"belle-sip", "udp"}, Path{"belle-sip", "tcp"}),            \
                             nameOfPath)
/** Instantiates @p suite for what belle-sip's stack cannot do. */
#define SLIMPHONE_ON_LEAN_PATHS(suite)                                                                       \
    INSTANTIATE_TEST_SUITE_P(Paths, suite, testing::Values(Path{"lean", "udp"}, Path{"lean", "tcp"}),        \
                             nameOfPath)

} // namespace slimphone::test
