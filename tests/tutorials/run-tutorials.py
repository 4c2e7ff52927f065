"""Compiles the examples registration_*.c, which are written as tutorials do, against the installed
package and registers with them.

usage: run-tutorials.py c99|c++17 PREFIX WORK_FOLDER [compiler option ...]

PREFIX holds the installed package. The environment names the servers: KAMAILIO_PORT, whose users'
passwords are "pw-" and the name, and REGISTRAR_PORT, where it is "secret" for the users below. Each
tutorial has to report Progress, Ok and Cleared and to end with success. The code of the pages in
../shared/seeds beside the project, if they are there, is compiled and run as well.
"""

import os
import pathlib
import subprocess
import sys

import pages
from programs import Runner, compiler, package_flags

HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "examples"
SEEDS = HERE.parent.parent.parent / "shared" / "seeds"
WARNINGS = ["-Wall", "-Wextra", "-Werror"]
# The pages' callback does not use all it is given.
PAGE_WARNINGS = WARNINGS + ["-Wno-unused-parameter"]


def main():
    language, prefix, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
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
    user = "sip:toto@slimphone.example"
    again = ("Progress", "Ok", "Cleared")
    heard = {"3.6": again + again, "4.4": ("Progress", "Ok", "None") + again, "5.1": again}  # and None when removed
    for release, states in heard.items():
        program = build(f"program-{release}", HERE / f"program-{release}.c", WARNINGS)
        servers = (("Kamailio", kamailio, "pw-toto", "tcp"), ("registrar", registrar, "secret", "udp"))
        for name, server, password, transport in servers:
            runner.run(
                f"program of {release} as {language} with {name} over {transport}",
                program,
                [user, password, f"{server};transport={transport}"],
                [f"{state} {user}" for state in states + ("None",)],
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
    sample = pages.service_sample(SEEDS) if language == "c99" else None
    if sample:
        path = work / "page-004.c"
        path.write_text(sample, encoding="utf-8")
        compile_command += ["-Dstr_cmp=strcmp", "-Wno-main"]
        runner.survive("the sample of an account creator service", build("page-004", path, WARNINGS))
    sys.exit(1 if runner.failures else 0)


if __name__ == "__main__":
    main()
