# Copies into TOP/lib and TOP/plugins what the programs in TOP/bin load: cmake -DTOP=… -DQT_PLUGINS=… -P bundle.cmake
# bundled.txt then names each file that was copied, for its licence.
# Left to the system: the C library, with which everything must agree, and the drivers of its graphics.
cmake_minimum_required(VERSION 3.25)

set(plugins platforms platforminputcontexts platformthemes xcbglintegrations wayland-decoration-client
    wayland-graphics-integration-client wayland-shell-integration imageformats iconengines tls styles)
set(unwanted "libqeglfs|libqlinuxfb|libqminimal|libqvnc|libqvkkhrdisplay|libqgtk3|libqpdf|libqtvirtualkeyboard|libqtuiotouch|qwebp|libqtiff")
set(modules)
foreach(kind ${plugins})
    file(GLOB found ${QT_PLUGINS}/${kind}/*.so)
    foreach(plugin ${found})
        get_filename_component(name ${plugin} NAME)
        if(name MATCHES "${unwanted}")
            continue()
        endif()
        list(APPEND modules ${plugin})
        file(COPY ${plugin} DESTINATION ${TOP}/plugins/${kind} FOLLOW_SYMLINK_CHAIN)
    endforeach()
endforeach()

file(GET_RUNTIME_DEPENDENCIES
    EXECUTABLES ${TOP}/bin/wirebench ${TOP}/bin/wirebench-cli
    MODULES ${modules}
    RESOLVED_DEPENDENCIES_VAR libraries
    UNRESOLVED_DEPENDENCIES_VAR missing
    PRE_EXCLUDE_REGEXES
        "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv|util)\\.so" "^lib(drm|gbm|nvidia)")
if(missing)
    message(FATAL_ERROR "Not found: ${missing}")
endif()

# The dispatchers of OpenGL only stand in where the system has none: see portable-launcher.sh.
set(bundled ${modules})
foreach(library ${libraries})
    get_filename_component(name ${library} NAME)
    set(folder lib)
    if(name MATCHES "^lib(GL|EGL|GLX|OpenGL|GLdispatch)\\.so")
        set(folder lib/fallback)
    endif()
    file(MAKE_DIRECTORY ${TOP}/${folder})
    file(REAL_PATH ${library} real)
    file(COPY_FILE ${real} ${TOP}/${folder}/${name})
    list(APPEND bundled ${real})
endforeach()

# A system without fonts, or without word of where they are, shows boxes: a family that stands in for that.
file(GLOB fonts /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf
    /usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf)
if(NOT fonts)
    message(FATAL_ERROR "The fonts DejaVu Sans are missing: install fonts-dejavu-core")
endif()
file(COPY ${fonts} DESTINATION ${TOP}/fonts)
list(APPEND bundled ${fonts})
file(CONFIGURE OUTPUT ${TOP}/fonts/fonts.conf @ONLY CONTENT [[<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
]])

# Qt's own texts, in the languages of the window.
get_filename_component(qt_share ${QT_PLUGINS} DIRECTORY)
foreach(place /usr/share/qt6/translations ${qt_share}/translations)
    if(EXISTS ${place}/qtbase_fr.qm)
        file(COPY ${place}/qtbase_fr.qm DESTINATION ${TOP}/translations)
        list(APPEND bundled ${place}/qtbase_fr.qm)
        break()
    endif()
endforeach()

list(REMOVE_DUPLICATES bundled)
list(JOIN bundled "\n" text)
file(WRITE ${TOP}/bundled.txt "${text}\n")
