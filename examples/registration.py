#!/usr/bin/env python3
"""Registers, refreshes and unregisters from Python, by nothing but ctypes and the shared library.

    registration.py IDENTITY PASSWORD SERVER

The library is searched as any other; LD_LIBRARY_PATH helps when it is installed in a private place.
"""

import ctypes
import sys
import time

ITERATE_PERIOD = 0.02  # seconds
NONE, PROGRESS, OK, CLEARED, FAILED = range(5)  # LinphoneRegistrationState

StateChanged = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_char_p)

# Result and arguments of each function used; without them ctypes would cut pointers to int.
POINTER, TEXT = ctypes.c_void_p, ctypes.c_char_p
FUNCTIONS = {
    "linphone_factory_get": (POINTER, []),
    "linphone_factory_create_core_3": (POINTER, [POINTER, TEXT, TEXT, POINTER]),
    "linphone_factory_create_address": (POINTER, [POINTER, TEXT]),
    "linphone_factory_create_account_cbs": (POINTER, [POINTER]),
    "linphone_factory_create_auth_info": (POINTER, [POINTER] + [TEXT] * 6),
    "linphone_core_start": (ctypes.c_int, [POINTER]),
    "linphone_core_iterate": (None, [POINTER]),
    "linphone_core_stop": (None, [POINTER]),
    "linphone_core_unref": (None, [POINTER]),
    "linphone_core_get_version": (TEXT, []),
    "linphone_core_add_auth_info": (None, [POINTER, POINTER]),
    "linphone_auth_info_unref": (None, [POINTER]),
    "linphone_core_create_account_params": (POINTER, [POINTER]),
    "linphone_account_params_set_identity_address": (ctypes.c_int, [POINTER, POINTER]),
    "linphone_account_params_set_server_addr": (ctypes.c_int, [POINTER, TEXT]),
    "linphone_account_params_enable_register": (None, [POINTER, ctypes.c_ubyte]),
    "linphone_account_params_clone": (POINTER, [POINTER]),
    "linphone_account_params_unref": (None, [POINTER]),
    "linphone_address_get_username": (TEXT, [POINTER]),
    "linphone_address_unref": (None, [POINTER]),
    "linphone_core_create_account": (POINTER, [POINTER, POINTER]),
    "linphone_core_add_account": (ctypes.c_int, [POINTER, POINTER]),
    "linphone_account_cbs_set_registration_state_changed": (None, [POINTER, StateChanged]),
    "linphone_account_add_callbacks": (None, [POINTER, POINTER]),
    "linphone_account_cbs_unref": (None, [POINTER]),
    "linphone_account_get_params": (POINTER, [POINTER]),
    "linphone_account_set_params": (ctypes.c_int, [POINTER, POINTER]),
    "linphone_account_refresh_register": (None, [POINTER]),
    "linphone_account_unref": (None, [POINTER]),
    "linphone_registration_state_to_string": (TEXT, [ctypes.c_int]),
}


def load():
    library = ctypes.CDLL("libslimphone.so.0")
    for name, (result, arguments) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


class Phone:
    """One core with one account."""

    def __init__(self, library):
        self.library = library
        self.account = None
        self.states = []
        # ctypes does not keep the trampoline alive, whoever hands it to C has to.
        self.callback = StateChanged(self.state_changed)
        self.core = library.linphone_factory_create_core_3(library.linphone_factory_get(), None, None, None)
        library.linphone_core_start(self.core)

    def add_account(self, identity, password, server):
        library = self.library
        factory = library.linphone_factory_get()
        address = library.linphone_factory_create_address(factory, identity.encode())
        params = library.linphone_core_create_account_params(self.core)
        if not address or library.linphone_account_params_set_identity_address(params, address) != 0:
            raise ValueError(f"not the address of a user: {identity}")
        if library.linphone_account_params_set_server_addr(params, server.encode()) != 0:
            raise ValueError(f"not the address of a server: {server}")
        library.linphone_account_params_enable_register(params, 1)
        user = library.linphone_address_get_username(address)
        credentials = library.linphone_factory_create_auth_info(
            factory, user, None, password.encode(), None, None, None
        )
        library.linphone_core_add_auth_info(self.core, credentials)
        library.linphone_auth_info_unref(credentials)
        library.linphone_address_unref(address)

        self.account = library.linphone_core_create_account(self.core, params)
        library.linphone_account_params_unref(params)
        callbacks = library.linphone_factory_create_account_cbs(factory)
        library.linphone_account_cbs_set_registration_state_changed(callbacks, self.callback)
        library.linphone_account_add_callbacks(self.account, callbacks)
        library.linphone_account_cbs_unref(callbacks)
        library.linphone_core_add_account(self.core, self.account)

    def state_changed(self, _account, state, message):
        name = self.library.linphone_registration_state_to_string(state).decode()
        print(f"{name} ({(message or b'').decode()})", flush=True)
        self.states.append(state)

    def refresh(self):
        self.library.linphone_account_refresh_register(self.account)

    def unregister(self):
        params = self.library.linphone_account_params_clone(self.library.linphone_account_get_params(self.account))
        self.library.linphone_account_params_enable_register(params, 0)
        self.library.linphone_account_set_params(self.account, params)
        self.library.linphone_account_params_unref(params)

    def wait_for_outcome(self):
        """Iterates until the next REGISTER has its outcome, which never takes longer than 32 seconds."""
        self.states.clear()
        while not self.states or self.states[-1] == PROGRESS:
            self.library.linphone_core_iterate(self.core)
            time.sleep(ITERATE_PERIOD)
        return self.states[-1]

    def exercise(self, identity, password, server):
        """Registers, refreshes and unregisters, as far as that succeeds; the last outcome."""
        self.add_account(identity, password, server)
        outcome = self.wait_for_outcome()
        for request in (self.refresh, self.unregister):
            if outcome == OK:
                request()
                outcome = self.wait_for_outcome()
        return outcome

    def close(self):
        self.library.linphone_core_stop(self.core)
        if self.account:
            self.library.linphone_account_unref(self.account)
        self.library.linphone_core_unref(self.core)


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: registration.py IDENTITY PASSWORD SERVER")
    library = load()
    print("slimphone", library.linphone_core_get_version().decode())
    phone = Phone(library)
    try:
        outcome = phone.exercise(*sys.argv[1:])
    except ValueError as error:
        sys.exit(str(error))
    finally:
        phone.close()
    sys.exit(0 if outcome == CLEARED else 1)


if __name__ == "__main__":
    main()
