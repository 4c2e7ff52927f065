"""Builds the Objective-C kit against the installed package and runs its tests and its example.

usage: run-objc.py PREFIX WORK_FOLDER [compiler option ...]

PREFIX holds the installed package. The environment names the servers, see with-servers. GNUstep has no
ARC; that the sources keep its rules, and that the kit is a module as Swift needs it, is clang's word,
with declarations of Apple's Foundation.
"""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
OBJC = HERE.parent.parent / "examples" / "objc"
LIMIT = 240  # seconds for the tests together
MODULE_USER = """\
@import SlimphoneKit;
int main(void) {
    SPCore *core = [[SPCore alloc] init];
    return [core addAccountWithParams:[SPAccountParams paramsWithIdentity:@"" server:@""] error:NULL] != nil;
}
"""


def build(prefix, work, options):
    flags = " ".join([*options, "-O1", "-g1", "-Wall", "-Wextra", "-Werror"])
    languages = [f"-DCMAKE_{language}_FLAGS={flags}" for language in ("C", "OBJC")]
    subprocess.run(
        ["cmake", "-S", OBJC, "-B", work, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", *languages],
        check=True, stdout=subprocess.DEVNULL,
    )
    subprocess.run(["cmake", "--build", work], check=True, stdout=subprocess.DEVNULL)


def check_as_apple_does(prefix, work):
    (include,) = prefix.rglob("include/linphone/core.h")
    clang = ["clang", "-fobjc-runtime=macosx-11", "-fobjc-arc", "-fobjc-weak", "-Wall", "-Wextra", "-Werror"]
    clang += [f"-I{HERE / 'apple'}", f"-I{OBJC / 'include'}", f"-I{include.parent.parent}"]
    for source in [*sorted((OBJC / "src").glob("*.m")), OBJC / "Register.m"]:
        subprocess.run([*clang, "-S", "-emit-llvm", "-o", os.devnull, source], check=True)
    user = work / "module-user.m"
    user.write_text(MODULE_USER, encoding="utf-8")
    subprocess.run([*clang, "-fmodules", f"-fmodules-cache-path={work / 'modules'}", "-fsyntax-only", user], check=True)


def run(environment, *command):
    answer = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT, check=False
    )
    print(answer.stdout, flush=True)
    if answer.returncode != 0:
        sys.exit(f"{command[0]} ended with {answer.returncode}")
    return answer.stdout


def main():
    prefix, work, options = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    build(prefix, work, options)
    check_as_apple_does(prefix, work)

    (library,) = {path.parent for path in prefix.rglob("libslimphone.so")}
    environment = dict(os.environ, LD_LIBRARY_PATH=str(library))
    # The runtime and GNUstep keep what they allocated; a short quarantine keeps growth of ours visible.
    environment["LSAN_OPTIONS"] = f"suppressions={HERE / 'gnustep-leaks.supp'}:print_suppressions=0"
    environment["ASAN_OPTIONS"] = "quarantine_size_mb=1"
    server = f"sip:127.0.0.1:{os.environ['REGISTRAR_PORT']}"
    output = run(environment, str(work / "objc_register"), "sip:toto@slimphone.example", "secret", server)
    states = [line.split()[0] for line in output.splitlines() if line]
    if states != ["Progress", "Ok", "Cleared"]:
        sys.exit(f"Register.m went through {states}")
    run(environment, str(work / "objc_test"))


if __name__ == "__main__":
    main()
