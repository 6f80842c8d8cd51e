#pragma once

#include "core/base/address.h"
#include "core/chat/chatlimits.h"
#include "core/chat/labport.h"
#include "core/net/tcpserver.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>

namespace wirebench {

class JsonMembers;

/// What is typed for one service of the lab.
struct LabPortSettings
{
    QString port; ///< a number; 0: a free one
    bool on = true;
    LabFaults faults;

    friend bool operator==(const LabPortSettings &, const LabPortSettings &) = default;
};

/// What is typed in a lab session: texts as they stand in the fields, right or wrong.
struct LabServerSettings
{
    QString host = QStringLiteral("localhost");
    ListenFamily family = ListenFamily::IPv4;
    std::array<LabPortSettings, labPortCount> ports = usualPorts(); ///< in the order of LabPort
    int intervalMs = 100; ///< between two lines of ports 2000 and 2001
    int fewestLines = 3;  ///< of port 2001
    int mostLines = 12;
    bool announces = false;    ///< joining and leaving go out on 4241
    int stuckAfterMs = 10'000; ///< silence that counts as being stuck
    ChatLimits limits;
    QString hostName = QStringLiteral("teacher"); ///< the name of lines that are said here
    bool namesHidden = false;                     ///< on the class board

    /// 2000, 2001, 4240, 4241 and 4242, each with @p offset added.
    static std::array<LabPortSettings, labPortCount> usualPorts(int offset = 0);
    friend bool operator==(const LabServerSettings &, const LabServerSettings &) = default;
};

/// What is typed in a chat server session.
struct ChatServerSettings
{
    QString host = QStringLiteral("localhost");
    QString port = QStringLiteral("4242");
    ListenFamily family = ListenFamily::IPv4;
    bool announces = true;
    LabFaults faults;
    ChatLimits limits;
    QString hostName = QStringLiteral("host");

    friend bool operator==(const ChatServerSettings &, const ChatServerSettings &) = default;
};

/// What is typed in a chat client session.
struct ChatClientSettings
{
    QString host = QStringLiteral("localhost");
    AddressFamily family = AddressFamily::Unspecified;
    bool onePort = false; ///< `port` in both directions
    QString port = QStringLiteral("4242");
    QString readPort = QStringLiteral("4241");
    QString writePort = QStringLiteral("4242");
    QString pseudonym;
    int connectTimeoutMs = 10'000;
    QStringList history; ///< what was said, newest last, at most 50

    friend bool operator==(const ChatClientSettings &, const ChatClientSettings &) = default;
};

QJsonObject toJson(const LabServerSettings &settings);
QJsonObject toJson(const ChatServerSettings &settings);
QJsonObject toJson(const ChatClientSettings &settings);
void readSettings(JsonMembers &members, LabServerSettings &settings);
void readSettings(JsonMembers &members, ChatServerSettings &settings);
void readSettings(JsonMembers &members, ChatClientSettings &settings);

} // namespace wirebench
