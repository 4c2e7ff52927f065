"""Builds a program with liblinphone 5.1 and runs it with slimphone's liblinphone.so.10.

usage: run.py c99|c++17 REFERENCE PREFIX WORK_FOLDER [compiler option ...]

REFERENCE is what tests/fetch-reference.sh unpacked, PREFIX holds slimphone's installed package; see
tests/tutorials/run-tutorials.py for the environment.
"""

import os
import pathlib
import re
import subprocess
import sys

from programs import Runner, compiler

HERE = pathlib.Path(__file__).resolve().parent
FUNCTIONS = 20  # as many of the reference's functions has the program to use, at least


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def check_origin(program):
    """That PROGRAM is one of liblinphone's and knows nothing of slimphone."""
    needed = re.findall(r"NEEDED.*\[(.*)\]", output_of("readelf", "-d", program))
    if "liblinphone.so.10" not in needed or any("slimphone" in name for name in needed):
        raise RuntimeError(f"{program} needs {needed}")
    functions = re.findall(r" U (linphone_\w+)", output_of("nm", "--dynamic", program))
    if len(functions) < FUNCTIONS:
        raise RuntimeError(f"{program} uses no more than {functions}")
    print(f"{program} uses {len(functions)} functions and needs {' '.join(needed)}", flush=True)


def main():
    language, reference, prefix, work = sys.argv[1], *(pathlib.Path(argument).resolve() for argument in sys.argv[2:5])
    headers = reference / "usr" / "include"
    libraries = [path for path in reference.rglob("liblinphone.so.10")]
    if not (headers / "linphone" / "core.h").exists() or len(libraries) != 1:
        raise RuntimeError(f"no liblinphone in {reference}: run tests/fetch-reference.sh")

    work.mkdir(parents=True, exist_ok=True)
    program = work / "program"
    subprocess.run(
        [
            *compiler(language, sys.argv[5:]),
            *("-Wall", "-Wextra", "-Werror", "-Wno-deprecated-declarations", "-isystem", str(headers)),
            *(str(HERE / "program.c"), "-o", str(program)),
            # The libraries below the reference are not there and not needed.
            *("-x", "none", str(libraries[0]), "-lbctoolbox", "-Wl,--unresolved-symbols=ignore-in-shared-libs"),
        ],
        check=True,
    )
    check_origin(str(program))

    runner = Runner(prefix, "liblinphone.so.10")
    user = "sip:toto@slimphone.example"
    kamailio = f"sip:127.0.0.1:{os.environ['KAMAILIO_PORT']}"
    registrar = f"sip:127.0.0.1:{os.environ['REGISTRAR_PORT']}"
    for name, server, password in (("Kamailio", kamailio, "pw-toto"), ("registrar", registrar, "secret")):
        for transport in ("udp", "tcp"):
            runner.run(
                f"a {language} program for liblinphone 5.1 with {name} over {transport}",
                str(program),
                [user, password, f"{server};transport={transport}"],
                [f"{state} {user}" for state in ("Progress", "Ok", "Cleared")],
            )
    sys.exit(1 if runner.failures else 0)


if __name__ == "__main__":
    main()
