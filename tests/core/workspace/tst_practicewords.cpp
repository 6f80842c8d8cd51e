#include "core/workspace/practicewords.h"

#include "core/workspace/commandline.h"

#include <QTest>

#include <algorithm>

using namespace wirebench;

class TestPracticeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void protocols_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("count");
        QTest::newRow("none") << QStringList{} << 9;
        QTest::newRow("all") << QStringList{"all"} << 9;
        QTest::newRow("one") << QStringList{"ftp"} << 1;
        QTest::newRow("two") << QStringList{"smtp", "pop3"} << 2;
    }
    void protocols()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, count);
        const auto line = parseCommandLine(Program::Cli, QStringList{"practice-server"} + words);
        QVERIFY2(line && line->practice && !line->session, qPrintable(line ? QString() : line.error().message));
        const auto &enabled = line->practice->enabled;
        QCOMPARE(int(std::count(enabled.begin(), enabled.end(), true)), count);
        QCOMPARE(line->practice->portOffset, 2000);
        QVERIFY(line->practice->tlsPorts);
    }

    void options()
    {
        auto line = parseCommandLine(Program::Cli, {"practice-server", "ftp", "--port", "2121", "--no-tls-ports", "--cert", "c",
                                                    "--key", "k"});
        QVERIFY(line);
        QCOMPARE(*line->practice->ports[size_t(PracticeProtocol::Ftp)], quint16(2121));
        QVERIFY(!line->practice->tlsPorts);
        QCOMPARE(line->practice->tls.certificateFile, QStringLiteral("c"));
        QCOMPARE(line->practice->tls.keyFile, QStringLiteral("k"));
        line = parseCommandLine(Program::Cli, {"practice-server", "--port-offset", "10000", "--duration", "3"});
        QVERIFY(line);
        QCOMPARE(line->practice->portOffset, 10'000);
        QCOMPARE(line->run.durationMs, 3000);
        QVERIFY(!line->practice->ports[0]);
        QVERIFY(parseCommandLine(Program::Cli, {"practice-server", "--port", "0"}));
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown") << QStringList{"ftp", "http"};
        QTest::newRow("all and one") << QStringList{"all", "ftp"};
        QTest::newRow("one port for all") << QStringList{"--port", "2121"};
        QTest::newRow("both ports") << QStringList{"ftp", "--port", "2121", "--port-offset", "5"};
        QTest::newRow("too high") << QStringList{"--port-offset", "70000"};
        QTest::newRow("key alone") << QStringList{"--key", "k"};
    }
    void mistakes()
    {
        QFETCH(const QStringList, words);
        const auto line = parseCommandLine(Program::Cli, QStringList{"practice-server"} + words);
        QVERIFY(!line);
        QVERIFY(!line.error().message.isEmpty());
    }

    void windowHasAnotherWay()
    {
        QVERIFY(!parseCommandLine(Program::Window, {"practice-server"}));
        QVERIFY(!helpText(Program::Window, nullptr).contains(QStringLiteral("practice-server")));
        QVERIFY(helpText(Program::Cli, nullptr).contains(QStringLiteral("practice-server")));
    }
};

QTEST_APPLESS_MAIN(TestPracticeWords)
#include "tst_practicewords.moc"
