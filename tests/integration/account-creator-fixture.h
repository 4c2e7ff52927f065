/**
 * @file
 * An account creator before a scripted server.
 */
#pragma once

#include "http-server.h"
#include "iterate-until.h"

#include <gtest/gtest.h>
#include <linphone/account_creator_backends.h>
#include <linphone/core.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace slimphone::test {

using namespace std::chrono_literals;

/** One that is asked, and which function hears the outcome. */
struct CreatorAction {
    const char *name;
    LinphoneAccountCreatorStatus (*run)(LinphoneAccountCreator *creator);
    void (*hear)(LinphoneAccountCreatorCbs *cbs, LinphoneAccountCreatorCbsStatusCb cb);
    const char *method; ///< of XML-RPC
};

/** All of the default XML-RPC service, and the two that are put into a slot by hand. */
inline const std::vector<CreatorAction> &creatorActions() {
#define SLIMPHONE_ACTION(name, method)                                                                       \
    { #name, linphone_account_creator_##name, linphone_account_creator_cbs_set_##name, method }
    static const std::vector<CreatorAction> actions{
        SLIMPHONE_ACTION(is_account_exist, "get_phone_number_for_account"),
        SLIMPHONE_ACTION(create_account, "create_phone_account"),
        SLIMPHONE_ACTION(activate_account, "activate_phone_account"),
        {"activate_email", linphone_account_creator_activate_email_account_linphone_xmlrpc,
         linphone_account_creator_cbs_set_activate_account, "activate_email_account"},
        SLIMPHONE_ACTION(is_account_activated, "is_account_activated"),
        SLIMPHONE_ACTION(is_alias_used, "is_phone_number_used"),
        SLIMPHONE_ACTION(link_account, "link_phone_number_with_account"),
        SLIMPHONE_ACTION(activate_alias, "activate_phone_number_link"),
        SLIMPHONE_ACTION(is_account_linked, "get_phone_number_for_account"),
        SLIMPHONE_ACTION(recover_account, "recover_phone_account"),
        SLIMPHONE_ACTION(update_account, "update_hash"),
        SLIMPHONE_ACTION(login_linphone_account, "recover_account_from_confirmation_key"),
        {"confirmation_key", linphone_account_creator_get_confirmation_key,
         linphone_account_creator_cbs_set_confirmation_key, "get_confirmation_key"},
        {"delete_account", linphone_account_creator_delete_account_linphone_xmlrpc,
         linphone_account_creator_cbs_set_delete_account, "delete_account"},
    };
#undef SLIMPHONE_ACTION
    return actions;
}

inline std::string xmlRpcResponse(const std::string &value) {
    return "<?xml version=\"1.0\"?><methodResponse><params><param><value>" + value +
           "</value></param></params></methodResponse>";
}

class AccountCreatorTest : public testing::Test {
protected:
    AccountCreatorTest()
        : core(linphone_factory_create_core_3(linphone_factory_get(), nullptr, nullptr, nullptr)) {
        linphone_core_start(core);
    }
    ~AccountCreatorTest() override { linphone_core_unref(core); }

    struct Heard {
        bool byList = false;
        int status = -1;
        bool hasResponse = false;
        std::string response;
    };

    using Creator = std::unique_ptr<LinphoneAccountCreator, void (*)(LinphoneAccountCreator *)>;

    /** With every field set, and functions of both kinds for @p action. */
    Creator makeCreator(const std::string &url, const CreatorAction &action) {
        LinphoneAccountCreator *creator = linphone_account_creator_new(core, url.c_str());
        linphone_account_creator_set_username(creator, "alice");
        linphone_account_creator_set_domain(creator, "sip.example.org");
        linphone_account_creator_set_password(creator, "secret");
        linphone_account_creator_set_phone_number(creator, "0612345678", "33");
        linphone_account_creator_set_email(creator, "alice@example.org");
        linphone_account_creator_set_language(creator, "fr");
        linphone_account_creator_set_activation_code(creator, "1234");
        linphone_account_creator_set_user_data(creator, const_cast<char *>("fresh"));
        linphone_account_creator_service_set_delete_account_cb(
            linphone_account_creator_get_service(creator),
            linphone_account_creator_delete_account_linphone_xmlrpc);
        action.hear(linphone_account_creator_get_callbacks(creator), &AccountCreatorTest::hearOwn);
        LinphoneAccountCreatorCbs *cbs = linphone_factory_create_account_creator_cbs(linphone_factory_get());
        action.hear(cbs, &AccountCreatorTest::hearList);
        linphone_account_creator_add_callbacks(creator, cbs);
        linphone_account_creator_cbs_unref(cbs);
        return {creator, linphone_account_creator_unref};
    }

    /** Asks, waits for the outcome, and for a moment whether there is another one. */
    std::vector<Heard> outcome(const CreatorAction &action, LinphoneAccountCreator *creator,
                               std::chrono::milliseconds limit = 20s) {
        heard().clear();
        EXPECT_EQ(action.run(creator), LinphoneAccountCreatorStatusRequestOk) << action.name;
        EXPECT_TRUE(heard().empty()) << action.name << " was answered at once";
        EXPECT_TRUE(iterateUntil(
            core, [] { return heard().size() >= 2; }, limit, 0ms))
            << action.name;
        for (int i = 0; i < 3; ++i)
            linphone_core_iterate(core);
        return heard();
    }

    static std::vector<Heard> &heard() {
        static std::vector<Heard> list;
        return list;
    }
    static void note(bool byList, LinphoneAccountCreatorStatus status, const char *response) {
        heard().push_back({byList, status, response != nullptr, response ? response : ""});
    }
    static void hearOwn(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                        const char *response) {
        EXPECT_EQ(linphone_account_creator_get_current_callbacks(creator), nullptr);
        note(false, status, response);
    }
    static void hearList(LinphoneAccountCreator *creator, LinphoneAccountCreatorStatus status,
                         const char *response) {
        EXPECT_NE(linphone_account_creator_get_current_callbacks(creator), nullptr);
        note(true, status, response);
    }

    LinphoneCore *core;
};

} // namespace slimphone::test
