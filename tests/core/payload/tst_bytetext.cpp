#include "core/payload/bytetext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wirebench;

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(char(i));
    return bytes;
}

} // namespace

class TestByteText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void written()
    {
        const QByteArray bytes("Hi'\r\n\x00\xff\\", 8);
        QCOMPARE(byteText(bytes, ByteNotation::Hex), QStringLiteral("48 69 27 0d 0a 00 ff 5c"));
        QCOMPARE(byteText(bytes, ByteNotation::CArray),
                 QStringLiteral("{0x48, 0x69, 0x27, 0x0d, 0x0a, 0x00, 0xff, 0x5c}"));
        QCOMPARE(byteText(bytes, ByteNotation::Python), QStringLiteral("b'Hi\\'\\r\\n\\x00\\xff\\\\'"));
        QCOMPARE(byteText("\xc3\xa9t\xc3\xa9", ByteNotation::Text), QStringLiteral("été"));
        QCOMPARE(byteText(QByteArray(13, 'A'), ByteNotation::CArray).count(u'\n'), qsizetype(1));
    }

    void comesBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("all") << allBytes();
        QTest::newRow("one") << QByteArray("x");
        QTest::newRow("quotes") << QByteArray("'\"\\'\\\\");
        QTest::newRow("like an octal escape") << QByteArray("\x00"
                                                            "7",
                                                            2);
    }
    void comesBack()
    {
        QFETCH(QByteArray, bytes);
        for (const ByteNotation notation : {ByteNotation::Hex, ByteNotation::CArray, ByteNotation::Python})
            QCOMPARE(bytesOfText(byteText(bytes, notation)), bytes);
    }

    void randomBytesComeBack()
    {
        QRandomGenerator random(20261122);
        for (int i = 0; i < 500; ++i) {
            QByteArray bytes(random.bounded(1, 50), 0);
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            for (const ByteNotation notation :
                 {ByteNotation::Hex, ByteNotation::CArray, ByteNotation::Python})
                QCOMPARE(bytesOfText(byteText(bytes, notation)), bytes);
        }
    }

    void understood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("hex, any way") << "0x48, 0x69" << QByteArray("Hi");
        QTest::newRow("hex together") << "4869" << QByteArray("Hi");
        QTest::newRow("declared in C") << "static const unsigned char m[] = {\n 72, 0x69, 'x', 012,\n};\n"
                                       << QByteArray("Hix\n");
        QTest::newRow("empty array") << "{}" << QByteArray();
        QTest::newRow("python, double quotes") << " b\"it's\" " << QByteArray("it's");
        QTest::newRow("python, octal") << "b'\\7\\1011'"
                                       << QByteArray("\x07"
                                                     "A1");
        QTest::newRow("python, unknown escape") << "b'\\q'" << QByteArray("\\q");
        QTest::newRow("empty literal") << "b''" << QByteArray();
        QTest::newRow("text") << "hello" << QByteArray("hello");
        QTest::newRow("letters") << "été" << QByteArray("\xc3\xa9t\xc3\xa9");
        QTest::newRow("nothing") << "" << QByteArray();
    }
    void understood()
    {
        QFETCH(QString, text);
        QTEST(bytesOfText(text), "bytes");
    }

    /// Not quite one of the others: text, as it stands.
    void almost_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"{1, 2, 256}", "{1, , 2}", "if (x) { 1 }", "{1} and more", "b'open", "b'\\x4'", "b'\\", "b'\\'",
              "b'é'", "b'a' b'b", "b", "}{", "4 8", "{0x}", "b'\\777'", "{'ab'}"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void almost()
    {
        QFETCH(QString, text);
        QCOMPARE(bytesOfText(text), text.toUtf8());
    }
};

QTEST_APPLESS_MAIN(TestByteText)
#include "tst_bytetext.moc"
