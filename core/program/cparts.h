#pragma once

#include "core/net/outbound.h"
#include "core/net/socketoption.h"
#include "core/program/sourcetext.h"

namespace wirebench {

struct HostSpec;

/// Functions and lines that several C programs have in common. Each adds the headers that it needs.

SourceText cProgram(const QString &title);
/// `fail()`: says what errno means and ends.
void addFail(SourceText &out);
/// `look_up()`: getaddrinfo() with its errors.
void addLookUp(SourceText &out);
/// `send_all()`: send() until everything is sent.
void addSendAll(SourceText &out);
/// A host for look_up(): "localhost", NULL for any address.
QString cHost(const HostSpec &host);
QString cFamily(AddressFamily family);
/// `setsockopt(…)` for each.
void addCOptions(SourceText &out, const QString &socket, const QList<OptionSetting> &options);
/// `struct sockaddr_un address` and `address_size`.
void addUnixAddress(SourceText &out, const SocketAddress &address);
/// A wait.
void addCSleep(SourceText &out, int milliseconds);
/// Sends a message from an array, a file, or in pieces. @p send calls with (data, size): "send_all(client,
/// %1, %2)".
void addCMessage(SourceText &out, const OutboundMessage &message, const QString &send, bool afterEnter);

} // namespace wirebench
