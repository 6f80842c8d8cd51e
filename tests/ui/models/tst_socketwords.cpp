#include "tests/ui/models/ownsocketmaker.h"
#include "ui/models/socketwords.h"

#include <QLocale>
#include <QSet>
#include <QTest>

using namespace wirebench;

class tst_SocketWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void everyStateIsExplained()
    {
        QSet<QString> sentences;
        for (int state = int(SocketState::Established); state < socketStateCount; ++state) {
            if (SocketState(state) != SocketState::Closed) // has no row in the system's table
                sentences.insert(socketStateSentence(ownSocket(1, SocketState(state)).system));
        }
        QCOMPARE(sentences.size(), socketStateCount - 2);
        QVERIFY(!sentences.contains(QString()));
    }

    void saysWhoMustClose()
    {
        const QString sentence = socketStateSentence(ownSocket(1, SocketState::CloseWait).system);
        QVERIFY(sentence.contains(QStringLiteral("until this program closes")));
    }

    void tellsHalfClosedFromClosed()
    {
        OwnSocket socket = ownSocket(1, SocketState::FinWait2);
        const QString open = socketStateSentence(socket.system);
        socket.system.inode = 0;
        QVERIFY(socketStateSentence(socket.system) != open);
    }

    void udpHasNoStates()
    {
        OwnSocket socket = ownSocket(1);
        socket.system.protocol = SocketProtocol::Udp;
        QCOMPARE(socketStateText(socket.system), QStringLiteral("connected"));
        socket.system.state = SocketState::Closed;
        QCOMPARE(socketStateText(socket.system), QStringLiteral("open"));
        QVERIFY(!socketStateSentence(socket.system).isEmpty());
    }

    void remarks_data()
    {
        QTest::addColumn<OwnSocket>("socket");
        QTest::addColumn<QString>("remark");
        const auto row = [](const char *name, OwnSocket socket, const char *remark) {
            QTest::newRow(name) << socket << QString::fromLatin1(remark);
        };
        OwnSocket socket = ownSocket(1);
        row("nothing to say", socket, "");
        socket = ownSocket(1, SocketState::Listen);
        socket.system.sendQueue = 5;
        row("listens", socket, "backlog 5");
        socket.system.receiveQueue = 1;
        row("one waits", socket, "1 client waits, backlog 5");
        socket.system.receiveQueue = 6;
        row("more wait", socket, "6 clients wait, backlog 5");
        socket = ownSocket(1);
        socket.system.inode = 0;
        socket.isQueued = true;
        row("in the accept queue", socket, "not accepted yet");
        socket.system.state = SocketState::SynReceived;
        row("on the way there", socket, "handshake not finished");
        socket = ownSocket(1, SocketState::TimeWait);
        socket.system.inode = 0;
        socket.system.endsInMs = 56'001;
        row("over", socket, "gone in 57 s");
        socket = ownSocket(1, SocketState::LastAck);
        socket.system.inode = 0;
        row("closed", socket, "closed by this program");
        socket = ownSocket(1, SocketState::Closed);
        socket.system.protocol = SocketProtocol::Udp;
        socket.system.dropped = 1234;
        row("datagrams dropped", socket, "1,234 dropped, buffer full");
    }

    void remarks()
    {
        QFETCH(OwnSocket, socket);
        QTEST(socketRemark(socket), "remark");
    }

    void figures()
    {
        OwnSocket socket = ownSocket(1);
        QVERIFY(socketFigures(socket.system).isEmpty());
        socket.system.tcp = TcpFigures{21'400, 3'200, 7, 10, 1448, 4, 2048, 99};
        const QString text = socketFigures(socket.system);
        QCOMPARE(text.count(u'\n'), 5);
        QVERIFY2(text.contains(QStringLiteral("21.4 ms")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("Sent again: 7 segments")));
        QVERIFY(text.contains(QStringLiteral("10 segments of at most 1,448 bytes")));
        QVERIFY(text.contains(QStringLiteral("2.0 KiB")));
    }
};

QTEST_GUILESS_MAIN(tst_SocketWords)
#include "tst_socketwords.moc"
