# How CPack makes packages of the install rules. The version is that of project(), the names follow from it.
string(TOLOWER "${CMAKE_SYSTEM_NAME}" system)
set(CPACK_PACKAGE_NAME wirebench)
set(CPACK_PACKAGE_VENDOR "The Wirebench authors")
set(CPACK_PACKAGE_CONTACT "The Wirebench authors <maintainers@wirebench.example>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_HOMEPAGE_URL ${WIREBENCH_HOMEPAGE})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workbench for sockets that shows every socket call")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_SOURCE_DIR}/description.txt)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGE_FILE_NAME wirebench-${PROJECT_VERSION}-${system}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/packages)
set(CPACK_PACKAGE_EXECUTABLES wirebench Wirebench)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_THREADS 0)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/generators.cmake)
set(CPACK_SOURCE_IGNORE_FILES /build/ /\\.git/)

# Debian: what it depends on is read from the programs (dpkg-shlibdeps). What is loaded as a plugin is only recommended:
# pictures in SVG as bodies of answers (a package of its own since Debian 13), Qt's own texts in French, Wayland.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-svg-plugins | libqt6svg6 (<< 6.5), qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "wireshark")
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# RPM: requirements are read from the programs, too (sonames). Folders of other packages are not its own.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none") # links of Fedora, that Debian's rpm would put anywhere
foreach(folder "" /applications /metainfo /mime /mime/packages /man /man/man1 /bash-completion
        /bash-completion/completions /zsh /zsh/vendor-completions /fish /fish/vendor_completions.d /icons /icons/hicolor
        /icons/hicolor/scalable /icons/hicolor/scalable/apps /icons/hicolor/scalable/mimetypes)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share${folder})
endforeach()
foreach(size 16 24 32 48 64 128 256)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        /usr/share/icons/hicolor/${size}x${size} /usr/share/icons/hicolor/${size}x${size}/apps)
endforeach()

include(CPack)
