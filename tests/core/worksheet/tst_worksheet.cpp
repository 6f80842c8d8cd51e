#include "core/worksheet/worksheet.h"

#include "tests/core/traffic/stage.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QXmlStreamReader>

using namespace wirebench;
using namespace wirebench::test;
using namespace std::chrono_literals;

namespace {

const std::atomic_bool goOn = false;

/// Everything that a hostile peer, a file name or a person could write.
const QString hostile = QStringLiteral("</td></pre></code><script>alert(1)</script><img src=x onerror=alert(2)>"
                                       "\" onload=\"x' ]]> --> <!-- &amp; \u202E \x01 %1 %2");

struct Scene
{
    Scene()
    {
        const EndpointPtr named = stage.log.addEndpoint(EndpointKind::TcpServer, hostile);
        Actor actor(stage, named, Stage::address("127.0.0.1", 9999), Stage::address("127.0.0.1", 50412));
        actor.accept();
        actor.recv(hostile.toUtf8());
        actor.send(QByteArray::fromHex("00ff80fe0a0d1b"));
        actor.simple(Call::SetSockOpt, 0, hostile);
        content.title = hostile;
        content.made = QStringLiteral("22 November 2026");
        content.sessions = {{hostile, {{QStringLiteral("host"), hostile}, {hostile, QStringLiteral("9999")}}}};
        content.code = {{QStringLiteral("Python"), QStringLiteral("if a < b:\n    print(\"<b>\")\n") + hostile}};
        content.notes = {{2, {true, hostile}}, {99, {false, QStringLiteral("of a record that is gone")}}};
        content.ladderSvg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" "
                            "height=\"60\"><script>alert(3)</script><text x=\"5\" y=\"20\">ladder</text></svg>";
    }

    WorksheetLog log() const { return {&stage.log, stage.log.snapshot(), {}, 2000}; }
    QByteArray html() const { return worksheetHtml(content, log(), goOn); }

    Stage stage;
    WorksheetContent content;
};

QString firstError(const QByteArray &html)
{
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        reader.readNext();
    return reader.hasError() ? QStringLiteral("line %1: %2").arg(reader.lineNumber()).arg(reader.errorString()) : QString();
}

/// Chromium as a quiet program without a display and without the network's services; nothing if it is not
/// installed.
QString browser()
{
    const QString found = findProgram(QStringLiteral("chromium"));
    return found.isEmpty() ? findProgram(QStringLiteral("google-chrome")) : found;
}

} // namespace

class TestWorksheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isXml();
    void nothingActsAndNothingIsFetched();
    void everySectionIsThere();
    void sectionsWithoutContentAreLeftOut();
    void readsWithoutColour();
    void speaksItsLanguage();
    void saysThatItIsARecording();
    void notesReferToTheirRows();
    void writesAFileOrNone();
    void aBrowserPrintsIt();
};

void TestWorksheet::isXml()
{
    QCOMPARE(firstError(Scene().html()), QString());
}

void TestWorksheet::nothingActsAndNothingIsFetched()
{
    const QByteArray html = Scene().html();
    QXmlStreamReader reader(html);
    int links = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        for (const char *name : {"script", "img", "link", "iframe", "object", "embed", "form", "base"})
            QVERIFY2(reader.name() != QLatin1StringView(name), name);
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            QVERIFY2(!attribute.name().startsWith(u"on"), qPrintable(attribute.name().toString()));
            QVERIFY(attribute.name() != QLatin1StringView("src"));
            if (attribute.name() != QLatin1StringView("href"))
                continue;
            QVERIFY(attribute.value().startsWith(u'#'));
            ++links;
        }
    }
    QCOMPARE(links, 1);
    QVERIFY(!html.contains("@import") && !html.contains("url("));
    QVERIFY(html.contains("default-src 'none'"));
}

void TestWorksheet::everySectionIsThere()
{
    const QByteArray html = Scene().html();
    for (const char *title : {"Settings", "Socket calls", "Sequence", "Program", "Notes", "Your own notes"})
        QVERIFY2(html.contains(QByteArray("<h2>") + title + "</h2>"), title);
    QVERIFY(html.contains("ladder</text></svg>"));
    QVERIFY(html.contains("if a &lt; b:\n    print(&quot;&lt;b&gt;&quot;)\n"));
    QVERIFY(html.contains("@media print"));
}

void TestWorksheet::sectionsWithoutContentAreLeftOut()
{
    Scene scene;
    scene.content.sessions.clear();
    scene.content.ladderSvg = "no picture";
    scene.content.code.clear();
    scene.content.notes.clear();
    const QByteArray html = scene.html();
    QCOMPARE(firstError(html), QString());
    QCOMPARE(html.count("<h2>"), 2);
}

void TestWorksheet::readsWithoutColour()
{
    const QByteArray html = Scene().html();
    QVERIFY(html.contains("→ sent") && html.contains("← received"));
}

void TestWorksheet::speaksItsLanguage()
{
    Scene scene;
    scene.content.language = QStringLiteral("fr");
    scene.content.lookUp = [](const char *source) { return u'«' + QString::fromUtf8(source) + u'»'; };
    const QByteArray html = scene.html();
    QVERIFY(html.contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\""));
    QVERIFY(html.contains("<h2>«Settings»</h2>"));
    QVERIFY(html.contains(">«Waited»</th>"));
}

void TestWorksheet::saysThatItIsARecording()
{
    TrafficLog recording({}, {hostile, 0, 1});
    const QByteArray html = worksheetHtml({}, {&recording, recording.snapshot(), {}, 2000}, goOn);
    QCOMPARE(firstError(html), QString());
    QVERIFY(html.contains("Recording, played from &lt;/td&gt;"));
    QVERIFY(!Scene().html().contains("Recording, played"));
}

void TestWorksheet::notesReferToTheirRows()
{
    const QByteArray html = Scene().html();
    QVERIFY(html.contains("<li><a href=\"#r2\">Record 2: &lt;/td&gt;"));
    QVERIFY(html.contains("<li>Record 99: of a record that is gone</li>"));
}

void TestWorksheet::writesAFileOrNone()
{
    const QTemporaryDir folder;
    const Scene scene;
    const QString path = folder.filePath(QStringLiteral("lesson.html"));
    const std::atomic_bool cancelled = true;
    QCOMPARE(writeWorksheet(scene.content, scene.log(), path, cancelled).value_or(-1), 0);
    QVERIFY(!QFile::exists(path));
    QCOMPARE(writeWorksheet(scene.content, scene.log(), path, goOn).value_or(-1), 4);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), scene.html());
    const auto nowhere =
        writeWorksheet(scene.content, scene.log(), folder.filePath(QStringLiteral("no/such/a.html")), goOn);
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::FileUnwritable);
    QVERIFY(!writeWorksheet(scene.content, scene.log(), folder.path(), goOn));
}

void TestWorksheet::aBrowserPrintsIt()
{
    if (browser().isEmpty())
        QSKIP("no chromium here");
    const QTemporaryDir folder;
    const Scene scene;
    const QString page = folder.filePath(QStringLiteral("lesson.html"));
    QVERIFY(writeWorksheet(scene.content, scene.log(), page, goOn));
    const QString paper = folder.filePath(QStringLiteral("lesson.pdf"));
    PeerProcess program(browser(),
                        {QStringLiteral("--headless"), QStringLiteral("--no-sandbox"), QStringLiteral("--disable-gpu"),
                         QStringLiteral("--no-first-run"), QStringLiteral("--disable-background-networking"),
                         QStringLiteral("--user-data-dir=") + folder.filePath(QStringLiteral("profile")),
                         QStringLiteral("--print-to-pdf=") + paper, QUrl::fromLocalFile(page).toString()});
    QVERIFY(program.start());
    QVERIFY(program.waitForFinished(120s));
    QCOMPARE(program.exitStatus(), 0);
    QFile file(paper);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-" && file.size() > 5000);
}

QTEST_GUILESS_MAIN(TestWorksheet)
#include "tst_worksheet.moc"
