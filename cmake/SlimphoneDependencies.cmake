# pkg-config is used on purpose: belle-sip's CMake package changed its name and its
# target between releases, its .pc file did not.
find_package(PkgConfig REQUIRED)
pkg_check_modules(BELLESIP REQUIRED IMPORTED_TARGET belle-sip>=5.1.64)
pkg_check_modules(BCTOOLBOX REQUIRED IMPORTED_TARGET bctoolbox>=5.1.64)
find_package(LibXml2 REQUIRED)
# Its headers only: the library is loaded with the first HTTP request (src/http/curl-library.h), which is
# why slimphone.pc does not name it.
find_package(CURL 7.87 REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED)
