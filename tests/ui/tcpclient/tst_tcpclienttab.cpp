#include "core/answer/answerhandler.h"
#include "tests/support/listeningport.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/support/sockets.h"
#include "tests/ui/shell/bench.h"
#include "ui/tcpclient/tcpclienttab.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/socketoptionsbutton.h"
#include "ui/widgets/socketoptionspanel.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocalServer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace wirebench;
using namespace wirebench::test;

namespace {

TcpClientSettings clientOf(quint16 port)
{
    TcpClientSettings settings;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QString::number(port);
    return settings;
}

/// A server in the test itself that accepts whoever comes.
class Server final
{
public:
    Server() { m_server.listen(QHostAddress::LocalHost); }

    quint16 port() const { return m_server.serverPort(); }
    void stopListening() { m_server.close(); }
    /// The next connection; null if none comes.
    QTcpSocket *accepted()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }, 20'000))
            return nullptr;
        return m_server.nextPendingConnection();
    }

private:
    QTcpServer m_server;
};

/// Answers the word STARTTLS with "go", goes on under TLS and echoes from then on.
class SecuredOnRequest final : public ConnectionHandler
{
public:
    explicit SecuredOnRequest(TlsContextPtr context) : m_context(std::move(context)) {}
    void received(Connection &connection, const Bytes &bytes) override
    {
        if (connection.tls()) {
            connection.send(bytes);
            return;
        }
        connection.send(Bytes::copyOf(QByteArray("go\n")));
        if (bytes.toByteArray() == "STARTTLS")
            connection.startTls(m_context);
    }

private:
    const TlsContextPtr m_context;
};

/// A TLS server with a certificate that nobody vouches for, which echoes; at once or on request.
class SecretServer final
{
public:
    enum class From { Start, Request };
    explicit SecretServer(From from = From::Start)
        : m_server(m_thread, m_log, m_thread.reactor(), QStringLiteral("server")),
          m_started(m_server.object(), &TcpServer::started)
    {
        TcpServerConfig config;
        config.host.kind = HostSpec::Kind::Address;
        config.host.address = *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0);
        AnswerConfig answer;
        answer.kind = AnswerKind::Echo;
        ConnectionHandlerFactory factory = answerHandlers(answer);
        if (from == From::Start)
            config.tls = TlsServerConfig();
        else
            factory = [context = *TlsContext::forServer({})] { return std::make_unique<SecuredOnRequest>(context); };
        m_server.call([config, factory](TcpServer &server) { server.start(config, factory); });
    }

    /// 0 if it does not start.
    quint16 port()
    {
        if (m_started.isEmpty() && !m_started.wait(20'000))
            return 0;
        return m_started.first().first().value<QList<SocketAddress>>().value(0).port;
    }

private:
    TrafficLog m_log;
    IoThread m_thread;
    InThread<TcpServer> m_server;
    QSignalSpy m_started;
};

/// A Python program that listens on a port of its own and says which.
class PythonServer final
{
public:
    explicit PythonServer(const char *afterListening)
        : m_process(findProgram(QStringLiteral("python3")),
                    {QStringLiteral("-uc"),
                     QStringLiteral("import socket,sys\ns=socket.socket()\ns.bind(('127.0.0.1',0))\ns.listen(0)\n") +
                         QString::fromLatin1(afterListening)})
    {
    }

    bool start() { return m_process.start() && m_process.waitForOutput("\n"); }
    quint16 port() const { return m_process.output().split('\n').first().toUShort(); }
    PeerProcess &process() { return m_process; }

private:
    PeerProcess m_process;
};

// Fills the accept queue, so that the next connection request is dropped and nobody answers it.
const char *const answersNobody = R"(
full=[]
for i in range(3):
    c=socket.socket()
    c.setblocking(False)
    c.connect_ex(s.getsockname())
    full.append(c)
print(s.getsockname()[1])
sys.stdin.read()
)";

// Takes the connection and never reads from it.
const char *const neverReads = R"(
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
print(s.getsockname()[1])
c,a=s.accept()
sys.stdin.read()
)";

} // namespace

/// One tab on the screen, with its real client behind it.
class ClientOnScreen final
{
public:
    explicit ClientOnScreen(const TcpClientSettings &settings)
        : m_tab(m_bench.context(), QStringLiteral("TCP client 1"), settings), m_settled(&m_tab, &SessionPage::settled)
    {
        m_tab.resize(1280, 720);
        m_tab.show();
        m_tab.activateWindow();
        m_shown = QTest::qWaitForWindowActive(&m_tab);
    }

    bool isShown() const { return m_shown; }
    TcpClientTab &tab() { return m_tab; }
    AddressLine &address() { return *m_tab.findChild<AddressLine *>(); }
    QString state() { return address().stateText(); }
    QString conversation() { return m_tab.findChild<ConversationView *>()->toPlainText(); }
    QPlainTextEdit *message() { return control<QPlainTextEdit>(m_tab, QStringLiteral("Message")); }
    QSignalSpy &settled() { return m_settled; }
    bool press(const char *word) { return test::press(m_tab, QString::fromLatin1(word)); }
    bool isConnected() { return state().startsWith(QStringLiteral("connected")); }

private:
    Bench m_bench;
    TcpClientTab m_tab;
    QSignalSpy m_settled;
    bool m_shown = false;
};

class tst_TcpClientTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsSettings()
    {
        TcpClientSettings settings;
        settings.host = QStringLiteral("example.org");
        settings.port = QStringLiteral("http");
        settings.path = QStringLiteral("@x");
        settings.family = AddressFamily::IPv6;
        settings.connectTimeoutMs = 1234;
        settings.receiveSize = 512;
        settings.receiveOnce = true;
        settings.closeWhenPeerFinishes = false;
        settings.noDelay = true;
        settings.options = {{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")}};
        settings.localAddress = QStringLiteral("127.0.0.2:0");
        settings.proxy = {ProxyKind::Socks5, QStringLiteral("p:1"), QStringLiteral("me"),
                          QStringLiteral("secret")};
        settings.sendOnConnect = true;
        settings.payload.text = QStringLiteral("GET / HTTP/1.1\\r\\n\\r\\n");
        settings.payload.format.notation = PayloadNotation::Escapes;
        ClientOnScreen screen(settings);
        QVERIFY(std::get<TcpClientSettings>(screen.tab().settings()) == settings);
    }

    void everyFieldIsPartOfTheSettings()
    {
        ClientOnScreen screen(clientOf(9999));
        QSignalSpy edited(&screen.tab(), &SessionPage::edited);
        for (QAbstractButton *more : screen.tab().findChildren<QAbstractButton *>()) {
            if (more->text() == u"More")
                QTest::mouseClick(more, Qt::LeftButton);
        }
        type(control<QComboBox>(screen.tab(), QStringLiteral("Host")), QStringLiteral("there"));
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Port")), QStringLiteral("80"));
        control<QComboBox>(screen.tab(), QStringLiteral("Family"))->setCurrentText(QStringLiteral("IPv4"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Receive size")), QStringLiteral("77"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Time-out")), QStringLiteral("88"));
        type(control<QComboBox>(screen.tab(), QStringLiteral("Local address")), QStringLiteral("127.0.0.3"));
        for (const char *box :
             {"send when connected", "one recv, then close", "TCP_NODELAY", "close when the server has finished"})
            QVERIFY2(screen.press(box), box);
        QTest::keyClicks(screen.message(), QStringLiteral("typed"));
        const auto settings = std::get<TcpClientSettings>(screen.tab().settings());
        QCOMPARE(settings.host, QStringLiteral("there"));
        QCOMPARE(settings.port, QStringLiteral("80"));
        QCOMPARE(settings.family, AddressFamily::IPv4);
        QCOMPARE(settings.receiveSize, 77);
        QCOMPARE(settings.connectTimeoutMs, 88);
        QCOMPARE(settings.localAddress, QStringLiteral("127.0.0.3"));
        QVERIFY(settings.sendOnConnect && settings.receiveOnce && settings.noDelay);
        QVERIFY(!settings.closeWhenPeerFinishes);
        QCOMPARE(settings.payload.text, QStringLiteral("typed"));
        QVERIFY(edited.size() >= 11);
    }

    void goesThroughAProxy()
    {
        Server proxy;
        TcpClientSettings settings;
        settings.host = QStringLiteral("name.invalid");
        settings.port = QStringLiteral("7");
        settings.proxy = {ProxyKind::Http, QStringLiteral("127.0.0.1:%1").arg(proxy.port()), {}, {}};
        ClientOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(press(screen.tab(), QStringLiteral("Connect")));
        QTcpSocket *peer = proxy.accepted();
        QVERIFY(peer);
        QVERIFY(receive(*peer, 8).startsWith("CONNECT "));
        QTRY_VERIFY(screen.state().contains(QStringLiteral("asking the proxy")));
        QVERIFY(screen.state().contains(QStringLiteral("name.invalid:7")));
        peer->write("HTTP/1.1 200 OK\r\n\r\nwelcome");
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Well);
        QTRY_VERIFY(screen.state().contains(QStringLiteral("name.invalid:7")));
        auto *conversation = screen.tab().findChild<ConversationView *>();
        QTRY_VERIFY(conversation->toPlainText().contains(QStringLiteral("welcome")));
        QVERIFY(!conversation->toPlainText().contains(QStringLiteral("CONNECT")));
        QVERIFY(!conversation->toPlainText().contains(QStringLiteral("200 OK")));
    }

    void tellsWhatTheProxySaid()
    {
        Server proxy;
        TcpClientSettings settings;
        settings.proxy = {ProxyKind::Http, QStringLiteral("127.0.0.1:%1").arg(proxy.port()), {}, {}};
        ClientOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(press(screen.tab(), QStringLiteral("Connect")));
        QTcpSocket *peer = proxy.accepted();
        QVERIFY(peer);
        peer->write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
        QTRY_VERIFY(screen.address().notice()->text().contains(QStringLiteral("407")));
        auto *user = control<QLineEdit>(screen.tab(), QStringLiteral("User"));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(user));
        QTRY_VERIFY(user->isVisible());
        type(user, QStringLiteral("me"));
        QVERIFY(!WorkbenchStyle::isTrouble(user));
    }

    void proxyFieldsAppearWithAProxy()
    {
        ClientOnScreen screen{TcpClientSettings()};
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        auto *address = control<QLineEdit>(screen.tab(), QStringLiteral("Proxy address"));
        auto *password = control<QLineEdit>(screen.tab(), QStringLiteral("Password"));
        QVERIFY(!address->isVisible() && !password->isVisible());
        control<QComboBox>(screen.tab(), QStringLiteral("Proxy"))->setCurrentText(QStringLiteral("SOCKS5"));
        QVERIFY(address->isVisible() && password->isVisible());
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        type(address, QStringLiteral("nonsense"));
        QVERIFY(press(screen.tab(), QStringLiteral("Connect")));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(address));
    }

    void connectsToAPath()
    {
        QTemporaryDir dir;
        QLocalServer server;
        TcpClientSettings settings;
        settings.family = AddressFamily::Unix;
        settings.path = dir.filePath(QStringLiteral("x.sock"));
        QVERIFY(server.listen(settings.path));
        ClientOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(!control<QLineEdit>(screen.tab(), QStringLiteral("Port"))->isVisible());
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        QVERIFY(!button(screen.tab(), QStringLiteral("TCP_NODELAY")));
        QVERIFY(press(screen.tab(), QStringLiteral("Connect")));
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Well);
        QCOMPARE(screen.address().stateText().count(QStringLiteral("unix:")), 1);
        QVERIFY(screen.address().stateText().contains(settings.path));
        QTRY_VERIFY(server.hasPendingConnections());
    }

    void tellsThatNothingIsAtThePath()
    {
        QTemporaryDir dir;
        TcpClientSettings settings;
        settings.family = AddressFamily::Unix;
        settings.path = dir.filePath(QStringLiteral("nothing"));
        ClientOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(press(screen.tab(), QStringLiteral("Connect")));
        QTRY_VERIFY(screen.address().notice()->text().contains(QStringLiteral("nothing at")));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(control<QComboBox>(screen.tab(), QStringLiteral("Path"))));
    }

    void optionsAreSetReadAndTold()
    {
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.options = {{QStringLiteral("SO_RCVBUF"), QStringLiteral("65536")},
                            {QStringLiteral("IP_TTL"), QStringLiteral("0")}};
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("More"));
        auto *options = screen.tab().findChild<SocketOptionsButton *>();
        QVERIFY(screen.press("Connect"));
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QTRY_VERIFY(screen.isConnected()); // in spite of the option that is refused
        QTRY_COMPARE(screen.address().notice()->detail(), QStringLiteral("EINVAL"));
        QVERIFY(screen.address().notice()->cause().contains(u"IP_TTL"));

        QTest::mouseClick(options, Qt::LeftButton);
        QTRY_VERIFY(options->isWindowOpen());
        auto *table = options->panel()->findChild<QTableView *>();
        const auto now = [table](const char *name) {
            const auto *model = static_cast<const SocketOptionsModel *>(table->model());
            const int row = model->rowOf(findSocketOption(QString::fromLatin1(name)));
            return model->index(row, SocketOptionsModel::NowColumn).data().toString();
        };
        QTRY_COMPARE(now("SO_RCVBUF"), QStringLiteral("131,072 B"));
        QTRY_COMPARE(now("TCP_NODELAY"), QStringLiteral("off"));
        QVERIFY(screen.press("TCP_NODELAY")); // the tab's own box takes effect at once
        QTRY_COMPARE(now("TCP_NODELAY"), QStringLiteral("on"));
        auto *model = static_cast<SocketOptionsModel *>(table->model());
        const int row = model->rowOf(findSocketOption(u"TCP_KEEPCNT"));
        QSignalSpy edited(&screen.tab(), &SessionPage::edited);
        model->setData(model->index(row, SocketOptionsModel::SetColumn), QStringLiteral("4"), Qt::EditRole);
        QTRY_COMPARE(now("TCP_KEEPCNT"), QStringLiteral("4"));
        QCOMPARE(edited.size(), 1);
        model->setData(model->index(row, SocketOptionsModel::SetColumn), QStringLiteral("4000"),
                       Qt::EditRole);
        QTRY_COMPARE(now("TCP_KEEPCNT"), QStringLiteral("4  ! EINVAL"));
        QTRY_VERIFY(options->panel()->notice()->cause().contains(u"TCP_KEEPCNT"));
        QVERIFY(screen.isConnected());
        QVERIFY(screen.press("Close"));
        QTRY_COMPARE(now("SO_RCVBUF"), QString());
    }

    void anOptionThatIsNoValueIsFound()
    {
        TcpClientSettings settings = clientOf(9);
        settings.options = {{QStringLiteral("SO_LINGER"), QStringLiteral("maybe")}};
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        auto *options = screen.tab().findChild<SocketOptionsButton *>();
        QTRY_VERIFY(options->isVisible());
        QVERIFY(WorkbenchStyle::isTrouble(options));
        QVERIFY(screen.address().notice()->cause().contains(u"SO_LINGER"));
    }

    void talksInBothDirections()
    {
        Server server;
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.isShown());
        QCOMPARE(screen.state(), QStringLiteral("closed"));
        QVERIFY(!button(screen.tab(), QStringLiteral("Send"))->isEnabled());
        QVERIFY(screen.press("Connect"));
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        QCOMPARE(screen.state(), QStringLiteral("connected 127.0.0.1:%1 → 127.0.0.1:%2")
                                     .arg(peer->peerPort())
                                     .arg(server.port()));
        QTRY_COMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), true);
        QTRY_COMPARE(stripOf(screen.tab()), (QStringList{QStringLiteral("socket"), QStringLiteral("connect"),
                                                         QStringLiteral("recv …")}));

        screen.message()->setFocus();
        QTest::keyClicks(screen.message(), QStringLiteral("Bonjour serveur"));
        QTest::keyClick(screen.message(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(receive(*peer, 15), QByteArray("Bonjour serveur"));
        peer->write("Recu: Bonjour serveur\n");
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("Bonjour serveur\nRecu: Bonjour serveur")));
        QVERIFY(screen.press("Close"));
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(screen.message()->toPlainText(), QStringLiteral("Bonjour serveur")); // stays, to be sent again
    }

    void keysWorkWhereverTheFocusIs_data()
    {
        QTest::addColumn<QString>("field");
        for (const char *field : {"Host", "Port", "Message", "Conversation", "Receive size", ""})
            QTest::addRow("%s", field) << QString::fromLatin1(field);
    }

    void keysWorkWhereverTheFocusIs()
    {
        QFETCH(QString, field);
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.payload.text = QStringLiteral("hello");
        ClientOnScreen screen(settings);
        QWidget *focus = field.isEmpty() ? &screen.tab() : control<QWidget>(screen.tab(), field);
        focus->setFocus();
        QTest::keyClick(focus, Qt::Key_E, Qt::ControlModifier);
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        // Host and port are locked now: the focus has gone elsewhere, as it does for a user.
        QWidget *now = screen.tab().focusWidget() ? screen.tab().focusWidget() : &screen.tab();
        QTest::keyClick(now, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(receive(*peer, 5), QByteArray("hello"));
        QTest::keyClick(now, Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
    }

    void aRefusalIsToldInWords()
    {
        const quint16 port = freePort();
        ClientOnScreen screen(clientOf(port));
        QVERIFY(screen.press("Connect"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        const Notice *notice = screen.address().notice();
        QCOMPARE(notice->cause(),
                 QStringLiteral("127.0.0.1:%1 refused the connection: nothing listens there.").arg(port));
        QVERIFY(!notice->remedy().isEmpty());
        QCOMPARE(notice->detail(), QStringLiteral("ECONNREFUSED"));
        auto *field = control<QLineEdit>(screen.tab(), QStringLiteral("Port"));
        QVERIFY(WorkbenchStyle::isTrouble(field));
        QVERIFY(field->hasFocus());
        QCOMPARE(screen.settled().size(), 1);
        QCOMPARE(screen.settled().first().first().toBool(), false);
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("connect ECONNREFUSED")));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed")); // and stays so
        QVERIFY(button(screen.tab(), QStringLiteral("Connect"))->isEnabled());
    }

    void whatCannotBeUsedIsMarked_data()
    {
        QTest::addColumn<TcpClientSettings>("settings");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, auto change, const char *field, const char *words) {
            TcpClientSettings settings = clientOf(9);
            change(settings);
            QTest::newRow(name) << settings << QString::fromLatin1(field) << QString::fromUtf8(words);
        };
        row("unknown host", [](auto &s) { s.host = QStringLiteral("no-such-host.invalid"); }, "Host",
            "No address is known");
        row("no host", [](auto &s) { s.host = QStringLiteral("two words"); }, "Host", "is not a host");
        row("no port", [](auto &s) { s.port = QStringLiteral("70000"); }, "Port", "is not a port");
        row("service", [](auto &s) { s.port = QStringLiteral("nosuchservice"); }, "Port", "No service");
        row("local port", [](auto &s) { s.localAddress = QStringLiteral("127.0.0.1:x y"); }, "Local address", "");
        row("local address", [](auto &s) { s.localAddress = QStringLiteral("192.0.2.1"); }, "Local address",
            "not an address of this machine");
    }

    void whatCannotBeUsedIsMarked()
    {
        QFETCH(TcpClientSettings, settings);
        QFETCH(QString, field);
        QFETCH(QString, words);
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        const QString cause = screen.address().notice()->cause();
        QVERIFY2(cause.contains(words) && !cause.isEmpty(), qPrintable(cause));
        auto *marked = control<QWidget>(screen.tab(), field);
        QVERIFY(WorkbenchStyle::isTrouble(marked));
        QTRY_VERIFY(marked->isVisible() && marked->hasFocus());
        QCOMPARE(screen.settled().size(), 1);
        QTest::keyClicks(marked, QStringLiteral("1"));
        QVERIFY(!WorkbenchStyle::isTrouble(marked));
        QVERIFY(screen.address().notice()->isHidden());
    }

    void aMistakeInTheMessageIsToldThere()
    {
        TcpClientSettings settings = clientOf(9);
        settings.sendOnConnect = true;
        settings.payload.format.notation = PayloadNotation::Hex;
        settings.payload.text = QStringLiteral("4x");
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QVERIFY(!screen.tab().isRunning());
        QVERIFY(screen.message()->hasFocus());
        QVERIFY(screen.address().notice()->isHidden());
        QCOMPARE(screen.settled().size(), 1);
    }

    void nobodyAnswersInTime()
    {
        WIREBENCH_NEED("python3");
        PythonServer server(answersNobody);
        QVERIFY(server.start());
        TcpClientSettings settings = clientOf(server.port());
        settings.connectTimeoutMs = 300;
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("connecting")));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        QCOMPARE(screen.address().notice()->cause(),
                 QStringLiteral("No answer from 127.0.0.1:%1 within 300 ms.").arg(server.port()));
    }

    void connectingCanBeCancelled()
    {
        WIREBENCH_NEED("python3");
        PythonServer server(answersNobody);
        QVERIFY(server.start());
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("connecting")));
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("connect …")));
        QVERIFY(!control<QWidget>(screen.tab(), QStringLiteral("Host"))->isEnabled());
        QVERIFY(screen.press("Cancel"));
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        QTRY_COMPARE(screen.settled().size(), 1);
        QVERIFY(screen.address().notice()->isHidden());
        QCOMPARE(screen.settled().first().first().toBool(), false);
    }

    void theServerMayFinishFirst()
    {
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.closeWhenPeerFinishes = false;
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        peer->disconnectFromHost();
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("server has finished")));
        QVERIFY(button(screen.tab(), QStringLiteral("Send"))->isEnabled()); // this end may still send
        QVERIFY(screen.press("Close"));
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
    }

    void theEndOfTheStreamClosesIfWanted()
    {
        Server server;
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.press("Connect"));
        std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        peer->write("last words");
        peer->disconnectFromHost();
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("last words")));
    }

    void halfCloseStopsSendingOnly()
    {
        WIREBENCH_NEED("python3");
        PythonServer server("print(s.getsockname()[1])\nc,a=s.accept()\nprint(c.recv(10))\n"
                            "c.sendall(b'heard you')\nsys.stdin.read()");
        QVERIFY(server.start());
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(!screen.press("Half-close"));
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.isConnected());
        QVERIFY(screen.press("Half-close"));
        QVERIFY(server.process().waitForOutput("b''"));
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("half-closed")));
        QAbstractButton *send = button(screen.tab(), QStringLiteral("Send"));
        QVERIFY(!send->isEnabled());
        QVERIFY(send->toolTip().contains(QStringLiteral("finished sending")));
        QVERIFY(!button(screen.tab(), QStringLiteral("Half-close"))->isEnabled());
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("heard you")));
    }

    void resetEndsAbruptly()
    {
        WIREBENCH_NEED("python3");
        PythonServer server("print(s.getsockname()[1])\nc,a=s.accept()\n"
                            "try: print(c.recv(10))\nexcept OSError as e: print(type(e).__name__)\n");
        QVERIFY(server.start());
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.isConnected());
        QVERIFY(screen.press("Reset"));
        QVERIFY(server.process().waitForOutput("ConnectionResetError"));
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
    }

    void aResetByTheServerIsToldInWords()
    {
        Server server;
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.press("Connect"));
        std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        test::reset(*peer);
        QTRY_VERIFY(!screen.tab().isRunning());
        QTRY_COMPARE(screen.address().notice()->detail(), QStringLiteral("ECONNRESET"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        // Connecting again forgets it.
        QVERIFY(screen.press("Connect"));
        peer.reset(server.accepted());
        QVERIFY(peer);
        QTRY_VERIFY(screen.isConnected());
        QVERIFY(screen.address().notice()->isHidden());
    }

    void aSecondPressResetsWhenTheServerNeverReads()
    {
        WIREBENCH_NEED("python3");
        PythonServer server(neverReads);
        QVERIFY(server.start());
        QTemporaryFile file;
        QVERIFY(file.open() && file.write(QByteArray(8'000'000, 'x')) > 0 && file.flush());
        TcpClientSettings settings = clientOf(server.port());
        settings.payload.filePath = file.fileName();
        settings.payload.sendFile = true;
        settings.sendOnConnect = true;
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.state().contains(QStringLiteral("wait: the server does not read")));
        QVERIFY(screen.press("Close"));
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("closing")));
        QAbstractButton *primary = screen.address().primaryButton();
        QTRY_COMPARE(primary->text(), QStringLiteral("Reset"));
        QVERIFY(screen.tab().isRunning());
        QTest::mouseClick(primary, Qt::LeftButton);
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
    }

    void sendsWhenConnected()
    {
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.payload.text = QStringLiteral("Bonjour serveur");
        settings.sendOnConnect = true;
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QCOMPARE(receive(*peer, 15), QByteArray("Bonjour serveur"));
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("Bonjour serveur")));
    }

    void receivesOnce()
    {
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.receiveOnce = true;
        settings.receiveSize = 5;
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        peer->write("0123456789");
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("01234")));
        QVERIFY(!screen.conversation().contains(u'5'));
    }

    void aNewConnectionIsANewConversation()
    {
        Server server;
        ClientOnScreen screen(clientOf(server.port()));
        for (const char *text : {"first", "second"}) {
            QVERIFY(screen.press("Connect"));
            const std::unique_ptr<QTcpSocket> peer(server.accepted());
            QVERIFY(peer);
            peer->write(text);
            QTRY_VERIFY(screen.conversation().contains(QString::fromLatin1(text)));
            QVERIFY(screen.press("Close"));
            QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        }
        QVERIFY(!screen.conversation().contains(QStringLiteral("first")));
    }

    void aLetterMayComeInTwoParts()
    {
        Server server;
        ClientOnScreen screen(clientOf(server.port()));
        QVERIFY(screen.press("Connect"));
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        peer->write("d\xc3");
        peer->flush();
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("recv(4096)")));
        peer->write("\xa9j\xc3\xa0\n");
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("déjà")));
    }

    void theHostsThatWereUsedAreKept()
    {
        Server server;
        QMap<QString, QByteArray> states;
        ClientOnScreen before(clientOf(server.port()));
        QVERIFY(before.press("Connect"));
        QTRY_COMPARE(before.settled().size(), 1); // then the host has been kept
        before.tab().saveStates(states);
        ClientOnScreen after(clientOf(9));
        after.tab().restoreStates(states);
        auto *host = control<QComboBox>(after.tab(), QStringLiteral("Host"));
        QCOMPARE(host->itemText(0), QStringLiteral("127.0.0.1"));
        QCOMPARE(host->itemText(1), QStringLiteral("localhost"));
        QCOMPARE(host->currentText(), QStringLiteral("127.0.0.1"));
    }

    void aCertificateCanBeAcceptedForTheSession()
    {
        SecretServer server;
        TcpClientSettings settings = clientOf(server.port());
        settings.tls.on = true;
        settings.payload.text = QStringLiteral("hallo");
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        QTRY_VERIFY(screen.address().notice()->text().contains(QStringLiteral("vouched for by nobody but itself")));
        QTRY_VERIFY(stripOf(screen.tab()).contains(QStringLiteral("do_handshake EPROTO")));
        QTRY_VERIFY(button(screen.tab(), QStringLiteral("Certificate…"))->isEnabled()); // to decide by

        QVERIFY(screen.press("Accept it in this session"));
        QTRY_VERIFY(screen.state().startsWith(QStringLiteral("connected, not verified")));
        QVERIFY(screen.state().contains(QStringLiteral("TLSv1.3")));
        QVERIFY(screen.press("Send"));
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("hallo")));
        QVERIFY(screen.press("Close"));
        QTRY_COMPARE(screen.state(), QStringLiteral("closed"));
        QVERIFY(std::get<TcpClientSettings>(screen.tab().settings()).tls == settings.tls); // the exception is not kept

        QAbstractButton *exception = nullptr;
        for (QAbstractButton *found : screen.tab().findChildren<QAbstractButton *>()) {
            if (found->text().startsWith(QStringLiteral("Exception for ")))
                exception = found;
        }
        QVERIFY(exception && exception->isVisible());
        QTest::mouseClick(exception, Qt::LeftButton);
        QVERIFY(screen.press("Connect"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
    }

    void tlsMayBeginLater()
    {
        SecretServer server(SecretServer::From::Request);
        TcpClientSettings settings = clientOf(server.port());
        settings.tls.verify = false;
        settings.payload.text = QStringLiteral("STARTTLS");
        ClientOnScreen screen(settings);
        QAction *startTls = nullptr;
        for (QAction *action : screen.tab().sessionActions()) {
            if (action->text() == u"Start TLS")
                startTls = action;
        }
        QVERIFY(startTls && !startTls->isEnabled());
        QVERIFY(screen.press("Connect"));
        QTRY_VERIFY(screen.isConnected());
        QVERIFY(screen.press("Send"));
        QTRY_VERIFY(screen.conversation().contains(QStringLiteral("go")));
        QTRY_VERIFY(startTls->isEnabled());
        startTls->trigger();
        QTRY_VERIFY(screen.state().contains(QStringLiteral("TLSv1.3")));
        QVERIFY(!startTls->isEnabled());
        screen.message()->setPlainText(QStringLiteral("secret"));
        QVERIFY(screen.press("Send"));
        QTRY_COMPARE(screen.conversation().count(QStringLiteral("secret")), 2);
        QTRY_COMPARE(stripOf(screen.tab()).filter(QStringLiteral("do_handshake")).size(), 1);
    }

    void anUnusableAuthorityIsToldWhereItWasTyped()
    {
        Server server;
        TcpClientSettings settings = clientOf(server.port());
        settings.tls.on = true;
        settings.tls.authorityFile = QStringLiteral("/dev/null");
        ClientOnScreen screen(settings);
        QVERIFY(screen.press("Connect"));
        QTRY_COMPARE(screen.state(), QStringLiteral("failed"));
        auto *field = control<QLineEdit>(screen.tab(), QStringLiteral("Authorities"));
        QTRY_VERIFY(WorkbenchStyle::isTrouble(field));
        QVERIFY(screen.address().notice()->text().contains(QStringLiteral("/dev/null")));
        QVERIFY(stripOf(screen.tab()).isEmpty()); // nothing was opened
    }

    void closingTheTabEndsItsConnection()
    {
        Server server;
        Bench bench;
        auto tab = std::make_unique<TcpClientTab>(bench.context(), QStringLiteral("short"), clientOf(server.port()));
        QSignalSpy settled(tab.get(), &SessionPage::settled);
        tab->start();
        const std::unique_ptr<QTcpSocket> peer(server.accepted());
        QVERIFY(peer);
        QTRY_COMPARE(settled.size(), 1);
        tab.reset();
        QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_MAIN(tst_TcpClientTab)
#include "tst_tcpclienttab.moc"
