#include "ui/udp/udpsession.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QTest>
#include <QUdpSocket>

using namespace wirebench;

namespace {

UdpSettings onFreePort()
{
    UdpSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    return settings;
}

OutboundMessage message(const char *text)
{
    OutboundMessage made;
    made.bytes = Bytes::copyOf(text);
    return made;
}

/// A session that remembers its peers as its tab would, and one of them.
class Watched final
{
public:
    Watched() : session(m_log, m_thread, QStringLiteral("watched"))
    {
        other.bind(QHostAddress::LocalHost, 0);
        QObject::connect(&session, &UdpSession::peersChanged, &session,
                         [this](const QList<UdpPeer> &changed) {
                             for (const UdpPeer &peer : changed)
                                 peers.insert(peer.id.value, peer);
                         });
    }

    bool open(const UdpSettings &settings = onFreePort())
    {
        return session.start(settings) &&
               QTest::qWaitFor([this] { return session.status().state == UdpState::Open; }, 20'000);
    }
    void say(const char *text)
    {
        other.writeDatagram(text, QHostAddress::LocalHost, session.status().local.port);
    }
    /// What the other one hears next; "nothing" if it hears nothing within 20 s.
    QByteArray heard()
    {
        return QTest::qWaitFor([this] { return other.hasPendingDatagrams(); }, 20'000)
                   ? other.receiveDatagram().data()
                   : QByteArray("nothing");
    }
    QStringList calls() const
    {
        QStringList made;
        m_log.snapshot().forEach(1, m_log.endId(), [&](const SocketCall &call) {
            made.append(call.signature());
            return true;
        });
        return made;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;

public:
    UdpSession session;
    QMap<quint32, UdpPeer> peers;
    QUdpSocket other;
};

} // namespace

class tst_UdpSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndCloses()
    {
        Watched watched;
        QSignalSpy states(&watched.session, &UdpSession::statusChanged);
        QSignalSpy closed(&watched.session, &UdpSession::closed);
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.session.start(onFreePort()));
        QVERIFY(watched.session.isRunning()); // at once, for the fields are locked by it
        QCOMPARE(states.size(), 1);
        QTRY_COMPARE(watched.session.status().state, UdpState::Open);
        QVERIFY(watched.session.status().local.port != 0);
        watched.session.stop();
        QTRY_VERIFY(!watched.session.isRunning());
        QTRY_COMPARE(closed.size(), 1);
    }

    void refusesFieldsThatCannotBeUsed()
    {
        Watched watched;
        UdpSettings settings = onFreePort();
        settings.port = QStringLiteral("70000");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidPort);
        settings = onFreePort();
        settings.answer = AnswerKind::Fixed;
        settings.answerText = QStringLiteral("\\q");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::InvalidEscape);
        settings = onFreePort();
        settings.groups = QStringLiteral("10.0.0.1");
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::NotMulticastGroup);
        settings = onFreePort();
        settings.sendOnOpen = true;
        QCOMPARE(watched.session.start(settings).error().code, ErrorCode::NoPeer);
        QVERIFY(!watched.session.isRunning());
    }

    void failsWhenThePortIsTaken()
    {
        Watched watched;
        QSignalSpy failed(&watched.session, &UdpSession::failed);
        UdpSettings settings = onFreePort();
        settings.port = QString::number(watched.other.localPort());
        QVERIFY(watched.session.start(settings));
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().systemErrorName(), QStringLiteral("EADDRINUSE"));
        QTRY_VERIFY(!watched.session.isRunning());
    }

    void sendsWhenItIsOpen()
    {
        Watched watched;
        UdpSettings settings = onFreePort();
        settings.bindFirst = false;
        settings.peerHost = QStringLiteral("127.0.0.1");
        settings.peerPort = QString::number(watched.other.localPort());
        settings.sendOnOpen = true;
        settings.payload.text = QStringLiteral("Bonjour serveur");
        QVERIFY(watched.open(settings));
        QCOMPARE(watched.heard(), QByteArray("Bonjour serveur"));
        watched.session.send(message(""));
        QCOMPARE(watched.heard(), QByteArray());
    }

    void answersThoseItIsTold()
    {
        Watched watched;
        QVERIFY(watched.open());
        watched.say("hello");
        QTRY_COMPARE(watched.peers.size(), 1);
        QCOMPARE(watched.peers.first().receivedDatagrams, quint64(1));
        watched.session.sendTo({watched.peers.first().id, ConnectionId{4711}}, message("you"));
        QCOMPARE(watched.heard(), QByteArray("you"));
    }

    void changesWhatTheNextDatagramIsAnswered()
    {
        Watched watched;
        QVERIFY(watched.open());
        UdpSettings settings = onFreePort();
        settings.answer = AnswerKind::Fixed;
        settings.answerText = QStringLiteral("new");
        watched.session.change(settings);
        settings.answerText = QStringLiteral("\\q"); // not finished yet: what was before stays
        watched.session.change(settings);
        watched.say("?");
        QCOMPARE(watched.heard(), QByteArray("new"));
    }

    void joinsAndLeavesWhatChanged()
    {
        Watched watched;
        UdpSettings settings = onFreePort();
        settings.host.clear();
        settings.groups = QStringLiteral("224.1.1.1%lo");
        QVERIFY(watched.open(settings));
        settings.groups = QStringLiteral("224.1.1.1%lo, 224.1.1.2%lo");
        watched.session.changeGroups(settings);
        watched.session.changeGroups(settings); // nothing new
        settings.groups = QStringLiteral("224.1.1.2%lo, 224.");
        watched.session.changeGroups(settings); // not finished yet
        settings.groups = QStringLiteral("224.1.1.2%lo");
        watched.session.changeGroups(settings);
        const auto memberships = [&watched] { return watched.calls().filter(QStringLiteral("MEMBERSHIP")); };
        QTRY_COMPARE(memberships().size(), 3);
        QVERIFY(memberships()[0].contains(QStringLiteral("IP_ADD_MEMBERSHIP, ('224.1.1.1'")));
        QVERIFY(memberships()[1].contains(QStringLiteral("IP_ADD_MEMBERSHIP, ('224.1.1.2'")));
        QVERIFY(memberships()[2].contains(QStringLiteral("IP_DROP_MEMBERSHIP, ('224.1.1.1'")));
    }

    void whileClosedNothingIsChanged()
    {
        Watched watched;
        watched.session.change(onFreePort());
        watched.session.changeGroups(onFreePort());
        watched.session.stop();
        QVERIFY(!watched.session.isRunning());
        QVERIFY(watched.open());
    }
};

QTEST_GUILESS_MAIN(tst_UdpSession)
#include "tst_udpsession.moc"
