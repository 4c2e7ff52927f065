package org.slimphone;

import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An account of a {@link Core}, which makes it and keeps it until it is removed. There is one object for
 * each account. It is used in the core's thread, and may be read after the core was closed.
 */
public final class Account {
    final NativeHandle handle;
    final CopyOnWriteArrayList<AccountListener> listeners = new CopyOnWriteArrayList<>();
    /** Taken out of the core's list; it may still owe the answer to its unregistration. */
    boolean removed;
    private final Core core;

    Account(Core core, long address) {
        this.core = core;
        handle = new NativeHandle(this, address, Native::unrefAccount);
    }

    public Core core() {
        return core;
    }

    public RegistrationState state() {
        core.checkThread();
        return Core.REGISTRATION_STATES[Native.accountState(handle.address())];
    }

    /** Why the last REGISTER failed; {@link Reason#NONE} when it did not. */
    public Reason error() {
        core.checkThread();
        return Core.REASONS[Native.accountError(handle.address())];
    }

    /** SIP status code of the last failure; 0 when there is none. */
    public int errorCode() {
        core.checkThread();
        return Native.accountErrorCode(handle.address());
    }

    /** The server's words for the last failure, or null. */
    public String errorPhrase() {
        core.checkThread();
        return Native.accountErrorPhrase(handle.address());
    }

    /** The contact as the registrar confirmed it; before the first success the identity. */
    public Address contactAddress() {
        core.checkThread();
        return Address.parse(Native.accountContact(handle.address()));
    }

    public AccountParams params() {
        core.checkThread();
        final int[] numbers = new int[AccountParams.NUMBERS];
        final String[] texts = Native.accountParams(handle.address(), numbers);
        return new AccountParams(texts, numbers);
    }

    /**
     * Changes the settings and registers accordingly; with registration off it unregisters.
     *
     * @throws IllegalArgumentException when the library does not accept them
     */
    public void setParams(AccountParams params) {
        Objects.requireNonNull(params);
        core.call(() -> {
            if (Native.setAccountParams(handle.address(), params.texts, params.numbers) != 0) {
                throw new IllegalArgumentException("not usable for an account: " + params.identity());
            }
        });
    }

    /** Registers again now, without waiting for the refresh. */
    public void refresh() {
        core.call(() -> Native.refreshAccount(handle.address()));
    }

    /** Unregisters and stays in the core's list. */
    public void unregister() {
        setParams(params().toBuilder().registerEnabled(false).build());
    }

    public void addListener(AccountListener listener) {
        listeners.addIfAbsent(Objects.requireNonNull(listener));
    }

    public void removeListener(AccountListener listener) {
        listeners.remove(listener);
    }
}
