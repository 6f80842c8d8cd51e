#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/replaynotes.h"
#include "core/program/sessionparts.h"

#include <QSet>

#include <optional>
#include <variant>

namespace wirebench {

namespace {

using Kind = ReplayStep::Kind;

constexpr char helpers[] =
    "def receive(connection, size):\n"
    "    \"\"\"Receives so many bytes, in as many recv() as it takes.\"\"\"\n"
    "    data = b''\n"
    "    while len(data) < size:\n"
    "        part = connection.recv(size - len(data))  # waits\n"
    "        if not part:\n"
    "            raise SystemExit('the peer has closed before it had sent everything')\n"
    "        data += part\n"
    "    print('received', data)\n"
    "    return data\n"
    "\n"
    "\n"
    "def receive_end(connection):\n"
    "    \"\"\"Waits until the peer sends no more.\"\"\"\n"
    "    while data := connection.recv(4096):\n"
    "        print('more than in the log:', data)\n"
    "\n";

TlsSettings tlsOf(const SessionSettings &settings)
{
    return std::visit(
        [](const auto &one) {
            if constexpr (requires { one.tls; })
                return one.tls;
            else
                return TlsSettings();
        },
        settings);
}

/// None of a session of another kind, or where its fields have a mistake.
std::optional<UdpConfig> datagramConfigOf(const SessionSettings &settings)
{
    const auto *udp = std::get_if<UdpSettings>(&settings);
    const auto config = udp ? engineConfig(*udp) : Result<UdpConfig>(failure({}));
    return config ? std::optional(*config) : std::nullopt;
}

class PythonReplay
{
public:
    PythonReplay(const ReplayScript &script, const SessionSettings &settings)
        : m_script(script), m_tls(tlsOf(settings)), m_datagrams(datagramConfigOf(settings)),
          m_out(pythonProgram(QStringLiteral("Replay: sends exactly the messages of a log, in their order.")))
    {
    }

    QString write()
    {
        m_out.need(QStringLiteral("import socket"));
        ReplayScript noted = m_script;
        noted.hasOptions = noted.hasOptions && !m_datagrams;
        for (const QString &note : replayNotes(noted))
            m_out.note(note);
        if (m_script.kind == EndpointKind::Udp)
            addDatagrams();
        else
            addStreams();
        return m_out.text();
    }

private:
    bool isServer() const { return m_script.kind == EndpointKind::TcpServer; }
    void addStreams();
    void addListeners();
    void addStep(const ReplayStep &step);
    void addDatagrams();
    void addDatagram(const ReplayStep &step);
    static QString name(const ReplayStep &step) { return QStringLiteral("client%1").arg(step.connection); }

    const ReplayScript &m_script;
    const TlsSettings m_tls;
    const std::optional<UdpConfig> m_datagrams;
    SourceText m_out;
};

void PythonReplay::addStreams()
{
    if (m_script.hasTls && isServer())
        addServerTls(m_out, m_tls);
    else if (m_script.hasTls)
        addClientTls(m_out, m_tls);
    m_out.add(QLatin1String(helpers));
    addListeners();
    for (const ReplayStep &step : m_script.steps)
        addStep(step);
}

void PythonReplay::addListeners()
{
    for (qsizetype i = 0; i < m_script.listening.size(); ++i) {
        const SocketAddress &address = m_script.listening[i];
        const QString server = QStringLiteral("server%1").arg(i + 1);
        m_out.add(QStringLiteral("%1 = socket.socket(%2, socket.SOCK_STREAM)")
                      .arg(server, pythonFamily(address.family)));
        if (!address.isUnix())
            m_out.add(QStringLiteral("%1.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)").arg(server));
        m_out.add(QStringLiteral("%1.bind(%2)\n%1.listen()\n").arg(server, address.toPython()));
    }
}

void PythonReplay::addStep(const ReplayStep &step)
{
    const QString who = name(step);
    switch (step.kind) {
    case Kind::Accept:
        m_out.add(QStringLiteral("%1, address = server%2.accept()  # waits for a client")
                      .arg(who)
                      .arg(step.listener + 1));
        break;
    case Kind::Connect:
        m_out.add(QStringLiteral("%1 = socket.socket(%2, socket.SOCK_STREAM)\n%1.connect(%3)")
                      .arg(who, pythonFamily(step.peer.family), step.peer.toPython()));
        break;
    case Kind::Handshake:
        m_out.add(isServer() ? QStringLiteral("%1 = context.wrap_socket(%1, server_side=True)").arg(who)
                             : QStringLiteral("%1 = context.wrap_socket(%1, server_hostname=%2)")
                                   .arg(who, pythonText(m_tls.serverName.trimmed().isEmpty()
                                                            ? step.peer.host()
                                                            : m_tls.serverName.trimmed())));
        break;
    case Kind::Send:
        m_out.add(QStringLiteral("%1.sendall(%2)").arg(who, pythonMessage(step.bytes, int(who.size()) + 9)));
        break;
    case Kind::Receive:
        m_out.add(QStringLiteral("receive(%1, %2)  # %3")
                      .arg(who, QString::number(step.bytes.size()), commentText(step.bytes)));
        break;
    case Kind::EndOfStream:
        m_out.add(QStringLiteral("receive_end(%1)").arg(who));
        break;
    case Kind::Shutdown:
        m_out.add(QStringLiteral("%1.shutdown(socket.SHUT_WR)  # sends no more").arg(who));
        break;
    case Kind::Reset:
        m_out.need(QStringLiteral("import struct"));
        m_out.add(
            QStringLiteral("%1.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
                           "%1.close()  # a reset")
                .arg(who));
        break;
    case Kind::Close:
        m_out.add(QStringLiteral("%1.close()").arg(who));
        break;
    }
}

void PythonReplay::addDatagrams()
{
    const SocketAddress first = m_script.steps.isEmpty() ? m_script.local : m_script.steps.first().peer;
    const AddressFamily family = first.isValid() ? first.family : m_script.local.family;
    m_out.add(QStringLiteral("sock = socket.socket(%1, socket.SOCK_DGRAM)").arg(pythonFamily(family)));
    if (m_datagrams)
        addOptions(m_out, QStringLiteral("sock"), datagramOptions(*m_datagrams));
    if (m_script.local.isValid())
        m_out.add(QStringLiteral("sock.bind(%1)").arg(m_script.local.toPython()));
    if (m_datagrams)
        addGroups(m_out, QStringLiteral("sock"), m_datagrams->groups);
    for (const ReplayStep &step : m_script.steps)
        addDatagram(step);
}

void PythonReplay::addDatagram(const ReplayStep &step)
{
    if (step.kind == Kind::Receive) {
        m_out.add(QStringLiteral("data, peer%1 = sock.recvfrom(65535)  # %2")
                      .arg(QString::number(step.connection), commentText(step.bytes)));
        return;
    }
    const QString to = step.isKnown ? QStringLiteral("peer%1").arg(step.connection) : step.peer.toPython();
    m_out.add(QStringLiteral("sock.sendto(%1, %2)").arg(pythonMessage(step.bytes, 12), to));
}

} // namespace

QString pythonReplay(const ReplayScript &script, const SessionSettings &settings)
{
    return PythonReplay(script, settings).write();
}

} // namespace wirebench
