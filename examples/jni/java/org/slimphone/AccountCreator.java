package org.slimphone;

import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;

/**
 * Asks a server to create, activate, link and recover accounts. It holds the arguments; each request reads
 * those it needs. Used in its core's thread.
 */
public final class AccountCreator implements AutoCloseable {
    private static final AccountCreatorStatus[] STATUSES = AccountCreatorStatus.values();
    private static final AccountCreatorRequest[] REQUESTS = AccountCreatorRequest.values();
    // The shim's numbers of the texts.
    private static final int USERNAME = 0, PASSWORD = 1, HA1 = 2, DOMAIN = 3, EMAIL = 4, DISPLAY_NAME = 5;
    private static final int ACTIVATION_CODE = 6, LANGUAGE = 7, ALGORITHM = 8;

    final NativeHandle handle;
    private final Core core;
    /** The one of its core when it was made; the library's has no object here. */
    private final AccountCreatorService service;
    private final CopyOnWriteArrayList<AccountCreatorListener> listeners = new CopyOnWriteArrayList<>();
    /** Requests without answer; as long as there are some, the core keeps this object. */
    private int pending;
    private int answers;

    AccountCreator(Core core, AccountCreatorService service, long address, LongConsumer release) {
        this.core = core;
        this.service = service;
        handle = new NativeHandle(this, address, release);
    }

    public Core core() {
        return core;
    }

    /**
     * Sends a request.
     *
     * @return {@link AccountCreatorStatus#REQUEST_OK} when the listeners will hear the outcome, else why not
     */
    public AccountCreatorStatus send(AccountCreatorRequest request) {
        Objects.requireNonNull(request);
        final int[] status = {0};
        core.call(() -> {
            final int before = answers;
            status[0] = Native.sendCreatorRequest(handle.address(), request.ordinal());
            // The answer may have come already, also to a request that was refused.
            if (statusOf(status[0]) == AccountCreatorStatus.REQUEST_OK || answers > before) ++pending;
            keepWhilePending();
        });
        return statusOf(status[0]);
    }

    /** For services: gives a request its outcome. */
    public void answer(AccountCreatorRequest request, AccountCreatorStatus status, String response) {
        Objects.requireNonNull(request);
        Objects.requireNonNull(status);
        core.call(() -> Native.answerCreatorRequest(handle.address(), request.ordinal(), status.ordinal(), response));
    }

    /** Makes an account of what was created, with its credentials, and adds it to the core. */
    public Account addAccount() {
        final long[] address = {0};
        core.call(() -> address[0] = Native.addCreatedAccount(handle.address()));
        if (address[0] == 0) throw new IllegalStateException("user name or domain is missing");
        return core.adopt(address[0]);
    }

    /** Unsets the texts. */
    public void reset() {
        core.call(() -> Native.resetCreator(handle.address()));
    }

    public void setUsername(String username) {
        set(USERNAME, "user name", username);
    }

    public String username() {
        return get(USERNAME);
    }

    public void setPassword(String password) {
        set(PASSWORD, "password", password);
    }

    public String password() {
        return get(PASSWORD);
    }

    /** The hash of user, domain and password, for those who do not keep the password. */
    public void setHa1(String ha1) {
        set(HA1, "hash", ha1);
    }

    public String ha1() {
        return get(HA1);
    }

    public void setDomain(String domain) {
        set(DOMAIN, "domain", domain);
    }

    public String domain() {
        return get(DOMAIN);
    }

    /** Only {@link #reset()} unsets it. */
    public void setEmail(String email) {
        set(EMAIL, "e-mail address", Objects.requireNonNull(email));
    }

    public String email() {
        return get(EMAIL);
    }

    public void setDisplayName(String name) {
        set(DISPLAY_NAME, "display name", name);
    }

    public String displayName() {
        return get(DISPLAY_NAME);
    }

    public void setActivationCode(String code) {
        set(ACTIVATION_CODE, "activation code", code);
    }

    public String activationCode() {
        return get(ACTIVATION_CODE);
    }

    /** Language of messages that the server sends. */
    public void setLanguage(String language) {
        set(LANGUAGE, "language", language);
    }

    public String language() {
        return get(LANGUAGE);
    }

    /** {@code MD5} or {@code SHA-256}. */
    public void setAlgorithm(String algorithm) {
        set(ALGORITHM, "algorithm", algorithm);
    }

    public String algorithm() {
        return get(ALGORITHM);
    }

    /**
     * @param countryCode calling code of the country
     * @throws IllegalArgumentException when the number is not one of that country
     */
    public void setPhoneNumber(String number, String countryCode) {
        core.checkThread();
        final int mask = Native.setCreatorPhoneNumber(handle.address(), number, countryCode);
        if (mask != 1) throw new IllegalArgumentException("phone number refused, mask " + mask);
    }

    /** The number in its international form. */
    public String phoneNumber() {
        core.checkThread();
        return Native.creatorPhoneNumber(handle.address());
    }

    /** What {@link AccountCreatorRequest#UPDATE_ACCOUNT} changes the password to. */
    public void setNewPassword(String password) {
        core.checkThread();
        Native.setCreatorNewPassword(handle.address(), password);
    }

    public void addListener(AccountCreatorListener listener) {
        listeners.addIfAbsent(Objects.requireNonNull(listener));
    }

    public void removeListener(AccountCreatorListener listener) {
        listeners.remove(listener);
    }

    /** Drops what is pending, whose listeners hear nothing any more. */
    @Override
    public void close() {
        core.checkThread();
        core.letGo(this);
        handle.release();
    }

    private void set(int field, String what, String text) {
        core.checkThread();
        final int status = Native.setCreatorText(handle.address(), field, text);
        if (status != 0 && text != null) throw new IllegalArgumentException(what + " refused, status " + status);
    }

    private String get(int field) {
        core.checkThread();
        return Native.creatorText(handle.address(), field);
    }

    /** A service may return any number. */
    private static AccountCreatorStatus statusOf(int number) {
        return number >= 0 && number < STATUSES.length ? STATUSES[number] : AccountCreatorStatus.UNEXPECTED_ERROR;
    }

    AccountCreatorStatus serve(int request) {
        return service.onRequest(this, REQUESTS[request]);
    }

    private void keepWhilePending() {
        if (pending > 0) core.keep(this);
        else core.letGo(this);
    }

    void deliverAnswer(int request, int status, String response) {
        for (final AccountCreatorListener listener : listeners) {
            core.deliver(() -> listener.onAnswer(this, REQUESTS[request], statusOf(status), response));
        }
        ++answers;
        --pending;
        keepWhilePending();
    }
}
