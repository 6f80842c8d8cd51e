#include "ui/widgets/historyfield.h"
#include "ui/widgets/look.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_HistoryField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_look = new Look;
        m_field = new HistoryField(*m_look);
        m_field->resize(400, 100);
        m_field->show();
    }

    void cleanup()
    {
        delete m_field;
        delete m_look;
    }

    void upRecallsAndDownComesBackToTheDraft()
    {
        m_field->setHistory({QStringLiteral("one"), QStringLiteral("two")});
        QTest::keyClicks(m_field, QStringLiteral("draft"));
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("two"));
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("one"));
        QTest::keyClick(m_field, Qt::Key_Up); // the oldest stays
        QCOMPARE(m_field->text(), QStringLiteral("one"));
        QTest::keyClick(m_field, Qt::Key_Down);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(m_field->text(), QStringLiteral("draft"));
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(m_field->text(), QStringLiteral("draft"));
    }

    void insideATextTheKeysMoveTheCursor()
    {
        m_field->setHistory({QStringLiteral("old")});
        m_field->setText(QStringLiteral("first\nsecond"));
        QTest::keyClick(m_field, Qt::Key_Up); // from the second line to the first
        QCOMPARE(m_field->text(), QStringLiteral("first\nsecond"));
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("old"));
    }

    void aTextOfSeveralLinesIsPassedByOneKey()
    {
        m_field->setHistory({QStringLiteral("oldest"), QStringLiteral("a\nb\nc")});
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("oldest"));
    }

    void changesOnTheWayAreKept()
    {
        m_field->setHistory({QStringLiteral("one"), QStringLiteral("two")});
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClicks(m_field, QStringLiteral("!"));
        QTest::keyClick(m_field, Qt::Key_Up);
        QTest::keyClick(m_field, Qt::Key_Down);
        QCOMPARE(m_field->text(), QStringLiteral("two!"));
        QCOMPARE(m_field->history().last(), QStringLiteral("two"));
    }

    void whatWasJustSentIsNotRecalledOverItself()
    {
        QTest::keyClicks(m_field, QStringLiteral("one"));
        m_field->remember();
        m_field->setText(QStringLiteral("two"));
        m_field->remember();
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_field->text(), QStringLiteral("one"));
    }

    void theHistoryIsBoundedAndHoldsEachTextOnce()
    {
        QSignalSpy changed(m_field, &HistoryField::historyChanged);
        for (int i = 0; i < 60; ++i) {
            m_field->setText(QString::number(i));
            m_field->remember();
            m_field->remember();
        }
        QCOMPARE(changed.count(), 60);
        QCOMPARE(m_field->history().size(), HistoryField::maximumEntries);
        QCOMPARE(m_field->history().last(), QStringLiteral("59"));
        m_field->setText(QStringLiteral("30"));
        m_field->remember();
        QCOMPARE(m_field->history().count(QStringLiteral("30")), 1);
        QCOMPARE(m_field->history().last(), QStringLiteral("30"));
        m_field->setText({});
        m_field->remember();
        QCOMPARE(m_field->history().last(), QStringLiteral("30"));
    }

    void noBreakSpacesSurvive()
    {
        const QString typed = QStringLiteral("a\u00a0b\nc");
        m_field->setText(typed);
        QCOMPARE(m_field->text(), typed);
    }

    void settingATextCanBeUndone()
    {
        QTest::keyClicks(m_field, QStringLiteral("typed"));
        m_field->setText(QStringLiteral("other"));
        m_field->undo();
        QCOMPARE(m_field->text(), QStringLiteral("typed"));
    }

    void aMistakeIsUnderlinedInPlace()
    {
        m_field->setText(QStringLiteral("48 6g"));
        m_field->markMistake(4, 1);
        QVERIFY(m_field->hasMistake());
        const QTextEdit::ExtraSelection mark = m_field->extraSelections().first();
        QCOMPARE(mark.cursor.selectedText(), QStringLiteral("g"));
        QCOMPARE(mark.format.underlineStyle(), QTextCharFormat::WaveUnderline);
        m_field->markMistake(5, 3); // beyond the end: the last character
        QCOMPARE(m_field->extraSelections().first().cursor.selectedText(), QStringLiteral("g"));
        m_look->setTheme(Theme::Dark);
        QCOMPARE(m_field->extraSelections().first().format.underlineColor(),
                 Look::color(Theme::Dark, ColorRole::Trouble));
        m_field->clearMistake();
        QVERIFY(!m_field->hasMistake());
        m_field->setText({});
        m_field->markMistake(0, 1);
    }

    void tabLeavesTheField()
    {
        QWidget window;
        auto *field = new HistoryField(*m_look, &window);
        auto *next = new QPushButton(&window);
        window.show();
        window.activateWindow();
        field->setFocus();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Tab);
        QVERIFY(next->hasFocus());
        QVERIFY(field->text().isEmpty());
    }

    void growsWithTheScale()
    {
        const int before = m_field->minimumSizeHint().height();
        m_look->setScale(2);
        QCOMPARE(m_field->font().pointSizeF(), m_look->dataFont().pointSizeF());
        QVERIFY(m_field->minimumSizeHint().height() >= 2 * before - 4);
    }

private:
    Look *m_look = nullptr;
    HistoryField *m_field = nullptr;
};

QTEST_MAIN(tst_HistoryField)
#include "tst_historyfield.moc"
