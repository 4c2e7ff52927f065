package org.slimphone;

import java.util.ArrayList;
import java.util.List;

/** Account creators, with services of Java and of the library. */
final class AccountCreatorTest extends ShimTest {
    /** Knows its accounts, and answers when it is told to. */
    private static final class Directory implements AccountCreatorService {
        final List<String> names = new ArrayList<>();
        final List<Runnable> answers = new ArrayList<>();

        @Override
        public AccountCreatorStatus onRequest(AccountCreator creator, AccountCreatorRequest request) {
            final String name = creator.username();
            if (name == null) return AccountCreatorStatus.MISSING_ARGUMENTS;
            final AccountCreatorStatus outcome;
            if (request == AccountCreatorRequest.IS_ACCOUNT_EXIST) {
                outcome = names.contains(name) ? AccountCreatorStatus.ACCOUNT_EXIST : AccountCreatorStatus.ACCOUNT_NOT_EXIST;
            } else if (request == AccountCreatorRequest.CREATE_ACCOUNT) {
                names.add(name);
                outcome = AccountCreatorStatus.ACCOUNT_CREATED;
            } else {
                throw new QuietException();
            }
            answers.add(() -> creator.answer(request, outcome, "said the directory"));
            return AccountCreatorStatus.REQUEST_OK;
        }

        void answerAll() {
            final List<Runnable> due = new ArrayList<>(answers);
            answers.clear();
            due.forEach(Runnable::run);
        }
    }

    void createsAnAccountWithAServiceOfItsOwnAndRegistersIt() {
        final Directory directory = new Directory();
        final List<String> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            core.setAccountCreatorService(directory);
            final AccountCreator creator = core.createAccountCreator(null);
            creator.addListener((who, request, status, response) -> {
                heard.add(request + " " + status + " " + response);
                if (status == AccountCreatorStatus.ACCOUNT_NOT_EXIST) who.send(AccountCreatorRequest.CREATE_ACCOUNT);
            });
            equal(AccountCreatorStatus.MISSING_ARGUMENTS, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
            creator.setUsername("toto");
            creator.setPassword("secret");
            creator.setDomain("slimphone.example");
            equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
            equal(List.of(), heard);
            directory.answerAll();
            directory.answerAll();
            equal(List.of("IS_ACCOUNT_EXIST ACCOUNT_NOT_EXIST said the directory",
                    "CREATE_ACCOUNT ACCOUNT_CREATED said the directory"), heard);
            equal(List.of("toto"), directory.names);

            final Account account = creator.addAccount();
            account.setParams(account.params().toBuilder().server(REGISTRAR).build());
            iterateUntil(core, () -> account.state() == RegistrationState.OK);
            check(core.accounts().get(0) == account);
        }
    }

    void keepsTheServiceThatItsCoreHadWhenItWasMade() {
        try (Core core = started(Core.create())) {
            final Directory first = new Directory();
            final Directory second = new Directory();
            core.setAccountCreatorService(first);
            final AccountCreator creator = core.createAccountCreator(null);
            creator.setUsername("toto");
            core.setAccountCreatorService(second);
            creator.send(AccountCreatorRequest.CREATE_ACCOUNT);
            core.setAccountCreatorService(null);
            creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST);
            equal(2, first.answers.size());
            equal(0, second.answers.size());
        }
    }

    void survivesWhatServicesAndTheirListenersThrow() {
        final List<String> thrown = new ArrayList<>();
        try (Core core = started(Core.create())) {
            final Directory directory = new Directory();
            core.setListenerExceptionHandler(error -> thrown.add(error.getMessage()));
            core.setAccountCreatorService(directory);
            final AccountCreator creator = core.createAccountCreator(null);
            creator.setUsername("toto");
            creator.addListener((who, request, status, response) -> {
                throw new IllegalStateException("listener");
            });
            equal(AccountCreatorStatus.REQUEST_FAILED, creator.send(AccountCreatorRequest.LINK_ACCOUNT));
            equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.CREATE_ACCOUNT));
            directory.answerAll();
            equal(List.of("thrown on purpose", "listener"), thrown);
        }
    }

    void keepsAForgottenCreatorUntilItsAnswer() {
        collectAll(0);
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            askNobody(core, heard);
            System.gc();
            NativeHandle.releaseCollected();
            iterateUntil(core, () -> !heard.isEmpty());
            equal(List.of(AccountCreatorStatus.REQUEST_FAILED), heard);
            collectAll(1);
        }
    }

    /** Asks at a port where nobody listens, and keeps no reference to the creator. */
    private static void askNobody(Core core, List<AccountCreatorStatus> heard) {
        final AccountCreator creator = core.createAccountCreator("http://127.0.0.1:1/");
        creator.addListener((who, request, status, response) -> heard.add(status));
        creator.setUsername("toto");
        creator.setDomain("slimphone.example");
        equal(AccountCreatorStatus.REQUEST_OK, creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST));
    }

    void hearsAnswersToAllThatIsPendingWhenItStops() {
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            askNobody(core, heard);
        }
        equal(1, heard.size());
    }

    void letsACreatorCloseInsideItsAnswer() {
        final List<AccountCreatorStatus> heard = new ArrayList<>();
        try (Core core = started(Core.create())) {
            final AccountCreator creator = core.createAccountCreator("http://127.0.0.1:1/");
            creator.setUsername("toto");
            creator.addListener((who, request, status, response) -> {
                who.close();
                heard.add(status);
            });
            creator.send(AccountCreatorRequest.IS_ACCOUNT_EXIST);
            iterateUntil(core, () -> !heard.isEmpty());
            throwsA(IllegalStateException.class, () -> creator.send(AccountCreatorRequest.CREATE_ACCOUNT));
        }
    }

    void checksTheArgumentsOfACreator() {
        try (Core core = started(Core.create());
                AccountCreator creator = core.createAccountCreator(null)) {
            throwsA(IllegalArgumentException.class, () -> creator.setEmail("nonsense"));
            creator.setEmail("me@example.org");
            equal("me@example.org", creator.email());
            creator.setPhoneNumber("06 12 34 56 78".replace(" ", ""), "33");
            equal("+33612345678", creator.phoneNumber());
            throwsA(IllegalArgumentException.class, () -> creator.setPhoneNumber("letters", "33"));
            throwsA(NullPointerException.class, () -> creator.setEmail(null));
            creator.setPassword("secret");
            creator.setPassword(null);
            equal(null, creator.password());
            creator.reset();
            equal(null, creator.email());
            throwsA(IllegalStateException.class, creator::addAccount);
        }
    }
}
