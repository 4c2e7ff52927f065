/**
 * @file
 * Feeds answers to the account creator's FlexiAPI, every action, every status, and its writer of JSON.
 */
#include "account-creator/flexiapi-json.h"
#include "account-creator/flexiapi-protocol.h"

#include <cstdint>
#include <cstdlib>

using namespace slimphone;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void checkAnswer(std::string_view body, int status) {
    for (int i = 0; i <= static_cast<int>(flexiapi::Action::ExchangeCreationToken); ++i) {
        const flexiapi::Outcome outcome =
            flexiapi::outcomeOf(static_cast<flexiapi::Action>(i), status, body, "SHA-256");
        require(outcome.ha1.empty() == outcome.algorithm.empty());
        require(outcome.ha1.empty() || outcome.ha1.view().size() >= 32);
        for (const std::string &text : {outcome.username, outcome.algorithm, outcome.token})
            require(text.size() <= body.size() && text.find('\0') == std::string::npos);
    }
}

/** What we write, we can read again. */
void checkWriter(std::string_view text) {
    const std::optional<std::string> json = jsonObject({{"token", text}});
    if (!json) return;
    require(json->find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    const std::optional<FlexiApiAnswer> answer = FlexiApiAnswer::parse(*json);
    require(answer && (answer->token == text || text.find('\0') != std::string_view::npos));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    static constexpr int kStatuses[] = {200, 201, 404, 422, 500, 0};
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char *>(data + 1), size - 1);
    checkAnswer(text, kStatuses[data[0] % std::size(kStatuses)]);
    checkWriter(text);
    return 0;
}
