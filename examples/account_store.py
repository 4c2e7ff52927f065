"""The accounts of account_server.py, in SQLite, and what may be done with them."""

import contextlib
import hashlib
import hmac
import json
import re
import secrets
import sqlite3
import sys
import threading

SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    id INTEGER PRIMARY KEY, username TEXT NOT NULL, domain TEXT NOT NULL, email TEXT, phone TEXT,
    ha1 TEXT, ha1_sha256 TEXT, activated INTEGER NOT NULL DEFAULT 0,
    code TEXT,      -- the last one sent, NULL once it was used
    code_for TEXT,  -- 'account', 'email ADDRESS' or 'phone NUMBER': what it was sent to prove
    UNIQUE (username, domain), UNIQUE (phone, domain));
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, kind TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS version (table_name TEXT PRIMARY KEY, table_version INTEGER NOT NULL);
INSERT OR IGNORE INTO version VALUES ('subscriber', 7);
CREATE VIEW IF NOT EXISTS subscriber AS
    SELECT id, username, domain, '' AS password, ha1, ha1_sha256 FROM accounts WHERE activated;
"""
# The column that holds the hash for an algorithm; XML-RPC clients say "" for MD5.
COLUMNS = {"": "ha1", "MD5": "ha1", "SHA-256": "ha1_sha256"}
HASHES = {"ha1": hashlib.md5, "ha1_sha256": hashlib.sha256}

# What XML-RPC clients are told, and what FlexiAPI clients are told instead.
REFUSALS = {
    "ERROR_ACCOUNT_DOESNT_EXIST": 404,
    "ERROR_ALIAS_DOESNT_EXIST": 404,
    "ERROR_KEY_DOESNT_MATCH": 404,
    "ERROR_ACCOUNT_ALREADY_ACTIVATED": 404,
    "ERROR_ACCOUNT_ALREADY_IN_USE": 422,
    "ERROR_ALIAS_ALREADY_IN_USE": 422,
    "ERROR_ALGO_NOT_SUPPORTED": 422,
    "ERROR_CANNOT_SEND_SMS": 422,
    "ERROR_PASSWORD_DOESNT_MATCH": 422,
    "ERROR_USERNAME_PARAMETER_NOT_FOUND": 422,
    "ERROR_MAX_SMS_EXCEEDED": 429,
}


class Refusal(Exception):
    """A request that is understood but not granted: a word of REFUSALS."""


def require(condition, word):
    if not condition:
        raise Refusal(word)


def column_of(algorithm):
    require(algorithm in COLUMNS, "ERROR_ALGO_NOT_SUPPORTED")
    return COLUMNS[algorithm]


def ha1_of(column, account, password):
    text = f"{account['username']}:{account['domain']}:{password}"
    return HASHES[column](text.encode()).hexdigest()


class Messages:
    """Stands for the SMS gateway and the mail server."""

    def __init__(self, path, limit):
        self.file = open(path, "a", encoding="utf-8") if path else sys.stderr
        self.limit = limit
        self.sent = {}

    def send(self, kind, to, code, text):
        self.sent[to] = self.sent.get(to, 0) + 1
        require(not self.limit or self.sent[to] <= self.limit, "ERROR_MAX_SMS_EXCEEDED")
        print(json.dumps({"kind": kind, "to": to, "code": code, "text": text}), file=self.file, flush=True)


class Accounts:
    """The accounts and what may be done with them; one request at a time."""

    def __init__(self, path, messages, default_domain):
        self.lock = threading.RLock()
        self.messages = messages
        self.default_domain = default_domain
        self.base = sqlite3.connect(path, check_same_thread=False, timeout=30)
        self.base.row_factory = sqlite3.Row
        # Kamailio reads while we write.
        self.base.execute("PRAGMA journal_mode = WAL")
        self.base.execute("PRAGMA synchronous = NORMAL")
        self.base.executescript(SCHEMA)

    @contextlib.contextmanager
    def transaction(self):
        with self.lock, self.base:
            yield

    def _where(self, condition, *values):
        with self.lock:
            return self.base.execute(f"SELECT * FROM accounts WHERE {condition}", values).fetchone()

    def find(self, user, domain):
        """By name or by phone number."""
        domain = domain or self.default_domain
        account = self._where("username = ? AND domain = ?", user, domain)
        account = account or self._where("phone = ? AND domain = ?", user, domain)
        require(account, "ERROR_ACCOUNT_DOESNT_EXIST")
        return account

    def with_phone(self, phone, domain):
        account = self._where("phone = ? AND domain = ?", phone, domain or self.default_domain)
        require(account, "ERROR_ACCOUNT_DOESNT_EXIST")
        return account

    def update(self, account, **values):
        names = ", ".join(f"{name} = ?" for name in values)
        self.base.execute(f"UPDATE accounts SET {names} WHERE id = ?", (*values.values(), account["id"]))
        return self._where("id = ?", account["id"])

    def create(self, username, domain, *, email=None, phone=None, activated=False, **hashes):
        domain = domain or self.default_domain
        require(re.fullmatch(r"[^\s\x00-\x1f@:<>\"/]{1,64}", username), "ERROR_USERNAME_PARAMETER_NOT_FOUND")
        require(not self._where("username = ? AND domain = ?", username, domain), "ERROR_ACCOUNT_ALREADY_IN_USE")
        if phone:
            self.check_phone(phone, domain)
        self.base.execute(
            "INSERT INTO accounts (username, domain, email, phone, ha1, ha1_sha256, activated) VALUES (?,?,?,?,?,?,?)",
            (username, domain, email, phone, hashes.get("ha1"), hashes.get("ha1_sha256"), activated),
        )
        account = self.find(username, domain)
        if not activated:
            account = self.send_code(account, "account")
        return account

    def check_phone(self, phone, domain, owner=None):
        require(re.fullmatch(r"\+\d{4,15}", phone), "ERROR_CANNOT_SEND_SMS")
        other = self._where("phone = ? AND domain = ?", phone, domain)
        require(not other or (owner and other["id"] == owner["id"]), "ERROR_ALIAS_ALREADY_IN_USE")

    def delete(self, account):
        self.base.execute("DELETE FROM accounts WHERE id = ?", (account["id"],))

    def set_password(self, account, password):
        return self.update(account, **{column: ha1_of(column, account, password) for column in HASHES})

    def send_code(self, account, purpose):
        code = f"{secrets.randbelow(10000):04}"
        what, _, new = purpose.partition(" ")
        to = new or account["phone"] or account["email"]
        kind = "email" if what == "email" or "@" in to else "sms"
        self.messages.send(kind, to, code, f"The code for {account['username']}@{account['domain']} is {code}.")
        return self.update(account, code=code, code_for=purpose)

    def use_code(self, account, code, *purposes):
        """A code is good once, for what it was sent for; returns that."""
        good = account["code"] and hmac.compare_digest(account["code"].encode(), code.encode())
        purpose = account["code_for"]
        require(good and purpose.partition(" ")[0] in purposes, "ERROR_KEY_DOESNT_MATCH")
        self.update(account, code=None, code_for=None)
        return purpose

    def activate(self, account, code):
        require(not account["activated"], "ERROR_ACCOUNT_ALREADY_ACTIVATED")
        self.use_code(account, code, "account")
        return self.update(account, activated=1)

    def link(self, account, code):
        """Takes over the e-mail address or phone number that the code was sent to."""
        what, _, value = self.use_code(account, code, "phone", "email").partition(" ")
        if what == "phone":
            self.check_phone(value, account["domain"], account)
        return self.update(account, **{what: value})

    def make_token(self, kind):
        token = secrets.token_hex(16)
        self.base.execute("INSERT INTO tokens VALUES (?, ?)", (token, kind))
        return token

    def use_token(self, token, kind):
        count = self.base.execute("DELETE FROM tokens WHERE token = ? AND kind = ?", (token, kind)).rowcount
        require(count == 1, "ERROR_KEY_DOESNT_MATCH")
