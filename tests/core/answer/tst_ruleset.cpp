#include "core/answer/ruleset.h"

#include <QTest>

using namespace wirebench;

namespace {

AnswerRule rule(RuleMatch match, const QString &pattern, const QString &reply = QStringLiteral("yes"))
{
    AnswerRule rule;
    rule.match = match;
    rule.pattern = pattern;
    rule.reply = reply;
    return rule;
}

RuleSetPtr setOf(const QList<AnswerRule> &rules)
{
    const auto set = RuleSet::compile({RuleUnit::Chunk, 4096, rules});
    if (!set)
        qFatal("the rules cannot be used");
    return *set;
}

PlaceholderValues values()
{
    return {QDateTime(QDate(2026, 11, 22), QTime(6, 0), Qt::UTC), 7, 42, QStringLiteral("127.0.0.1:5")};
}

/// The replies, and what is done, as one text.
QString said(const RuleSetPtr &set, const QByteArray &message)
{
    QStringList parts;
    for (const RuleOutcome &outcome : set->answer(message, values))
        parts += outcome.matched ? QStringLiteral("%1:%2").arg(outcome.rule).arg(toEscapes(outcome.reply))
                                 : QStringLiteral("%1 gave up").arg(outcome.rule);
    return parts.join(QStringLiteral(", "));
}

} // namespace

class TestRuleSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<RuleMatch>("match");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<bool>("caseSensitive");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("matches");
        using enum RuleMatch;
        const auto row = [](const char *name, RuleMatch match, const char *pattern, bool caseSensitive,
                            const QByteArray &message, bool matches) {
            QTest::newRow(name) << match << QString::fromUtf8(pattern) << caseSensitive << message << matches;
        };
        row("any", Any, "", true, "x", true);
        row("any, nothing", Any, "", true, "", true);
        row("exact", Exact, "PING", true, "PING", true);
        row("exact, more", Exact, "PING", true, "PING\n", false);
        row("exact, case", Exact, "PING", true, "ping", false);
        row("exact, no case", Exact, "PinG", false, "pINg", true);
        row("exact, empty", Exact, "", true, "", true);
        row("exact, empty, something", Exact, "", true, "x", false);
        row("starts", StartsWith, "HELO ", true, "HELO me", true);
        row("starts, inside", StartsWith, "HELO", true, " HELO", false);
        row("contains", Contains, "b\\x00", true, QByteArray("ab\0c", 4), true);
        row("contains not", Contains, "bd", true, "abc", false);
        row("contains, no case", Contains, "É b", false, QStringLiteral("aÉ Bc").toUtf8(), true);
        row("letters beyond ASCII keep their case", Contains, "é", false, QStringLiteral("É").toUtf8(),
            false);
        row("ends", EndsWith, "\\r\\n", true, "QUIT\r\n", true);
        row("ends not", EndsWith, "\\n", true, "QUIT", false);
        row("empty pattern", Contains, "", true, "x", false);
        row("empty start", StartsWith, "", true, "x", false);
        row("regex", Regex, "^a+$", true, "aaa", true);
        row("regex, escapes of its own", Regex, "\\x41\\d", true, "A7", true);
        row("regex, no case", Regex, "^é", false, QStringLiteral("Éa").toUtf8(), true);
        row("regex, empty", Regex, "", true, "x", false);
        row("regex, bytes", Regex, "\\xff\\x00", true, QByteArray("a\xFF\0", 3), true);
    }

    void matches()
    {
        QFETCH(RuleMatch, match);
        QFETCH(QString, pattern);
        QFETCH(QByteArray, message);
        AnswerRule one = rule(match, pattern);
        QFETCH(bool, caseSensitive);
        one.caseSensitive = caseSensitive;
        QFETCH(bool, matches);
        QCOMPARE(said(setOf({one}), message), matches ? QStringLiteral("0:yes") : QString());
    }

    void hexAndEncodings()
    {
        AnswerRule hex = rule(RuleMatch::Exact, QStringLiteral("00 ff"), QStringLiteral("0d0a"));
        hex.patternNotation = hex.replyNotation = PayloadNotation::Hex;
        QCOMPARE(said(setOf({hex}), QByteArray("\0\xFF", 2)), QStringLiteral("0:\\r\\n"));
        AnswerRule latin = rule(RuleMatch::Contains, QStringLiteral("é"), QStringLiteral("à"));
        latin.encoding = TextEncoding::Latin1;
        latin.ending = LineEnding::CrLf;
        QCOMPARE(said(setOf({latin}), "\xE9"), QStringLiteral("0:\\xe0\\r\\n"));
    }

    void theFirstThatMatchesAnswers()
    {
        AnswerRule off = rule(RuleMatch::Any, {}, QStringLiteral("off"));
        off.on = false;
        const auto set = setOf({off, rule(RuleMatch::StartsWith, "a", "1"), rule(RuleMatch::Any, {}, "2")});
        QCOMPARE(said(set, "abc"), QStringLiteral("1:1"));
        QCOMPARE(said(set, "xyz"), QStringLiteral("2:2"));
    }

    void oneMayGoOn()
    {
        AnswerRule first = rule(RuleMatch::Any, {}, {});
        first.note = QStringLiteral("seen");
        first.goOn = true;
        const auto set = setOf({first, rule(RuleMatch::Contains, "b", "2")});
        QCOMPARE(said(set, "abc"), QStringLiteral("0:, 1:2"));
        QCOMPARE(set->answer("abc", values).front().note, QStringLiteral("seen"));
        QCOMPARE(said(set, "x"), QStringLiteral("0:"));
    }

    void capturesAndPlaceholders()
    {
        const auto set =
            setOf({rule(RuleMatch::Regex, "^ADD (\\d+) (?<b>\\d+)?", "$2+$1=${b} {counter} {peer} $$ $0")});
        QCOMPARE(said(set, "ADD 1 2"), QStringLiteral("0:2+1=2 7 127.0.0.1:5 $ ADD 1 2"));
        QCOMPARE(said(set, "ADD 1 "), QStringLiteral("0:+1= 7 127.0.0.1:5 $ ADD 1 "));
        AnswerRule plain = rule(RuleMatch::Regex, "a", "{time} $1");
        plain.placeholders = false;
        QCOMPARE(said(setOf({plain}), "a"), QStringLiteral("0:{time} $1"));
        QCOMPARE(said(setOf({rule(RuleMatch::Any, {}, "cost: $1")}), "a"), QStringLiteral("0:cost: $1"));
    }

    void capturesAreTheBytesThatCame()
    {
        const auto set = setOf({rule(RuleMatch::Regex, "<(.*)>", "$1")});
        QCOMPARE(said(set, "<\xC3\xA9>"), QStringLiteral("0:é"));
        QCOMPARE(said(set, "<\xFF\xE9>"), QStringLiteral("0:\\xff\\xe9"));
    }

    void actionsAreTold()
    {
        AnswerRule bye = rule(RuleMatch::Exact, "QUIT", "bye");
        bye.action = RuleAction::Close;
        bye.delayMs = 30;
        const auto outcomes = setOf({bye})->answer("QUIT", values);
        QCOMPARE(outcomes.size(), size_t(1));
        QCOMPARE(outcomes[0].action, RuleAction::Close);
        QCOMPARE(outcomes[0].delayMs, 30);
    }

    void anEvilMessageIsGivenUp()
    {
        const AnswerRule evil = rule(RuleMatch::Regex, "(a+)+$");
        const auto set = setOf(
            {evil, evil, evil, evil, rule(RuleMatch::Regex, "!"), rule(RuleMatch::EndsWith, "!", "end")});
        const QByteArray message = QByteArray(10'000, 'a') + '!';
        const auto outcomes = set->answer(message, values);
        QCOMPARE(outcomes.size(), size_t(6));
        QCOMPARE(outcomes[0].remark, RuleRemark::GaveUp);
        QCOMPARE(outcomes[1].remark, RuleRemark::GaveUp);
        QCOMPARE(outcomes[2].remark, RuleRemark::Skipped);
        QCOMPARE(outcomes[4].remark, RuleRemark::Skipped);
        QVERIFY(outcomes[5].matched);
        QCOMPARE(outcomes[5].reply, QByteArray("end"));
        QCOMPARE(said(set, "aaa"), QStringLiteral("0:yes"));
        for (const RuleRemark remark : {RuleRemark::GaveUp, RuleRemark::Skipped, RuleRemark::LineTooLong})
            QVERIFY(qstrlen(ruleRemarkText(remark)) > 0);
        QVERIFY(!ruleRemarkText(RuleRemark::Typed));
    }

    void mistakes_data()
    {
        QTest::addColumn<RuleMatch>("match");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("reply");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("inReply");
        QTest::addColumn<int>("position");
        QTest::newRow("regex") << RuleMatch::Regex << "a("
                               << "" << ErrorCode::InvalidPattern << false << 2;
        QTest::newRow("escape") << RuleMatch::Exact << "a\\q"
                                << "" << ErrorCode::InvalidEscape << false << 1;
        QTest::newRow("reply") << RuleMatch::Any << ""
                               << "a\\q" << ErrorCode::InvalidEscape << true << 1;
        QTest::newRow("name") << RuleMatch::Any << ""
                              << "ab{c}" << ErrorCode::InvalidPlaceholder << true << 2;
        QTest::newRow("group") << RuleMatch::Regex << "(a)"
                               << "x$2" << ErrorCode::InvalidPlaceholder << true << 1;
        QTest::newRow("named group") << RuleMatch::Regex << "(?<a>a)"
                                     << "${a} ${b}" << ErrorCode::InvalidPlaceholder << true << 5;
    }

    void mistakes()
    {
        QFETCH(RuleMatch, match);
        QFETCH(QString, pattern);
        QFETCH(QString, reply);
        AnswerRules rules;
        rules.rules = {rule(RuleMatch::Any, {}), rule(match, pattern, reply)};
        const auto found = RuleSet::mistakes(rules);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].rule, 1);
        QTEST(found[0].field == RuleMistake::Field::Reply, "inReply");
        QTEST(found[0].error.code, "code");
        QTEST(found[0].error.position, "position");
        QVERIFY(!RuleSet::compile(rules));
        rules.rules[1].on = false; // may stay unfinished
        QVERIFY(RuleSet::compile(rules));
        QCOMPARE(RuleSet::mistakes(rules).size(), size_t(1));
    }
};

QTEST_APPLESS_MAIN(TestRuleSet)
#include "tst_ruleset.moc"
