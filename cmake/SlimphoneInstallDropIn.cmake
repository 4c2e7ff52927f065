# The drop-in for liblinphone, in a folder of its own, since a system may have the original as well:
# liblinphone.so.10 for LD_LIBRARY_PATH or an rpath, linphone.pc for PKG_CONFIG_PATH, the CMake packages
# Linphone and LibLinphone for CMAKE_PREFIX_PATH.
set(SLIMPHONE_DROP_IN_DIR ${CMAKE_INSTALL_LIBDIR}/slimphone)
install(TARGETS linphone EXPORT linphone-targets LIBRARY DESTINATION ${SLIMPHONE_DROP_IN_DIR})
install(EXPORT linphone-targets DESTINATION ${SLIMPHONE_DROP_IN_DIR}/cmake)
foreach(package Linphone LibLinphone)
  configure_package_config_file(cmake/drop-in/LinphoneConfig.cmake.in
    ${CMAKE_CURRENT_BINARY_DIR}/drop-in/${package}Config.cmake
    INSTALL_DESTINATION ${SLIMPHONE_DROP_IN_DIR}/cmake
    PATH_VARS CMAKE_INSTALL_INCLUDEDIR)
  write_basic_package_version_file(
    ${CMAKE_CURRENT_BINARY_DIR}/drop-in/${package}ConfigVersion.cmake
    VERSION ${SLIMPHONE_LINPHONE_VERSION} COMPATIBILITY AnyNewerVersion)
  install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/drop-in/${package}Config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/drop-in/${package}ConfigVersion.cmake
    DESTINATION ${SLIMPHONE_DROP_IN_DIR}/cmake)
endforeach()

file(RELATIVE_PATH SLIMPHONE_DROP_IN_PC_PREFIX
  ${CMAKE_INSTALL_FULL_LIBDIR}/slimphone/pkgconfig ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" SLIMPHONE_DROP_IN_PC_PREFIX "${SLIMPHONE_DROP_IN_PC_PREFIX}")
configure_file(cmake/drop-in/linphone.pc.in ${CMAKE_CURRENT_BINARY_DIR}/drop-in/linphone.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/drop-in/linphone.pc
  DESTINATION ${SLIMPHONE_DROP_IN_DIR}/pkgconfig)
