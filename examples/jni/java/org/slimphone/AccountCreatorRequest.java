package org.slimphone;

/** What an {@link AccountCreator} can ask its service. */
public enum AccountCreatorRequest {
    /** Does the account, or one with this phone number, exist? */
    IS_ACCOUNT_EXIST,
    /** Creates the account. */
    CREATE_ACCOUNT,
    /** Activates the account with the code that its owner got. */
    ACTIVATE_ACCOUNT,
    /** Is the account active? */
    IS_ACCOUNT_ACTIVATED,
    /** Links a phone number with the account. */
    LINK_ACCOUNT,
    /** Confirms the link with the code that the owner of the number got. */
    ACTIVATE_ALIAS,
    /** Is the phone number in use? */
    IS_ALIAS_USED,
    /** Is a phone number linked with the account? */
    IS_ACCOUNT_LINKED,
    /** Sends a code to the owner of the phone number, to log in with. */
    RECOVER_ACCOUNT,
    /** Changes the password to the one of {@link AccountCreator#setNewPassword}. */
    UPDATE_ACCOUNT,
    /** Fetches the hash of the password with a code. */
    LOGIN
}
