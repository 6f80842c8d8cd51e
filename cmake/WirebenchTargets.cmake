# The three kinds of target in this project. Each folder declares its own with one call.

set(WIREBENCH_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align)
if(WIREBENCH_WERROR)
    list(APPEND WIREBENCH_WARNINGS -Werror)
endif()

function(wirebench_compile_settings target)
    if(NOT MSVC)
        target_compile_options(${target} PRIVATE ${WIREBENCH_WARNINGS})
    endif()
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_STRICT_ITERATORS QT_NO_KEYWORDS
        WIREBENCH_VERSION="${PROJECT_VERSION}")
endfunction()

# wirebench_library(core_net SOURCES a.cpp b.h DEPENDS wirebench_core_traffic)
# makes the static library wirebench_core_net. DEPENDS is the list of arrows that the folder may follow.
function(wirebench_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(wirebench_${name} STATIC ${arg_SOURCES})
    target_include_directories(wirebench_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(wirebench_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
    wirebench_compile_settings(wirebench_${name})
endfunction()

# wirebench_test(tst_hostport DEPENDS wirebench_core_base [SOURCES extra.cpp] [LABELS slow] [TIMEOUT s])
# builds tst_hostport.cpp beside the caller and runs it without a display.
function(wirebench_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "DEPENDS;SOURCES;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} Qt6::Test)
    wirebench_compile_settings(${name})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;WIREBENCH_BIN=${CMAKE_BINARY_DIR}/bin")
endfunction()
