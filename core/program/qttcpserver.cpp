#include "core/program/literals.h"
#include "core/program/qtparts.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

class QtTcpServer
{
public:
    QtTcpServer(const TcpServerConfig &config, const AnswerConfig &answer)
        : m_config(config), m_answer(answer),
          m_out(qtProgram(QStringLiteral("TCP server: accepts clients and answers what they send.")))
    {
    }

    QString write()
    {
        needQt(m_out, {"QDebug", "QHostInfo", "QTcpServer", "QTcpSocket", "QTimer"});
        addNotes();
        addServe();
        beginQtMain(m_out);
        m_out.add(
            QStringLiteral("QTcpServer server;\nserver.setListenBacklogSize(%1);").arg(m_config.backlog));
        if (places() > 0)
            addPlaces();
        else
            m_out.add(
                QStringLiteral("QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {\n"
                               "    while (QTcpSocket *client = server.nextPendingConnection())\n"
                               "        serve(client);\n"
                               "});"));
        m_out.add(
            QStringLiteral("if (!server.listen(%1, %2)) {\n"
                           "    qCritical() << server.errorString();\n"
                           "    return 1;\n"
                           "}\n"
                           "qInfo() << \"listening on\" << server.serverAddress() << server.serverPort();")
                .arg(qtAddress(m_config.host, familyFor(m_config)), QString::number(m_config.port)));
        endQtMain(m_out);
        return m_out.text();
    }

private:
    /// Clients served at the same time; 0: all.
    int places() const
    {
        if (m_config.once || m_config.concurrency == Concurrency::OneAtATime)
            return 1;
        return m_config.concurrency == Concurrency::Pool ? m_config.poolSize : 0;
    }
    void addNotes();
    void addServe();
    void addPlaces();

    const TcpServerConfig &m_config;
    const AnswerConfig &m_answer;
    SourceText m_out;
};

void QtTcpServer::addNotes()
{
    m_out.note(QStringLiteral("Qt reads ahead into a buffer of its own: read(N) takes from there."));
    if (m_config.tls)
        m_out.note(QStringLiteral("TLS is left out: QSslServer takes the place of QTcpServer for it."));
    if (m_answer.kind == AnswerKind::Rules)
        m_out.note(rulesNote(m_answer));
    if (!m_config.options.isEmpty())
        m_out.note(QStringLiteral("Socket options are left out."));
    if (m_config.family == ListenFamily::Both && !isDualStack(m_config))
        m_out.note(QStringLiteral("Wirebench listens on IPv4 and IPv6; this program on one of them."));
    if (places() > 0)
        m_out.note(QStringLiteral(
            "Qt accepts one client more than are served: it waits in the program and not in the "
            "system's queue."));
}

void QtTcpServer::addServe()
{
    const QString answer = qtAnswer(m_answer, QStringLiteral("data"));
    m_out.begin(QStringLiteral("static void serve(QTcpSocket *client)\n{"));
    m_out.add(QStringLiteral(
        "qInfo() << \"Got a connection from\" << client->peerAddress() << client->peerPort();\n"
        "QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);"));
    if (m_answer.kind == AnswerKind::Greeting)
        m_out.add(QStringLiteral("QTimer::singleShot(%1, client, [client] {\n    client->write(%2);%3\n});")
                      .arg(QString::number(m_answer.workMs), qtBytes(m_answer.text, 30),
                           m_answer.closeAfterAnswer ? QStringLiteral("\n    client->disconnectFromHost();")
                                                     : QString()));
    m_out.begin(QStringLiteral("QObject::connect(client, &QTcpSocket::readyRead, client, [client] {"));
    m_out.begin(QStringLiteral("while (client->bytesAvailable() > 0) {"));
    m_out.add(
        QStringLiteral("const QByteArray data = client->read(%1); // at most so many bytes\nqInfo() << data;")
            .arg(m_config.receiveSize));
    if (!answer.isEmpty()) {
        const QString close =
            m_answer.closeAfterAnswer
                ? QStringLiteral("client->disconnectFromHost(); // one answer, then close\n")
                : QString();
        if (m_answer.workMs > 0)
            m_out.add(
                QStringLiteral("QTimer::singleShot(%1, client, [client, data] { // work that takes time\n"
                               "    client->write(%2);\n    %3});")
                    .arg(QString::number(m_answer.workMs), answer, close));
        else
            m_out.add(QStringLiteral("client->write(%1);\n").arg(answer) + close.trimmed());
        if (m_answer.closeAfterAnswer)
            m_out.add(QStringLiteral("return;"));
    }
    m_out.end(QStringLiteral("}"));
    m_out.end(QStringLiteral("});"));
    m_out.end(QStringLiteral("}\n"));
}

void QtTcpServer::addPlaces()
{
    const QString ended = m_config.once ? QStringLiteral("application.quit(); // one client, then the end")
                                        : QStringLiteral("++places;\n            take();");
    m_out.add(QStringLiteral("server.setMaxPendingConnections(1);\n"
                             "int places = %1; // clients that may be served at the same time\n"
                             "std::function<void()> take = [&] {\n"
                             "    while (places > 0 && server.hasPendingConnections()) {\n"
                             "        QTcpSocket *client = server.nextPendingConnection();\n"
                             "        --places;\n"
                             "        QObject::connect(client, &QTcpSocket::disconnected, &server, [&] {\n"
                             "            %2\n"
                             "        });\n"
                             "        serve(client);\n"
                             "    }\n"
                             "};\n"
                             "QObject::connect(&server, &QTcpServer::newConnection, &server, take);")
                  .arg(QString::number(places()), ended));
    needQt(m_out, {"functional"});
}

} // namespace

QString qtServerProgram(const TcpServerConfig &config, const AnswerConfig &answer)
{
    return QtTcpServer(config, answer).write();
}

} // namespace wirebench
