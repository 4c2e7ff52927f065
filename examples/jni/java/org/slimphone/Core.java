package org.slimphone;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The library's main object: accounts, credentials, transports.
 *
 * <p>A core and all that is made with it belong to the thread that made it; every other thread gets an
 * IllegalStateException. That thread calls {@link #iterate()} about every 20 ms.
 *
 * <p>Listeners are called by the core's thread from inside its calls, or by the executor that was given at
 * creation. What a listener throws goes to {@link #setListenerExceptionHandler} and stops neither the
 * other listeners nor the core.
 */
public final class Core implements AutoCloseable {
    static final RegistrationState[] REGISTRATION_STATES = RegistrationState.values();
    static final Reason[] REASONS = Reason.values();
    private static final GlobalState[] GLOBAL_STATES = GlobalState.values();
    /** For {@link #setTransports}: a port that the system chooses. */
    public static final int PORT_RANDOM = -1;
    /** For {@link #setTransports}: outgoing connections only. */
    public static final int PORT_DONT_BIND = -2;

    private final Thread thread = Thread.currentThread();
    private final NativeHandle handle;
    private final Executor executor;
    private final CopyOnWriteArrayList<CoreListener> listeners = new CopyOnWriteArrayList<>();
    private volatile Consumer<Throwable> exceptionHandler; // the executor reads it

    /** Accounts that the native list holds or that still owe the answer to their unregistration. */
    private final Map<Long, Account> accounts = new HashMap<>();

    private final Map<Long, WeakReference<AccountCreator>> creators = new HashMap<>();
    /** Creators that wait for answers, which the application need not hold. */
    private final Set<AccountCreator> waiting = new HashSet<>();
    private AccountCreatorService creatorService;

    private int depth;
    private boolean closeRequested;

    private Core(String configPath, String factoryConfigPath, Executor executor) {
        NativeHandle.releaseCollected();
        this.executor = executor;
        handle = new NativeHandle(this, Native.createCore(configPath, factoryConfigPath, this), Native::destroyCore);
    }

    /** Makes a core that reads and keeps nothing, with listeners in its own thread. */
    public static Core create() {
        return new Core(null, null, null);
    }

    /**
     * Makes a core.
     *
     * @param configPath file that accounts and credentials are kept in, or null
     * @param factoryConfigPath file of defaults, or null
     * @param executor calls the listeners; null for the core's own thread
     */
    public static Core create(String configPath, String factoryConfigPath, Executor executor) {
        return new Core(configPath, factoryConfigPath, executor);
    }

    /** The library's release. */
    public static String version() {
        return Native.version();
    }

    /** Starts; accounts begin to register with the next {@link #iterate()}. */
    public void start() {
        call(() -> {
            if (Native.startCore(handle.address()) != 0) throw new IllegalStateException("the core cannot start");
        });
    }

    /** Works for a few milliseconds at most: reads the sockets, sends what is due, calls listeners. */
    public void iterate() {
        call(() -> {
            NativeHandle.releaseCollected();
            Native.iterateCore(handle.address());
            forgetAccountsWhenOff(); // a listener may have stopped the core
        });
    }

    /**
     * Unregisters all accounts, waits for the answers, and stops. {@link #start()} starts again, with new
     * account objects from the configuration.
     */
    public void stop() {
        call(() -> {
            Native.stopCore(handle.address());
            forgetAccountsWhenOff();
        });
    }

    private void forgetAccountsWhenOff() {
        if (Native.coreState(handle.address()) == GlobalState.OFF.ordinal()) accounts.clear();
    }

    /** Stops and releases the core; inside a listener that happens when the call around it ends. */
    @Override
    public void close() {
        checkThread();
        if (handle.isReleased()) return;
        if (depth > 0) {
            closeRequested = true;
            return;
        }
        ++depth; // its listeners may call close() as well
        try {
            Native.stopCore(handle.address());
            handle.release();
        } finally {
            --depth;
            closeRequested = false;
            accounts.clear();
            waiting.clear();
        }
    }

    public boolean isClosed() {
        return handle.isReleased();
    }

    public GlobalState state() {
        checkThread();
        return GLOBAL_STATES[Native.coreState(handle.address())];
    }

    /**
     * Chooses the ports; 0 switches a transport off.
     *
     * @see #PORT_RANDOM
     * @see #PORT_DONT_BIND
     */
    public void setTransports(int udp, int tcp, int tls) {
        call(() -> {
            if (Native.setTransports(handle.address(), udp, tcp, tls) != 0) {
                throw new IllegalArgumentException("the ports cannot be opened");
            }
        });
    }

    /** Tells the core that the network came or went; it is believed. */
    public void setNetworkReachable(boolean reachable) {
        call(() -> Native.setNetworkReachable(handle.address(), reachable));
    }

    /** File or folder of the certificates that servers are checked against. */
    public void setRootCa(String path) {
        call(() -> Native.setRootCa(handle.address(), path));
    }

    /** Switches checks of TLS servers off or on; both are on by default. */
    public void verifyServerCertificates(boolean certificates, boolean names) {
        call(() -> Native.verifyServerCertificates(handle.address(), certificates, names));
    }

    /** Registers all accounts again. */
    public void refreshRegisters() {
        call(() -> Native.refreshRegisters(handle.address()));
    }

    public void addAuthInfo(AuthInfo info) {
        call(() -> Native.addAuthInfo(
                handle.address(), info.username, info.userId, info.password, info.ha1, info.realm, info.domain, info.algorithm));
    }

    public void clearAuthInfo() {
        call(() -> Native.clearAuthInfo(handle.address()));
    }

    /**
     * Makes an account and adds it; it registers with the next {@link #iterate()}.
     *
     * @throws IllegalArgumentException when the library does not accept the settings
     */
    public Account addAccount(AccountParams params) {
        Objects.requireNonNull(params);
        checkThread();
        final long address = Native.createAccount(handle.address(), params.texts, params.numbers);
        if (address == 0) throw new IllegalArgumentException("not usable for an account: " + params.identity());
        final Account account = new Account(this, address);
        accounts.put(address, account);
        call(() -> {
            if (Native.addAccount(handle.address(), address) != 0) {
                accounts.remove(address);
                throw new IllegalArgumentException("not usable for an account: " + params.identity());
            }
        });
        return account;
    }

    /** Removes an account and unregisters it; its listeners hear of the answer. */
    public void removeAccount(Account account) {
        checkMine(account);
        call(() -> {
            account.removed = true;
            Native.removeAccount(handle.address(), account.handle.address());
            forgetWhenDone(account, account.state());
        });
    }

    /** The accounts in the order they were added. */
    public List<Account> accounts() {
        checkThread();
        final List<Account> list = new ArrayList<>();
        for (final long address : Native.accounts(handle.address())) list.add(accountAt(address));
        return Collections.unmodifiableList(list);
    }

    /** The account that is used when none is named; null when there is none. */
    public Account defaultAccount() {
        checkThread();
        final long address = Native.defaultAccount(handle.address());
        return address == 0 ? null : accountAt(address);
    }

    public void setDefaultAccount(Account account) {
        if (account != null) checkMine(account);
        call(() -> Native.setDefaultAccount(handle.address(), account == null ? 0 : account.handle.address()));
    }

    /**
     * Makes an account creator with the service that the core has now.
     *
     * @param url where the library's own service sends requests, or null
     */
    public AccountCreator createAccountCreator(String url) {
        checkThread();
        final Map<Long, WeakReference<AccountCreator>> known = creators; // not this, which the handle must not keep
        final long address = Native.createCreator(handle.address(), url, this);
        final AccountCreator creator = new AccountCreator(this, creatorService, address, released -> {
            known.remove(released);
            Native.destroyCreator(released);
        });
        creators.put(address, new WeakReference<>(creator));
        return creator;
    }

    /** Chooses who carries out requests of account creators made from now on; null for the library. */
    public void setAccountCreatorService(AccountCreatorService service) {
        checkThread();
        creatorService = service;
        Native.setCreatorService(handle.address(), service != null);
    }

    public void addListener(CoreListener listener) {
        listeners.addIfAbsent(Objects.requireNonNull(listener));
    }

    public void removeListener(CoreListener listener) {
        listeners.remove(listener);
    }

    /**
     * Says who hears what listeners throw; null for the uncaught exception handler of the thread that calls
     * them, which is the default and usually prints them.
     */
    public void setListenerExceptionHandler(Consumer<Throwable> handler) {
        exceptionHandler = handler;
    }

    void checkThread() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("the core belongs to " + thread + ", not to " + Thread.currentThread());
        }
    }

    private void checkMine(Account account) {
        if (account.core() != this) throw new IllegalArgumentException("an account of another core");
    }

    /** Makes a native call from inside which listeners may be called. */
    void call(Runnable body) {
        checkThread();
        ++depth;
        try {
            body.run();
        } finally {
            if (--depth == 0 && closeRequested) {
                closeRequested = false;
                close();
            }
        }
    }

    private void forgetWhenDone(Account account, RegistrationState state) {
        final boolean owesAnswer = state == RegistrationState.PROGRESS || state == RegistrationState.OK;
        if (account.removed && !owesAnswer) accounts.remove(account.handle.address());
    }

    /** The object before an account, a new one if there is none. */
    private Account accountAt(long address) {
        Account account = accounts.get(address);
        if (account == null) {
            Native.refAccount(address);
            account = new Account(this, address);
            accounts.put(address, account);
        }
        return account;
    }

    /** The object before an account whose reference we were given. */
    Account adopt(long address) {
        final Account known = accounts.get(address);
        if (known == null) {
            final Account account = new Account(this, address);
            accounts.put(address, account);
            return account;
        }
        Native.unrefAccount(address);
        return known;
    }

    void keep(AccountCreator creator) {
        waiting.add(creator);
    }

    void letGo(AccountCreator creator) {
        waiting.remove(creator);
    }

    int serveCreatorRequest(long address, int request) {
        final AccountCreator creator = creatorAt(address);
        try {
            if (creator != null) return creator.serve(request).ordinal();
        } catch (Throwable thrown) {
            report(thrown);
        }
        return AccountCreatorStatus.REQUEST_FAILED.ordinal();
    }

    void deliverCreatorAnswer(long address, int request, int status, String response) {
        final AccountCreator creator = creatorAt(address);
        if (creator != null) creator.deliverAnswer(request, status, response);
    }

    private AccountCreator creatorAt(long address) {
        final WeakReference<AccountCreator> reference = creators.get(address);
        return reference == null ? null : reference.get();
    }

    void deliverGlobalState(int state, String message) {
        final GlobalState value = GLOBAL_STATES[state];
        for (final CoreListener listener : listeners) {
            deliver(() -> listener.onGlobalStateChanged(this, value, message));
        }
    }

    void deliverRegistrationState(long address, int state, String message) {
        final RegistrationState value = REGISTRATION_STATES[state];
        final Account account = accountAt(address);
        for (final AccountListener listener : account.listeners) {
            deliver(() -> listener.onRegistrationStateChanged(account, value, message));
        }
        for (final CoreListener listener : listeners) {
            deliver(() -> listener.onRegistrationStateChanged(this, account, value, message));
        }
        forgetWhenDone(account, value);
    }

    void deliverAuthenticationRequested(String username, String realm, String domain) {
        for (final CoreListener listener : listeners) {
            deliver(() -> listener.onAuthenticationRequested(this, username, realm, domain));
        }
    }

    /** Calls a listener, here or in the executor; nothing that it throws gets past this. */
    void deliver(Runnable notification) {
        try {
            if (executor == null) {
                notification.run();
            } else {
                executor.execute(() -> {
                    try {
                        notification.run();
                    } catch (Throwable thrown) {
                        report(thrown);
                    }
                });
            }
        } catch (Throwable thrown) {
            report(thrown);
        }
    }

    private void report(Throwable thrown) {
        final Consumer<Throwable> handler = exceptionHandler;
        final Thread current = Thread.currentThread();
        try {
            if (handler != null) {
                handler.accept(thrown);
            } else {
                current.getUncaughtExceptionHandler().uncaughtException(current, thrown);
            }
        } catch (Throwable again) {
            again.printStackTrace();
        }
    }
}
