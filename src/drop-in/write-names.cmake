# Writes OUTPUT, a C file that defines every function that LIBRARY exports. No loader that knows
# filters ever calls them.
execute_process(COMMAND ${NM} --dynamic --defined-only --format=posix ${LIBRARY}
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
set(text "/* Written by write-names.cmake from the names that libslimphone exports. */
#include <stdio.h>
#include <stdlib.h>

static void placeholder(void) {
    fputs(\"liblinphone.so.10 needs a dynamic loader that knows filters (DT_FILTER)\\n\", stderr);
    abort();
}
")
string(REGEX MATCHALL "[A-Za-z0-9_]+ [TW] " functions "${symbols}")
foreach(function IN LISTS functions)
  string(REGEX REPLACE " .*" "" name "${function}")
  string(APPEND text "void ${name}(void) __attribute__((alias(\"placeholder\")));\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
