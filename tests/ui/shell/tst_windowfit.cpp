#include "app/wirebench/tabkinds.h"
#include "core/net/socketdiag.h"
#include "core/workspace/examples.h"
#include "tests/support/listeningport.h"
#include "tests/ui/shell/bench.h"
#include "tests/ui/shell/textfit.h"
#include "ui/models/stepmode.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/connectionspanel.h"
#include "ui/widgets/ladderpage.h"
#include "ui/widgets/ladderview.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/relayfields.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/timelinepage.h"
#include "ui/widgets/trafficpanel.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
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
    explicit Scene(const QByteArray &name)
        : m_window(m_bench.look, m_bench.language, tabKinds(m_bench.context()), &m_step)
    {
        m_window.setWorkspace({}, false);
        if (name == "first start")
            m_page = m_window.openExample(*findExample(u"C3")).first();
        else if (name == "clients and queue")
            showServer(Concurrency::Pool, 6, 3);
        else if (name == "step mode")
            showStepMode();
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
        else if (name == "ladder")
            showLadder(1);
        else if (name == "ladder of ten")
            showLadder(10);
        else if (name == "relay")
            showRelay();
        else if (name == "relay, all fields")
            showAllRelayFields();
        else if (name == "timeline")
            showTimeline();
        else if (name == "code")
            showCode();
        else if (name == "udp idle")
            open(UdpSettings());
        else if (name == "udp peers")
            showPeers();
        else if (name == "udp all fields")
            showAllUdpFields();
        else if (name == "http server")
            showHttpServer();
        else if (name == "downloads")
            showDownloads(QStringLiteral("files"));
        else if (name == "downloads timeline")
            showDownloads(QStringLiteral("timeline"));
        else if (name == "lab idle")
            open(LabServerSettings());
        else if (name == "lab class")
            showClass();
        else if (name == "chat server")
            open(ChatServerSettings());
        else if (name == "chat refused")
            showChatRefused();
        else if (name == "chat client")
            showChat();
    }

    MainWindow &window() { return m_window; }
    Language &language() { return m_bench.language; }
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
    void showStepMode()
    {
        m_step.setOn(true);
        showServer(Concurrency::OneAtATime, 3, 1);
        m_isReady = [this] { return m_step.count() == 1; };
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

    void showCode()
    {
        SessionPage *page = open(findExample(u"C6")->sessions.first().settings);
        auto *traffic = page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("code"));
        auto *view = traffic->findChild<QPlainTextEdit *>(QStringLiteral("code"));
        m_isReady = [view] { return !view->toPlainText().isEmpty(); };
    }
    /// The clients of a server with both their ends, and the accept queue.
    void showConnections()
    {
        showServer(Concurrency::Pool, 6, 3);
        auto *traffic = m_page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("connections"));
        traffic->page<ConnectionsPanel>()->scopeField()->setCurrentIndex(1);
        m_isReady = [this, served = m_isReady, traffic] {
            if (served() && m_clients.front()->state() == QAbstractSocket::ConnectedState)
                m_clients.front()->disconnectFromHost();
            return served() && traffic->page<ConnectionsPanel>()->list()->view()->model()->rowCount() >= 12;
        };
    }

    /// Clients of this window and their server, as one diagram.
    void showLadder(int clients)
    {
        TcpServerSettings serving;
        serving.port = QString::number(freePort());
        serving.answer = AnswerKind::Prefix;
        serving.answerText = QStringLiteral("Recu: ");
        SessionPage *server = open(serving);
        TcpClientSettings settings;
        settings.port = serving.port;
        settings.sendOnConnect = true;
        QList<SessionPage *> pages;
        for (int i = 0; i < clients; ++i) {
            settings.payload.text = QStringLiteral("Bonjour serveur, ici le client %1").arg(i + 1);
            pages.append(open(settings));
        }
        if (clients > 1)
            m_page = m_window.addSession({{}, false, TcpServerSettings()});
        for (SessionPage *page : std::as_const(pages))
            QObject::connect(server, &SessionPage::settled, page, [page] { page->start(); });
        server->start();
        auto *traffic = m_page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("ladder"));
        auto *ladder = traffic->page<LadderPage>();
        ladder->scopeField()->setCurrentIndex(clients > 1 ? 1 : 0);
        m_isReady = [this, ladder, clients] {
            const LadderLayout &layout = ladder->view()->layout();
            return layout.columns().count() > clients && m_bench.log.endId() > quint64(6 * clients);
        };
    }

    /// A client, the server that passes on, and its target.
    TcpServerSettings relaySettings()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server,
                         [this] { m_server.nextPendingConnection()->write("Recu: Bonjour serveur"); });
        TcpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QString::number(freePort());
        settings.answer = AnswerKind::Relay;
        settings.relay.target = QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort());
        settings.relay.toTarget.delayMs = 20;
        settings.relay.toClient = {0, 1000, 100'000};
        return settings;
    }
    void showRelay()
    {
        const TcpServerSettings settings = relaySettings();
        SessionPage *page = open(settings);
        auto *traffic = page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("ladder"));
        QObject::connect(page, &SessionPage::settled, &m_window, [this, settings] {
            m_clients.push_back(std::make_unique<QTcpSocket>());
            m_clients.back()->connectToHost(QStringLiteral("127.0.0.1"), settings.port.toUShort());
            m_clients.back()->write("Bonjour serveur");
        });
        page->start();
        m_isReady = [traffic] {
            return traffic->page<LadderPage>()->view()->layout().columns().count() >= 4;
        };
    }
    void showAllRelayFields()
    {
        TcpServerSettings settings = relaySettings();
        settings.relay.tls.on = true;
        SessionPage *page = open(settings);
        for (SettingsRow *row : page->findChild<RelayFields *>()->findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        m_isReady = [] { return true; };
    }

    /// One is served, and the others wait in the queue, as the system tells.
    void showTimeline()
    {
        showServer(Concurrency::OneAtATime, 5, 1);
        auto *traffic = m_page->findChild<TrafficPanel *>();
        traffic->pages()->showPage(QStringLiteral("timeline"));
        m_isReady = [served = m_isReady, traffic] {
            const auto &runs = traffic->page<TimelinePage>()->timeline().runs();
            return served() && runs.size() == 1 && runs[0].clients.size() == (hasSocketDiag() ? 5 : 1);
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

    HttpServerSettings servedFolder()
    {
        HttpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QString::number(freePort());
        settings.folder = m_folder.path();
        for (const QString &name : m_files) {
            QFile file(m_folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(QByteArray(300'000, 'x'));
        }
        return settings;
    }
    static QByteArray requestFor(const QString &path)
    {
        return "GET /" + path.toUtf8() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }
    void showHttpServer()
    {
        const HttpServerSettings settings = servedFolder();
        SessionPage *page = open(settings);
        QObject::connect(page, &SessionPage::settled, &m_window, [this, settings] {
            m_clients.push_back(std::make_unique<QTcpSocket>());
            m_clients.back()->connectToHost(QStringLiteral("127.0.0.1"), settings.port.toUShort());
            for (const QString &name : m_files + QStringList{QStringLiteral("no such file"), QStringLiteral("../x")})
                m_clients.back()->write(requestFor(name));
        });
        auto *table = control<QTableView>(*page, QStringLiteral("Requests"));
        m_isReady = [this, table] { return table->model()->rowCount() > m_files.size(); };
        page->start();
    }
    /// Fetched twice, one after the other and side by side.
    void showDownloads(const QString &view)
    {
        HttpServerSettings served = servedFolder();
        served.bytesPerSecond = 3'000'000;
        SessionPage *server = m_window.addSession({{}, false, served});
        DownloadSettings settings;
        for (const QString &name : m_files)
            settings.urls += QStringLiteral("http://127.0.0.1:%1/%2\n").arg(served.port, name);
        settings.urls += QStringLiteral("http://127.0.0.1:%1/missing.txt\n").arg(served.port);
        settings.folder = m_downloads.path();
        settings.jobs = 1;
        SessionPage *page = open(settings);
        for (PanelPages *pages : page->findChildren<PanelPages *>())
            pages->showPage(view); // unknown to that of the traffic
        QObject::connect(server, &SessionPage::settled, page, [page] { page->start(); });
        QObject::connect(page, &SessionPage::runningChanged, &m_window, [this, page](bool running) {
            if (running || ++m_runs > 1)
                return;
            page->findChild<QSpinBox *>()->setValue(3);
            page->start();
        });
        m_isReady = [this, page] { return m_runs == 2 && !page->isRunning(); };
        server->start();
    }
    /// A student of his or her own machine, who sends @p text to a port of the lab.
    void comeTo(SessionPage *lab, int machine, const char *service, const QByteArray &text)
    {
        const QString state = control<QLabel>(*lab, QStringLiteral("State of “%1”").arg(QLatin1String(service)))->text();
        m_clients.push_back(std::make_unique<QTcpSocket>());
        m_clients.back()->bind(QHostAddress(QStringLiteral("127.0.0.%1").arg(machine)));
        m_clients.back()->connectToHost(QStringLiteral("127.0.0.1"), state.section(u' ', 1, 1).remove(u',').toUShort());
        m_clients.back()->write(text);
    }
    /// The lab listens, some students are done, some stuck.
    void showClass()
    {
        LabServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        for (LabPortSettings &port : settings.ports)
            port.port = QStringLiteral("0");
        settings.ports[1].faults = LabFault::Reset | LabFault::SlowBytes;
        settings.stuckAfterMs = 1'000;
        SessionPage *page = open(settings);
        auto *board = control<QTableView>(*page, QStringLiteral("Class board"));
        m_isReady = [page, board] {
            const QAbstractItemModel &model = *board->model();
            QStringList troubles;
            for (int row = 0; row < model.rowCount(); ++row)
                troubles.append(model.index(row, 1).data().toString());
            return page->findChild<AddressLine *>()->stateKind() == StateKind::Well && model.rowCount() == 6 &&
                   troubles.contains(QStringLiteral("! silent")) && troubles.contains(QStringLiteral("! no newline"));
        };
        QObject::connect(page, &SessionPage::settled, &m_window, [this, page] {
            for (const char *service : {"Endless lines", "Write lines", "Chat: write", "Chat: read"})
                comeTo(page, 2, service, "Ada\nhello everybody\n");
            comeTo(page, 3, "Write lines", "Grace\nbonjour\n");
            comeTo(page, 4, "Write lines", "Linus");
            comeTo(page, 5, "Chat: write", "");
            comeTo(page, 6, "Chat: read", "");
            comeTo(page, 7, "Chat: write", "Marguerite-Antoinette\nme voici\n");
        });
        page->start();
    }
    /// A client that has been refused: what is typed stays.
    void showChatRefused()
    {
        ChatClientSettings settings;
        settings.pseudonym = QStringLiteral("Ada Lovelace");
        settings.readPort = settings.writePort = QString::number(freePort());
        SessionPage *page = open(settings);
        page->start();
        m_isReady = [page] { return page->findChild<AddressLine *>()->stateKind() == StateKind::Trouble; };
    }
    /// Three people talk.
    void showChat()
    {
        ChatServerSettings served;
        served.host = QStringLiteral("127.0.0.1");
        served.port = QString::number(freePort());
        SessionPage *server = m_window.addSession({{}, false, served});
        ChatClientSettings settings;
        settings.onePort = true;
        settings.port = served.port;
        settings.pseudonym = QStringLiteral("Ada");
        SessionPage *page = open(settings);
        QObject::connect(server, &SessionPage::settled, page, [page] { page->start(); });
        QObject::connect(page, &SessionPage::settled, &m_window, [this, port = served.port.toUShort()] {
            for (const char *text : {"Grace\nhello, is anybody there?\n", "Linus\n<b>I am</b>, and I have a longer line, "
                                                                         "which does not fit into one line of the view\n"}) {
                m_clients.push_back(std::make_unique<QTcpSocket>());
                m_clients.back()->connectToHost(QStringLiteral("127.0.0.1"), port);
                m_clients.back()->write(text);
            }
        });
        server->start();
        auto *people = control<QListView>(*page, QStringLiteral("Who is there"));
        m_isReady = [people] { return people->model()->rowCount() == 3; };
    }

    static constexpr int peerCount = 5;
    const QStringList m_files = {QStringLiteral("lesson.pdf"), QStringLiteral("a-picture-with-quite-a-long-name.png"),
                                 QStringLiteral("notes.txt"), QStringLiteral("data.csv")};
    QTemporaryDir m_folder;
    QTemporaryDir m_downloads;
    int m_runs = 0; ///< that have ended

    Bench m_bench;
    StepMode m_step{m_bench.thread};
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

struct Skin
{
    const char *language;
    Theme theme;
};

// A theme changes no measure, so not each is seen in each language.
constexpr Skin skins[] = {{"en", Theme::Light}, {"en", Theme::Dark}, {"fr", Theme::HighContrast}};

} // namespace

/// Whether every text of the window has the room that it needs, at each scale, in all themes and both languages, in the states
/// in which a user meets it. With WIREBENCH_GALLERY=FOLDER it leaves pictures there, to be judged by eye.
class tst_WindowFit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsClipped_data()
    {
        QTest::addColumn<QByteArray>("scene");
        for (const char *scene :
             {"first start", "clients and queue", "port in use", "conversation", "refused",
              "long texts",  "all fields",        "connections", "ladder",       "ladder of ten",
              "relay",       "relay, all fields", "timeline",    "code",         "udp idle",
              "udp peers",   "udp all fields",    "http server", "downloads",    "downloads timeline",
              "lab idle",    "lab class",         "chat server", "chat refused", "chat client",
              "step mode"})
            QTest::newRow(scene) << QByteArray(scene);
    }

    void nothingIsClipped()
    {
        QFETCH(QByteArray, scene);
        Scene shown(scene);
        shown.window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&shown.window()));
        QTRY_VERIFY(shown.isReady());
        for (const Skin &skin : skins) {
            shown.look().setTheme(skin.theme); // at run time, as the user does it
            shown.language().setCode(QLatin1StringView(skin.language));
            for (const Format &format : formats) {
                shown.look().setScale(format.scale);
                shown.window().resize(format.size);
                QTRY_COMPARE(shown.window().font().pointSizeF(), shown.look().baseFont().pointSizeF());
                judge(shown, scene + '-' + skin.language + '-' + themeName(skin.theme).toLatin1() + '-' +
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
