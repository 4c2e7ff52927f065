# Compile options shared by every target of the project; nothing is set globally.
add_library(slimphone_options INTERFACE)
target_compile_features(slimphone_options INTERFACE cxx_std_20 c_std_99)
target_compile_options(slimphone_options INTERFACE
  -Wall -Wextra -Wpedantic
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual;-Wshadow>
  # GCC 12 takes its own std::string for an overlapping copy when it optimises (GCC bug 105651).
  $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict>
  $<$<BOOL:${SLIMPHONE_WARNINGS_AS_ERRORS}>:-Werror>
  # With the linker's --gc-sections the shared library has what is reachable from C only.
  $<$<CONFIG:Release,MinSizeRel>:-ffunction-sections;-fdata-sections>)
if(SLIMPHONE_SANITIZE)
  target_compile_options(slimphone_options INTERFACE
    -fsanitize=${SLIMPHONE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(slimphone_options INTERFACE -fsanitize=${SLIMPHONE_SANITIZE})
endif()
if(SLIMPHONE_BUILD_FUZZ)
  target_compile_options(slimphone_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Releases do without -O3, which makes the library bigger and nothing faster that is measured. What runs
# once for each call of the application is compiled for size.
set(SLIMPHONE_COLD_FOLDERS
  account-creator capi dial-plan error-info factory http logging settings xml-rpc)
function(slimphone_optimise target folder)
  set(level -O2)
  if(folder IN_LIST SLIMPHONE_COLD_FOLDERS)
    set(level -Os)
  endif()
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:${level}>)
endfunction()

# slimphone_module(<folder> SOURCES ... [DEPENDS ...])
# One static library for one folder of src/. Unit tests link these libraries, so that
# hidden classes are reachable; the shared library is made of them.
function(slimphone_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
  set(target slimphone_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_include_directories(${target} PUBLIC
    ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PkgConfig::BCTOOLBOX
                        PRIVATE slimphone_options)
  set_target_properties(${target} PROPERTIES
    POSITION_INDEPENDENT_CODE ON
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  target_compile_definitions(${target} PRIVATE SLIMPHONE_BUILDING=1)
  slimphone_optimise(${target} ${name})
endfunction()

# slimphone_unit_test(<name> SOURCES ... LINK ... [LABELS ...] [ENVIRONMENT ...])
# A GoogleTest program whose cases ctest knows one by one.
function(slimphone_unit_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;ENVIRONMENT" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  if(CMAKE_CROSSCOMPILING) # under an emulator
    math(EXPR ARG_TIMEOUT "10 * ${ARG_TIMEOUT}")
  endif()
  if(NOT ARG_LABELS)
    set(ARG_LABELS unit)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE ${ARG_LINK} slimphone_test_main slimphone_options)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
    ENVIRONMENT "${ARG_ENVIRONMENT}")
endfunction()
