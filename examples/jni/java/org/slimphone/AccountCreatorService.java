package org.slimphone;

/** Carries out the requests of account creators, in place of the library's own service. */
@FunctionalInterface
public interface AccountCreatorService {
    /**
     * Carries out a request, or begins to. The outcome follows once, now or later in the core's thread, by
     * {@link AccountCreator#answer}. Called in the core's thread, whatever executor the core has.
     *
     * @return {@link AccountCreatorStatus#REQUEST_OK} when an answer follows, else why not
     */
    AccountCreatorStatus onRequest(AccountCreator creator, AccountCreatorRequest request);
}
