/**
 * @file
 * Feeds the stream framer; how the stream is cut may not change the messages found in it.
 */
#include "sip/stream-framer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

using namespace slimphone::sip;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

struct Found {
    std::vector<std::string> messages;
    std::size_t bytes = 0;
    Frame::Kind end = Frame::Kind::Incomplete;
};

/** Small, so that the fuzzer reaches the limits. */
constexpr ParserLimits limits{1024, 64, 256};

Found framesOf(std::string_view text, std::size_t chunk) {
    StreamFramer framer(limits);
    Found found;
    while (!text.empty() && found.end == Frame::Kind::Incomplete) {
        const std::span<char> room = framer.writable(std::min(chunk, text.size()));
        require(!room.empty() && room.size() <= text.size());
        std::memcpy(room.data(), text.data(), room.size());
        framer.commit(room.size());
        text.remove_prefix(room.size());
        while (true) {
            const Frame frame = framer.next();
            if (frame.kind == Frame::Kind::Incomplete) break;
            if (frame.kind == Frame::Kind::Message) {
                found.messages.emplace_back(frame.bytes.begin(), frame.bytes.end());
                found.bytes += frame.bytes.size();
            } else if (frame.kind == Frame::Kind::Broken || frame.kind == Frame::Kind::TooLarge) {
                found.end = frame.kind;
                require(framer.writable(1).empty());
            }
        }
        require(framer.pending() <= limits.messageSize);
    }
    return found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t chunk = data[0] % 64U + 1;
    const std::string_view text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const Found cut = framesOf(text, chunk);
    const Found whole = framesOf(text, limits.messageSize);
    require(cut.messages == whole.messages && cut.end == whole.end);
    require(whole.bytes <= text.size());
    MessageParser parser(limits);
    for (std::string message : whole.messages) {
        require(message.size() <= limits.messageSize && message.find("\r\n\r\n") != std::string::npos);
        const ParseResult result = parser.parse(message);
        require(result.outcome != ParseOutcome::KeepAlive);
        // Where both understand it, they agree where it ends.
        if (result.outcome == ParseOutcome::Ok && !parser.message().body.empty())
            require(parser.message().body.data() + parser.message().body.size() ==
                    message.data() + message.size());
    }
    return 0;
}
