#include "tests/support/sockets.h"
#include "tests/ui/shell/bench.h"
#include "ui/http/downloadsmodel.h"
#include "ui/http/downloadtab.h"
#include "ui/http/downloadtimeline.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/notice.h"

#include <QDir>
#include <QFile>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// Answers each request with "hello" but for those that name something else: /none with 404, /hang never.
class SmallServer final : public QTcpServer
{
public:
    SmallServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *client = nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client] { answer(client); });
        });
    }
    QString url(const char *name) const
    {
        return QStringLiteral("http://127.0.0.1:%1/%2").arg(serverPort()).arg(QString::fromLatin1(name));
    }

private:
    static void answer(QTcpSocket *client)
    {
        const QByteArray request = client->readAll();
        if (request.contains("/none"))
            client->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        else if (!request.contains("/hang"))
            client->write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    }
};

class DownloadsOnScreen final
{
public:
    explicit DownloadsOnScreen(const QStringList &urls, int jobs = 2)
    {
        DownloadSettings settings;
        settings.urls = urls.join(u'\n');
        settings.folder = m_folder.path();
        settings.jobs = jobs;
        m_tab = std::make_unique<DownloadTab>(m_bench.context(), QStringLiteral("Downloads 1"), settings);
        m_tab->resize(1280, 720);
        m_tab->show();
    }

    DownloadTab &tab() { return *m_tab; }
    AddressLine &address() { return *m_tab->findChild<AddressLine *>(); }
    DownloadsModel &model() { return *m_tab->findChild<DownloadsModel *>(); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files, QDir::Name); }
    QString messages() { return control<QPlainTextEdit>(*m_tab, QStringLiteral("Messages"))->toPlainText(); }
    DownloadState state(int row) const { return m_tab->findChild<DownloadsModel *>()->downloads().value(row).state; }
    bool hasFinished() { return QTest::qWaitFor([this] { return !m_tab->isRunning(); }, 20'000); }

private:
    QTemporaryDir m_folder;
    Bench m_bench;
    std::unique_ptr<DownloadTab> m_tab;
};

} // namespace

class tst_DownloadTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsSettings()
    {
        Bench bench;
        DownloadSettings settings;
        settings.urls = QStringLiteral("http://a/\n# later\nhttp://b/");
        settings.folder = QStringLiteral("/tmp");
        settings.jobs = 7;
        settings.timeoutMs = 1234;
        settings.resume = false;
        settings.user = QStringLiteral("u");
        settings.password = QStringLiteral("p");
        settings.proxy.kind = ProxyKind::Socks5;
        settings.tls.verify = false;
        settings.tls.authorityFile = QStringLiteral("/tmp/ca.pem");
        DownloadTab tab(bench.context(), QStringLiteral("x"), settings);
        QVERIFY(std::get<DownloadSettings>(tab.settings()) == settings);
    }

    void fetchesAListAndShowsIt()
    {
        SmallServer server;
        DownloadsOnScreen screen({server.url("a.txt"), server.url("b.txt"), server.url("c.txt")});
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QVERIFY(screen.hasFinished());
        QTRY_COMPARE(screen.files(), (QStringList{QStringLiteral("a.txt"), QStringLiteral("b.txt"), QStringLiteral("c.txt")}));
        QTRY_COMPARE(screen.model().rowCount(), 3);
        QTRY_COMPARE(screen.state(2), DownloadState::Done);
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Well);
        QVERIFY2(screen.address().stateText().contains(QStringLiteral("3 of 3")), qPrintable(screen.address().stateText()));
        QTRY_COMPARE(screen.messages().count(QStringLiteral(": begun")), 3);
        QCOMPARE(screen.messages().count(QStringLiteral(": done, 5 B")), 3);
    }

    void runsAreCompared()
    {
        SmallServer server;
        DownloadsOnScreen screen({server.url("a.txt"), server.url("b.txt")}, 1);
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QVERIFY(screen.hasFinished());
        auto *timeline = screen.tab().findChild<DownloadTimeline *>();
        QTRY_VERIFY(timeline->sizeHint().height() > 0);
        QVERIFY(timeline->accessibleDescription().isEmpty());
        for (QSpinBox *box : screen.tab().findChildren<QSpinBox *>()) {
            if (box->suffix().isEmpty() && box->value() == 1)
                box->setValue(2);
        }
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QVERIFY(screen.hasFinished());
        QTRY_VERIFY(timeline->accessibleDescription().contains(QStringLiteral("times as fast")));
        // Nothing was overwritten.
        QTRY_COMPARE(screen.files().size(), 4);
    }

    void whatFailsIsToldAndCanBeTriedAgain()
    {
        SmallServer server;
        DownloadsOnScreen screen({server.url("none"), server.url("a.txt")});
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QVERIFY(screen.hasFinished());
        QTRY_COMPARE(screen.state(0), DownloadState::Failed);
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QVERIFY(screen.address().stateText().contains(QStringLiteral("1 of 2 failed")));
        auto *table = control<QTableView>(screen.tab(), QStringLiteral("Downloads"));
        table->selectRow(1);
        QVERIFY(!press(screen.tab(), QStringLiteral("Again"))); // it is there
        table->selectRow(0);
        QVERIFY(press(screen.tab(), QStringLiteral("Again")));
        QVERIFY(screen.hasFinished());
        QTRY_COMPARE(screen.messages().count(QStringLiteral(": failed")), 2);
    }

    void canBeCancelled()
    {
        SmallServer server;
        DownloadsOnScreen screen({server.url("hang"), server.url("hang2")}, 1);
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QTRY_COMPARE(screen.state(0), DownloadState::Running);
        QVERIFY(press(screen.tab(), QStringLiteral("Cancel")));
        QVERIFY(screen.hasFinished());
        QTRY_COMPARE(screen.state(0), DownloadState::Cancelled);
        QTRY_COMPARE(screen.state(1), DownloadState::Cancelled);
    }

    void aLineThatIsNoAddressIsTold()
    {
        DownloadsOnScreen screen({QStringLiteral("http://")});
        QVERIFY(press(screen.tab(), QStringLiteral("Download")));
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QVERIFY(!screen.tab().isRunning());
        const auto notices = screen.tab().findChildren<Notice *>();
        QVERIFY(std::any_of(notices.begin(), notices.end(),
                            [](const Notice *notice) { return notice->isVisible() && notice->kind() == Notice::Kind::Trouble; }));
    }
};

QTEST_MAIN(tst_DownloadTab)
#include "tst_downloadtab.moc"
