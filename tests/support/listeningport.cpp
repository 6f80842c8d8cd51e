#include "tests/support/listeningport.h"

#include <QFile>
#include <QSet>
#include <QTcpServer>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace wirebench::test {

namespace {

constexpr int patienceMs = 60'000;

/// proc(5), net/tcp and net/udp: the second column is "address:port" in hexadecimal, the fourth the state.
/// @param state 0A for listening; empty for any.
bool isInTable(const char *table, quint16 port, const QByteArray &state)
{
    QFile file(QStringLiteral("/proc/thread-self/net/") + QLatin1String(table));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.size() < 4 || (!state.isEmpty() && columns[3] != state))
            continue;
        if (columns[1].mid(columns[1].indexOf(':') + 1).toUShort(nullptr, 16) == port)
            return true;
    }
    return false;
}

} // namespace

quint16 freePort()
{
    static QSet<quint16> given; // none twice: some servers of mail are told four ports before they take the first
    QTcpServer server;
    do {
        server.close();
        server.listen(QHostAddress::LocalHost);
    } while (given.contains(server.serverPort()));
    given.insert(server.serverPort());
    return server.serverPort();
}

bool isFree(quint16 port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool bound = bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    close(descriptor);
    return bound;
}

bool isListening(quint16 port)
{
    return isInTable("tcp", port, "0A") || isInTable("tcp6", port, "0A");
}

bool waitForListening(quint16 port)
{
    return QTest::qWaitFor([port] { return isListening(port); }, patienceMs);
}

bool isBound(quint16 port)
{
    return isInTable("udp", port, {}) || isInTable("udp6", port, {});
}

bool waitForBound(quint16 port)
{
    return QTest::qWaitFor([port] { return isBound(port); }, patienceMs);
}

} // namespace wirebench::test
