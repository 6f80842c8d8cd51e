// wirebench-cli with checksums and sequences, against Python programs.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

using namespace wirebench::test;

namespace {

// Prints all that one client sends, then what the expression in the argument makes of it.
const char *const pythonServer = R"(
import binascii, socket, sys, zlib
s = socket.create_server(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)
c, a = s.accept()
data = b''
while True:
    part = c.recv(1024)
    if not part:
        break
    data += part
print(eval(sys.argv[1]), flush=True)
)";

// Prints the datagrams that come until one says end.
const char *const pythonReceiver = R"(
import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)
texts = []
while b'end' not in texts:
    texts.append(s.recv(1024))
print(b' '.join(texts).decode(), flush=True)
)";

const char *const messages = R"({
"format": "wirebench-messages", "version": 1,
"tcp-client": [
    {"name": "alone", "message": {"payload": {"text": "not this"}}},
    {"name": "first", "sequence": {"rounds": 2, "steps": [
        {"name": "a", "delayMs": 100, "times": 2, "message": {"payload": {"text": "a{counter}", "placeholders": true}}},
        {"name": "b", "delayMs": 150, "times": 1, "message": {"payload": {"text": "b", "ending": "lf"}}}]}},
    {"name": "endless", "sequence": {"rounds": 0, "steps": [
        {"name": "c", "delayMs": 5, "message": {"payload": {"text": "c"}}}]}}],
"udp": [
    {"name": "datagrams", "sequence": {"steps": [
        {"name": "1", "delayMs": 0, "times": 3, "message": {"host": "192.0.2.1", "port": "9", "payload": {"text": "x"}}},
        {"name": "2", "delayMs": 50, "message": {"payload": {"text": "end"}}}]}}]
})";

} // namespace

class TestCliSequence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_path = write("messages.json", messages);
    }

    /// Python's own functions agree on the checksums.
    void checksumsAreThoseOfPython_data()
    {
        QTest::addColumn<QString>("checksum");
        QTest::addColumn<QString>("judge");
        QTest::newRow("CRC-32") << "crc32"
                                << "zlib.crc32(data[:-4]).to_bytes(4, 'big') == data[-4:]";
        QTest::newRow("CRC-32, low first") << "crc32,low"
                                           << "zlib.crc32(data[:-4]).to_bytes(4, 'little') == data[-4:]";
        QTest::newRow("XMODEM") << "crc16-xmodem"
                                << "binascii.crc_hqx(data[:-2], 0).to_bytes(2, 'big') == data[-2:]";
        QTest::newRow("CCITT-FALSE") << "crc16-ccitt-false,start"
                                     << "binascii.crc_hqx(data[2:], 0xffff).to_bytes(2, 'big') == data[:2]";
        QTest::newRow("sum") << "sum8"
                             << "sum(data[:-1]) % 256 == data[-1]";
    }
    void checksumsAreThoseOfPython()
    {
        WIREBENCH_NEED("python3");
        QFETCH(QString, checksum);
        QFETCH(QString, judge);
        const auto server = startedPython(pythonServer, {judge});
        const quint16 port = server->waitForPort();
        QVERIFY(port > 0);
        const auto client = startedCli({"tcp-client", address(port), "--send", "Bonjour \\xff\\r\\n",
                                        "--checksum", checksum, "--half-close"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->output().trimmed(), QByteArray("True"));
    }

    void sequenceArrivesInItsOrderAndNotTooEarly()
    {
        WIREBENCH_NEED("python3");
        const auto server = startedPython(pythonServer, {QStringLiteral("data")});
        const quint16 port = server->waitForPort();
        QVERIFY(port > 0);
        QElapsedTimer elapsed;
        elapsed.start();
        const auto client = startedCli({"tcp-client", address(port), "--sequence", m_path, "--half-close"});
        QVERIFY2(client->waitForFinished(), client->errors().constData());
        QCOMPARE(client->exitStatus(), 0);
        QVERIFY(elapsed.elapsed() >= 2 * (100 + 100 + 150));
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->output().trimmed(), QByteArray(R"(b'a1a2b\na4a5b\n')"));
    }

    void aPeerThatLeavesEndsItWithAWord()
    {
        WIREBENCH_NEED("python3");
        const auto server = startedPython(R"(
import socket, sys
s = socket.create_server(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)
c, a = s.accept()
c.recv(3)
c.close()
)");
        const quint16 port = server->waitForPort();
        QVERIFY(port > 0);
        const auto client =
            startedCli({"tcp-client", address(port), "--sequence", m_path + QStringLiteral("#endless")});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 1);
        QVERIFY(!client->errors().isEmpty());
    }

    void datagramsGoToTheOperand()
    {
        WIREBENCH_NEED("python3");
        const auto receiver = startedPython(pythonReceiver);
        const quint16 port = receiver->waitForPort();
        QVERIFY(port > 0);
        const auto client =
            startedCli({"udp-client", address(port), "--sequence", m_path, "--timeout", "0.2"});
        QVERIFY2(receiver->waitForFinished(), client->errors().constData());
        QCOMPARE(receiver->output().trimmed(), QByteArray("x x x end"));
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), 0);
    }

    void whatCannotBeRunIsSaid_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no such name")
            << QStringList{"--sequence", "FILE#nobody"} << 1 << QByteArray("first, endless");
        QTest::newRow("no such file")
            << QStringList{"--sequence", "/nowhere/x.json"} << 1 << QByteArray("/nowhere/x.json");
        QTest::newRow("a broken file") << QStringList{"--sequence", "BROKEN"} << 1 << QByteArray("2:");
        QTest::newRow("both") << QStringList{"--sequence", "FILE", "--send", "x"} << 2
                              << QByteArray("--send");
        QTest::newRow("an unknown checksum")
            << QStringList{"--send", "x", "--checksum", "crc"} << 2 << QByteArray("crc32");
        QTest::newRow("a checksum of nothing")
            << QStringList{"--checksum", "crc32"} << 2 << QByteArray("--send");
    }
    void whatCannotBeRunIsSaid()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        const QString broken = write("broken.json", "{\n\"format\": }");
        words.replaceInStrings(QStringLiteral("FILE"), m_path);
        words.replaceInStrings(QStringLiteral("BROKEN"), broken);
        const auto client = startedCli(QStringList{"tcp-client", "127.0.0.1:1"} + words);
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->exitStatus(), status);
        QVERIFY2(client->errors().contains(said), client->errors().constData());
    }

private:
    static QString address(quint16 port) { return QStringLiteral("127.0.0.1:%1").arg(port); }
    QString write(const char *name, const char *text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

    QTemporaryDir m_folder;
    QString m_path;
};

WIREBENCH_SCENARIO_MAIN(TestCliSequence)
#include "tst_cli_sequence.moc"
