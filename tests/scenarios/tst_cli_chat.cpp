#include "tests/scenarios/labprocess.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace wirebench::test;

static const QString host = QStringLiteral("127.0.0.1");

// Of the lab, while 100 MB come without a newline. The address sanitizer keeps what was freed, up to 256 MiB.
#ifdef __SANITIZE_ADDRESS__
static constexpr qint64 mostMemoryKiB = 700 * 1024;
#else
static constexpr qint64 mostMemoryKiB = 200 * 1024;
#endif

class TestCliChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void courseProgramsCompleteEveryExercise()
    {
        WIREBENCH_NEED("python3");
        QTemporaryDir folder;
        const QString board = folder.filePath(QStringLiteral("board.csv"));
        Lab lab = startedLab({QStringLiteral("--board"), board});
        QCOMPARE(lab.ports.size(), 5);
        const QString own = QStringLiteral("127.0.0.9");

        auto reader = startedCourseProgram(QStringLiteral("c16_reader.py"),
                                           {host, lab.port(0), QStringLiteral("60"), own});
        QVERIFY(reader->waitForFinished());
        QCOMPARE(reader->output().count('\n'), 60);
        QVERIFY(reader->output().startsWith("line 1: été comme hiver\n"));
        auto some = startedCourseProgram(QStringLiteral("c16_reader.py"),
                                         {host, lab.port(1), QStringLiteral("0"), own});
        QVERIFY(some->waitForFinished());
        QVERIFY(some->output().endsWith("\nend of the stream\n"));
        auto writer =
            startedCourseProgram(QStringLiteral("c17_writer.py"),
                                 {host, lab.port(2), QStringLiteral("Ada"), own, QStringLiteral("çà va")});
        QVERIFY(writer->waitForFinished());
        QVERIFY(lab.process->waitForOutput("Ada: çà va\n"));

        auto chat = startedCourseProgram(QStringLiteral("c18_chat.py"),
                                         {host, lab.port(3), lab.port(4), QStringLiteral("Ada"), own});
        QVERIFY(chat->waitForOutput("ready\n"));
        chat->write("bonjour\n");
        QVERIFY(chat->waitForOutput("Ada: bonjour\n"));
        chat->closeInput();
        QVERIFY(chat->waitForFinished());
        QCOMPARE(chat->exitStatus(), 0);

        (void)endOf(*lab.process);
        QCOMPARE(lab.process->exitStatus(), 0);
        QFile file(board);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        const QList<QByteArray> cells = lines[1].trimmed().split(',');
        QCOMPARE(cells.value(0), QByteArray("Ada"));
        QCOMPARE(cells.value(1), own.toUtf8());
        for (int exercise = 2; exercise < 9; ++exercise)
            QVERIFY2(!cells.value(exercise).isEmpty(), lines[0].split(',').value(exercise).constData());
    }

    void twoPeopleInTwoWindows_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("nc") << QStringLiteral("nc");
        QTest::newRow("ncat") << QStringLiteral("ncat");
    }

    void twoPeopleInTwoWindows()
    {
        QFETCH(QString, program);
        if (findProgram(program).isEmpty())
            QSKIP("this program is not installed");
        Lab lab = startedLab();
        QCOMPARE(lab.ports.size(), 5);
        auto reader = started(program, {host, lab.port(3)});
        auto first = started(program, {host, lab.port(4)});
        auto second = started(program, {host, lab.port(4)});
        QTRY_COMPARE(lab.process->output().count("Got a connection"), 3);
        first->write("Ada\n");
        QVERIFY(lab.process->waitForOutput("* Ada joined\n"));
        second->write("Ada\r\n");
        QVERIFY(lab.process->waitForOutput("* Ada (2) joined\n"));
        first->write("hello\n");
        QVERIFY(reader->waitForOutput("Ada: hello\n"));
        second->write("hi\r\n");
        QVERIFY(reader->waitForOutput("Ada (2): hi\n"));
        QCOMPARE(reader->output(), QByteArray("Ada: hello\nAda (2): hi\n"));
    }

    void ownClientAndServer()
    {
        auto server = startedCli({QStringLiteral("chat-server"), QStringLiteral("127.0.0.1:0")});
        const quint16 port = server->waitForPort();
        QVERIFY(port != 0);
        const QStringList words = {QStringLiteral("chat-client"), host, QStringLiteral("--port"),
                                   QString::number(port), QStringLiteral("--nick")};
        auto listener = cli(words + QStringList{QStringLiteral("Grace")});
        QVERIFY(listener->start());
        QVERIFY(listener->waitForOutput("* you are Grace\n"));
        auto speaker = cli(words + QStringList{QStringLiteral("Ada"), QStringLiteral("--json")});
        QVERIFY(speaker->start());
        speaker->write("one\n\x1b[31m<b>two</b>");
        speaker->closeInput();
        QVERIFY(speaker->waitForFinished());
        QCOMPARE(speaker->exitStatus(), 0);
        QVERIFY(speaker->output().contains("\"present\""));
        QCOMPARE(speaker->output().count("\"own\":true"), 2);
        QVERIFY(listener->waitForOutput("* Ada left\n"));
        QCOMPARE(listener->output(),
                 QByteArray("* you are Grace\n* Ada joined\nAda: one\nAda: ␛[31m<b>two</b>\n* Ada left\n"));
        listener->closeInput();
        QVERIFY(listener->waitForFinished());
        QCOMPARE(listener->exitStatus(), 0);
    }

    void stoppedReaderIsDroppedAndHoldsUpNobody()
    {
        WIREBENCH_NEED("python3");
        WIREBENCH_NEED("nc");
        QTemporaryDir folder;
        const QString log = folder.filePath(QStringLiteral("log.txt"));
        Lab lab = startedLab({QStringLiteral("--rate"), QStringLiteral("0"), QStringLiteral("--queue"),
                              QStringLiteral("1000000"), QStringLiteral("--log"), log});
        QCOMPARE(lab.ports.size(), 5);
        auto stopped = startedPython("import socket, sys\n"
                                     "s = socket.socket()\n"
                                     "s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)\n"
                                     "s.connect((sys.argv[1], int(sys.argv[2])))\n"
                                     "while s.recv(4096): pass\n",
                                     {host, lab.port(3)});
        auto reader = started(QStringLiteral("nc"), {host, lab.port(3)});
        QTRY_COMPARE_WITH_TIMEOUT(lab.process->output().count("Got a connection"), 2, 20'000);
        stopped->signal(SIGSTOP);
        // Enough for both systems' buffers and the queue.
        auto writer = startedPython("import socket, sys\n"
                                    "s = socket.create_connection((sys.argv[1], int(sys.argv[2])))\n"
                                    "s.sendall(b'Ada\\n')\n"
                                    "for i in range(4000):\n"
                                    "    s.sendall(b'%05d' % i + b'x' * 1000 + b'\\n')\n"
                                    "s.close()\n",
                                    {host, lab.port(4)});
        QVERIFY(writer->waitForFinished());
        QVERIFY(lab.process->waitForOutput(" dropped: "));
        QTRY_COMPARE_WITH_TIMEOUT(reader->output().count('\n'), 4000, 30'000);
        const QList<QByteArray> lines = reader->output().split('\n');
        for (int i = 0; i < 4000; ++i)
            QCOMPARE(lines[i].mid(5, 5).toInt(), i); // once, and in order
        stopped->signal(SIGCONT);
        QVERIFY(stopped->waitForErrors("ConnectionResetError"));
        (void)endOf(*lab.process);
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("close() = dropped: "), 1);
    }

    void hostileInputDoesNoHarm()
    {
        WIREBENCH_NEED("python3");
        Lab lab = startedLab({QStringLiteral("--rate"), QStringLiteral("0")});
        QCOMPARE(lab.ports.size(), 5);
        auto hostile = startedPython("import socket, sys\n"
                                     "s = socket.create_connection((sys.argv[1], int(sys.argv[2])))\n"
                                     "s.sendall(b'\\x00\\x1b[2J\\xff<b>\\n')\n"
                                     "for i in range(100):\n"
                                     "    s.sendall(b'x' * 1000000)\n"
                                     "s.sendall(b'\\n\\xe2\\x80\\xaeabc\\n')\n"
                                     "s.close()\n",
                                     {host, lab.port(4)});
        QVERIFY(hostile->waitForFinished(std::chrono::minutes(2)));
        QVERIFY(lab.process->waitForOutput("␀␛[2J\xEF\xBF\xBD<b>: ␦abc\n"));
        QVERIFY(!lab.process->output().contains('\x1b'));
        QVERIFY2(lab.peakMemoryKiB() < mostMemoryKiB, qPrintable(QString::number(lab.peakMemoryKiB())));
    }

    void takenPortIsToldAndTheOthersGoOn()
    {
        Lab first = startedLab();
        QCOMPARE(first.ports.size(), 5);
        auto second = startedCli({QStringLiteral("lab-server"), host, QStringLiteral("--ports"),
                                  first.port(0) + QStringLiteral(",0,-,-,-")});
        QVERIFY(second->waitForErrors("EADDRINUSE"));
        QCOMPARE(second->errors().count("listening on "), 1);
        (void)endOf(*second);
        QCOMPARE(second->exitStatus(), 0);
    }

    void misbehaviour()
    {
        WIREBENCH_NEED("python3");
        Lab lab = startedLab({QStringLiteral("--misbehave"), QStringLiteral("2001=no-newline"),
                              QStringLiteral("--misbehave"), QStringLiteral("2000=reset")});
        QCOMPARE(lab.ports.size(), 5);
        auto some = started(QStringLiteral("nc"), {QStringLiteral("-d"), host, lab.port(1)});
        QVERIFY(some->waitForFinished());
        QVERIFY(!some->output().isEmpty() && !some->output().endsWith('\n'));
        auto reset =
            startedCourseProgram(QStringLiteral("c16_reader.py"), {host, lab.port(0), QStringLiteral("0")});
        QVERIFY(reset->waitForFinished());
        QVERIFY(reset->errors().contains("ConnectionResetError"));
    }

    void wrongWordsAreRefused()
    {
        for (const QStringList &words :
             {QStringList{QStringLiteral("lab-server"), QStringLiteral("--ports"), QStringLiteral("1,2")},
              QStringList{QStringLiteral("lab-server"), QStringLiteral("--misbehave"),
                          QStringLiteral("2001=x")},
              QStringList{QStringLiteral("lab-server"), QStringLiteral("--lines"), QStringLiteral("5-2")},
              QStringList{QStringLiteral("chat-client"), host, QStringLiteral("--port"),
                          QStringLiteral("99999")},
              QStringList{QStringLiteral("chat-server")}}) {
            auto program = startedCli(words);
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->exitStatus(), 2);
        }
    }
};

QTEST_GUILESS_MAIN(TestCliChat)
#include "tst_cli_chat.moc"
