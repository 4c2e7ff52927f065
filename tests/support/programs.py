"""Compiles programs that register, runs them and reads from their output what they heard.

A program prints "New registration state STATE for user id [USER]" for each notification.
"""

import os
import pathlib
import re
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 60  # seconds for one program


def compiler(language, options):
    if language == "c99":
        return [os.environ.get("CC", "cc"), "-std=c99", "-x", "c", *options]
    return [os.environ.get("CXX", "c++"), "-std=c++17", "-x", "c++", *options]


def package_flags(prefix, package="slimphone"):
    """What pkg-config says, with nothing of the build tree in its path."""
    folders = [str(path.parent) for path in pathlib.Path(prefix).rglob(f"{package}.pc")]
    if len(folders) != 1:
        raise RuntimeError(f"expected one {package}.pc below {prefix}, found {len(folders)}")
    environment = dict(os.environ, PKG_CONFIG_PATH=folders[0])
    answer = subprocess.run(
        ["pkg-config", "--cflags", "--libs", package], env=environment, check=True, capture_output=True, text=True
    )
    return answer.stdout.split()


def states_in(output):
    """ "State user" for each notification the program printed."""
    pattern = re.compile(r"^New registration state LinphoneRegistration(\w+) for user id \[([^\]]*)\]", re.MULTILINE)
    return [f"{state} {user}" for state, user in pattern.findall(output)]


class Runner:
    """Runs programs with the library called LIBRARY of the package in PREFIX."""

    def __init__(self, prefix, library="libslimphone.so"):
        libraries = {str(path.parent) for path in pathlib.Path(prefix).rglob(library)}
        self.environment = dict(os.environ, LD_LIBRARY_PATH=":".join(sorted(libraries)))
        # Old programs do not release the objects they made, and the pages' code shows no better.
        suppressions = f"suppressions={HERE / 'leaks.supp'}:print_suppressions=0"
        self.environment["LSAN_OPTIONS"] = suppressions
        self.failures = 0

    def run(self, title, program, arguments, expected, last=frozenset()):
        try:
            answer = subprocess.run(
                [program, *arguments],
                cwd=pathlib.Path(program).parent,
                env=self.environment,
                capture_output=True,
                text=True,
                timeout=LIMIT,
                check=False,
            )
            states, code, said = states_in(answer.stdout), answer.returncode, answer.stdout + answer.stderr
        except subprocess.TimeoutExpired as error:
            states, code, said = [], "none, it did not end", str(error.stdout or "") + str(error.stderr or "")
        good = code == 0 and states[: len(expected)] == expected and sorted(states[len(expected) :]) == sorted(last)
        print(f"{'ok  ' if good else 'FAIL'} {title}", flush=True)
        if not good:
            self.failures += 1
            print(f"  exit code {code}\n  expected {expected} {set(last)}\n  got      {states}\n{said}", flush=True)

    def survive(self, title, program):
        """Runs a program whose main() returns nothing, so that its exit code tells only of signals."""
        answer = subprocess.run(
            [program], env=self.environment, capture_output=True, text=True, timeout=LIMIT, check=False
        )
        good = answer.returncode >= 0 and "Sanitizer" not in answer.stderr and "runtime error" not in answer.stderr
        print(f"{'ok  ' if good else 'FAIL'} {title}", flush=True)
        if not good:
            self.failures += 1
            print(f"  exit code {answer.returncode}\n{answer.stdout}{answer.stderr}", flush=True)
