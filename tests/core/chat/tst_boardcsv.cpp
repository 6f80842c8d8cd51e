#include "core/chat/boardcsv.h"

#include <QTest>

using namespace wirebench;

class TestBoardCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneLineForEachStudent()
    {
        BoardRow row;
        row.name = QStringLiteral("Zoë \"Z\", x");
        row.address = QStringLiteral("192.0.2.1");
        row.marks[0].reached = true;
        row.linesSent = 3;
        row.trouble = BoardTrouble::MissingNewline;
        const QList<QByteArray> lines = boardCsv({row}, {}).split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("student,address,read one line,"));
        QVERIFY(lines[1].startsWith("\"Zoë \"\"Z\"\", x\",192.0.2.1,"));
        QVERIFY(lines[1].endsWith(",3,missing newline\r"));
        QCOMPARE(lines[0].count(','), exerciseCount + 3);
    }

    void formulasAreDefused()
    {
        for (const char *text : {"=1+1", "+1", "-1", "@x"}) {
            BoardRow row;
            row.name = QString::fromLatin1(text);
            QVERIFY(boardCsv({row}, {}).contains(QByteArray("\n'") + text));
        }
    }

    void namesCanBeHidden()
    {
        BoardRow row;
        row.name = QStringLiteral("Ada");
        row.address = QStringLiteral("192.0.2.1");
        const QByteArray file = boardCsv({row}, {true, 0, {}});
        QVERIFY(file.contains("\nstudent 1,,"));
        QVERIFY(!file.contains("Ada") && !file.contains("192.0.2.1"));
    }
};

QTEST_APPLESS_MAIN(TestBoardCsv)
#include "tst_boardcsv.moc"
