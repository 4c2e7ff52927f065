import org.slimphone.Account;
import org.slimphone.AccountParams;
import org.slimphone.Address;
import org.slimphone.AuthInfo;
import org.slimphone.Core;
import org.slimphone.RegistrationState;

/**
 * Registers, tells how that went, and unregisters.
 *
 * <pre>java -cp slimphone.jar -Djava.library.path=FOLDER Register.java sip:me@example.org secret sip:example.org</pre>
 */
public final class Register {
    private Register() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 3) {
            System.err.println("usage: Register IDENTITY PASSWORD SERVER");
            System.exit(2);
        }
        final Address identity = Address.parse(arguments[0]);
        final Address server = Address.parse(arguments[2]);
        boolean unregistered = false;
        try (Core core = Core.create()) {
            core.setTransports(Core.PORT_DONT_BIND, Core.PORT_DONT_BIND, Core.PORT_DONT_BIND);
            core.start();
            core.addAuthInfo(AuthInfo.ofPassword(identity.username(), arguments[1]));
            final Account account = core.addAccount(AccountParams.builder(identity, server).build());
            account.addListener((who, state, message) -> {
                System.out.println(state + " (" + message + ")");
                if (state == RegistrationState.OK) who.unregister();
            });
            while (account.state() != RegistrationState.CLEARED && account.state() != RegistrationState.FAILED) {
                core.iterate();
                Thread.sleep(20);
            }
            unregistered = account.state() == RegistrationState.CLEARED;
        }
        System.exit(unregistered ? 0 : 1);
    }
}
