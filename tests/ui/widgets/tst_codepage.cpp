#include "ui/models/annotations.h"
#include "ui/widgets/codepage.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace wirebench;

namespace {

struct Bench
{
    Bench()
    {
        page.setSettings([this] { return settings; });
        page.setSessionEndpoints({endpoint->id});
        page.resize(900, 300);
        page.show();
    }
    ~Bench() { delete page.controls(); }

    QString text() const { return page.view()->toPlainText(); }
    void tellTheLog(const QByteArray &sent)
    {
        const FlowPtr flow(
            new Flow(endpoint, log.newConnectionId(), {}, SocketAddress::fromIPv4(0x7f000001, 9)));
        SocketCall call;
        call.flow = flow;
        call.call = Call::Connect;
        log.append(call);
        call.call = Call::Send;
        call.payload = Bytes::copyOf(sent);
        call.result = sent.size();
        log.append(call);
    }

    Look look;
    TrafficLog log;
    Annotations annotations;
    EndpointPtr endpoint = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("TCP client 1"));
    TcpClientSettings settings;
    CodePage page{{log, annotations, look}};
};

} // namespace

class TestCodePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsWhatIsTyped();
    void followsTheLog();
    void everyLanguageAndKind();
    void mistakesAreNotices();
    void copiesAndSaves();
    void staysWhereItIsRead();
    void keepsItsChoice();
    void coloursFourKinds();
    void recordingsHaveNoProgram();
    void pictures();
};

void TestCodePage::followsWhatIsTyped()
{
    Bench bench;
    QTRY_VERIFY(bench.text().contains(QLatin1String("('localhost', 9999)")));
    bench.settings.port = QStringLiteral("1234");
    bench.page.settingsEdited();
    QTRY_VERIFY(bench.text().contains(QLatin1String("('localhost', 1234)")));
    bench.page.hide();
    bench.settings.port = QStringLiteral("4321");
    bench.page.settingsEdited();
    bench.page.show();
    QTRY_VERIFY(bench.text().contains(QLatin1String("('localhost', 4321)")));
}

void TestCodePage::followsTheLog()
{
    Bench bench;
    bench.page.choose(Language::Python, ProgramKind::Replay);
    QTRY_VERIFY(bench.text().contains(QLatin1String("no message")));
    bench.tellTheLog("<b>first</b>");
    QTRY_VERIFY(bench.text().contains(QLatin1String("client1.sendall(b'<b>first</b>')")));
    bench.tellTheLog("second");
    QTRY_VERIFY(bench.text().contains(QLatin1String("client2.sendall(b'second')")));
}

void TestCodePage::everyLanguageAndKind()
{
    Bench bench;
    bench.tellTheLog("hello");
    bench.page.choose(languages.back(), ProgramKind::Replay);
    QTRY_VERIFY(bench.text().contains(QLatin1String("hello")));
    QSet<QString> seen;
    for (const Language language : languages) {
        for (const ProgramKind kind : {ProgramKind::Program, ProgramKind::Replay}) {
            const QString before = bench.text();
            bench.page.choose(language, kind);
            QTRY_VERIFY(bench.text() != before);
            seen += bench.text();
        }
    }
    QCOMPARE(seen.size(), 2 * qsizetype(languages.size()));
}

void TestCodePage::mistakesAreNotices()
{
    Bench bench;
    QTRY_VERIFY(!bench.text().isEmpty());
    bench.settings.port = QStringLiteral("nonsense!");
    bench.page.settingsEdited();
    QTRY_VERIFY(!bench.page.notice()->isEmpty());
    bench.settings.port = QStringLiteral("1");
    bench.page.settingsEdited();
    QTRY_VERIFY(bench.page.notice()->isEmpty());
}

void TestCodePage::copiesAndSaves()
{
    Bench bench;
    QTRY_VERIFY(!bench.text().isEmpty());
    bench.page.copyAction()->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), bench.text());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("p.py"));
    QVERIFY(bench.page.saveTo(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), bench.text());
    QVERIFY(!bench.page.saveTo(folder.filePath(QStringLiteral("missing/p.py"))));
    QVERIFY(!bench.page.notice()->isEmpty());
}

void TestCodePage::staysWhereItIsRead()
{
    Bench bench;
    bench.page.resize(400, 120);
    bench.page.choose(Language::C, ProgramKind::Program);
    QTRY_VERIFY(bench.text().contains(QLatin1String("getaddrinfo")));
    QScrollBar *bar = bench.page.view()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 5);
    bar->setValue(5);
    bench.settings.port = QStringLiteral("77");
    bench.page.settingsEdited();
    QTRY_VERIFY(bench.text().contains(QLatin1String("\"77\"")));
    QCOMPARE(bar->value(), 5);
}

void TestCodePage::keepsItsChoice()
{
    Bench bench;
    bench.page.choose(Language::QtCpp, ProgramKind::Replay);
    const QByteArray state = bench.page.saveState();
    Bench other;
    other.page.restoreState(state);
    QVERIFY(other.page.language() == Language::QtCpp && other.page.kind() == ProgramKind::Replay);
    other.page.restoreState("nonsense");
    QVERIFY(other.page.language() == Language::QtCpp);
}

void TestCodePage::coloursFourKinds()
{
    Bench bench;
    bench.settings.sendOnConnect = true;
    bench.settings.payload.text = QStringLiteral("hello # not a comment");
    for (const Language language : languages) {
        bench.page.choose(language, ProgramKind::Program);
        bench.page.settingsEdited();
        QTRY_VERIFY(bench.text().contains(QLatin1String("hello # not")));
        QSet<QRgb> colours;
        for (QTextBlock block = bench.page.view()->document()->begin(); block.isValid();
             block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                colours += range.format.foreground().color().rgb();
                if (range.format.foreground().color() == bench.look.color(ColorRole::QuietText))
                    QVERIFY(!block.text()
                                 .mid(range.start, range.length)
                                 .contains(QLatin1String("not a comment")));
            }
        }
        QVERIFY2(colours.size() >= 3, languageName(language));
    }
}

void TestCodePage::recordingsHaveNoProgram()
{
    TrafficLog log;
    Annotations annotations;
    Look look;
    CodePage page({log, annotations, look});
    page.show();
    QTRY_VERIFY(page.view()->toPlainText().contains(QLatin1String("recording")));
    delete page.controls();
}

/// With WIREBENCH_GALLERY=FOLDER pictures are left there, to be judged by eye.
void TestCodePage::pictures()
{
    const QString folder = qEnvironmentVariable("WIREBENCH_GALLERY");
    if (folder.isEmpty())
        QSKIP("no folder for pictures");
    Bench bench;
    bench.settings.sendOnConnect = true;
    bench.settings.payload.text = QStringLiteral("Bonjour serveur, été");
    for (const Theme theme : {Theme::Light, Theme::Dark}) {
        for (const int scale : {1, 2}) {
            for (const Language language : languages) {
                bench.look.setTheme(theme);
                bench.look.setScale(scale);
                bench.page.resize(1000, 420);
                bench.page.choose(language, ProgramKind::Program);
                QTest::qWait(50);
                const QString name =
                    QStringLiteral("code-%1-%2-%3.png")
                        .arg(QLatin1String(fileSuffix(language)) + QString::number(int(language)))
                        .arg(QLatin1String(theme == Theme::Dark ? "dark" : "light"))
                        .arg(scale);
                QVERIFY(bench.page.grab().save(QDir(folder).filePath(name)));
            }
        }
    }
}

QTEST_MAIN(TestCodePage)
#include "tst_codepage.moc"
