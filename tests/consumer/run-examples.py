"""Builds the example programs against the installed package, in two ways, and registers with them.

usage: run-examples.py PREFIX WORK_FOLDER [compiler option ...]

PREFIX holds the installed package. The environment names the servers, see with-servers. What CMake
and find_package() build registers at Kamailio, what pkg-config and the bare compiler build at our
registrar.
"""

import os
import pathlib
import signal
import subprocess
import sys

EXAMPLES = pathlib.Path(__file__).resolve().parent.parent.parent / "examples"
WARNINGS = ["-std=c99", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror"]
ELSEWHERE = {"account_assistant.c"}  # built here; it needs an account server, which its own test starts
LIMIT = 60  # seconds for one program
USER = "sip:toto@slimphone.example"


class Failure(Exception):
    pass


class Servers:
    """A server, the password of toto there, and accounts for the monitor."""

    def __init__(self, name, port, password, accounts):
        self.name, self.address, self.password, self.accounts = name, f"sip:127.0.0.1:{port}", password, accounts


KAMAILIO = Servers(
    "Kamailio", os.environ["KAMAILIO_PORT"], "pw-toto", [(f"user-{number}", f"pw-user-{number}") for number in range(50)]
)
REGISTRAR = Servers(
    "the registrar", os.environ["REGISTRAR_PORT"], "secret", [(name, "secret") for name in ("toto", "master", "dependent")]
)


class Program:
    """A running example, whose output is read as it comes."""

    def __init__(self, environment, *command):
        self.command = [str(word) for word in command]
        self.process = subprocess.Popen(
            self.command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.output = ""
        # One limit for the whole life, so that a read never waits for ever.
        signal.signal(signal.SIGALRM, lambda *_: self.process.kill())
        signal.alarm(LIMIT)

    def read_until(self, text):
        while text not in self.output:
            line = self.process.stdout.readline()
            if not line:
                raise Failure(f"{self.command[0]} ended without saying {text!r}:\n{self.output}")
            self.output += line

    def say(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

    def finish(self, code=0):
        rest, _ = self.process.communicate()
        signal.alarm(0)
        self.output += rest
        if self.process.returncode != code:
            raise Failure(f"{self.command} ended with {self.process.returncode}:\n{self.output}")
        return self.output


def states_in(output):
    return [word[len("LinphoneRegistration") :] for word in output.replace("(", " ").split() if word.startswith("LinphoneRegistration")]


def expect(what, got, wanted):
    if got != wanted:
        raise Failure(f"{what}: expected {wanted}, got {got}")


def basic_registration(run, server, _work):
    output = run(USER, server.password, server.address, "--expires", 4, "--refreshes", 1).finish()
    expect("states", states_in(output), ["Progress", "Ok", "Ok", "Cleared"])
    output = run(USER, "wrong", server.address, "--refreshes", 0).finish(code=1)
    expect("states", states_in(output)[-1], "Failed")


def registration(run, server, _work):
    output = run(USER, server.password, f"{server.address};transport=tcp").finish()
    expect("states", states_in(output), ["Progress", "Ok", "Cleared"])


def many_accounts(run, server, work):
    path = work / "accounts"
    lines = [f"sip:{user}@slimphone.example {password} {server.address}\n" for user, password in server.accounts]
    path.write_text("".join(lines), encoding="utf-8")
    output = run(path, "--once").finish()
    expect("last line", output.splitlines()[-1], f"None 0, Progress 0, Ok 0, Cleared {len(lines)}, Failed 0")
    path.write_text("".join([*lines, f"sip:nobody@slimphone.example wrong {server.address}\n"]), encoding="utf-8")
    program = run(path)
    program.read_until(f"Ok {len(lines)}, Cleared 0, Failed 1")
    program.interrupt()
    program.finish(code=1)
    if "sip:nobody@slimphone.example failed" not in program.output:
        raise Failure(program.output)


def poll_loop(run, server, _work):
    program = run(USER, server.password, server.address)
    program.read_until("LinphoneRegistrationOk")
    program.say("state")
    program.read_until("state is LinphoneRegistrationOk")
    program.say("refresh")
    program.read_until("LinphoneRegistrationProgress (Refresh")
    program.say("quit")
    expect("last state", states_in(program.finish())[-1], "Cleared")


def custom_account_creator(run, server, _work):
    output = run("toto", server.password, "slimphone.example", server.address).finish()
    expect("output", output.splitlines(), ["the account does not exist", "the account was created", "LinphoneRegistrationOk"])


def glib_loop(run, server, _work):
    program = run(USER, server.password, server.address)
    program.read_until("LinphoneRegistrationOk")
    program.interrupt()
    expect("states", states_in(program.finish()), ["Progress", "Ok", "Cleared"])


def registration_py(run, server, _work):
    states = states_in(run(USER, server.password, server.address).finish())
    expect("states", [state for state in states if state != "Progress"], ["Ok", "Ok", "Cleared"])


PROGRAMS = {
    "basic_registration.c": basic_registration,
    "custom_account_creator.c": custom_account_creator,
    "glib_loop.c": glib_loop,
    "many_accounts.c": many_accounts,
    "poll_loop.c": poll_loop,
    "registration.py": registration_py,
    "registration_3x.c": registration,
    "registration_4x.c": registration,
    "registration_5x.c": registration,
}


def build_with_cmake(prefix, work, options, names):
    folder = work / "cmake"
    flags = " ".join(options)
    subprocess.run(
        ["cmake", "-S", EXAMPLES, "-B", folder, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}"]
        + [f"-DCMAKE_{language}_FLAGS={flags}" for language in ("C", "CXX")],
        check=True, stdout=subprocess.DEVNULL,
    )
    subprocess.run(["cmake", "--build", folder, "--target", *names], check=True, stdout=subprocess.DEVNULL)
    return folder


def build_with_pkg_config(package, work, options, names):
    folder = work / "pkg-config"
    folder.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ, PKG_CONFIG_PATH=str(package))
    for name in names:
        packages = ["slimphone", "glib-2.0"] if name.startswith("glib") else ["slimphone"]
        answer = subprocess.run(
            ["pkg-config", "--cflags", "--libs", *packages], env=environment, check=True, capture_output=True, text=True
        )
        source, program = EXAMPLES / f"{name}.c", folder / name
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, *WARNINGS, *options, source, "-o", program, *answer.stdout.split()], check=True)
    return folder


def environment_for(library, options):
    environment = dict(os.environ, LD_LIBRARY_PATH=str(library))
    # Old programs do not release all they made.
    suppressions = EXAMPLES.parent / "tests" / "support" / "leaks.supp"
    environment["LSAN_OPTIONS"] = f"suppressions={suppressions}:print_suppressions=0"
    interpreter = dict(environment)
    # The interpreter is not sanitized, so the runtime has to come first.
    for sanitizer, runtime in (("address", "libasan.so"), ("thread", "libtsan.so")):
        if any(sanitizer in option for option in options):
            compiler = os.environ.get("CC", "cc")
            path = subprocess.run([compiler, f"-print-file-name={runtime}"], check=True, capture_output=True, text=True)
            interpreter.update(LD_PRELOAD=path.stdout.strip(), ASAN_OPTIONS="detect_leaks=0")
    return environment, interpreter


def main():
    prefix, work, options = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    work.mkdir(parents=True, exist_ok=True)
    (library,) = {path.parent for path in prefix.rglob("libslimphone.so")}
    forgotten = {path.name for path in EXAMPLES.glob("*.c")} - set(PROGRAMS) - ELSEWHERE
    expect("examples that nothing runs", forgotten, set())

    native, interpreter = environment_for(library, options)
    names = [pathlib.Path(name).stem for name in {*PROGRAMS, *ELSEWHERE} if name.endswith(".c")]
    cmake = build_with_cmake(prefix, work, options, names)
    pkg_config = build_with_pkg_config(library / "pkgconfig", work, options, names)

    failures = 0
    for name, exercise in PROGRAMS.items():
        for way, folder, server in (("cmake", cmake, KAMAILIO), ("pkg-config", pkg_config, REGISTRAR)):
            if name.endswith(".py"):
                start = [interpreter, sys.executable, EXAMPLES / name]
            else:
                start = [native, folder / pathlib.Path(name).stem]
            try:
                exercise(lambda *arguments, start=start: Program(*start, *arguments), server, work)
                print(f"ok   {name}, built with {way}, at {server.name}", flush=True)
            except Failure as failure:
                failures += 1
                print(f"FAIL {name}, built with {way}, at {server.name}: {failure}", flush=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
