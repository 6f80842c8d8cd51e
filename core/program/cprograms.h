#pragma once

#include "core/answer/answer.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "core/program/replayscript.h"

#include <QStringList>

namespace wirebench {

/// The programs in C, from configurations that are known to be usable.
QString cProgramOf(const TcpServerConfig &config, const AnswerConfig &answer);

/// What a client says of itself: when its message goes out, and what its program leaves out.
struct ClientTalk
{
    OutboundMessage message;
    bool hasMessage = false;
    bool afterEnter = false; ///< the message waits for a key
    QStringList notes;
};
QString cProgramOf(const TcpClientConfig &config, const ClientTalk &talk);
QString cProgramOf(const UdpConfig &config, const AnswerConfig &answer, const ClientTalk &talk);

} // namespace wirebench
