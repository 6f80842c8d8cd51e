#include "core/workspace/examples.h"

#include "core/workspace/chatconfig.h"
#include "core/workspace/downloadconfig.h"
#include "core/workspace/httprequestconfig.h"
#include "core/workspace/httpserverconfig.h"

#include <QSet>
#include <QSysInfo>
#include <QTest>

using namespace wirebench;

namespace {

Example example(const char *id)
{
    const auto found = findExample(QString::fromLatin1(id));
    if (!found)
        qFatal("no example %s", id);
    return *found;
}

TcpServerSettings server(const char *id, int index = 0)
{
    return std::get<TcpServerSettings>(example(id).sessions.at(index).settings);
}

TcpClientSettings client(const char *id, int index = 0)
{
    return std::get<TcpClientSettings>(example(id).sessions.at(index).settings);
}

UdpSettings udp(const char *id, int index = 0)
{
    return std::get<UdpSettings>(example(id).sessions.at(index).settings);
}

bool canStart(const TcpServerSettings &settings)
{
    return engineConfig(settings) && answerConfig(settings);
}

bool canStart(const TcpClientSettings &settings)
{
    return engineConfig(settings) && outboundMessage(settings.payload);
}

bool canStart(const UdpSettings &settings)
{
    return engineConfig(settings) && answerConfig(settings) && outboundMessage(settings.payload);
}

bool canStart(const HttpRequestSettings &settings)
{
    return httpRequest(settings) && httpClientConfig(settings);
}

bool canStart(const DownloadSettings &settings)
{
    return bool(engineConfig(settings));
}

bool canStart(const HttpServerSettings &settings)
{
    return bool(engineConfig(settings));
}

bool canStart(const LabServerSettings &settings)
{
    return bool(engineConfig(settings));
}

bool canStart(const ChatServerSettings &settings)
{
    return bool(engineConfig(settings));
}

bool canStart(const ChatClientSettings &settings)
{
    return bool(engineConfig(settings));
}

int sentences(const char *text)
{
    return int(QString::fromUtf8(text).count(QStringLiteral(". "))) + 1;
}

} // namespace

class TestExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreComplete()
    {
        QSet<QString> ids;
        for (const Example &each : examples()) {
            ids.insert(each.id);
            QVERIFY2(*each.title, qPrintable(each.id));
            QCOMPARE(sentences(each.explanation), 3);
            QVERIFY(!each.sessions.isEmpty());
            for (const Session &session : each.sessions)
                QVERIFY2(!session.start, qPrintable(each.id));
        }
        QCOMPARE(ids, QSet<QString>({"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C8-one", "C8-all",
                                     "C9", "C10", "C11", "C12", "C13", "C14", "C16", "C17", "C18"}));
        QCOMPARE(ids.size(), examples().size());
    }

    void allCanBeStarted()
    {
        for (const Example &each : examples()) {
            for (const Session &session : each.sessions) {
                const bool can =
                    std::visit([](const auto &settings) { return canStart(settings); }, session.settings);
                QVERIFY2(can, qPrintable(each.id));
            }
        }
    }

    void foundInAnyCase()
    {
        QVERIFY(findExample(u"c8-ALL"));
        QVERIFY(!findExample(u"C44"));
        QVERIFY(!findExample(u""));
    }

    void greetingServer()
    {
        const TcpServerSettings c1 = server("C1");
        QCOMPARE(c1.host, QSysInfo::machineHostName());
        QCOMPARE(c1.port, QStringLiteral("9999"));
        QCOMPARE(c1.backlog, 5);
        QCOMPARE(c1.concurrency, Concurrency::OneAtATime);
        QCOMPARE(c1.answer, AnswerKind::Greeting);
        QCOMPARE(answerConfig(c1)->text, QByteArray("Thank you for connecting\r\n"));
        QVERIFY(c1.closeAfterAnswer);
        QVERIFY(!c1.once);
    }

    void oneShotClient()
    {
        const TcpClientSettings c2 = client("C2");
        QCOMPARE(c2.port, QStringLiteral("9999"));
        QCOMPARE(c2.receiveSize, 1024);
        QVERIFY(c2.receiveOnce);
        QVERIFY(!c2.sendOnConnect);
    }

    void prefixEchoOnce()
    {
        QVERIFY(example("C3").isPair());
        const TcpServerSettings c3 = server("C3");
        QCOMPARE(c3.host, QStringLiteral("localhost"));
        QCOMPARE(c3.port, QStringLiteral("12345"));
        QCOMPARE(c3.backlog, 1);
        QCOMPARE(c3.receiveSize, 1024);
        QCOMPARE(c3.answer, AnswerKind::Prefix);
        QCOMPARE(answerConfig(c3)->text, QByteArray("Recu: "));
        QVERIFY(c3.once && c3.closeAfterAnswer);
        const TcpClientSettings peer = client("C3", 1);
        QCOMPARE(peer.host, c3.host);
        QCOMPARE(peer.port, c3.port);
        QVERIFY(peer.sendOnConnect);
        QCOMPARE(outboundMessage(peer.payload)->bytes.toByteArray(), QByteArray("Bonjour serveur"));
    }

    void inTheOrderOfTheCourse()
    {
        QStringList ids;
        for (const Example &each : examples())
            ids += each.id;
        QVERIFY(ids.mid(0, 6) == QStringList({"C1", "C2", "C3", "C4", "C5", "C6"}));
    }

    void datagramEcho()
    {
        QVERIFY(example("C4").isPair());
        const UdpSettings server = udp("C4");
        QVERIFY(server.bindFirst && !server.receiveOnce && !server.sendOnOpen);
        QCOMPARE(server.host, QStringLiteral("localhost"));
        QCOMPARE(server.port, QStringLiteral("12345"));
        QCOMPARE(server.receiveSize, 1024);
        QCOMPARE(server.answer, AnswerKind::Prefix);
        QCOMPARE(answerConfig(server)->text, QByteArray("Recu: "));
        QVERIFY(!engineConfig(server)->peerHost);
        const UdpSettings client = udp("C4", 1);
        QVERIFY(!client.bindFirst && !client.connectToPeer && client.sendOnOpen && client.receiveOnce);
        QCOMPARE(client.peerHost, server.host);
        QCOMPARE(client.peerPort, server.port);
        QCOMPARE(client.answer, AnswerKind::None);
        QCOMPARE(outboundMessage(client.payload)->bytes.toByteArray(), QByteArray("Bonjour serveur"));
    }

    void httpByHand()
    {
        const TcpClientSettings c5 = client("C5");
        QCOMPARE(c5.port, QStringLiteral("80"));
        QCOMPARE(c5.receiveSize, 4096);
        QVERIFY(c5.receiveOnce && c5.sendOnConnect);
        QCOMPARE(outboundMessage(c5.payload)->bytes.toByteArray(),
                 QByteArray("GET / HTTP/1.1\r\nHost: " + c5.host.toLatin1() + "\r\n\r\n"));
    }

    void httpClientAndServerMeet()
    {
        const auto server = std::get<HttpServerSettings>(example("C9").sessions.at(0).settings);
        const auto request = std::get<HttpRequestSettings>(example("C9").sessions.at(1).settings);
        QCOMPARE(server.serve, HttpServe::Echo);
        QVERIFY(request.url.contains(u':' + server.port + u'/'));
        QCOMPARE(std::get<HttpServerSettings>(example("C10").sessions.at(0).settings).serve, HttpServe::Folder);
    }

    void concurrentDownloads()
    {
        const auto server = std::get<HttpServerSettings>(example("C11").sessions.at(0).settings);
        const auto downloads = std::get<DownloadSettings>(example("C11").sessions.at(1).settings);
        const auto config = engineConfig(downloads);
        QVERIFY(config);
        QVERIFY(config->urls.size() > downloads.jobs && downloads.jobs > 1); // else there is nothing to compare
        QCOMPARE(downloads.timeoutMs, 10'000);
        for (const QUrl &url : config->urls)
            QCOMPARE(QString::number(url.port()), server.port);
        QVERIFY(server.bytesPerSecond > 0);
    }

    void echoLoop()
    {
        QCOMPARE(example("C6").sessions.size(), 3);
        const TcpServerSettings c6 = server("C6");
        QCOMPARE(c6.host, QStringLiteral("localhost"));
        QCOMPARE(c6.port, QStringLiteral("8000"));
        QCOMPARE(c6.backlog, 1);
        QCOMPARE(c6.receiveSize, 512);
        QCOMPARE(c6.concurrency, Concurrency::OneAtATime);
        QCOMPARE(answerConfig(c6)->text, QByteArray("echo : "));
        QVERIFY(c6.closeAfterAnswer);
        QVERIFY(!c6.once);
        QCOMPARE(c6.workMs, 0);
        // The first keeps the server waiting, so that the second is seen in the queue.
        QVERIFY(!client("C6", 1).sendOnConnect);
        QVERIFY(client("C6", 2).sendOnConnect);
    }

    void echoClient()
    {
        const TcpClientSettings c7 = client("C7");
        QCOMPARE(c7.port, QStringLiteral("8000"));
        QCOMPARE(c7.receiveSize, 512);
        QVERIFY(c7.receiveOnce && c7.sendOnConnect);
        QCOMPARE(outboundMessage(c7.payload)->bytes.toByteArray(), QByteArray("Hello world"));
    }

    void threeWaysToServe()
    {
        QCOMPARE(server("C8").concurrency, Concurrency::Pool);
        QCOMPARE(server("C8").poolSize, 10);
        QCOMPARE(server("C8-one").concurrency, Concurrency::OneAtATime);
        QCOMPARE(server("C8-all").concurrency, Concurrency::AllAtOnce);
        for (const char *id : {"C8", "C8-one", "C8-all"}) {
            TcpServerSettings same = server(id);
            QVERIFY(same.workMs > 0);
            same.workMs = 0;
            same.concurrency = Concurrency::OneAtATime;
            QVERIFY2(same == server("C6"), id);
        }
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "tst_examples.moc"
