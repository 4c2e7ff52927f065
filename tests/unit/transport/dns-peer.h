/**
 * @file
 * A name server of a few records, served by whoever waits for its answers.
 */
#pragma once

#include "scripted-peers.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace slimphone::test {

/** Answers A, AAAA and SRV questions over UDP; a name without records does not exist. */
class DnsPeer {
public:
    static constexpr std::uint16_t kA = 1;
    static constexpr std::uint16_t kAaaa = 28;
    static constexpr std::uint16_t kSrv = 33;

    /** In the form that resolv.conf has for a server on an unusual port. */
    std::string address() const { return "[127.0.0.1]:" + std::to_string(mSocket.port()); }

    void addA(const std::string &name, const std::string &address, std::uint32_t ttl = 60) {
        in_addr bytes{};
        inet_pton(AF_INET, address.c_str(), &bytes);
        mRecords[{name, kA}].push_back(
            {ttl, std::string(reinterpret_cast<const char *>(&bytes), sizeof bytes)});
    }
    void addAaaa(const std::string &name, const std::string &address, std::uint32_t ttl = 60) {
        in6_addr bytes{};
        inet_pton(AF_INET6, address.c_str(), &bytes);
        mRecords[{name, kAaaa}].push_back(
            {ttl, std::string(reinterpret_cast<const char *>(&bytes), sizeof bytes)});
    }
    void addSrv(const std::string &name, int priority, int port, const std::string &target,
                std::uint32_t ttl = 60) {
        mRecords[{name, kSrv}].push_back({ttl, word(priority) + word(0) + word(port) + encode(target)});
    }
    void remove(const std::string &name, std::uint16_t type) { mRecords.erase({name, type}); }

    /** Answers what has been asked. */
    void serve() {
        while (const auto query = mSocket.receive()) {
            if (query->size() < 17 || mIsMute) continue;
            std::string name;
            std::size_t at = 12;
            while (at < query->size() && (*query)[at] != 0) {
                const auto length = static_cast<unsigned char>((*query)[at]);
                if (!name.empty()) name += '.';
                name += query->substr(at + 1, length);
                at += length + 1u;
            }
            if (at + 5 > query->size()) continue;
            const auto type = static_cast<std::uint16_t>(static_cast<unsigned char>((*query)[at + 1]) << 8 |
                                                         static_cast<unsigned char>((*query)[at + 2]));
            mQuestions.push_back(name);
            mSocket.reply(answer(*query, at + 5, name, type));
        }
    }
    const std::vector<std::string> &questions() const noexcept { return mQuestions; }
    std::size_t count(std::string_view name) const {
        std::size_t result = 0;
        for (const std::string &question : mQuestions)
            result += question == name;
        return result;
    }
    void setMute(bool mute) noexcept { mIsMute = mute; }

private:
    struct Record {
        std::uint32_t ttl;
        std::string data;
    };

    static std::string word(std::size_t value) {
        return {static_cast<char>(value >> 8 & 0xff), static_cast<char>(value & 0xff)};
    }
    static std::string encode(const std::string &name) {
        std::string result;
        std::size_t begin = 0;
        while (begin < name.size()) {
            const std::size_t end = std::min(name.find('.', begin), name.size());
            result += static_cast<char>(end - begin);
            result += name.substr(begin, end - begin);
            begin = end + 1;
        }
        return result + '\0';
    }
    std::string answer(const std::string &query, std::size_t questionEnd, const std::string &name,
                       std::uint16_t type) const {
        const auto found = mRecords.find({name, type});
        const bool exists =
            found != mRecords.end() || mRecords.count({name, kA}) || mRecords.count({name, kSrv});
        const std::size_t count = found == mRecords.end() ? 0 : found->second.size();
        std::string result = query.substr(0, 2) + '\x85' + static_cast<char>(exists ? 0x80 : 0x83) + word(1) +
                             word(count) + word(count == 0) + word(0) + query.substr(12, questionEnd - 12);
        if (count == 0) {
            const std::string data = std::string("\0\0", 2) + std::string(20, '\1');
            return result + std::string("\0", 1) + word(6) + word(1) + word(0) + word(60) +
                   word(data.size()) + data;
        }
        for (const Record &record : found->second)
            result += "\xc0\x0c" + word(type) + word(1) + word(record.ttl >> 16) + word(record.ttl & 0xffff) +
                      word(record.data.size()) + record.data;
        return result;
    }

    UdpPeer mSocket;
    std::map<std::pair<std::string, std::uint16_t>, std::vector<Record>> mRecords;
    std::vector<std::string> mQuestions;
    bool mIsMute = false;
};

} // namespace slimphone::test
