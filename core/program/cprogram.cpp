#include "core/http/httprequest.h"
#include "core/program/cparts.h"
#include "core/program/cprograms.h"
#include "core/program/literals.h"
#include "core/program/otherprograms.h"
#include "core/program/replaynotes.h"
#include "core/program/sessionparts.h"
#include "core/workspace/httprequestconfig.h"

namespace wirebench {

namespace {

/// A program that says why there is none.
QString impossible(const QString &why)
{
    SourceText out = cProgram(why);
    out.need(QStringLiteral("#include <stdio.h>"));
    out.add(QStringLiteral("int main(void)\n{\n    fputs(%1, stderr);\n    return 1;\n}")
                .arg(cLiteral(why.toUtf8() + '\n', 10)));
    return out.text();
}

QStringList withoutEmpty(QStringList notes)
{
    notes.removeAll(QString());
    return notes;
}

QString programFor(const TcpServerSettings &settings)
{
    if (settings.answer == AnswerKind::Relay)
        return impossible(QStringLiteral("A relay is shown in Python and as a line of socat."));
    return cProgramOf(*engineConfig(settings), *answerConfig(settings));
}

QString tlsNote(bool on, const char *protocol)
{
    return on ? QStringLiteral("C has no %1 without a library such as OpenSSL: this program talks in clear.")
                    .arg(QLatin1String(protocol))
              : QString();
}

QString programFor(const TcpClientSettings &settings)
{
    const auto config = engineConfig(settings);
    ClientTalk talk;
    talk.message = messageOf(settings.payload, settings.sendOnConnect).value_or(OutboundMessage());
    talk.hasMessage = hasMessage(settings, talk.message);
    talk.afterEnter = !settings.sendOnConnect;
    talk.notes = withoutEmpty(payloadNotes(settings.payload) +
                              QStringList{proxyNote(config->proxy), tlsNote(settings.tls.on, "TLS")});
    return cProgramOf(*config, talk);
}

QString programFor(const UdpSettings &settings)
{
    const auto config = engineConfig(settings);
    ClientTalk talk;
    talk.message = messageOf(settings.payload, settings.sendOnOpen).value_or(OutboundMessage());
    talk.hasMessage = hasMessage(settings, *config, talk.message);
    talk.afterEnter = !settings.sendOnOpen;
    const auto answer = answerConfig(settings);
    talk.notes =
        withoutEmpty(payloadNotes(settings.payload) + QStringList{conditionsNote(config->conditions),
                                                                  tlsNote(settings.tls.on, "DTLS"),
                                                                  rulesNote(*answer), relayNote(*answer)});
    return cProgramOf(*config, *answer, talk);
}

/// As HTTP by hand: one request, which asks the server to close afterwards.
QByteArray requestBytes(const HttpRequest &request)
{
    QByteArray head = request.method + ' ' + targetOf(request.url) + " HTTP/1.1\r\n";
    if (!request.fields.contains("Host"))
        head += "Host: " + hostFieldOf(request.url) + "\r\n";
    for (const HttpField &field : request.fields)
        head += field.name + ": " + field.value + "\r\n";
    if (!request.body.contentType.isEmpty() && !request.fields.contains("Content-Type"))
        head += "Content-Type: " + request.body.contentType + "\r\n";
    if (request.body.present)
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    if (!request.fields.contains("Connection"))
        head += "Connection: close\r\n";
    head += "\r\n";
    for (const HttpBody::Segment &segment : request.body.segments)
        head += segment.bytes;
    return head;
}

QString programFor(const HttpRequestSettings &settings)
{
    const auto request = httpRequest(settings);
    const bool hasFile =
        request && std::any_of(request->body.segments.begin(), request->body.segments.end(),
                               [](const auto &segment) { return !segment.filePath.isEmpty(); });
    const bool isPlain = request && request->url.scheme() == QLatin1String("http") && !hasFile;
    const auto host = request ? parseHost(request->url.host()) : Result<HostSpec>(HostSpec());
    if (!isPlain || !host)
        return impossible(
            QStringLiteral("C has no HTTPS and no forms without a library such as libcurl: see the "
                           "programs in Python and for curl."));
    TcpClientConfig config;
    config.host = *host;
    config.port = portOf(request->url);
    config.family = settings.family;
    ClientTalk talk;
    talk.message.bytes = Bytes::copyOf(requestBytes(*request));
    talk.hasMessage = true;
    talk.notes +=
        QStringLiteral("HTTP by hand: it follows no redirection, unpacks nothing and shows the answer as it "
                       "came.");
    if (settings.auth != HttpAuthKind::None)
        talk.notes += QStringLiteral("The login is left out.");
    return cProgramOf(config, talk);
}

template <typename Settings>
QString programFor(const Settings &)
{
    return impossible(
        QStringLiteral("This session is shown in Python and as a line of wirebench-cli: in C it would be "
                       "long."));
}

constexpr char receiveAll[] =
    "// Receives so many bytes, in as many recv() as it takes.\n"
    "static void receive(int socket, size_t size)\n"
    "{\n"
    "    static char data[65536];\n"
    "    while (size > 0) {\n"
    "        const ssize_t got = recv(socket, data, size < sizeof data ? size : sizeof data, 0);\n"
    "        if (got <= 0)\n"
    "            fail(\"recv\");\n"
    "        fwrite(data, 1, (size_t)got, stdout);\n"
    "        size -= (size_t)got;\n"
    "    }\n"
    "}\n";

class CReplay
{
public:
    explicit CReplay(const ReplayScript &script)
        : m_script(script),
          m_out(cProgram(QStringLiteral("Replay: sends exactly the messages of a log, in their order.")))
    {
    }

    QString write()
    {
        for (const char *header : {"stdio.h", "stdlib.h", "sys/socket.h", "unistd.h"})
            m_out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
        for (const QString &note : replayNotes(m_script))
            m_out.note(note);
        if (m_script.hasTls)
            m_out.note(tlsNote(true, "TLS"));
        addFail(m_out);
        addLookUp(m_out);
        addOpening();
        addSendAll(m_out);
        m_out.add(QLatin1String(receiveAll));
        addMain();
        return m_out.text();
    }

private:
    void addOpening();
    void addMain();
    void addStep(const ReplayStep &step);
    const ReplayScript &m_script;
    SourceText m_out;
};

void CReplay::addOpening()
{
    const bool listens = m_script.kind == EndpointKind::TcpServer;
    const bool isDatagram = m_script.kind == EndpointKind::Udp;
    m_out.begin(QStringLiteral("static int open_socket(const char *host, const char *port)\n{"));
    m_out.add(QStringLiteral("struct addrinfo *address = look_up(host, port, AF_UNSPEC, %1);\n"
                             "const int opened = socket(address->ai_family, %1, 0);\n"
                             "if (opened < 0)\n"
                             "    fail(\"socket\");")
                  .arg(isDatagram ? QStringLiteral("SOCK_DGRAM") : QStringLiteral("SOCK_STREAM")));
    if (listens)
        m_out.add(QStringLiteral("setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));"));
    const QString call = listens || isDatagram ? QStringLiteral("bind") : QStringLiteral("connect");
    m_out.add(QStringLiteral("if (%1(opened, address->ai_addr, address->ai_addrlen) < 0)\n    fail(\"%1\");")
                  .arg(call));
    if (listens)
        m_out.add(QStringLiteral("if (listen(opened, 16) < 0)\n    fail(\"listen\");"));
    m_out.add(QStringLiteral("freeaddrinfo(address);\nreturn opened;"));
    m_out.end(QStringLiteral("}\n"));
}

void CReplay::addMain()
{
    m_out.begin(QStringLiteral("int main(void)\n{"));
    for (qsizetype i = 0; i < m_script.listening.size(); ++i) {
        const SocketAddress &address = m_script.listening[i];
        m_out.add(QStringLiteral("const int server%1 = open_socket(%2, \"%3\");")
                      .arg(QString::number(i + 1), cLiteral(address.host().toUtf8(), 0),
                           QString::number(address.port)));
    }
    for (const ReplayStep &step : m_script.steps)
        addStep(step);
    m_out.add(QStringLiteral("return EXIT_SUCCESS;"));
    m_out.end(QStringLiteral("}"));
}

void CReplay::addStep(const ReplayStep &step)
{
    using Kind = ReplayStep::Kind;
    const QString who = QStringLiteral("client%1").arg(step.connection);
    switch (step.kind) {
    case Kind::Accept:
        m_out.add(QStringLiteral("const int %1 = accept(server%2, NULL, NULL); // waits for a client\n"
                                 "if (%1 < 0)\n"
                                 "    fail(\"accept\");")
                      .arg(who)
                      .arg(step.listener + 1));
        break;
    case Kind::Connect:
        m_out.add(QStringLiteral("const int %1 = open_socket(%2, \"%3\");")
                      .arg(who, cLiteral(step.peer.host().toUtf8(), 0), QString::number(step.peer.port)));
        break;
    case Kind::Send:
        m_out.add(QStringLiteral("if (!send_all(%1, %2, %3))\n    fail(\"send\");")
                      .arg(who, cLiteral(step.bytes, 32), QString::number(step.bytes.size())));
        break;
    case Kind::Receive:
        m_out.add(QStringLiteral("receive(%1, %2); // %3")
                      .arg(who, QString::number(step.bytes.size()), commentText(step.bytes)));
        break;
    case Kind::EndOfStream:
        m_out.add(
            QStringLiteral("while (recv(%1, (char[1]){0}, 1, 0) > 0)\n    ; // until the peer sends no more")
                .arg(who));
        break;
    case Kind::Shutdown:
        m_out.add(QStringLiteral("shutdown(%1, SHUT_WR); // sends no more").arg(who));
        break;
    case Kind::Reset:
        m_out.add(
            QStringLiteral(
                "setsockopt(%1, SOL_SOCKET, SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));\n"
                "close(%1); // a reset")
                .arg(who));
        break;
    case Kind::Close:
        m_out.add(QStringLiteral("close(%1);").arg(who));
        break;
    case Kind::Handshake:
        break;
    }
}

bool hasUnix(const ReplayScript &script)
{
    const auto isUnix = [](const SocketAddress &address) { return address.isUnix(); };
    return std::any_of(script.listening.begin(), script.listening.end(), isUnix) ||
           std::any_of(script.steps.begin(), script.steps.end(),
                       [&](const auto &step) { return isUnix(step.peer); });
}

} // namespace

QString cProgramOf(const SessionSettings &settings)
{
    return std::visit([](const auto &one) { return programFor(one); }, settings);
}

QString cReplay(const ReplayScript &script)
{
    if (script.kind == EndpointKind::Udp || hasUnix(script))
        return impossible(
            QStringLiteral("Datagrams and Unix-domain sockets of a log are replayed in Python."));
    return CReplay(script).write();
}

} // namespace wirebench
