#include "core/workspace/optionreader.h"

#include <QTest>

using namespace wirebench;

namespace {

/// A parser that has read one option, "--x VALUE".
class Words
{
public:
    explicit Words(const QString &value)
    {
        m_parser.addOption({QStringLiteral("x"), QString(), QStringLiteral("VALUE")});
        m_parser.addOption({QStringLiteral("y"), QString(), QStringLiteral("VALUE")});
        if (!m_parser.parse({QStringLiteral("program"), QStringLiteral("--x"), value}))
            qFatal("%s", qPrintable(m_parser.errorText()));
    }
    const QCommandLineParser &parser() const { return m_parser; }

private:
    QCommandLineParser m_parser;
};

} // namespace

class TestOptionReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shares_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("share"); // below 0: refused
        QTest::newRow("none") << "0" << 0.0;
        QTest::newRow("some") << "0.25" << 0.25;
        QTest::newRow("all") << "1" << 1.0;
        QTest::newRow("percent") << "25%" << 0.25;
        QTest::newRow("all percent") << "100%" << 1.0;
        QTest::newRow("too much") << "1.01" << -1.0;
        QTest::newRow("percent forgotten") << "25" << -1.0;
        QTest::newRow("too many percent") << "101%" << -1.0;
        QTest::newRow("negative") << "-0.1" << -1.0;
        QTest::newRow("nan") << "nan" << -1.0;
        QTest::newRow("sign alone") << "%" << -1.0;
        QTest::newRow("empty") << "" << -1.0;
    }
    void shares()
    {
        QFETCH(QString, text);
        QFETCH(double, share);
        const Words words(text);
        OptionReader options(words.parser());
        QCOMPARE(options.share("x", 0.5), share < 0 ? 0.5 : share);
        QCOMPARE(options.mistake().startsWith(QStringLiteral("--x: “") + text), share < 0);
    }

    void whatIsNotGivenIsTheDefault()
    {
        const Words words(QStringLiteral("1"));
        OptionReader options(words.parser());
        QVERIFY(options.has("x") && !options.has("y") && !options.has("unknown"));
        QCOMPARE(options.integer("y", 7, {0, 9}), 7);
        QCOMPARE(options.seconds("y", 8), 8);
        QCOMPARE(options.share("y", 0.5), 0.5);
        QCOMPARE(options.text("y"), QString());
        QVERIFY(options.texts("unknown").isEmpty());
        QVERIFY(options.mistake().isEmpty());
    }

    void numbersAndSeconds()
    {
        const Words words(QStringLiteral("5"));
        OptionReader options(words.parser());
        QCOMPARE(options.integer("x", 0, {5, 5}), 5);
        QCOMPARE(options.seconds("x", 0), 5000);
        QVERIFY(options.mistake().isEmpty());
    }

    void neverIsZero()
    {
        for (const char *text : {"0", "0.0"}) {
            const Words words(QString::fromLatin1(text));
            OptionReader options(words.parser());
            QCOMPARE(options.secondsOrNever("x", 7), 0);
            QVERIFY(options.mistake().isEmpty());
            QCOMPARE(options.seconds("x", 7), 7);
            QVERIFY(!options.mistake().isEmpty());
        }
        const Words words(QStringLiteral("1.5"));
        OptionReader options(words.parser());
        QCOMPARE(options.secondsOrNever("x", 7), 1500);
        QCOMPARE(options.secondsOrNever("y", 7), 7);
        const Words nonsense(QStringLiteral("never"));
        OptionReader refusing(nonsense.parser());
        QCOMPARE(refusing.secondsOrNever("x", 7), 7);
        QVERIFY(!refusing.mistake().isEmpty());
    }

    void theFirstMistakeIsKept()
    {
        const Words words(QStringLiteral("5"));
        OptionReader options(words.parser());
        QCOMPARE(options.integer("x", 1, {0, 4}), 1);
        options.refuse(QStringLiteral("another"));
        QCOMPARE(options.mistake(), QStringLiteral("--x: “5” is not a whole number from 0 to 4."));
    }

    void aLetterSaysTheSame()
    {
        QCommandLineParser parser;
        parser.addOption({{QStringLiteral("header"), QStringLiteral("H")}, QString(), QStringLiteral("LINE")});
        parser.addOption({{QStringLiteral("other"), QStringLiteral("O")}, QString()});
        QVERIFY(parser.parse({QStringLiteral("program"), QStringLiteral("-H"), QStringLiteral("A: 1"),
                              QStringLiteral("--header"), QStringLiteral("B: 2")}));
        OptionReader options(parser);
        options.alias("H", "header");
        options.alias("O", "other");
        QCOMPARE(options.texts("header"), (QStringList{QStringLiteral("A: 1"), QStringLiteral("B: 2")}));
        QVERIFY(!options.has("other"));
    }

    void escapes()
    {
        const Words words(QStringLiteral("5"));
        OptionReader options(words.parser());
        QCOMPARE(options.escaped("x", QStringLiteral("a\\r\\n")), QByteArray("a\r\n"));
        QVERIFY(options.mistake().isEmpty());
        options.escaped("x", QStringLiteral("\\q"));
        QVERIFY(options.mistake().startsWith(QStringLiteral("--x: “\\q” is not an escape")));
    }
};

QTEST_APPLESS_MAIN(TestOptionReader)
#include "tst_optionreader.moc"
