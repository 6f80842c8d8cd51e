// A pcapng file that a live run wrote, as Wireshark sees it.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/scenariomain.h"

#include <QTemporaryDir>

#include <csignal>

using namespace wirebench::test;

class TestCliPcapng : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString capture() const { return m_folder.filePath("capture.pcapng"); }
    QByteArray tshark(const QStringList &words)
    {
        auto program = started(findProgram("tshark"), QStringList{"-r", capture()} + words);
        if (!program->waitForFinished(std::chrono::seconds(60)) || program->exitStatus() != 0)
            qFatal("tshark: %s", program->errors().constData());
        return program->output();
    }

    /// What `follow,tcp,raw` shows of one direction: lines of hexadecimal, those of the second peer indented.
    QByteArray followed(bool secondPeer)
    {
        QByteArray bytes;
        for (const QByteArray &line : tshark({"-q", "-z", "follow,tcp,raw,0"}).split('\n')) {
            const bool indented = line.startsWith('\t');
            const QByteArray hex = line.trimmed();
            if (indented == secondPeer && !hex.isEmpty() && hex == QByteArray::fromHex(hex).toHex())
                bytes += QByteArray::fromHex(hex);
        }
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("tshark");
        QVERIFY(m_folder.isValid());
    }

    void opensClean_data()
    {
        QTest::addColumn<QString>("operand");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("atTheServer");
        QTest::newRow("IPv4, server") << "127.0.0.1:0"
                                      << "127.0.0.1" << 300'000 << true;
        QTest::newRow("IPv6, server") << "[::1]:0"
                                      << "[::1]" << 300'000 << true;
        QTest::newRow("IPv4, client") << "127.0.0.1:0"
                                      << "127.0.0.1" << 100 << false;
        QTest::newRow("IPv6, client") << "[::1]:0"
                                      << "[::1]" << 200'000 << false;
    }
    void opensClean()
    {
        QFETCH(QString, operand);
        QFETCH(QString, host);
        QFETCH(int, size);
        QFETCH(bool, atTheServer);
        const QStringList logging{"--log", capture()};
        auto server = startedCli(QStringList{"tcp-server", operand, "--once", "--recv-size", "100000"} +
                                 (atTheServer ? logging : QStringList()));
        auto client =
            cli(QStringList{"tcp-client", QStringLiteral("%1:%2").arg(host).arg(server->waitForPort())} +
                (atTheServer ? QStringList() : logging));
        QVERIFY(client->start());
        QByteArray sent(size, Qt::Uninitialized);
        for (int i = 0; i < size; ++i)
            sent[i] = char(i * 7 + (i >> 8));
        client->write(sent);
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QCOMPARE(client->output(), sent);

        // Notes, warnings and errors of the dissectors, but for the ordinary life of a connection.
        const QByteArray complaints = tshark(
            {"-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE", "-Y",
             "_ws.malformed || tcp.analysis.flags || tcp.checksum.status == 0 || ip.checksum.status == 0"
             " || _ws.expert.severity >= 0x00600000"});
        QCOMPARE(complaints, QByteArray());
        QCOMPARE(followed(false), sent);
        QCOMPARE(followed(true), sent);
        const QByteArray ends = tshark({"-Y", "tcp.flags.fin == 1"});
        QCOMPARE(ends.count('\n'), 2);
        const QByteArray comments = tshark({"-T", "fields", "-e", "frame.comment"});
        QVERIFY(comments.contains(atTheServer ? "accept(" : "connect("));
        QVERIFY(comments.contains("recv("));
    }

    void severalClientsAreSeveralStreams()
    {
        auto server = startedCli({"tcp-server", "127.0.0.1:0", "--log", capture()});
        const QString address = QStringLiteral("127.0.0.1:%1").arg(server->waitForPort());
        for (int i = 0; i < 3; ++i) {
            auto client = startedCli({"tcp-client", address, "--send", "hello", "--recv-once", "100"});
            QVERIFY(client->waitForFinished());
        }
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(tshark({"-Y", "tcp.flags.syn == 1 && tcp.flags.ack == 0"}).count('\n'), 3);
        QCOMPARE(tshark({"-Y", "_ws.malformed || tcp.analysis.flags"}), QByteArray());
    }
};

WIREBENCH_SCENARIO_MAIN(TestCliPcapng)
#include "tst_cli_pcapng.moc"
