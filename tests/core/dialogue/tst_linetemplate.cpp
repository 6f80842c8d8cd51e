#include "core/dialogue/linetemplate.h"

#include <QTest>

using namespace wirebench;

namespace {

const DialogueScope scope{{{"user", "ada"},
                           {"password", QStringLiteral("p\u00e9\"w")},
                           {"path", "a/b\\c.txt"},
                           {"mail", "Ada <ada@example.org>"},
                           {"box", QStringLiteral("Envoy\u00e9s")},
                           {"cr", "a\rQUIT"},
                           {"lf", "a\nQUIT"},
                           {"nul", QString("a") + QChar(0)}},
                          {"password"}};

} // namespace

class TestLineTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fills_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const QString &source, const QByteArray &bytes) {
            QTest::newRow(qPrintable(source)) << source << bytes;
        };
        row("QUIT", "QUIT");
        row("", "");
        row("USER {user}", "USER ada");
        row("{user}{user}", "adaada");
        row("{{user}}", "{user}");
        row("{unknown}", "");
        row("{user|base64}", "YWRh");
        row("{user,password|plain}", QByteArray("\0ada\0p\xc3\xa9\"w", 10).toBase64());
        row("{password|quoted}", "\"p\xc3\xa9\\\"w\"");
        row("{box|mailbox}", "\"Envoy&AOk-s\"");
        row("<{mail|address}>", "<ada@example.org>");
        row("<{user|address}>", "<ada>");
        row("{path|name}", "c.txt");
    }
    void fills()
    {
        QFETCH(QString, source);
        const FilledLine line = fillLine(source, scope);
        QVERIFY(line.problem.isEmpty());
        QTEST(line.bytes, "bytes");
        QCOMPARE(line.shown.size(), line.bytes.size());
    }

    void hidesSecrets_data()
    {
        QTest::addColumn<QString>("source");
        for (const char *source : {"PASS {password}", "{password|base64}", "{user,password|plain}", "LOGIN {user|quoted} {password|quoted}"})
            QTest::newRow(source) << QString(source);
    }
    void hidesSecrets()
    {
        QFETCH(QString, source);
        const FilledLine line = fillLine(source, scope);
        for (const QByteArray &secret : {QByteArray("p\xc3\xa9"), QByteArray("p\xc3\xa9\"w").toBase64(), fillLine("{user,password|plain}", scope).bytes}) {
            QVERIFY(!line.shown.contains(secret));
            QVERIFY(!line.display.toUtf8().contains(secret));
        }
        QVERIFY(line.shown.contains('*'));
        QVERIFY(line.display.contains(QString(8, QChar(0x2022)))); // its length is not told
        QCOMPARE(line.shown.size(), line.bytes.size());
    }

    void refusesLineEnds_data()
    {
        QTest::addColumn<QString>("source");
        for (const char *source : {"{cr}", "{lf}", "{nul}", "{cr|base64}", "{user,nul|plain}", "{lf|quoted}"})
            QTest::newRow(source) << QString(source);
    }
    void refusesLineEnds()
    {
        QFETCH(QString, source);
        const FilledLine line = fillLine(source, scope);
        QCOMPARE(line.problem.key, QStringLiteral("value.line"));
        QVERIFY(line.bytes.isEmpty());
    }

    void fillsPaths()
    {
        QCOMPARE(fillText("{path}/x-{user}.txt", scope), QStringLiteral("a/b\\c.txt/x-ada.txt"));
    }

    void findsMistakes()
    {
        const QStringList names{"user"};
        QVERIFY(templateProblem("a {user|base64} {{", names).isEmpty());
        QCOMPARE(templateProblem("{usr}", names).key, QStringLiteral("file.value"));
        QCOMPARE(templateProblem("{user|rot13}", names).key, QStringLiteral("file.filter"));
        QCOMPARE(templateProblem("{user", names).key, QStringLiteral("file.brace"));
    }

    void takesAddresses()
    {
        QCOMPARE(bareAddress("a@b"), QStringLiteral("a@b"));
        QCOMPARE(bareAddress(" a@b "), QStringLiteral("a@b"));
        QCOMPARE(bareAddress("\"<x>\" <a@b>"), QStringLiteral("a@b"));
        QCOMPARE(bareAddress("broken <a@b"), QStringLiteral("broken <a@b"));
    }
};

QTEST_APPLESS_MAIN(TestLineTemplate)
#include "tst_linetemplate.moc"
