#include "core/net/outbound.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

OutboundMessage textMessage(const QByteArray &text)
{
    return {Bytes::copyOf(text), {}, 0, 0};
}

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 31 + i / 251) & 0xFF);
    return bytes;
}

} // namespace

class TestOutbound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsOrder();
    void takesPartsOfAMessage();
    void sharesTheBytes();
    void forgetsEmptyMessages();
    void limitsMemory();
    void takesOneLargeMessage();
    void limitsTheNumberOfMessages();
    void answersAreNotLimited();
    void answersAreCountedApart();
    void sendsPieces();
    void sendsPiecesThatAreTakenInParts();
    void delaysBetweenPiecesOnly();
    void largePieceIsTheWholeMessage();
    void readsAFile_data();
    void readsAFile();
    void filesAreNotHeldInMemory();
    void filesAreNotBoundByTheLimit();
    void sendsAFileInPieces();
    void refusesUnreadableFiles_data();
    void refusesUnreadableFiles();
    void givesUpAFileThatShrinks();
    void sendsAFileAsLongAsItWas();
    void sendsPartsOfAnOpenFile();
    void sendsAnOpenFileBehindBytesInPieces();
    void sendsWhatWasOpenedAndNotWhatIsThere();
    void tellsTheLogSomethingElse();
    void refusesToTellADifferentLength();
    void clears();

private:
    QString file(const QByteArray &content, const QString &name = QStringLiteral("content"))
    {
        QFile made(m_folder.filePath(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(content) != content.size())
            qFatal("no temporary file");
        return made.fileName();
    }
    std::shared_ptr<QFile> opened(const QByteArray &content)
    {
        auto made = std::make_shared<QFile>(file(content));
        if (!made->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            qFatal("no temporary file");
        return made;
    }
    /// Everything, as a connection would send that takes at most @p atOnce bytes.
    QByteArray drain(OutboundQueue &queue, qsizetype atOnce = 1 << 30)
    {
        QByteArray all;
        while (!queue.isEmpty()) {
            const Result<Bytes> offered = queue.next(m_arena);
            if (!offered || offered->isEmpty())
                return "failed";
            const qsizetype taken = std::min(atOnce, offered->size());
            all.append(offered->data(), taken);
            queue.consume(quint32(taken));
        }
        return all;
    }

    ByteArena m_arena;
    QTemporaryDir m_folder;
};

void TestOutbound::isEmptyAtFirst()
{
    OutboundQueue queue;
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), 0);
    QCOMPARE(queue.memoryBytes(), 0);
    QVERIFY(queue.next(m_arena).value().isEmpty());
}

void TestOutbound::keepsOrder()
{
    OutboundQueue queue;
    QVERIFY(queue.add(textMessage("one ")).has_value());
    queue.addAnswer(Bytes::copyOf("two "));
    QVERIFY(queue.add({{}, file("three "), 0, 0}).has_value());
    QVERIFY(queue.add(textMessage("four")).has_value());
    QCOMPARE(queue.bytes(), 18);
    QCOMPARE(drain(queue), QByteArray("one two three four"));
    QCOMPARE(queue.bytes(), 0);
    QCOMPARE(queue.memoryBytes(), 0);
}

void TestOutbound::takesPartsOfAMessage()
{
    OutboundQueue queue;
    QVERIFY(queue.add(textMessage("0123456789")).has_value());
    QCOMPARE(queue.consume(3), 0);
    QCOMPARE(queue.bytes(), 7);
    QCOMPARE(queue.next(m_arena)->toByteArray(), QByteArray("3456789"));
    QCOMPARE(queue.next(m_arena)->toByteArray(), QByteArray("3456789")); // asking takes nothing
    QCOMPARE(drain(queue, 2), QByteArray("3456789"));
}

void TestOutbound::sharesTheBytes()
{
    const Bytes bytes = Bytes::copyOf("the same memory");
    OutboundQueue queue;
    QVERIFY(queue.add({bytes, {}, 0, 0}).has_value());
    QVERIFY(queue.next(m_arena)->data() == bytes.data());
}

void TestOutbound::forgetsEmptyMessages()
{
    OutboundQueue queue;
    QVERIFY(queue.add({}).has_value());
    QVERIFY(queue.add({{}, file({}), 0, 0}).has_value());
    queue.addAnswer({});
    QVERIFY(queue.isEmpty());
}

void TestOutbound::limitsMemory()
{
    const Bytes quarter = Bytes::copyOf(QByteArray(OutboundQueue::limit / 4, 'q'));
    OutboundQueue queue;
    for (int i = 0; i < 4; ++i)
        QVERIFY(queue.add({quarter, {}, 0, 0}).has_value());
    const Result<void> full = queue.add(textMessage("x"));
    QVERIFY(!full.has_value());
    QCOMPARE(full.error().code, ErrorCode::OutboundQueueFull);
    QCOMPARE(full.error().arguments, QStringList{QString::number(OutboundQueue::limit)});
    QCOMPARE(full.error().origin(), ErrorOrigin::Transient);
    QCOMPARE(queue.bytes(), OutboundQueue::limit);
    queue.consume(1);
    QVERIFY(queue.add(textMessage("x")).has_value());
    QVERIFY(!queue.add(textMessage("x")).has_value());
}

void TestOutbound::takesOneLargeMessage()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf(QByteArray(OutboundQueue::limit + 1, 'x')), {}, 0, 0}).has_value());
    QVERIFY(!queue.add(textMessage("x")).has_value());
}

void TestOutbound::limitsTheNumberOfMessages()
{
    OutboundQueue queue;
    const OutboundMessage tiny = textMessage("x");
    for (size_t i = 0; i < OutboundQueue::messageLimit; ++i)
        QVERIFY(queue.add(tiny).has_value());
    QCOMPARE(queue.add(tiny).error().code, ErrorCode::OutboundQueueFull);
}

void TestOutbound::answersAreNotLimited()
{
    // Flow control bounds them: a connection that does not get rid of them reads no more.
    OutboundQueue queue;
    queue.addAnswer(Bytes::copyOf(QByteArray(OutboundQueue::limit, 'x')));
    queue.addAnswer(Bytes::copyOf("y"));
    QCOMPARE(queue.bytes(), OutboundQueue::limit + 1);
}

void TestOutbound::answersAreCountedApart()
{
    OutboundQueue queue;
    QVERIFY(queue.add(textMessage("a message")).has_value());
    QCOMPARE(queue.answerBytes(), 0);
    queue.addAnswer(Bytes::copyOf("answer"));
    QVERIFY(queue.add(textMessage("another")).has_value());
    QCOMPARE(queue.answerBytes(), 6);
    queue.consume(9);
    QCOMPARE(queue.answerBytes(), 6);
    queue.consume(2);
    QCOMPARE(queue.answerBytes(), 4);
    queue.consume(4);
    QCOMPARE(queue.answerBytes(), 0);
    QCOMPARE(queue.bytes(), 7);
    queue.addAnswer(Bytes::copyOf("answer"));
    queue.clear();
    QCOMPARE(queue.answerBytes(), 0);
}

void TestOutbound::sendsPieces()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("0123456789"), {}, 4, 0}).has_value());
    for (const QByteArray &piece : {QByteArray("0123"), QByteArray("4567"), QByteArray("89")}) {
        QCOMPARE(queue.next(m_arena)->toByteArray(), piece);
        QCOMPARE(queue.consume(quint32(piece.size())), 0);
    }
    QVERIFY(queue.isEmpty());
}

void TestOutbound::sendsPiecesThatAreTakenInParts()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("0123456789"), {}, 4, 20}).has_value());
    QCOMPARE(queue.consume(1), 0); // the piece is not through: no pause
    QCOMPARE(queue.next(m_arena)->toByteArray(), QByteArray("123"));
    QCOMPARE(queue.consume(3), 20);
    QCOMPARE(queue.next(m_arena)->toByteArray(), QByteArray("4567"));
}

void TestOutbound::delaysBetweenPiecesOnly()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("01234567"), {}, 4, 20}).has_value());
    QVERIFY(queue.add(textMessage("next")).has_value());
    QCOMPARE(queue.consume(4), 20);
    QCOMPARE(queue.consume(4), 0); // the last piece: what follows need not wait
    QCOMPARE(queue.consume(4), 0);
    QVERIFY(queue.isEmpty());
}

void TestOutbound::largePieceIsTheWholeMessage()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("0123"), {}, 4096, 20}).has_value());
    QCOMPARE(queue.next(m_arena)->toByteArray(), QByteArray("0123"));
    QCOMPARE(queue.consume(4), 0);
    QVERIFY(queue.isEmpty());
}

void TestOutbound::readsAFile_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("a byte") << 1;
    QTest::newRow("less than a chunk") << 100'000;
    QTest::newRow("a chunk") << 256 * 1024;
    QTest::newRow("a chunk and a byte") << 256 * 1024 + 1;
    QTest::newRow("many chunks") << 3'000'000;
}

void TestOutbound::readsAFile()
{
    QFETCH(int, size);
    const QByteArray content = pattern(size);
    OutboundQueue queue;
    QVERIFY(queue.add({{}, file(content), 0, 0}).has_value());
    QCOMPARE(queue.bytes(), size);
    QVERIFY(drain(queue, 70'000) == content);
}

void TestOutbound::filesAreNotHeldInMemory()
{
    const QByteArray content = pattern(3'000'000);
    OutboundQueue queue;
    QVERIFY(queue.add({{}, file(content), 0, 0}).has_value());
    QCOMPARE(queue.memoryBytes(), 0);
    while (!queue.isEmpty()) {
        const Result<Bytes> offered = queue.next(m_arena);
        QVERIFY(offered.has_value());
        QCOMPARE(queue.memoryBytes(), offered->size());
        QVERIFY(queue.memoryBytes() <= 256 * 1024);
        queue.consume(quint32(offered->size()));
    }
    QCOMPARE(queue.memoryBytes(), 0);
}

void TestOutbound::filesAreNotBoundByTheLimit()
{
    QFile sparse(m_folder.filePath(QStringLiteral("sparse")));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(4 * OutboundQueue::limit));
    OutboundQueue queue;
    QVERIFY(queue.add({{}, sparse.fileName(), 0, 0}).has_value());
    QVERIFY(queue.add(textMessage("and a message")).has_value());
    QCOMPARE(queue.bytes(), 4 * OutboundQueue::limit + 13);
}

void TestOutbound::sendsAFileInPieces()
{
    // Pieces must not be cut where the queue happens to read the file.
    constexpr int piece = 1000;
    const QByteArray content = pattern(600'500);
    OutboundQueue queue;
    QVERIFY(queue.add({{}, file(content), piece, 7}).has_value());
    QByteArray all;
    while (!queue.isEmpty()) {
        const Result<Bytes> offered = queue.next(m_arena);
        QVERIFY(offered.has_value());
        QCOMPARE(offered->size(), std::min<qsizetype>(piece, content.size() - all.size()));
        all.append(offered->data(), offered->size());
        QCOMPARE(queue.consume(quint32(offered->size())), all.size() == content.size() ? 0 : 7);
    }
    QVERIFY(all == content);
}

void TestOutbound::refusesUnreadableFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("missing") << m_folder.filePath(QStringLiteral("missing"));
    QTest::newRow("folder") << m_folder.path();
    QTest::newRow("endless device") << QStringLiteral("/dev/zero");
}

void TestOutbound::refusesUnreadableFiles()
{
    QFETCH(QString, path);
    OutboundQueue queue;
    const Result<void> result = queue.add({{}, path, 0, 0});
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(result.error().arguments.value(0), path);
    QVERIFY(!result.error().arguments.value(1).isEmpty());
    QVERIFY(queue.isEmpty());
}

void TestOutbound::givesUpAFileThatShrinks()
{
    const QByteArray content = pattern(600'000);
    const QString path = file(content);
    OutboundQueue queue;
    QVERIFY(queue.add({{}, path, 0, 0}).has_value());
    QVERIFY(queue.add(textMessage("goes on")).has_value());
    const Bytes first = queue.next(m_arena).value();
    QVERIFY(QFile::resize(path, 300'000));
    queue.consume(quint32(first.size()));

    qsizetype rest = 0;
    Result<Bytes> offered = queue.next(m_arena);
    for (; offered && rest < content.size(); offered = queue.next(m_arena)) {
        rest += offered->size();
        queue.consume(quint32(offered->size()));
    }
    QVERIFY(!offered.has_value());
    QCOMPARE(offered.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(offered.error().arguments.value(0), path);
    QCOMPARE(first.size() + rest, 300'000);
    QCOMPARE(queue.bytes(), 7);
    QCOMPARE(queue.memoryBytes(), 7);
    QCOMPARE(drain(queue), QByteArray("goes on"));
}

void TestOutbound::sendsAFileAsLongAsItWas()
{
    const QString path = file("before");
    OutboundQueue queue;
    QVERIFY(queue.add({{}, path, 0, 0}).has_value());
    QFile grown(path);
    QVERIFY(grown.open(QIODevice::Append) && grown.write(" after") == 6);
    grown.close();
    QCOMPARE(drain(queue), QByteArray("before"));
}

void TestOutbound::sendsPartsOfAnOpenFile()
{
    const QByteArray content = pattern(700'000);
    const auto shared = opened(content);
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("first "), {}, 0, 0, {shared, 600'000, 10}}).has_value());
    QVERIFY(queue.add({Bytes::copyOf(" then "), {}, 0, 0, {shared, 5, 500'000}}).has_value());
    QVERIFY(queue.add({{}, {}, 0, 0, {shared, 0, 0}}).has_value());
    QCOMPARE(queue.bytes(), 6 + 10 + 6 + 500'000);
    QCOMPARE(queue.memoryBytes(), 12);
    QCOMPARE(drain(queue, 100'000), "first " + content.mid(600'000, 10) + " then " + content.mid(5, 500'000));
    QCOMPARE(queue.bytes(), 0);
    QCOMPARE(queue.memoryBytes(), 0);
}

void TestOutbound::sendsAnOpenFileBehindBytesInPieces()
{
    OutboundQueue queue;
    QVERIFY(queue.add({Bytes::copyOf("abc"), {}, 5, 20, {opened("0123456789"), 2, 8}}).has_value());
    QByteArrayList sent;
    int waited = 0;
    while (!queue.isEmpty()) {
        const Bytes next = queue.next(m_arena).value();
        sent += next.toByteArray();
        waited += queue.consume(quint32(next.size()));
    }
    QCOMPARE(sent, QByteArrayList({"abc", "23", "45678", "9"})); // five bytes are a piece, whoever they come from
    QCOMPARE(waited, 40);
}

void TestOutbound::sendsWhatWasOpenedAndNotWhatIsThere()
{
    const auto shared = opened("what was judged");
    const QString path = shared->fileName();
    QVERIFY(QFile::remove(path));
    QFile other(path);
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("something other") == 15);
    other.close();
    OutboundQueue queue;
    QVERIFY(queue.add({{}, {}, 0, 0, {shared, 0, 15}}).has_value());
    QCOMPARE(drain(queue), QByteArray("what was judged"));
}

void TestOutbound::tellsTheLogSomethingElse()
{
    OutboundQueue queue;
    ByteArena arena;
    OutboundMessage secret = textMessage("PASS sesame\r\n");
    secret.shown = Bytes::copyOf("PASS ******\r\n");
    QVERIFY(queue.add(secret));
    QVERIFY(queue.add(textMessage("QUIT\r\n")));

    Bytes offered = *queue.next(arena);
    QCOMPARE(offered.toByteArray(), QByteArray("PASS sesame\r\n"));
    QCOMPARE(queue.shown(offered, 7).toByteArray(), QByteArray("PASS **"));
    queue.consume(7); // the system took a part of it
    offered = *queue.next(arena);
    QCOMPARE(offered.toByteArray(), QByteArray("same\r\n"));
    QCOMPARE(queue.shown(offered, 6).toByteArray(), QByteArray("****\r\n"));
    queue.consume(6);
    offered = *queue.next(arena);
    QCOMPARE(queue.shown(offered, offered.size()).toByteArray(), QByteArray("QUIT\r\n"));
}

/// The record of a send has as many bytes as went out.
void TestOutbound::refusesToTellADifferentLength()
{
    OutboundQueue queue;
    ByteArena arena;
    OutboundMessage message = textMessage("PASS sesame\r\n");
    message.shown = Bytes::copyOf("***");
    QVERIFY(queue.add(message));
    const Bytes offered = *queue.next(arena);
    QCOMPARE(queue.shown(offered, offered.size()), offered);
}

void TestOutbound::clears()
{
    OutboundQueue queue;
    QVERIFY(queue.add(textMessage("text")).has_value());
    QVERIFY(queue.add({{}, file("file"), 0, 0}).has_value());
    queue.clear();
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.bytes(), 0);
    QCOMPARE(queue.memoryBytes(), 0);
    QVERIFY(queue.add(textMessage("text")).has_value());
    QCOMPARE(drain(queue), QByteArray("text"));
}

QTEST_GUILESS_MAIN(TestOutbound)
#include "tst_outbound.moc"
