#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace wirebench {

/// The three blocks of a pcapng file (draft-ietf-opsawg-pcapng) that Wirebench writes, little endian: one
/// section, one interface whose packets begin with their IP header (LINKTYPE_RAW) and whose times are
/// nanoseconds. Plain functions without state, for any thread.

/// Section header and interface description: the beginning of a file.
/// @param comment on the whole of it, UTF-8; empty for none
void appendPcapngStart(QByteArray &out, QByteArrayView comment = {});

/// An enhanced packet block.
/// @param timeNs nanoseconds since 1970-01-01 UTC
/// @param comments UTF-8, one opt_comment each; what an option cannot hold (65535 bytes) is cut off
void appendPcapngPacket(QByteArray &out, qint64 timeNs, QByteArrayView packet,
                        const QByteArrayList &comments);

} // namespace wirebench
