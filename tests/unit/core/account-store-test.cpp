#include "core-fixture.h"
#include "core/account-store.h"
#include "unit/config/temporary-directory.h"

#include <sys/inotify.h>
#include <unistd.h>

namespace slimphone {
namespace {

/** Counts the files that take another one's place in a folder, which is what a save does. */
class SaveCounter {
public:
    explicit SaveCounter(const std::string &directory) : mQueue(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
        EXPECT_GE(inotify_add_watch(mQueue, directory.c_str(), IN_MOVED_TO), 0);
    }
    SaveCounter(const SaveCounter &) = delete;
    SaveCounter &operator=(const SaveCounter &) = delete;
    ~SaveCounter() { close(mQueue); }

    /** Since the last time. */
    int count() const {
        alignas(inotify_event) char buffer[4096];
        int saves = 0;
        for (ssize_t size = 0; (size = read(mQueue, buffer, sizeof buffer)) > 0;)
            for (const char *at = buffer; at < buffer + size;
                 at += sizeof(inotify_event) + reinterpret_cast<const inotify_event *>(at)->len)
                ++saves;
        return saves;
    }

private:
    int mQueue;
};

class AccountStoreTest : public test::CoreFixture {
protected:
    AccountStoreTest() { restart(); }

    void restart() {
        if (core) shutDown();
        makeCore(Config::create(directory.path("rc")));
    }
    void startWith(const std::string &text) {
        shutDown();
        directory.write("rc", text);
        makeCore(Config::create(directory.path("rc")));
    }
    std::string file() {
        core->saveConfig();
        return directory.read("rc");
    }
    std::vector<std::string> users() const {
        std::vector<std::string> names;
        for (const Ref<Account> &account : core->accounts().items())
            names.emplace_back(account->params().identity()->username());
        return names;
    }
    static void edit(Account &account, int expires) {
        account.editedParams().setExpires(expires);
        EXPECT_EQ(account.done(), 0);
    }
    static std::string section(int index, const std::string &user, const std::string &more = {}) {
        return "[proxy_" + std::to_string(index) + "]\nreg_proxy=sip:example.org\nreg_identity=sip:" + user +
               "@example.org\nidkey=key-" + user + "\n" + more + "\n";
    }

    test::TemporaryDirectory directory;
};

using Users = std::vector<std::string>;

TEST_F(AccountStoreTest, ReadsInTurns) {
    std::string text = "[sip]\ndefault_proxy=70\n";
    for (int i = 0; i < 100; ++i)
        text += section(i, "user" + std::to_string(i));
    const Ref<Config> config = Config::fromBuffer(text);
    AccountStore store(*config);
    std::vector<Ref<Account>> read;
    const auto add = [&](Ref<AccountParams> params) {
        read.push_back(make<Account>(core->link(), std::move(params)));
        store.added(*read.back());
        return read.back();
    };
    clock.tick = std::chrono::seconds(1);
    int turns = 1;
    std::size_t before = 0;
    for (; !store.readOn(add, clock, clock.now()); ++turns) {
        EXPECT_FALSE(store.isRead());
        EXPECT_LE(read.size(), before + 32);
        before = read.size();
    }
    EXPECT_GT(turns, 3);
    EXPECT_TRUE(store.isRead());
    EXPECT_FALSE(store.hasChanges());
    ASSERT_EQ(read.size(), 100U);
    EXPECT_STREQ(store.takeDefault()->params().identity()->username(), "user70");
}

TEST_F(AccountStoreTest, AThousandAccountsAreOneWrite) {
    const SaveCounter saves(directory.path());
    for (int i = 0; i < 1000; ++i) {
        addAccount("user" + std::to_string(i));
        core->addAuthInfo(*password(("user" + std::to_string(i)).c_str(), "secret"));
    }
    for (int second = 0; second < 5; ++second)
        advance(std::chrono::seconds(1));
    EXPECT_EQ(saves.count(), 1);
    restart();
    EXPECT_EQ(core->accounts().size(), 1000U);
    EXPECT_EQ(core->authInfos().size(), 1000U);
}

TEST_F(AccountStoreTest, NothingIsWrittenWhenNothingChanged) {
    startWith(section(0, "alice") + section(1, "bob"));
    advance(std::chrono::seconds(2));
    const SaveCounter saves(directory.path());
    const Ref<Account> account = core->accounts().items().front();
    edit(*account, account->params().expires());
    advance(std::chrono::seconds(2));
    EXPECT_EQ(saves.count(), 1) << "the section was completed with all keys";
    edit(*account, account->params().expires());
    advance(std::chrono::seconds(2));
    EXPECT_EQ(saves.count(), 0);
}

TEST_F(AccountStoreTest, OnlyTheSectionOfAChangedAccountChanges) {
    startWith("[sip]\ndefault_proxy=-1\n\n" + section(0, "alice", "#  note \nvendor = x\n") +
              section(1, "bob", "reg_expires=0x10\n"));
    edit(*core->accounts().items().back(), 77);
    const std::string text = file();
    EXPECT_NE(text.find(section(0, "alice", "#  note \nvendor = x\n")), std::string::npos) << text;
    EXPECT_NE(text.find("reg_expires=77\n"), std::string::npos) << text;
}

TEST_F(AccountStoreTest, KeysAndCommentsOfOthersStayInAChangedSection) {
    startWith(section(0, "alice", "# mine\nvendor_key=kept\nreg_expires=60\n"));
    edit(*core->accounts().items().front(), 90);
    const std::string text = file();
    EXPECT_NE(text.find("idkey=key-alice\n# mine\nvendor_key=kept\nreg_expires=90\n"), std::string::npos)
        << text;
}

TEST_F(AccountStoreTest, SectionsMoveUpWhenAnAccountLeaves) {
    startWith(section(0, "alice") + section(1, "bob", "vendor_key=bob's\n") + section(2, "carol") +
              "[sip]\ndefault_proxy=2\n");
    core->removeAccount(*core->accounts().items().front());
    const std::string text = file();
    EXPECT_NE(text.find("[proxy_0]\nreg_proxy=sip:example.org\nreg_identity=sip:bob@example.org\n"
                        "idkey=key-bob\nvendor_key=bob's\n"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("[proxy_2]"), std::string::npos);
    EXPECT_NE(text.find("default_proxy=1\n"), std::string::npos);
    restart();
    EXPECT_EQ(users(), (Users{"bob", "carol"}));
    EXPECT_STREQ(core->defaultAccount()->params().idKey.get(), "key-carol");
}

TEST_F(AccountStoreTest, AccountsComeAndGoBetweenTwoSaves) {
    startWith(section(0, "alice") + section(1, "bob"));
    const Ref<Account> alice = core->accounts().items().front();
    addAccount("carol");
    core->removeAccount(*alice);
    core->removeAccount(*addAccount("dave"));
    addAccount("erin");
    EXPECT_EQ(core->addAccount(*alice), 0);
    restart();
    EXPECT_EQ(users(), (Users{"bob", "carol", "erin", "alice"}));
    core->clearAccounts();
    restart();
    EXPECT_EQ(users(), Users());
    EXPECT_EQ(file().find("[proxy_"), std::string::npos);
}

TEST_F(AccountStoreTest, SectionsBehindAGapDoNotComeToLife) {
    startWith(section(0, "alice") + section(2, "ghost"));
    EXPECT_EQ(users(), Users{"alice"});
    addAccount("bob");
    restart();
    EXPECT_EQ(users(), (Users{"alice", "bob"}));
}

TEST_F(AccountStoreTest, DefaultIsThePlaceAmongTheValidOnes) {
    const std::string broken = "[proxy_0]\nreg_identity=sip:broken@example.org\n\n";
    startWith(broken + section(1, "one") + section(2, "two") + "[sip]\ndefault_proxy=1\n");
    EXPECT_STREQ(core->defaultAccount()->params().idKey.get(), "key-two");
    EXPECT_NE(file().find(broken), std::string::npos) << "a look at the file does not change it";
    edit(*core->accounts().items().front(), 60);
    restart();
    EXPECT_EQ(users(), (Users{"one", "two"}));
    EXPECT_STREQ(core->defaultAccount()->params().idKey.get(), "key-two");
}

TEST_F(AccountStoreTest, WhatWasAddedBeforeTheStartComesBehindTheFile) {
    startWith(section(0, "alice") + "[auth_info_0]\nusername=alice\npasswd=old\n\n[auth_info_1]\n"
                                    "username=bob\npasswd=kept\n");
    shutDown();
    const Ref<Account> early = makeAccount("early");
    EXPECT_EQ(core->addAccount(*early), 0);
    core->addAuthInfo(*password("alice", "new"));
    core->saveConfig();
    EXPECT_NE(directory.read("rc").find("passwd=old"), std::string::npos) << "the file was not read yet";
    EXPECT_EQ(core->start(), 0);
    restart();
    EXPECT_EQ(users(), (Users{"alice", "early"}));
    ASSERT_EQ(core->authInfos().size(), 2U);
    EXPECT_STREQ(core->authInfos().find("alice", "", "", "")->password().get(), "new");
    EXPECT_STREQ(core->authInfos().find("bob", "", "", "")->password().get(), "kept");
}

TEST_F(AccountStoreTest, AMadeUpKeyIsKept) {
    startWith("[proxy_0]\nreg_proxy=sip:example.org\nreg_identity=sip:a@example.org\n");
    const std::string key = core->accounts().items().front()->params().idKey.str();
    restart();
    EXPECT_EQ(core->accounts().items().front()->params().idKey.str(), key);
}

TEST_F(AccountStoreTest, ADependencySetOnTheObjectComesBack) {
    const Ref<Account> master = addAccount("master");
    const Ref<Account> slave = addAccount("slave");
    advance(std::chrono::seconds(2));
    EXPECT_TRUE(slave->setDependency(master.get()));
    restart();
    const auto &accounts = core->accounts().items();
    EXPECT_EQ(accounts.back()->dependency(), accounts.front().get());
    core->removeAccount(*accounts.front());
    restart();
    EXPECT_EQ(core->accounts().items().front()->dependency(), nullptr);
}

TEST_F(AccountStoreTest, ANatPolicyOfAnAccountComesBack) {
    const Ref<Account> account = makeAccount();
    const Ref<NatPolicy> policy = make<NatPolicy>();
    policy->setStunServer("stun.example.org");
    account->editedParams().setNatPolicy(policy.get());
    EXPECT_EQ(core->addAccount(*account), 0);
    core->natPolicy()->setStunServer("another.example.org");
    restart();
    const NatPolicy *read = core->accounts().items().front()->params().natPolicy();
    ASSERT_NE(read, nullptr);
    EXPECT_STREQ(read->stunServer().get(), "stun.example.org");
    EXPECT_EQ(read->reference(), policy->reference());
    EXPECT_STREQ(core->natPolicy()->stunServer().get(), "another.example.org");
}

TEST_F(AccountStoreTest, APushTokenIsKept) {
    Ref<Account> account = makeAccount();
    account->editedParams().pushAllowed = true;
    account->editedParams().push().set(PushNotificationConfig::Field::BundleIdentifier, "org.example.app");
    EXPECT_EQ(core->addAccount(*account), 0);
    advance(std::chrono::seconds(2));
    core->setPushToken("token-1");
    account = nullptr;
    restart();
    EXPECT_NE(file().find("token-1"), std::string::npos);
    EXPECT_TRUE(core->accounts().items().front()->params().isPushAvailable());
}

TEST_F(AccountStoreTest, ListenersMayChangeTheListWhileItIsRead) {
    startWith(section(0, "alice") + section(1, "bob") + section(2, "carol") + "[sip]\ndefault_proxy=1\n");
    shutDown();
    const Ref<CoreCbs> callbacks = make<CoreCbs>();
    callbacks->newer().accountAdded = [](LinphoneCore *lc, LinphoneAccount *account) {
        Core &owner = *Core::toCpp(lc);
        Account &added = *Account::toCpp(account);
        const std::string user = added.params().identity()->username();
        if (user == "bob") owner.removeAccount(added);
        if (user == "carol") edit(added, 99);
    };
    core->callbacks().add(callbacks.get());
    EXPECT_EQ(core->start(), 0);
    EXPECT_EQ(core->defaultAccount(), nullptr);
    core->callbacks().remove(callbacks.get());
    restart();
    EXPECT_EQ(users(), (Users{"alice", "carol"}));
    EXPECT_EQ(core->accounts().items().back()->params().expires(), 99);
}

TEST_F(AccountStoreTest, AFailedWriteIsTriedAgain) {
    if (geteuid() == 0) { // whom permissions do not stop; a folder in the way does
        std::filesystem::create_directory(directory.path("rc.tmp"));
    } else {
        std::filesystem::permissions(directory.path(),
                                     std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    }
    addAccount("alice");
    EXPECT_FALSE(core->saveConfig());
    advance(std::chrono::seconds(2));
    EXPECT_EQ(directory.read("rc").find("alice"), std::string::npos);
    std::filesystem::permissions(directory.path(), std::filesystem::perms::owner_all);
    std::filesystem::remove(directory.path("rc.tmp"));
    advance(std::chrono::seconds(2));
    EXPECT_NE(directory.read("rc").find("alice"), std::string::npos);
}

} // namespace
} // namespace slimphone
