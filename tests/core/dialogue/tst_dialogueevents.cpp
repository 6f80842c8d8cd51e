#include "core/dialogue/dialogueevents.h"

#include <QTest>

using namespace wirebench;

class TestDialogueEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsText()
    {
        QCOMPARE(shownText("a\tb\nc"), QStringLiteral("a\tb\nc"));
        QCOMPARE(shownText("\xc3\xa9"), QStringLiteral("\u00e9"));
        QCOMPARE(shownText("\xe9"), QStringLiteral("\u00e9"));
        QCOMPARE(shownText(QByteArray("\0\x1b\r\x7f", 4)), QStringLiteral("\u2400\u241b\u240d\u2421"));
        QCOMPARE(shownText("\xc2\x9b"), QStringLiteral("\u2426"));         // CSI of C1
        QCOMPARE(shownText("\xe2\x80\xae" "abc"), QStringLiteral("\u2426abc")); // turns the text around
    }
};

QTEST_APPLESS_MAIN(TestDialogueEvents)
#include "tst_dialogueevents.moc"
