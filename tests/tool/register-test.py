"""Drives slimphone-register against the registrar of the examples.

usage: register-test.py TOOL REGISTRAR
"""
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import unittest

TOOL, REGISTRAR = sys.argv[1:3]
LIMIT = 60  # seconds for what takes a moment


class Registrar:
    """A registrar of its own on a free port of loopback."""

    def __init__(self, *options):
        self.process = subprocess.Popen([REGISTRAR, "--port", "0", *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline().split()[2])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()

    def requests(self):
        """What was asked and answered; the registrar has to be verbose and ends with this."""
        self.process.terminate()
        return self.process.communicate()[1].splitlines()


def tool(*arguments, **keywords):
    environment = dict(os.environ, LSAN_OPTIONS="exitcode=99", **keywords.pop("environment", {}))
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, timeout=LIMIT, env=environment,
                          **keywords)


class Register(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def server(self, registrar, transport="udp"):
        return f"sip:127.0.0.1:{registrar.port};transport={transport}"

    def test_help_and_version(self):
        result = tool("--help")
        self.assertEqual(result.returncode, 0)
        self.assertIn("--once", result.stdout)
        self.assertRegex(tool("--version").stdout, r"^slimphone-register \d+\.\d+")

    def test_wrong_usage(self):
        for arguments in ([], ["--nonsense"], ["-e"], ["-e", "soon", "sip:a@b"], ["--once=x", "sip:a@b"],
                          ["-t", "smoke", "sip:a@b"], ["-p", "/nonexistent", "sip:a@b"]):
            result = tool(*arguments)
            self.assertEqual((arguments, result.returncode), (arguments, 2))
            self.assertIn("--help", result.stderr)

    def test_what_cannot_be_used(self):
        for arguments in (["-c", "/nonexistent"], ["not an address"], ["sip:example.org"],
                          ["-c", self.file("empty", "")]):
            result = tool("--once", *arguments)
            self.assertEqual((arguments, result.returncode), (arguments, 5))
            self.assertTrue(result.stderr)

    def test_once_registers_and_unregisters(self):
        for transport in "udp", "tcp":
            with Registrar("--user", "alice:secret", "--verbose") as registrar:
                result = tool("--once", "-p", self.file("pw", "secret\n"), "-s",
                              self.server(registrar, transport), "sip:alice@slimphone.example")
                self.assertEqual(result.returncode, 0, result.stderr)
                states = [line.split("  ")[2] for line in result.stdout.splitlines()]
                self.assertEqual(states, ["Progress", "Ok", "Cleared"])
                requests = registrar.requests()
                self.assertEqual([line.split()[-2] for line in requests[:2]], ["401", "200"], requests)
                self.assertTrue(all(f"over {transport.upper()}" in line or f"over {transport}" in line
                                    for line in requests), requests)

    def test_passwords(self):
        with Registrar("--user", "alice:secret") as registrar:
            arguments = ["--once", "-s", self.server(registrar), "sip:alice@slimphone.example"]
            self.assertEqual(tool("--password", "secret", *arguments).returncode, 0)
            self.assertEqual(tool("-p-", *arguments, input="secret\n").returncode, 0)
            self.assertEqual(tool(*arguments, environment={"SLIMPHONE_PASSWORD": "secret"}).returncode, 0)
            self.assertEqual(tool(*arguments).returncode, 1)
            result = tool("-vv", "--password", "wrong-password", *arguments)
            self.assertEqual(result.returncode, 1)
            self.assertIn("Failed", result.stdout)
            self.assertIn("401", result.stdout)
            self.assertNotIn("wrong-password", result.stdout + result.stderr)

    def test_options_are_for_the_accounts_behind_them(self):
        with Registrar("--user", "alice:a", "--user", "bob:b") as registrar:
            result = tool("--json", "-1", "-s", self.server(registrar), "-e", "600", "--password", "a",
                          "sip:alice@slimphone.example", "--password=b", "-e60", "sip:bob@slimphone.example")
            self.assertEqual(result.returncode, 0, result.stdout)
            events = [json.loads(line) for line in result.stdout.splitlines()]
            granted = {event["account"]: event["expires"] for event in events if event["state"] == "Ok"}
            self.assertEqual(granted, {"sip:alice@slimphone.example": 600, "sip:bob@slimphone.example": 60})
            self.assertTrue(all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", event["time"])
                                for event in events))

    def test_no_answer(self):
        with socket_without_answers() as port:
            result = tool("--json", "--once", "-T", "1", "-s", f"sip:127.0.0.1:{port}", "sip:a@example.org")
        self.assertEqual(result.returncode, 3, result.stdout)

    def test_accounts_of_a_file_that_stays_as_it_is(self):
        with Registrar("--user", "alice:a", "--user", "bob:b") as registrar:
            text = "[sip]\nsip_port=5060\n"
            for number, name in enumerate(("alice", "bob", "off")):
                text += (f"[proxy_{number}]\nreg_proxy={self.server(registrar)}\n"
                         f"reg_identity=sip:{name}@slimphone.example\nreg_sendregister={int(name != 'off')}\n"
                         f"[auth_info_{number}]\nusername={name}\npasswd={name[0]}\n")
            path = self.file("rc", text)
            result = tool("--once", "--config", path)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(result.stdout.count("  Ok  "), 2)
            self.assertNotIn("off@", result.stdout)
            with open(path) as file:
                self.assertEqual(file.read(), text)

    def test_interrupt_unregisters(self):
        with Registrar("--user", "alice:secret", "--verbose") as registrar:
            with subprocess.Popen([TOOL, "--json", "--password", "secret", "-s", self.server(registrar),
                                   "sip:alice@slimphone.example"], stdout=subprocess.PIPE, text=True) as process:
                events = []
                for line in process.stdout:
                    events.append(json.loads(line))
                    if events[-1]["state"] == "Ok":
                        process.send_signal(signal.SIGINT)
            self.assertEqual(process.returncode, 0)
            self.assertEqual([event["state"] for event in events], ["Progress", "Ok", "Cleared"])
            self.assertTrue(events[1]["contact"].startswith("sip:alice@"))

    def test_terminal_has_a_line_for_each_account(self):
        with Registrar() as registrar:
            parent, child = pty.openpty()
            accounts = [f"sip:user{number}@slimphone.example" for number in range(3)]
            process = subprocess.Popen([TOOL, "--once", "-s", self.server(registrar), *accounts], stdout=child,
                                       stderr=subprocess.STDOUT)
            os.close(child)
            output = b""
            while True:
                ready, _, _ = select.select([parent], [], [], LIMIT)
                self.assertTrue(ready, "the tool says nothing")
                try:
                    chunk = os.read(parent, 65536)
                except OSError:  # the other end is closed
                    break
                if not chunk:
                    break
                output += chunk
            os.close(parent)
            self.assertEqual(process.wait(LIMIT), 0)
            screen = Screen(output.decode())
            self.assertEqual(len(screen.lines), 3)
            for account, line in zip(accounts, screen.lines):
                self.assertRegex(line, rf"^\d\d:\d\d:\d\d  {re.escape(account)}  Cleared  ")


class Screen:
    """What a terminal shows after some text with the few controls that the tool uses."""

    def __init__(self, text):
        self.lines = []
        row = 0
        for part in re.findall(r"\x1b\[\d+A|\x1b\[K|\r|\n|[^\x1b\r\n]+", text):
            if part.endswith("A") and part.startswith("\x1b"):
                row -= int(part[2:-1])
            elif part == "\n":
                row += 1
            elif part not in ("\r", "\x1b[K"):
                while len(self.lines) <= row:
                    self.lines.append("")
                self.lines[row] = part


class socket_without_answers:
    def __enter__(self):
        import socket
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        return self.socket.getsockname()[1]

    def __exit__(self, *_):
        self.socket.close()


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
