#include "core/traffic/pcapngblocks.h"

#include <QTest>
#include <QtEndian>

using namespace wirebench;

namespace {

quint32 number(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

/// The bodies of the blocks, if their lengths are right.
QList<QPair<quint32, QByteArray>> blocksOf(const QByteArray &file)
{
    QList<QPair<quint32, QByteArray>> blocks;
    for (qsizetype at = 0; at < file.size();) {
        const quint32 length = number(file, at + 4);
        if (length % 4 != 0 || number(file, at + qsizetype(length) - 4) != length)
            return {};
        blocks.append({number(file, at), file.mid(at + 8, qsizetype(length) - 12)});
        at += length;
    }
    return blocks;
}

/// Code and value of each option up to the end of options.
QList<QPair<int, QByteArray>> optionsOf(const QByteArray &bytes)
{
    QList<QPair<int, QByteArray>> options;
    for (qsizetype at = 0; at < bytes.size();) {
        const int code = qFromLittleEndian<quint16>(bytes.constData() + at);
        const int length = qFromLittleEndian<quint16>(bytes.constData() + at + 2);
        if (code == 0)
            return at + 4 == bytes.size() ? options : QList<QPair<int, QByteArray>>();
        options.append({code, bytes.mid(at + 4, length)});
        at += 4 + (length + 3) / 4 * 4;
    }
    return {};
}

QByteArray packetBlock(const QByteArray &packet, const QByteArrayList &comments)
{
    QByteArray out;
    appendPcapngPacket(out, 0x0123456789ABCDEF, packet, comments);
    return out;
}

} // namespace

class TestPcapngBlocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startDescribesTheFile();
    void packetIsPadded_data();
    void packetIsPadded();
    void commentsAreOptions();
    void longCommentIsCut();
};

void TestPcapngBlocks::startDescribesTheFile()
{
    QByteArray out;
    appendPcapngStart(out);
    const auto blocks = blocksOf(out);
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks[0].first, 0x0A0D0D0Au);
    QCOMPARE(number(blocks[0].second, 0), 0x1A2B3C4Du);
    QCOMPARE(blocks[0].second.mid(4, 12), QByteArray::fromHex("01000000ffffffffffffffff"));
    QCOMPARE(blocks[1].first, 1u);
    QCOMPARE(blocks[1].second.left(8), QByteArray::fromHex("6500000000000000"));
    const auto options = optionsOf(blocks[1].second.mid(8));
    QVERIFY(options.contains({9, QByteArray(1, char(9))})); // nanoseconds
    QByteArray commented;
    appendPcapngStart(commented, "a recording");
    const auto section = optionsOf(blocksOf(commented)[0].second.mid(16));
    QVERIFY(section.contains({1, "a recording"}));
}

void TestPcapngBlocks::packetIsPadded_data()
{
    QTest::addColumn<int>("size");
    for (int size = 0; size <= 5; ++size)
        QTest::addRow("%d", size) << size;
}

void TestPcapngBlocks::packetIsPadded()
{
    QFETCH(int, size);
    const QByteArray packet(size, 'p');
    const auto blocks = blocksOf(packetBlock(packet, {}));
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(blocks[0].first, 6u);
    const QByteArray &body = blocks[0].second;
    QCOMPARE(number(body, 0), 0u);
    QCOMPARE(number(body, 4), 0x01234567u);
    QCOMPARE(number(body, 8), 0x89ABCDEFu);
    QCOMPARE(number(body, 12), quint32(size));
    QCOMPARE(number(body, 16), quint32(size));
    QCOMPARE(body.mid(20), packet + QByteArray((4 - size % 4) % 4, '\0'));
}

void TestPcapngBlocks::commentsAreOptions()
{
    const auto blocks = blocksOf(packetBlock("abcd", {"recv(512) = 15", "é"}));
    QCOMPARE(blocks.size(), 1);
    const QList<QPair<int, QByteArray>> expected = {{1, "recv(512) = 15"}, {1, "é"}};
    QCOMPARE(optionsOf(blocks[0].second.mid(24)), expected);
}

void TestPcapngBlocks::longCommentIsCut()
{
    const auto blocks = blocksOf(packetBlock("abcd", {QByteArray(65'534, 'x') + "é"}));
    QCOMPARE(blocks.size(), 1);
    const auto options = optionsOf(blocks[0].second.mid(24));
    QCOMPARE(options.size(), 1);
    QCOMPARE(options[0].second, QByteArray(65'534, 'x'));
}

QTEST_APPLESS_MAIN(TestPcapngBlocks)
#include "tst_pcapngblocks.moc"
