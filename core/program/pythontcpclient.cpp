#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

class PythonTcpClient
{
public:
    PythonTcpClient(const TcpClientSettings &settings, const TcpClientConfig &config,
                    const OutboundMessage &message)
        : m_settings(settings), m_config(config), m_message(message),
          m_out(pythonProgram(QStringLiteral("TCP client: connects, sends, and shows what it receives.")))
    {
    }

    QString write()
    {
        m_out.need(QStringLiteral("import socket"));
        for (const QString &note :
             payloadNotes(m_settings.payload) + QStringList{proxyNote(m_config.proxy)}) {
            if (!note.isEmpty())
                m_out.note(note);
        }
        m_out.add(QStringLiteral("ADDRESS = ") + pythonAddress(m_config.host, m_config.port));
        m_out.add();
        if (m_config.tls)
            addClientTls(m_out, m_settings.tls);
        if (isSimple())
            addSimpleConnecting();
        else
            addConnecting();
        if (m_config.tls) {
            m_out.begin(QStringLiteral("with context.wrap_socket(client, server_hostname=%1) as client:")
                            .arg(pythonServerName(m_settings.tls, m_config.host)));
            m_out.add(QStringLiteral("print(client.version(), client.cipher())"));
        }
        addTalk();
        return m_out.text();
    }

private:
    /// Whether nothing has to be done to the socket before it connects.
    bool isSimple() const
    {
        return m_settings.family == AddressFamily::Unspecified && streamOptions(m_config, family()).isEmpty();
    }
    AddressFamily family() const { return familyFor(m_config.host, m_settings.family); }
    void addSimpleConnecting();
    void addConnecting();
    void addTalk();
    void addReceiving();

    const TcpClientSettings &m_settings;
    const TcpClientConfig &m_config;
    const OutboundMessage &m_message;
    SourceText m_out;
};

void PythonTcpClient::addSimpleConnecting()
{
    QString local;
    if (m_config.localAddress.isValid())
        local = QStringLiteral(", source_address=") + m_config.localAddress.toPython();
    m_out.comment(
        QStringLiteral("Looks the name up, then calls socket() and connect() for each address until one "
                       "answers."));
    m_out.begin(QStringLiteral("with socket.create_connection(ADDRESS, timeout=%1%2) as client:")
                    .arg(secondsOf(m_config.connectTimeoutMs), local));
    m_out.add(QStringLiteral("client.settimeout(None)  # from here on calls wait as long as it takes"));
}

void PythonTcpClient::addConnecting()
{
    QString familyText = pythonFamily(family());
    const bool mayBeEither =
        m_settings.family == AddressFamily::Unspecified && m_config.host.kind == HostSpec::Kind::Name;
    if (mayBeEither) {
        m_out.comment(QStringLiteral("The family of the first address that the name gives."));
        m_out.add(QStringLiteral("family = socket.getaddrinfo(*ADDRESS, type=socket.SOCK_STREAM)[0][0]"));
        familyText = QStringLiteral("family");
    }
    m_out.begin(QStringLiteral("with socket.socket(%1, socket.SOCK_STREAM) as client:").arg(familyText));
    addOptions(m_out, QStringLiteral("client"), streamOptions(m_config, family()));
    if (m_config.localAddress.isValid())
        m_out.add(
            QStringLiteral("client.bind(%1)  # this end's address").arg(m_config.localAddress.toPython()));
    m_out.add(
        QStringLiteral("client.settimeout(%1)  # for connect()").arg(secondsOf(m_config.connectTimeoutMs)));
    m_out.add(QStringLiteral("client.connect(ADDRESS)"));
    m_out.add(QStringLiteral("client.settimeout(None)  # from here on calls wait as long as it takes"));
}

void PythonTcpClient::addTalk()
{
    if (hasMessage(m_settings, m_message)) {
        if (!m_settings.sendOnConnect)
            addEnterKey(m_out);
        addSending(m_out, QStringLiteral("client.sendall"), m_message);
    }
    if (!m_config.receiveOnce) {
        addReceiving();
        return;
    }
    m_out.add(QStringLiteral("data = client.recv(%1)  # waits for the first bytes, at most so many")
                  .arg(m_config.receiveSize));
    m_out.add(QStringLiteral("print(data.decode(errors='replace'))"));
}

void PythonTcpClient::addReceiving()
{
    m_out.need(QStringLiteral("import sys"));
    m_out.begin(QStringLiteral("while True:"));
    m_out.add(
        QStringLiteral("data = client.recv(%1)  # waits; at most so many bytes").arg(m_config.receiveSize));
    m_out.begin(QStringLiteral("if not data:  # the server sends no more"));
    m_out.add(QStringLiteral("break"));
    m_out.end();
    m_out.add(QStringLiteral("sys.stdout.buffer.write(data)\nsys.stdout.flush()"));
    m_out.end();
    if (!m_config.closeWhenPeerFinishes)
        m_out.comment(QStringLiteral("Wirebench would keep its own direction open now."));
}

} // namespace

Result<QString> pythonProgramOf(const TcpClientSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    const auto message = messageOf(settings.payload, settings.sendOnConnect);
    if (!message)
        return failure(message.error());
    return PythonTcpClient(settings, *config, *message).write();
}

} // namespace wirebench
