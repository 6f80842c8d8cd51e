#pragma once

#include <QByteArray>

class QTcpSocket;

namespace wirebench::test {

/// Turns the event loop until this many bytes have arrived, and takes them; fewer if they do not come
/// within 60 s.
QByteArray receive(QTcpSocket &socket, qsizetype size);

/// As receive(), for everything until the peer closes.
QByteArray receiveAll(QTcpSocket &socket);

/// Closes with SO_LINGER 0: the peer sees a reset.
void reset(QTcpSocket &socket);

} // namespace wirebench::test
