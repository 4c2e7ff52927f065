package org.slimphone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** How an account registers. Immutable; made by {@link #builder} or {@link #toBuilder()}. */
public final class AccountParams {
    // The layout that the shim knows: routes follow the texts; -1 leaves a number to the library.
    static final int IDENTITY = 0, SERVER = 1, REALM = 2, CONTACT_PARAMETERS = 3, CONTACT_URI_PARAMETERS = 4, ID_KEY = 5;
    static final int TEXTS = 6;
    static final int TRANSPORT = 0, EXPIRES = 1, REGISTER = 2, OUTBOUND_PROXY = 3;
    static final int NUMBERS = 4;

    final String[] texts;
    final int[] numbers;

    AccountParams(String[] texts, int[] numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    /**
     * Starts with registration on and everything else as the library has it.
     *
     * @param identity the address-of-record
     * @param server where to register
     */
    public static Builder builder(Address identity, Address server) {
        final Builder builder = new Builder(new String[TEXTS], new int[] {-1, -1, 1, -1});
        return builder.identity(identity).server(server);
    }

    public Builder toBuilder() {
        return new Builder(texts.clone(), numbers.clone());
    }

    public Address identity() {
        return Address.parse(texts[IDENTITY]);
    }

    public Address server() {
        return Address.parse(texts[SERVER]);
    }

    /** Addresses that requests travel through, in order. */
    public List<Address> routes() {
        final List<Address> routes = new ArrayList<>();
        for (int i = TEXTS; i < texts.length; ++i) routes.add(Address.parse(texts[i]));
        return Collections.unmodifiableList(routes);
    }

    /** The lifetime to ask for in seconds; -1 for the library's default. */
    public int expires() {
        return numbers[EXPIRES];
    }

    public boolean isRegisterEnabled() {
        return numbers[REGISTER] != 0;
    }

    /** Whether all requests go through the server, as if it were a route. */
    public boolean isOutboundProxyEnabled() {
        return numbers[OUTBOUND_PROXY] > 0;
    }

    public String realm() {
        return texts[REALM];
    }

    public String contactParameters() {
        return texts[CONTACT_PARAMETERS];
    }

    public String contactUriParameters() {
        return texts[CONTACT_URI_PARAMETERS];
    }

    /** A name by which other accounts refer to this one. */
    public String idKey() {
        return texts[ID_KEY];
    }

    /** Collects the settings of an account. */
    public static final class Builder {
        private String[] texts;
        private final int[] numbers;

        private Builder(String[] texts, int[] numbers) {
            this.texts = texts;
            this.numbers = numbers;
        }

        public Builder identity(Address identity) {
            if (identity.username() == null) throw new IllegalArgumentException("not the address of a user: " + identity);
            texts[IDENTITY] = identity.toString();
            return this;
        }

        public Builder server(Address server) {
            texts[SERVER] = server.toString();
            return this;
        }

        /** Replaces the server's transport. */
        public Builder transport(Transport transport) {
            numbers[TRANSPORT] = transport.ordinal();
            return this;
        }

        /** The lifetime to ask for, in seconds, at least 1. */
        public Builder expires(int seconds) {
            if (seconds < 1) throw new IllegalArgumentException("expires " + seconds);
            numbers[EXPIRES] = seconds;
            return this;
        }

        public Builder registerEnabled(boolean enabled) {
            numbers[REGISTER] = enabled ? 1 : 0;
            return this;
        }

        public Builder outboundProxyEnabled(boolean enabled) {
            numbers[OUTBOUND_PROXY] = enabled ? 1 : 0;
            return this;
        }

        public Builder realm(String realm) {
            texts[REALM] = realm;
            return this;
        }

        public Builder contactParameters(String parameters) {
            texts[CONTACT_PARAMETERS] = parameters;
            return this;
        }

        public Builder contactUriParameters(String parameters) {
            texts[CONTACT_URI_PARAMETERS] = parameters;
            return this;
        }

        public Builder idKey(String idKey) {
            texts[ID_KEY] = Objects.requireNonNull(idKey);
            return this;
        }

        public Builder routes(List<Address> routes) {
            final String[] longer = new String[TEXTS + routes.size()];
            System.arraycopy(texts, 0, longer, 0, TEXTS);
            for (int i = 0; i < routes.size(); ++i) longer[TEXTS + i] = routes.get(i).toString();
            texts = longer;
            return this;
        }

        public AccountParams build() {
            return new AccountParams(texts.clone(), numbers.clone());
        }
    }
}
