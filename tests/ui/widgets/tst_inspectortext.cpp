#include "tests/ui/models/logwriter.h"
#include "ui/widgets/inspectortext.h"
#include "ui/widgets/look.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QTest>

using namespace wirebench;

namespace {

struct Bench
{
    StreamText decoded(quint64 id, TextEncoding encoding = TextEncoding::Utf8,
                       qsizetype limit = 1 << 20) const
    {
        return decodeStream(StreamBytes::around(log.snapshot(), id), encoding, limit);
    }
    void show(quint64 id)
    {
        const LogSnapshot snapshot = log.snapshot();
        page.setRecord(snapshot.at(id), StreamBytes::around(snapshot, id));
    }

    Look look;
    TrafficLog log;
    LogWriter writer{log};
    LogWriter other{writer, 50414};
    InspectorText page{look};
};

} // namespace

class TestInspectorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completesALetterOverTwoRecords();
    void completesALetterOverThreeRecords();
    void takesOnlyTheSameStream();
    void saysThatTheRestHasNotCome();
    void completesALetterThatComesLater();
    void keepsUtf16InStep();
    void boundsTheContext();
    void cutsWhatIsTooLong();

    void showsControlCharactersAsSymbols();
    void decodesInTheChosenEncoding();
    void showsTheWholeStream();
    void noLetterGoesOnInTheNextDatagram();
    void saysWhyThereIsNoText();
    void showsTenMegabytes();
};

void TestInspectorText::completesALetterOverTwoRecords()
{
    Bench bench;
    const quint64 first = bench.writer.recv("caf\xc3");
    const quint64 second = bench.writer.recv("\xa9 au lait");
    QCOMPARE(bench.decoded(first).own, QStringLiteral("café"));
    QVERIFY(bench.decoded(first).letterEnds);
    QVERIFY(!bench.decoded(first).letterBegan);
    QCOMPARE(bench.decoded(first).after, QStringLiteral(" au lait"));
    QCOMPARE(bench.decoded(second).own, QStringLiteral("é au lait"));
    QVERIFY(bench.decoded(second).letterBegan);
    QCOMPARE(bench.decoded(second).before, QStringLiteral("caf"));
}

void TestInspectorText::completesALetterOverThreeRecords()
{
    Bench bench;
    const quint64 first = bench.writer.recv("a\xf0\x9f");
    const quint64 second = bench.writer.recv("\x98");
    const quint64 third = bench.writer.recv("\x80z");
    QCOMPARE(bench.decoded(first).own, QStringLiteral("a😀"));
    QCOMPARE(bench.decoded(second).own, QStringLiteral("😀"));
    QCOMPARE(bench.decoded(third).own, QStringLiteral("😀z"));
    QCOMPARE(bench.decoded(first).after, QStringLiteral("z"));
}

void TestInspectorText::takesOnlyTheSameStream()
{
    Bench bench;
    const quint64 first = bench.writer.recv("\xc3");
    bench.other.recv("\xa8");  // another connection
    bench.writer.send("\xaa"); // the other direction
    bench.writer.recv("\xa9");
    QCOMPARE(bench.decoded(first).own, QStringLiteral("é"));
}

void TestInspectorText::saysThatTheRestHasNotCome()
{
    Bench bench;
    const quint64 id = bench.writer.recv("caf\xc3");
    QCOMPARE(bench.decoded(id).own, QStringLiteral("caf\uFFFD"));
    bench.show(id);
    QVERIFY(bench.page.note().contains(QStringLiteral("not complete")));
}

void TestInspectorText::completesALetterThatComesLater()
{
    Bench bench;
    const quint64 id = bench.writer.recv("caf\xc3");
    const SocketCall call = bench.log.snapshot().at(id);
    StreamBytes stream = StreamBytes::around(bench.log.snapshot(), id);
    bench.page.setRecord(call, stream);
    bench.other.recv("nothing to do with it");
    QVERIFY(!stream.extend(bench.log.snapshot(), call));
    bench.writer.recv("\xa9");
    QVERIFY(stream.extend(bench.log.snapshot(), call));
    QVERIFY(!stream.extend(bench.log.snapshot(), call));
    bench.page.setStream(stream);
    QCOMPARE(bench.page.text(), QStringLiteral("café"));
}

void TestInspectorText::keepsUtf16InStep()
{
    Bench bench;
    QByteArray all;
    for (const char16_t letter : std::u16string_view(u"Grüße aus Zürich"))
        all.append(char(letter & 0xff)).append(char(letter >> 8));
    QList<quint64> ids;
    for (qsizetype at = 0; at < all.size(); at += 3) // letters are cut
        ids << bench.writer.recv(all.sliced(at, std::min<qsizetype>(3, all.size() - at)));
    const StreamText text = bench.decoded(ids[4], TextEncoding::Utf16Le);
    QCOMPARE(text.before + text.own + text.after, QStringLiteral("Grüße aus Zürich"));
}

void TestInspectorText::boundsTheContext()
{
    Bench bench;
    bench.writer.recvMany(3000);
    const quint64 id = bench.writer.recv("here");
    bench.writer.recvMany(3000);
    const StreamBytes stream = StreamBytes::around(bench.log.snapshot(), id);
    QCOMPARE(stream.before.size(), StreamBytes::contextLimit);
    QCOMPARE(stream.after.size(), StreamBytes::contextLimit);
    QVERIFY(stream.before.endsWith("line of text\n"));
    QVERIFY(stream.after.startsWith("line of text\n"));
}

void TestInspectorText::cutsWhatIsTooLong()
{
    Bench bench;
    const quint64 id = bench.writer.recv(QByteArray(100, 'x'));
    const StreamText text = bench.decoded(id, TextEncoding::Utf8, 10);
    QVERIFY(text.cut);
    QCOMPARE(text.own, QString(10, u'x'));
}

void TestInspectorText::showsControlCharactersAsSymbols()
{
    Bench bench;
    bench.show(bench.writer.recv("a\tb\r\nc\x1b[0m"));
    QCOMPARE(bench.page.text(), QStringLiteral("a␉b␍␊\nc␛[0m"));
}

void TestInspectorText::decodesInTheChosenEncoding()
{
    Bench bench;
    bench.show(bench.writer.recv("\x80 5"));
    QCOMPARE(bench.page.text(), QStringLiteral("\uFFFD 5"));
    QTest::keyClick(bench.page.encodingField(), Qt::Key_Down);
    QTest::keyClick(bench.page.encodingField(), Qt::Key_Down);
    QCOMPARE(bench.page.encodingField()->currentText(), encodingName(TextEncoding::Windows1252));
    QCOMPARE(bench.page.text(), QStringLiteral("€ 5"));
}

void TestInspectorText::showsTheWholeStream()
{
    Bench bench;
    bench.writer.recv("before ");
    const quint64 id = bench.writer.recv("own");
    bench.writer.send("not this");
    bench.writer.recv(" after");
    bench.page.resize(600, 200);
    bench.page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
    bench.show(id);
    QCOMPARE(bench.page.text(), QStringLiteral("own"));
    QTest::keyClick(bench.page.streamField(), Qt::Key_Space);
    QCOMPARE(bench.page.text(), QStringLiteral("before own after"));
}

void TestInspectorText::noLetterGoesOnInTheNextDatagram()
{
    Bench bench;
    const quint64 first = bench.writer.datagram(Call::RecvFrom, "voil\xc3");
    bench.writer.datagram(Call::RecvFrom, "\xa0");
    bench.show(first);
    QCOMPARE(bench.page.text(), QStringLiteral("voil") + QChar(0xfffd));
}

void TestInspectorText::saysWhyThereIsNoText()
{
    Bench bench;
    bench.show(bench.writer.endOfStream());
    QCOMPARE(bench.page.text(), QString());
    bench.show(bench.writer.datagram(Call::RecvFrom, ""));
    QCOMPARE(bench.page.findChild<QPlainTextEdit *>()->placeholderText(),
             QStringLiteral("A datagram without bytes."));
    bench.show(bench.writer.recv("x"));
    bench.page.clear();
    QCOMPARE(bench.page.text(), QString());
}

void TestInspectorText::showsTenMegabytes()
{
    Bench bench;
    bench.page.resize(800, 300);
    bench.page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
    const quint64 id = bench.writer.recv(QByteArray(10 * 1024 * 1024, 'x'));
    QBENCHMARK_ONCE
    {
        bench.show(id);
        bench.page.grab();
    }
    QCOMPARE(bench.page.text().size(), InspectorText::payloadLimit);
    QVERIFY(bench.page.note().contains(QStringLiteral("10.0 MiB")));
}

QTEST_MAIN(TestInspectorText)
#include "tst_inspectortext.moc"
