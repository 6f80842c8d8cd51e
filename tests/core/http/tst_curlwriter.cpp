#include "core/http/curlcommand.h"
#include "tests/core/http/curlsamples.h"
#include "tests/core/http/requestrecorder.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestCurlWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsAgainAsWritten_data();
    void readsAgainAsWritten();
    void curlSendsTheSame_data();
    void curlSendsTheSame();
    void bytesThatAreNoText();
    void oneOptionALine();

private:
    RequestRecorder m_recorder;
    QTemporaryDir m_folder;
};

void TestCurlWriter::initTestCase()
{
    WIREBENCH_NEED("curl");
    WIREBENCH_NEED("bash");
    WIREBENCH_NEED("python3");
    QVERIFY(writeSampleFiles(m_folder.path()));
    QVERIFY(m_recorder.start());
}

void TestCurlWriter::readsAgainAsWritten_data()
{
    addCurlSamples();
}

void TestCurlWriter::readsAgainAsWritten()
{
    QFETCH(QString, command);
    const auto first = parseCurl(command);
    QVERIFY2(first.has_value(), first ? "" : qPrintable(first.error().arguments.join(u' ')));
    const auto second = parseCurl(toCurl(*first));
    QVERIFY(second.has_value());
    QCOMPARE(second->ignored, QStringList());
    QCOMPARE(toCurl(*second), toCurl(*first));
}

void TestCurlWriter::curlSendsTheSame_data()
{
    addCurlSamples();
}

void TestCurlWriter::curlSendsTheSame()
{
    QFETCH(QString, command);
    command = commandTo(command, m_recorder.address());
    const auto request = parseCurl(command);
    QVERIFY(request);
    const RecordedRequest expected = m_recorder.recordOf(findProgram(QStringLiteral("bash")),
                                                         {QStringLiteral("-c"), command}, m_folder.path());
    QVERIFY2(!expected.method.isEmpty(), m_recorder.complaint().constData());
    const RecordedRequest written = m_recorder.recordOf(
        findProgram(QStringLiteral("sh")), {QStringLiteral("-c"), toCurl(*request)}, m_folder.path());
    QVERIFY2(!written.method.isEmpty(), m_recorder.complaint().constData());
    QCOMPARE(written.toText(), expected.toText());
}

void TestCurlWriter::bytesThatAreNoText()
{
    CurlRequest request;
    request.method = QStringLiteral("POST");
    request.url = QString::fromLatin1(m_recorder.address());
    request.body = CurlRequest::Body::Raw;
    for (int i = 0; i < 256; ++i)
        request.bytes += char(i);
    request.bytes += "%s%d\\n'\"9";
    const RecordedRequest written =
        m_recorder.recordOf(findProgram(QStringLiteral("sh")), {QStringLiteral("-c"), toCurl(request)});
    QVERIFY2(!written.method.isEmpty(), m_recorder.complaint().constData());
    QCOMPARE(written.body.toHex(), request.bytes.toHex());
}

void TestCurlWriter::oneOptionALine()
{
    CurlRequest request;
    request.method = QStringLiteral("POST");
    request.url = QStringLiteral("http://h/?a=1&b=2");
    request.fields = {{"X", "it's"}, {"Accept", {}}, {"Empty", {}}};
    request.body = CurlRequest::Body::Raw;
    request.bytes = "{}";
    QCOMPARE(toCurl(request),
             QStringLiteral("curl \\\n  'http://h/?a=1&b=2' \\\n  -H 'X: it'\\''s' \\\n  -H Accept: \\\n"
                            "  -H 'Empty;' \\\n  -H Content-Type: \\\n  --data-raw '{}'"));
    request = {};
    request.method = QStringLiteral("GET");
    request.url = QStringLiteral("-h");
    QCOMPARE(toCurl(request), QStringLiteral("curl \\\n  --url -h"));
}

QTEST_GUILESS_MAIN(TestCurlWriter)
#include "tst_curlwriter.moc"
