#include "core/chat/chattext.h"

#include <QTest>

using namespace wirebench;

class TestChatText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTextIsVisible()
    {
        QCOMPARE(chatText(QByteArray("a\0b\x1b[2J", 7)), QStringLiteral("a␀b␛[2J"));
        QCOMPARE(chatText("\xe2\x80\xae<script>"), QStringLiteral("␦<script>"));
        QCOMPARE(chatText("\xff\xc3"), QStringLiteral("\uFFFD\uFFFD"));
        QCOMPARE(chatText("if x:\tpass"), QStringLiteral("if x:\tpass"));
        QCOMPARE(chatText("été 🙂"), QStringLiteral("été 🙂"));
        QCOMPARE(chatText(""), QString());
    }

    void nothingIsLeftOut() { QCOMPARE(chatText(QByteArray(100'000, 'x')).size(), 100'000); }

    void whatIsTypedIsOneLine()
    {
        QCOMPARE(chatLine(QStringLiteral("é")), QByteArray("é\n"));
        QCOMPARE(chatLine(QStringLiteral("a\nb\r\nc\rd")), QByteArray("a b c d\n"));
        QCOMPARE(chatLine(QString()), QByteArray("\n"));
    }
};

QTEST_APPLESS_MAIN(TestChatText)
#include "tst_chattext.moc"
