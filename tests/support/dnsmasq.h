/**
 * @file
 * A name server that we did not write.
 */
#pragma once

#include "child-process.h"

#include <memory>
#include <string>
#include <vector>

namespace slimphone::test {

/** A private dnsmasq on loopback that knows what it is told, and asks nobody else. */
class Dnsmasq {
public:
    /** Records as dnsmasq's own options: "host-record=NAME,ADDRESS", "srv-host=NAME,TARGET,PORT,PRIORITY". */
    explicit Dnsmasq(const std::vector<std::string> &records);
    Dnsmasq(const Dnsmasq &) = delete;
    Dnsmasq &operator=(const Dnsmasq &) = delete;
    ~Dnsmasq() = default;

    /** In the form that linphone_core_set_dns_servers_app() takes for an unusual port. */
    std::string address() const { return "[127.0.0.1]:" + std::to_string(mPort); }
    void goDown() { mProcess->crash(); }
    void freeze() const { mProcess->freeze(); }
    void thaw() const { mProcess->thaw(); }

private:
    bool isReady() const;

    WorkFolder mFolder;
    int mPort = 0;
    std::unique_ptr<ChildProcess> mProcess;
};

} // namespace slimphone::test
