#include "tests/support/listeningport.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/support/sockets.h"
#include "tests/ui/shell/bench.h"
#include "ui/tcpserver/tcpservertab.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/relayfields.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/socketoptionspanel.h"
#include "ui/widgets/trafficview.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocalSocket>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSslSocket>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>

using namespace wirebench;
using namespace wirebench::test;

namespace {

TcpServerSettings onFreePort()
{
    TcpServerSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    return settings;
}

} // namespace

/// One tab on the screen, with its real server behind it.
class ServerOnScreen final
{
public:
    explicit ServerOnScreen(const TcpServerSettings &settings = onFreePort())
        : m_tab(m_bench.context(), QStringLiteral("TCP server 1"), settings), m_settled(&m_tab, &SessionPage::settled)
    {
        m_tab.resize(1280, 720);
        m_tab.show();
        m_tab.activateWindow();
        m_shown = QTest::qWaitForWindowActive(&m_tab);
    }

    bool isShown() const { return m_shown; }
    TcpServerTab &tab() { return m_tab; }
    Bench &bench() { return m_bench; }
    AddressLine &address() { return *m_tab.findChild<AddressLine *>(); }
    QTableView &clients() { return *control<QTableView>(m_tab, QStringLiteral("Clients")); }
    QString client(int row, int column) { return clients().model()->index(row, column).data().toString(); }
    int clientRows() { return clients().model()->rowCount(); }
    QSignalSpy &settled() { return m_settled; }

    bool listen() { return press(m_tab, QStringLiteral("Listen")); }
    bool stop() { return press(m_tab, QStringLiteral("Stop")); }
    bool isListening() { return address().stateKind() == StateKind::Well; }
    /// The port that was really taken, as the state says it.
    quint16 port() { return address().stateText().section(u':', -1).toUShort(); }
    bool connectClient(QTcpSocket &client)
    {
        client.connectToHost(QHostAddress::LocalHost, port());
        return client.waitForConnected();
    }

private:
    Bench m_bench;
    TcpServerTab m_tab;
    QSignalSpy m_settled;
    bool m_shown = false;
};

class tst_TcpServerTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void speaksTheLanguageOfTheMoment()
    {
        ServerOnScreen screen;
        QVERIFY(screen.isShown());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        screen.bench().language.setCode(QStringLiteral("fr"));
        QTRY_VERIFY(screen.address().stateText().startsWith(QStringLiteral("à l’écoute")));
        screen.bench().language.setCode(QStringLiteral("en"));
        QTRY_VERIFY(screen.address().stateText().startsWith(QStringLiteral("listening")));
    }

    void showsItsSettings()
    {
        TcpServerSettings settings;
        settings.host = QStringLiteral("::1");
        settings.port = QStringLiteral("http");
        settings.family = ListenFamily::Both;
        settings.path = QStringLiteral("@x");
        settings.anyUser = true;
        settings.backlog = 3;
        settings.reuseAddress = false;
        settings.options = {{QStringLiteral("TCP_NODELAY"), QStringLiteral("on")}};
        settings.concurrency = Concurrency::Pool;
        settings.poolSize = 7;
        settings.receiveSize = 512;
        settings.closeWhenPeerFinishes = false;
        settings.once = true;
        settings.answer = AnswerKind::Greeting;
        settings.answerText = QStringLiteral("Thank you\\r\\n");
        settings.relay.target = QStringLiteral("localhost:80");
        settings.relay.toTarget.delayMs = 20;
        settings.closeAfterAnswer = true;
        settings.workMs = 250;
        settings.payload.text = QStringLiteral("typed");
        settings.payload.history = {QStringLiteral("before")};
        ServerOnScreen screen(settings);
        QVERIFY(std::get<TcpServerSettings>(screen.tab().settings()) == settings);
    }

    void everyFieldIsPartOfTheSettings()
    {
        ServerOnScreen screen;
        QSignalSpy edited(&screen.tab(), &SessionPage::edited);
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        type(control<QComboBox>(screen.tab(), QStringLiteral("Host")), QStringLiteral("here"));
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Port")), QStringLiteral("8000"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Backlog")), QStringLiteral("9"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Receive size")), QStringLiteral("77"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Work")), QStringLiteral("88"));
        control<QComboBox>(screen.tab(), QStringLiteral("Family"))->setCurrentText(QStringLiteral("IPv6"));
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))->setCurrentText(QStringLiteral("fixed reply"));
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Text")), QStringLiteral("yes"));
        control<QComboBox>(screen.tab(), QStringLiteral("Serve"))->setCurrentText(QStringLiteral("a pool of"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Size")), QStringLiteral("4"));
        for (const char *box : {"one client only", "close after answer", "SO_REUSEADDR",
                                "close when the client has finished"})
            QVERIFY(press(screen.tab(), QString::fromLatin1(box)));
        const auto settings = std::get<TcpServerSettings>(screen.tab().settings());
        QCOMPARE(settings.host, QStringLiteral("here"));
        QCOMPARE(settings.port, QStringLiteral("8000"));
        QCOMPARE(settings.backlog, 9);
        QCOMPARE(settings.receiveSize, 77);
        QCOMPARE(settings.workMs, 88);
        QCOMPARE(settings.family, ListenFamily::IPv6);
        QCOMPARE(settings.answer, AnswerKind::Fixed);
        QCOMPARE(settings.answerText, QStringLiteral("yes"));
        QCOMPARE(settings.concurrency, Concurrency::Pool);
        QCOMPARE(settings.poolSize, 4);
        QVERIFY(settings.once && settings.closeAfterAnswer);
        QVERIFY(!settings.reuseAddress && !settings.closeWhenPeerFinishes);
        QVERIFY(edited.size() >= 14);
    }

    void fieldsThatMeanNothingAreHidden()
    {
        ServerOnScreen screen;
        const auto visible = [&](const char *name) {
            for (const QWidget *field : screen.tab().findChildren<QWidget *>()) {
                if (field->accessibleName() == QLatin1String(name))
                    return field->isVisible();
            }
            return false;
        };
        QVERIFY(!visible("Text"));
        QVERIFY(!visible("Size"));
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))->setCurrentText(QStringLiteral("prefix echo"));
        control<QComboBox>(screen.tab(), QStringLiteral("Serve"))->setCurrentText(QStringLiteral("a pool of"));
        QVERIFY(visible("Text"));
        QVERIFY(visible("Size"));
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        QVERIFY(visible("Host") && visible("Port") && !visible("Path"));
        QVERIFY(button(screen.tab(), QStringLiteral("SO_REUSEADDR")));
        QVERIFY(!button(screen.tab(), QStringLiteral("any user may connect")));
        control<QComboBox>(screen.tab(), QStringLiteral("Family"))->setCurrentText(QStringLiteral("Unix"));
        QVERIFY(!visible("Host") && !visible("Port") && visible("Path"));
        QVERIFY(!button(screen.tab(), QStringLiteral("SO_REUSEADDR")));
        QVERIFY(button(screen.tab(), QStringLiteral("any user may connect")));
    }

    void relays()
    {
        QTcpServer target;
        QVERIFY(target.listen(QHostAddress::LocalHost));
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Relay;
        settings.relay.target = QStringLiteral("127.0.0.1:%1").arg(target.serverPort());
        ServerOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(screen.tab().findChild<RelayFields *>()->isVisible());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket client;
        QVERIFY(screen.connectClient(client));
        client.write("hello");
        QTRY_VERIFY(target.hasPendingConnections());
        QTcpSocket *accepted = target.nextPendingConnection();
        QTRY_COMPARE(accepted->bytesAvailable(), 5);
        accepted->write("reply");
        QCOMPARE(receive(client, 5), QByteArray("reply"));
        QTRY_COMPARE(screen.client(0, 1), QStringLiteral("→ 127.0.0.1:%1").arg(target.serverPort()));
        // Both connections are among this session's calls.
        const auto rows = [&] { return screen.tab().findChild<TrafficView *>()->model(); };
        QTRY_VERIFY(rows()->rowCount() > 0);
        const auto has = [&](const QString &part) {
            for (int row = 0; row < rows()->rowCount(); ++row) {
                for (int column = 0; column < rows()->columnCount(); ++column) {
                    if (rows()->index(row, column).data().toString().contains(part))
                        return true;
                }
            }
            return false;
        };
        QTRY_VERIFY(has(QStringLiteral("accept")));
        QTRY_VERIFY(has(QStringLiteral("connect")));
        QVERIFY(screen.stop());
        QTRY_COMPARE(accepted->state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    }

    void aRelayNeedsATarget()
    {
        ServerOnScreen screen;
        QVERIFY(screen.isShown());
        auto *relay = screen.tab().findChild<RelayFields *>();
        QVERIFY(!relay->isVisible());
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))->setCurrentText(QStringLiteral("relay"));
        QVERIFY(relay->isVisible());
        QVERIFY(!WorkbenchStyle::isTrouble(relay->targetField())); // nothing wrong has been typed
        QVERIFY(screen.listen());
        QVERIFY(WorkbenchStyle::isTrouble(relay->targetField()));
        QTRY_VERIFY(relay->targetField()->hasFocus());
        QVERIFY(!screen.tab().isRunning());
        type(relay->targetField(), QStringLiteral("here:x"));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(relay->targetField()));
        type(relay->targetField(), QStringLiteral("localhost:80"));
        QTRY_VERIFY(!WorkbenchStyle::isTrouble(relay->targetField()));
    }

    void saysThatATargetRefuses()
    {
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Relay;
        settings.relay.target = QStringLiteral("127.0.0.1:%1").arg(freePort());
        ServerOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket client; // is reset, maybe before it knows that it was connected
        client.connectToHost(QHostAddress::LocalHost, screen.port());
        const auto saysSo = [&] {
            for (const Notice *notice : screen.tab().findChildren<Notice *>()) {
                if (notice->isVisible() && notice->text().contains(QStringLiteral("ECONNREFUSED")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(saysSo());
        QVERIFY(screen.isListening());
    }

    void listensAtAPath()
    {
        QTemporaryDir dir;
        TcpServerSettings settings = onFreePort();
        settings.family = ListenFamily::Unix;
        settings.path = dir.filePath(QStringLiteral("x.sock"));
        ServerOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QVERIFY(screen.address().stateText().contains(QStringLiteral("unix:") + settings.path));
        QVERIFY(!screen.address().stateText().contains(QStringLiteral("others")));
        const QList<QLabel *> labels = screen.tab().findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(QStringLiteral("nc -U ") + settings.path);
        }));
        QLocalSocket client;
        client.connectToServer(settings.path);
        QVERIFY(client.waitForConnected());
        QTRY_COMPARE(screen.clientRows(), 1);
#ifdef Q_OS_LINUX
        QTRY_COMPARE(screen.client(0, 0),
                     QStringLiteral("unix:(pid %1)").arg(QCoreApplication::applicationPid()));
#endif
        QVERIFY(screen.stop());
        QTRY_VERIFY(!QFileInfo::exists(settings.path));
    }

    void tellsWhatIsAtThePath()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        TcpServerSettings settings = onFreePort();
        settings.family = ListenFamily::Unix;
        settings.path = file.fileName();
        ServerOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.address().notice()->text().contains(QStringLiteral("not a socket")));
        QTRY_COMPARE(screen.settled().size(), 1);
        QVERIFY(WorkbenchStyle::isTrouble(control<QComboBox>(screen.tab(), QStringLiteral("Path"))));
        QVERIFY(file.exists());
        type(control<QComboBox>(screen.tab(), QStringLiteral("Path")), QString());
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.address().notice()->text().contains(QStringLiteral("missing")));
    }

    void optionsOfTheListeningSocketAndOfAClient()
    {
        ServerOnScreen screen;
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        auto *options = screen.tab().findChild<SocketOptionsButton *>();
        options->setTexts({{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")}});
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTest::mouseClick(options, Qt::LeftButton);
        auto *table = options->panel()->findChild<QTableView *>();
        auto *model = static_cast<SocketOptionsModel *>(table->model());
        const auto now = [model](const char *name) {
            const int row = model->rowOf(findSocketOption(QString::fromLatin1(name)));
            return model->index(row, SocketOptionsModel::NowColumn).data().toString();
        };
        QTRY_COMPARE(now("SO_RCVBUF"), QStringLiteral("131,072 B"));
        QTRY_COMPARE(now("TCP_DEFER_ACCEPT"), QStringLiteral("0 s"));
        auto *subject = options->panel()->findChild<QComboBox *>();
        subject->setCurrentIndex(1);
        QVERIFY(options->panel()->notice()->cause().contains(u"Select a client"));

        QTcpSocket client;
        QVERIFY(screen.connectClient(client));
        auto *clients = control<QTableView>(screen.tab(), QStringLiteral("Clients"));
        QTRY_COMPARE(clients->model()->rowCount(), 1);
        clients->selectRow(0);
        QTest::mouseClick(button(*options->panel(), QStringLiteral("Read again")), Qt::LeftButton);
        QTRY_COMPARE(now("SO_RCVBUF"), QStringLiteral("131,072 B")); // inherited
        QCOMPARE(now("TCP_DEFER_ACCEPT"), QString());
        const int row = model->rowOf(findSocketOption(u"TCP_NODELAY"));
        model->setData(model->index(row, SocketOptionsModel::SetColumn), QStringLiteral("on"), Qt::EditRole);
        QTRY_COMPARE(now("TCP_NODELAY"), QStringLiteral("on"));
        subject->setCurrentIndex(0);
        QTRY_COMPARE(now("TCP_NODELAY"), QStringLiteral("on")); // both have it
    }

    void listensAndStops()
    {
        ServerOnScreen screen;
        QVERIFY(screen.isShown());
        QSignalSpy running(&screen.tab(), &SessionPage::runningChanged);
        QCOMPARE(screen.address().stateText(), QStringLiteral("stopped"));
        QVERIFY(stripOf(screen.tab()).isEmpty());

        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QVERIFY(screen.address().stateText().startsWith(QStringLiteral("listening 127.0.0.1:")));
        QVERIFY(screen.port() != 0);
        QCOMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), true);
        QCOMPARE(running.size(), 1);
        QTRY_COMPARE(stripOf(screen.tab()), firstCalls());

        const quint16 port = screen.port();
        QVERIFY(screen.stop());
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("stopped"));
        QVERIFY(!screen.tab().isRunning());
        QVERIFY(!isListening(port));
        QTRY_COMPARE(stripOf(screen.tab()).last(), QStringLiteral("close"));
        QVERIFY(button(screen.tab(), QStringLiteral("Listen")));
    }

    void keysDoWhatTheButtonsDo_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("enter in the host") << QStringLiteral("Host") << int(Qt::Key_Return)
                                           << Qt::KeyboardModifiers(Qt::NoModifier);
        QTest::newRow("enter in the port") << QStringLiteral("Port") << int(Qt::Key_Enter)
                                           << Qt::KeyboardModifiers(Qt::KeypadModifier);
        QTest::newRow("enter in the backlog") << QStringLiteral("Backlog") << int(Qt::Key_Return)
                                              << Qt::KeyboardModifiers(Qt::NoModifier);
        for (const char *field : {"Host", "Port", "Backlog", "Message", "Clients", ""})
            QTest::addRow("Ctrl+E in %s", field)
                << QString::fromLatin1(field) << int(Qt::Key_E) << Qt::KeyboardModifiers(Qt::ControlModifier);
    }

    void keysDoWhatTheButtonsDo()
    {
        QFETCH(QString, field);
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        ServerOnScreen screen;
        QWidget *focus = field.isEmpty() ? &screen.tab() : control<QWidget>(screen.tab(), field);
        focus->setFocus();
        QTest::keyClick(focus, Qt::Key(key), modifiers);
        QTRY_VERIFY(screen.isListening());
    }

    void theTabKeyFollowsTheEye()
    {
        ServerOnScreen screen;
        screen.tab().focusAddress();
        QStringList order;
        for (int i = 0; i < 14; ++i) {
            QWidget *focused = QApplication::focusWidget();
            const auto *pressed = qobject_cast<QAbstractButton *>(focused);
            order.append(pressed ? pressed->text().remove(u'&') : focused->accessibleName());
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QCOMPARE(order.join(u' '),
                 QStringLiteral("Host Port Family Backlog Listen Answer Serve TLS More To As Encoding End More"));
    }

    void clientsAppearAndAreAnswered()
    {
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("Recu: ");
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket client;
        QVERIFY(screen.connectClient(client));
        QTRY_COMPARE(screen.clientRows(), 1);
        QCOMPARE(screen.client(0, 0), QStringLiteral("127.0.0.1:%1").arg(client.localPort()));
        QCOMPARE(screen.client(0, 1), QStringLiteral("connected"));
        client.write("Bonjour serveur");
        QCOMPARE(receive(client, 21), QByteArray("Recu: Bonjour serveur"));
        QTRY_COMPARE(screen.client(0, 2), QStringLiteral("15 B"));
        QTRY_COMPARE(screen.client(0, 3), QStringLiteral("21 B"));
        client.disconnectFromHost();
        QTRY_COMPARE(screen.client(0, 1), QStringLiteral("closed"));
    }

    void aClientIsServedInSecret()
    {
        ServerOnScreen screen;
        QVERIFY(press(screen.tab(), QStringLiteral("TLS")));
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTRY_VERIFY(button(screen.tab(), QStringLiteral("Certificate…"))->isEnabled());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), screen.port());
        QTRY_COMPARE(screen.clientRows(), 1);
        QTRY_VERIFY(client.isEncrypted());
        QTRY_COMPARE(screen.client(0, 1), QStringLiteral("connected, TLSv1.3"));
        client.write("hallo");
        QTRY_COMPARE(client.bytesAvailable(), 5);
        QCOMPARE(client.readAll(), QByteArray("hallo"));
    }

    void aClientWithoutTlsIsToldAbout()
    {
        TcpServerSettings settings = onFreePort();
        settings.tls.on = true;
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket client;
        QVERIFY(screen.connectClient(client));
        QTRY_COMPARE(screen.client(0, 1), QStringLiteral("TLS handshake"));
        client.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(screen.client(0, 1), QStringLiteral("closed"));
        const auto told = [&] {
            for (const Notice *notice : screen.tab().findChildren<Notice *>()) {
                if (notice->text().contains(QStringLiteral("is not TLS")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(told());
        QVERIFY(screen.isListening());
    }

    void anUnusableCertificateIsToldWhereItWasTyped()
    {
        TcpServerSettings settings = onFreePort();
        settings.tls.on = true;
        settings.tls.certificateFile = QStringLiteral("/etc/passwd");
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QTRY_VERIFY(WorkbenchStyle::isTrouble(control<QLineEdit>(screen.tab(), QStringLiteral("Certificate"))));
        QVERIFY2(screen.address().notice()->text().contains(QStringLiteral("/etc/passwd")),
                 qPrintable(screen.address().notice()->text()));
    }

    void thePythonProgramOfTheCourseIsServed()
    {
        WIREBENCH_NEED("python3");
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("Recu: ");
        settings.closeAfterAnswer = true;
        settings.once = true;
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        PeerProcess python(findProgram(QStringLiteral("python3")),
                           {QStringLiteral("-c"),
                            QStringLiteral("import socket,sys; s=socket.socket(); s.connect(('127.0.0.1', int(sys.argv[1])));"
                                           "s.sendall(b'Bonjour serveur'); print(s.recv(1024).decode()); s.close()"),
                            QString::number(screen.port())});
        QVERIFY(python.start());
        QVERIFY(python.waitForFinished());
        QCOMPARE(python.output(), QByteArray("Recu: Bonjour serveur\n"));
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("stopped"));
    }

    void theSecondClientIsSeenWaiting()
    {
        TcpServerSettings settings = onFreePort();
        settings.concurrency = Concurrency::OneAtATime;
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket first;
        QTcpSocket second;
        QVERIFY(screen.connectClient(first));
        QTRY_COMPARE(screen.clientRows(), 1);
        QVERIFY(screen.connectClient(second));
        QTRY_COMPARE(screen.clientRows(), 2);
        QCOMPARE(screen.client(1, 0), QStringLiteral("127.0.0.1:%1").arg(second.localPort()));
        QCOMPARE(screen.client(1, 1), QStringLiteral("waits to be accepted"));
        QTRY_VERIFY(label(screen, QStringLiteral("accept queue 1, backlog 5")));
        first.disconnectFromHost();
        QTRY_COMPARE(screen.client(1, 1), QStringLiteral("connected"));
        QTRY_VERIFY(!label(screen, QStringLiteral("accept queue")));
    }

    void sendsToAllOrToThoseSelected()
    {
        ServerOnScreen screen;
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QAbstractButton *send = button(screen.tab(), QStringLiteral("Send"));
        QVERIFY(!send->isEnabled());
        QTcpSocket first;
        QTcpSocket second;
        QVERIFY(screen.connectClient(first));
        QVERIFY(screen.connectClient(second));
        QTRY_COMPARE(screen.clientRows(), 2);
        QTRY_VERIFY(send->isEnabled());
        auto *message = control<QPlainTextEdit>(screen.tab(), QStringLiteral("Message"));
        QTest::keyClicks(message, QStringLiteral("to all"));
        QTest::mouseClick(send, Qt::LeftButton);
        QCOMPARE(receive(first, 6), QByteArray("to all"));
        QCOMPARE(receive(second, 6), QByteArray("to all"));

        control<QComboBox>(screen.tab(), QStringLiteral("To"))->setCurrentText(QStringLiteral("selected clients"));
        QVERIFY(!send->isEnabled());
        QVERIFY(send->toolTip().contains(QStringLiteral("Select a client")));
        const bool firstIsFirst = screen.client(0, 0).endsWith(QString::number(first.localPort()));
        screen.clients().selectRow(firstIsFirst ? 0 : 1);
        QTRY_VERIFY(send->isEnabled());
        type(message, QStringLiteral("to one"));
        QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(receive(first, 6), QByteArray("to one"));
        QTest::keyClick(message, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(receive(first, 6), QByteArray("to one"));
        QCOMPARE(second.bytesAvailable(), 0);
    }

    void endsConnectionsInThreeWays_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QStringList>("calls");
        QTest::addColumn<QByteArray>("seen");
        QTest::newRow("half-close") << QStringLiteral("Half-close") << QStringLiteral("server sends no more")
                                    << QStringList{QStringLiteral("shutdown")} << QByteArray("b''\n");
        QTest::newRow("close") << QStringLiteral("Close") << QStringLiteral("closed")
                               << QStringList{QStringLiteral("close")} << QByteArray("b''\n");
        QTest::newRow("reset") << QStringLiteral("Reset") << QStringLiteral("closed")
                               << QStringList{QStringLiteral("setsockopt"), QStringLiteral("close")}
                               << QByteArray("ConnectionResetError\n");
    }

    void endsConnectionsInThreeWays()
    {
        WIREBENCH_NEED("python3");
        QFETCH(QString, word);
        QFETCH(QString, state);
        QFETCH(QStringList, calls);
        QFETCH(QByteArray, seen);
        ServerOnScreen screen;
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        PeerProcess client(findProgram(QStringLiteral("python3")),
                           {QStringLiteral("-uc"), QStringLiteral("import socket,sys\n"
                                                                  "s=socket.create_connection(('127.0.0.1',int(sys.argv[1])))\n"
                                                                  "try: print(s.recv(10))\n"
                                                                  "except OSError as e: print(type(e).__name__)\n"
                                                                  "sys.stdin.read()"),
                            QString::number(screen.port())});
        QVERIFY(client.start());
        QTRY_COMPARE(screen.clientRows(), 1);
        QVERIFY(!press(screen.tab(), word)); // nothing is selected
        screen.clients().selectRow(0);
        QVERIFY(press(screen.tab(), word));
        QTRY_COMPARE(screen.client(0, 1), state);
        QVERIFY(client.waitForOutput(seen));
        const auto newest = [&] {
            QStringList words = stripOf(screen.tab());
            words.removeAll(QStringLiteral("accept …"));
            return words.mid(words.size() - calls.size());
        };
        QTRY_COMPARE(newest(), calls);
        // A client that is gone can be selected, but nothing can be done with it.
        QTRY_COMPARE(button(screen.tab(), word)->isEnabled(), state != u"closed");
    }

    void aPortInUseIsToldWhereItWasTyped()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        TcpServerSettings settings = onFreePort();
        settings.port = QString::number(other.serverPort());
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("failed"));
        QCOMPARE(screen.address().stateKind(), StateKind::Trouble);
        const Notice *notice = screen.address().notice();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->cause().contains(QStringLiteral("in use")));
        QVERIFY(notice->remedy().contains(QStringLiteral("port 0")));
        QCOMPARE(notice->detail(), QStringLiteral("EADDRINUSE"));
        auto *port = control<QLineEdit>(screen.tab(), QStringLiteral("Port"));
        QVERIFY(WorkbenchStyle::isTrouble(port));
        QVERIFY(port->hasFocus());
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("bind EADDRINUSE")));
        QCOMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), false);

        type(port, QStringLiteral("0"));
        QVERIFY(notice->isHidden());
        QVERIFY(!WorkbenchStyle::isTrouble(port));
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
    }

    void whatCannotBeUsedIsMarked_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown host") << QStringLiteral("no-such-host.invalid") << QStringLiteral("0")
                                      << QStringLiteral("Host") << QStringLiteral("No address is known");
        QTest::newRow("no host") << QStringLiteral("two words") << QStringLiteral("0") << QStringLiteral("Host")
                                 << QStringLiteral("is not a host");
        QTest::newRow("another's address") << QStringLiteral("192.0.2.1") << QStringLiteral("0")
                                           << QStringLiteral("Host") << QStringLiteral("not an address of this machine");
        QTest::newRow("no port") << QStringLiteral("127.0.0.1") << QStringLiteral("70000") << QStringLiteral("Port")
                                 << QStringLiteral("is not a port");
        QTest::newRow("unknown service") << QStringLiteral("127.0.0.1") << QStringLiteral("nosuchservice")
                                         << QStringLiteral("Port") << QStringLiteral("No service");
    }

    void whatCannotBeUsedIsMarked()
    {
        QFETCH(QString, host);
        QFETCH(QString, port);
        QFETCH(QString, field);
        QFETCH(QString, words);
        TcpServerSettings settings;
        settings.host = host;
        settings.port = port;
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("failed"));
        QVERIFY2(screen.address().notice()->cause().contains(words), qPrintable(screen.address().notice()->cause()));
        QVERIFY(WorkbenchStyle::isTrouble(control<QWidget>(screen.tab(), field)));
        QTRY_VERIFY(!screen.tab().isRunning());
        QTRY_COMPARE(screen.settled().size(), 1);
    }

    void anEscapeThatIsNoneIsMarkedWhereItWasTyped()
    {
        TcpServerSettings settings = onFreePort();
        settings.answer = AnswerKind::Fixed;
        settings.answerText = QStringLiteral("bad \\q");
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        auto *text = control<QLineEdit>(screen.tab(), QStringLiteral("Text"));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(text));
        QVERIFY(text->hasFocus());
        QVERIFY(!screen.tab().isRunning());
        QVERIFY(screen.address().notice()->isHidden());
        QVERIFY(notices(screen).contains(QStringLiteral("“\\q” is not an escape.")));
        type(text, QStringLiteral("good \\n"));
        QVERIFY(!WorkbenchStyle::isTrouble(text));
        QVERIFY(notices(screen).isEmpty());
        // And while it is typed, after a pause.
        type(text, QStringLiteral("\\"));
        QVERIFY(!WorkbenchStyle::isTrouble(text));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(text));
    }

    void fieldsAreLockedWhileRunning()
    {
        ServerOnScreen screen;
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        for (const char *field : {"Host", "Port", "Family", "Backlog"})
            QVERIFY2(!control<QWidget>(screen.tab(), QString::fromLatin1(field))->isEnabled(), field);
        QVERIFY(control<QWidget>(screen.tab(), QStringLiteral("Answer"))->isEnabled());
        QVERIFY(screen.stop());
        QTRY_VERIFY(control<QWidget>(screen.tab(), QStringLiteral("Host"))->isEnabled());
    }

    void aChangedAnswerHoldsForTheNextClient()
    {
        ServerOnScreen screen; // echo
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket before;
        QVERIFY(screen.connectClient(before));
        QTRY_COMPARE(screen.clientRows(), 1);
        control<QComboBox>(screen.tab(), QStringLiteral("Answer"))->setCurrentText(QStringLiteral("prefix echo"));
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Text")), QStringLiteral("echo : "));
        QTcpSocket after;
        QVERIFY(screen.connectClient(after));
        QTRY_COMPARE(screen.clientRows(), 2);
        before.write("one");
        after.write("two");
        QCOMPARE(receive(after, 10), QByteArray("echo : two"));
        QCOMPARE(receive(before, 3), QByteArray("one"));
    }

    void stoppingClosesEveryConnection()
    {
        ServerOnScreen screen;
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTcpSocket clients[3];
        for (QTcpSocket &client : clients)
            QVERIFY(screen.connectClient(client));
        QTRY_COMPARE(screen.clientRows(), 3);
        QVERIFY(screen.stop());
        for (QTcpSocket &client : clients)
            QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
        for (int row = 0; row < 3; ++row)
            QTRY_COMPARE(screen.client(row, 1), QStringLiteral("closed"));
        QVERIFY(!button(screen.tab(), QStringLiteral("Send"))->isEnabled());
    }

    void startingAnewForgetsTheClientsAndCallsBefore()
    {
        ServerOnScreen screen;
        for (int round = 0; round < 2; ++round) {
            QVERIFY(screen.listen());
            QTRY_VERIFY(screen.isListening());
            QTRY_COMPARE(stripOf(screen.tab()), firstCalls());
            QCOMPARE(screen.clientRows(), 0);
            QTcpSocket client;
            QVERIFY(screen.connectClient(client));
            QTRY_COMPARE(screen.clientRows(), 1);
            QVERIFY(screen.stop());
            QTRY_VERIFY(!screen.tab().isRunning());
        }
    }

    void closingTheTabEndsItsSockets()
    {
        Bench bench;
        auto tab = std::make_unique<TcpServerTab>(bench.context(), QStringLiteral("short"), onFreePort());
        QSignalSpy settled(tab.get(), &SessionPage::settled);
        tab->start();
        QVERIFY(settled.wait());
        const quint16 port = tab->findChild<AddressLine *>()->stateText().section(u':', -1).toUShort();
        QVERIFY(isListening(port));
        tab.reset();
        QVERIFY(!isListening(port));
    }

    void othersAreToldAboutWhenTheyCanReachIt()
    {
        TcpServerSettings settings = onFreePort();
        settings.host.clear();
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        const QString state = screen.address().stateText();
        QVERIFY2(state.contains(QStringLiteral("0.0.0.0:")), qPrintable(state));
        QVERIFY2(state.contains(QStringLiteral("others ")), qPrintable(state));
        QVERIFY2(!state.contains(u'['), qPrintable(state)); // it listens on IPv4 alone
    }

    void aHintSaysHowToGetAClient()
    {
        ServerOnScreen screen;
        QVERIFY(label(screen, QStringLiteral("Press Listen first")));
        QVERIFY(screen.listen());
        QTRY_VERIFY(screen.isListening());
        QTRY_VERIFY(label(screen, QStringLiteral("nc 127.0.0.1 %1").arg(screen.port())));
    }

    void theStateOfItsTablesIsKept()
    {
        QMap<QString, QByteArray> states;
        ServerOnScreen before;
        before.clients().setColumnWidth(0, 222);
        before.tab().saveStates(states);
        ServerOnScreen after;
        after.tab().restoreStates(states);
        QCOMPARE(after.clients().columnWidth(0), 222);
    }

private:
    static QStringList firstCalls()
    {
        return {QStringLiteral("socket"), QStringLiteral("setsockopt"), QStringLiteral("bind"),
                QStringLiteral("listen(5)"), QStringLiteral("accept …")};
    }
    /// The visible label that contains a text.
    static QLabel *label(ServerOnScreen &screen, const QString &part)
    {
        for (QLabel *found : screen.tab().findChildren<QLabel *>()) {
            if (!part.isEmpty() && found->isVisible() && found->text().contains(part))
                return found;
        }
        return nullptr;
    }
    /// What the visible notices say.
    static QStringList notices(ServerOnScreen &screen)
    {
        QStringList causes;
        for (const Notice *notice : screen.tab().findChildren<Notice *>()) {
            if (notice->isVisible())
                causes.append(notice->cause());
        }
        return causes;
    }
};

QTEST_MAIN(tst_TcpServerTab)
#include "tst_tcpservertab.moc"
