"""Reads the public headers: functions, enumerations, function types and structs.

The headers are the project's own, so what they do not do is not understood: every function carries
LINPHONE_PUBLIC, every constant has its value.
"""

import pathlib
import re

FUNCTION = re.compile(r"LINPHONE_PUBLIC\s+([^;{]*?)\b(\w+)\s*\(([^;]*)\)\s*;", re.S)
ENUM = re.compile(r"typedef\s+enum\s+\w*\s*\{([^}]*)\}\s*(\w+)\s*;", re.S)
STRUCT = re.compile(r"(?:typedef\s+)?struct\s+(\w+)\s*\{([^}]*)\}\s*\w*\s*;", re.S)
CALLBACK = re.compile(r"typedef\s+([^;{}()]*?)\(\s*\*\s*(\w+)\s*\)\s*\(([^;]*)\)\s*;", re.S)
ALIAS = re.compile(r"typedef\s+([^;{}()]+?)\b(\w+)\s*;")


def flat(text):
    """TEXT on one line, with stars bound to the name."""
    return re.sub(r"\*\s+", "*", " ".join(text.split())).replace("( ", "(").strip()


def split(text):
    """The parts of TEXT between commas outside of parentheses."""
    parts, depth, part = [], 0, ""
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append(part)
            part = ""
        else:
            part += character
    return [flat(part) for part in parts + [part] if part.strip()]


class Parameter:
    def __init__(self, text):
        pointer = re.match(r"(.*\(\*)(\w*)(\)\(.*\))$", text)
        if pointer:
            self.type, self.name = flat(pointer.group(1) + pointer.group(3)), pointer.group(2)
            return
        plain = re.match(r"(.*[\s*])(\w+)$", text)
        if plain and plain.group(1).strip() not in ("const", "unsigned", "struct"):
            self.type, self.name = flat(plain.group(1)), plain.group(2)
        else:
            self.type, self.name = flat(text), ""


class Function:
    def __init__(self, result, name, parameters):
        self.result, self.name = flat(result), name
        texts = [text for text in split(parameters) if text != "void"]
        self.variadic = bool(texts) and texts[-1] == "..."
        self.parameters = [Parameter(text) for text in (texts[:-1] if self.variadic else texts)]

    def prototype(self):
        """The prototype without names of parameters."""
        types = [parameter.type for parameter in self.parameters] + ["..."] * self.variadic
        space = "" if self.result.endswith("*") else " "
        return f"{self.result}{space}{self.name}({', '.join(types) or 'void'})"


class Interface:
    """All that the headers below a folder declare, by name."""

    def __init__(self, folder):
        self.functions, self.enums, self.structs, self.callbacks, self.aliases = {}, {}, {}, {}, {}
        for header in sorted(pathlib.Path(folder).rglob("*.h")):
            self.read(header.read_text(encoding="utf-8"))

    def read(self, text):
        text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
        text = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*", "", text, flags=re.M | re.S)
        text = re.sub(r"\b(LINPHONE_DEPRECATED|SLIMPHONE_OPTIONAL\w*)\b", "", text)
        for result, name, parameters in FUNCTION.findall(text):
            self.functions[name] = Function(result, name, parameters)
        for body, name in ENUM.findall(text):
            constants = (part.partition("=") for part in split(body))
            # The values are plain C expressions of numbers.
            self.enums[name] = {key.strip(): eval(value, {}) for key, _, value in constants}
        for tag, body in STRUCT.findall(text):
            self.structs[tag] = [flat(field) for field in body.split(";") if field.strip()]
        for result, name, parameters in CALLBACK.findall(text):
            self.callbacks[name] = Function(result, name, parameters)
        for kind, name in ALIAS.findall(text):
            self.aliases[name] = flat(kind)
