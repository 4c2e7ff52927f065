package org.slimphone;

import java.util.Objects;

/** A SIP address, with or without a display name. Immutable. */
public final class Address {
    private final String text;
    private final String scheme;
    private final String displayName;
    private final String username;
    private final String domain;
    private final Transport transport;
    private final int port;

    private Address(String[] parts, int port) {
        text = parts[0];
        scheme = parts[1];
        displayName = parts[2];
        username = parts[3];
        domain = parts[4];
        transport = parts[5] == null ? null : Transport.valueOf(parts[5]);
        this.port = port;
    }

    /**
     * Reads an address as it stands in a SIP header, for instance {@code "Me" <sip:me@example.org;transport=tcp>}.
     *
     * @throws IllegalArgumentException when it is not an address
     */
    public static Address parse(String text) {
        final int[] port = {0};
        final String[] parts = Native.parseAddress(Objects.requireNonNull(text), port);
        if (parts == null) throw new IllegalArgumentException("not a SIP address: " + text);
        return new Address(parts, port[0]);
    }

    /**
     * Makes the address of a user; what needs escaping is escaped.
     *
     * @param displayName a name for people, or null
     * @throws IllegalArgumentException when the domain is not one
     */
    public static Address ofUser(String displayName, String username, String domain) {
        return make(displayName, Objects.requireNonNull(username), domain, 0, null);
    }

    /**
     * Makes the address of a server.
     *
     * @param port 0 for the default one
     * @param transport null for the default one
     * @throws IllegalArgumentException when the domain or the port is not one
     */
    public static Address ofServer(String domain, int port, Transport transport) {
        return make(null, null, domain, port, transport);
    }

    private static Address make(String displayName, String username, String domain, int port, Transport transport) {
        final String text = Native.makeAddress(
                displayName, username, Objects.requireNonNull(domain), port, transport == null ? -1 : transport.ordinal());
        if (text == null) throw new IllegalArgumentException("not an address: " + domain + ":" + port);
        return parse(text);
    }

    /** {@code sip}, {@code sips} or {@code tel}. */
    public String scheme() {
        return scheme;
    }

    /** The name for people, or null. */
    public String displayName() {
        return displayName;
    }

    /** The user, unescaped, or null. */
    public String username() {
        return username;
    }

    public String domain() {
        return domain;
    }

    /** The port; 0 when none is written. */
    public int port() {
        return port;
    }

    /** The transport parameter; null when there is none. */
    public Transport transport() {
        return transport;
    }

    /** Equal when all parts are written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Address && ((Address) other).text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The address as it stands in a SIP header. */
    @Override
    public String toString() {
        return text;
    }
}
