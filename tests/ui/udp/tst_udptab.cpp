#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/ui/shell/bench.h"
#include "ui/udp/udptab.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/messagespart.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/relayfields.h"
#include "ui/widgets/savedmessagespanel.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/socketoptionspanel.h"
#include "ui/widgets/trafficpanel.h"
#include "ui/widgets/trafficpanelactions.h"
#include "ui/widgets/trafficview.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkDatagram>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTreeView>
#include <QUdpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

UdpSettings onFreePort()
{
    UdpSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    return settings;
}

UdpSettings toPeer(const QUdpSocket &peer)
{
    UdpSettings settings = onFreePort();
    settings.peerHost = QStringLiteral("127.0.0.1");
    settings.peerPort = QString::number(peer.localPort());
    return settings;
}

/// What a socket of the test hears next; "nothing" if it hears nothing within 20 s.
QByteArray heard(QUdpSocket &socket)
{
    return QTest::qWaitFor([&] { return socket.hasPendingDatagrams(); }, 20'000)
               ? socket.receiveDatagram().data()
               : QByteArray("nothing");
}

} // namespace

/// One tab on the screen, with its real endpoint behind it, and somebody to talk with.
class UdpOnScreen final
{
public:
    explicit UdpOnScreen(const UdpSettings &settings = onFreePort())
        : m_tab(m_bench.context(), QStringLiteral("UDP 1"), settings),
          m_settled(&m_tab, &SessionPage::settled)
    {
        m_tab.resize(1280, 720);
        m_tab.show();
        m_tab.activateWindow();
        m_shown = QTest::qWaitForWindowActive(&m_tab);
        other.bind(QHostAddress::LocalHost, 0);
    }

    bool isShown() const { return m_shown; }
    UdpTab &tab() { return m_tab; }
    Bench &bench() { return m_bench; }
    AddressLine &address() { return *m_tab.findChild<AddressLine *>(); }
    QTableView &peers() { return *control<QTableView>(m_tab, QStringLiteral("Peers")); }
    QString peer(int row, int column) { return peers().model()->index(row, column).data().toString(); }
    int peerRows() { return peers().model()->rowCount(); }
    QSignalSpy &settled() { return m_settled; }
    QAbstractButton *sendButton() { return button(m_tab, QStringLiteral("Send")); }

    bool open()
    {
        return press(m_tab, QStringLiteral("Open")) &&
               QTest::qWaitFor([this] { return address().stateKind() == StateKind::Well; }, 20'000);
    }
    bool close() { return press(m_tab, QStringLiteral("Close")); }
    quint16 port() { return address().stateText().section(u':', -1).toUShort(); }
    void say(const char *text, QUdpSocket *from = nullptr)
    {
        (from ? from : &other)->writeDatagram(text, QHostAddress::LocalHost, port());
    }
    /// In a window with room for it all: in a low one the zones become pages.
    void openAllMore()
    {
        m_tab.resize(1280, 1000);
        for (SettingsRow *row : m_tab.findChildren<SettingsRow *>())
            row->setMoreOpen(true);
    }
    /// The visible label that contains a text.
    bool shows(const QString &part)
    {
        for (const QLabel *found : m_tab.findChildren<QLabel *>()) {
            if (found->isVisible() && found->text().contains(part))
                return true;
        }
        return false;
    }
    /// What the visible notices say.
    QString notices()
    {
        QStringList causes;
        for (const Notice *notice : m_tab.findChildren<Notice *>()) {
            if (notice->isVisible())
                causes.append(notice->text());
        }
        return causes.join(u'|');
    }

private:
    Bench m_bench;
    UdpTab m_tab;
    QSignalSpy m_settled;
    bool m_shown = false;

public:
    QUdpSocket other;
};

class tst_UdpTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relays()
    {
        QUdpSocket target;
        QVERIFY(target.bind(QHostAddress::LocalHost, 0));
        UdpSettings settings = onFreePort();
        settings.answer = AnswerKind::Relay;
        settings.relay.target = QStringLiteral("127.0.0.1:%1").arg(target.localPort());
        UdpOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(screen.tab().findChild<RelayFields *>()->isVisible());
        QVERIFY(screen.open());
        screen.say("hello");
        QTRY_VERIFY(target.hasPendingDatagrams());
        const QNetworkDatagram came = target.receiveDatagram();
        QCOMPARE(came.data(), QByteArray("hello"));
        QVERIFY(came.senderPort() != screen.other.localPort());
        target.writeDatagram(came.makeReply("reply"));
        QCOMPARE(heard(screen.other), QByteArray("reply"));
        QTRY_COMPARE(screen.peer(0, 0), QStringLiteral("127.0.0.1:%1 → 127.0.0.1:%2")
                                            .arg(screen.other.localPort())
                                            .arg(target.localPort()));
        // What both sockets did is among this session's calls.
        auto *calls = screen.tab().findChild<TrafficView *>()->model();
        const auto received = [&] {
            int count = 0;
            for (int row = 0; row < calls->rowCount(); ++row) {
                for (int column = 0; column < calls->columnCount(); ++column)
                    count +=
                        calls->index(row, column).data().toString().startsWith(QStringLiteral("recvfrom"));
            }
            return count;
        };
        QTRY_COMPARE(received(), 2);
        QVERIFY(screen.close());
    }

    void aRelayNeedsATarget()
    {
        UdpOnScreen screen;
        QVERIFY(screen.isShown());
        auto *relay = screen.tab().findChild<RelayFields *>();
        QVERIFY(!relay->isVisible());
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))->setCurrentText(QStringLiteral("relay"));
        QVERIFY(relay->isVisible());
        QVERIFY(!WorkbenchStyle::isTrouble(relay->targetField())); // nothing wrong has been typed
        QVERIFY(press(screen.tab(), QStringLiteral("Open")));
        QVERIFY(WorkbenchStyle::isTrouble(relay->targetField()));
        QTRY_VERIFY(relay->targetField()->hasFocus());
        QVERIFY(!screen.tab().isRunning());
        type(relay->targetField(), QStringLiteral("localhost:80"));
        QTRY_VERIFY(!WorkbenchStyle::isTrouble(relay->targetField()));
    }

    void showsItsSettings()
    {
        UdpSettings settings;
        settings.bindFirst = false;
        settings.host = QStringLiteral("::1");
        settings.port = QStringLiteral("domain");
        settings.peerHost = QStringLiteral("<broadcast>");
        settings.peerPort = QStringLiteral("9");
        settings.family = AddressFamily::IPv6;
        settings.connectToPeer = settings.reuseAddress = settings.broadcast = true;
        settings.options = {{QStringLiteral("SO_SNDBUF"), QStringLiteral("50000")}};
        settings.receiveSize = 512;
        settings.receiveOnce = settings.sendOnOpen = true;
        settings.groups = QStringLiteral("224.1.1.1, half");
        settings.multicastTtl = 7;
        settings.multicastLoop = false;
        settings.multicastInterface = QStringLiteral("of-another-machine");
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("Recu: ");
        settings.relay.target = QStringLiteral("localhost:53");
        settings.relay.idleMs = 5000;
        settings.conditions = {0.1, 0.05, 0.5, 20, 5, 42};
        settings.payload.text = QStringLiteral("typed");
        UdpOnScreen screen(settings);
        QVERIFY(std::get<UdpSettings>(screen.tab().settings()) == settings);
    }

    void everyFieldIsPartOfTheSettings()
    {
        UdpOnScreen screen;
        QSignalSpy edited(&screen.tab(), &SessionPage::edited);
        screen.openAllMore();
        const auto field = [&](const char *name) {
            return control<QWidget>(screen.tab(), QString::fromLatin1(name));
        };
        type(field("Host"), QStringLiteral("here"));
        type(field("Port"), QStringLiteral("8000"));
        type(field("Message to"), QStringLiteral("there"));
        type(field("at port"), QStringLiteral("9000"));
        type(field("Receive size"), QStringLiteral("77"));
        type(field("Multicast groups"), QStringLiteral("224.1.1.1"));
        type(field("TTL"), QStringLiteral("3"));
        control<QComboBox>(screen.tab(), QStringLiteral("Family"))->setCurrentText(QStringLiteral("IPv6"));
        control<QComboBox>(screen.tab(), QStringLiteral("Interface"))->setCurrentText(QStringLiteral("lo"));
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))
            ->setCurrentText(QStringLiteral("fixed reply"));
        type(field("Text"), QStringLiteral("yes"));
        control<QDoubleSpinBox>(screen.tab(), QStringLiteral("Lost"))->setValue(10);
        control<QDoubleSpinBox>(screen.tab(), QStringLiteral("Twice"))->setValue(20);
        control<QDoubleSpinBox>(screen.tab(), QStringLiteral("Out of order"))->setValue(50);
        type(field("Delay"), QStringLiteral("30"));
        type(field("Jitter"), QStringLiteral("4"));
        type(field("Seed"), QStringLiteral("99"));
        for (const char *box : {"bind", "connect", "one recvfrom, then close", "send when opened",
                                "SO_REUSEADDR", "SO_BROADCAST", "loopback"})
            QVERIFY2(press(screen.tab(), QString::fromLatin1(box)), box);
        UdpSettings expected = onFreePort();
        expected.bindFirst = expected.multicastLoop = false;
        expected.host = QStringLiteral("here");
        expected.port = QStringLiteral("8000");
        expected.peerHost = QStringLiteral("there");
        expected.peerPort = QStringLiteral("9000");
        expected.family = AddressFamily::IPv6;
        expected.connectToPeer = expected.reuseAddress = expected.broadcast = true;
        expected.receiveOnce = expected.sendOnOpen = true;
        expected.receiveSize = 77;
        expected.groups = QStringLiteral("224.1.1.1");
        expected.multicastTtl = 3;
        expected.multicastInterface = QStringLiteral("lo");
        expected.answer = AnswerKind::Fixed;
        expected.answerText = QStringLiteral("yes");
        expected.conditions = {0.1, 0.2, 0.5, 30, 4, 99};
        QVERIFY(std::get<UdpSettings>(screen.tab().settings()) == expected);
        QVERIFY(edited.size() >= 24);
    }

    void opensAndCloses()
    {
        UdpOnScreen screen;
        QVERIFY(screen.isShown());
        QSignalSpy running(&screen.tab(), &SessionPage::runningChanged);
        QCOMPARE(screen.address().stateText(), QStringLiteral("closed"));
        QVERIFY(screen.shows(QStringLiteral("Press Open first")));
        QVERIFY(screen.open());
        QVERIFY(screen.address().stateText().startsWith(QStringLiteral("open 127.0.0.1:")));
        QCOMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), true);
        QCOMPARE(running.size(), 1);
        QTRY_COMPARE(stripOf(screen.tab()).join(u' '), QStringLiteral("socket bind recvfrom …"));
        QVERIFY(screen.shows(QStringLiteral("nc -u 127.0.0.1 %1").arg(screen.port())));
        QVERIFY(screen.close());
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("closed"));
        QTRY_COMPARE(stripOf(screen.tab()).last(), QStringLiteral("close"));
        QVERIFY(button(screen.tab(), QStringLiteral("Open")));
    }

    void keysDoWhatTheButtonsDo_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        for (const char *field : {"Host", "Port", "Message to", "at port"})
            QTest::addRow("enter in %s", field)
                << QString::fromLatin1(field) << int(Qt::Key_Return) << Qt::KeyboardModifiers(Qt::NoModifier);
        for (const char *field : {"Host", "Message", "Peers"})
            QTest::addRow("Ctrl+E in %s", field)
                << QString::fromLatin1(field) << int(Qt::Key_E) << Qt::KeyboardModifiers(Qt::ControlModifier);
    }

    void keysDoWhatTheButtonsDo()
    {
        QFETCH(QString, field);
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        UdpOnScreen screen;
        auto *focus = control<QWidget>(screen.tab(), field);
        focus->setFocus();
        QTest::keyClick(focus, Qt::Key(key), modifiers);
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Well);
    }

    void theTabKeyFollowsTheEye()
    {
        UdpOnScreen screen;
        screen.tab().focusAddress();
        QStringList order;
        for (int i = 0; i < 17; ++i) {
            QWidget *focused = QApplication::focusWidget();
            const auto *pressed = qobject_cast<QAbstractButton *>(focused);
            order.append(pressed ? pressed->text().remove(u'&') : focused->accessibleName());
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QCOMPARE(order.join(u'|'),
                 QStringLiteral("Host|Port|bind|Family|Message to|at port|connect|Open|Answer|DTLS|More|More|"
                                "To|As|Encoding|End|More"));
    }

    void twoEndsTalkUnderDtls()
    {
        UdpSettings serving = onFreePort();
        serving.tls.on = true;
        serving.answer = AnswerKind::Echo;
        UdpOnScreen server(serving);
        QVERIFY(server.open());
        QTRY_VERIFY(button(server.tab(), QStringLiteral("Certificate…"))->isEnabled());

        UdpSettings asking = onFreePort();
        asking.peerHost = QStringLiteral("127.0.0.1");
        asking.peerPort = QString::number(server.address().stateText().section(u':', 1).section(u' ', 0, 0).toUShort());
        asking.connectToPeer = true;
        asking.tls.on = true;
        asking.payload.text = QStringLiteral("hallo");
        UdpOnScreen client(asking);
        QVERIFY(client.open());
        QTRY_VERIFY2(client.notices().contains(QStringLiteral("vouched for by nobody but itself")),
                     qPrintable(client.notices()));
        QVERIFY(press(client.tab(), QStringLiteral("Accept it in this session")));
        QTRY_COMPARE(client.settled().size(), 2); // opened again
        QTRY_VERIFY(!stripOf(client.tab()).filter(QStringLiteral("do_handshake")).isEmpty());
        QTRY_VERIFY(client.sendButton()->isEnabled());
        QVERIFY(press(client.tab(), QStringLiteral("Send")));
        QTRY_VERIFY(payloads(client.bench().log, EndpointId{1}, Direction::Received).contains("hallo"));
        QTRY_VERIFY(payloads(server.bench().log, EndpointId{1}, Direction::Received).contains("hallo"));
        QVERIFY(std::get<UdpSettings>(client.tab().settings()).tls == asking.tls); // the exception is not kept
    }

    void withoutBindTheSystemGivesThePort()
    {
        QUdpSocket peer;
        QVERIFY(peer.bind(QHostAddress::LocalHost, 0));
        UdpSettings settings = toPeer(peer);
        settings.bindFirst = false;
        UdpOnScreen screen(settings);
        QVERIFY(!control<QWidget>(screen.tab(), QStringLiteral("Host"))->isEnabled());
        QVERIFY(!control<QWidget>(screen.tab(), QStringLiteral("Port"))->isEnabled());
        QVERIFY(screen.open());
        QVERIFY(screen.address().stateText().contains(QStringLiteral("the system gives a port")));
        QTRY_COMPARE(stripOf(screen.tab()).join(u' '), QStringLiteral("socket recvfrom …"));
        QTest::keyClick(control<QWidget>(screen.tab(), QStringLiteral("Message")), Qt::Key_Return,
                        Qt::ControlModifier);
        QCOMPARE(heard(peer), QByteArray()); // an empty datagram is one too
        QTRY_VERIFY(screen.address().stateText().contains(QStringLiteral("open to others 0.0.0.0:")));
        QVERIFY(screen.address().stateText().contains(QStringLiteral("others ")));
    }

    void aPythonProgramIsAnswered()
    {
        WIREBENCH_NEED("python3");
        UdpSettings settings = onFreePort();
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("Recu: ");
        UdpOnScreen screen(settings);
        QVERIFY(screen.open());
        PeerProcess python(findProgram(QStringLiteral("python3")),
                           {QStringLiteral("-c"),
                            QStringLiteral("import socket,sys\n"
                                           "s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\n"
                                           "s.sendto(b'Bonjour serveur',('localhost',int(sys.argv[1])))\n"
                                           "print(s.recvfrom(1024)[0].decode())"),
                            QString::number(screen.port())});
        QVERIFY(python.start());
        QVERIFY(python.waitForFinished());
        QCOMPARE(python.output(), QByteArray("Recu: Bonjour serveur\n"));
        QTRY_COMPARE(screen.peerRows(), 1);
        QTRY_COMPARE(screen.peer(0, 1), QStringLiteral("1 (15 B)"));
        QTRY_COMPARE(screen.peer(0, 2), QStringLiteral("1 (21 B)"));
    }

    void thoseWhoWereHeardAreAnsweredByHand()
    {
        UdpOnScreen screen;
        QVERIFY(screen.open());
        QVERIFY(!screen.sendButton()->isEnabled());
        QVERIFY(screen.sendButton()->toolTip().contains(QStringLiteral("name a host and port")));
        QUdpSocket second;
        QVERIFY(second.bind(QHostAddress::LocalHost, 0));
        screen.say("a");
        QTRY_COMPARE(screen.peerRows(), 1);
        screen.say("b", &second);
        QTRY_COMPARE(screen.peerRows(), 2);
        QVERIFY(!press(screen.tab(), QStringLiteral("Answer"))); // nobody is selected
        screen.peers().selectRow(1);
        QVERIFY(press(screen.tab(), QStringLiteral("Answer")));
        auto *message = control<QPlainTextEdit>(screen.tab(), QStringLiteral("Message"));
        QVERIFY(message->hasFocus());
        QTest::keyClicks(message, QStringLiteral("to you"));
        QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(heard(second), QByteArray("to you"));
        screen.peers().selectAll();
        QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(heard(screen.other), QByteArray("to you"));
        QCOMPARE(heard(second), QByteArray("to you"));
    }

    void addressesAreCopied()
    {
        UdpOnScreen screen;
        QVERIFY(screen.open());
        screen.say("a");
        QTRY_COMPARE(screen.peerRows(), 1);
        screen.peers().selectRow(0);
        QVERIFY(press(screen.tab(), QStringLiteral("Copy address")));
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("127.0.0.1:%1").arg(screen.other.localPort()));
    }

    void aCutAndALostDatagramAreSaidInWords()
    {
        UdpSettings settings = onFreePort();
        settings.receiveSize = 4;
        settings.answer = AnswerKind::Echo;
        settings.conditions.loss = 1;
        UdpOnScreen screen(settings);
        QVERIFY(screen.shows(QStringLiteral("simulated")));
        QVERIFY(screen.shows(QStringLiteral("100 % lost")));
        QVERIFY(screen.open());
        screen.say("Bonjour");
        QTRY_VERIFY(screen.shows(QStringLiteral("1 lost by the simulated network")));
        QStringList results;
        screen.bench().log.snapshot().forEach(1, screen.bench().log.endId(), [&](const SocketCall &call) {
            if (call.isDatagram())
                results.append(call.resultText());
            return true;
        });
        QCOMPARE(results, (QStringList{QStringLiteral("= 4 (truncated)"),
                                       QStringLiteral("not sent (simulated loss)")}));
    }

    void theNetworkIsSimulatedFromNowOn()
    {
        UdpSettings settings = onFreePort();
        settings.answer = AnswerKind::Echo;
        UdpOnScreen screen(settings);
        screen.openAllMore();
        QVERIFY(screen.shows(QStringLiteral("as it is")));
        QVERIFY(screen.open());
        screen.say("one");
        QCOMPARE(heard(screen.other), QByteArray("one"));
        control<QDoubleSpinBox>(screen.tab(), QStringLiteral("Lost"))->setValue(100);
        QVERIFY(screen.shows(QStringLiteral("simulated")));
        screen.say("two");
        QTRY_VERIFY(screen.shows(QStringLiteral("1 lost by the simulated network")));
        QVERIFY(!screen.other.hasPendingDatagrams());
    }

    void refusalIsHeardWhenConnected()
    {
        QUdpSocket gone;
        QVERIFY(gone.bind(QHostAddress::LocalHost, 0));
        UdpSettings settings = toPeer(gone);
        settings.connectToPeer = true;
        gone.close();
        UdpOnScreen screen(settings);
        QVERIFY(screen.open());
        QVERIFY(screen.address().stateText().contains(QStringLiteral(" → 127.0.0.1:")));
        QTest::mouseClick(screen.sendButton(), Qt::LeftButton);
        QTRY_COMPARE(screen.address().notice()->detail(), QStringLiteral("ECONNREFUSED"));
        QCOMPARE(screen.address().stateKind(), StateKind::Well); // it stays open
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("recvfrom(1024) ECONNREFUSED")));
    }

    void groupsAreJoinedWhileOpen()
    {
        UdpSettings settings = onFreePort();
        settings.host.clear();
        UdpOnScreen screen(settings);
        screen.openAllMore();
        QVERIFY(screen.open());
        auto *groups = control<QLineEdit>(screen.tab(), QStringLiteral("Multicast groups"));
        type(groups, QStringLiteral("224.1.1.1%lo"));
        QTest::keyClick(groups, Qt::Key_Return);
        const auto memberships = [&] {
            QStringList found;
            screen.bench().log.snapshot().forEach(1, screen.bench().log.endId(), [&](const SocketCall &call) {
                if (call.signature().contains(QStringLiteral("MEMBERSHIP")))
                    found.append(call.signature().section(u',', 1, 2));
                return true;
            });
            return found;
        };
        QTRY_COMPARE(memberships(), (QStringList{QStringLiteral(" IP_ADD_MEMBERSHIP, ('224.1.1.1'")}));
        type(groups, QString());
        QTest::keyClick(groups, Qt::Key_Return);
        QTRY_COMPARE(memberships().size(), 2);
        QVERIFY(memberships()[1].contains(QStringLiteral("IP_DROP_MEMBERSHIP")));

        type(groups, QStringLiteral("224.1.1.2%no-such-interface"));
        QTest::keyClick(groups, Qt::Key_Return);
        QTRY_VERIFY(WorkbenchStyle::isTrouble(groups));
        QVERIFY2(screen.notices().contains(QStringLiteral("ENODEV")), qPrintable(screen.notices()));
        QCOMPARE(screen.address().stateKind(), StateKind::Well);
        type(groups, QStringLiteral("10.0.0.1"));
        QTest::keyClick(groups, Qt::Key_Return);
        QVERIFY(WorkbenchStyle::isTrouble(groups));
        QVERIFY2(screen.notices().contains(QStringLiteral("not the address of a multicast group")),
                 qPrintable(screen.notices()));
        type(groups, QString());
        QVERIFY(!WorkbenchStyle::isTrouble(groups));
        QCOMPARE(screen.notices(), QString());
    }

    void whatCannotBeUsedIsMarked_data()
    {
        QTest::addColumn<UdpSettings>("settings");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, QString UdpSettings::*member, const char *text,
                            const char *field, const char *words) {
            UdpSettings settings = onFreePort();
            settings.peerHost = QStringLiteral("127.0.0.1");
            settings.peerPort = QStringLiteral("9");
            settings.answer = AnswerKind::Fixed;
            settings.answerText = QStringLiteral("yes");
            settings.*member = QString::fromLatin1(text);
            QTest::newRow(name) << settings << QString::fromLatin1(field) << QString::fromLatin1(words);
        };
        row("no host", &UdpSettings::host, "two words", "Host", "is not a host");
        row("unknown host", &UdpSettings::host, "no-such-host.invalid", "Host", "No address is known");
        row("another's address", &UdpSettings::host, "192.0.2.1", "Host", "not an address of this machine");
        row("no port", &UdpSettings::port, "70000", "Port", "is not a port");
        row("no peer", &UdpSettings::peerHost, "two words", "Message to", "is not a host");
        row("unknown peer", &UdpSettings::peerHost, "no-such-host.invalid", "Message to",
            "No address is known");
        row("no port of the peer", &UdpSettings::peerPort, "x y", "at port", "is not a port");
        row("no escape", &UdpSettings::answerText, "bad \\q", "Text", "is not an escape");
        row("no group", &UdpSettings::groups, "10.0.0.1", "Multicast groups",
            "not the address of a multicast group");
        row("no address", &UdpSettings::groups, "224.", "Multicast groups", "is not a host");
    }

    void whatCannotBeUsedIsMarked()
    {
        QFETCH(UdpSettings, settings);
        QFETCH(QString, field);
        QFETCH(QString, words);
        UdpOnScreen screen(settings);
        QVERIFY(press(screen.tab(), QStringLiteral("Open")));
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("failed"));
        QVERIFY2(screen.notices().contains(words), qPrintable(screen.notices()));
        auto *marked = control<QWidget>(screen.tab(), field);
        QVERIFY(WorkbenchStyle::isTrouble(marked));
        QTRY_VERIFY(!screen.tab().isRunning());
        QVERIFY(marked->isEnabled() && marked->isVisible());
        QCOMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), false);
    }

    void aPortInUseIsToldWhereItWasTyped()
    {
        QUdpSocket other;
        QVERIFY(other.bind(QHostAddress::LocalHost, 0));
        UdpSettings settings = onFreePort();
        settings.port = QString::number(other.localPort());
        UdpOnScreen screen(settings);
        QVERIFY(press(screen.tab(), QStringLiteral("Open")));
        QTRY_COMPARE(screen.address().notice()->detail(), QStringLiteral("EADDRINUSE"));
        auto *port = control<QLineEdit>(screen.tab(), QStringLiteral("Port"));
        QVERIFY(WorkbenchStyle::isTrouble(port));
        QVERIFY(port->hasFocus());
        type(port, QStringLiteral("0"));
        QVERIFY(screen.notices().isEmpty());
        QVERIFY(screen.open());
    }

    void fieldsAreLockedWhileOpen()
    {
        UdpOnScreen screen;
        screen.openAllMore();
        QVERIFY(screen.open());
        for (const char *field : {"Host", "Port", "Family", "Message to", "at port"})
            QVERIFY2(!control<QWidget>(screen.tab(), QString::fromLatin1(field))->isEnabled(), field);
        for (const char *field : {"Answer", "Receive size", "Multicast groups", "Lost", "TTL", "Interface"})
            QVERIFY2(control<QWidget>(screen.tab(), QString::fromLatin1(field))->isEnabled(), field);
        QVERIFY(screen.close());
        QTRY_VERIFY(control<QWidget>(screen.tab(), QStringLiteral("Host"))->isEnabled());
    }

    void optionsTakeEffectWhileOpen()
    {
        UdpOnScreen screen;
        screen.openAllMore();
        QVERIFY(screen.open());
        const auto hasCalled = [&screen](const char *text) {
            const LogSnapshot log = screen.bench().log.snapshot();
            for (quint64 id = log.firstId(); id < log.endId(); ++id) {
                if (log.at(id).signature() == QLatin1String(text) && !log.at(id).failed())
                    return true;
            }
            return false;
        };
        QVERIFY(press(screen.tab(), QStringLiteral("SO_BROADCAST")));
        QVERIFY(press(screen.tab(), QStringLiteral("loopback")));
        control<QSpinBox>(screen.tab(), QStringLiteral("TTL"))->setValue(5);
        QTRY_VERIFY(hasCalled("setsockopt(SOL_SOCKET, SO_BROADCAST, 1)"));
        QTRY_VERIFY(hasCalled("setsockopt(IPPROTO_IP, IP_MULTICAST_LOOP, 0)"));
        QTRY_VERIFY(hasCalled("setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 5)"));
        QTRY_VERIFY(hasCalled("getsockopt(IPPROTO_IP, IP_MULTICAST_TTL)"));
        QVERIFY(!hasCalled("setsockopt(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 5)")); // the other family's
        auto *options = screen.tab().findChild<SocketOptionsButton *>();
        QTest::mouseClick(options, Qt::LeftButton);
        auto *model = static_cast<SocketOptionsModel *>(options->panel()->findChild<QTableView *>()->model());
        const int row = model->rowOf(findSocketOption(u"IP_TTL"));
        const QModelIndex now = model->index(row, SocketOptionsModel::NowColumn);
        QTRY_COMPARE(now.data().toString(), QStringLiteral("64"));
        model->setData(now.siblingAtColumn(SocketOptionsModel::SetColumn), QStringLiteral("7"), Qt::EditRole);
        QTRY_COMPARE(now.data().toString(), QStringLiteral("7"));
        QVERIFY(screen.notices().isEmpty());
    }

    void othersAreToldAboutWhenTheyCanReachIt()
    {
        UdpSettings settings = onFreePort();
        settings.host.clear();
        UdpOnScreen screen(settings);
        QVERIFY(screen.open());
        QVERIFY(screen.address().stateText().contains(QStringLiteral("0.0.0.0:")));
        QVERIFY(screen.address().stateText().contains(QStringLiteral("others ")));
    }

    void theStateOfItsTablesIsKept()
    {
        QMap<QString, QByteArray> states;
        UdpOnScreen before;
        before.peers().setColumnWidth(0, 222);
        before.tab().saveStates(states);
        UdpOnScreen after;
        after.tab().restoreStates(states);
        QCOMPARE(after.peers().columnWidth(0), 222);
    }

    /// What somebody said is kept, and goes back to them at a number key, also when they are no longer in the
    /// list.
    void savedRecordGoesToItsPeer()
    {
        UdpOnScreen screen;
        QVERIFY(screen.isShown());
        QVERIFY(screen.open());
        screen.say("ping");
        QTRY_COMPARE(screen.peerRows(), 1);
        quint64 record = 0;
        const LogSnapshot log = screen.bench().log.snapshot();
        log.forEach(log.firstId(), log.endId(), [&](const SocketCall &call) {
            if (call.call == Call::RecvFrom)
                record = call.id;
            return true;
        });
        auto *traffic = screen.tab().findChild<TrafficPanel *>();
        auto *part = screen.tab().findChild<MessagesPart *>();
        QVERIFY(traffic && part);
        traffic->tick();
        QVERIFY(traffic->goTo(record));
        traffic->panelActions().saveMessage->trigger();
        const QList<SavedEntry> saved = screen.bench().library.entries(MessageKind::Udp);
        QCOMPARE(saved.size(), 1);
        QVERIFY(saved[0].message());
        QCOMPARE(saved[0].message()->host, QStringLiteral("127.0.0.1"));
        QCOMPARE(saved[0].message()->port, QString::number(screen.other.localPort()));
        QVERIFY(screen.close());
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Idle);
        QVERIFY(screen.open());
        QTest::keyClick(part->panel()->view(), Qt::Key_1);
        QCOMPARE(heard(screen.other), QByteArray("ping"));
    }
};

QTEST_MAIN(tst_UdpTab)
#include "tst_udptab.moc"
