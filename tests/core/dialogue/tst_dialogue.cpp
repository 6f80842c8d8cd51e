#include "core/dialogue/dialogue.h"

#include <QTest>

using namespace wirebench;

namespace {

Dialogue sample()
{
    Dialogue dialogue;
    const auto add = [&](const char *name, ParameterKind kind, bool optional = false) -> DialogueParameter & {
        DialogueParameter parameter;
        parameter.name = QLatin1String(name);
        parameter.kind = kind;
        parameter.optional = optional;
        dialogue.parameters += parameter;
        return dialogue.parameters.last();
    };
    add("user", ParameterKind::Text);
    DialogueParameter &password = add("password", ParameterKind::Text, true);
    password.secret = true;
    add("mode", ParameterKind::Choice).choices = QStringList{"no", "yes"};
    dialogue.parameters.last().defaultValue = QStringLiteral("no");
    add("number", ParameterKind::Number, true);
    add("sure", ParameterKind::YesNo, true);
    add("text", ParameterKind::Message, true);
    add("to", ParameterKind::List, true);
    return dialogue;
}

} // namespace

class TestDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesValues_data()
    {
        QTest::addColumn<DialogueValues>("values");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *what, DialogueValues values, const QString &problem) {
            if (!values.contains("user"))
                values.insert("user", "ada");
            QTest::newRow(what) << values << problem;
        };
        row("enough", {}, {});
        row("missing", {{"user", ""}}, "value.missing");
        row("unknown", {{"usr", "x"}}, "value.unknown");
        row("CR", {{"user", "a\rb"}}, "value.line");
        row("LF", {{"password", "a\nb"}}, "value.line");
        row("NUL", {{"user", QString(QChar(0))}}, "value.line");
        row("lines in a message", {{"text", "a\r\nb"}, {"to", "a\nb"}}, {});
        row("NUL in a message", {{"text", QString(QChar(0))}}, "value.line");
        row("wrong choice", {{"mode", "maybe"}}, "value.choice");
        row("empty choice", {{"mode", ""}}, "value.missing");
        row("number", {{"number", "12"}}, {});
        row("no number", {{"number", "12a"}}, "value.number");
        row("negative", {{"number", "-1"}}, "value.number");
        row("yes", {{"sure", "yes"}}, {});
        row("true", {{"sure", "true"}}, "value.choice");
    }
    void judgesValues()
    {
        QFETCH(DialogueValues, values);
        QTEST(valuesProblem(sample(), values).key, "problem");
    }

    void masks()
    {
        const DialogueValues masked = maskedValues(sample(), {{"user", "ada"}, {"password", "x"}});
        QCOMPARE(masked.value("user"), QStringLiteral("ada"));
        QCOMPARE(masked.value("password"), QString(8, QChar(0x2022)));
        QCOMPARE(maskedValues(sample(), {{"password", ""}}).value("password"), QString());
    }

    void lists()
    {
        QCOMPARE(listElements(" a@b ,c@d\r\n\n , e "), (QStringList{"a@b", "c@d", "e"}));
        QVERIFY(listElements(" ,\n").isEmpty());
    }

    void defaults()
    {
        QCOMPARE(defaultValues(sample()).value("mode"), QStringLiteral("no"));
        QVERIFY(sample().parameter("mode"));
        QVERIFY(!sample().parameter("none"));
    }
};

QTEST_APPLESS_MAIN(TestDialogue)
#include "tst_dialogue.moc"
