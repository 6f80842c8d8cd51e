#include "tests/support/sockets.h"

#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

namespace wirebench::test {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

QByteArray receive(QTcpSocket &socket, qsizetype size)
{
    QByteArray bytes;
    (void)QTest::qWaitFor(
        [&] {
            bytes += socket.read(size - bytes.size());
            return bytes.size() == size;
        },
        patienceMs);
    return bytes;
}

QByteArray receiveAll(QTcpSocket &socket)
{
    QByteArray bytes;
    (void)QTest::qWaitFor(
        [&] {
            bytes += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        },
        patienceMs);
    return bytes + socket.readAll();
}

void reset(QTcpSocket &socket)
{
    const linger abrupt{1, 0};
    setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    socket.abort();
}

} // namespace wirebench::test
