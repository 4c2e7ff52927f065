#!/usr/bin/env python3
"""Compiles every public header alone, as C99 and as C++17, and all together without the names of old releases.

usage: headers-alone.py INCLUDE_FOLDER C_COMPILER CXX_COMPILER [FLAG ...]

Warnings count as errors. An application that leaves the old names out may use them for what it likes.
"""

import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]

OWN_NAMES = """
typedef int MessageReceived;
typedef int LinphoneXmlRpcResponseCb;
enum { LinphoneRequestOk = 77 };
int linphone_proxy_config_new(MessageReceived count);
int lp_config_get_int(void);
int ms_free(LinphoneXmlRpcResponseCb count);
"""


def compile_text(compiler, language, text, flags):
    """What the compiler says, empty when it is content."""
    command = compiler + flags + WARNINGS + ["-fsyntax-only", "-x", language, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False).stderr


def main():
    include, c_compiler, cxx_compiler, *flags = sys.argv[1:]
    languages = [([c_compiler, "-std=c99"], "c"), ([cxx_compiler, "-std=c++17"], "c++")]
    flags = flags + ["-I" + include]
    headers = [header.relative_to(include) for header in sorted(pathlib.Path(include).rglob("*.h"))]
    lines = ["#include <%s>\n" % header for header in headers]
    jobs = []
    for compiler, language in languages:
        jobs += [(compiler, language, line + "extern int notEmpty;\n", flags) for line in lines]
        jobs.append((compiler, language, "".join(lines) + OWN_NAMES, flags + ["-DSLIMPHONE_NO_COMPAT"]))
    with ThreadPoolExecutor(2) as pool:
        complaints = list(filter(None, pool.map(lambda job: compile_text(*job), jobs)))
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    print("%d compilations, %d with complaints" % (len(jobs), len(complaints)))
    sys.exit(bool(complaints))


if __name__ == "__main__":
    main()
