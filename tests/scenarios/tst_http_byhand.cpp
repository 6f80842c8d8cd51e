// C5 against C9: the request as it is typed by hand in a TCP client, and the same one by the HTTP client, as a
// recording server sees their bytes.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"

#include <QSet>
#include <QTest>

using namespace wirebench::test;

namespace {

/// Answers one client after the other with two bytes, and prints what each has sent in hex.
constexpr const char *recorder = R"(
import socket, sys
s = socket.create_server(('127.0.0.1', 0))
print('listening on 127.0.0.1:%d' % s.getsockname()[1], file=sys.stderr, flush=True)
while True:
    c, _ = s.accept()
    data = b''
    while b'\r\n\r\n' not in data:
        part = c.recv(4096)
        if not part:
            break
        data += part
    c.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    print(data.hex(), flush=True)
    c.close()
)";

QByteArray recorded(PeerProcess &server, int number)
{
    const auto lines = [&] { return server.output().split('\n'); };
    if (!QTest::qWaitFor([&] { return lines().size() > number + 1; }, 20'000))
        return {};
    return QByteArray::fromHex(lines().value(number));
}

} // namespace

class TestHttpByHand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WIREBENCH_NEED("python3"); }

    void sameBytesButForTheHeadersThatAreShown()
    {
        auto server = startedPython(recorder);
        const QString place = QStringLiteral("127.0.0.1:%1").arg(server->waitForPort());

        auto byHand = startedCli({"tcp-client", place, "--send",
                                  QStringLiteral("GET /a%20b?c=d HTTP/1.1\\r\\nHost: %1\\r\\n\\r\\n").arg(place),
                                  "--recv-once", "4096"});
        QVERIFY(byHand->waitForFinished());
        QVERIFY2(byHand->output().endsWith("\r\n\r\nok"), byHand->output().constData());
        const QByteArray typed = recorded(*server, 0);

        auto client = startedCli({"http", "GET", QStringLiteral("http://%1/a%20b?c=d").arg(place)});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("ok"));
        QByteArray sent = recorded(*server, 1);
        QCOMPARE(withoutOwnFields(sent), typed);
    }

    void noneIsAddedWhereAllAreTypedAway()
    {
        auto server = startedPython(recorder);
        const QString url = QStringLiteral("http://127.0.0.1:%1/").arg(server->waitForPort());
        // A field that is typed empty is left out.
        auto client = startedCli({"http", "GET", url, "-H", "User-Agent:", "-H", "Accept:", "-H", "Accept-Encoding:"});
        QVERIFY(client->waitForFinished());
        QVERIFY2(client->exitStatus() == 0, client->errors().constData());
        QCOMPARE(recorded(*server, 0),
                 QByteArray("GET / HTTP/1.1\r\nHost: ") + url.mid(7).chopped(1).toLatin1() + "\r\n\r\n");
    }

private:
    /// Takes out the lines that the HTTP client adds by itself; all of them, and no others.
    static QByteArray withoutOwnFields(const QByteArray &request)
    {
        static const QSet<QByteArray> own = {"User-Agent", "Accept", "Accept-Encoding"};
        QByteArray rest;
        qsizetype position = 0;
        while (position < request.size()) {
            const qsizetype end = request.indexOf("\r\n", position) + 2;
            if (end < 2)
                return "a line without an end";
            const QByteArray line = request.mid(position, end - position);
            if (!own.contains(line.left(line.indexOf(':'))))
                rest += line;
            position = end;
        }
        return rest;
    }
};

WIREBENCH_SCENARIO_MAIN(TestHttpByHand)
#include "tst_http_byhand.moc"
