#include "ui/dialogue/dialogueform.h"

#include "core/dialogue/dialoguefile.h"
#include "tests/ui/shell/bench.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

DialoguePtr dialogueWith(const QByteArray &parameters)
{
    const QByteArray json = R"({ "dialogue": 1, "name": "mine", "protocol": "ftp", "replies": "three-digit", "port": 21,
        "title": { "en": "Mine", "fr": "Le mien" }, "about": { "en": "A test.", "fr": "Un essai." },
        "parameters": [)" + parameters + R"(],
        "steps": [ { "do": "connect", "explain": { "en": "Connects.", "fr": "Se connecte." } },
                   { "do": "close", "explain": { "en": "Closes.", "fr": "Ferme." } } ] })";
    const auto dialogue = parseDialogue(json, QStringLiteral("mine.json"));
    if (!dialogue)
        qFatal("%s", qPrintable(dialogue.error().text(DialogueLanguage::English)));
    return *dialogue;
}

QByteArray parameter(const char *name, const char *more)
{
    return QByteArray(R"({ "name": ")") + name + R"(", "title": { "en": ")" + name + R"(", "fr": "fr" }, )" + more + " }";
}

} // namespace

class tst_DialogueForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAFieldOfItsKindForEachParameter()
    {
        m_form.setDialogue(dialogueWith(parameter("user", R"("default": "anonymous")") + ',' +
                                        parameter("password", R"("secret": true, "default": "x")") + ',' +
                                        parameter("list", R"("kind": "choice", "choices": ["LIST", "MLSD"], "default": "MLSD")") + ',' +
                                        parameter("text", R"("kind": "message", "default": "hello")")),
                           DialogueLanguage::English);
        QCOMPARE(control<QLineEdit>(m_form, QStringLiteral("user"))->text(), QStringLiteral("anonymous"));
        QCOMPARE(control<QLineEdit>(m_form, QStringLiteral("password"))->echoMode(), QLineEdit::Password);
        QCOMPARE(control<QComboBox>(m_form, QStringLiteral("list"))->currentText(), QStringLiteral("MLSD"));
        QCOMPARE(control<QPlainTextEdit>(m_form, QStringLiteral("text"))->toPlainText(), QStringLiteral("hello"));
        const DialogueValues values = m_form.values();
        QCOMPARE(values.value(QStringLiteral("user")), QStringLiteral("anonymous"));
        QCOMPARE(values.value(QStringLiteral("password")), QStringLiteral("x"));
        QCOMPARE(values.size(), 4);
    }

    void secretsAreShownOnlyWhenAsked()
    {
        m_form.setDialogue(dialogueWith(parameter("password", R"("secret": true)")), DialogueLanguage::English);
        auto *field = control<QLineEdit>(m_form, QStringLiteral("password"));
        field->actions().constFirst()->trigger();
        QCOMPARE(field->echoMode(), QLineEdit::Normal);
        field->actions().constFirst()->trigger();
        QCOMPARE(field->echoMode(), QLineEdit::Password);
    }

    void secretsAreKeptApart()
    {
        m_form.setDialogue(dialogueWith(parameter("user", "\"default\": \"\"") + ',' + parameter("password", R"("secret": true)")),
                           DialogueLanguage::English);
        QSignalSpy edited(&m_form, &DialogueForm::edited);
        type(control<QLineEdit>(m_form, QStringLiteral("user")), QStringLiteral("alice"));
        type(control<QLineEdit>(m_form, QStringLiteral("password")), QStringLiteral("wonderland"));
        QVERIFY(edited.size() > 0);
        QCOMPARE(m_form.keptValues().value(QStringLiteral("user")), QStringLiteral("alice"));
        QVERIFY(!m_form.keptValues().contains(QStringLiteral("password")));
        QCOMPARE(m_form.secrets().value(QStringLiteral("password")), QStringLiteral("wonderland"));
    }

    void whatWasTypedStaysForTheNextDialogue()
    {
        const DialoguePtr first = dialogueWith(parameter("user", R"("default": "anonymous")") + ',' + parameter("folder", "\"optional\": true"));
        const DialoguePtr second = dialogueWith(parameter("user", R"("default": "")"));
        m_form.setDialogue(first, DialogueLanguage::English);
        type(control<QLineEdit>(m_form, QStringLiteral("user")), QStringLiteral("alice"));
        m_form.setDialogue(second, DialogueLanguage::English);
        QCOMPARE(m_form.values().value(QStringLiteral("user")), QStringLiteral("alice"));
        m_form.setDialogue(first, DialogueLanguage::French);
        QCOMPARE(m_form.values().value(QStringLiteral("user")), QStringLiteral("alice"));
        QCOMPARE(m_form.values().value(QStringLiteral("folder")), QString());
    }

    void anotherDialogueBeginsWithItsOwnDefaults()
    {
        m_form.setKeptValues({}, {});
        m_form.setDialogue(dialogueWith(parameter("user", R"("default": "")")), DialogueLanguage::English);
        m_form.setDialogue(dialogueWith(parameter("user", R"("default": "anonymous")")), DialogueLanguage::English);
        QCOMPARE(m_form.values().value(QStringLiteral("user")), QStringLiteral("anonymous"));
        QVERIFY(m_form.keptValues().isEmpty());
    }

    void troubleIsShownAtItsField()
    {
        m_form.show();
        m_form.setDialogue(dialogueWith(parameter("user", "\"default\": \"\"") + ',' + parameter("folder", "\"optional\": true")),
                           DialogueLanguage::English);
        m_form.showTrouble(QStringLiteral("folder"));
        auto *folder = control<QLineEdit>(m_form, QStringLiteral("folder"));
        QVERIFY(WorkbenchStyle::isTrouble(folder));
        QTRY_VERIFY(folder->isVisible()); // it was under "More"
        type(folder, QStringLiteral("pub"));
        QVERIFY(!WorkbenchStyle::isTrouble(folder));
        m_form.showTrouble(QStringLiteral("nobody")); // a name that is no field
    }

private:
    Bench m_bench;
    DialogueForm m_form{m_bench.look};
};

QTEST_MAIN(tst_DialogueForm)
#include "tst_dialogueform.moc"
