#include "core/workspace/jsonmembers.h"

#include <QJsonArray>
#include <QTest>

using namespace wirebench;

namespace {

enum class Colour { Red, Green };
constexpr EnumName<Colour> colourNames[] = {{Colour::Red, "red"}, {Colour::Green, "green"}};

QString mistakeOf(const JsonMembers &members)
{
    return members.error() ? members.error()->arguments.value(1) : QString();
}

} // namespace

class TestJsonMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryKind()
    {
        JsonMembers members({{"yes", true},
                             {"text", "é"},
                             {"count", 7},
                             {"share", 0.5},
                             {"list", QJsonArray{"a", "b"}},
                             {"colour", "green"}});
        bool yes = false;
        QString text;
        int count = 0;
        double share = 0;
        QStringList list;
        Colour colour = Colour::Red;
        members.read("yes", yes);
        members.read("text", text);
        members.read("count", count, {0, 10});
        members.read("share", share, 0, 1);
        members.read("list", list, 10);
        members.read("colour", colour, colourNames);
        QVERIFY(!members.error());
        QVERIFY(yes);
        QCOMPARE(text, QStringLiteral("é"));
        QCOMPARE(count, 7);
        QCOMPARE(share, 0.5);
        QCOMPARE(list, QStringList({"a", "b"}));
        QCOMPARE(colour, Colour::Green);
    }

    void missingMembersKeepTheirDefaults()
    {
        JsonMembers members{QJsonObject()};
        int count = 3;
        QString text = QStringLiteral("kept");
        Colour colour = Colour::Green;
        members.read("count", count, {5, 10}); // a default need not be in the range
        members.read("text", text);
        members.read("colour", colour, colourNames);
        members.readObject("inner", [](JsonMembers &) { QFAIL("there is no such object"); });
        QVERIFY(!members.error());
        QCOMPARE(count, 3);
        QCOMPARE(text, QStringLiteral("kept"));
        QCOMPARE(colour, Colour::Green);
    }

    void mistakesNameTheMember_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("mistake");
        QTest::newRow("too large") << QJsonValue(70000) << QStringLiteral("in.count = 70000 (0…65535)");
        QTest::newRow("negative") << QJsonValue(-1) << QStringLiteral("in.count = -1 (0…65535)");
        QTest::newRow("fraction") << QJsonValue(1.5) << QStringLiteral("in.count = 1.5 (0…65535)");
        QTest::newRow("huge") << QJsonValue(1e300) << QStringLiteral("in.count = 1e+300 (0…65535)");
        QTest::newRow("text") << QJsonValue("five") << QStringLiteral("in.count = \"five\" (0…65535)");
        QTest::newRow("null") << QJsonValue() << QStringLiteral("in.count = null (0…65535)");
        QTest::newRow("object") << QJsonValue(QJsonObject()) << QStringLiteral("in.count = {…} (0…65535)");
        QTest::newRow("list") << QJsonValue(QJsonArray()) << QStringLiteral("in.count = […] (0…65535)");
    }
    void mistakesNameTheMember()
    {
        QFETCH(QJsonValue, value);
        JsonMembers members({{"count", value}}, QStringLiteral("in"));
        int count = 9;
        members.read("count", count, {0, 65535});
        QTEST(mistakeOf(members), "mistake");
        QCOMPARE(members.error()->code, ErrorCode::FileNotWorkspace);
        QCOMPARE(count, 9);
    }

    void wrongTypesOfOtherKinds()
    {
        const auto mistake = [](const QJsonValue &value, auto &&read) {
            JsonMembers members({{"m", value}});
            read(members);
            return mistakeOf(members);
        };
        bool flag = false;
        QString text;
        QStringList list;
        Colour colour = Colour::Red;
        QCOMPARE(mistake(1, [&](JsonMembers &m) { m.read("m", flag); }),
                 QStringLiteral("m = 1 (true | false)"));
        QCOMPARE(mistake(true, [&](JsonMembers &m) { m.read("m", text); }),
                 QStringLiteral("m = true (string)"));
        QCOMPARE(mistake("x", [&](JsonMembers &m) { m.read("m", list, 5); }),
                 QStringLiteral("m = \"x\" (array)"));
        QCOMPARE(mistake(QJsonArray{"x", 2}, [&](JsonMembers &m) { m.read("m", list, 5); }),
                 QStringLiteral("m[1] = 2 (string)"));
        QCOMPARE(mistake("blue", [&](JsonMembers &m) { m.read("m", colour, colourNames); }),
                 QStringLiteral("m = \"blue\" (red | green)"));
        QCOMPARE(mistake(3, [&](JsonMembers &m) { m.read("m", colour, colourNames); }),
                 QStringLiteral("m = 3 (string)"));
        QCOMPARE(mistake(3, [](JsonMembers &m) { m.readObject("m", [](JsonMembers &) {}); }),
                 QStringLiteral("m = 3 (object)"));
    }

    void theFirstMistakeIsKept()
    {
        JsonMembers members({{"a", 1}, {"b", 2}});
        bool flag = false;
        members.read("a", flag);
        members.read("b", flag);
        QCOMPARE(mistakeOf(members), QStringLiteral("a = 1 (true | false)"));
    }

    void innerMistakesCarryThePath()
    {
        JsonMembers members({{"outer", QJsonObject{{"inner", QJsonObject{{"m", 1}}}}}});
        bool flag = false;
        members.readObject("outer", [&](JsonMembers &outer) {
            outer.readObject("inner", [&](JsonMembers &inner) { inner.read("m", flag); });
        });
        QCOMPARE(mistakeOf(members), QStringLiteral("outer.inner.m = 1 (true | false)"));
    }

    void longTextsAreCutInMistakes()
    {
        JsonMembers members({{"m", QString(5000, QLatin1Char('x'))}});
        bool flag = false;
        members.read("m", flag);
        QVERIFY(mistakeOf(members).size() < 100);
        QVERIFY(mistakeOf(members).contains(QStringLiteral("…")));
    }

    void listsKeepTheirLastTexts()
    {
        JsonMembers members({{"m", QJsonArray{"1", "2", "3", "4"}}});
        QStringList list;
        members.read("m", list, 2);
        QVERIFY(!members.error());
        QCOMPARE(list, QStringList({"3", "4"}));
    }

    void listsHaveALimit()
    {
        JsonMembers members({{"m", QJsonArray{1, 2, 3}}});
        int visited = 0;
        members.readList("m", 2, [&](const QJsonValue &, const QString &) { ++visited; });
        QCOMPARE(visited, 0);
        QCOMPARE(mistakeOf(members), QStringLiteral("m = […] (≤ 2)"));
    }
};

QTEST_APPLESS_MAIN(TestJsonMembers)
#include "tst_jsonmembers.moc"
