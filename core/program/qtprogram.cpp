#include "core/program/literals.h"
#include "core/program/otherprograms.h"
#include "core/program/qtparts.h"
#include "core/program/sessionparts.h"
#include "core/workspace/httprequestconfig.h"

namespace wirebench {

namespace {

QString impossible(const QString &why)
{
    SourceText out = qtProgram(why);
    needQt(out, {"QDebug"});
    out.add(QStringLiteral("int main()\n{\n    qCritical(\"%s\", %1);\n    return 1;\n}")
                .arg(cLiteral(why.toUtf8(), 0)));
    return out.text();
}

QString sendingLines(const OutboundMessage &message, const QString &call)
{
    if (!message.filePath.isEmpty())
        return QStringLiteral("QFile file(%1);\nif (file.open(QIODevice::ReadOnly))\n    %2;")
            .arg(qtText(message.filePath),
                 QString(call).replace(QLatin1String("DATA"), QLatin1String("file.readAll()")));
    return QStringLiteral("const QByteArray message = %1;\n%2;")
        .arg(qtBytes(message.bytes.toByteArray(), 40),
             QString(call).replace(QLatin1String("DATA"), QLatin1String("message")));
}

QString programFor(const TcpServerSettings &settings)
{
    const auto config = engineConfig(settings);
    if (config->family == ListenFamily::Unix)
        return impossible(
            QStringLiteral("For Unix-domain sockets Qt has QLocalServer: see the program in Python."));
    if (settings.answer == AnswerKind::Relay)
        return impossible(QStringLiteral("A relay is shown in Python and as a line of socat."));
    return qtServerProgram(*config, *answerConfig(settings));
}

void addClientNotes(SourceText &out, const TcpClientSettings &settings, const TcpClientConfig &config,
                    const OutboundMessage &message)
{
    for (const QString &note : payloadNotes(settings.payload) + QStringList{proxyNote(config.proxy)}) {
        if (!note.isEmpty())
            out.note(note);
    }
    if (!config.options.isEmpty())
        out.note(QStringLiteral("Socket options are left out."));
    if (message.pieceSize > 0)
        out.note(QStringLiteral("The message goes out whole, not in pieces."));
    if (!settings.sendOnConnect && hasMessage(settings, message))
        out.note(QStringLiteral("The window waits for a button before it sends; this program does not."));
    if (config.tls && !settings.tls.authorityFile.isEmpty())
        out.note(QStringLiteral("The file of authorities is left out: see QSslConfiguration."));
}

QString programFor(const TcpClientSettings &settings)
{
    if (settings.family == AddressFamily::Unix)
        return impossible(
            QStringLiteral("For Unix-domain sockets Qt has QLocalSocket: see the program in Python."));
    const auto config = engineConfig(settings);
    const auto message = messageOf(settings.payload, settings.sendOnConnect).value_or(OutboundMessage());
    const bool hasTls = config->tls.has_value();
    const QString type = hasTls ? QStringLiteral("QSslSocket") : QStringLiteral("QTcpSocket");
    SourceText out = qtProgram(QStringLiteral("TCP client: connects, sends, and shows what it receives."));
    addClientNotes(out, settings, *config, message);
    needQt(out, {"QDebug", "QFile", hasTls ? "QSslSocket" : "QTcpSocket", "cstdio"});
    beginQtMain(out);
    out.add(type + QStringLiteral(" client;"));
    if (hasTls && !settings.tls.verify)
        out.add(QStringLiteral("client.setPeerVerifyMode(QSslSocket::VerifyNone); // any certificate: nobody "
                               "knows who answers"));
    out.begin(
        QStringLiteral("QObject::connect(&client, &%1, &client, [&client] {")
            .arg(hasTls ? QStringLiteral("QSslSocket::encrypted") : QStringLiteral("QTcpSocket::connected")));
    if (config->noDelay)
        out.add(QStringLiteral("client.setSocketOption(QAbstractSocket::LowDelayOption, 1);"));
    out.add(hasMessage(settings, message)
                ? sendingLines(message, QStringLiteral("client.write(DATA)"))
                : QStringLiteral("qInfo() << \"connected to\" << client.peerAddress();"));
    out.end(QStringLiteral("});"));
    out.begin(QStringLiteral("QObject::connect(&client, &QIODevice::readyRead, &client, [&client] {"));
    out.add(QStringLiteral("const QByteArray data = client.%1;\n"
                           "std::fwrite(data.constData(), 1, size_t(data.size()), stdout);\n"
                           "std::fflush(stdout);")
                .arg(config->receiveOnce ? QStringLiteral("read(%1)").arg(config->receiveSize)
                                         : QStringLiteral("readAll()")));
    if (config->receiveOnce)
        out.add(QStringLiteral("client.disconnectFromHost(); // once"));
    out.end(QStringLiteral("});"));
    out.add(QStringLiteral(
        "QObject::connect(&client, &QAbstractSocket::disconnected, &application, &QCoreApplication::quit);\n"
        "QObject::connect(&client, &QAbstractSocket::errorOccurred, &application, [&] {\n"
        "    if (client.error() != QAbstractSocket::RemoteHostClosedError)\n"
        "        qCritical() << client.errorString();\n"
        "    application.exit(client.error() == QAbstractSocket::RemoteHostClosedError ? 0 : 1);\n"
        "});"));
    if (config->localAddress.isValid())
        out.add(QStringLiteral("client.bind(QHostAddress(%1), %2); // this end's address")
                    .arg(qtText(config->localAddress.host()))
                    .arg(config->localAddress.port));
    out.add(QStringLiteral("client.%1(%2, %3);")
                .arg(hasTls ? QStringLiteral("connectToHostEncrypted") : QStringLiteral("connectToHost"),
                     qtText(hostText(config->host)), QString::number(config->port)));
    endQtMain(out);
    return out.text();
}

void addDatagramSocket(SourceText &out, const UdpConfig &config)
{
    out.add(QStringLiteral("QUdpSocket sock;"));
    if (config.bindFirst)
        out.add(QStringLiteral("if (!sock.bind(%1, %2%3)) { // datagrams for this port come here\n"
                               "    qCritical() << sock.errorString();\n"
                               "    return 1;\n"
                               "}")
                    .arg(qtAddress(config.host, familyFor(config)), QString::number(config.port),
                         config.reuseAddress
                             ? QStringLiteral(", QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint")
                             : QString()));
    else
        out.add(QStringLiteral("sock.bind(); // the system chooses a port"));
    for (const MulticastGroup &group : config.groups) {
        const QString interface = group.interfaceName.isEmpty()
                                      ? QString()
                                      : QStringLiteral(", QNetworkInterface::interfaceFromName(%1)")
                                            .arg(qtText(group.interfaceName));
        out.add(QStringLiteral("sock.joinMulticastGroup(QHostAddress(%1)%2);")
                    .arg(qtText(group.group.host()), interface));
    }
    if (config.multicastTtl != 1)
        out.add(QStringLiteral("sock.setSocketOption(QAbstractSocket::MulticastTtlOption, %1);")
                    .arg(config.multicastTtl));
}

QString programFor(const UdpSettings &settings)
{
    const auto config = engineConfig(settings);
    const auto answer = answerConfig(settings);
    const auto message = messageOf(settings.payload, settings.sendOnOpen).value_or(OutboundMessage());
    SourceText out = qtProgram(QStringLiteral("UDP: sends and receives datagrams; there is no connection."));
    for (const QString &note :
         payloadNotes(settings.payload) +
             QStringList{conditionsNote(config->conditions), rulesNote(*answer), relayNote(*answer)}) {
        if (!note.isEmpty())
            out.note(note);
    }
    if (settings.tls.on)
        out.note(QStringLiteral("DTLS is left out (QDtls): this program sends in clear."));
    if (!config->options.isEmpty() || config->connectToPeer)
        out.note(QStringLiteral("Socket options and connect() are left out."));
    needQt(out, {"QDebug", "QFile", "QHostInfo", "QNetworkDatagram", "QNetworkInterface", "QUdpSocket"});
    beginQtMain(out);
    addDatagramSocket(out, *config);
    out.begin(QStringLiteral("QObject::connect(&sock, &QUdpSocket::readyRead, &sock, [&] {"));
    out.begin(QStringLiteral("while (sock.hasPendingDatagrams()) {"));
    out.add(QStringLiteral("QNetworkDatagram datagram = sock.receiveDatagram(%1); // what is longer is cut\n"
                           "const QByteArray data = datagram.data();\n"
                           "qInfo() << datagram.senderAddress() << datagram.senderPort() << data;")
                .arg(config->receiveSize));
    if (const QString reply = qtAnswer(*answer, QStringLiteral("data")); !reply.isEmpty())
        out.add(QStringLiteral(
                    "sock.writeDatagram(%1, datagram.senderAddress(), quint16(datagram.senderPort()));")
                    .arg(reply));
    if (config->receiveOnce)
        out.add(QStringLiteral("application.quit(); // once\nreturn;"));
    out.end(QStringLiteral("}"));
    out.end(QStringLiteral("});"));
    if (hasMessage(settings, *config, message))
        out.add(sendingLines(message, QStringLiteral("sock.writeDatagram(DATA, %1, %2)")
                                          .arg(qtAddress(*config->peerHost, familyFor(*config)),
                                               QString::number(config->peerPort))));
    endQtMain(out);
    return out.text();
}

QString programFor(const HttpRequestSettings &settings)
{
    const auto request = httpRequest(settings);
    const bool isSimple =
        request && request->body.segments.size() <= 1 &&
        (request->body.segments.isEmpty() || request->body.segments.first().filePath.isEmpty());
    if (!isSimple)
        return impossible(QStringLiteral("A body with files is shown in Python and for curl."));
    SourceText out = qtProgram(QStringLiteral("HTTP client: sends one request and prints the answer."));
    if (settings.auth != HttpAuthKind::None)
        out.note(
            QStringLiteral("The login is left out: see QNetworkAccessManager::authenticationRequired()."));
    needQt(out, {"QDebug", "QNetworkAccessManager", "QNetworkReply", "QNetworkRequest", "QUrl", "cstdio"});
    beginQtMain(out);
    out.add(QStringLiteral("QNetworkAccessManager manager;\nQNetworkRequest request(QUrl(%1));")
                .arg(qtText(QString::fromLatin1(request->url.toEncoded(QUrl::RemoveUserInfo)))));
    for (const HttpField &field : request->fields)
        out.add(QStringLiteral("request.setRawHeader(%1, %2);")
                    .arg(qtBytes(field.name, 30), qtBytes(field.value, 60)));
    if (!request->body.contentType.isEmpty() && !request->fields.contains("Content-Type"))
        out.add(QStringLiteral("request.setRawHeader(\"Content-Type\", %1);")
                    .arg(qtBytes(request->body.contentType, 40)));
    if (!settings.followRedirects)
        out.add(QStringLiteral("request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, "
                               "QNetworkRequest::ManualRedirectPolicy);"));
    const QByteArray body =
        request->body.segments.isEmpty() ? QByteArray() : request->body.segments.first().bytes;
    out.add(QStringLiteral("QNetworkReply *answer = manager.sendCustomRequest(request, %1, %2);")
                .arg(qtBytes(request->method, 60), qtBytes(body, 70)));
    out.add(
        QStringLiteral("QObject::connect(answer, &QNetworkReply::finished, &application, [&] {\n"
                       "    qInfo() << answer->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() "
                       "<< answer->errorString();\n"
                       "    const QByteArray content = answer->readAll();\n"
                       "    std::fwrite(content.constData(), 1, size_t(content.size()), stdout);\n"
                       "    application.quit();\n"
                       "});"));
    endQtMain(out);
    return out.text();
}

template <typename Settings>
QString programFor(const Settings &)
{
    return impossible(QStringLiteral("This session is shown in Python and as a line of wirebench-cli."));
}

} // namespace

QString qtProgramOf(const SessionSettings &settings)
{
    return std::visit([](const auto &one) { return programFor(one); }, settings);
}

QString qtReplay(const ReplayScript &)
{
    return impossible(
        QStringLiteral("A replay is a list of calls that wait, which suits no event loop: see the one in "
                       "Python or C."));
}

} // namespace wirebench
