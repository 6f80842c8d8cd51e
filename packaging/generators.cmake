# Read by cpack for each generator.
if(CPACK_GENERATOR MATCHES "^(DEB|RPM)$")
    set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()
if(CPACK_GENERATOR STREQUAL "DEB") # with its changelog, and with the usual permissions whatever the umask
    list(GET CPACK_BUILD_SOURCE_DIRS 1 folder)
    set(CPACK_INSTALL_CMAKE_PROJECTS "${folder};Wirebench;Unspecified;/;${folder};Wirebench;debian;/")
endif()
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
