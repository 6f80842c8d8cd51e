#include "core/payload/codeescape.h"

#include <QTest>

using namespace wirebench;

class TestCodeEscape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letters()
    {
        QCOMPARE(commonEscape('a'), QStringLiteral("a"));
        QCOMPARE(commonEscape(' '), QStringLiteral(" "));
        QCOMPARE(commonEscape('~'), QStringLiteral("~"));
        QCOMPARE(commonEscape('\\'), QStringLiteral("\\\\"));
        QCOMPARE(commonEscape('\n'), QStringLiteral("\\n"));
        QCOMPARE(commonEscape('\r'), QStringLiteral("\\r"));
        QCOMPARE(commonEscape('\t'), QStringLiteral("\\t"));
    }

    void othersAreEachLanguagesOwn()
    {
        for (const uint code : {0u, 7u, 0x1fu, 0x7fu, 0x80u, 0xe9u, 0x1f600u})
            QVERIFY(!commonEscape(code));
    }
};

QTEST_APPLESS_MAIN(TestCodeEscape)
#include "tst_codeescape.moc"
