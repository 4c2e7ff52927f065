#!/usr/bin/env python3
"""What the public headers promise: as a table, compared with one, or as something that abidiff can look at.

usage: interface-tables.py text INCLUDE_FOLDER           a line for each function, type, constant and field
       interface-tables.py check INCLUDE_FOLDER GOLDEN   fails when the lines are not those of the file GOLDEN
       interface-tables.py c INCLUDE_FOLDER OUTPUT       a C file that defines every function
"""

import sys

from interface import Interface


def lines(interface):
    for function in interface.functions.values():
        yield f"function {function.prototype()}"
    for name, callback in interface.callbacks.items():
        yield f"type {callback.prototype()}"
    for name, kind in interface.aliases.items():
        yield f"type {name} = {kind}"
    for name, constants in interface.enums.items():
        yield from (f"constant {name} {constant} = {value}" for constant, value in constants.items())
    for name, fields in interface.structs.items():
        yield from (f"field {name} {index} {field}" for index, field in enumerate(fields))


def definition(function):
    parameters = []
    for index, parameter in enumerate(function.parameters):
        pointer = "(*)" in parameter.type
        parameters.append(parameter.type.replace("(*)", f"(*p{index})", 1) if pointer else f"{parameter.type} p{index}")
    parameters += ["..."] * function.variadic
    return f"{function.result} ({function.name})({', '.join(parameters) or 'void'}) {{ __builtin_trap(); }}"


def check(interface, golden):
    found = set(lines(interface))
    with open(golden, encoding="utf-8") as file:
        expected = set(file.read().splitlines())
    for sign, differing in (("-", expected - found), ("+", found - expected)):
        for line in sorted(differing):
            print(sign, line)
    if found != expected:
        sys.exit("The interface has changed. When that is meant: tests/abi/update.sh")
    print(f"{len(found)} lines, as written down")


def main():
    form, interface = sys.argv[1], Interface(sys.argv[2])
    if form == "text":
        print("\n".join(sorted(lines(interface))))
    elif form == "check":
        check(interface, sys.argv[3])
    else:
        with open(sys.argv[3], "w", encoding="utf-8") as output:
            output.write("/* Written by interface-tables.py. */\n")
            output.write("#include <linphone/core.h>\n#include <linphone/core_utils.h>\n")
            output.writelines(definition(function) + "\n" for function in interface.functions.values())


if __name__ == "__main__":
    main()
