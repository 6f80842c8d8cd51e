#pragma once

#include "core/net/nativesocket.h"

#include <QByteArray>

namespace wirebench {

/// Which file is at a path: the same numbers are the same file, for as long as somebody holds it open.
struct SocketFileId
{
    quint64 device = 0;
    quint64 inode = 0;
    bool isSocket = false;
    bool isLink = false;

    friend bool operator==(const SocketFileId &, const SocketFileId &) = default;
};

// The calls on the file that a Unix-domain socket leaves in a folder. No log: see CallRecorder. Any thread.

/// A link is not followed. Nothing if there is no file, or none that may be looked at.
std::optional<SocketFileId> socketFileAt(const QByteArray &path);
SysResult changeFileMode(const QByteArray &path, unsigned mode);
SysResult unlinkFile(const QByteArray &path);

} // namespace wirebench
