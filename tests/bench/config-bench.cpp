/**
 * @file
 * Speed and size of the configuration at 1,000 sections of 20 keys.
 */
#include "config/config.h"

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace slimphone;

namespace {

constexpr int kSections = 1000;
constexpr int kKeys = 20;

/** Names as accounts have them, made beforehand so that only the configuration is measured. */
struct Names {
    Names() {
        for (int i = 0; i < kSections; ++i)
            sections.push_back("proxy_" + std::to_string(i));
        for (int i = 0; i < kKeys; ++i)
            keys.push_back("some_setting_" + std::to_string(i));
    }
    std::vector<std::string> sections;
    std::vector<std::string> keys;
};

const Names &names() {
    static const Names instance;
    return instance;
}

Ref<Config> filled() {
    Ref<Config> config = Config::fromBuffer("");
    for (const std::string &section : names().sections)
        for (const std::string &key : names().keys)
            config->setString(section, key, "value 12345");
    return config;
}

class File {
public:
    File() : mPath(std::filesystem::temp_directory_path() / ("config-bench-" + std::to_string(std::rand()))) {
        std::ofstream(mPath, std::ios::binary) << filled()->text();
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File() { std::remove(mPath.c_str()); }
    const std::string &path() const { return mPath.native(); }

private:
    std::filesystem::path mPath;
};

void setAll(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(filled());
}

void changeAll(benchmark::State &state) {
    const Ref<Config> config = filled();
    int value = 0;
    for (auto _ : state) {
        ++value;
        for (const std::string &section : names().sections)
            for (const std::string &key : names().keys)
                config->setInt(section, key, value);
    }
}

void getAll(benchmark::State &state) {
    const Ref<Config> config = filled();
    for (auto _ : state)
        for (const std::string &section : names().sections)
            for (const std::string &key : names().keys)
                benchmark::DoNotOptimize(config->getString(section, key, nullptr));
}

void load(benchmark::State &state) {
    const File file;
    for (auto _ : state)
        benchmark::DoNotOptimize(Config::create(file.path()));
}

void save(benchmark::State &state) {
    const File file;
    const Ref<Config> config = Config::create(file.path());
    for (auto _ : state)
        if (!config->sync()) state.SkipWithError("cannot write");
}

void loadXml(benchmark::State &state) {
    const std::string document = filled()->dumpXml();
    for (auto _ : state) {
        const Ref<Config> config = Config::fromBuffer("");
        benchmark::DoNotOptimize(config->loadXml(document));
    }
}

void oneLongSection(benchmark::State &state) {
    const Ref<Config> config = Config::fromBuffer("");
    std::vector<std::string> keys;
    for (int i = 0; i < kSections * kKeys; ++i)
        keys.push_back("key" + std::to_string(i));
    for (const std::string &key : keys)
        config->setString("s", key, "v");
    for (auto _ : state)
        for (const std::string &key : keys)
            benchmark::DoNotOptimize(config->getString("s", key, nullptr));
}

void memory(benchmark::State &state) {
    const File file;
    for (auto _ : state) {
        const std::size_t before = mallinfo2().uordblks;
        const Ref<Config> config = Config::create(file.path());
        state.counters["bytes"] = static_cast<double>(mallinfo2().uordblks - before);
        state.counters["bytesPerItem"] = state.counters["bytes"] / (kSections * kKeys);
    }
}

BENCHMARK(setAll)->Unit(benchmark::kMillisecond);
BENCHMARK(changeAll)->Unit(benchmark::kMillisecond);
BENCHMARK(getAll)->Unit(benchmark::kMillisecond);
BENCHMARK(load)->Unit(benchmark::kMillisecond);
BENCHMARK(save)->Unit(benchmark::kMillisecond);
BENCHMARK(loadXml)->Unit(benchmark::kMillisecond);
BENCHMARK(oneLongSection)->Unit(benchmark::kMillisecond);
BENCHMARK(memory)->Unit(benchmark::kMillisecond);

} // namespace
