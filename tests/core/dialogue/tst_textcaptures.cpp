#include "core/dialogue/textcaptures.h"

#include <QTest>

using namespace wirebench;

namespace {

DialogueCapture capture(const QString &name, const QString &pattern, bool each)
{
    DialogueCapture made;
    made.name = name;
    made.pattern = pattern;
    made.each = each;
    return made;
}

} // namespace

class TestTextCaptures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captures()
    {
        const QByteArray text = "total 2\r\n1 120\r\n2 200\r\nnot a row\r\n3 300";
        for (qsizetype size = 1; size <= text.size(); ++size) {
            TextCaptures captures;
            captures.begin({capture("count", "^total (\\d+)", false), capture("rows", "^(\\d+) (\\d+)$", true), capture("never", "(x)y", true)}, false);
            for (qsizetype at = 0; at < text.size(); at += size)
                captures.add(text.mid(at, size));
            captures.end();
            QCOMPARE(captures.values(), (QList<std::pair<QString, QString>>{{"count", "2"}}));
            QCOMPARE(captures.tables().size(), 2);
            QCOMPARE(captures.tables()[0].rows, (QList<QStringList>{{"1", "120"}, {"2", "200"}, {"3", "300"}}));
            QVERIFY(captures.tables()[1].rows.isEmpty());
            QVERIFY(!captures.isCut());
        }
    }

    void onlyTheFirstCounts()
    {
        TextCaptures captures;
        captures.begin({capture("a", "(\\d)", false)}, false);
        captures.add("1\n2\n");
        QCOMPARE(captures.values().size(), 1);
        QCOMPARE(captures.values()[0].second, QStringLiteral("1"));
    }

    void groupsThatTookNoPartAreEmpty()
    {
        TextCaptures captures;
        captures.begin({capture("a", "^(x)(y)?(z)?$", true)}, false);
        captures.add("x\n");
        QCOMPARE(captures.tables()[0].rows, (QList<QStringList>{{"x", "", ""}}));
    }

    void readsMenus()
    {
        TextCaptures captures;
        captures.begin({}, true);
        captures.add("iHi\t\tx\t0\r\n1Docs\t/d\th\t70\r\n.\r\n0behind the end\t/e\th\t70\r\n");
        captures.end();
        QCOMPARE(captures.items().size(), 2);
        QCOMPARE(captures.items()[1].title, QStringLiteral("Docs"));
    }

    void isBounded()
    {
        TextCaptures rows;
        rows.begin({capture("a", "^(x)$", true)}, false);
        const QByteArray many = QByteArray("x\n").repeated(10'000);
        for (int i = 0; i < 11; ++i)
            rows.add(many);
        QCOMPARE(rows.tables()[0].rows.size(), TextCaptures::mostRows);
        QVERIFY(rows.isCut());

        TextCaptures line;
        line.begin({capture("a", "^(ok)$", true)}, false);
        for (int i = 0; i < 100; ++i)
            line.add(QByteArray(16 * 1024, 'x'));
        line.add("\nok\n");
        QCOMPARE(line.tables()[0].rows.size(), 1);
        QVERIFY(line.isCut());
    }
};

QTEST_APPLESS_MAIN(TestTextCaptures)
#include "tst_textcaptures.moc"
