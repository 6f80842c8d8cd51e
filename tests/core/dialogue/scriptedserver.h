#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace wirebench::test {

/// A server of one connection that answers lines as a function says. Listens on 127.0.0.1 at a free port.
class ScriptedServer : public QObject
{
public:
    /// What to answer a line with (its line end taken off); nothing stays silent.
    using Answer = std::function<QByteArray(const QByteArray &line)>;

    ScriptedServer(QByteArray greeting, Answer answer) : m_greeting(std::move(greeting)), m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            socket = m_server.nextPendingConnection();
            socket->write(m_greeting);
            connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        });
    }
    quint16 port() const { return m_server.serverPort(); }

    QByteArrayList lines; ///< that came
    QPointer<QTcpSocket> socket;

private:
    void read()
    {
        while (socket && socket->canReadLine()) {
            QByteArray line = socket->readLine();
            while (line.endsWith('\n') || line.endsWith('\r'))
                line.chop(1);
            lines += line;
            socket->write(m_answer(line));
        }
    }

    QByteArray m_greeting;
    Answer m_answer;
    QTcpServer m_server;
};

} // namespace wirebench::test
