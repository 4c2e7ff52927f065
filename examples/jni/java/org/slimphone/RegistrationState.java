package org.slimphone;

/** State of an account. */
public enum RegistrationState {
    /** Nothing is registered and nothing was tried, or the network is down. */
    NONE,
    /** A REGISTER is under way. */
    PROGRESS,
    /** Registered; told again after each refresh. */
    OK,
    /** Unregistered on demand. */
    CLEARED,
    /** The last REGISTER failed, see {@link Account#error()}. */
    FAILED
}
