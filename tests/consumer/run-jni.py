"""Builds the Java shim against the installed package and runs its tests and its example.

usage: run-jni.py PREFIX WORK_FOLDER [compiler option ...]

PREFIX holds the installed package. The environment names the servers, see with-servers. The machine
checks every call of the shim (-Xcheck:jni); a warning of it fails the run.
"""

import os
import pathlib
import subprocess
import sys

JNI = pathlib.Path(__file__).resolve().parent.parent.parent / "examples" / "jni"
LIMIT = 240  # seconds for the tests together


def build(prefix, work, options):
    flags = " ".join([*options, "-O1", "-g1", "-Wall", "-Wextra", "-Werror"])
    subprocess.run(
        ["cmake", "-S", JNI, "-B", work, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_FLAGS={flags}"],
        check=True, stdout=subprocess.DEVNULL,
    )
    subprocess.run(["cmake", "--build", work], check=True, stdout=subprocess.DEVNULL)


def environment_for(prefix, sanitized):
    (library,) = {path.parent for path in prefix.rglob("libslimphone.so")}
    environment = dict(os.environ, LD_LIBRARY_PATH=str(library))
    if sanitized:
        # The machine is not sanitized, so the runtime has to come first. SIGSEGV is the machine's tool, and it
        # frees little of what it has. A short quarantine keeps growth visible.
        compiler = os.environ.get("CXX", "c++")
        path = subprocess.run([compiler, "-print-file-name=libasan.so"], check=True, capture_output=True, text=True)
        environment["LD_PRELOAD"] = path.stdout.strip()
        environment["ASAN_OPTIONS"] = "detect_leaks=0:handle_segv=0:quarantine_size_mb=1"
    return environment


def run(environment, work, class_path, *program):
    command = ["java", "-Xcheck:jni", "-Xmx128m", "-cp", class_path, f"-Djava.library.path={work}", *program]
    answer = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LIMIT, check=False
    )
    print(answer.stdout, flush=True)
    if answer.returncode != 0:
        sys.exit(f"{program[0]} ended with {answer.returncode}")
    if "WARNING" in answer.stdout or "FATAL" in answer.stdout:
        sys.exit("the machine found fault with the shim")
    return answer.stdout


def main():
    prefix, work, options = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    build(prefix, work, options)
    environment = environment_for(prefix, any("address" in option for option in options))
    jar = work / "slimphone.jar"
    server = f"sip:127.0.0.1:{os.environ['REGISTRAR_PORT']}"
    output = run(environment, work, str(jar), str(JNI / "Register.java"), "sip:toto@slimphone.example", "secret", server)
    states = [line.split()[0] for line in output.splitlines() if line]
    if states != ["PROGRESS", "OK", "CLEARED"]:
        sys.exit(f"Register.java went through {states}")
    run(environment, work, f"{jar}:{work / 'slimphone-test.jar'}", "org.slimphone.AllTests")


if __name__ == "__main__":
    main()
