#pragma once

#include "core/program/replayscript.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// The program of each kind of session in Python 3, with its standard library alone. Errors: as programOf().
Result<QString> pythonProgramOf(const TcpServerSettings &settings);
Result<QString> pythonProgramOf(const TcpClientSettings &settings);
Result<QString> pythonProgramOf(const UdpSettings &settings);
Result<QString> pythonProgramOf(const HttpRequestSettings &settings);
Result<QString> pythonProgramOf(const DownloadSettings &settings);
Result<QString> pythonProgramOf(const HttpServerSettings &settings);
Result<QString> pythonProgramOf(const LabServerSettings &settings);
Result<QString> pythonProgramOf(const ChatServerSettings &settings);
Result<QString> pythonProgramOf(const ChatClientSettings &settings);

/// @param settings of the session whose log it is: what a log does not hold (certificates, options of datagram sockets).
QString pythonReplay(const ReplayScript &script, const SessionSettings &settings);

} // namespace wirebench
