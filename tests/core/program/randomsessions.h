#pragma once

#include "core/workspace/settings.h"

#include <QRandomGenerator>

namespace wirebench::test {

/// Sessions as somebody might type them, the same for the same seed. Hosts are this machine, so that they can
/// be run; texts hold what ends literals, lines and comments.
class RandomSessions
{
public:
    explicit RandomSessions(quint32 seed) : m_random(seed) {}

    TcpServerSettings server();
    TcpClientSettings client();
    UdpSettings datagramServer();
    UdpSettings datagramClient();
    QByteArray bytes(int most);

private:
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    int number(int from, int to) { return m_random.bounded(from, to + 1); }
    QString host() { return chance(50) ? QStringLiteral("localhost") : QStringLiteral("127.0.0.1"); }
    void addOptions(OptionTexts &options);
    PayloadSettings payload();

    QRandomGenerator m_random;
};

} // namespace wirebench::test
