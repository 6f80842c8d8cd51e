#include "tests/support/jsonlines.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/support/scenariomain.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QSet>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <csignal>
#include <memory>

using namespace wirebench::test;

/// bin/wirebench as a process, without a display, with a home of its own.
/// Of session: the window opens with one of each.
static constexpr int kinds = 9;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
    }

    void servesUntilItIsTerminated_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void servesUntilItIsTerminated()
    {
        WIREBENCH_NEED("python3");
        QFETCH(int, signal);
        const QString log = path("log.jsonl");
        const auto program = start({"tcp-server", "127.0.0.1:0", "--answer", "prefix=Recu: ", "--log", log});
        QVERIFY(program);
        QTRY_VERIFY_WITH_TIMEOUT(portIn(log) != 0, 20'000);
        PeerProcess client(findProgram(QStringLiteral("python3")),
                           {QStringLiteral("-c"),
                            QStringLiteral("import socket,sys; s=socket.create_connection(('127.0.0.1',int(sys.argv[1])));"
                                           "s.sendall(b'Bonjour serveur'); print(s.recv(1024).decode())"),
                            QString::number(portIn(log))});
        QVERIFY(client.start());
        QVERIFY(client.waitForFinished());
        QCOMPARE(client.output(), QByteArray("Recu: Bonjour serveur\n"));
        QTcpSocket stays; // is open when the signal comes
        stays.connectToHost(QStringLiteral("127.0.0.1"), portIn(log));
        QVERIFY(stays.waitForConnected());
        QTRY_COMPARE_WITH_TIMEOUT(callsNamed(wholeLinesOf(log), "accept").size(), 2, 20'000);

        program->signal(signal);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        const QList<QJsonObject> records = jsonLinesOf(log);
        QCOMPARE(callsNamed(records, "recv").first().value(QStringLiteral("bytes")).toInt(), 15);
        QCOMPARE(callsNamed(records, "close").size(), 3); // both clients and the listening socket
        QTRY_COMPARE(stays.state(), QAbstractSocket::UnconnectedState);
    }

    void endsAfterItsTime()
    {
        const auto program = start({"--duration", "0.3"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
    }

    void takesAPictureOfAnExample()
    {
        const QString picture = path("picture.png");
        const auto program = start({"--example", "C3", "--start", "--screenshot", picture, "--after", "500"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        const QImage image(picture);
        QCOMPARE(image.size(), QSize(1280, 720));
        QVERIFY(!QFile::exists(kept())); // a picture is no session of the user's
    }

    void aPictureThatCannotBeSavedIsSaid()
    {
        const auto program = start({"--screenshot", "/no/such/folder/x.png", "--after", "10"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY(program->errors().contains("/no/such/folder/x.png"));
    }

    void aLogThatCannotBeWrittenIsSaid()
    {
        const auto program = start({"tcp-server", "127.0.0.1:0", "--log", "/no/such/folder/x.txt"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 1);
        QVERIFY(program->errors().contains("/no/such/folder/x.txt"));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("verb") << QStringList{QStringLiteral("serve")};
        QTest::newRow("option") << QStringList{QStringLiteral("--no-such-option")};
        QTest::newRow("example") << QStringList{QStringLiteral("--example"), QStringLiteral("C99")};
        QTest::newRow("port") << QStringList{QStringLiteral("tcp-server"), QStringLiteral("70000")};
    }

    void wrongUsage()
    {
        QFETCH(QStringList, words);
        const auto program = start(words);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 2);
        QVERIFY(program->errors().contains("wirebench: "));
        QVERIFY(program->errors().contains("--help"));
        QCOMPARE(program->output(), QByteArray());
    }

    void helpAndVersionAreOutput()
    {
        const auto help = start({"--help"});
        QVERIFY(help->waitForFinished());
        QCOMPARE(help->exitStatus(), 0);
        QVERIFY(help->output().contains("--example"));
        const auto version = start({"--version"});
        QVERIFY(version->waitForFinished());
        QVERIFY(version->output().startsWith("wirebench "));
    }

    void withoutADisplayItSaysSo()
    {
        PeerProcess program(ownProgram(QStringLiteral("wirebench")));
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *place : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(place));
        program.process().setProcessEnvironment(environment);
        QVERIFY(program.start());
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), 1);
        QVERIFY(program.errors().contains("display") && program.errors().contains("wirebench-cli"));
    }

    void aBrokenFileIsSaidInTheWindow()
    {
        const QString file = path("broken.wirebench");
        QVERIFY(write(file, "{ \"format\": "));
        const auto program = start({file, "--duration", "0.5"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QCOMPARE(read(file), QByteArray("{ \"format\": ")); // as it was
        // The window says it in the same place at each start: the picture differs from one without it.
        QVERIFY(picture({file}) != picture({}));
    }

    void brokenStateIsSetAsideAndSaid()
    {
        QVERIFY(QDir().mkpath(QFileInfo(kept()).path()));
        QVERIFY(write(kept(), "not JSON"));
        const auto program = start({"--duration", "0.3"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        QCOMPARE(read(kept() + QStringLiteral(".broken-1")), QByteArray("not JSON"));
        QVERIFY(QJsonDocument::fromJson(read(kept())).isObject());
    }

    void theFirstStartShowsTheFirstExample()
    {
        const auto program = start({"--duration", "0.3"});
        QVERIFY(program->waitForFinished());
        const QJsonArray sessions = QJsonDocument::fromJson(read(kept())).object().value(QStringLiteral("sessions")).toArray();
        QCOMPARE(sessions.size(), kinds); // both ends of the example, and an untouched one of each other kind
        QCOMPARE(sessions[0].toObject().value(QStringLiteral("name")).toString(), QStringLiteral("C3"));
    }

    void whatWasLeftComesBack()
    {
        const auto first = start({"--example", "C6", "--duration", "0.3"});
        QVERIFY(first->waitForFinished());
        const QByteArray left = read(kept());
        const auto second = start({"--duration", "0.3"});
        QVERIFY(second->waitForFinished());
        QCOMPARE(sessionsIn(read(kept())), sessionsIn(left));
        QCOMPARE(sessionsIn(left).size(), kinds + 1); // two clients
    }

    /// Also before its sessions are there, which is some time after the window is.
    void anEarlyEndLosesNothing()
    {
        const auto first = start({"--example", "C6", "--duration", "0.3"});
        QVERIFY(first->waitForFinished());
        const QJsonArray left = sessionsIn(read(kept()));
        QCOMPARE(left.size(), kinds + 1);
        for (int milliseconds = 0; milliseconds < 300; milliseconds += 15) {
            const auto program = start(QStringList());
            QTest::qWait(milliseconds);
            program->signal(SIGTERM);
            QVERIFY(program->waitForFinished());
            QCOMPARE(sessionsIn(read(kept())), left);
        }
    }

    void aPictureAtOnceShowsTheSession()
    {
        const QImage image = picture({"--example", "C3"}, 0);
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = image.height() / 4; y < image.height(); ++y)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY2(colours.size() > 5, qPrintable(QString::number(colours.size()))); // not the bare window
    }

    void whatRanIsStartedOnlyOnRequest()
    {
        const QString log = path("log.jsonl");
        const auto first = start({"tcp-server", "127.0.0.1:0", "--log", log});
        QTRY_VERIFY_WITH_TIMEOUT(portIn(log) != 0, 20'000);
        first->signal(SIGTERM);
        QVERIFY(first->waitForFinished());
        QCOMPARE(listensAfterStart({"--start"}), 1);
        QCOMPARE(listensAfterStart({}), 0);
        QCOMPARE(listensAfterStart({"--start"}), 0); // it did not run when the window was left
    }

    void aPreparedFileStartsWhatItMarks()
    {
        const QString file = path("lesson.wirebench");
        const auto maker = start({"--example", "C3", "--duration", "0.3"});
        QVERIFY(maker->waitForFinished());
        QJsonObject lesson = QJsonDocument::fromJson(read(kept())).object();
        QJsonArray sessions = lesson.value(QStringLiteral("sessions")).toArray();
        for (qsizetype i = 0; i < sessions.size(); ++i) {
            QJsonObject session = sessions[i].toObject();
            session.insert(QStringLiteral("start"), session.value(QStringLiteral("name")) == QStringLiteral("C3"));
            sessions[i] = session;
        }
        lesson.insert(QStringLiteral("sessions"), sessions);
        QVERIFY(write(file, QJsonDocument(lesson).toJson()));
        const QByteArray before = read(kept());
        const QString log = path("log.jsonl");
        const auto program = start({file, "--log", log});
        QTRY_VERIFY_WITH_TIMEOUT(callsNamed(wholeLinesOf(log), "recv").size() >= 2, 20'000);
        program->signal(SIGTERM);
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
        const QList<QJsonObject> answers = callsNamed(jsonLinesOf(log), "recv");
        QCOMPARE(answers.size(), 2); // the server's and the client's
        QCOMPARE(read(kept()), before); // the file is the truth, not what was left last time
    }

    void aHomeThatCannotBeWrittenIsNoReasonToFail()
    {
        QVERIFY(write(m_home->filePath(QStringLiteral("data")), "in the way"));
        const auto program = start({"--duration", "0.3"});
        QVERIFY(program->waitForFinished());
        QCOMPARE(program->exitStatus(), 0);
    }

private:
    QString path(const char *name) const { return m_home->filePath(QString::fromLatin1(name)); }
    QString kept() const { return m_home->filePath(QStringLiteral("data/wirebench/last.wirebench")); }

    std::unique_ptr<PeerProcess> start(const QStringList &words)
    {
        auto program = std::make_unique<PeerProcess>(ownProgram(QStringLiteral("wirebench")), words);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("HOME"), m_home->path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->filePath(QStringLiteral("config")));
        program->process().setProcessEnvironment(environment);
        program->start();
        return program;
    }
    std::unique_ptr<PeerProcess> start(std::initializer_list<QString> words) { return start(QStringList(words)); }

    qsizetype listensAfterStart(QStringList words)
    {
        const QString log = path("started.jsonl");
        const bool mayListen = words.contains(QStringLiteral("--start"));
        words.append({QStringLiteral("--log"), log, QStringLiteral("--duration"), QString::number(mayListen ? 4 : 1)});
        start(words)->waitForFinished();
        return callsNamed(jsonLinesOf(log), "listen").size();
    }

    QImage picture(QStringList words, int afterMs = 300)
    {
        const QString file = path("compared.png");
        words.append({QStringLiteral("--screenshot"), file, QStringLiteral("--after"), QString::number(afterMs)});
        start(words)->waitForFinished();
        return QImage(file);
    }

    static bool write(const QString &file, const QByteArray &content)
    {
        QFile made(file);
        return made.open(QIODevice::WriteOnly) && made.write(content) == content.size();
    }
    static QByteArray read(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    static QJsonArray sessionsIn(const QByteArray &workspace)
    {
        return QJsonDocument::fromJson(workspace).object().value(QStringLiteral("sessions")).toArray();
    }
    /// The port that the server in this log listens on; 0 until it does.
    static quint16 portIn(const QString &log)
    {
        for (const QJsonObject &record : wholeLinesOf(log)) {
            if (record.value(QStringLiteral("call")).toString() == u"accept" || record.value(QStringLiteral("call")).toString() == u"listen")
                return record.value(QStringLiteral("local")).toString().section(u':', -1).toUShort();
        }
        return 0;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

WIREBENCH_SCENARIO_MAIN(TestWindow)
#include "tst_window.moc"
