package org.slimphone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What the tests of the shim are made of. They run against servers, whose ports the environment names:
 * REGISTRAR_PORT, where toto's password is "secret", and KAMAILIO_PORT, where it is "pw-toto".
 */
abstract class ShimTest {
    static final long LIMIT = TimeUnit.SECONDS.toNanos(60);
    static final Address TOTO = Address.parse("sip:toto@slimphone.example");
    static final Address REGISTRAR = server("REGISTRAR_PORT");
    static final Address KAMAILIO = server("KAMAILIO_PORT");

    /** What the listener of {@link #add} heard. */
    final List<String> states = new ArrayList<>();

    static final class QuietException extends RuntimeException {
        static final long serialVersionUID = 1;

        QuietException() {
            super("thrown on purpose", null, false, false);
        }
    }

    static Address server(String variable) {
        return Address.ofServer("127.0.0.1", Integer.parseInt(System.getenv(variable)), null);
    }

    static Core started(Core core) {
        core.setTransports(Core.PORT_DONT_BIND, Core.PORT_DONT_BIND, 0);
        core.start();
        return core;
    }

    Account add(Core core, Address server, String password) {
        core.addAuthInfo(AuthInfo.ofPassword("toto", password));
        final Account account = core.addAccount(AccountParams.builder(TOTO, server).build());
        account.addListener((who, state, message) -> states.add(state.name()));
        return account;
    }

    /** An account that sends nothing. */
    static AccountParams silent(String user) {
        return AccountParams.builder(Address.ofUser(null, user, "slimphone.example"), REGISTRAR).registerEnabled(false).build();
    }

    static void iterateUntil(Core core, BooleanSupplier condition) {
        final long end = System.nanoTime() + LIMIT;
        while (!condition.getAsBoolean()) {
            check(System.nanoTime() < end);
            core.iterate();
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException error) {
            throw new IllegalStateException(error);
        }
    }

    /** Collects garbage until so many objects of the shim are left. */
    static void collectAll(int left) {
        final long end = System.nanoTime() + LIMIT;
        NativeHandle.releaseCollected();
        while (Native.liveObjects() != left) {
            if (System.nanoTime() > end) throw new AssertionError(Native.liveObjects() + " objects live, not " + left);
            System.gc();
            pause();
            NativeHandle.releaseCollected();
        }
    }

    static long residentKilobytes() throws IOException {
        for (final String line : Files.readAllLines(Paths.get("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
        throw new IOException("no VmRSS");
    }

    static long heapKilobytes() {
        System.gc();
        final Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }

    static void check(boolean holds) {
        if (!holds) throw new AssertionError();
    }

    static void equal(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) throw new AssertionError("expected " + expected + ", got " + actual);
    }

    static void throwsA(Class<? extends Throwable> type, Runnable body) {
        try {
            body.run();
        } catch (Throwable thrown) {
            if (type.isInstance(thrown)) return;
            throw new AssertionError("expected " + type + ", got " + thrown, thrown);
        }
        throw new AssertionError("expected " + type + ", nothing was thrown");
    }
}
