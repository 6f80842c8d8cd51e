#include "core/workspace/rulesfile.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

AnswerRules someRules()
{
    AnswerRule all;
    all.on = false;
    all.match = RuleMatch::Regex;
    all.pattern = QStringLiteral("^HELO (\\w+)$");
    all.patternNotation = PayloadNotation::Text;
    all.caseSensitive = false;
    all.encoding = TextEncoding::Latin1;
    all.reply = QStringLiteral("250 $1");
    all.replyNotation = PayloadNotation::Text;
    all.ending = LineEnding::CrLf;
    all.placeholders = false;
    all.delayMs = 250;
    all.action = RuleAction::HalfClose;
    all.note = QStringLiteral("greeted, “é”");
    all.goOn = true;
    return {RuleUnit::Line, 80, {all, AnswerRule()}};
}

QByteArray file(const QByteArray &rules, const QByteArray &more = "")
{
    return "{\"format\": \"wirebench-rules\", \"version\": 1," + more + "\n \"rules\": [" + rules + "]}";
}

QString mistakeIn(const QByteArray &content)
{
    const auto rules = rulesFromText(content, QStringLiteral("f.json"));
    if (rules)
        return QStringLiteral("none");
    return rules.error().code == ErrorCode::FileNotRules && rules.error().arguments.value(0) == u"f.json"
               ? rules.error().arguments.value(1)
               : QStringLiteral("another error");
}

} // namespace

class TestRulesFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesItsFile()
    {
        const auto read = rulesFromText(rulesText(someRules()));
        QVERIFY(read);
        QVERIFY(*read == someRules());
    }

    void everyMemberIsWritten()
    {
        const QJsonArray rules = toJson(someRules()).value("rules").toArray();
        const QJsonObject unusual = rules.at(0).toObject();
        const QJsonObject usual = rules.at(1).toObject();
        QCOMPARE(unusual.size(), 14);
        for (const QString &name : unusual.keys())
            QVERIFY2(unusual.value(name) != usual.value(name), qPrintable(name));
    }

    void whatIsMissingIsAsUsual()
    {
        const auto read = rulesFromText(file("{\"pattern\": \"a\", \"reply\": \"b\"}"));
        QVERIFY(read);
        AnswerRule rule;
        rule.pattern = QStringLiteral("a");
        rule.reply = QStringLiteral("b");
        QVERIFY(*read == (AnswerRules{RuleUnit::Chunk, AnswerRules::usualLineLimit, {rule}}));
    }

    void refusesWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("mistake"); // its beginning
        const auto row = [](const char *name, const QByteArray &content, const char *mistake) {
            QTest::newRow(name) << content << QString::fromUtf8(mistake);
        };
        row("nothing", "", "1:");
        row("no JSON", "{\"format\": \"wirebench-rules\",\n \"rules\": [}", "2:13: ");
        row("an array", "[]", "format = ");
        row("another format", "{\"format\": \"wirebench-workspace\", \"version\": 1, \"rules\": []}",
            "format = \"wirebench-workspace\" (wirebench-rules)");
        row("no version", "{\"format\": \"wirebench-rules\", \"rules\": []}", "version = ");
        row("a later version", "{\"format\": \"wirebench-rules\", \"version\": 2, \"rules\": []}",
            "version = 2 (1…1)");
        row("no rules", "{\"format\": \"wirebench-rules\", \"version\": 1}", "rules = ");
        row("no rule", file("7"), "rules[0] = 7 (object)");
        row("unknown match", file("{}, {\"match\": \"begins\"}"),
            "rules[1].match = \"begins\" (any | exact | starts | contains | ends | regex)");
        row("slip in a name", file("{\"patern\": \"a\"}"), "rules[0].patern (unknown)");
        row("slip outside", file("", "\"units\": \"line\","), "units (unknown)");
        row("range", file("{\"delayMs\": -1}"), "rules[0].delayMs = -1 (0…86400000)");
        row("limit", file("", "\"lineLimit\": 0,"), "lineLimit = 0 (1…1048576)");
        row("pattern", file("{\"match\": \"regex\", \"pattern\": \"(a\"}"),
            "rules[0].pattern: The regular expression has a mistake: ");
        row("escape", file("{\"pattern\": \"a\", \"reply\": \"\\\\q\"}"), "rules[0].reply: “\\q” ");
        row("placeholder", file("{\"pattern\": \"a\", \"reply\": \"{tim}\"}"),
            "rules[0].reply: “{tim}” is not a placeholder");
        row("a long text", file("{\"pattern\": \"" + QByteArray(70'000, 'a') + "\"}"), "rules[0].pattern = ");
    }

    void refusesWithTheReason()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, mistake);
        const QString found = mistakeIn(content);
        QVERIFY2(found.startsWith(mistake), qPrintable(found));
    }

    void whatIsOffMayBeUnfinished()
    {
        QCOMPARE(mistakeIn(file("{\"on\": false, \"match\": \"regex\", \"pattern\": \"(a\"}")),
                 QStringLiteral("none"));
    }

    void tooManyRules()
    {
        QByteArray rules = "{}";
        for (int i = 1; i < AnswerRules::mostRules; ++i)
            rules += ",{}";
        QCOMPARE(mistakeIn(file(rules)), QStringLiteral("none"));
        QVERIFY(mistakeIn(file(rules + ",{}")).startsWith(QStringLiteral("rules = ")));
    }

    void filesAreSavedAndLoaded()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("rules.json"));
        QVERIFY(saveRules(someRules(), path));
        const auto read = loadRules(path);
        QVERIFY(read);
        QVERIFY(*read == someRules());
        QCOMPARE(loadRules(folder.filePath(QStringLiteral("none"))).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(loadRules(folder.path()).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(saveRules(someRules(), folder.path()).error().code, ErrorCode::FileUnwritable);
        QFile large(path);
        QVERIFY(large.resize(ruleslimits::fileBytes + 1));
        QCOMPARE(loadRules(path).error().code, ErrorCode::FileTooLarge);
    }
};

QTEST_APPLESS_MAIN(TestRulesFile)
#include "tst_rulesfile.moc"
