// wirebench-cli over Unix-domain sockets, with python3, socat and nc at the other end.

#include "tests/scenarios/cliprocess.h"
#include "tests/support/jsonlines.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace wirebench::test;

class TestCliUnix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
    }

    void clientsOfAnEchoServer_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("name");
        QTest::newRow("socat") << "socat" << QStringList{"-t10", "-", "UNIX-CONNECT:NAME"} << "PATH";
        QTest::newRow("nc") << "nc" << QStringList{"-N", "-U", "NAME"} << "PATH";
        QTest::newRow("ncat") << "ncat" << QStringList{"-U", "NAME"} << "PATH";
#ifdef Q_OS_LINUX
        QTest::newRow("socat, no file")
            << "socat" << QStringList{"-t10", "-", "ABSTRACT-CONNECT:NAME"} << "@wirebench-cli-%1";
#endif
        QTest::newRow("wirebench-cli")
            << ownProgram("wirebench-cli") << QStringList{"tcp-client", "unix:NAME"} << "PATH";
    }
    void clientsOfAnEchoServer()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        QFETCH(QString, name);
        if (!program.contains('/') && findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        const QString place = placeOf(name);
        auto server = startedCli({"tcp-server", "unix:" + place, "--once"});
        QVERIFY2(server->waitForErrors("listening on unix:" + place.toUtf8() + '\n'),
                 server->errors().constData());
        words.replaceInStrings("NAME", place.startsWith('@') ? place.mid(1) : place);
        auto client = started(program.contains('/') ? program : findProgram(program), words);
        const QByteArray bytes = QByteArray("\xc3\xa9\0\r\n\xff end", 10).repeated(20'000);
        client->write(bytes);
        QVERIFY(QTest::qWaitFor([&] { return client->output().size() >= bytes.size(); }, 20'000));
        QCOMPARE(client->output(), bytes);
        client->closeInput();
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QVERIFY2(server->output().startsWith("Got a connection from unix:("), server->output().constData());
        QVERIFY(!QFileInfo::exists(place));
    }

    void serversForOurClient_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("name");
        QTest::newRow("file") << QStringList{"-d", "-d", "UNIX-LISTEN:NAME", "EXEC:cat"} << "PATH";
#ifdef Q_OS_LINUX
        QTest::newRow("no file") << QStringList{"-d", "-d", "ABSTRACT-LISTEN:NAME", "EXEC:cat"}
                                 << "@wirebench-socat-%1";
#endif
    }
    void serversForOurClient()
    {
        WIREBENCH_NEED("socat");
        QFETCH(QStringList, words);
        QFETCH(QString, name);
        const QString place = placeOf(name);
        words.replaceInStrings("NAME", place.startsWith('@') ? place.mid(1) : place);
        auto server = started(findProgram("socat"), words);
        QVERIFY(server->waitForErrors("istening on"));
        auto client =
            startedCli({"tcp-client", "unix:" + place, "--send", "Bonjour serveur", "--recv-once", "1024"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("Bonjour serveur"));
        QCOMPARE(client->errors(), QByteArray());
        QCOMPARE(client->exitStatus(), 0);
    }

    void theCourseOverAPath()
    {
        WIREBENCH_NEED("python3");
        const QString place = placeOf("PATH");
        auto server = startedCli({"tcp-server", "unix:" + place, "--answer", "prefix=echo : ", "--close",
                                  "--concurrency", "one", "--backlog", "1", "--recv-size", "512"});
        QVERIFY(server->waitForErrors("listening on"));
        for (int i = 0; i < 3; ++i) {
            auto client = startedPython("import socket, sys\n"
                                        "s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)\n"
                                        "s.connect(sys.argv[1])\n"
                                        "s.send('Hello world'.encode())\n"
                                        "print(s.recv(512).decode())\n"
                                        "s.close()\n",
                                        {place});
            QVERIFY(client->waitForFinished());
            QCOMPARE(client->output(), QByteArray("echo : Hello world\n"));
        }
        server->signal(SIGTERM);
        QVERIFY(server->waitForFinished());
        QCOMPARE(server->exitStatus(), 0);
        QVERIFY(!QFileInfo::exists(place));
    }

    void aKilledServerLeavesAFileThatTheNextReplaces()
    {
        const QString place = placeOf("PATH");
        auto killed = startedCli({"tcp-server", "unix:" + place});
        QVERIFY(killed->waitForErrors("listening on"));
        killed->signal(SIGKILL);
        QVERIFY(killed->waitForFinished());
        QVERIFY(QFileInfo::exists(place));
        auto server = startedCli({"tcp-server", "unix:" + place, "--log", "-"});
        QVERIFY2(server->waitForErrors("unlink("), server->errors().constData());
        QVERIFY(server->waitForErrors("listening on"));
        auto client = startedCli({"tcp-client", "unix:" + place, "--send", "x", "--recv-once", "10"});
        QVERIFY(client->waitForFinished());
        QCOMPARE(client->output(), QByteArray("x"));
    }

    void faultsAreToldInWords_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("regular file")
            << QStringList{"tcp-server", "unix:FILE"} << 1 << QByteArray("not a socket");
        QTest::newRow("client of a file")
            << QStringList{"tcp-client", "unix:FILE"} << 1 << QByteArray("not a socket");
        QTest::newRow("no folder") << QStringList{"tcp-server", "unix:/no/such/folder/x"} << 1
                                   << QByteArray("no folder");
        QTest::newRow("nothing there")
            << QStringList{"tcp-client", "unix:/no/such/folder/x"} << 1 << QByteArray("nothing at");
        QTest::newRow("too long") << QStringList{"tcp-server", "unix:/" + QString(120, 'x')} << 2
                                  << QByteArray("121 bytes");
        QTest::newRow("no path") << QStringList{"tcp-client", "unix:"} << 2
                                 << QByteArray("path of the socket is missing");
        QTest::newRow("family") << QStringList{"tcp-client", "unix:/tmp/x", "--family", "6"} << 2
                                << QByteArray("no such thing");
        QTest::newRow("any user of a port")
            << QStringList{"tcp-server", "0", "--any-user"} << 2 << QByteArray("goes with unix:PATH");
        QTest::newRow("datagrams") << QStringList{"udp-server", "unix:/tmp/x"} << 2
                                   << QByteArray("no Unix-domain");
    }
    void faultsAreToldInWords()
    {
        QFETCH(QStringList, words);
        QFETCH(int, status);
        QFETCH(QByteArray, part);
        QFile file(m_dir->filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        words.replaceInStrings("FILE", file.fileName());
        auto program = startedCli(words);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), status);
        QVERIFY2(program->errors().contains(part), program->errors().constData());
        QVERIFY(file.exists());
    }

    void whoListensIsNamed()
    {
        const QString place = placeOf("PATH");
        auto first = startedCli({"tcp-server", "unix:" + place});
        QVERIFY(first->waitForErrors("listening on"));
        auto second = startedCli({"tcp-server", "unix:" + place});
        QVERIFY(second->waitForFinished());
        QCOMPARE(second->exitStatus(), 1);
        QVERIFY2(second->errors().contains("EADDRINUSE"), second->errors().constData());
#ifdef Q_OS_LINUX
        QVERIFY2(second->errors().contains("process " + QByteArray::number(first->pid())),
                 second->errors().constData());
#endif
        QVERIFY(QFileInfo::exists(place));
    }

    void theFileIsForThisUserAloneUnlessToldOtherwise()
    {
        const QString place = placeOf("PATH");
        for (const bool anyUser : {false, true}) {
            auto server = startedCli(QStringList{"tcp-server", "unix:" + place} +
                                     (anyUser ? QStringList{"--any-user"} : QStringList{}));
            QVERIFY(server->waitForErrors("listening on"));
            QCOMPARE(QFileInfo(place).permission(QFileDevice::WriteOther), anyUser);
            QCOMPARE(QFileInfo(place).permission(QFileDevice::WriteGroup), anyUser);
            server->signal(SIGINT);
            QVERIFY(server->waitForFinished());
        }
    }

    void machinesReadItAsJson()
    {
        const QString place = placeOf("PATH");
        auto server = startedCli({"tcp-server", "unix:" + place, "--json", "--once"});
        QVERIFY(server->waitForErrors("listening"));
        const QJsonObject listening = jsonLines(server->errors())[0];
        QCOMPARE(listening["address"].toString(), "unix:" + place);
        QCOMPARE(listening["path"].toString(), place);
        QVERIFY(!listening.contains("port"));
        auto client = startedCli({"tcp-client", "unix:" + place, "--send", "x", "--recv-once", "1"});
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        const QJsonObject accepted = jsonLines(server->output())[0];
        QCOMPARE(accepted["event"].toString(), QStringLiteral("accepted"));
        QVERIFY(!accepted.contains("port"));
#ifdef Q_OS_LINUX
        QVERIFY(accepted["pid"].toInt() > 0);
#endif
    }

    void logsNameThePath()
    {
        const QString place = placeOf("PATH");
        QStringList words{"tcp-server", "unix:" + place, "--once"};
        for (const char *suffix : {"txt", "csv", "jsonl", "pcapng"})
            words << "--log" << m_dir->filePath(QStringLiteral("log.") + suffix);
        auto server = startedCli(words);
        QVERIFY(server->waitForErrors("listening on"));
        auto client = startedCli({"tcp-client", "unix:" + place, "--send", "x", "--recv-once", "1"});
        QVERIFY(client->waitForFinished());
        QVERIFY(server->waitForFinished());
        const QList<QJsonObject> records = jsonLinesOf(m_dir->filePath("log.jsonl"));
        QCOMPARE(callsNamed(records, "accept").size(), qsizetype(1));
        QCOMPARE(callsNamed(records, "accept")[0]["local"].toString(), "unix:" + place);
        QCOMPARE(callsNamed(records, "unlink").size(), qsizetype(1));
        for (const char *suffix : {"txt", "csv", "pcapng"}) {
            QFile file(m_dir->filePath(QStringLiteral("log.") + suffix));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().contains(place.toUtf8()), suffix);
        }
    }

private:
    QString placeOf(const QString &name) const
    {
        if (name == "PATH")
            return m_dir->filePath("x.sock");
        return name.arg(QCoreApplication::applicationPid());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestCliUnix)
#include "tst_cli_unix.moc"
