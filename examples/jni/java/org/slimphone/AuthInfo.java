package org.slimphone;

import java.util.Objects;

/** Credentials for a SIP server. Immutable; {@link #toString()} keeps the secrets to itself. */
public final class AuthInfo {
    final String username;
    final String userId;
    final String password;
    final String ha1;
    final String realm;
    final String domain;
    final String algorithm;

    private AuthInfo(
            String username, String userId, String password, String ha1, String realm, String domain, String algorithm) {
        this.username = Objects.requireNonNull(username);
        this.userId = userId;
        this.password = password;
        this.ha1 = ha1;
        this.realm = realm;
        this.domain = domain;
        this.algorithm = algorithm;
    }

    /** Credentials that any server which challenges this user may get. */
    public static AuthInfo ofPassword(String username, String password) {
        return new AuthInfo(username, null, Objects.requireNonNull(password), null, null, null, null);
    }

    /**
     * Credentials that hold the hash of user, realm and password instead of the password.
     *
     * @param algorithm what it was hashed with, {@code MD5} or {@code SHA-256}
     */
    public static AuthInfo ofHa1(String username, String ha1, String realm, String algorithm) {
        return new AuthInfo(
                username, null, null, Objects.requireNonNull(ha1), Objects.requireNonNull(realm), null,
                Objects.requireNonNull(algorithm));
    }

    /** The same credentials for this realm only. */
    public AuthInfo forRealm(String realm) {
        return new AuthInfo(username, userId, password, ha1, realm, domain, algorithm);
    }

    /** The same credentials for accounts of this domain only. */
    public AuthInfo forDomain(String domain) {
        return new AuthInfo(username, userId, password, ha1, realm, domain, algorithm);
    }

    /** The same credentials with another name in the answer to a challenge than the account has. */
    public AuthInfo withUserId(String userId) {
        return new AuthInfo(username, userId, password, ha1, realm, domain, algorithm);
    }

    public String username() {
        return username;
    }

    public String realm() {
        return realm;
    }

    public String domain() {
        return domain;
    }

    @Override
    public String toString() {
        return "AuthInfo[" + username + (realm == null ? "" : ", realm " + realm) + (domain == null ? "" : ", domain " + domain) + "]";
    }
}
