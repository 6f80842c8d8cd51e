#include "ui/dialogue/dialoguecommands.h"

#include "tests/ui/shell/bench.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

class tst_DialogueCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ftp = DialogueLibrary::builtIn().protocol(QStringLiteral("ftp"));
        QVERIFY(m_ftp);
        m_commands = std::make_unique<DialogueCommands>(m_bench.look);
        m_commands->setProtocol(m_ftp, DialogueLanguage::English);
        m_commands->resize(700, 1500);
        m_commands->show();
        m_commands->setSendEnabled(true, {});
    }

    void eachCommandIsAButton()
    {
        QCOMPARE(m_commands->findChildren<QPushButton *>().size(), m_ftp->commands.size());
        QSignalSpy wanted(m_commands.get(), &DialogueCommands::lineWanted);
        QVERIFY(press(*m_commands, QStringLiteral("PWD")));
        QCOMPARE(wanted.value(0).value(0).toString(), QStringLiteral("PWD"));
    }

    void fieldsGoIntoTheLine()
    {
        QSignalSpy wanted(m_commands.get(), &DialogueCommands::lineWanted);
        QSignalSpy refused(m_commands.get(), &DialogueCommands::refused);
        QLineEdit *field = fieldOf(QStringLiteral("CWD"));
        QVERIFY(field);
        QVERIFY(press(*m_commands, QStringLiteral("CWD")));
        QCOMPARE(wanted.size(), 0);
        QCOMPARE(refused.size(), 1); // nothing is typed
        field->setText(QStringLiteral("pub"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(wanted.value(0).value(0).toString(), QStringLiteral("CWD pub"));
    }

    void nothingIsSentWhileNobodyListens()
    {
        m_commands->setSendEnabled(false, QStringLiteral("Run the dialogue first"));
        QVERIFY(!press(*m_commands, QStringLiteral("PWD")));
        QCOMPARE(button(*m_commands, QStringLiteral("PWD"))->toolTip(), QStringLiteral("Run the dialogue first"));
    }

    void whatIsTypedStaysUntilAnotherProtocol()
    {
        fieldOf(QStringLiteral("CWD"))->setText(QStringLiteral("pub"));
        m_commands->setProtocol(m_ftp, DialogueLanguage::English);
        QCOMPARE(fieldOf(QStringLiteral("CWD"))->text(), QStringLiteral("pub"));
        m_commands->setProtocol(nullptr, DialogueLanguage::English);
        QVERIFY(m_commands->findChildren<QPushButton *>().isEmpty());
    }

private:
    /// In the line of that button.
    QLineEdit *fieldOf(const QString &word)
    {
        const int row = button(*m_commands, word)->y();
        for (QLineEdit *field : m_commands->findChildren<QLineEdit *>()) {
            if (std::abs(field->y() - row) < field->height() / 2)
                return field;
        }
        return nullptr;
    }

    Bench m_bench;
    const ProtocolEntry *m_ftp = nullptr;
    std::unique_ptr<DialogueCommands> m_commands;
};

QTEST_MAIN(tst_DialogueCommands)
#include "tst_dialoguecommands.moc"
