#include "tests/ui/shell/bench.h"
#include "ui/http/lineseditor.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/notice.h"

#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// No line may hold an x.
std::optional<LinesEditor::Mistake> noX(const QString &text)
{
    const qsizetype at = text.indexOf(u'x');
    if (at < 0)
        return {};
    return LinesEditor::Mistake{int(at), 1, {ErrorCode::InvalidHttpField, {QStringLiteral("x")}}, {}};
}

} // namespace

class tst_LinesEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mistakesAreMarkedInPlace()
    {
        Look look;
        LinesEditor editor(look, QStringLiteral("Lines"));
        editor.setRules(noX);
        editor.show();
        QCOMPARE(editor.field()->accessibleName(), QStringLiteral("Lines"));
        editor.field()->setText(QStringLiteral("a\nbxc"));
        QTRY_VERIFY(editor.field()->hasMistake()); // after a pause
        QCOMPARE(editor.field()->extraSelections().first().cursor.selectedText(), QStringLiteral("x"));
        QVERIFY(editor.notice()->cause().contains(u'x'));
        QTest::keyClick(editor.field(), Qt::Key_Backspace);
        QVERIFY(editor.field()->hasMistake());
        QTest::keyClick(editor.field(), Qt::Key_Backspace);
        QVERIFY(!editor.field()->hasMistake()); // mended is seen at once
        QVERIFY(editor.notice()->isEmpty());
    }

    void judgesWhenAsked()
    {
        Look look;
        LinesEditor editor(look, QStringLiteral("Lines"));
        QVERIFY(editor.judge()); // no rules
        editor.setText(QStringLiteral("x"));
        editor.setRules(noX);
        QVERIFY(!editor.judge());
        editor.setText(QStringLiteral("y"));
        QVERIFY(editor.judge());
    }

    void saysThatItWasEdited()
    {
        Look look;
        LinesEditor editor(look, QStringLiteral("Lines"));
        QSignalSpy edited(&editor, &LinesEditor::edited);
        editor.setText(QStringLiteral("a"));
        QCOMPARE(edited.size(), 1);
        QCOMPARE(editor.text(), QStringLiteral("a"));
    }

    void wordsAreAHint()
    {
        Look look;
        LinesEditor editor(look, QStringLiteral("Lines"));
        editor.setRules([](const QString &) {
            return LinesEditor::Mistake{0, 1, {}, QStringLiteral("odd")};
        });
        QCOMPARE(editor.notice()->kind(), Notice::Kind::Info);
        QCOMPARE(editor.notice()->cause(), QStringLiteral("odd"));
    }

    void aLineIsMarkedToItsEnd()
    {
        const QString text = QStringLiteral("one\nthree\nfour");
        Error error{ErrorCode::InvalidHttpField, {}};
        error.position = 4;
        QCOMPARE(lineMistake(text, error).length, 5);
        error.position = 10;
        QCOMPARE(lineMistake(text, error).length, 4);
        error.position = 500;
        QCOMPARE(lineMistake(text, error).length, 1);
    }
};

QTEST_MAIN(tst_LinesEditor)
#include "tst_lineseditor.moc"
