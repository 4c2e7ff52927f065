package org.slimphone;

/** Outcome of a request of an {@link AccountCreator}. */
public enum AccountCreatorStatus {
    /** The request was sent. */
    REQUEST_OK,
    /** The request could not be sent or was refused. */
    REQUEST_FAILED,
    /** Something that the request needs is not set. */
    MISSING_ARGUMENTS,
    /** The callback that the request needs is not set. */
    MISSING_CALLBACKS,
    /** The account was created. */
    ACCOUNT_CREATED,
    /** The account was not created. */
    ACCOUNT_NOT_CREATED,
    /** The account exists. */
    ACCOUNT_EXIST,
    /** The account exists and has an alias. */
    ACCOUNT_EXIST_WITH_ALIAS,
    /** The account does not exist. */
    ACCOUNT_NOT_EXIST,
    /** The alias belongs to an account. */
    ALIAS_IS_ACCOUNT,
    /** The alias is in use. */
    ALIAS_EXIST,
    /** The alias is free. */
    ALIAS_NOT_EXIST,
    /** The account was activated, or is active. */
    ACCOUNT_ACTIVATED,
    /** The account had been activated before. */
    ACCOUNT_ALREADY_ACTIVATED,
    /** The account is not active. */
    ACCOUNT_NOT_ACTIVATED,
    /** The account and the phone number are linked. */
    ACCOUNT_LINKED,
    /** The account and the phone number are not linked. */
    ACCOUNT_NOT_LINKED,
    /** The server reported an error of its own. */
    SERVER_ERROR,
    /** The server does not accept the phone number. */
    PHONE_NUMBER_INVALID,
    /** The activation code is wrong. */
    WRONG_ACTIVATION_CODE,
    /** The phone number was used too often. */
    PHONE_NUMBER_OVERUSED,
    /** The server does not know the hash algorithm. */
    ALGO_NOT_SUPPORTED,
    /** The answer of the server was not understood. */
    UNEXPECTED_ERROR
}
