#include "core/dialogue/replyreader.h"

#include <QTest>

using namespace wirebench;

class TestReplyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneForEachFamily()
    {
        QVERIFY(ReplyReader::make(ReplyFamily::ThreeDigit));
        QVERIFY(ReplyReader::make(ReplyFamily::Pop));
        QVERIFY(ReplyReader::make(ReplyFamily::Imap));
        QVERIFY(!ReplyReader::make(ReplyFamily::None));
        QVERIFY(!ReplyReader::make(ReplyFamily::Telnet));
    }

    void successes()
    {
        QVERIFY(isSuccess(ReplyFamily::ThreeDigit, "150"));
        QVERIFY(isSuccess(ReplyFamily::ThreeDigit, "331"));
        QVERIFY(!isSuccess(ReplyFamily::ThreeDigit, "421"));
        QVERIFY(!isSuccess(ReplyFamily::ThreeDigit, ""));
        QVERIFY(isSuccess(ReplyFamily::Pop, "+OK"));
        QVERIFY(!isSuccess(ReplyFamily::Pop, "-ERR"));
        QVERIFY(isSuccess(ReplyFamily::Imap, "PREAUTH"));
        QVERIFY(!isSuccess(ReplyFamily::Imap, "BYE"));
    }
};

QTEST_APPLESS_MAIN(TestReplyReader)
#include "tst_replyreader.moc"
