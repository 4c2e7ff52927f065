#!/usr/bin/env python3
"""Registers many accounts at a private Kamailio and prints the table of docs/performance.md.

usage: performance.py BUILD_DIR [--runs N] [--quick]

BUILD_DIR is a Release build with SLIMPHONE_BUILD_BENCH=ON. Every figure is the median of N runs
(default 3), all against the same Kamailio with digest on, 100 REGISTERs in flight, iterate called in
a loop with the pause given in the table.
"""

import argparse
import statistics
import subprocess
import time


class Kamailio:
    def __init__(self, build):
        self.process = subprocess.Popen([build + "/tests/bench/kamailio-registrar", "1024"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port, self.tls_port, self.ca = self.process.stdout.readline().split()

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def run(build, kamailio, wire, transport, count, pause):
    command = [build + "/tests/bench/register-many", "--wire", wire, "--transport", transport,
               "--iterate-ms", str(pause)]
    port = kamailio.port
    if transport == "tls":
        port = kamailio.tls_port
        command += ["--ca", kamailio.ca]
    command += ["--started-ns", str(time.monotonic_ns()), str(count), "127.0.0.1:" + port]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return {name: float(value) for name, value in (field.split("=") for field in result.stdout.split())}


def median(build, kamailio, runs, *arguments):
    results = [run(build, kamailio, *arguments) for _ in range(runs)]
    return {name: statistics.median(result[name] for result in results) for name in results[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="leave out what takes long")
    options = parser.parse_args()
    kamailio = Kamailio(options.build)
    try:
        print("| path | transport | accounts | pause | all registered | CPU per registration | longest iterate "
              "| memory per account beyond 1,000 | stop |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        cases = [("lean", transport, count, 1) for transport in ("udp", "tcp", "tls")
                 for count in (100, 1000, 10000)]
        cases += [("lean", "udp", 100, 20)]
        cases += [("belle-sip", "udp", count, 1) for count in ((100,) if options.quick else (100, 1000))]
        cases += [("belle-sip", "tcp", 100, 1), ("belle-sip", "udp", 100, 20)]
        base = {}
        for wire, transport, count, pause in cases:
            figures = median(options.build, kamailio, options.runs, wire, transport, count, pause)
            if count == 1000:
                base[wire, transport] = figures["rss_full_kb"]
            memory = "-"
            if count > 1000:
                memory = "%.2f kB" % ((figures["rss_full_kb"] - base[wire, transport]) / (count - 1000))
            print("| %s | %s | %d | %d ms | %.0f ms | %.0f us | %.1f ms | %s | %.0f ms |" %
                  (wire, transport, count, pause, figures["register_ms"], figures["cpu_us_per_registration"],
                   figures["longest_iterate_ms"], memory, figures["destroy_ms"]), flush=True)
        one = median(options.build, kamailio, max(options.runs, 9), "lean", "udp", 1, 1)
        many = median(options.build, kamailio, options.runs, "lean", "udp", 1000, 1)
        print()
        print("Start of the process to the first REGISTER sent: %.1f ms. Resident after linphone_core_new: %.1f MB. "
              "Adding 1,000 accounts: %.1f ms." %
              (one["first_register_ms"], one["rss_empty_kb"] / 1024, many["add_ms"]))
    finally:
        kamailio.stop()


if __name__ == "__main__":
    main()
