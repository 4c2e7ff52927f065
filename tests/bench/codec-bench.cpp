/**
 * @file
 * What reading and writing one message costs. Unfolding changes the buffer, so each run works
 * on a fresh copy, as a socket delivers one; the copy is part of the time.
 */
#include "sip/challenge.h"
#include "sip/message-builder.h"
#include "sip/message.h"
#include "sip/stream-framer.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>

namespace {

using namespace slimphone::sip;

constexpr std::string_view registerOk =
    "SIP/2.0 200 OK\r\n"
    "Via: SIP/2.0/UDP 192.0.2.17:36017;branch=z9hG4bK.Kq2vXm9aB;rport=36017;received=198.51.100.23\r\n"
    "From: \"Ada Lovelace\" <sip:ada@sip.example.org>;tag=tljFaoKo6\r\n"
    "To: \"Ada Lovelace\" <sip:ada@sip.example.org>;tag=a6a1c5f60faecf035a1ae5b6e96e979a-3f4e\r\n"
    "CSeq: 21 REGISTER\r\n"
    "Call-ID: P6LH-uQ4XsPmRz2K9vB1\r\n"
    "Contact: <sip:ada@198.51.100.23:36017;transport=udp>;expires=3600;"
    "+sip.instance=\"<urn:uuid:6f1d0a2c-93b5-4c1e-8a47-0242ac120002>\"\r\n"
    "Path: <sip:edge.example.org;lr>\r\n"
    "Supported: path, outbound, gruu\r\n"
    "Expires: 3600\r\n"
    "Server: registrar (5.6.3 (x86_64/linux))\r\n"
    "Content-Length: 0\r\n\r\n";

constexpr std::string_view registerChallenged =
    "SIP/2.0 401 Unauthorized\r\n"
    "Via: SIP/2.0/UDP 192.0.2.17:36017;branch=z9hG4bK.Kq2vXm9aA;rport=36017;received=198.51.100.23\r\n"
    "From: \"Ada Lovelace\" <sip:ada@sip.example.org>;tag=tljFaoKo6\r\n"
    "To: \"Ada Lovelace\" <sip:ada@sip.example.org>;tag=a6a1c5f60faecf035a1ae5b6e96e979a-1b22\r\n"
    "CSeq: 20 REGISTER\r\n"
    "Call-ID: P6LH-uQ4XsPmRz2K9vB1\r\n"
    "WWW-Authenticate: Digest realm=\"sip.example.org\", nonce=\"ZpXk1maV46uK8c5QzvV3oE1sTb3q2kz9\", "
    "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\", algorithm=SHA-256, qop=\"auth\"\r\n"
    "Server: registrar (5.6.3 (x86_64/linux))\r\n"
    "Content-Length: 0\r\n\r\n";

constexpr std::string_view options = "OPTIONS sip:ada@198.51.100.23:36017;transport=udp SIP/2.0\r\n"
                                     "Via: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bKcydzigwkX;rport\r\n"
                                     "Max-Forwards: 70\r\n"
                                     "From: <sip:pinger@sip.example.org>;tag=uloc-1\r\n"
                                     "To: <sip:ada@198.51.100.23:36017;transport=udp>\r\n"
                                     "Call-ID: 7d1a-4c2f@203.0.113.5\r\n"
                                     "CSeq: 1 OPTIONS\r\n"
                                     "Content-Length: 0\r\n\r\n";

void parse(benchmark::State &state, std::string_view text) {
    MessageParser parser;
    std::vector<char> bytes(text.size());
    for (auto _ : state) {
        std::memcpy(bytes.data(), text.data(), text.size());
        benchmark::DoNotOptimize(parser.parse(bytes));
    }
    if (parser.parse(bytes).outcome != ParseOutcome::Ok) state.SkipWithError("not accepted");
}

/** All that a registration reads of the answer. */
void readRegisterOk(benchmark::State &state) {
    MessageParser parser;
    std::vector<char> bytes(registerOk.size());
    for (auto _ : state) {
        std::memcpy(bytes.data(), registerOk.data(), registerOk.size());
        parser.parse(bytes);
        benchmark::DoNotOptimize(parseContacts(parser.message().header("Contact")));
        benchmark::DoNotOptimize(parseDeltaSeconds(parser.message().header("Expires")));
    }
}

/** All that a registration reads of a challenge. */
void readRegisterChallenged(benchmark::State &state) {
    MessageParser parser;
    std::vector<char> bytes(registerChallenged.size());
    for (auto _ : state) {
        std::memcpy(bytes.data(), registerChallenged.data(), registerChallenged.size());
        parser.parse(bytes);
        benchmark::DoNotOptimize(parseChallenges(parser.message().header("WWW-Authenticate")));
    }
}

void frameStream(benchmark::State &state) {
    StreamFramer framer;
    for (auto _ : state) {
        for (std::string_view left = registerOk; !left.empty();) {
            const std::span<char> room = framer.writable(left.size());
            std::memcpy(room.data(), left.data(), room.size());
            framer.commit(room.size());
            left.remove_prefix(room.size());
        }
        if (framer.next().kind != Frame::Kind::Message) state.SkipWithError("not framed");
        benchmark::DoNotOptimize(framer.next());
    }
}

void buildRegister(benchmark::State &state) {
    OutgoingRequest request;
    request.method = "REGISTER";
    request.requestUri = "sip:sip.example.org";
    request.from = "\"Ada Lovelace\" <sip:ada@sip.example.org>;tag=tljFaoKo6";
    request.to = "\"Ada Lovelace\" <sip:ada@sip.example.org>";
    request.callId = "P6LH-uQ4XsPmRz2K9vB1";
    request.cseq = 21;
    request.contact =
        ContactTemplate{"Ada Lovelace", "ada", "", 0, false, "", ";+sip.instance=\"<urn:uuid:6f1d0a2c>\""};
    request.headers = {{"Max-Forwards", "70"},
                       {"Supported", "replaces, outbound, gruu"},
                       {"Expires", "3600"},
                       {"Authorization",
                        "Digest username=\"ada\", realm=\"sip.example.org\", "
                        "nonce=\"ZpXk1maV46uK8c5QzvV3oE1sTb3q2kz9\", uri=\"sip:sip.example.org\", "
                        "response=\"6629fae49393a05397450978507c4ef1\", algorithm=SHA-256, qop=auth, "
                        "cnonce=\"0a4f113b\", nc=00000001"}};
    RequestRoute route;
    route.sentBy = {"192.0.2.17", 36017};
    route.contact = {"198.51.100.23", 36017};
    route.branch = "z9hG4bK.Kq2vXm9aB";
    route.userAgent = "slimphone/0.1.0";
    std::string out;
    for (auto _ : state) {
        if (!buildRequest(out, request, route)) state.SkipWithError("refused");
        benchmark::DoNotOptimize(out.data());
    }
}

void answerOptions(benchmark::State &state) {
    MessageParser parser;
    std::vector<char> bytes(options.begin(), options.end());
    parser.parse(bytes);
    const Answer answer{200, "", {{"Allow", "OPTIONS"}}};
    const ResponseRoute route{{"203.0.113.5", 5060}, "tag1234567", "slimphone/0.1.0"};
    std::string out;
    for (auto _ : state) {
        if (!buildResponse(out, parser.message(), answer, route)) state.SkipWithError("refused");
        benchmark::DoNotOptimize(out.data());
    }
}

/** The message that takes longest of those that a limit does not end. */
void parseLargest(benchmark::State &state) {
    std::string text(options.substr(0, options.size() - 2));
    while (text.size() < 50000) {
        text += "Contact: ";
        for (int i = 0; i < 800; ++i)
            text += "<sip:a@h>;p=1,";
        text += "<sip:a@h>\r\n";
    }
    text += "\r\n";
    parse(state, text);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}

BENCHMARK_CAPTURE(parse, 200_to_register, registerOk);
BENCHMARK_CAPTURE(parse, 401_to_register, registerChallenged);
BENCHMARK_CAPTURE(parse, options, options);
BENCHMARK(readRegisterOk);
BENCHMARK(readRegisterChallenged);
BENCHMARK(frameStream);
BENCHMARK(buildRegister);
BENCHMARK(answerOptions);
BENCHMARK(parseLargest);

} // namespace
