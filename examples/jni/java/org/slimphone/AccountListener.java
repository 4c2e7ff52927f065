package org.slimphone;

/** Hears about one account. */
@FunctionalInterface
public interface AccountListener {
    /**
     * The state changed, or a refresh succeeded.
     *
     * @param message why, in English
     */
    void onRegistrationStateChanged(Account account, RegistrationState state, String message);
}
