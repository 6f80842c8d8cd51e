#include "core/answer/answer.h"

#include <QTest>

using namespace wirebench;

namespace {

AnswerConfig config(AnswerKind kind, const QByteArray &text = {})
{
    return {kind, text, false, 0};
}

} // namespace

Q_DECLARE_METATYPE(wirebench::AnswerKind)

class TestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replies_data();
    void replies();
    void echoSharesWhatWasReceived();
    void prefixIsOnePiece();
    void prefixGoesBeforeLargeInput();
    void prefixOfNothingIsTheInput();
    void textMayBeBinary();
    void longTextIsGivenWhole();
    void keepsItsConfig();
    void configsCompare();

private:
    ByteArena m_arena;
};

void TestAnswer::replies_data()
{
    QTest::addColumn<AnswerKind>("kind");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("replies");
    QTest::newRow("none") << AnswerKind::None << QByteArray() << QByteArray() << false;
    QTest::newRow("echo") << AnswerKind::Echo << QByteArray() << QByteArray("input") << true;
    QTest::newRow("prefix") << AnswerKind::Prefix << QByteArray() << QByteArray("text: input") << true;
    QTest::newRow("greeting") << AnswerKind::Greeting << QByteArray("text: ") << QByteArray() << false;
    QTest::newRow("fixed") << AnswerKind::Fixed << QByteArray() << QByteArray("text: ") << true;
}

void TestAnswer::replies()
{
    QFETCH(AnswerKind, kind);
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, reply);
    QFETCH(bool, replies);
    const Answer answer(config(kind, "text: "));
    QCOMPARE(answer.greeting().toByteArray(), greeting);
    QCOMPARE(answer.repliesToReceived(), replies);
    QCOMPARE(answer.replyTo(Bytes::copyOf("input"), m_arena).toByteArray(), reply);
}

void TestAnswer::echoSharesWhatWasReceived()
{
    const Bytes input = Bytes::copyOf("no copy of this");
    QVERIFY(Answer(config(AnswerKind::Echo)).replyTo(input, m_arena).data() == input.data());
}

void TestAnswer::prefixIsOnePiece()
{
    // So that it goes out in one send(), as in the programs it stands for.
    const Answer answer(config(AnswerKind::Prefix, "Recu: "));
    const Bytes first = answer.replyTo(Bytes::copyOf("a"), m_arena);
    const Bytes second = answer.replyTo(Bytes::copyOf("b"), m_arena);
    QCOMPARE(first.toByteArray(), QByteArray("Recu: a"));
    QCOMPARE(second.toByteArray(), QByteArray("Recu: b"));
}

void TestAnswer::prefixGoesBeforeLargeInput()
{
    ByteArena small(4096);
    const QByteArray input(100'000, 'x');
    const Answer answer(config(AnswerKind::Prefix, "echo : "));
    QVERIFY(answer.replyTo(Bytes::copyOf(input), small).toByteArray() == "echo : " + input);
    QCOMPARE(answer.replyTo(Bytes::copyOf("small"), small).toByteArray(), QByteArray("echo : small"));
}

void TestAnswer::prefixOfNothingIsTheInput()
{
    QCOMPARE(Answer(config(AnswerKind::Prefix)).replyTo(Bytes::copyOf("input"), m_arena).toByteArray(),
             QByteArray("input"));
    QVERIFY(Answer(config(AnswerKind::Prefix)).replyTo({}, m_arena).isEmpty());
    QVERIFY(Answer(config(AnswerKind::Fixed)).replyTo(Bytes::copyOf("input"), m_arena).isEmpty());
}

void TestAnswer::textMayBeBinary()
{
    const QByteArray binary("\0\r\n\xFF", 4);
    QCOMPARE(Answer(config(AnswerKind::Fixed, binary)).replyTo(Bytes::copyOf("x"), m_arena).toByteArray(), binary);
    QCOMPARE(Answer(config(AnswerKind::Greeting, binary)).greeting().toByteArray(), binary);
    QCOMPARE(Answer(config(AnswerKind::Prefix, binary)).replyTo(Bytes::copyOf("x"), m_arena).toByteArray(),
             binary + 'x');
}

void TestAnswer::longTextIsGivenWhole()
{
    const QByteArray text(5'000'000, 't');
    QVERIFY(Answer(config(AnswerKind::Fixed, text)).replyTo(Bytes::copyOf("x"), m_arena).toByteArray() == text);
}

void TestAnswer::keepsItsConfig()
{
    const AnswerConfig given{AnswerKind::Fixed, "text", true, 250};
    QCOMPARE(Answer(given).config(), given);
}

void TestAnswer::configsCompare()
{
    const AnswerConfig one{AnswerKind::Fixed, "text", true, 250};
    for (const AnswerConfig &other :
         {AnswerConfig{AnswerKind::Echo, "text", true, 250}, AnswerConfig{AnswerKind::Fixed, "else", true, 250},
          AnswerConfig{AnswerKind::Fixed, "text", false, 250}, AnswerConfig{AnswerKind::Fixed, "text", true, 0}})
        QVERIFY(one != other);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
