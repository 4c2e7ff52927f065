package org.slimphone;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Tests of the shim against servers, whose ports the environment names: REGISTRAR_PORT, where toto's
 * password is "secret", and KAMAILIO_PORT, where it is "pw-toto". Each method without arguments is a test.
 */
final class ShimTest {
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final Address TOTO = Address.parse("sip:toto@slimphone.example");
    private static final Address REGISTRAR = server("REGISTRAR_PORT");
    private static final Address KAMAILIO = server("KAMAILIO_PORT");

    private final List<String> states = new ArrayList<>();

    private ShimTest() {}

    // Registration

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

    // Account creators

    /** Knows its accounts, and answers when it is told to. */
    private static final class Directory implements AccountCreatorService {
        final List<String> names = new ArrayList<>();
        final List<Runnable> answers = new ArrayList<>();

        @Override
        public AccountCreatorStatus onRequest(AccountCreator creator, AccountCreatorRequest request) {
            final String name = creator.username();
            if (name == null) return AccountCreatorStatus.MISSING_ARGUMENTS;
            final AccountCreatorStatus outcome;
            if (request == AccountCreatorRequest.IS_ACCOUNT_EXIST) {
                outcome = names.contains(name) ? AccountCreatorStatus.ACCOUNT_EXIST : AccountCreatorStatus.ACCOUNT_NOT_EXIST;
            } else if (request == AccountCreatorRequest.CREATE_ACCOUNT) {
                names.add(name);
                outcome = AccountCreatorStatus.ACCOUNT_CREATED;
            } else {
                throw new QuietException();
            }
            answers.add(() -> creator.answer(request, outcome, "said the directory"));
            return AccountCreatorStatus.REQUEST_OK;
        }

        void answerAll() {
            final List<Runnable> due = new ArrayList<>(answers);
            answers.clear();
            due.forEach(Runnable::run);
        }
    }

    void createsAnAccountWithAServiceOfItsOwnAndRegistersIt() {
        final Directory directory = new Directory();
        final List<String> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            core.setAccountCreatorService(directory);
            final AccountCreator creator = core.createAccountCreator(null);
            creator.addListener((who, request, status, response) -> {
                heard.add(request + " " + status + " " + response);
                if (status == AccountCreatorStatus.ACCOUNT_NOT_EXIST) who.send(AccountCreatorRequest.CREATE_ACCOUNT);
            });
            equal(AccountCreatorStatus.MISSING_ARGUMENTS, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
            creator.setUsername("toto");
            creator.setPassword("secret");
            creator.setDomain("slimphone.example");
            equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
            equal(List.of(), heard);
            directory.answerAll();
            directory.answerAll();
            equal(List.of("IS_ACCOUNT_EXIST ACCOUNT_NOT_EXIST said the directory",
                    "CREATE_ACCOUNT ACCOUNT_CREATED said the directory"), heard);
            equal(List.of("toto"), directory.names);

            final Account account = creator.addAccount();
            account.setParams(account.params().toBuilder().server(REGISTRAR).build());
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            check(core.accounts().get(0) == account);
        }
    }

    void survivesWhatServicesAndTheirListenersThrow() {
        final List<String> thrown = new ArrayList<>();
        try (Core core = started(Core.create())) {
            final Directory directory = new Directory();
            core.setListenerExceptionHandler(error -> thrown.add(error.getMessage()));
            core.setAccountCreatorService(directory);
            final AccountCreator creator = core.createAccountCreator(null);
            creator.setUsername("toto");
            creator.addListener((who, request, status, response) -> {
                throw new IllegalStateException("listener");
            });
            equal(AccountCreatorStatus.REQUEST_FAILED, creator.send(AccountCreatorRequest.LINK_ACCOUNT));
            equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.CREATE_ACCOUNT));
            directory.answerAll();
            equal(List.of("thrown on purpose", "listener"), thrown);
        }
    }

    void keepsAForgottenCreatorUntilItsAnswer() {
        collectAll(0);
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            askNobody(core, heard);
            System.gc();
            NativeHandle.releaseCollected();
            iterateUntil(core, () -> !heard.isEmpty());
            equal(List.of(AccountCreatorStatus.REQUEST_FAILED), heard);
            collectAll(1);
        }
    }

    /** Asks at a port where nobody listens, and keeps no reference to the creator. */
    private static void askNobody(Core core, List<AccountCreatorStatus> heard) {
        final AccountCreator creator = core.createAccountCreator("http://127.0.0.1:1/");
        creator.addListener((who, request, status, response) -> heard.add(status));
        creator.setUsername("toto");
        creator.setDomain("slimphone.example");
        equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
    }

    void hearsAnswersToAllThatIsPendingWhenItStops() {
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            askNobody(core, heard);
        }
        equal(1, heard.size());
    }

    void letsACreatorCloseInsideItsAnswer() {
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            final AccountCreator creator = core.createAccountCreator("http://127.0.0.1:1/");
            creator.setUsername("toto");
            creator.addListener((who, request, status, response) -> {
                who.close();
                heard.add(status);
            });
            creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST);
            iterateUntil(core, () -> !heard.isEmpty());
            throwsA(IllegalStateException.class, () -> creator.send(AccountCreatorRequest.CREATE_ACCOUNT));
        }
    }

    void checksTheArgumentsOfACreator() {
        try (Core core = started(Core.create());
                AccountCreator creator = core.createAccountCreator(null)) {
            throwsA(IllegalArgumentException.class, () -> creator.setEmail("nonsense"));
            creator.setEmail("me@example.org");
            equal("me@example.org", creator.email());
            creator.setPhoneNumber("06 12 34 56 78".replace(" ", ""), "33");
            equal("+33612345678", creator.phoneNumber());
            throwsA(IllegalArgumentException.class, () -> creator.setPhoneNumber("letters", "33"));
            throwsA(NullPointerException.class, () -> creator.setEmail(null));
            creator.setPassword("secret");
            creator.setPassword(null);
            equal(null, creator.password());
            creator.reset();
            equal(null, creator.email());
            throwsA(IllegalStateException.class, creator::addAccount);
        }
    }

    // Objects

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

    // Threads, listeners, lives

    void refusesOtherThreads() throws InterruptedException {
        try (Core core = started(Core.create())) {
            final List<Throwable> thrown = new ArrayList<>();
            final Thread other = new Thread(() -> {
                for (final Runnable body : List.<Runnable>of(core::iterate, core::close, core::stop, core::accounts)) {
                    try {
                        body.run();
                    } catch (IllegalStateException error) {
                        thrown.add(error);
                    }
                }
            });
            other.start();
            other.join();
            equal(4, thrown.size());
        }
    }

    void callsListenersInTheChosenExecutor() throws InterruptedException {
        final ExecutorService executor = Executors.newSingleThreadExecutor(body -> new Thread(body, "listeners"));
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (Core core = started(Core.create(null, null, executor))) {
            core.addAuthInfo(AuthInfo.ofPassword("toto", "secret"));
            core.addListener(new CoreListener() {
                @Override
                public void onRegistrationStateChanged(Core which, Account account, RegistrationState state, String message) {
                    heard.add(Thread.currentThread().getName() + " " + state);
                }
            });
            final Account account = core.addAccount(AccountParams.builder(TOTO, REGISTRAR).build());
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal("listeners PROGRESS", heard.poll(60, TimeUnit.SECONDS));
            equal("listeners OK", heard.poll(60, TimeUnit.SECONDS));
        }
        executor.shutdown();
        check(executor.awaitTermination(60, TimeUnit.SECONDS));
    }

    void survivesWhatListenersThrow() {
        final List<String> thrown = new ArrayList<>();
        try (Core core = started(Core.create())) {
            core.setListenerExceptionHandler(error -> thrown.add(error.getMessage()));
            core.addListener(new CoreListener() {
                @Override
                public void onRegistrationStateChanged(Core which, Account account, RegistrationState state, String message) {
                    throw new AssertionError("core " + state);
                }
            });
            final Account account = core.addAccount(AccountParams.builder(TOTO, REGISTRAR).build());
            account.addListener((who, state, message) -> {
                throw new IllegalStateException("account " + state);
            });
            account.addListener((who, state, message) -> states.add(state.name()));
            core.addAuthInfo(AuthInfo.ofPassword("toto", "secret"));
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal(List.of("PROGRESS", "OK"), states);
            equal(List.of("account PROGRESS", "core PROGRESS", "account OK", "core OK"), thrown);
        }
    }

    void survivesWhatTheExceptionHandlerThrows() {
        try (Core core = started(Core.create())) {
            core.setListenerExceptionHandler(error -> {
                throw new QuietException();
            });
            final Account account = add(core, REGISTRAR, "secret");
            account.addListener((who, state, message) -> {
                throw new QuietException();
            });
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
        }
    }

    void givesTheThreadsHandlerWhatListenersThrowOtherwise() {
        final List<Throwable> thrown = new ArrayList<>();
        final Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((where, error) -> thrown.add(error));
        try (Core core = started(Core.create())) {
            final Account account = add(core, REGISTRAR, "secret");
            account.addListener((who, state, message) -> {
                throw new QuietException();
            });
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            equal(2, thrown.size());
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
    }

    void closesFromInsideAListener() {
        final Core core = started(Core.create());
        final Account account = add(core, REGISTRAR, "secret");
        account.addListener((who, state, message) -> {
            if (state != RegistrationState.OK) return;
            who.core().close();
            who.core().close();
        });
        final long end = System.nanoTime() + LIMIT;
        while (!core.isClosed() && System.nanoTime() < end) {
            core.iterate();
            pause();
        }
        check(core.isClosed());
        equal("CLEARED", states.get(states.size() - 1));
        throwsA(IllegalStateException.class, core::iterate);
        core.close();
    }

    void removesAccountsAndListenersFromInsideAListener() {
        try (Core core = started(Core.create())) {
            final Account account = add(core, REGISTRAR, "secret");
            final AccountListener once = new AccountListener() {
                @Override
                public void onRegistrationStateChanged(Account who, RegistrationState state, String message) {
                    who.removeListener(this);
                    who.core().removeAccount(who);
                    states.add("removed");
                }
            };
            account.addListener(once);
            iterateUntil(core, () -> states.contains("removed"));
            equal(List.of(), core.accounts());
            for (int i = 0; i < 10; ++i) core.iterate();
            equal(1L, states.stream().filter("removed"::equals).count());
        }
    }

    void stopsAndStartsAgain() {
        try (Core core = started(Core.create())) {
            final Account account = add(core, REGISTRAR, "secret");
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            core.stop();
            equal(GlobalState.OFF, core.state());
            equal(RegistrationState.CLEARED, account.state());
            core.start();
            check(core.accounts().get(0) != account);
            iterateUntil(core, () -> core.accounts().get(0).state() == RegistrationState.OK);
        }
    }

    void stopsFromInsideAListener() {
        try (Core core = started(Core.create())) {
            final Account account = add(core, REGISTRAR, "secret");
            account.addListener((who, state, message) -> {
                if (state == RegistrationState.OK) who.core().stop();
            });
            iterateUntil(core, () -> core.state() == GlobalState.OFF);
            equal("CLEARED", states.get(states.size() - 1));
        }
    }

    void releasesWhatTheGarbageCollectorFinds() {
        collectAll(0);
        for (int i = 0; i < 20; ++i) {
            final Core forgotten = started(Core.create());
            forgotten.addAccount(silent("forgotten"));
            // A listener that knows its core must not keep it alive.
            forgotten.addListener(new CoreListener() {
                @Override
                public void onGlobalStateChanged(Core core, GlobalState state, String message) {
                    forgotten.refreshRegisters();
                }
            });
        }
        collectAll(0);
        try (Core core = started(Core.create())) {
            for (int i = 0; i < 20; ++i) {
                core.removeAccount(core.addAccount(silent("short")));
                core.createAccountCreator(null);
            }
            final Account kept = core.addAccount(silent("kept"));
            // The core is one object, the account that is in use another one.
            collectAll(2);
            equal("kept", kept.params().identity().username());
        }
    }

    void doesNotGrowOverManyLives() throws IOException {
        collectAll(0);
        liveAndDie(200);
        final long before = residentKilobytes();
        final long heapBefore = heapKilobytes();
        liveAndDie(1000);
        collectAll(0);
        final long grown = residentKilobytes() - before;
        final long heapGrown = heapKilobytes() - heapBefore;
        System.out.println("     1,000 lives of a core cost " + grown + " kB, " + heapGrown + " kB of them heap");
        // One core has some 50 kB, so a leak of each would show as 50 MB; its Java objects have some 2 kB.
        check(grown < 16 * 1024);
        check(heapGrown < 512);
    }

    private static void liveAndDie(int times) {
        for (int i = 0; i < times; ++i) {
            try (Core core = started(Core.create())) {
                core.addAuthInfo(AuthInfo.ofPassword("me", "secret"));
                core.addAccount(silent("me"));
                core.iterate();
            }
        }
    }

    // What the tests are made of

    private static final class QuietException extends RuntimeException {
        private static final long serialVersionUID = 1;

        QuietException() {
            super("thrown on purpose", null, false, false);
        }
    }

    private static Address server(String variable) {
        return Address.ofServer("127.0.0.1", Integer.parseInt(System.getenv(variable)), null);
    }

    private static Core started(Core core) {
        core.setTransports(Core.PORT_DONT_BIND, Core.PORT_DONT_BIND, 0);
        core.start();
        return core;
    }

    private Account add(Core core, Address server, String password) {
        core.addAuthInfo(AuthInfo.ofPassword("toto", password));
        final Account account = core.addAccount(AccountParams.builder(TOTO, server).build());
        account.addListener((who, state, message) -> states.add(state.name()));
        return account;
    }

    /** An account that sends nothing. */
    private static AccountParams silent(String user) {
        return AccountParams.builder(Address.ofUser(null, user, "slimphone.example"), REGISTRAR).registerEnabled(false).build();
    }

    private static void iterateUntil(Core core, BooleanSupplier condition) {
        final long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            check(System.nanoTime() < end);
            core.iterate();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Collects garbage until so many objects of the shim are left. */
    private static void collectAll(int left) {
        final long end = System.nanoTime() + LIMIT;
        NativeHandle.releaseCollected();
        while (Native.liveObjects() != left) {
            if (System.nanoTime() > end) throw new AssertionError(Native.liveObjects() + " objects live, not " + left);
            System.gc();
            pause();
            NativeHandle.releaseCollected();
        }
    }

    private static long residentKilobytes() throws IOException {
        for (final String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
        throw new IOException("no VmRSS");
    }

    private static long heapKilobytes() {
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }

    private static void check(boolean holds) {
        if (!holds) throw new AssertionError();
    }

    private static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) throw new AssertionError("expected " + expected + ", got " + actual);
    }

    private static void throwsA(Class<? extends Throwable> type, Runnable body) {
        try {
            body.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) return;
            throw new AssertionError("expected " + type + ", got " + thrown, thrown);
        }
        throw new AssertionError("expected " + type + ", nothing was thrown");
    }

    public static void main(String[] arguments) throws IllegalAccessException {
        int failures = 0;
        final Method[] methods = ShimTest.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (final Method method : methods) {
            if (method.getParameterCount() != 0 || method.getReturnType() != void.class || method.isSynthetic()) continue;
            if (java.lang.reflect.Modifier.isStatic(method.getModifiers())) continue;
            if (arguments.length > 0 && !Arrays.asList(arguments).contains(method.getName())) continue;
            try {
                method.invoke(new ShimTest());
                System.out.println("ok   " + method.getName());
            } catch (java.lang.reflect.InvocationTargetException error) {
                ++failures;
                System.out.println("FAIL " + method.getName());
                error.getCause().printStackTrace(System.out);
            }
        }
        System.exit(failures == 0 ? 0 : 1);
    }
}
