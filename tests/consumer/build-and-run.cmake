# Installs BUILD, moves the result, builds PROJECT against it and runs its programs.
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${SCRATCH})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${SCRATCH}/installed)
file(RENAME ${SCRATCH}/installed ${SCRATCH}/moved)
set(ENV{PKG_CONFIG_PATH} ${SCRATCH}/moved/${LIBRARY_FOLDER}/pkgconfig)
set(ENV{LD_LIBRARY_PATH} ${SCRATCH}/moved/${LIBRARY_FOLDER})
run(${CMAKE_COMMAND} -S ${PROJECT} -B ${SCRATCH}/build -G ${GENERATOR}
  -DCMAKE_PREFIX_PATH=${SCRATCH}/moved -DCMAKE_C_COMPILER=${C_COMPILER} -DCMAKE_C_FLAGS=${C_FLAGS})
run(${CMAKE_COMMAND} --build ${SCRATCH}/build)
foreach(program with-cmake-package with-pkg-config)
  run(${SCRATCH}/build/${program})
endforeach()
