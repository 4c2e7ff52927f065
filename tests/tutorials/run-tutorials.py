"""Compiles the examples registration_*.c, which are written as tutorials do, against the installed
package and registers with them.

usage: run-tutorials.py c99|c++17 PREFIX WORK_FOLDER [compiler option ...]

PREFIX holds the installed package. The environment names the servers: KAMAILIO_PORT, whose users'
passwords are "pw-" and the name, and REGISTRAR_PORT, where it is "secret" for the users below. Each
program has to report Progress, Ok and Cleared and to end with success. The code of the pages in
../shared/seeds beside the project, if they are there, is compiled and run as well.
"""

import os
import pathlib
import re
import subprocess
import sys

import pages

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
SEEDS = HERE.parent.parent.parent / "shared" / "seeds"
WARNINGS = ["-Wall", "-Wextra", "-Werror"]
# The pages' callback does not use all it is given.
PAGE_WARNINGS = WARNINGS + ["-Wno-unused-parameter"]
LIMIT = 60  # seconds for one program


def compiler(language, options):
    if language == "c99":
        return [os.environ.get("CC", "cc"), "-std=c99", "-x", "c", *options]
    return [os.environ.get("CXX", "c++"), "-std=c++17", "-x", "c++", *options]


def package_flags(prefix):
    """What pkg-config says, with nothing of the build tree in its path."""
    folders = [str(path.parent) for path in pathlib.Path(prefix).rglob("slimphone.pc")]
    if len(folders) != 1:
        raise RuntimeError(f"expected one slimphone.pc below {prefix}, found {len(folders)}")
    environment = dict(os.environ, PKG_CONFIG_PATH=folders[0])
    answer = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "slimphone"], env=environment, check=True, capture_output=True, text=True
    )
    return answer.stdout.split()


def states_in(output):
    """ "State user" for each notification the program printed."""
    pattern = re.compile(r"^New registration state LinphoneRegistration(\w+) for user id \[([^\]]*)\]", re.MULTILINE)
    return [f"{state} {user}" for state, user in pattern.findall(output)]


class Runner:
    def __init__(self, prefix):
        libraries = {str(path.parent) for path in pathlib.Path(prefix).rglob("libslimphone.so")}
        self.environment = dict(os.environ, LD_LIBRARY_PATH=":".join(sorted(libraries)))
        # Old programs do not release the objects they made, and the pages' code shows no better.
        suppressions = f"suppressions={HERE / 'leaks.supp'}:print_suppressions=0"
        self.environment["LSAN_OPTIONS"] = suppressions
        self.failures = 0

    def run(self, title, program, arguments, expected, last=frozenset()):
        try:
            answer = subprocess.run(
                [program, *arguments], env=self.environment, capture_output=True, text=True, timeout=LIMIT, check=False
            )
            states, code, said = states_in(answer.stdout), answer.returncode, answer.stdout + answer.stderr
        except subprocess.TimeoutExpired as error:
            states, code, said = [], "none, it did not end", str(error.stdout or "") + str(error.stderr or "")
        good = code == 0 and states[: len(expected)] == expected and sorted(states[len(expected) :]) == sorted(last)
        print(f"{'ok  ' if good else 'FAIL'} {title}", flush=True)
        if not good:
            self.failures += 1
            print(f"  exit code {code}\n  expected {expected} {set(last)}\n  got      {states}\n{said}", flush=True)


def main():
    language, prefix, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    compile_command = compiler(language, sys.argv[4:])
    flags = package_flags(prefix)
    work.mkdir(parents=True, exist_ok=True)
    runner = Runner(prefix)

    def build(name, source, warnings):
        program = work / name
        subprocess.run([*compile_command, *warnings, "-g", str(source), "-o", str(program), *flags], check=True)
        return str(program)

    kamailio = f"sip:127.0.0.1:{os.environ['KAMAILIO_PORT']}"
    registrar = f"sip:127.0.0.1:{os.environ['REGISTRAR_PORT']}"
    for release in ("3x", "4x", "5x"):
        program = build(f"registration_{release}", EXAMPLES / f"registration_{release}.c", WARNINGS)
        for name, server, password in (("Kamailio", kamailio, "pw-toto"), ("registrar", registrar, "secret")):
            for transport in ("udp", "tcp"):
                user = "sip:toto@slimphone.example"
                runner.run(
                    f"{release} as {language} with {name} over {transport}",
                    program,
                    [user, password, f"{server};transport={transport}"],
                    [f"{state} {user}" for state in ("Progress", "Ok", "Cleared")],
                )
    for name, source in pages.programs(SEEDS).items():
        path = work / f"{name}.c"
        path.write_text(source, encoding="utf-8")
        program = build(name, path, PAGE_WARNINGS)
        for transport in ("udp", "tcp"):
            runner.run(
                f"{name} as {language} over {transport}",
                program,
                [f"{registrar};transport={transport}"],
                pages.EXPECTED,
                pages.EXPECTED_LAST,
            )
    sys.exit(1 if runner.failures else 0)


if __name__ == "__main__":
    main()
