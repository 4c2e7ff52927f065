/**
 * @file
 * A core that starts with a remote configuration.
 */
#pragma once

#include "child-process.h"
#include "iterate-until.h"

#include <gtest/gtest.h>
#include <linphone/core.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace slimphone::test {

using namespace std::chrono_literals;

/** An rc file in a folder of its own and, between start() and stop(), a core with it. */
class ProvisionedCore : public testing::Test {
protected:
    /** As documents write it. */
    static std::string entry(const std::string &key, const std::string &value, bool overwrite = true) {
        return "<entry name=\"" + key + "\"" + (overwrite ? " overwrite=\"true\"" : "") + ">" + value +
               "</entry>";
    }
    static std::string section(const std::string &name, const std::string &entries) {
        return "<section name=\"" + name + "\">" + entries + "</section>";
    }
    static std::string document(const std::string &sections) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<config "
               "xmlns=\"http://www.linphone.org/xsds/lpconfig.xsd\">" +
               sections + "</config>\n";
    }
    static std::string account(int index, const std::string &user) {
        return section("proxy_" + std::to_string(index),
                       entry("reg_proxy", "sip:127.0.0.1:9") +
                           entry("reg_identity", "sip:" + user + "@example.org") +
                           entry("reg_sendregister", "0") + entry("idkey", "key-" + user));
    }

    ProvisionedCore() : folder("slimphone-provisioning") {}
    ~ProvisionedCore() override { stop(); }

    /** A core that has the file would still write to it. */
    void writeRc(const std::string &text) {
        stop();
        std::ofstream(rc(), std::ios::binary) << text;
    }
    std::string rc() const { return folder.file("rc"); }
    /** A local account and a short time limit, with the address of the document. */
    void writeRcFor(const std::string &uri, const std::string &more = {}) {
        writeRc(
            "[misc]\nconfig-uri=" + uri + "\n\n[http]\ntime_limit=2\n\n[sip]\ndefault_proxy=0\n" + more +
            "\n[proxy_0]\nreg_proxy=sip:127.0.0.1:9\nreg_identity=sip:alice@example.org\nreg_sendregister=0\n"
            "idkey=key-alice\n\n[auth_info_0]\nusername=alice\npasswd=alice-secret\nrealm=provisioning\n\n");
    }

    void start() {
        stop();
        statuses.clear();
        globalStates.clear();
        LinphoneFactory *factory = linphone_factory_get();
        core = linphone_factory_create_core_3(factory, rc().c_str(), nullptr, nullptr);
        LinphoneCoreCbs *callbacks = linphone_factory_create_core_cbs(factory);
        linphone_core_cbs_set_user_data(callbacks, this);
        linphone_core_cbs_set_configuring_status(
            callbacks, [](LinphoneCore *lc, LinphoneConfiguringState status, const char *message) {
                auto *self = of(lc);
                EXPECT_EQ(linphone_core_get_global_state(lc), self->expectedState);
                self->statuses.emplace_back(status, message ? message : "-");
                if (self->stopsWhenConfigured) linphone_core_stop(lc);
            });
        linphone_core_cbs_set_global_state_changed(
            callbacks, [](LinphoneCore *lc, LinphoneGlobalState state, const char *) {
                of(lc)->globalStates.push_back(state);
            });
        linphone_core_add_callbacks(core, callbacks);
        linphone_core_cbs_unref(callbacks);
        if (addHeaders) addHeaders(core);
        EXPECT_EQ(linphone_core_start(core), 0);
    }
    /** Starts and waits until the core has read what it was configured to. */
    void run() {
        start();
        waitUntilOn();
    }
    void waitUntilOn() const {
        EXPECT_TRUE(iterateUntil(
            core, [&] { return linphone_core_get_global_state(core) == LinphoneGlobalOn; }, 60s));
    }
    void stop() {
        if (!core) return;
        linphone_core_stop(core);
        linphone_core_unref(core);
        core = nullptr;
    }
    std::vector<std::string> users() const {
        std::vector<std::string> names;
        for (const bctbx_list_t *each = linphone_core_get_account_list(core); each; each = each->next)
            names.emplace_back(linphone_address_get_username(linphone_account_params_get_identity_address(
                linphone_account_get_params(static_cast<LinphoneAccount *>(each->data)))));
        return names;
    }
    std::string value(const char *sectionName, const char *key) const {
        return linphone_config_get_string(linphone_core_get_config(core), sectionName, key, "-");
    }
    std::string savedRc() const { return readFile(rc()); }

    using Status = std::pair<LinphoneConfiguringState, std::string>;
    using Users = std::vector<std::string>;

    WorkFolder folder;
    LinphoneCore *core = nullptr;
    std::vector<Status> statuses;
    std::vector<LinphoneGlobalState> globalStates;
    LinphoneGlobalState expectedState = LinphoneGlobalConfiguring;
    bool stopsWhenConfigured = false;
    void (*addHeaders)(LinphoneCore *lc) = nullptr;

private:
    static ProvisionedCore *of(LinphoneCore *lc) {
        return static_cast<ProvisionedCore *>(
            linphone_core_cbs_get_user_data(linphone_core_get_current_callbacks(lc)));
    }
};

} // namespace slimphone::test
