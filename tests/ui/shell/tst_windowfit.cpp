#include "app/wirebench/tabkinds.h"
#include "core/workspace/examples.h"
#include "tests/support/listeningport.h"
#include "tests/ui/shell/bench.h"
#include "tests/ui/shell/textfit.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/connectionspanel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/trafficpanel.h"

#include <QComboBox>
#include <QDir>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// The window in one of the states in which a user meets it, with the real engines behind it.
class Scene final
{
public:
    explicit Scene(const QByteArray &name) : m_window(m_bench.look, tabKinds(m_bench.context()))
    {
        m_window.setWorkspace({}, false);
        if (name == "first start")
            m_page = m_window.openExample(*findExample(u"C3")).first();
        else if (name == "clients and queue")
            showServer(Concurrency::Pool, 6, 3);
        else if (name == "port in use")
            showPortInUse();
        else if (name == "conversation")
            showConversation();
        else if (name == "refused")
            showRefused();
        else if (name == "long texts")
            showLongTexts();
        else if (name == "all fields")
            showAllFields();
        else if (name == "connections")
            showConnections();
        else if (name == "udp idle")
            open(UdpSettings());
        else if (name == "udp peers")
            showPeers();
        else if (name == "udp all fields")
            showAllUdpFields();
    }

    MainWindow &window() { return m_window; }
    Look &look() { return m_bench.look; }
    /// What it shows has arrived.
    bool isReady() const { return m_isReady(); }
    SessionPage *page() const { return m_page; }

private:
    SessionPage *open(const SessionSettings &settings) { return m_page = m_window.addSession({{}, false, settings}); }
    void showServer(Concurrency concurrency, int clients, int pool)
    {
        TcpServerSettings settings;
        settings.port = QString::number(freePort());
        settings.concurrency = concurrency;
        settings.poolSize = pool;
        settings.workMs = 60'000;
        SessionPage *page = open(settings);
        QObject::connect(page, &SessionPage::settled, &m_window, [this, settings, clients] {
            for (int i = 0; i < clients; ++i) {
                m_clients.push_back(std::make_unique<QTcpSocket>());
                m_clients.back()->connectToHost(QStringLiteral("127.0.0.1"), settings.port.toUShort());
                m_clients.back()->write("Bonjour serveur");
            }
        });
        page->start();
        auto *table = control<QTableView>(*page, QStringLiteral("Clients"));
        m_isReady = [table, clients] { return table->model()->rowCount() == clients; };
    }
    void showPortInUse()
    {
        m_server.listen(QHostAddress::LocalHost);
        TcpServerSettings settings;
        settings.port = QString::number(m_server.serverPort());
        SessionPage *page = open(settings);
        page->start();
        m_isReady = [page] { return page->findChild<AddressLine *>()->stateKind() == StateKind::Trouble; };
    }
    void showConversation()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            m_server.nextPendingConnection()->write("Recu: Bonjour serveur\r\n\0\x01 et la suite\n");
        });
        TcpClientSettings settings;
        settings.port = QString::number(m_server.serverPort());
        settings.sendOnConnect = true;
        settings.payload.text = QStringLiteral("Bonjour serveur");
        TcpClientSettings other;
        other.host = QStringLiteral("::1");
        open(other);
        m_window.addSession({QStringLiteral("A session with a long name"), false, settings});
        SessionPage *page = open(settings);
        page->start();
        m_isReady = [this] { return m_bench.log.endId() > 5; };
    }
    void showRefused()
    {
        TcpClientSettings settings;
        settings.port = QString::number(freePort());
        SessionPage *page = open(settings);
        page->start();
        m_isReady = [page] { return page->findChild<AddressLine *>()->stateKind() == StateKind::Trouble; };
    }
    void showLongTexts()
    {
        TcpServerSettings settings;
        settings.host = QStringLiteral("a-very-long-host-name.of-a-department.at-some-university.example");
        settings.port = QStringLiteral("a-service-that-nobody-knows");
        settings.answer = AnswerKind::Fixed;
        settings.concurrency = Concurrency::Pool;
        settings.answerText = QString(300, u'x') + QStringLiteral("\\q");
        settings.once = true;
        settings.closeAfterAnswer = true;
        settings.workMs = 123456;
        settings.payload.text = QString(500, u'W');
        settings.payload.pieceSize = 1000;
        settings.payload.repeat = true;
        SessionPage *page = open(settings);
        page->start();
        m_isReady = [page] { return page->findChild<AddressLine *>()->stateKind() == StateKind::Trouble; };
    }

    /// What is rarely used is open, and a record is in the inspector.
    void showAllFields()
    {
        showConversation();
        for (SettingsRow *row : m_page->findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        auto *traffic = m_page->findChild<TrafficPanel *>();
        m_isReady = [traffic] { return traffic->model().rowCount() > 4 && traffic->goTo(4); };
    }

    /// The clients of a server with both their ends, and the accept queue.
    void showConnections()
    {
        showServer(Concurrency::Pool, 6, 3);
        auto *traffic = m_page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("connections"));
        traffic->connections()->scopeField()->setCurrentIndex(1);
        m_isReady = [this, served = m_isReady, traffic] {
            if (served() && m_clients.front()->state() == QAbstractSocket::ConnectedState)
                m_clients.front()->disconnectFromHost();
            return served() && traffic->connections()->list()->view()->model()->rowCount() >= 12;
        };
    }

    /// Several peers, one with a datagram that is too long, and a network that loses some answers.
    static UdpSettings busyUdp()
    {
        UdpSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        settings.peerHost = QStringLiteral("localhost");
        settings.peerPort = QStringLiteral("9");
        settings.receiveSize = 16;
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("Recu: ");
        settings.conditions.loss = 0.5;
        settings.conditions.duplication = 0.25;
        settings.conditions.reordering = 0.1;
        settings.conditions.delayMs = 20;
        settings.conditions.jitterMs = 5;
        return settings;
    }
    void sendDatagrams()
    {
        const QString state = m_page->findChild<AddressLine *>()->stateText();
        const quint16 port = state.section(u':', -1).toUShort();
        for (int i = 0; i < peerCount; ++i) {
            m_peers.push_back(std::make_unique<QUdpSocket>());
            for (const char *text : {"Bonjour", "", "Bonjour serveur, et la suite"})
                m_peers.back()->writeDatagram(text, QHostAddress::LocalHost, port);
        }
    }
    void showPeers(const UdpSettings &settings = busyUdp())
    {
        SessionPage *page = open(settings);
        auto *table = control<QTableView>(*page, QStringLiteral("Peers"));
        m_isReady = [this, page, table] {
            if (m_peers.empty() && page->findChild<AddressLine *>()->stateText().contains(u':'))
                sendDatagrams();
            return table->model()->rowCount() == peerCount;
        };
        page->start();
    }
    void showAllUdpFields()
    {
        UdpSettings settings = busyUdp();
        settings.groups = QStringLiteral("224.1.1.1");
        settings.multicastInterface = QStringLiteral("lo");
        settings.reuseAddress = settings.broadcast = true;
        settings.payload.text = QStringLiteral("Bonjour serveur");
        showPeers(settings);
        for (SettingsRow *row : m_page->findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        auto *traffic = m_page->findChild<TrafficPanel *>();
        m_isReady = [peers = m_isReady, traffic] {
            return peers() && traffic->model().rowCount() > 10 && traffic->goTo(10);
        };
    }

    static constexpr int peerCount = 5;

    Bench m_bench;
    QTcpServer m_server;
    std::vector<std::unique_ptr<QUdpSocket>> m_peers;
    std::vector<std::unique_ptr<QTcpSocket>> m_clients;
    MainWindow m_window;
    SessionPage *m_page = nullptr;
    std::function<bool()> m_isReady = [] { return true; };
};

struct Format
{
    qreal scale;
    QSize size;
};

constexpr Format formats[] = {{1, {1280, 720}}, {1, {900, 600}},    {1.5, {1280, 720}},
                              {2, {1280, 720}}, {3, {1920, 1080}}, {3, {1280, 720}}};

} // namespace

/// Whether every text of the window has the room that it needs, at each scale, in both themes, in the states
/// in which a user meets it. With WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
class tst_WindowFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data()
    {
        QTest::addColumn<QByteArray>("scene");
        for (const char *scene :
             {"first start", "clients and queue", "port in use", "conversation", "refused", "long texts", "all fields",
              "connections", "udp idle", "udp peers", "udp all fields"})
            QTest::newRow(scene) << QByteArray(scene);
    }

    void nothingIsClipped()
    {
        QFETCH(QByteArray, scene);
        Scene shown(scene);
        shown.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.window()));
        QTRY_VERIFY(shown.isReady());
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            shown.look().setTheme(theme); // at run time, as the user does it
            for (const Format &format : formats) {
                shown.look().setScale(format.scale);
                shown.window().resize(format.size);
                QTRY_COMPARE(shown.window().font().pointSizeF(), shown.look().baseFont().pointSizeF());
                judge(shown, scene + (theme == Theme::Dark ? "-dark-" : "-light-") +
                                 QByteArray::number(format.scale) + '-' + QByteArray::number(format.size.width()));
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

private:
    /// The window as it stands; where its zones are pages, each of them.
    void judge(Scene &shown, const QByteArray &name)
    {
        QCoreApplication::sendPostedEvents(); // sizes have arrived in all layouts
        if (!galleryFolder().isEmpty())
            QTest::qWait(100); // a picture shows what the eye sees, not what passes in between
        SessionZones *zones = shown.page()->findChild<SessionZones *>();
        const int pages = zones->isPaged() ? SessionZones::PlaceCount : 1;
        for (int page = 0; page < pages; ++page) {
            zones->showZone(SessionZones::Place(page));
            const auto clipped = [&] { return clippedTexts(shown.window()).join(u'\n').toUtf8(); };
            if (!QTest::qWaitFor([&] { return clipped().isEmpty(); }))
                savePicture(shown.window(), name + "-clipped");
            QVERIFY2(clipped().isEmpty(), (name + '\n' + clipped()).constData());
            savePicture(shown.window(), pages == 1 ? name : name + '-' + QByteArray::number(page));
        }
        zones->showZone(SessionZones::Left);
    }

    static QString galleryFolder() { return qEnvironmentVariable("WIREBENCH_GALLERY"); }

    void savePicture(QWidget &widget, QByteArray name)
    {
        const QString folder = galleryFolder();
        if (folder.isEmpty())
            return;
        const QString file = QString::fromLatin1(name.replace(' ', '-')) + QStringLiteral(".png");
        QVERIFY(widget.grab().save(QDir(folder).filePath(file)));
    }
};

QTEST_MAIN(tst_WindowFit)
#include "tst_windowfit.moc"
