#include "core/dialogue/telnetoptions.h"

#include <QTest>

using namespace wirebench;

namespace {

TelnetOptions::Reading readAll(TelnetOptions &options, const QByteArray &bytes, qsizetype size)
{
    TelnetOptions::Reading all;
    for (qsizetype at = 0; at < bytes.size(); at += size) {
        const auto part = options.read(bytes.mid(at, size));
        all.text += part.text;
        all.answers += part.answers;
        all.notes += part.notes;
    }
    return all;
}

} // namespace

class TestTelnetOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("answers");
        const auto row = [](const char *what, const QByteArray &bytes, const QByteArray &text, const QByteArray &answers) {
            QTest::newRow(what) << bytes << text << answers;
        };
        row("text", "login: ", "login: ", "");
        row("IAC IAC", "a\xff\xff" "b", "a\xff" "b", "");
        row("CR NUL", QByteArray("a\r\0b\r\nc", 7), "a\rb\r\nc", "");
        row("CR IAC", "a\r\xff\xfd\x03" "b", "a\rb", "\xff\xfb\x03");
        row("DO what we can", "\xff\xfd\x18", "", "\xff\xfb\x18");
        row("DO what we cannot", "\xff\xfd\x22", "", "\xff\xfc\x22");
        row("WILL what it may", "\xff\xfb\x01", "", "\xff\xfd\x01");
        row("WILL what it may not", "\xff\xfb\x26", "", "\xff\xfe\x26");
        row("WONT what it does not", "\xff\xfc\x01", "", "");
        row("DONT what we do not", "\xff\xfe\x1f", "", "");
        row("agreed once", "\xff\xfb\x01\xff\xfb\x01\xff\xfb\x01", "", "\xff\xfd\x01");
        row("there and back", "\xff\xfb\x01\xff\xfc\x01", "", "\xff\xfd\x01\xff\xfe\x01");
        row("window size", "\xff\xfd\x1f", "", QByteArray("\xff\xfb\x1f\xff\xfa\x1f\0\x50\0\x18\xff\xf0", 12));
        row("terminal type", "\xff\xfd\x18\xff\xfa\x18\x01\xff\xf0", "",
            QByteArray("\xff\xfb\x18\xff\xfa\x18\0DUMB\xff\xf0", 13));
        row("terminal type without agreement", "\xff\xfa\x18\x01\xff\xf0", "", "");
        row("unknown subnegotiation", "a\xff\xfa\x27\x01 text \xff\xff\xff\xf0" "b", "ab", "");
        row("subnegotiation without end", "\xff\xfa\x18\x01\xff\xfb\x03" "x", "x", "\xff\xfd\x03");
        row("commands without option", "a\xff\xf9\xff\xf1" "b", "ab", "");
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        for (qsizetype size = 1; size <= bytes.size(); ++size) {
            TelnetOptions options;
            const auto reading = readAll(options, bytes, size);
            QTEST(reading.text, "text");
            QTEST(reading.answers, "answers");
        }
    }

    void tellsInWords()
    {
        TelnetOptions options;
        const auto reading = options.read("\xff\xfb\x01\xff\xfd\x22");
        QCOMPARE(reading.notes, (QList<DialogueNote>{{"telnet.will.agreed", {"ECHO"}}, {"telnet.do.refused", {"LINEMODE"}}}));
        QVERIFY(options.serverEchoes());
    }

    void sizesWithIac()
    {
        TelnetOptions options(255, 65535);
        QVERIFY(options.read("\xff\xfd\x1f").answers.endsWith(QByteArray("\x1f\0\xff\xff\xff\xff\xff\xff\xff\xf0", 10)));
    }

    void hostileNegotiation()
    {
        TelnetOptions options;
        const QByteArray toggles = QByteArray("\xff\xfb\x26").repeated(1'000'000);
        const auto reading = options.read(toggles);
        QVERIFY(reading.answers.size() < TelnetOptions::mostAnswers + 16);
        QVERIFY(reading.notes.size() <= 200);
        TelnetOptions endless;
        const auto sub = endless.read("\xff\xfa\x18" + QByteArray(10'000'000, 'x') + "\xff\xf0" "ok");
        QCOMPARE(sub.text, QByteArray("ok"));
    }

    void writes()
    {
        QCOMPARE(TelnetOptions::written("a\nb\r\nc\xff"), QByteArray("a\r\nb\r\nc\xff\xff"));
    }

    void namesCommands()
    {
        QCOMPARE(telnetCommands("a\xff\xfd\x01\xff\xff\xff\xfa\x18\x01\xff\xf0\xff\xf9", 10),
                 (QStringList{"IAC DO ECHO", "IAC SB TERMINAL-TYPE", "IAC GA"}));
        QCOMPARE(telnetCommands("\xff\xfd\xc8", 10), QStringList{"IAC DO 200"});
        QCOMPARE(telnetCommands("\xff", 10), QStringList{});
        QCOMPARE(telnetCommands(QByteArray("\xff\xf9").repeated(100), 3).size(), 3);
    }
};

QTEST_APPLESS_MAIN(TestTelnetOptions)
#include "tst_telnetoptions.moc"
