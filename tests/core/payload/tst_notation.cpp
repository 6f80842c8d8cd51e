#include "core/payload/notation.h"

#include <QTest>

using namespace wirebench;

class TestNotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheSameBytes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<PayloadNotation>("from");
        QTest::addColumn<PayloadNotation>("to");
        QTest::addColumn<TextEncoding>("encoding");
        QTest::addColumn<LineEnding>("ending");
        QTest::addColumn<QString>("written");
        using enum PayloadNotation;
        const TextEncoding utf8 = TextEncoding::Utf8;
        const LineEnding none = LineEnding::None;
        const QString no; // cannot be said
        const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
        row("text to hex") << "Hé" << Text << Hex << utf8 << none << "48 c3 a9";
        row("hex to text") << "48 c3 a9" << Hex << Text << utf8 << none << "Hé";
        row("in Latin-1") << "Hé" << Text << Hex << TextEncoding::Latin1 << none << "48 e9";
        row("in UTF-16") << "H" << Text << Hex << TextEncoding::Utf16Le << none << "48 00";
        row("ending becomes bytes") << "H" << Text << Hex << utf8 << LineEnding::CrLf << "48 0d 0a";
        row("ending is not doubled") << "48 0d 0a" << Hex << Text << utf8 << LineEnding::CrLf << "H";
        row("bytes without the ending") << "48" << Hex << Text << utf8 << LineEnding::CrLf << no;
        row("text to escapes") << "a\tb\\" << Text << Escapes << utf8 << none << "a\\tb\\\\";
        row("escapes to text") << "a\\tb\\\\" << Escapes << Text << utf8 << none << "a\tb\\";
        row("NUL is no text") << "00" << Hex << Text << utf8 << none << no;
        row("NUL is an escape") << "00" << Hex << Escapes << utf8 << none << "\\0";
        row("invalid UTF-8 is no text") << "ff" << Hex << Text << utf8 << none << no;
        row("invalid UTF-8 is an escape") << "ff" << Hex << Escapes << utf8 << none << "\\xff";
        row("a mistake stays") << "4" << Hex << Text << utf8 << none << no;
        row("nothing") << "" << Text << Hex << utf8 << none << "";
    }

    void saysTheSameBytes()
    {
        QFETCH(QString, text);
        QFETCH(PayloadNotation, from);
        QFETCH(PayloadNotation, to);
        QFETCH(TextEncoding, encoding);
        QFETCH(LineEnding, ending);
        QFETCH(QString, written);
        const auto result = inNotation(text, {from, encoding, ending, false}, to);
        QCOMPARE(result.has_value(), !written.isNull());
        QCOMPARE(result.value_or(QString()), written);
    }
};

QTEST_APPLESS_MAIN(TestNotation)
#include "tst_notation.moc"
