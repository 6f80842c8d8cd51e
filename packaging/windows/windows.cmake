# Not yet run: nobody has built Wirebench on Windows; its sources compile for it (see README.md here).
# Programs, Qt's libraries and plugins into one folder, which NSIS makes an installer of and ZIP a portable copy.
if(WIREBENCH_UI)
    qt_generate_deploy_app_script(TARGET wirebench OUTPUT_SCRIPT deploy NO_UNSUPPORTED_PLATFORM_ERROR)
    install(SCRIPT ${deploy})
endif()
set(CPACK_GENERATOR "NSIS64;ZIP")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Wirebench)
set(CPACK_NSIS_DISPLAY_NAME "Wirebench ${PROJECT_VERSION}")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON) # asks; for wirebench-cli
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/wirebench.exe)
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS [[
    WriteRegStr HKLM "Software\\Classes\\.wirebench" "" "Wirebench.Workspace"
    WriteRegStr HKLM "Software\\Classes\\Wirebench.Workspace" "" "Wirebench workspace"
    WriteRegStr HKLM "Software\\Classes\\Wirebench.Workspace\\shell\\open\\command" "" '"$INSTDIR\\bin\\wirebench.exe" "%1"'
]])
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS [[
    DeleteRegKey HKLM "Software\\Classes\\.wirebench"
    DeleteRegKey HKLM "Software\\Classes\\Wirebench.Workspace"
]])
