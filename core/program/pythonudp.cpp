#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/pythonrules.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

class PythonUdp
{
public:
    PythonUdp(const UdpSettings &settings, const UdpConfig &config, const AnswerConfig &answer,
              const OutboundMessage &message)
        : m_settings(settings), m_config(config), m_answer(answer), m_message(message),
          m_out(pythonProgram(QStringLiteral("UDP: sends and receives datagrams; there is no connection.")))
    {
    }

    QString write()
    {
        m_out.need(QStringLiteral("import socket"));
        for (const QString &note :
             payloadNotes(m_settings.payload) +
                 QStringList{conditionsNote(m_config.conditions), relayNote(m_answer)}) {
            if (!note.isEmpty())
                m_out.note(note);
        }
        if (m_settings.tls.on)
            m_out.note(
                QStringLiteral("Wirebench talks DTLS here, which Python's standard library does not have: "
                               "this program sends in clear."));
        if (m_config.bindFirst)
            m_out.add(QStringLiteral("ADDRESS = ") + pythonAddress(m_config.host, m_config.port));
        if (m_config.peerHost)
            m_out.add(QStringLiteral("PEER = ") + pythonAddress(*m_config.peerHost, m_config.peerPort));
        m_out.add();
        if (m_answer.kind == AnswerKind::Rules)
            addRules(m_out, m_settings.rules, RulesOver::Datagrams, m_config.receiveSize);
        addSocket();
        addMessage();
        addReceiving();
        return m_out.text();
    }

private:
    bool isConnected() const { return m_config.connectToPeer && m_config.peerHost; }
    void addSocket();
    void addMessage();
    void addReceiving();
    void addTaking();
    QString answer() const;

    const UdpSettings &m_settings;
    const UdpConfig &m_config;
    const AnswerConfig &m_answer;
    const OutboundMessage &m_message;
    SourceText m_out;
};

void PythonUdp::addSocket()
{
    m_out.begin(QStringLiteral("with socket.socket(%1, socket.SOCK_DGRAM) as sock:")
                    .arg(pythonFamily(familyFor(m_config))));
    addOptions(m_out, QStringLiteral("sock"), datagramOptions(m_config));
    if (m_config.bindFirst)
        m_out.add(QStringLiteral("sock.bind(ADDRESS)  # datagrams for this port come here"));
    if (isConnected())
        m_out.add(QStringLiteral("sock.connect(PEER)  # sends nothing: it only names the one peer"));
    addGroups(m_out, QStringLiteral("sock"), m_config.groups);
}

void PythonUdp::addMessage()
{
    if (!hasMessage(m_settings, m_config, m_message))
        return;
    if (!m_settings.sendOnOpen)
        addEnterKey(m_out);
    addSending(m_out, isConnected() ? QStringLiteral("sock.send") : QStringLiteral("sock.sendto"), m_message,
               isConnected() ? QString() : QStringLiteral(", PEER"));
}

void PythonUdp::addReceiving()
{
    if (!m_config.receiveOnce)
        m_out.begin(QStringLiteral("while True:"));
    if (isConnected() && !m_config.receiveOnce) {
        m_out.begin(QStringLiteral("try:"));
        addTaking();
        m_out.end();
        m_out.begin(QStringLiteral("except ConnectionRefusedError as error:  # nobody has that port"));
        m_out.add(QStringLiteral("print(error)\ncontinue"));
        m_out.end();
    } else {
        addTaking();
    }
    m_out.add(QStringLiteral("print(sender, data)"));
    if (m_answer.kind == AnswerKind::Rules)
        addRuledDatagram(m_out);
    else if (!answer().isEmpty())
        m_out.add(QStringLiteral("sock.sendto(%1, sender)").arg(answer()));
}

void PythonUdp::addTaking()
{
    m_out.add(
        QStringLiteral("data, sender = sock.recvfrom(%1)  # waits; what a longer datagram has beyond is lost")
            .arg(m_config.receiveSize));
}

QString PythonUdp::answer() const
{
    const QString text = pythonMessage(m_answer.text, m_out.indent() + 12);
    switch (m_answer.kind) {
    case AnswerKind::Echo:
        return QStringLiteral("data");
    case AnswerKind::Prefix:
        return text + QStringLiteral(" + data");
    case AnswerKind::Fixed:
        return text;
    case AnswerKind::None:
    case AnswerKind::Greeting:
    case AnswerKind::Rules: // not one expression: see addRuledDatagram()
    case AnswerKind::Relay:
        break;
    }
    return {};
}

} // namespace

Result<QString> pythonProgramOf(const UdpSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    const auto answer = answerConfig(settings);
    if (!answer)
        return failure(answer.error());
    const auto message = messageOf(settings.payload, settings.sendOnOpen);
    if (!message)
        return failure(message.error());
    return PythonUdp(settings, *config, *answer, *message).write();
}

} // namespace wirebench
