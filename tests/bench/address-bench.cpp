/**
 * @file
 * Speed and memory of addresses. Every input is different, so that nothing can be remembered.
 */
#include "address/address.h"

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <string>
#include <vector>

using namespace slimphone;

namespace {

constexpr std::size_t kInputs = 100'000;

std::string identity(std::size_t i) {
    return "sip:user" + std::to_string(i) + "@sip" + std::to_string(i % 97) + ".example.org";
}
std::string nameAddr(std::size_t i) {
    return "\"User No. " + std::to_string(i) + "\" <sip:user" + std::to_string(i) +
           "@sip.example.org:5080;transport=tls>;tag=" + std::to_string(i);
}
std::string contact(std::size_t i) {
    return "<sip:user" + std::to_string(i) + "@192.0.2." + std::to_string(i % 256) + ":" +
           std::to_string(1024 + i % 60000) +
           ";transport=tcp>;expires=3600;+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-" +
           std::to_string(100000000000 + i) + ">\"";
}

std::vector<std::string> inputs(std::string (*make)(std::size_t)) {
    std::vector<std::string> texts;
    texts.reserve(kInputs);
    for (std::size_t i = 0; i < kInputs; ++i)
        texts.push_back(make(i));
    return texts;
}

std::vector<Ref<Address>> parsed(std::string (*make)(std::size_t)) {
    std::vector<Ref<Address>> addresses(kInputs);
    for (std::size_t i = 0; i < kInputs; ++i)
        addresses[i] = Address::parse(make(i));
    return addresses;
}

void parseUri(benchmark::State &state, std::string (*make)(std::size_t)) {
    const std::vector<std::string> texts = inputs(make);
    std::size_t next = 0;
    for (auto _ : state) {
        std::string_view rest;
        benchmark::DoNotOptimize(sip::parseNameAddr(texts[next], rest));
        if (++next == texts.size()) next = 0;
    }
    state.SetItemsProcessed(state.iterations());
}

void parseAddress(benchmark::State &state, std::string (*make)(std::size_t)) {
    const std::vector<std::string> texts = inputs(make);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(Address::parse(texts[next]));
        if (++next == texts.size()) next = 0;
    }
    state.SetItemsProcessed(state.iterations());
}

void printAddress(benchmark::State &state, std::string (*make)(std::size_t)) {
    const std::vector<Ref<Address>> addresses = parsed(make);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(addresses[next]->toString());
        if (++next == addresses.size()) next = 0;
    }
    state.SetItemsProcessed(state.iterations());
}

void compareAddresses(benchmark::State &state, std::string (*make)(std::size_t)) {
    const std::vector<Ref<Address>> addresses = parsed(make);
    const std::vector<Ref<Address>> others = parsed(make);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(addresses[next]->equals(*others[next]));
        if (++next == addresses.size()) next = 0;
    }
    state.SetItemsProcessed(state.iterations());
}

/** The allocator's own view, its rounding and headers included. */
void holdAddresses(benchmark::State &state, std::string (*make)(std::size_t)) {
    const std::vector<std::string> texts = inputs(make);
    double bytes = 0;
    for (auto _ : state) {
        std::vector<Ref<Address>> addresses(texts.size());
        const std::size_t before = mallinfo2().uordblks;
        for (std::size_t i = 0; i < texts.size(); ++i)
            addresses[i] = Address::parse(texts[i]);
        bytes = static_cast<double>(mallinfo2().uordblks - before) / static_cast<double>(texts.size());
    }
    state.counters["bytes_per_address"] = bytes;
    state.counters["sizeof"] = sizeof(Address);
}

BENCHMARK_CAPTURE(parseUri, identity, identity);
BENCHMARK_CAPTURE(parseUri, nameAddr, nameAddr);
BENCHMARK_CAPTURE(parseUri, contact, contact);
BENCHMARK_CAPTURE(parseAddress, identity, identity);
BENCHMARK_CAPTURE(parseAddress, nameAddr, nameAddr);
BENCHMARK_CAPTURE(parseAddress, contact, contact);
BENCHMARK_CAPTURE(printAddress, identity, identity);
BENCHMARK_CAPTURE(printAddress, contact, contact);
BENCHMARK_CAPTURE(compareAddresses, identity, identity);
BENCHMARK_CAPTURE(compareAddresses, nameAddr, nameAddr);
BENCHMARK_CAPTURE(holdAddresses, identity, identity)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(holdAddresses, nameAddr, nameAddr)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(holdAddresses, contact, contact)->Unit(benchmark::kMillisecond);

} // namespace
