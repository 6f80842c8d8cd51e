#include "core/chat/pseudonyms.h"

#include <QTest>

using namespace wirebench;

class TestPseudonyms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleaned_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("name");
        QTest::newRow("as it is") << QByteArray("Zoë") << QStringLiteral("Zoë");
        QTest::newRow("blanks") << QByteArray("  Ada \r") << QStringLiteral("Ada");
        QTest::newRow("controls") << QByteArray("A\0\x1b[31m", 6) << QStringLiteral("A␀␛[31m").left(6);
        QTest::newRow("bidi") << QByteArray("a\xe2\x80\xae"
                                            "b")
                              << QStringLiteral("a␦b");
        QTest::newRow("invalid") << QByteArray("a\xff"
                                               "b")
                                 << QStringLiteral("a\uFFFDb");
        QTest::newRow("what has a meaning") << QByteArray("*a: b, c") << QStringLiteral("_a_ b_ c");
        QTest::newRow("html") << QByteArray("<b>") << QStringLiteral("<b>");
        QTest::newRow("nothing") << QByteArray(" \t ") << QString();
    }

    void cleaned()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, name);
        QCOMPARE(Pseudonyms::cleaned(line), name);
    }

    void longOnesAreCut()
    {
        const QString name = Pseudonyms::cleaned(QByteArray(1000, 'x'));
        QCOMPARE(name.size(), Pseudonyms::longest);
        QVERIFY(name.endsWith(u'…'));
    }

    void takenOnesAreNumbered()
    {
        Pseudonyms names;
        QCOMPARE(names.take(QStringLiteral("Ada")), QStringLiteral("Ada"));
        QCOMPARE(names.take(QStringLiteral("Ada")), QStringLiteral("Ada (2)"));
        QCOMPARE(names.take(QStringLiteral("ADA")), QStringLiteral("ADA (3)"));
        QCOMPARE(names.take(QStringLiteral("Ada (4)")), QStringLiteral("Ada (4)"));
        QCOMPARE(names.take(QStringLiteral("Ada")), QStringLiteral("Ada (5)"));
        names.release(QStringLiteral("Ada"));
        QCOMPARE(names.take(QStringLiteral("Ada")), QStringLiteral("Ada"));
    }

    void manyOfOneNameAreUnique()
    {
        Pseudonyms names;
        QSet<QString> all;
        for (int i = 0; i < 20'000; ++i)
            all.insert(names.take(QStringLiteral("x")));
        QCOMPARE(all.size(), 20'000);
    }
};

QTEST_APPLESS_MAIN(TestPseudonyms)
#include "tst_pseudonyms.moc"
