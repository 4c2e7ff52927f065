package org.slimphone;

/** Hears the outcome of requests. */
@FunctionalInterface
public interface AccountCreatorListener {
    /**
     * A request has its outcome. Each request that {@link AccountCreator#send} took gets one answer.
     *
     * @param response the server's text, or null
     */
    void onAnswer(
            AccountCreator creator, AccountCreatorRequest request, AccountCreatorStatus status, String response);
}
