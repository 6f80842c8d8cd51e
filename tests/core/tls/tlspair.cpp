#include "tests/core/tls/tlspair.h"

namespace wirebench {

namespace {

using Step = TlsSession::Step;

bool isOver(Step step)
{
    return step == Step::Done || step == Step::Failed;
}

void turn(TlsSession &session, Step &step)
{
    if (!isOver(step))
        step = session.handshake();
}

} // namespace

TlsPair::TlsPair(TlsContextPtr clientContext, TlsContextPtr serverContext, const QString &host)
    : client(std::make_unique<TlsSession>(std::move(clientContext), m_clientChannel, host,
                                          QStringLiteral("the server"))),
      server(std::make_unique<TlsSession>(std::move(serverContext), m_serverChannel, QString(),
                                          QStringLiteral("the client")))
{
}

bool TlsPair::shakeHands()
{
    // Many more turns than a handshake has bytes: a wire may carry one in two calls.
    for (int i = 0; i < 50'000 && !(isOver(clientStep) && isOver(serverStep)); ++i) {
        const qint64 before =
            toServer.carried + toClient.carried + toServer.bytes.size() + toClient.bytes.size();
        turn(*client, clientStep);
        turn(*server, serverStep);
        const qint64 after =
            toServer.carried + toClient.carried + toServer.bytes.size() + toClient.bytes.size();
        const bool rests =
            before == after && !toServer.blocksEverySecondCall && !toClient.blocksEverySecondCall;
        if (rests && i > 0 && (isOver(clientStep) || isOver(serverStep)))
            break;
    }
    return clientStep == Step::Done && serverStep == Step::Done;
}

QByteArray TlsPair::carry(TlsSession &from, TlsSession &to, const QByteArray &bytes, quint32 size)
{
    QByteArray came;
    QByteArray room(qsizetype(size), Qt::Uninitialized);
    qsizetype sent = 0;
    for (int idle = 0; idle < 100'000 && came.size() < bytes.size();) {
        bool moved = false;
        if (sent < bytes.size()) {
            const SysResult result = from.send(bytes.constData() + sent, quint32(bytes.size() - sent));
            sent += result.ok() ? result.value : 0;
            moved = result.ok();
        }
        const SysResult result = to.receive(room.data(), size);
        if (result.ok() && result.value > 0)
            came.append(room.constData(), result.value);
        idle = moved || result.ok() ? 0 : idle + 1;
    }
    return came;
}

QByteArray received(TlsSession &session, quint32 size)
{
    QByteArray room(qsizetype(size), Qt::Uninitialized);
    const SysResult result = session.receive(room.data(), size);
    if (!result.ok())
        return QByteArray::number(result.error);
    return result.value == 0 ? QByteArray("end") : room.left(result.value);
}

} // namespace wirebench
