#include "ui/dialogue/dialogueeditor.h"

#include "core/dialogue/dialoguelibrary.h"
#include "tests/ui/shell/bench.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTimer>

using namespace wirebench;
using namespace wirebench::test;

class tst_DialogueEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_editor = std::make_unique<DialogueEditor>(m_bench.look, nullptr);
        m_editor->edit(DialogueLibrary::builtIn().source(QStringLiteral("ftp")), {}, DialogueLanguage::English);
    }

    void aCopyOfABuiltInOneHasNoMistake()
    {
        QVERIFY(!m_editor->text().isEmpty());
        QCOMPARE(m_editor->notice()->kind(), Notice::Kind::Info);
        QVERIFY2(m_editor->notice()->cause().contains(QStringLiteral("without a mistake")), qPrintable(m_editor->notice()->cause()));
    }

    void aMistakeIsNamedAndUnderlined()
    {
        QVERIFY(m_editor->edit()->find(QStringLiteral("\"close\"")));
        m_editor->edit()->insertPlainText(QStringLiteral("\"clsoe\""));
        QTRY_COMPARE(m_editor->notice()->kind(), Notice::Kind::Trouble);
        QVERIFY2(m_editor->notice()->cause().contains(QStringLiteral("clsoe")), qPrintable(m_editor->notice()->cause()));
        QCOMPARE(m_editor->edit()->extraSelections().size(), 1);
        const QTextCursor mark = m_editor->edit()->extraSelections().constFirst().cursor;
        QVERIFY(mark.block().text().contains(QStringLiteral("clsoe")));
        m_editor->edit()->undo();
        QTRY_COMPARE(m_editor->notice()->kind(), Notice::Kind::Info);
        QVERIFY(m_editor->edit()->extraSelections().isEmpty());
    }

    void savesAndSaysWhere()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mine.json"));
        QSignalSpy saved(m_editor.get(), &DialogueEditor::saved);
        QVERIFY(m_editor->saveTo(path));
        QCOMPARE(saved.value(0).value(0).toString(), path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), DialogueLibrary::builtIn().source(QStringLiteral("ftp")));
        QVERIFY(m_editor->windowTitle().contains(QStringLiteral("mine.json")));
    }

    void whatCannotBeWrittenStays()
    {
        QVERIFY(!m_editor->saveTo(QStringLiteral("/nonexistent/mine.json")));
        QCOMPARE(m_editor->notice()->kind(), Notice::Kind::Trouble);
        QVERIFY(!m_editor->text().isEmpty());
    }

    void closingWithChangesAsks()
    {
        m_editor->edit()->insertPlainText(QStringLiteral(" "));
        answer(QMessageBox::Cancel);
        m_editor->close();
        QVERIFY(m_editor->isVisible());
        answer(QMessageBox::Discard);
        QTest::keyClick(m_editor.get(), Qt::Key_Escape);
        QVERIFY(!m_editor->isVisible());
    }

private:
    static void answer(QMessageBox::StandardButton with)
    {
        QTimer::singleShot(0, qApp, [with] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            QTest::mouseClick(box->button(with), Qt::LeftButton);
        });
    }

    Bench m_bench;
    std::unique_ptr<DialogueEditor> m_editor;
};

QTEST_MAIN(tst_DialogueEditor)
#include "tst_dialogueeditor.moc"
