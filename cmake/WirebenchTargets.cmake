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
    if(WIN32)
        # Windows 10 on (Unix-domain sockets), and no macros of the names that the standard library has.
        target_compile_definitions(${target} PRIVATE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
    endif()
endfunction()

# Headers that nearly every file includes, compiled once: one set for core, one for the window. A target takes the
# richer one if it may include it. A file must still include what it uses: the preset release does without.
option(WIREBENCH_PCH "Precompile the headers of Qt and the standard library" OFF)
set(WIREBENCH_PCH_CORE <QtCore> <QtNetwork> <algorithm> <array> <cerrno> <chrono> <deque> <functional> <limits> <map>
    <memory> <optional> <span> <string> <utility> <variant> <vector> <tl/expected.hpp>)
set(WIREBENCH_PCH_WINDOW <QtGui> <QtWidgets>)

function(wirebench_precompiled_headers name)
    cmake_parse_arguments(arg "" "" "HEADERS" ${ARGN})
    file(CONFIGURE OUTPUT ${name}.cpp CONTENT "// Only for its precompiled headers.\n")
    add_library(${name} OBJECT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE Qt6::Core tl::expected)
    # The folders of the other modules without their macros: gcc takes no precompiled header that knew more macros.
    foreach(module Network Gui Widgets)
        if(TARGET Qt6::${module})
            target_include_directories(${name} SYSTEM PRIVATE
                $<TARGET_PROPERTY:Qt6::${module},INTERFACE_INCLUDE_DIRECTORIES>)
        endif()
    endforeach()
    wirebench_compile_settings(${name})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# wirebench_use_precompiled(target): after its target_link_libraries
function(wirebench_use_precompiled target)
    if(NOT WIREBENCH_PCH)
        return()
    endif()
    get_target_property(links ${target} LINK_LIBRARIES)
    if(links MATCHES "wirebench_ui_|wirebench_window|Qt6::Widgets")
        target_precompile_headers(${target} REUSE_FROM wirebench_pch_window)
    else()
        target_precompile_headers(${target} REUSE_FROM wirebench_pch_core)
    endif()
endfunction()

# wirebench_library(core_net SOURCES a.cpp b.h DEPENDS wirebench_core_traffic)
# makes the static library wirebench_core_net. DEPENDS is the list of arrows that the folder may follow.
function(wirebench_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
    add_library(wirebench_${name} STATIC ${arg_SOURCES})
    target_include_directories(wirebench_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(wirebench_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
    wirebench_compile_settings(wirebench_${name})
    wirebench_use_precompiled(wirebench_${name})
endfunction()

# wirebench_platform_sources(wirebench_core_net socketfile): adds socketfile_win.cpp or socketfile_unix.cpp
function(wirebench_platform_sources target)
    set(system unix)
    if(WIN32)
        set(system win)
    endif()
    foreach(name ${ARGN})
        target_sources(${target} PRIVATE ${name}_${system}.cpp)
    endforeach()
endfunction()

# What a debugger needs makes a test of the window 290 MB large, and all of them 33 GB. The sanitizers need their lines.
option(WIREBENCH_TEST_SYMBOLS "Link the tests with their debug information" OFF)
set(WIREBENCH_TEST_LINK_OPTIONS)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT WIREBENCH_TEST_SYMBOLS AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
    set(WIREBENCH_TEST_LINK_OPTIONS -Wl,--strip-debug)
endif()

# wirebench_test(tst_hostport DEPENDS wirebench_core_base [SOURCES extra.cpp] [LABELS slow] [TIMEOUT s])
# builds tst_hostport.cpp beside the caller and runs it without a display.
function(wirebench_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "DEPENDS;SOURCES;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_DEPENDS} Qt6::Test)
    target_link_options(${name} PRIVATE ${WIREBENCH_TEST_LINK_OPTIONS})
    wirebench_compile_settings(${name})
    wirebench_use_precompiled(${name})
    # Next to empty, as a test includes its own moc file: loading all of Qt for it takes longer than compiling it.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=") # several times slower
        math(EXPR arg_TIMEOUT "4 * ${arg_TIMEOUT}")
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;WIREBENCH_BIN=${CMAKE_BINARY_DIR}/bin")
endfunction()
