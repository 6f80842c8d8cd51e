#include "core/payload/placeholders.h"

#include <QTest>

using namespace wirebench;

namespace {

PlaceholderValues someValues()
{
    return {QDateTime(QDate(2026, 11, 22), QTime(6, 10, 0, 123), Qt::UTC), 7, 4'000'000'000u,
            QStringLiteral("127.0.0.1:50412")};
}

class Found final : public CaptureSource
{
public:
    QByteArray captured(int number) const override { return "<" + QByteArray::number(number) + ">"; }
    QByteArray captured(const QString &name) const override { return "<" + name.toLatin1() + "\xFF>"; }
};

constexpr auto allowed = PayloadTemplate::Captures::Allowed;

} // namespace

class TestPlaceholders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsIn_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << "" << QByteArray();
        QTest::newRow("plain") << "Hello" << QByteArray("Hello");
        QTest::newRow("time") << "{time}" << QByteArray("2026-11-22T06:10:00.123Z");
        QTest::newRow("unix") << "{unix}" << QByteArray("1795327800");
        QTest::newRow("counter") << "a{counter}b" << QByteArray("a7b");
        QTest::newRow("random, twice") << "{random} {random}" << QByteArray("4000000000 4000000000");
        QTest::newRow("peer") << "{peer}!" << QByteArray("127.0.0.1:50412!");
        QTest::newRow("literal braces") << "{{\"n\": {counter}}}" << QByteArray("{\"n\": 7}");
        QTest::newRow("only braces") << "{{}}" << QByteArray("{}");
        QTest::newRow("dollars mean nothing") << "$1 ${{ $$" << QByteArray("$1 ${ $$");
        QTest::newRow("escapes around") << "\\r{counter}\\n" << QByteArray("\r7\n");
    }

    void fillsIn()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        const auto result = encodePayload(text, {PayloadNotation::Escapes}, someValues());
        QVERIFY(result);
        QCOMPARE(*result, bytes);
    }

    void placesCaptures_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("number") << "a$1b" << QByteArray("a<1>b");
        QTest::newRow("two digits") << "$123" << QByteArray("<12>3");
        QTest::newRow("whole") << "$0" << QByteArray("<0>");
        QTest::newRow("name") << "${user}" << QByteArray("<user\xFF>");
        QTest::newRow("number in braces") << "${1}0" << QByteArray("<1>0");
        QTest::newRow("dollar") << "5 $$ $$1" << QByteArray("5 $ $1");
        QTest::newRow("beside a placeholder") << "$1{counter}$2" << QByteArray("<1>7<2>");
    }

    void placesCaptures()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, bytes);
        const auto read = PayloadTemplate::read(text, {PayloadNotation::Escapes}, allowed);
        QVERIFY(read);
        const Found found;
        QCOMPARE(read->filled(someValues(), &found), bytes);
        QCOMPARE(read->filled(someValues()).contains('<'), false);
    }

    void tellsWhichCaptures()
    {
        const auto read = PayloadTemplate::read(QStringLiteral("ab$3 {peer} ${who}"), {}, allowed);
        QVERIFY(read);
        const auto captures = read->captures();
        QCOMPARE(captures.size(), size_t(2));
        QCOMPARE(captures[0].number, 3);
        QCOMPARE(captures[0].position, 2);
        QCOMPARE(captures[1].number, -1);
        QCOMPARE(captures[1].name, QStringLiteral("who"));
        QCOMPARE(captures[1].position, 12);
        QVERIFY(!read->isPlain());
        QVERIFY(PayloadTemplate::read(QStringLiteral("a{{b"), {})->isPlain());
    }

    void namesMistakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("position");
        const auto unknown = ErrorCode::InvalidPlaceholder;
        QTest::newRow("unknown") << "ab {tiem} c" << unknown << "{tiem}" << 3;
        QTest::newRow("empty") << "{}" << unknown << "{}" << 0;
        QTest::newRow("open") << "x{time" << unknown << "{time" << 1;
        QTest::newRow("closed alone") << "x}y" << unknown << "}" << 1;
        QTest::newRow("dollar alone") << "5$" << unknown << "$" << 1;
        QTest::newRow("dollar letter") << "$user" << unknown << "$u" << 0;
        QTest::newRow("open name") << "a${user" << unknown << "${user" << 1;
        QTest::newRow("no name") << "a${}" << unknown << "${}" << 1;
        QTest::newRow("three digits") << "${123}" << unknown << "${123}" << 0;
        QTest::newRow("escape behind one") << "{time}\\q" << ErrorCode::InvalidEscape << "\\q" << 6;
        QTest::newRow("escape before one") << "a\\{time}" << ErrorCode::InvalidEscape << "\\" << 1;
        QTest::newRow("long") << "{" + QString(100, 'x') + "}" << unknown << "{" + QString(19, 'x') << 0;
    }

    void namesMistakes()
    {
        QFETCH(QString, text);
        const auto read = PayloadTemplate::read(text, {PayloadNotation::Escapes}, allowed);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
        QTEST(read.error().position, "position");
        QTEST(read.error().arguments.value(1), "what");
        QCOMPARE(read.error().arguments.value(0), text);
    }

    void theLineEndingComesOnce()
    {
        const PayloadFormat format{PayloadNotation::Text, TextEncoding::Utf16Le, LineEnding::CrLf, true};
        const auto bytes = encodePayload(QStringLiteral("{{\n{counter}"), format, someValues());
        QVERIFY(bytes);
        QCOMPARE(*bytes, *encodePayload(QStringLiteral("{\r\n7\r\n"),
                                        {PayloadNotation::Text, TextEncoding::Utf16Le}));
    }

    void hexGoesAround()
    {
        const auto bytes =
            encodePayload(QStringLiteral("0d 0a{counter}ff"), {PayloadNotation::Hex}, someValues());
        QVERIFY(bytes);
        QCOMPARE(*bytes, QByteArray("\r\n7\xFF"));
        const auto mistake =
            encodePayload(QStringLiteral("0d{counter}4g"), {PayloadNotation::Hex}, someValues());
        QVERIFY(!mistake);
        QCOMPARE(mistake.error().position, 12);
    }

    void valuesAreInTheEncoding()
    {
        PlaceholderValues values = someValues();
        values.peer = QStringLiteral("unix:/tmp/é€");
        const PayloadFormat latin1{PayloadNotation::Text, TextEncoding::Latin1};
        QCOMPARE(*encodePayload(QStringLiteral("{peer}"), latin1, values), QByteArray("unix:/tmp/\xE9?"));
    }

    void everyNameIsKnown()
    {
        for (const PlaceholderName &name : placeholderNames()) {
            const auto read = PayloadTemplate::read(QStringLiteral("{%1}").arg(QLatin1String(name.name)), {});
            QVERIFY2(read, name.name);
            QVERIFY(!read->filled(someValues()).isEmpty());
        }
    }

    void nowIsNow()
    {
        const QDateTime before = QDateTime::currentDateTime();
        const PlaceholderValues values = PlaceholderValues::now(3, QStringLiteral("p"));
        QVERIFY(values.time >= before && values.time <= QDateTime::currentDateTime());
        QCOMPARE(values.counter, 3u);
        QCOMPARE(values.peer, QStringLiteral("p"));
    }

    void plainBytesStay()
    {
        const auto plain = PayloadTemplate::plain("{time} $1");
        QCOMPARE(plain.filled(someValues()), QByteArray("{time} $1"));
        QVERIFY(plain.isPlain());
    }
};

QTEST_APPLESS_MAIN(TestPlaceholders)
#include "tst_placeholders.moc"
