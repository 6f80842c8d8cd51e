#include "tests/support/cputimer.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/look.h"

#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

#include <cerrno>

using namespace wirebench;

namespace {

constexpr qint64 millisecond = 1'000'000;

SocketCall spoken(Direction direction, QByteArrayView bytes, qint64 timeMs = 1)
{
    SocketCall record;
    record.call = direction == Direction::Sent ? Call::Send : Call::Recv;
    record.direction = direction;
    record.payload = Bytes::copyOf(bytes);
    record.result = bytes.size();
    record.timeNs = timeMs * millisecond;
    return record;
}

SocketCall happened(Call call, int error = 0)
{
    SocketCall record;
    record.call = call;
    record.error = qint16(error);
    record.direction = call == Call::Recv ? Direction::Received : Direction::None;
    return record;
}

} // namespace

class tst_ConversationView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = new Look;
        m_view = new ConversationView(*m_look);
        m_view->resize(700, 200);
        m_view->show();
    }

    void cleanup()
    {
        delete m_view;
        delete m_look;
    }

    void eachTurnIsALine()
    {
        m_view->append(spoken(Direction::Sent, "Bonjour serveur"));
        m_view->append(spoken(Direction::Received, "Recu: Bonjour serveur"));
        QTRY_COMPARE(text(), QStringLiteral("Bonjour serveur\nRecu: Bonjour serveur"));
        QCOMPARE(inkAt(0), m_look->color(ColorRole::Sent));
        QCOMPARE(inkAt(1), m_look->color(ColorRole::Received));
    }

    void whatIsSaidToAProxyIsLeftOut()
    {
        SocketCall asked = spoken(Direction::Sent, "CONNECT");
        asked.marks = CallMark::ProxyDialogue;
        m_view->append(asked);
        m_view->append(spoken(Direction::Received, "welcome"));
        QTRY_COMPARE(text(), QStringLiteral("welcome"));
    }

    void eachDatagramIsALineOfItsOwn()
    {
        quint64 id = 0;
        const auto datagram = [&id](Direction direction, const char *bytes, quint8 marks = 0) {
            SocketCall record = spoken(direction, bytes);
            record.call = direction == Direction::Sent ? Call::SendTo : Call::RecvFrom;
            record.id = ++id;
            record.marks = marks;
            return record;
        };
        m_view->append(datagram(Direction::Received, "one"));
        m_view->append(datagram(Direction::Received, "two voil\xc3")); // the rest of the letter does not come
        m_view->append(datagram(Direction::Received, "\xa0"));
        m_view->append(datagram(Direction::Received, ""));
        m_view->append(datagram(Direction::Received, "cut", CallMark::Truncated));
        m_view->append(datagram(Direction::Sent, "gone", CallMark::SimulatedLoss));
        const QString bad(QChar(0xfffd));
        QTRY_COMPARE(text(),
                     QStringLiteral("one\ntwo voil") + bad + u'\n' + bad +
                         QStringLiteral("\nempty datagram\ncut\ntruncated\ngone\nnot sent: simulated loss"));
        QCOMPARE(inkAt(4), m_look->color(ColorRole::Received));
        QCOMPARE(inkAt(6), m_look->color(ColorRole::Sent));
    }

    void aLetterInTwoRecordsIsShownWhole()
    {
        m_view->append(spoken(Direction::Received, "voil\xc3"));
        m_view->append(spoken(Direction::Sent, "x"));
        m_view->append(spoken(Direction::Received, "\xa0!", 2'000)); // however long it took
        QTRY_VERIFY(text().endsWith(u'!'));
        QCOMPARE(text(), QStringLiteral("voil\nx\n\u00e0!"));
    }

    void whatFollowsWithoutAPauseGoesOn()
    {
        m_view->append(spoken(Direction::Received, "ab", 10));
        m_view->append(spoken(Direction::Received, "cd", 20));
        m_view->append(spoken(Direction::Received, "ef", 2'000));
        QTRY_COMPARE(text(), QStringLiteral("abcd\nef"));
    }

    void newlinesAreShownAndBreakTheLine()
    {
        m_view->append(spoken(Direction::Received, "one\r"));
        m_view->append(spoken(Direction::Received, "\ntwo\n"));
        m_view->append(spoken(Direction::Received, "three\0\x1b"));
        QTRY_COMPARE(text(), QStringLiteral("one\u240d\u240a\ntwo\u240a\nthree"));
        m_view->append(spoken(Direction::Received, QByteArrayView("\0\x1b<b>", 5)));
        QTRY_VERIFY(text().endsWith(QStringLiteral("three\u2400\u241b<b>")));
    }

    void eventsAreSaidInWords()
    {
        m_view->append(happened(Call::Socket)); // says nothing
        m_view->append(happened(Call::Connect));
        m_view->append(happened(Call::Recv));
        m_view->append(happened(Call::Send, EPIPE));
        m_view->append(happened(Call::Close));
        QTRY_COMPARE(text(), QStringLiteral("connected\nthe peer sends no more\nsend failed: EPIPE\nclosed"));
        QCOMPARE(inkAt(0), m_look->color(ColorRole::QuietText));
    }

    void anUnfinishedLetterIsShownAtTheEnd()
    {
        m_view->append(spoken(Direction::Received, "voil\xc3"));
        m_view->append(happened(Call::Recv));
        QTRY_COMPARE(text(), QStringLiteral("voil\ufffd\nthe peer sends no more"));
    }

    void followsTheEndUnlessScrolledUp()
    {
        for (int i = 0; i < 60; ++i)
            m_view->append(spoken(Direction::Received, QByteArray::number(i) + '\n'));
        QTRY_VERIFY(text().contains(QStringLiteral("59")));
        QVERIFY(m_view->isFollowing());
        m_view->verticalScrollBar()->setValue(3);
        QVERIFY(!m_view->isFollowing());
        m_view->append(spoken(Direction::Received, "more\n"));
        QTRY_VERIFY(text().contains(QStringLiteral("more")));
        QCOMPARE(m_view->verticalScrollBar()->value(), 3);
    }

    void linesAreBoundedAndTheReaderIsNotMoved()
    {
        fillWithLines(ConversationView::maximumLines);
        QVERIFY(m_view->blockCount() <= ConversationView::maximumLines);
        m_view->verticalScrollBar()->setValue(1'000);
        const QString top = firstVisibleLine();
        for (int i = 0; i < 50; ++i)
            m_view->append(spoken(Direction::Received, "later\n"));
        QTRY_VERIFY(text().contains(QStringLiteral("later")));
        QCOMPARE(m_view->blockCount(), ConversationView::maximumLines);
        QCOMPARE(firstVisibleLine(), top);
    }

    void aLongLineIsCutAndBounded()
    {
        m_view->append(spoken(Direction::Received, QByteArray(5'000, 'x')));
        QTRY_COMPARE(m_view->document()->characterCount() - m_view->blockCount(), 5'000);
        QCOMPARE(m_view->blockCount(), 5);
    }

    void tenMegabytesInOneRecordDoNotChokeIt()
    {
        m_view->append(spoken(Direction::Received, QByteArray(10'000'000, 'x')));
        m_view->append(spoken(Direction::Received, "THE END"));
        QTRY_VERIFY(text().endsWith(QStringLiteral("THE END")));
        QVERIFY(text().contains(QStringLiteral("bytes not shown")));
        QVERIFY(m_view->document()->characterCount() <= ConversationView::maximumWaitingBytes + 1'000);
    }

    void aFloodCostsLittle()
    {
        const SocketCall record = spoken(Direction::Received, QByteArray(63, 'x') + '\n');
        const test::CpuTimer timer;
        for (int i = 0; i < 100'000; ++i)
            m_view->append(record);
        // A second's worth of records: the bound is generous, the usual cost is a few milliseconds.
        QVERIFY2(timer.elapsedMs() < 500, qPrintable(QString::number(timer.elapsedMs())));
        QTRY_VERIFY(text().contains(QStringLiteral("bytes not shown")));
        QVERIFY(m_view->blockCount() <= ConversationView::maximumLines);
    }

    void nothingIsCountedTwice()
    {
        QLocale::setDefault(QLocale::c());
        for (int i = 0; i < 100; ++i)
            m_view->append(spoken(Direction::Received, QByteArray(1'024, 'x')));
        QTRY_VERIFY(m_view->document()->characterCount() > 64 * 1'024);
        const QString first = text().section(u'\n', 0, 0);
        QCOMPARE(first, QStringLiteral("\u2026 %1 bytes not shown").arg((100 - 64) * 1'024));
        QTRY_COMPARE(text().count(u'x'), 64 * 1'024);
    }

    void coloursFollowTheTheme()
    {
        m_view->append(spoken(Direction::Received, "one\r\n"));
        QTRY_VERIFY(!text().isEmpty());
        m_look->setTheme(Theme::Dark);
        QCOMPARE(inkAt(0), Look::color(Theme::Dark, ColorRole::Received));
    }

    void theEncodingIsThatOfTheBytes()
    {
        m_view->setEncoding(TextEncoding::Latin1);
        m_view->append(spoken(Direction::Received, "voil\xe0"));
        QTRY_COMPARE(text(), QStringLiteral("voil\u00e0"));
    }

    void startsAnewWhenCleared()
    {
        m_view->append(spoken(Direction::Received, "old \xc3"));
        m_view->append(spoken(Direction::Received, QByteArray(200'000, 'x')));
        m_view->clearConversation();
        m_view->append(spoken(Direction::Sent, "new"));
        QTRY_COMPARE(text(), QStringLiteral("new"));
    }

    void nothingCanBeTyped()
    {
        QTest::keyClicks(m_view, QStringLiteral("typed"));
        QVERIFY(text().isEmpty());
        QVERIFY(!m_view->accessibleName().isEmpty());
        QVERIFY(!m_view->placeholderText().isEmpty());
    }

private:
    QString text() const { return m_view->toPlainText(); }
    QColor inkAt(int block) const
    {
        QTextCursor cursor(m_view->document()->findBlockByNumber(block));
        cursor.movePosition(QTextCursor::NextCharacter);
        return cursor.charFormat().foreground().color();
    }
    QString firstVisibleLine() const { return m_view->cursorForPosition(QPoint(2, 8)).block().text(); }
    void fillWithLines(int lines)
    {
        for (int sent = 0; sent < lines; sent += 100) {
            QByteArray some;
            for (int i = 0; i < 100; ++i)
                some += "line " + QByteArray::number(sent + i) + '\n';
            m_view->append(spoken(Direction::Received, some));
        }
        QTRY_VERIFY(text().contains(QStringLiteral("line %1").arg(lines - 1)));
    }

    Look *m_look = nullptr;
    ConversationView *m_view = nullptr;
};

QTEST_MAIN(tst_ConversationView)
#include "tst_conversationview.moc"
