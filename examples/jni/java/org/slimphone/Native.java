package org.slimphone;

/** The functions of the shim, and what it calls in return. Registered by its JNI_OnLoad. */
final class Native {
    static {
        System.loadLibrary("slimphone_jni");
    }

    private Native() {}

    /** Objects of the shim that are alive, for tests. */
    static native int liveObjects();

    static native String version();

    /**
     * Text, scheme, display name, user, domain and transport of an address, and its port as a number;
     * null when the text is not an address.
     */
    static native String[] parseAddress(String text, int[] port);

    /** An address from its parts; null when they do not make one. */
    static native String makeAddress(String displayName, String user, String domain, int port, int transport);

    // Cores. The last argument of createCore() is kept weakly and handed to the functions below.
    static native long createCore(String configPath, String factoryConfigPath, Core owner);

    static native void destroyCore(long core);

    static native int startCore(long core);

    static native void iterateCore(long core);

    static native void stopCore(long core);

    static native int coreState(long core);

    static native int setTransports(long core, int udp, int tcp, int tls);

    static native void setNetworkReachable(long core, boolean reachable);

    static native void setRootCa(long core, String path);

    static native void verifyServerCertificates(long core, boolean certificates, boolean names);

    static native void refreshRegisters(long core);

    static native void addAuthInfo(
            long core, String user, String userId, String password, String ha1, String realm, String domain, String algorithm);

    static native void clearAuthInfo(long core);

    // Accounts. texts and numbers are laid out as AccountParams says.
    static native long createAccount(long core, String[] texts, int[] numbers);

    static native long[] accounts(long core);

    static native int addAccount(long core, long account);

    static native void removeAccount(long core, long account);

    static native void setDefaultAccount(long core, long account);

    static native long defaultAccount(long core);

    static native void refAccount(long account);

    static native void unrefAccount(long account);

    static native int accountState(long account);

    static native int accountError(long account);

    static native String accountErrorPhrase(long account);

    static native int accountErrorCode(long account);

    static native String accountContact(long account);

    static native void refreshAccount(long account);

    static native String[] accountParams(long account, int[] numbers);

    static native int setAccountParams(long account, String[] texts, int[] numbers);

    // Account creators. Requests and texts have the numbers that AccountCreator gives them.
    static native long createCreator(long core, String url, Core owner);

    static native void destroyCreator(long creator);

    /** Makes every request of account creators made later a call of onCreatorRequest(), or none any more. */
    static native void setCreatorService(long core, boolean ours);

    static native int sendCreatorRequest(long creator, int request);

    static native void answerCreatorRequest(long creator, int request, int status, String response);

    static native long addCreatedAccount(long creator);

    static native void resetCreator(long creator);

    static native int setCreatorText(long creator, int field, String text);

    static native String creatorText(long creator, int field);

    static native int setCreatorPhoneNumber(long creator, String number, String countryCode);

    static native String creatorPhoneNumber(long creator);

    static native void setCreatorNewPassword(long creator, String password);

    // Called by the shim, in the thread that called it.
    static void onGlobalState(Core core, int state, String message) {
        core.deliverGlobalState(state, message);
    }

    static void onRegistrationState(Core core, long account, int state, String message) {
        core.deliverRegistrationState(account, state, message);
    }

    static void onAuthenticationRequested(Core core, String user, String realm, String domain) {
        core.deliverAuthenticationRequested(user, realm, domain);
    }

    static int onCreatorRequest(Core core, long creator, int request) {
        return core.serveCreatorRequest(creator, request);
    }

    static void onCreatorAnswer(Core core, long creator, int request, int status, String response) {
        core.deliverCreatorAnswer(creator, request, status, response);
    }
}
