package org.slimphone;

/** Why something failed. */
public enum Reason {
    /** No error. */
    NONE,
    /** No answer came. */
    NO_RESPONSE,
    /** Refused for good, as with SIP 403. */
    FORBIDDEN,
    /** Declined by a person. */
    DECLINED,
    /** The user does not exist. */
    NOT_FOUND,
    /** Nobody answered in time. */
    NOT_ANSWERED,
    /** Busy. */
    BUSY,
    /** The content or media is not supported. */
    UNSUPPORTED_CONTENT,
    /** The event package is not known. */
    BAD_EVENT,
    /** The connection failed or the server was out of service. */
    IO_ERROR,
    /** Does not want to be disturbed. */
    DO_NOT_DISTURB,
    /** Credentials are missing or wrong, as with SIP 401 and 407. */
    UNAUTHORIZED,
    /** Not acceptable here. */
    NOT_ACCEPTABLE,
    /** No such dialog or transaction. */
    NO_MATCH,
    /** Moved for good. */
    MOVED_PERMANENTLY,
    /** Gone for good. */
    GONE,
    /** Temporarily unavailable. */
    TEMPORARILY_UNAVAILABLE,
    /** The address is incomplete. */
    ADDRESS_INCOMPLETE,
    /** Not implemented. */
    NOT_IMPLEMENTED,
    /** A gateway failed. */
    BAD_GATEWAY,
    /** The lifetime of the session is too short for the server. */
    SESSION_INTERVAL_TOO_SMALL,
    /** A server behind the server did not answer. */
    SERVER_TIMEOUT,
    /** Something else. */
    UNKNOWN,
    /** The call was transferred. */
    TRANSFERRED
}
