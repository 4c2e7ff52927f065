#!/usr/bin/env python3
"""A small account server: people create, activate, link and recover SIP accounts with it.

    account_server.py --database accounts.db --messages messages.log

speaks XML-RPC at /xmlrpc and FlexiAPI (JSON) below /api/, over HTTP and, with a certificate, over
HTTPS. When it listens it prints one line, "listening http PORT https PORT" (0 where it does not).
It is for trying things out and for tests: it sends no SMS and no e-mail, but writes what it would
send to the file of --messages, a JSON object a line, with "to", "kind", "text" and the "code".

The database is SQLite. Its view "subscriber" has the accounts that are activated, in the form that
Kamailio's auth_db reads: whoever activates an account here can register there a moment later.
"""

import argparse
import contextlib
import hashlib
import hmac
import json
import pathlib
import re
import secrets
import signal
import socket
import sqlite3
import ssl
import sys
import threading
import time
import xmlrpc.client
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit
from xml.parsers.expat import ExpatError

from account_store import COLUMNS, HASHES, REFUSALS, Accounts, Messages, Refusal, column_of, ha1_of, require

LONGEST_BODY = 64 * 1024
NONCE_LIFE = 300  # seconds
IDLE_LIMIT = 60  # seconds that a connection may be silent


class XmlRpc:
    """The methods, named as clients name them; each takes and returns strings."""

    METHODS = frozenset("""get_phone_number_for_account create_phone_account create_email_account activate_phone_account
        activate_email_account is_account_activated is_phone_number_used link_phone_number_with_account
        activate_phone_number_link recover_phone_account update_hash recover_account_from_confirmation_key
        get_confirmation_key delete_account""".split())

    def __init__(self, accounts):
        self.accounts = accounts

    def call(self, body):
        """The XML of the answer to the XML of a request."""
        try:
            arguments, method = xmlrpc.client.loads(body)
            if method not in self.METHODS or not all(isinstance(argument, (str, int)) for argument in arguments):
                raise TypeError("no such method")
            with self.accounts.transaction():
                result = getattr(self, method)(*map(str, arguments))
        except Refusal as refusal:
            result = str(refusal)
        except (ExpatError, ValueError, xmlrpc.client.Error) as error:
            result = xmlrpc.client.Fault(-32700, f"not a request: {error}")
        except TypeError:
            result = xmlrpc.client.Fault(-32601, "no such method, or not its arguments")
        if not isinstance(result, xmlrpc.client.Fault):
            result = (result,)
        return xmlrpc.client.dumps(result, methodresponse=True, encoding="UTF-8").encode()

    def get_phone_number_for_account(self, user, domain):
        account = self.accounts.find(user, domain)
        return account["phone"] or "ERROR_ALIAS_DOESNT_EXIST"

    def create_phone_account(self, phone, user, ha1, _agent, domain, _language, algorithm=""):
        column = column_of(algorithm)
        account = self.accounts.create(user or phone, domain, phone=phone)
        ha1 = ha1 or ha1_of(column, account, secrets.token_urlsafe(9))
        self.accounts.update(account, **{column: ha1})
        return "OK"

    def create_email_account(self, username, email, ha1, _agent, domain, algorithm=""):
        self.accounts.create(username, domain, email=email, **{column_of(algorithm): ha1})
        return "OK"

    def _activate(self, user, code, domain, algorithm):
        account = self.accounts.find(user, domain)
        require(account[column_of(algorithm)], "ERROR_ALGO_NOT_SUPPORTED")
        return self.accounts.activate(account, code)[column_of(algorithm)]

    def activate_phone_account(self, phone, user, code, domain, algorithm=""):
        return self._activate(user or phone, code, domain, algorithm)

    def activate_email_account(self, username, code, domain, algorithm=""):
        return self._activate(username, code, domain, algorithm)

    def is_account_activated(self, user, domain, _algorithm=""):
        return "OK" if self.accounts.find(user, domain)["activated"] else "ERROR_ACCOUNT_NOT_ACTIVATED"

    def is_phone_number_used(self, phone, domain):
        account = self.accounts.find(phone, domain)
        return "OK_ACCOUNT" if account["username"] == phone else "OK_ALIAS"

    def link_phone_number_with_account(self, phone, username, domain, _language):
        account = self.accounts.find(username, domain)
        self.accounts.check_phone(phone, account["domain"], account)
        self.accounts.send_code(account, f"phone {phone}")
        return "OK"

    def activate_phone_number_link(self, phone, username, code, ha1, domain, algorithm=""):
        account = self.accounts.find(username, domain)
        require(account[column_of(algorithm)] == ha1, "ERROR_PASSWORD_DOESNT_MATCH")
        require(account["code_for"] == f"phone {phone}", "ERROR_KEY_DOESNT_MATCH")
        self.accounts.link(account, code)
        return "OK"

    def recover_phone_account(self, phone, domain, _language):
        return self.accounts.send_code(self.accounts.with_phone(phone, domain), "recovery")["username"]

    def recover_account_from_confirmation_key(self, user, code, domain, algorithm=""):
        account = self.accounts.find(user, domain)
        require(account[column_of(algorithm)], "ERROR_ALGO_NOT_SUPPORTED")
        self.accounts.use_code(account, code, "recovery")
        return {"password": account[column_of(algorithm)], "algorithm": algorithm or "MD5"}

    def get_confirmation_key(self, username, ha1, domain, algorithm=""):
        account = self.accounts.find(username, domain)
        require(account[column_of(algorithm)] == ha1, "ERROR_PASSWORD_DOESNT_MATCH")
        return self.accounts.send_code(account, "recovery")["code"]

    def update_hash(self, user, old, new, domain, algorithm=""):
        account = self.accounts.find(user, domain)
        column = column_of(algorithm)
        require(account[column] == old and new, "ERROR_PASSWORD_DOESNT_MATCH")
        # The hash for the other algorithm is of the old password.
        self.accounts.update(account, **{**dict.fromkeys(HASHES), column: new})
        return "OK"

    def delete_account(self, user, password, domain, algorithm=""):
        account = self.accounts.find(user, domain)
        column = column_of(algorithm)
        require(account[column] == ha1_of(column, account, password), "ERROR_PASSWORD_DOESNT_MATCH")
        self.accounts.delete(account)
        return "OK"


class DigestGate:
    """HTTP digest authentication (RFC 7616) of account holders."""

    def __init__(self, accounts):
        self.accounts = accounts
        self.key = secrets.token_bytes(16)

    def _nonce(self, stamp):
        return f"{stamp}-" + hmac.new(self.key, str(stamp).encode(), hashlib.sha256).hexdigest()

    def challenges(self, realm):
        realm = re.sub(r'["\\\r\n]', "", realm)
        rest = f'realm="{realm}", nonce="{self._nonce(int(time.time()))}", qop="auth"'
        return [f"Digest {rest}, algorithm={name}" for name in ("SHA-256", "MD5")]

    def account(self, method, target, authorization):
        """Whose request this is; None when it is nobody's."""
        scheme, _, rest = authorization.partition(" ")
        fields = {key.lower(): quoted or plain for key, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^\s,]*))', rest)}
        algorithm = fields.get("algorithm", "MD5")
        stamp = fields.get("nonce", "").partition("-")[0]
        if scheme.lower() != "digest" or algorithm not in COLUMNS or not stamp.isdecimal():
            return None
        fresh = fields["nonce"] == self._nonce(stamp) and abs(time.time() - int(stamp)) <= NONCE_LIFE
        if not fresh or fields.get("qop") != "auth" or fields.get("uri") != target:
            return None
        try:
            account = self.accounts.find(fields.get("username", ""), fields.get("realm"))
        except Refusal:
            return None
        column = COLUMNS[algorithm]
        digest = lambda text: HASHES[column](text.encode()).hexdigest()
        parts = [account[column] or "", fields["nonce"], fields.get("nc", ""), fields.get("cnonce", ""), "auth"]
        expected = digest(":".join([*parts, digest(f"{method}:{target}")]))
        proven = account[column] and hmac.compare_digest(expected, fields.get("response", "").lower())
        return account if proven and account["activated"] else None


class FlexiApi:
    """JSON over HTTP. Handlers take the captured parts of the path, the body and the caller's account."""

    def __init__(self, accounts, base, admin_key):
        self.accounts = accounts
        self.gate = DigestGate(accounts)
        self.base = base
        self.admin_key = admin_key
        account = r"accounts/([^/@]+)@([^/]+)"
        self.routes = [  # method, path, handler, who may: "all", the "owner", or the "admin"
            ("GET", "ping", lambda *_: "pong", "all"),
            ("GET", f"{account}/info", self.info, "all"),
            ("GET", r"accounts/([^/@]+)/info-by-phone", self.info_by_phone, "all"),
            ("POST", f"{account}/activate/(?:email|phone)", self.activate, "all"),
            ("POST", f"{account}/recover/([^/]+)", self.recover, "all"),
            ("POST", "accounts/recover-by-phone", self.recover_by_phone, "all"),
            ("POST", "accounts/public", self.create_public, "all"),
            ("POST", "accounts/(?:with-token|with-account-creation-token)", self.create_with_token, "all"),
            ("POST", "(?:tokens|account_creation_tokens/send-by-push)", self.push_token, "all"),
            ("POST", "account_creation_request_tokens", self.request_token, "all"),
            ("GET", r"account_creation_request_tokens/(\w+)/validate", self.validate, "all"),
            ("POST", "account_creation_tokens/using-account-creation-request-token", self.exchange, "all"),
            ("GET", "accounts/me", lambda _body, owner: self.view(owner, secret=True), "owner"),
            ("DELETE", "accounts/me", lambda _body, owner: self.accounts.delete(owner), "owner"),
            ("POST", "accounts/me/password", self.change_password, "owner"),
            ("POST", "accounts/me/(phone|email)/request", self.request_link, "owner"),
            ("POST", "accounts/me/(phone|email)", self.link, "owner"),
            ("POST", "accounts", self.create_by_admin, "admin"),
        ]

    def call(self, method, target, headers, body):
        """Status, challenges and the value that answers the request."""
        path = urlsplit(target).path.partition("/api/")[2]
        for its_method, pattern, handler, who in self.routes:
            match = re.fullmatch(pattern, path)
            if match and its_method == method:
                break
        else:
            return 404, [], {"message": "no such thing"}
        owner = None
        if who == "owner":
            owner = self.gate.account(method, target, headers.get("Authorization", ""))
            if not owner:
                sender = re.match(r"<?sips?:[^@]+@([^;>]+)", headers.get("From", ""))
                realm = sender[1] if sender else self.accounts.default_domain
                return 401, self.gate.challenges(realm), {"message": "Unauthenticated."}
        if who == "admin" and not (self.admin_key and headers.get("x-api-key") == self.admin_key):
            return 401, [], {"message": "Unauthenticated."}
        try:
            value = json.loads(body) if body else {}
            if not isinstance(value, dict) or not all(isinstance(item, (str, bool)) for item in value.values()):
                raise ValueError("not an object of strings")
            with self.accounts.transaction():
                return 200, [], handler(*map(unquote, match.groups()), value, owner)
        except Refusal as refusal:
            return REFUSALS[str(refusal)], [], {"message": str(refusal)}
        except (ValueError, RecursionError) as error:
            return 422, [], {"message": f"The given data was invalid: {error}"}
        except KeyError as missing:
            return 422, [], {"message": "The given data was invalid.", "errors": {missing.args[0]: ["is required"]}}

    def view(self, account, secret=False):
        names = ("username", "domain", "phone", "email")
        result = {**{name: account[name] for name in names}, "activated": bool(account["activated"])}
        if secret:
            algorithms = {"ha1": "MD5", "ha1_sha256": "SHA-256"}
            result["passwords"] = [
                {"algorithm": algorithms[column], "password": account[column]} for column in HASHES if account[column]
            ]
        return result

    def info(self, user, domain, _body, _owner):
        account = self.accounts.find(user, domain)
        return {"activated": bool(account["activated"]), "realm": account["domain"]}

    def info_by_phone(self, phone, _body, _owner):
        account = self.accounts.find(phone, None)
        return {"activated": bool(account["activated"]), "phone": account["username"] != phone}

    def activate(self, user, domain, body, _owner):
        return self.view(self.accounts.activate(self.accounts.find(user, domain), body["code"]), secret=True)

    def recover_by_phone(self, body, _owner):
        account = self.accounts.with_phone(body["phone"], body.get("domain"))
        self.accounts.send_code(account, "recovery")
        return self.view(account)

    def recover(self, user, domain, code, _body, _owner):
        account = self.accounts.find(user, domain)
        self.accounts.use_code(account, code, "recovery", "account")
        return self.view(self.accounts.update(account, activated=1), secret=True)

    def _create(self, body, **more):
        column_of(body.get("algorithm") or "MD5")
        user = body.get("username") or body.get("phone") or ""
        account = self.accounts.create(user, body.get("domain"), email=body.get("email"), phone=body.get("phone"), **more)
        return self.view(self.accounts.set_password(account, body["password"]))

    def create_public(self, body, _owner):
        require(body.get("email") or body.get("phone"), "ERROR_CANNOT_SEND_SMS")
        return self._create(body)

    def create_with_token(self, body, _owner):
        self.accounts.use_token(body.get("account_creation_token") or body["token"], "creation")
        return self._create(body, activated=True)

    def create_by_admin(self, body, _owner):
        return self._create(body, activated=body.get("activated") in (True, "true", "1"))

    def push_token(self, body, _owner):
        device = f"{body['pn_provider']} {body['pn_param']} {body['pn_prid']}"
        token = self.accounts.make_token("creation")
        self.accounts.messages.send("push", device, token, f"The token is {token}.")
        return {}

    def request_token(self, _body, _owner):
        token = self.accounts.make_token("request")
        return {"token": token, "validation_url": f"{self.base()}account_creation_request_tokens/{token}/validate"}

    def validate(self, token, _body, _owner):
        self.accounts.use_token(token, "request")
        self.accounts.base.execute("INSERT INTO tokens VALUES (?, 'validated')", (token,))
        return {"message": "validated"}

    def exchange(self, body, _owner):
        self.accounts.use_token(body["account_creation_request_token"], "validated")
        return {"token": self.accounts.make_token("creation")}

    def change_password(self, body, owner):
        column = column_of(body["algorithm"])
        require(owner[column] == ha1_of(column, owner, body["old_password"]), "ERROR_PASSWORD_DOESNT_MATCH")
        return self.view(self.accounts.set_password(owner, body["password"]))

    def request_link(self, what, body, owner):
        if what == "phone":
            self.accounts.check_phone(body["phone"], owner["domain"], owner)
        self.accounts.send_code(owner, f"{what} {body[what]}")

    def link(self, what, body, owner):
        require((owner["code_for"] or "").startswith(what), "ERROR_KEY_DOESNT_MATCH")
        return self.view(self.accounts.link(owner, body["code"]))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_LIMIT
    wbufsize = 64 * 1024  # header and body in one piece, so that the client need not acknowledge the header first
    xml_rpc = None
    flexi_api = None
    verbose = False

    def serve(self):
        length = self.headers.get("Content-Length") or "0"
        if not length.isdecimal() or int(length) > LONGEST_BODY or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            self.reply(413, "text/plain", b"")
            return
        body = self.rfile.read(int(length))
        path = urlsplit(self.path).path
        if self.command == "POST" and path.endswith(("/xmlrpc", "/xmlrpc.php")):
            self.reply(200, "text/xml", self.xml_rpc.call(body))
        else:
            status, challenges, value = self.flexi_api.call(self.command, self.path, self.headers, body)
            self.reply(status, "application/json", json.dumps(value).encode(), challenges)

    do_GET = do_POST = do_DELETE = serve

    def reply(self, status, kind, body, challenges=()):
        self.send_response(status)
        for challenge in challenges:
            self.send_header("WWW-Authenticate", challenge)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *arguments):  # pylint: disable=redefined-builtin
        if self.verbose:
            super().log_message(format, *arguments)


class Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def __init__(self, address, context=None):
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, Handler)
        if context:  # the handshake is left to the connection's own thread
            self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def handle_error(self, request, client_address):
        if Handler.verbose:  # connections break, that is nothing to shout about
            super().handle_error(request, client_address)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--address", default="127.0.0.1", help="numeric address to listen on")
    parser.add_argument("--port", type=int, default=0, help="for HTTP; a free one by default")
    parser.add_argument("--certificate", help="PEM file with the server's certificate; with it there is HTTPS")
    parser.add_argument("--key", help="PEM file with the certificate's private key")
    parser.add_argument("--https-port", type=int, default=0, help="for HTTPS; a free one by default")
    parser.add_argument("--database", default=":memory:", help="SQLite file; without it accounts live in memory")
    parser.add_argument("--messages", help="file that gets what would be sent; stderr by default")
    parser.add_argument("--message-limit", type=int, default=0, help="messages to one number; 0 is no limit")
    parser.add_argument("--domain", default="slimphone.example", help="SIP domain of clients that name none")
    parser.add_argument("--admin-key", help="lets whoever sends it as x-api-key create accounts")
    parser.add_argument("--verbose", action="store_true", help="a line on stderr for each request")
    options = parser.parse_args()
    if options.certificate and not options.key:
        parser.error("--certificate wants --key")
    return options


def main():
    options = parse_arguments()
    if options.database != ":memory:":  # password hashes are nobody else's business
        pathlib.Path(options.database).touch(mode=0o600)
    accounts = Accounts(options.database, Messages(options.messages, options.message_limit), options.domain)
    servers = [Server((options.address, options.port))]
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        servers.append(Server((options.address, options.https_port), context))
    ports = [server.server_address[1] for server in servers] + [0]
    host = f"[{options.address}]" if ":" in options.address else options.address
    Handler.xml_rpc = XmlRpc(accounts)
    Handler.flexi_api = FlexiApi(accounts, lambda: f"http://{host}:{ports[0]}/api/", options.admin_key)
    Handler.verbose = options.verbose
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening http {ports[0]} https {ports[1]}", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()


if __name__ == "__main__":
    try:
        main()
    except (OSError, sqlite3.Error) as error:  # a port that is taken, a file that is not there
        sys.exit(f"account_server: {error}")
