package org.slimphone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Threads, listeners, and the lives of objects. */
final class LifeTest extends ShimTest {
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
}
