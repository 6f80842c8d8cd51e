#include "ui/dialogue/dialoguepanel.h"

#include "tests/ui/shell/bench.h"
#include "ui/dialogue/dialogueform.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace wirebench;
using namespace wirebench::test;

class tst_DialoguePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_panel = std::make_unique<DialoguePanel>(m_bench.look);
        m_panel->resize(700, 400);
        m_panel->show();
    }

    void beginsWithTheFirstDialogue()
    {
        QVERIFY(m_panel->dialogue());
        QCOMPARE(m_panel->dialogue()->name, QStringLiteral("ftp"));
        QCOMPARE(m_panel->usualPort(), 21);
        QCOMPARE(protocols()->currentText(), QStringLiteral("FTP"));
        QVERIFY(!m_panel->values().isEmpty());
    }

    void everyBuiltInOneCanBeChosen()
    {
        QSet<QString> chosen;
        for (int protocol = 0; protocol < protocols()->count(); ++protocol) {
            protocols()->setCurrentIndex(protocol);
            Q_EMIT protocols()->activated(protocol);
            for (int i = 0; i < dialogues()->count(); ++i) {
                dialogues()->setCurrentIndex(i);
                Q_EMIT dialogues()->activated(i);
                QVERIFY(m_panel->dialogue());
                chosen.insert(m_panel->dialogue()->name);
            }
        }
        QCOMPARE(chosen.size(), DialogueLibrary::builtIn().dialogues().size());
    }

    void settingsComeBack()
    {
        m_panel->chooseDialogue(QStringLiteral("pop3"));
        m_panel->form()->setValue(QStringLiteral("user"), QStringLiteral("alice"));
        m_panel->form()->setValue(QStringLiteral("password"), QStringLiteral("wonderland"));
        const DialogueSettings settings = m_panel->settings();
        QCOMPARE(settings.name, QStringLiteral("pop3"));
        QVERIFY(!toJson(settings).contains(QStringLiteral("wonderland")));
        DialoguePanel other(m_bench.look);
        other.setSettings(settings);
        QCOMPARE(other.dialogue()->name, QStringLiteral("pop3"));
        QCOMPARE(other.values().value(QStringLiteral("user")), QStringLiteral("alice"));
        QVERIFY(other.settings() == settings);
    }

    void theUsualPortIsOfferedWhereAnotherStands()
    {
        m_panel->setPort(QStringLiteral("2121"));
        QVERIFY(m_panel->usualPortAction()->isVisible());
        m_panel->setPort(QStringLiteral("21"));
        QVERIFY(!m_panel->usualPortAction()->isVisible());
        m_panel->form()->setValue(QStringLiteral("tls"), QStringLiteral("at-once"));
        m_panel->setPort(QStringLiteral("21"));
        QCOMPARE(m_panel->usualPort(), 990);
        QVERIFY(m_panel->usualPortAction()->isVisible());
    }

    void oneOfOnesOwnIsRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(DialogueLibrary::builtIn().source(QStringLiteral("gopher")));
        file.close();
        m_panel->openFile(path);
        QVERIFY(m_panel->dialogue());
        QCOMPARE(dialogues()->currentText(), QStringLiteral("mine.json"));
        QCOMPARE(m_panel->settings().name, path);
        DialoguePanel other(m_bench.look);
        other.setSettings(m_panel->settings());
        QCOMPARE(other.dialogue()->protocol, QStringLiteral("gopher"));
    }

    void aFileThatIsNoDialogueIsExplained()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{ \"dialogue\": 1, \"steps\": 7 }");
        file.close();
        m_panel->openFile(path);
        QVERIFY(!m_panel->dialogue());
        QCOMPARE(m_panel->notice()->kind(), Notice::Kind::Trouble);
        QCOMPARE(m_panel->settings().name, path); // nothing typed is lost
    }

    void theLineIsThereWhileItRuns()
    {
        auto *line = control<QLineEdit>(*m_panel, QStringLiteral("Line to send"));
        QVERIFY(!line->isVisible());
        m_panel->showState(DialogueState::Running);
        QVERIFY(line->isVisible());
        QVERIFY(!line->isEnabled());
        QVERIFY(!m_panel->nextAction()->isEnabled());
        m_panel->showState(DialogueState::Paused);
        QVERIFY(m_panel->nextAction()->isEnabled());
        QSignalSpy wanted(m_panel.get(), &DialoguePanel::lineWanted);
        line->setText(QStringLiteral("NOOP"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(wanted.value(0).value(0).toString(), QStringLiteral("NOOP"));
        QVERIFY(line->text().isEmpty());
    }

    void aProblemShowsItsField()
    {
        m_panel->chooseDialogue(QStringLiteral("pop3"));
        m_panel->pages()->showPage(QStringLiteral("steps"));
        DialogueValues values = m_panel->values();
        values.insert(QStringLiteral("user"), QString());
        const DialogueNote problem = valuesProblem(*m_panel->dialogue(), values);
        QVERIFY(!problem.isEmpty());
        m_panel->showProblem(problem);
        QCOMPARE(m_panel->pages()->current(), QStringLiteral("values"));
        QCOMPARE(m_panel->notice()->kind(), Notice::Kind::Trouble);
    }

    void speaksFrench()
    {
        m_bench.language.setCode(QStringLiteral("fr"));
        QTRY_VERIFY(m_panel->nextAction()->text() != u"Next step");
        QVERIFY(m_panel->dialogue());
        m_bench.language.setCode(QStringLiteral("en"));
        QTRY_COMPARE(m_panel->nextAction()->text(), QStringLiteral("Next step"));
    }

private:
    QComboBox *protocols() { return control<QComboBox>(*m_panel, QStringLiteral("Protocol")); }
    QComboBox *dialogues() { return control<QComboBox>(*m_panel, QStringLiteral("Dialogue")); }

    Bench m_bench;
    std::unique_ptr<DialoguePanel> m_panel;
};

QTEST_MAIN(tst_DialoguePanel)
#include "tst_dialoguepanel.moc"
