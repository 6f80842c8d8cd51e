# Not yet run: nobody has built Wirebench on macOS (see README.md here). A bundle with Qt in it, on a disk image.
if(WIREBENCH_UI)
    set_target_properties(wirebench PROPERTIES
        MACOSX_BUNDLE_GUI_IDENTIFIER ${WIREBENCH_APP_ID}
        MACOSX_BUNDLE_BUNDLE_NAME Wirebench
        MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
        MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
        MACOSX_BUNDLE_INFO_PLIST ${CMAKE_CURRENT_LIST_DIR}/Info.plist.in)
    qt_generate_deploy_app_script(TARGET wirebench OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy})
endif()
set(CPACK_GENERATOR DragNDrop)
set(CPACK_DMG_VOLUME_NAME "Wirebench ${PROJECT_VERSION}")
