#!/usr/bin/env python3
"""Writes the table of every function that the library exports, with a C function that calls each.

usage: hostile-arguments.py INCLUDE_FOLDER EXPORTED_NAMES OUTPUT.c

The headers say which functions there are. A function in EXPORTED_NAMES without a declaration, and a
type of which this program does not know how to get an object, are errors.
"""

import re
import sys

from interface import Interface

# How to get an object of each kind; "core" is a core, or NULL.
MAKERS = {
    "LinphoneAccount": "make_account(core)",
    "LinphoneAccountCbs": "linphone_factory_create_account_cbs(linphone_factory_get())",
    "LinphoneAccountCreator": 'linphone_account_creator_new(core, "http://127.0.0.1:9/")',
    "LinphoneAccountCreatorCbs": "linphone_factory_create_account_creator_cbs(linphone_factory_get())",
    "LinphoneAccountCreatorService": "linphone_account_creator_service_new()",
    "LinphoneAccountParams": "linphone_account_params_new(core)",
    "LinphoneAddress": 'linphone_address_new("\\"Alice\\" <sip:alice@127.0.0.1:9;transport=tcp>")',
    "LinphoneAuthInfo": 'linphone_auth_info_new("alice", NULL, "secret", NULL, NULL, NULL)',
    "LinphoneConfig": 'linphone_config_new_from_buffer("[section]\\nkey=value\\n")',
    "LinphoneCore": "linphone_core_ref(core)",
    "LinphoneCoreCbs": "linphone_factory_create_core_cbs(linphone_factory_get())",
    "LinphoneDialPlan": 'linphone_dial_plan_ref((LinphoneDialPlan *)linphone_dial_plan_by_ccc("33"))',
    "LinphoneDictionary": "linphone_dictionary_new()",
    "LinphoneDigestAuthenticationPolicy":
        "linphone_factory_create_digest_authentication_policy(linphone_factory_get())",
    "LinphoneErrorInfo": "linphone_error_info_new()",
    "LinphoneFactory": "linphone_factory_get()",
    "LinphoneLoggingService": "linphone_logging_service_ref(linphone_logging_service_get())",
    "LinphoneLoggingServiceCbs": "linphone_factory_create_logging_service_cbs(linphone_factory_get())",
    "LinphoneNatPolicy": "linphone_core_create_nat_policy(core)",
    "LinphoneProxyConfig": "(LinphoneProxyConfig *)make_account(core)",
    "LinphonePushNotificationConfig": "linphone_push_notification_config_new()",
    "LinphoneTransports": "linphone_factory_create_transports(linphone_factory_get())",
    "LinphoneXmlRpcRequest": 'linphone_xml_rpc_request_new(LinphoneXmlRpcArgString, "method")',
    "LinphoneXmlRpcRequestCbs": "linphone_factory_create_xml_rpc_request_cbs(linphone_factory_get())",
    "LinphoneXmlRpcSession": 'linphone_xml_rpc_session_new(core, "http://127.0.0.1:9/")',
}
# Types that no function makes: only NULL can be passed.
WITHOUT_OBJECTS = {"SipSetup", "SipSetupContext"}

# What is not neutral because it is the better answer for a NULL handle, too.
OTHERWISE = {
    "linphone_auth_info_is_equal_but_algorithms",  # two absent things are equal
    "linphone_push_notification_config_is_equal",
    "linphone_config_load_from_xml_file",  # NULL would mean success
    "linphone_core_get_upnp_state",
    "linphone_core_get_sip_socket",
}
# An outcome of 0 would mean success, of a request or a check that nobody made.
OUTCOME = re.compile(r"LinphoneAccountCreator\w*Status(Mask)?$")
# Texts for the caller to free, although their type is that of a lent one.
OWNED_TEXTS = {"ha1_for_passwd"}
# Getters that give a reference all the same, as their documentation says.
OWNED = {
    "linphone_account_normalize_sip_uri",
    "linphone_proxy_config_normalize_sip_uri",
    "linphone_config_section_to_dict",
    "linphone_core_get_primary_contact_parsed",
    "linphone_core_get_transports",
    "linphone_core_get_transports_used",
}
# Their lists come with texts to free.
NEW_TEXTS = {"linphone_auth_info_get_available_algorithms", "linphone_config_get_string_list"}
# Functions on lists that leave the caller's list alone; and results that are a part of it.
KEEP_LISTS = re.compile(r"ms_list_(for_each2?|find(_custom)?|index|position|nth_data|next|size|copy)$")
LENT_LISTS = re.compile(r"ms_list_(find(_custom)?|next)$")
# The reference of the last argument passes to the first one.
TAKES_OVER = {"linphone_core_set_account_creator_service"}
# They wait as long as they are told to.
SLEEPS = {"ms_sleep", "ms_usleep"}
# They end the process, as documented, unless an argument is NULL.
ENDS = {"linphone_logging_service_fatal"}

# What a sane program passes as a text, by the name of the parameter.
TEXTS = [
    (r"xmlrpc|provision|rpc_?url|server_url|^url$", "http://127.0.0.1:9/"),
    (r"uri|addr|identity|contact|route|^url", "sip:alice@127.0.0.1:9"),
    (r"server|host|domain|ip", "127.0.0.1"),
    (r"ccc|prefix", "33"),
    (r"phone|number", "0612345678"),
]

BITS = {"bool_t": 8, "uint8_t": 8, "int64_t": 64, "uint64_t": 64, "size_t": 64, "time_t": 64, "long": 64}


def base(kind):
    """The name of the type behind qualifiers and one star."""
    return re.sub(r"^const ", "", kind).rstrip("*").strip()


class Writer:
    def __init__(self, interface):
        self.interface = interface
        self.functions = interface.functions
        self.objects = {}  # in order of first use

    def unref(self, kind):
        """The function that drops a reference on a KIND, or None."""
        stem = re.sub(r"(?<!^)([A-Z])", r"_\1", kind).lower()
        return next((n for n in (f"{stem}_unref", f"{stem}_destroy") if n in self.functions), None)

    def is_object(self, kind):
        return kind.endswith("*") and not kind.endswith("**") and base(kind) in MAKERS

    def gives(self, function):
        """Whether the caller gets a reference, by the rule that linphone/core.h states."""
        return function.name in OWNED or re.search(r"_(new|create|clone|ref)(_|$)", function.name) is not None

    def parameter(self, function, parameter):
        """The initialiser of a Parameter."""
        kind, name = parameter.type, parameter.name
        consumed = int(re.search(r"_(unref|destroy|release)$", function.name) is not None)
        if function.name in TAKES_OVER and parameter is function.parameters[-1]:
            consumed = 1
        if self.is_object(kind):
            self.objects[base(kind)] = None
            return f"{{Object, &type_{base(kind)}, NULL, 0, 0, {consumed}}}"
        if kind == "const char *":
            text = next((text for pattern, text in TEXTS if re.search(pattern, name)), "alice")
            return f'{{Text, NULL, "{text}", 0, 0, 0}}'
        if base(kind) in ("MSList", "bctbx_list_t"):
            if name == "before":
                return "{Nothing, NULL, NULL, 0, 0, 0}"
            lists = "ObjectList" if "address" in function.name else "TextList"
            consumed = int(function.name.startswith("ms_list") and not KEEP_LISTS.match(function.name))
            return f"{{{lists}, NULL, NULL, 0, 0, {consumed}}}"
        if base(kind) == "LinphoneCoreVTable":
            return f"{{Table, NULL, NULL, 0, 0, {consumed}}}"
        if kind == "FILE *":
            return "{Stream, NULL, NULL, 0, 0, 0}"
        if "(*)" in kind or kind in self.interface.callbacks or kind.endswith(("Cb", "Func")):
            return "{Callback, NULL, NULL, 0, 0, 0}"
        if function.name == "ortp_free":
            return "{Allocated, NULL, NULL, 0, 0, 0}"
        if kind in ("void *", "const void *"):
            return "{UserData, NULL, NULL, 0, 0, 0}"
        if base(kind) in WITHOUT_OBJECTS or function.name == "reset_field":
            return "{Nothing, NULL, NULL, 0, 0, 0}"
        if kind.endswith("*"):
            struct = re.match(r"struct (\w+)", self.interface.aliases.get(base(kind), ""))
            if struct and struct.group(1) not in self.interface.structs and not kind.endswith("**"):
                sys.exit(f"{function.name}: say in MAKERS how to get a {base(kind)}")
            return "{Memory, NULL, NULL, 0, 0, 0}"
        if kind in ("float", "double"):
            return "{Real, NULL, NULL, 0, 0, 0}"
        if kind in self.interface.callbacks or self.interface.aliases.get(kind) in self.interface.callbacks:
            return "{Callback, NULL, NULL, 0, 0, 0}"
        if function.name in SLEEPS:
            return "{Number, NULL, NULL, 0, 0, 0}"
        if kind == "size_t" and any(other.type == "char *" for other in function.parameters):
            return "{Number, NULL, NULL, MemorySize, 0, 0}"  # of the memory; another one would be a lie
        number = next(iter(self.interface.enums.get(kind, {"": 1}).values()))
        bits = BITS.get(kind, 32)
        return f"{{Number, NULL, NULL, {number}, {bits}, 0}}"

    def argument(self, function, index, parameter):
        value, kind = f"a[{index}]", self.parameter(function, parameter)[1:].split(",")[0]
        if kind == "Callback":
            return f"({parameter.type}){value}.function"
        if kind == "Number":
            return f"({parameter.type}){value}.number"
        if kind == "Real":
            return f"({parameter.type}){value}.real"
        return f"{value}.pointer"

    def neutral(self, function):
        """The condition that a NULL handle has to give, or None where the documentation says more."""
        handle = function.parameters and self.is_object(function.parameters[0].type)
        if not handle or function.result == "void" or function.name in OTHERWISE or OUTCOME.match(function.result):
            return None
        if re.search(r"_new(_|$)", function.name):
            return None
        if function.result == "LinphoneStatus" and not function.name.endswith(("_haskey", "_has_key")):
            return "== -1"
        return "<= 0 && result >= -1" if function.result == "int" else "== 0"

    def checks(self, function):
        """Statements about the result, the last ones release it."""
        kind, name = function.result, function.name
        if kind == "const char *":
            yield "readText(result);"
        if name in OWNED_TEXTS:
            yield "bctbx_free((char *)result);"
        if kind == "char *":
            yield "readText(result);"
            yield "bctbx_free(result);"
        if kind == "bool_t":
            yield f'expectThat(result <= 1, "{name}", "gives TRUE or FALSE");'
        if kind in self.interface.enums and name not in OTHERWISE:
            values = " || ".join(f"(int)result == {value}" for value in self.interface.enums[kind].values())
            yield f'expectThat({values}, "{name}", "gives a constant of {kind}");'
        if kind.endswith("List *") or kind == "bctbx_list_t *":
            if name in NEW_TEXTS:
                default = function.parameters[-1].name == "default_list"  # given back as it is
                condition = f"if (result != a[{len(function.parameters) - 1}].pointer) " * default
                yield f"{condition}bctbx_list_free_with_data(result, bctbx_free);"
            elif not kind.startswith("const") and not LENT_LISTS.match(name):
                yield "bctbx_list_free(result);"
        if base(kind) == "LinphoneCoreVTable" and self.gives(function):
            yield "linphone_core_v_table_destroy(result);"
        if self.is_object(kind):
            self.objects[base(kind)] = None
            yield f"touch(&type_{base(kind)}, {'(void *)' if kind.startswith('const') else ''}result);"
            if self.gives(function) and not kind.startswith("const") and self.unref(base(kind)):
                yield f"if (result) {self.unref(base(kind))}(result);"

    def call(self, function):
        arguments = [self.argument(function, *pair) for pair in enumerate(function.parameters)]
        arguments += ["0"] * function.variadic  # the end of such a list of arguments
        text = f"{function.name}({', '.join(arguments)})"
        yield f"static void call_{function.name}(const Value *a, int neutral) {{"
        yield "    (void)a, (void)neutral;"
        if function.result == "void":
            yield f"    {text};"
        else:
            yield f"    {function.result} result = {text};"
            yield "    (void)result;"
            if self.neutral(function):
                condition = f"result {self.neutral(function)}"
                yield f'    if (neutral) expectThat({condition}, "{function.name}", "is neutral for NULL");'
            yield from (f"    {line}" for line in self.checks(function))
        yield "}"

    def object_type(self, kind):
        maker, unref = MAKERS[kind], self.unref(kind)
        ref = unref and re.sub("_(unref|destroy)$", "_ref", unref)
        yield f"static void *make_{kind}(LinphoneCore *core) {{ (void)core; return {maker}; }}"
        for verb, name in (("ref", ref if ref in self.functions else None), ("unref", unref)):
            yield f"static void {verb}_{kind}(void *object) {{ {name + '(object)' if name else '(void)object'}; }}"
        yield f'static const ObjectType type_{kind} = {{"{kind}", make_{kind}, ref_{kind}, unref_{kind}}};'

    def write(self, output):
        rows, calls = [], []
        for function in self.functions.values():
            parameters = ", ".join(self.parameter(function, p) for p in function.parameters)
            ends = int(function.name in ENDS)
            rows.append(f'    {{"{function.name}", call_{function.name}, {ends}, {len(function.parameters)},')
            rows.append(f'     {{{parameters or "{Nothing, NULL, NULL, 0, 0, 0}"}}}}},')
            calls += list(self.call(function)) + [""]
        output.write('/* Written by hostile-arguments.py. */\n#include "hostile-arguments.h"\n\n')
        output.write("LinphoneAccount *make_account(LinphoneCore *core);\n\n")
        for kind in self.objects:
            output.writelines(line + "\n" for line in self.object_type(kind))
        output.writelines(line + "\n" for line in calls)
        output.write("const Function allFunctions[] = {\n" + "\n".join(rows) + "\n};\n")
        output.write(f"const int functionCount = {len(self.functions)};\n")


def main():
    interface = Interface(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as names:
        undeclared = [name for name in names.read().split() if name not in interface.functions]
    if undeclared:
        sys.exit(f"exported without a declaration: {' '.join(undeclared)}")
    with open(sys.argv[3], "w", encoding="utf-8") as output:
        Writer(interface).write(output)


if __name__ == "__main__":
    main()
