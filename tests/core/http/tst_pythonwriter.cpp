#include "core/http/curlcommand.h"
#include "tests/core/http/curlsamples.h"
#include "tests/core/http/requestrecorder.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestPythonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pythonSendsTheSame_data();
    void pythonSendsTheSame();
    void anyBytesAndNames();
    void whatIsOnlyWritten();

private:
    RecordedRequest recordOf(const CurlRequest &request);

    RequestRecorder m_recorder;
    QTemporaryDir m_folder;
};

void TestPythonWriter::initTestCase()
{
    WIREBENCH_NEED("curl");
    WIREBENCH_NEED("bash");
    WIREBENCH_NEED("python3");
    QVERIFY(writeSampleFiles(m_folder.path()));
    QVERIFY(m_recorder.start());
}

RecordedRequest TestPythonWriter::recordOf(const CurlRequest &request)
{
    QFile program(m_folder.filePath(QStringLiteral("program.py")));
    if (!program.open(QIODevice::WriteOnly))
        return {};
    program.write(toPython(request).toUtf8());
    program.close();
    return m_recorder.recordOf(findProgram(QStringLiteral("python3")), {program.fileName()}, m_folder.path());
}

void TestPythonWriter::pythonSendsTheSame_data()
{
    addCurlSamples();
}

void TestPythonWriter::pythonSendsTheSame()
{
    QFETCH(QString, command);
    const bool hasNoType =
        command.contains(QStringLiteral("'Content-Type:'")) || command.contains(QStringLiteral("-T "));
    if (command.contains(u'{') && command.contains(u'['))
        QSKIP("curl sends braces as they are; here they go out as %7B");
    command = commandTo(command, m_recorder.address());
    const auto request = parseCurl(command);
    QVERIFY(request);
    RecordedRequest expected = m_recorder.recordOf(findProgram(QStringLiteral("bash")),
                                                   {QStringLiteral("-c"), command}, m_folder.path());
    QVERIFY2(!expected.method.isEmpty(), m_recorder.complaint().constData());
    RecordedRequest written = recordOf(*request);
    QVERIFY2(!written.method.isEmpty(), m_recorder.complaint().constData());
    // What each program says of itself, unless it was asked to say something else.
    for (RecordedRequest *record : {&expected, &written}) {
        record->remove("accept-encoding");
        record->remove("connection");
        for (const char *name : {"accept", "user-agent"}) {
            if (request->fields.value(name).isEmpty())
                record->remove(name);
        }
        if (hasNoType)
            record->remove("content-type"); // urllib always says one
    }
    QCOMPARE(written.toText(), expected.toText());
}

void TestPythonWriter::anyBytesAndNames()
{
    CurlRequest request;
    request.method = QStringLiteral("POST");
    request.url = QString::fromLatin1(m_recorder.address()) + QStringLiteral("/é");
    request.fields = {{"Content-Type", "x/y"}, {"X-Utf", "é\\n'"}, {"X-Two", "a"}, {"X-Two", "b"}};
    request.body = CurlRequest::Body::Raw;
    for (int i = 0; i < 256; ++i)
        request.bytes += char(i);
    const RecordedRequest written = recordOf(request);
    QVERIFY2(!written.method.isEmpty(), m_recorder.complaint().constData());
    QCOMPARE(written.body.toHex(), request.bytes.toHex());
    QCOMPARE(written.target, QByteArray("/%C3%A9"));
    QCOMPARE(written.value("x-two"), QByteArray("a, b"));
    QCOMPARE(written.value("x-utf"), QByteArray("é\\n'"));
}

void TestPythonWriter::whatIsOnlyWritten()
{
    CurlRequest request;
    request.method = QStringLiteral("GET");
    request.url = QStringLiteral("https://h/");
    request.insecure = true;
    request.proxy = QStringLiteral("http://p:1");
    request.digest = true;
    request.user = QStringLiteral("u");
    const QString program = toPython(request);
    QVERIFY(program.contains(QStringLiteral("ssl.CERT_NONE")));
    QVERIFY(program.contains(QStringLiteral("ProxyHandler({'http': 'http://p:1', 'https': 'http://p:1'})")));
    QVERIFY(program.contains(QStringLiteral("HTTPDigestAuthHandler(passwords)")));
    QVERIFY(program.contains(QStringLiteral("class NoRedirect")));
    request.followRedirects = true;
    QVERIFY(!toPython(request).contains(QStringLiteral("NoRedirect")));
}

QTEST_GUILESS_MAIN(TestPythonWriter)
#include "tst_pythonwriter.moc"
