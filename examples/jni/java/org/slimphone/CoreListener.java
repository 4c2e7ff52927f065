package org.slimphone;

/** Hears about a core and all of its accounts. */
public interface CoreListener {
    /** The core's state changed. */
    default void onGlobalStateChanged(Core core, GlobalState state, String message) {}

    /** The state of an account changed, or a refresh succeeded. */
    default void onRegistrationStateChanged(Core core, Account account, RegistrationState state, String message) {}

    /**
     * A server wants credentials that the core does not have, or refused those it has. Adding better ones
     * with {@link Core#addAuthInfo} sends the request again.
     *
     * @param username user of the account
     * @param realm realm of the challenge
     * @param domain domain of the account
     */
    default void onAuthenticationRequested(Core core, String username, String realm, String domain) {}
}
