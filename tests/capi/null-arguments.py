#!/usr/bin/env python3
"""Writes a C program that calls every declared function with nothing but NULL and 0.

usage: null-arguments.py INCLUDE_FOLDER OUTPUT.c

Every function is called with 0 for each argument; those on objects once more on a fresh object
with 0 for the others. The program checks that a NULL handle gives the neutral value, and it
releases whatever is given away, so that a leak checker has the last word.
"""

import pathlib
import re
import sys

PREFACE = """/* Written by null-arguments.py. */
#include <linphone/core.h>
#include <linphone/core_utils.h>

#include <stdio.h>
#include <string.h>

static int failures;
static size_t bytesRead;

static void expectNeutral(const char *function, int isNeutral) {
    if (isNeutral) return;
    fprintf(stderr, "%s does not give the neutral value for a NULL handle\\n", function);
    ++failures;
}

/* Reads it to its end, which a sanitizer watches. */
static void readText(const char *text) {
    bytesRead += text ? strlen(text) : 0;
}

"""

# How to get an object of each kind; %s is the core.
MAKERS = {
    "LinphoneAccount": "linphone_account_new(%s, NULL)",
    "LinphoneAccountCbs": "linphone_factory_create_account_cbs(linphone_factory_get())",
    "LinphoneAccountParams": "linphone_account_params_new(%s)",
    "LinphoneAddress": 'linphone_address_new("sip:alice@example.org")',
    "LinphoneAuthInfo": 'linphone_auth_info_new("alice", NULL, "secret", NULL, NULL, NULL)',
    "LinphoneConfig": 'linphone_config_new_from_buffer("[section]\\nkey=value\\n")',
    "LinphoneCore": "linphone_factory_create_core_3(linphone_factory_get(), NULL, NULL, NULL)",
    "LinphoneCoreCbs": "linphone_factory_create_core_cbs(linphone_factory_get())",
    "LinphoneDictionary": "linphone_dictionary_new()",
    "LinphoneDigestAuthenticationPolicy":
        "linphone_factory_create_digest_authentication_policy(linphone_factory_get())",
    "LinphoneErrorInfo": "linphone_error_info_new()",
    "LinphoneLoggingServiceCbs": "linphone_factory_create_logging_service_cbs(linphone_factory_get())",
    "LinphoneNatPolicy": "linphone_core_create_nat_policy(%s)",
    "LinphoneProxyConfig": "linphone_core_create_proxy_config(%s)",
    "LinphonePushNotificationConfig": "linphone_push_notification_config_new()",
    "LinphoneTransports": "linphone_factory_create_transports(linphone_factory_get())",
}
# Objects that are lent: there is one of each.
LENDERS = {
    "LinphoneFactory": "linphone_factory_get()",
    "LinphoneLoggingService": "linphone_logging_service_get()",
}

# What is not neutral because it is the better answer for a NULL handle, too.
OTHERWISE = {
    "linphone_auth_info_is_equal_but_algorithms",  # two absent things are equal
    "linphone_push_notification_config_is_equal",
    "linphone_config_load_from_xml_file",  # NULL would mean success
    "linphone_core_get_upnp_state",
    "linphone_core_get_sip_socket",
}
# Getters that give a reference all the same, as their documentation says.
OWNED = {
    "linphone_config_section_to_dict",
    "linphone_core_get_primary_contact_parsed",
    "linphone_core_get_transports",
    "linphone_core_get_transports_used",
}


class Function:
    def __init__(self, declaration):
        match = re.match(r"(.*?)\b(\w+)\s*\((.*)\)$", declaration)
        self.result = match.group(1).replace("LINPHONE_DEPRECATED", "").strip()
        self.name = match.group(2)
        parameters = match.group(3).strip()
        # Commas inside of a function pointer's parentheses separate nothing here.
        flat = re.sub(r"\([^()]*\)", "", parameters)
        self.parameters = [] if parameters == "void" else flat.split(",")

    def handle(self):
        """The kind of object that the first argument is, or None."""
        match = self.parameters and re.match(r"\s*(?:const )?(Linphone\w+) \*\w+$", self.parameters[0])
        return match.group(1) if match and match.group(1) in MAKERS | LENDERS else None

    def gives(self):
        """Whether the caller gets a reference, by the rule that linphone/core.h states."""
        return self.name in OWNED or re.search(r"_(new|create|clone|ref)(_|$)", self.name) is not None

    def neutral(self):
        """The condition that a NULL handle has to give, or None where the documentation says more."""
        if self.result == "void" or self.name in OTHERWISE or re.search(r"_new(_|$)", self.name):
            return None
        if self.result == "LinphoneStatus" and not self.name.endswith("_haskey"):
            return "== -1"
        return "<= 0 && result >= -1" if self.result == "int" else "== 0"


def declarations(folder):
    for header in sorted(pathlib.Path(folder, "linphone").rglob("*.h")):
        text = re.sub(r"/\*.*?\*/", "", header.read_text(), flags=re.S)
        for match in re.finditer(r"((?:LINPHONE_DEPRECATED\s+)?)LINPHONE_PUBLIC\s+([^;]*);", text):
            yield Function(" ".join(match.group(2).split()))


def release(function, names):
    """The statement that gives back what the function returned."""
    kind = re.sub(r"[\s*]", "", function.result)
    if "*" not in function.result or function.result.startswith("const"):
        return None
    if function.result == "char *":
        return "bctbx_free(result);"
    if kind == "MSList":
        return "ms_list_free(result);"
    if kind == "bctbx_list_t":
        return "bctbx_list_free(result);"
    if kind == "LinphoneCoreVTable" and function.gives():
        return "linphone_core_v_table_destroy(result);"
    unref = re.sub(r"(?<!^)([A-Z])", r"_\1", kind).lower() + "_unref"
    return "if (result) %s(result);" % unref if function.gives() and unref in names else None


def call(function, first, names, neutral):
    arguments = ([first] + ["0"] * (len(function.parameters) - 1)) if function.parameters else []
    text = "%s(%s)" % (function.name, ", ".join(arguments))
    back = release(function, names)
    lines = []
    if function.result == "const char *":
        back = "readText(result);"
    if neutral is None and back is None:
        lines.append("(void)%s;" % text)
    else:
        lines.append("%s%sresult = %s;" % (function.result, "" if function.result[-1] == "*" else " ", text))
        if neutral:
            lines.append('expectNeutral("%s", result %s);' % (function.name, neutral))
        if back:
            lines.append(back)
    return lines


def body(function, names):
    yield "{"
    handle = function.handle()
    yield from call(function, "0", names, function.neutral() if handle else None)
    yield "}"
    # Dropping the only reference would leave nothing to call with.
    if handle is None or re.search(r"_(unref|destroy)$", function.name):
        return
    yield "{"
    if handle in LENDERS:
        yield "%s *object = %s;" % (handle, LENDERS[handle])
        yield from call(function, "object", names, None)
    else:
        yield "%s *object = %s;" % (handle, MAKERS[handle].replace("%s", "core"))
        yield from call(function, "object", names, None)
        yield "%s_unref(object);" % re.sub(r"(?<!^)([A-Z])", r"_\1", handle).lower()
    yield "}"


def main():
    functions = {function.name: function for function in declarations(sys.argv[1])}
    with open(sys.argv[2], "w") as output:
        output.write(PREFACE)
        for function in functions.values():
            output.write("static void call_%s(LinphoneCore *core) {\n    (void)core;\n" % function.name)
            output.writelines("    %s\n" % line for line in body(function, functions))
            output.write("}\n\n")
        output.write("int main(void) {\n    LinphoneCore *core = %s;\n" % MAKERS["LinphoneCore"])
        output.writelines("    call_%s(core);\n" % name for name in functions)
        output.write("    linphone_core_unref(core);\n    linphone_factory_clean();\n")
        output.write('    printf("%d functions called, %%zu bytes of text\\n", bytesRead);\n' % len(functions))
        output.write("    return failures != 0;\n}\n")


if __name__ == "__main__":
    main()
