#include "core/explain/explaintexts.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace wirebench;

class TestExplainTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsLanguage();
    void bothLanguagesHaveTheSameKeys();
    void placeholdersAreTheSameInBoth();
    void nothingIsLeftInEnglish();
    void sentencesEndAsSentences();
    void frenchTypography();
    void fillsInOnePass();
    void writesQuantities();
};

namespace {

const ExplainTexts &english()
{
    return ExplainTexts::in(ExplainLanguage::English);
}

const ExplainTexts &french()
{
    return ExplainTexts::in(ExplainLanguage::French);
}

QSet<QString> asSet(const QStringList &list)
{
    return {list.begin(), list.end()};
}

QSet<QString> placeholdersIn(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\w+\\}"));
    QSet<QString> found;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();)
        found.insert(matches.next().captured());
    return found;
}

} // namespace

void TestExplainTexts::knowsItsLanguage()
{
    QCOMPARE(explainLanguageOf(QStringLiteral("fr")), ExplainLanguage::French);
    QCOMPARE(explainLanguageOf(QStringLiteral("fr_CA")), ExplainLanguage::French);
    QCOMPARE(explainLanguageOf(QStringLiteral("en")), ExplainLanguage::English);
    QCOMPARE(explainLanguageOf(QString()), ExplainLanguage::English);
    QCOMPARE(french().text("label.c"), QStringLiteral("En C"));
    QCOMPARE(english().text("label.c"), QStringLiteral("In C"));
}

void TestExplainTexts::bothLanguagesHaveTheSameKeys()
{
    QVERIFY(english().keys().size() > 400);
    QCOMPARE(asSet(english().keys()) - asSet(french().keys()), QSet<QString>());
    QCOMPARE(asSet(french().keys()) - asSet(english().keys()), QSet<QString>());
    for (const QString &key : english().keys())
        QVERIFY2(!english().source(key).isEmpty() && !french().source(key).isEmpty(), qPrintable(key));
}

void TestExplainTexts::placeholdersAreTheSameInBoth()
{
    for (const QString &key : english().keys())
        QVERIFY2(placeholdersIn(english().source(key)) == placeholdersIn(french().source(key)),
                 qPrintable(key));
}

void TestExplainTexts::nothingIsLeftInEnglish()
{
    for (const QString &key : english().keys()) {
        const bool mayBeSame =
            key.startsWith(QLatin1String("unit.")) || key == u"label.arguments" || key == u"label.port";
        QVERIFY2(mayBeSame || english().source(key) != french().source(key), qPrintable(key));
    }
}

void TestExplainTexts::sentencesEndAsSentences()
{
    static const QRegularExpression prose(QStringLiteral(
        "^(call|result|wait|waitnow|ended|nowait)\\.|^(errno|topic)\\..*\\.(cause|try|text)$"));
    for (const ExplainTexts *texts : {&english(), &french()}) {
        for (const QString &key : texts->keys()) {
            if (prose.match(key).hasMatch())
                QVERIFY2(texts->source(key).endsWith(u'.') || texts->source(key).endsWith(u')'),
                         qPrintable(key));
        }
    }
}

/// A line must not break before a colon, and an apostrophe is one.
void TestExplainTexts::frenchTypography()
{
    static const QRegularExpression breakable(QStringLiteral(" [:;?!»]|« "));
    static const QRegularExpression straight(QStringLiteral("\\w'\\w"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &key : french().keys()) {
        QVERIFY2(!breakable.match(french().source(key)).hasMatch(), qPrintable(key));
        QVERIFY2(!straight.match(french().source(key)).hasMatch(), qPrintable(key));
    }
}

void TestExplainTexts::fillsInOnePass()
{
    const QString text = english().text(
        "ended.accept_by", {{"who", QStringLiteral("{record}")}, {"record", QStringLiteral("7")}});
    QVERIFY(text.contains(QStringLiteral("{record}")));
    QVERIFY(text.contains(QStringLiteral("record 7")));
    QVERIFY(english().text("no.such.key").isEmpty());
}

void TestExplainTexts::writesQuantities()
{
    QCOMPARE(english().bytes(0), QStringLiteral("0 bytes"));
    QCOMPARE(english().bytes(1), QStringLiteral("1 byte"));
    QCOMPARE(english().bytes(12345), QStringLiteral("12,345 bytes"));
    QCOMPARE(french().bytes(0), QStringLiteral("0 octet"));
    QCOMPARE(french().bytes(2), QStringLiteral("2 octets"));
    QCOMPARE(english().duration(3'240'000'000), QStringLiteral("3.2 s"));
    QCOMPARE(english().duration(840), QStringLiteral("840 ns"));
    QVERIFY(french().duration(3'240'000'000).startsWith(QStringLiteral("3,2")));
}

QTEST_GUILESS_MAIN(TestExplainTexts)
#include "tst_explaintexts.moc"
