# What "cmake --install" lays down: the library, its headers, a pkg-config file and a CMake package.
# All of it finds itself from where it lies, so an installed tree can be moved.
include(CMakePackageConfigHelpers)

install(TARGETS slimphone EXPORT slimphone-targets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(SLIMPHONE_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/slimphone)
install(EXPORT slimphone-targets NAMESPACE slimphone:: DESTINATION ${SLIMPHONE_PACKAGE_DIR})
configure_package_config_file(cmake/slimphone-config.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/slimphone-config.cmake
  INSTALL_DESTINATION ${SLIMPHONE_PACKAGE_DIR})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/slimphone-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/slimphone-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/slimphone-config-version.cmake
  DESTINATION ${SLIMPHONE_PACKAGE_DIR})

# From the folder of the .pc file to the prefix; a library folder elsewhere stays absolute.
file(RELATIVE_PATH SLIMPHONE_PC_PREFIX
  ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" SLIMPHONE_PC_PREFIX "${SLIMPHONE_PC_PREFIX}")
cmake_path(IS_PREFIX CMAKE_INSTALL_PREFIX "${CMAKE_INSTALL_FULL_LIBDIR}" NORMALIZE
  SLIMPHONE_LIBDIR_IN_PREFIX)
foreach(kind LIBDIR INCLUDEDIR)
  set(SLIMPHONE_PC_${kind} "${CMAKE_INSTALL_FULL_${kind}}")
  if(SLIMPHONE_LIBDIR_IN_PREFIX AND NOT IS_ABSOLUTE "${CMAKE_INSTALL_${kind}}")
    set(SLIMPHONE_PC_${kind} "\${prefix}/${CMAKE_INSTALL_${kind}}")
  endif()
endforeach()
configure_file(cmake/slimphone.pc.in ${CMAKE_CURRENT_BINARY_DIR}/slimphone.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/slimphone.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

if(SLIMPHONE_DROP_IN)
  include(${CMAKE_CURRENT_LIST_DIR}/SlimphoneInstallDropIn.cmake)
endif()
