// HTTP in step mode, with both ends here: a request is its calls one by one, and nobody's patience ends while a
// teacher talks.

#include "core/net/callgate.h"
#include "core/web/httpserver.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/waiting.h"
#include "tests/core/web/httprun.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestHeldRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void stepsThroughARequest();
    void nobodyRunsOutOfPatience();
    void answersAreWholeHoweverItIsSwitched();
    void mayBeCancelledMeanwhile();

private:
    CallGate &gate() { return m_run->reactor->gate(); }
    HttpRequest request(const char *file)
    {
        HttpRequest made;
        made.url = QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(m_port).arg(QString::fromLatin1(file)));
        return made;
    }
    void begin(const char *file) { m_run->client.send(request(file), m_run->config); }
    bool isOver() const { return m_result != nullptr; }
    QByteArray body() const { return m_result ? HttpRun::bodyOf(*m_result) : QByteArray(); }
    QString step();

    QTemporaryDir m_folder;
    QByteArray m_large;
    std::unique_ptr<HttpRun> m_run;
    std::unique_ptr<HttpServer> m_server;
    HttpResultPtr m_result;
    quint16 m_port = 0;
};

void TestHeldRequests::init()
{
    QRandomGenerator random(1);
    m_large.resize(300'000);
    for (char &byte : m_large)
        byte = char(random.generate());
    QFile small(m_folder.filePath(QStringLiteral("small.txt")));
    QVERIFY(small.open(QIODevice::WriteOnly) && small.write("small") == 5);
    QFile large(m_folder.filePath(QStringLiteral("large.bin")));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.write(m_large) == m_large.size());
    m_result.reset();
    m_port = 0;
    m_run = std::make_unique<HttpRun>();
    connect(&m_run->client, &HttpClient::finished, this, [this](const HttpResultPtr &result) { m_result = result; });
    m_server = std::make_unique<HttpServer>(m_run->log, *m_run->reactor, QStringLiteral("server"));
    connect(m_server.get(), &HttpServer::started, this,
            [this](const QList<SocketAddress> &addresses) { m_port = addresses.value(0).port; });
    HttpServerConfig config;
    config.folder = m_folder.path();
    config.keepAliveMs = 1000;
    config.server.host = {HostSpec::Kind::Address, *SocketAddress::fromHost(QStringLiteral("127.0.0.1"), 0), {}};
    m_server->start(config);
    QTRY_VERIFY(m_port != 0);
}

void TestHeldRequests::cleanup()
{
    m_server.reset();
    QCOMPARE(contradictionsIn(m_run->log), QString());
    m_run.reset();
}

/// The call that went: its name in the log.
QString TestHeldRequests::step()
{
    if (!soon([&] { return gate().status().count > 0; }))
        return QStringLiteral("nothing waits");
    const quint64 before = m_run->log.endId();
    gate().step();
    if (!soon([&] { return m_run->log.endId() != before; }))
        return QStringLiteral("nothing happens");
    return callNames(recordsOf(m_run->log)).last();
}

void TestHeldRequests::stepsThroughARequest()
{
    gate().setStepping(true);
    begin("small.txt");
    for (const char *call : {"connect", "accept", "send", "recv", "send"})
        QCOMPARE(step(), QString::fromLatin1(call));
    QVERIFY(!isOver());
    QCOMPARE(step(), QStringLiteral("recv"));
    QTRY_VERIFY(isOver());
    QCOMPARE(body(), QByteArray("small"));
}

void TestHeldRequests::nobodyRunsOutOfPatience()
{
    constexpr int shortMs = 500;
    m_run->config.firstByteTimeoutMs = shortMs;
    m_run->config.idleTimeoutMs = shortMs;
    m_run->config.totalTimeoutMs = 2 * shortMs;
    m_run->config.connection.connectTimeoutMs = shortMs;
    gate().setStepping(true);
    begin("small.txt");
    for (const char *call : {"connect", "accept", "send", "recv"}) {
        QElapsedTimer talk;
        talk.start();
        QVERIFY(soon([&] { return talk.hasExpired(3 * shortMs); }));
        QVERIFY(!isOver());
        QCOMPARE(step(), QString::fromLatin1(call));
    }
    m_run->config = {};
    gate().setStepping(false);
    QTRY_VERIFY(isOver());
    QCOMPARE(m_result->error.code, ErrorCode::None);
    QCOMPARE(body(), QByteArray("small"));
}

void TestHeldRequests::answersAreWholeHoweverItIsSwitched()
{
    QRandomGenerator random(5);
    for (int i = 0; i < 10; ++i) {
        m_result.reset();
        begin("large.bin");
        QVERIFY(soon([&] {
            if (random.bounded(10) == 0)
                gate().setStepping(random.bounded(3) != 0);
            for (int steps = random.bounded(20); steps > 0; --steps)
                gate().step();
            return isOver();
        }));
        QCOMPARE(m_result->error.code, ErrorCode::None);
        QVERIFY(body() == m_large);
    }
    gate().setStepping(false);
}

void TestHeldRequests::mayBeCancelledMeanwhile()
{
    gate().setStepping(true);
    begin("small.txt");
    QVERIFY(soon([&] { return gate().status().count == 1; }));
    m_run->client.cancel();
    QTRY_VERIFY(isOver());
    QCOMPARE(m_result->error.code, ErrorCode::Cancelled);
    QCOMPARE(gate().status().count, 0);
    gate().setStepping(false);
    m_result.reset();
    begin("small.txt");
    QTRY_VERIFY(isOver());
    QCOMPARE(body(), QByteArray("small"));
}

QTEST_GUILESS_MAIN(TestHeldRequests)
#include "tst_heldrequests.moc"
