#!/bin/sh
# Starts the program of the same name beside it, with what the system lacks.
here=$(dirname "$(readlink -f "$0")")
name=$(basename "$0")

# A desktop has OpenGL's dispatchers (glvnd); where there are none, Qt would not even start without them.
fallback=
for library in libEGL.so.1 libOpenGL.so.0 libGLX.so.0 libGL.so.1; do
    found=
    for folder in /lib /usr/lib /lib64 /usr/lib64 /lib/*-linux-gnu /usr/lib/*-linux-gnu; do
        if [ -e "$folder/$library" ]; then found=yes; break; fi
    done
    [ -n "$found" ] || fallback=yes
done
if [ -n "$fallback" ]; then
    LD_LIBRARY_PATH=$here/lib/fallback:$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
    export LD_LIBRARY_PATH
fi
if [ -z "$FONTCONFIG_FILE" ] && [ ! -e /etc/fonts/fonts.conf ]; then
    FONTCONFIG_FILE=$here/fonts/fonts.conf
    export FONTCONFIG_FILE
fi
unset QT_PLUGIN_PATH # another Qt's plugins do not fit
exec "$here/bin/$name" "$@"
