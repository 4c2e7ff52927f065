package org.slimphone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Accounts at servers, and the values that describe them. */
final class RegistrationTest extends ShimTest {
    void registersRefreshesAndUnregisters() {
        registerRefreshUnregister(REGISTRAR, "secret");
    }

    void registersRefreshesAndUnregistersAtKamailio() {
        registerRefreshUnregister(KAMAILIO, "pw-toto");
    }

    private void registerRefreshUnregister(Address server, String password) {
        try (Core core = started(Core.create())) {
            final Account account = add(core, server, password);
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal(List.of("PROGRESS", "OK"), states);
            equal("toto", account.contactAddress().username());
            account.refresh();
            iterateUntil(core, () -> states.size() == 4);
            equal(List.of("PROGRESS", "OK", "PROGRESS", "OK"), states);
            account.unregister();
            iterateUntil(core, () -> account.state() == RegistrationState.CLEARED);
            equal("CLEARED", states.get(states.size() - 1));
            equal(Reason.NONE, account.error());
        }
    }

    void refreshesByItselfBeforeTheBindingExpires() {
        try (Core core = started(Core.create())) {
            core.addAuthInfo(AuthInfo.ofPassword("toto", "secret"));
            final Account account = core.addAccount(AccountParams.builder(TOTO, REGISTRAR).expires(2).build());
            account.addListener((who, state, message) -> states.add(state.name()));
            iterateUntil(core, () -> states.stream().filter("OK"::equals).count() == 2);
        }
    }

    void failsWithAWrongPassword() {
        try (Core core = started(Core.create())) {
            final Account account = add(core, KAMAILIO, "wrong");
            iterateUntil(core, () -> account.state() == RegistrationState.FAILED);
            equal(List.of("PROGRESS", "FAILED"), states);
            equal(Reason.UNAUTHORIZED, account.error());
            equal(401, account.errorCode());
            check(account.errorPhrase() != null);
        }
    }

    void answersTheQuestionForCredentials() {
        try (Core core = started(Core.create())) {
            final List<String> asked = new ArrayList<>();
            core.addListener(new CoreListener() {
                @Override
                public void onAuthenticationRequested(Core which, String username, String realm, String domain) {
                    asked.add(username + " " + realm + " " + domain);
                    which.addAuthInfo(AuthInfo.ofPassword(username, "secret").forRealm(realm));
                }
            });
            final Account account = core.addAccount(AccountParams.builder(TOTO, REGISTRAR).build());
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal(List.of("toto slimphone.example slimphone.example"), asked);
        }
    }

    void tellsListenersOfARemovedAccountThatItIsUnregistered() {
        try (Core core = started(Core.create())) {
            final Account account = add(core, REGISTRAR, "secret");
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            core.removeAccount(account);
            equal(List.of(), core.accounts());
            iterateUntil(core, () -> states.contains("CLEARED"));
        }
    }

    void unregistersWhenItIsClosed() {
        final Account account;
        try (Core core = started(Core.create())) {
            account = add(core, REGISTRAR, "secret");
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
        }
        equal("CLEARED", states.get(states.size() - 1));
        equal(RegistrationState.CLEARED, account.state());
    }

    void registersOverTcp() {
        try (Core core = started(Core.create())) {
            core.addAuthInfo(AuthInfo.ofPassword("toto", "secret"));
            final Address server = Address.ofServer("127.0.0.1", REGISTRAR.port(), Transport.TCP);
            final Account account = core.addAccount(AccountParams.builder(TOTO, server).build());
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal(Transport.TCP, account.params().server().transport());
        }
    }

    void keepsAccountsAndTheirObjectsInOrder() {
        try (Core core = started(Core.create())) {
            final Account first = core.addAccount(silent("one"));
            final Account second = core.addAccount(silent("two"));
            equal(List.of(first, second), core.accounts());
            core.setDefaultAccount(second);
            check(core.defaultAccount() == second);
            core.setDefaultAccount(null);
            check(core.defaultAccount() == null);
        }
    }

    void givesBackTheParametersItWasGiven() {
        try (Core core = Core.create()) {
            final List<Address> routes = List.of(Address.parse("<sip:192.0.2.1;lr>"), Address.parse("<sip:192.0.2.2;lr>"));
            final Account account = core.addAccount(silent("me").toBuilder()
                    .expires(77).realm("realm").contactParameters("a=b").contactUriParameters("c=d")
                    .idKey("key").outboundProxyEnabled(true).routes(routes).build());
            final AccountParams params = account.params();
            equal("me", params.identity().username());
            equal(77, params.expires());
            equal("realm", params.realm());
            equal("a=b", params.contactParameters());
            equal("c=d", params.contactUriParameters());
            equal("key", params.idKey());
            check(params.isOutboundProxyEnabled());
            check(!params.isRegisterEnabled());
            equal(routes, params.routes());
        }
    }

    void bringsAccountsBackFromTheirFile() throws IOException {
        final Path file = Files.createTempFile("slimphone", ".rc");
        Files.delete(file);
        try (Core core = started(Core.create(file.toString(), null, null))) {
            core.addAccount(silent("kept"));
        }
        try (Core core = started(Core.create(file.toString(), null, null))) {
            equal("kept", core.accounts().get(0).params().identity().username());
            check(core.accounts().get(0) == core.accounts().get(0));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    void readsAndWritesAddresses() {
        final Address address = Address.parse("\"Zo\u00eb \ud83d\udcde\" <sip:zo%20e@example.org:5070;transport=tls>");
        equal("Zo\u00eb \ud83d\udcde", address.displayName());
        equal("zo e", address.username());
        equal("example.org", address.domain());
        equal(5070, address.port());
        equal(Transport.TLS, address.transport());
        equal(address, Address.parse(address.toString()));
        equal("sip:me@example.org", Address.ofUser(null, "me", "example.org").toString().replaceAll("[<>]", ""));
        equal("\u4f60\u597d", Address.ofUser("\u4f60\u597d", "me", "example.org").displayName());
    }

    void refusesWhatIsNotUsable() {
        throwsA(IllegalArgumentException.class, () -> Address.parse("not an address"));
        throwsA(IllegalArgumentException.class, () -> Address.parse("sip:with\0nul@example.org"));
        throwsA(IllegalArgumentException.class, () -> Address.parse("sip:@"));
        throwsA(IllegalArgumentException.class, () -> Address.ofServer("example.org", -7, null));
        throwsA(IllegalArgumentException.class, () -> AccountParams.builder(REGISTRAR, REGISTRAR));
        throwsA(NullPointerException.class, () -> Address.parse(null));
        try (Core core = Core.create();
                Core other = Core.create()) {
            final Account account = other.addAccount(silent("me"));
            throwsA(IllegalArgumentException.class, () -> core.removeAccount(account));
            throwsA(NullPointerException.class, () -> core.addAccount(null));
        }
    }

    void saysNoPasswordInItsText() {
        check(!AuthInfo.ofPassword("me", "secret").toString().contains("secret"));
    }
}
