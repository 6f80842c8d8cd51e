#pragma once

#include "core/net/tcpclient.h"
#include "core/net/udpendpoint.h"
#include "core/program/sourcetext.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// Lines that several Python programs have in common. Each adds to a program what it needs of imports too.

/// A program with its title and first line.
SourceText pythonProgram(const QString &title);
/// "('localhost', 9999)"; a path for Unix.
QString pythonAddress(const HostSpec &host, quint16 port);
/// "socket.AF_INET".
QString pythonFamily(AddressFamily family);
/// `socket.setsockopt(…)` for each.
void addOptions(SourceText &out, const QString &socket, const QList<OptionSetting> &options);
/// Makes a socket a member of these groups.
void addGroups(SourceText &out, const QString &socket, const QList<MulticastGroup> &groups);
/// `context = …` of a client or a server.
void addClientTls(SourceText &out, const TlsSettings &tls);
void addServerTls(SourceText &out, const TlsSettings &tls);
/// The name to verify: what was typed, else the host.
QString pythonServerName(const TlsSettings &tls, const HostSpec &host);
/// `CALL(message)`, whole, from a file or in pieces. @p rest is what follows the message: ", peer".
void addSending(SourceText &out, const QString &call, const OutboundMessage &message,
                const QString &rest = {});
/// Waits for the person, where the message does not go out by itself.
void addEnterKey(SourceText &out);

} // namespace wirebench
