#pragma once

#include "core/answer/answer.h"
#include "core/net/tcpclient.h"
#include "core/net/tcpserver.h"
#include "core/net/udpendpoint.h"
#include "core/workspace/chatsettings.h"
#include "core/workspace/dialoguesettings.h"
#include "core/workspace/generatorsettings.h"
#include "core/workspace/httpsettings.h"
#include "core/workspace/payloadsettings.h"
#include "core/workspace/relaysettings.h"
#include "core/workspace/tlssettings.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <variant>

namespace wirebench {

/// Where the two tabs for streams meet unless another path is typed.
inline QString defaultUnixPath()
{
    return QStringLiteral("/tmp/wirebench.sock");
}

/// Socket options by their names, with what is typed for them: those that have no setting of their own.
using OptionTexts = QMap<QString, QString>;

/// What is typed in a TCP server session: texts as they stand in the fields, right or wrong.
struct TcpServerSettings
{
    QString host = QStringLiteral("localhost");
    QString port = QStringLiteral("9999");
    ListenFamily family = ListenFamily::IPv4;
    QString path = defaultUnixPath(); ///< in place of host and port where the family is Unix; "@name" too
    bool anyUser = false;             ///< who may connect to that path
    int backlog = 5;
    bool reuseAddress = true;
    OptionTexts options;
    Concurrency concurrency = Concurrency::AllAtOnce;
    int poolSize = 10;
    int receiveSize = 1024;
    bool closeWhenPeerFinishes = true;
    bool once = false;
    AnswerKind answer = AnswerKind::Echo;
    QString answerText; ///< with escapes: "Thank you for connecting\\r\\n"
    AnswerRules rules;  ///< for the answer Rules
    bool closeAfterAnswer = false;
    int workMs = 0;
    RelaySettings relay; ///< for AnswerKind::Relay
    TlsSettings tls;
    PayloadSettings payload;

    friend bool operator==(const TcpServerSettings &, const TcpServerSettings &) = default;
};

/// What is typed in a TCP client session.
struct TcpClientSettings
{
    QString host = QStringLiteral("localhost");
    QString port = QStringLiteral("9999");
    AddressFamily family = AddressFamily::Unspecified;
    QString path = defaultUnixPath(); ///< in place of host and port where the family is Unix
    int connectTimeoutMs = 10'000;
    int receiveSize = 4096;
    bool receiveOnce = false;
    bool closeWhenPeerFinishes = true;
    bool noDelay = false;
    OptionTexts options;
    QString localAddress;       ///< "HOST:PORT" to bind to, or empty
    ProxyText proxy;            ///< its password is kept in memory alone, never in a file
    bool sendOnConnect = false; ///< send the payload as soon as the connection stands
    TlsSettings tls;
    PayloadSettings payload;
    GeneratorSettings generator;
    DialogueSettings dialogue; ///< while open, its `tls` says when TLS begins, and the one above with what

    friend bool operator==(const TcpClientSettings &, const TcpClientSettings &) = default;
};

/// What is typed in a UDP session, which is server and client at once.
struct UdpSettings
{
    bool bindFirst = true;    ///< false: the system gives a port with the first datagram
    QString host = QStringLiteral("localhost"); ///< to bind to
    QString port = QStringLiteral("12345");     ///< to bind to
    QString peerHost;         ///< where messages go, as in C15 ("<broadcast>" too)
    QString peerPort;         ///< both empty: only to peers that have been heard
    AddressFamily family = AddressFamily::IPv4; ///< IPv4 or IPv6
    bool connectToPeer = false;
    bool reuseAddress = false;
    bool broadcast = false;
    OptionTexts options;
    int receiveSize = 1024;
    bool receiveOnce = false;
    bool sendOnOpen = false;  ///< send the payload as soon as the socket is there
    QString groups;           ///< "224.1.1.1, ff02::1234%eth0": multicast groups, separated by commas or blanks
    int multicastTtl = 1;
    bool multicastLoop = true;
    QString multicastInterface; ///< empty: the system chooses
    AnswerKind answer = AnswerKind::None; ///< None, Echo, Prefix, Fixed, Rules or Relay
    QString answerText;       ///< with escapes
    AnswerRules rules;        ///< for the answer Rules; their unit means nothing here
    RelaySettings relay;      ///< for AnswerKind::Relay
    NetworkConditionsConfig conditions;
    TlsSettings tls; ///< DTLS: as its client if somebody is named to send to, else as the server
    PayloadSettings payload;
    GeneratorSettings generator;

    friend bool operator==(const UdpSettings &, const UdpSettings &) = default;
};

using SessionSettings = std::variant<TcpServerSettings, TcpClientSettings, UdpSettings, HttpRequestSettings,
                                     DownloadSettings, HttpServerSettings, LabServerSettings, ChatServerSettings,
                                     ChatClientSettings>;

/// One session of the window: where it stands and what is typed in it.
struct Session
{
    QString name;       ///< empty: the window names it ("TCP server 2")
    bool start = false; ///< start it when the workspace is opened
    SessionSettings settings;

    friend bool operator==(const Session &, const Session &) = default;
};

QJsonObject toJson(const Session &session);
/// Unknown members are ignored, missing ones take their defaults, wrong types are an error
/// (FileNotWorkspace; arguments[1] names the member: "settings.backlog = 70000 (0…65535)").
/// @param path what the object is called in its file, to name members by: "sessions[2]".
Result<Session> sessionFromJson(const QJsonObject &object, const QString &path = {});

/// The engine's configuration, or the first field that cannot be used (InvalidHost, InvalidPort, …).
Result<TcpServerConfig> engineConfig(const TcpServerSettings &settings);
Result<AnswerConfig> answerConfig(const TcpServerSettings &settings);
Result<TcpClientConfig> engineConfig(const TcpClientSettings &settings);
Result<UdpConfig> engineConfig(const UdpSettings &settings);
Result<AnswerConfig> answerConfig(const UdpSettings &settings);
/// The options of these texts; what is empty is left to the system. Errors: InvalidOptionValue.
Result<QList<OptionSetting>> optionSettings(const OptionTexts &texts);
/// Puts an option where it belongs: into the setting that it has, else among the others.
void setOption(TcpServerSettings &settings, const OptionSetting &setting);
void setOption(TcpClientSettings &settings, const OptionSetting &setting);
void setOption(UdpSettings &settings, const OptionSetting &setting);

} // namespace wirebench
