#include "core/http/curloptions.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QRegularExpression>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class TestCurlOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndLetters();
    void beginningsOfNames();
    void takesValuesWhereCurlDoes();
};

void TestCurlOptions::namesAndLetters()
{
    QCOMPARE(curlOption(QByteArrayView("request")).option, CurlOption::Method);
    QCOMPARE(curlOption('X').option, CurlOption::Method);
    QVERIFY(curlOption('X').takesValue);
    QCOMPARE(curlOption('k').option, CurlOption::Insecure);
    QVERIFY(!curlOption('k').takesValue);
    QCOMPARE(curlOption(' ').option, CurlOption::None);
    QVERIFY(!curlOption(' ').takesValue);
    QCOMPARE(curlOption('o').option, CurlOption::None);
    QVERIFY(curlOption('o').takesValue);
    QVERIFY(curlOption(QByteArrayView("output")).takesValue);
    QVERIFY(!curlOption(QByteArrayView("something-new")).takesValue);
}

void TestCurlOptions::beginningsOfNames()
{
    QCOMPARE(curlOption(QByteArrayView("compr")).option, CurlOption::Compressed);
    QCOMPARE(curlOption(QByteArrayView("data")).option, CurlOption::Data);
    QCOMPARE(curlOption(QByteArrayView("data-")).option, CurlOption::None); // of several
    QCOMPARE(curlOption(QByteArrayView("")).option, CurlOption::None);
}

// An option whose value were taken for the address would spoil the request: curl's own list says which have
// one.
void TestCurlOptions::takesValuesWhereCurlDoes()
{
    WIREBENCH_NEED("curl");
    PeerProcess curl(findProgram(QStringLiteral("curl")), {QStringLiteral("--help"), QStringLiteral("all")});
    QVERIFY(curl.start());
    QVERIFY(curl.waitForFinished());
    const QRegularExpression line(QStringLiteral("^ *(?:-(\\S), )?--([a-z0-9.-]+)( <| \\[protocol)?"),
                                  QRegularExpression::MultilineOption);
    auto match = line.globalMatch(QString::fromUtf8(curl.output()));
    int count = 0;
    for (; match.hasNext(); ++count) {
        const QRegularExpressionMatch option = match.next();
        const QByteArray name = option.captured(2).toLatin1();
        const bool takesValue = !option.captured(3).isEmpty();
        QVERIFY2(curlOption(QByteArrayView(name)).takesValue == takesValue, name.constData());
        const QString letter = option.captured(1);
        if (!letter.isEmpty())
            QVERIFY2(curlOption(letter[0].toLatin1()).takesValue == takesValue, name.constData());
    }
    QVERIFY(count > 150);
}

QTEST_GUILESS_MAIN(TestCurlOptions)
#include "tst_curloptions.moc"
