#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/ui/shell/bench.h"
#include "ui/http/httpservertab.h"
#include "ui/http/servedrequestsmodel.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTableView>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// A tab on the screen that serves a folder with one file.
class ServerOnScreen final
{
public:
    explicit ServerOnScreen(HttpServerSettings settings = {})
    {
        QFile file(m_folder.filePath(QStringLiteral("hello.txt")));
        if (file.open(QIODevice::WriteOnly))
            file.write("hello, world\n");
        file.close();
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        settings.folder = m_folder.path();
        m_tab = std::make_unique<HttpServerTab>(m_bench.context(), QStringLiteral("HTTP server 1"), settings);
        m_tab->resize(1280, 720);
        m_tab->show();
    }

    HttpServerTab &tab() { return *m_tab; }
    AddressLine &address() { return *m_tab->findChild<AddressLine *>(); }
    QAbstractItemModel &requests() { return *m_tab->findChild<ServedRequestsModel *>(); }
    bool listen()
    {
        return press(*m_tab, QStringLiteral("Listen"))
            && QTest::qWaitFor([this] { return address().stateKind() == StateKind::Well; }, 20'000);
    }
    /// "http://127.0.0.1:43211/" as the state says it.
    QString url() { return QStringLiteral("http://%1/").arg(address().stateText().section(u' ', -1)); }
    QString cell(int row, int column) { return requests().index(row, column).data().toString(); }

private:
    QTemporaryDir m_folder;
    Bench m_bench;
    std::unique_ptr<HttpServerTab> m_tab;
};

QByteArray curl(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral("curl"), QStringList{QStringLiteral("-s"), QStringLiteral("-m"), QStringLiteral("20")} + arguments);
    process.waitForFinished(30'000);
    return process.readAllStandardOutput();
}

} // namespace

class tst_HttpServerTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsSettings()
    {
        Bench bench;
        HttpServerSettings settings;
        settings.serve = HttpServe::Echo;
        settings.folder = QStringLiteral("/somewhere");
        settings.host = QStringLiteral("::1");
        settings.port = QStringLiteral("http");
        settings.family = ListenFamily::Both;
        settings.listing = false;
        settings.keepAliveMs = 0;
        settings.bytesPerSecond = 1234;
        HttpServerTab tab(bench.context(), QStringLiteral("x"), settings);
        QVERIFY(std::get<HttpServerSettings>(tab.settings()) == settings);
    }

    void servesAFolderAndListsWhatWasAsked()
    {
        ServerOnScreen screen;
        QVERIFY(screen.listen());
        QVERIFY(screen.tab().isRunning());
        const QString hint = static_cast<ListTable *>(control<QTableView>(screen.tab(), QStringLiteral("Requests"))->parentWidget())->hint();
        QVERIFY2(hint.contains(QStringLiteral("curl -i ") + screen.url()), qPrintable(hint));
        QCOMPARE(curl({screen.url() + QStringLiteral("hello.txt")}), QByteArray("hello, world\n"));
        QVERIFY(curl({screen.url() + QStringLiteral("none")}).contains("404"));
        QTRY_COMPARE(screen.requests().rowCount(), 2);
        QCOMPARE(screen.cell(0, ServedRequestsModel::RequestColumn), QStringLiteral("GET /hello.txt"));
        QCOMPARE(screen.cell(0, ServedRequestsModel::StatusColumn), QStringLiteral("200"));
        QCOMPARE(screen.cell(1, ServedRequestsModel::StatusColumn), QStringLiteral("404"));
        QVERIFY(press(screen.tab(), QStringLiteral("Clear list")));
        QCOMPARE(screen.requests().rowCount(), 0);
        QVERIFY(press(screen.tab(), QStringLiteral("Stop")));
        QTRY_VERIFY(!screen.tab().isRunning());
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Idle);
    }

    void echoesRequests()
    {
        HttpServerSettings settings;
        settings.serve = HttpServe::Echo;
        ServerOnScreen screen(settings);
        QVERIFY(screen.listen());
        const QByteArray answer = curl({QStringLiteral("-d"), QStringLiteral("a=1"), screen.url() + QStringLiteral("some/where")});
        QVERIFY2(answer.contains("POST /some/where HTTP/1.1\r\n") && answer.contains("a=1"), answer.constData());
    }

    void aFolderThatIsNoneIsToldAtItsField()
    {
        ServerOnScreen screen;
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Folder")), QStringLiteral("/nowhere/at/all"));
        QVERIFY(press(screen.tab(), QStringLiteral("Listen")));
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QVERIFY2(screen.address().notice()->text().contains(QStringLiteral("/nowhere/at/all")),
                 qPrintable(screen.address().notice()->text()));
        QVERIFY(!screen.tab().isRunning());
    }

    void aPortInUseIsTold()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        ServerOnScreen screen;
        QSignalSpy settled(&screen.tab(), &SessionPage::settled);
        const auto fields = screen.tab().findChildren<QLineEdit *>();
        for (QLineEdit *field : fields) {
            if (field->text() == u"0")
                type(field, QString::number(other.serverPort()));
        }
        QVERIFY(press(screen.tab(), QStringLiteral("Listen")));
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(!settled.first().first().toBool());
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QCOMPARE(screen.address().notice()->detail(), QStringLiteral("EADDRINUSE"));
    }

    void fieldsThatMeanNothingAreHidden()
    {
        ServerOnScreen screen;
        auto *folder = control<QLineEdit>(screen.tab(), QStringLiteral("Folder"));
        QVERIFY(folder->isVisible());
        for (QComboBox *box : screen.tab().findChildren<QComboBox *>()) {
            if (const int echo = box->findText(QStringLiteral("an echo of the request")); echo >= 0)
                box->setCurrentIndex(echo);
        }
        QVERIFY(!folder->isVisible());
    }
};

QTEST_MAIN(tst_HttpServerTab)
#include "tst_httpservertab.moc"
