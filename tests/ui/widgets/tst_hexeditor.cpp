#include "ui/widgets/hexcolumns.h"
#include "ui/widgets/hexeditor.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

/// In a window, between two fields, as large as the payload editor gives it.
struct Window
{
    explicit Window(const QByteArray &bytes = {}, const QSize &size = {900, 300})
    {
        auto *layout = new QVBoxLayout(&widget);
        before = new QLineEdit;
        editor = new HexEditor(look);
        after = new QLineEdit;
        for (QWidget *part : std::initializer_list<QWidget *>{before, editor, after})
            layout->addWidget(part);
        widget.resize(size);
        editor->setBytes(bytes);
        widget.show();
        widget.activateWindow();
        editor->setFocus();
    }

    void keys(const QString &text) const { QTest::keyClicks(editor, text); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(editor, key, modifiers);
    }
    QString clipboard() const { return QGuiApplication::clipboard()->text(); }
    void paste(const QString &text) const
    {
        QGuiApplication::clipboard()->setText(text);
        key(Qt::Key_V, Qt::ControlModifier);
    }
    /// The middle of a byte's cell.
    QPoint at(qsizetype offset, bool inText = false) const
    {
        const qsizetype cursor = editor->cursor();
        const bool wasInText = editor->isInText();
        editor->setInText(inText);
        editor->goTo(offset);
        const QPoint point = editor->cursorRect().center();
        editor->setInText(wasInText);
        editor->goTo(cursor);
        return point;
    }

    Look look;
    QWidget widget;
    QLineEdit *before;
    HexEditor *editor;
    QLineEdit *after;
};

} // namespace

class TestHexEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsFitTheWidth()
    {
        QCOMPARE(HexColumns::forWidth(1000).perLine, 16);
        QCOMPARE(HexColumns::forWidth(60).perLine, 8);
        QCOMPARE(HexColumns::forWidth(1).perLine, 4);
        for (const int perLine : {4, 8, 16}) {
            const HexColumns columns{perLine};
            for (int i = 0; i < perLine; ++i) {
                QCOMPARE(columns.at(columns.hex(i)).index, i);
                QCOMPARE(columns.at(columns.hex(i) + 1).index, i);
                QVERIFY(!columns.at(columns.hex(i)).inText);
                QCOMPARE(columns.at(columns.text(i)).index, i);
                QVERIFY(columns.at(columns.text(i)).inText);
            }
            QCOMPARE(columns.at(0).index, 0);
            QCOMPARE(columns.at(10'000).index, perLine);
        }
    }

    void typesHexDigits()
    {
        Window window;
        QSignalSpy edits(window.editor, &HexEditor::edited);
        window.keys(QStringLiteral("4869"));
        QCOMPARE(window.editor->bytes(), QByteArray("Hi"));
        QCOMPARE(window.editor->cursor(), qsizetype(2));
        QCOMPARE(edits.size(), 4);
        window.keys(QStringLiteral("xyz ")); // no digits
        QCOMPARE(window.editor->bytes(), QByteArray("Hi"));
        window.key(Qt::Key_Home);
        window.keys(QStringLiteral("2"));
        QCOMPARE(window.editor->bytes(), QByteArray("\x20Hi"));
        window.key(Qt::Key_Backspace); // the begun byte
        QCOMPARE(window.editor->bytes(), QByteArray("Hi"));
        QCOMPARE(window.editor->cursor(), qsizetype(0));
    }

    void overwrites()
    {
        Window window("Hello");
        window.key(Qt::Key_Insert);
        QVERIFY(window.editor->isOverwriting());
        window.keys(QStringLiteral("4a"));
        QCOMPARE(window.editor->bytes(), QByteArray("Jello"));
        window.keys(QStringLiteral("7"));
        QCOMPARE(window.editor->bytes(), QByteArray("Jullo")); // the low digit stays until it is typed
        window.key(Qt::Key_End, Qt::ControlModifier);
        window.keys(QStringLiteral("21"));
        QCOMPARE(window.editor->bytes(), QByteArray("Jullo!"));
    }

    void typesCharacters()
    {
        Window window("ad");
        window.key(Qt::Key_Right, Qt::ControlModifier);
        QVERIFY(window.editor->isInText());
        window.key(Qt::Key_Right);
        window.keys(QStringLiteral("bc"));
        QCOMPARE(window.editor->bytes(), QByteArray("abcd"));
        QTest::sendKeyEvent(QTest::Click, window.editor, Qt::Key_unknown, QStringLiteral("é"),
                            Qt::NoModifier);
        QCOMPARE(window.editor->bytes(), QByteArray("abc\xc3\xa9"
                                                    "d"));
        window.key(Qt::Key_Left, Qt::ControlModifier);
        QVERIFY(!window.editor->isInText());
    }

    void deletes()
    {
        Window window("abcdef");
        window.key(Qt::Key_Delete);
        QCOMPARE(window.editor->bytes(), QByteArray("bcdef"));
        window.key(Qt::Key_Backspace); // nothing before it
        QCOMPARE(window.editor->bytes(), QByteArray("bcdef"));
        window.key(Qt::Key_Right, Qt::ShiftModifier);
        window.key(Qt::Key_Right, Qt::ShiftModifier);
        window.key(Qt::Key_Backspace);
        QCOMPARE(window.editor->bytes(), QByteArray("def"));
        window.key(Qt::Key_End, Qt::ControlModifier);
        window.key(Qt::Key_Delete); // nothing behind it
        QCOMPARE(window.editor->bytes(), QByteArray("def"));
    }

    void movesAndSelectsByKey()
    {
        Window window(QByteArray(100, 'x'));
        const int perLine = window.editor->columns().perLine;
        window.key(Qt::Key_Down);
        QCOMPARE(window.editor->cursor(), qsizetype(perLine));
        window.key(Qt::Key_End);
        QCOMPARE(window.editor->cursor(), qsizetype(2 * perLine - 1));
        window.key(Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(window.editor->selectionStart(), qsizetype(0));
        QCOMPARE(window.editor->selectionEnd(), qsizetype(2 * perLine - 1));
        window.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(window.editor->selectionEnd(), qsizetype(100));
        window.keys(QStringLiteral("41"));
        QCOMPARE(window.editor->bytes(), QByteArray("A"));
        window.key(Qt::Key_PageDown);
        QCOMPARE(window.editor->cursor(), qsizetype(1));
    }

    void clicksAndDrags()
    {
        Window window("0123456789abcdefghij");
        QWidget *area = window.editor->viewport();
        QTest::mouseClick(area, Qt::LeftButton, {}, window.at(5));
        QCOMPARE(window.editor->cursor(), qsizetype(5));
        QVERIFY(!window.editor->isInText());
        QTest::mouseClick(area, Qt::LeftButton, {}, window.at(7, true));
        QCOMPARE(window.editor->cursor(), qsizetype(7));
        QVERIFY(window.editor->isInText());
        const QPoint from = window.at(2);
        const QPoint to = window.at(9);
        QTest::mousePress(area, Qt::LeftButton, {}, from);
        QMouseEvent drag(QEvent::MouseMove, to, area->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QCoreApplication::sendEvent(area, &drag);
        QTest::mouseRelease(area, Qt::LeftButton, {}, to);
        QCOMPARE(window.editor->selectionStart(), qsizetype(2));
        QCOMPARE(window.editor->selectionEnd(), qsizetype(9));
    }

    void copiesInAllNotations()
    {
        Window window("Hi\r\n");
        window.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(window.clipboard(), QStringLiteral("48 69 0d 0a"));
        window.editor->select(0, 2);
        window.editor->copy(ByteNotation::CArray);
        QCOMPARE(window.clipboard(), QStringLiteral("{0x48, 0x69}"));
        window.editor->copy(ByteNotation::Python);
        QCOMPARE(window.clipboard(), QStringLiteral("b'Hi'"));
        window.editor->setInText(true);
        window.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(window.clipboard(), QStringLiteral("Hi"));
        QCOMPARE(window.editor->bytes(), QByteArray("\r\n"));
    }

    void pastesAnyNotation()
    {
        Window window;
        window.paste(QStringLiteral("48 65"));
        window.paste(QStringLiteral("{0x6c, 108}"));
        window.paste(QStringLiteral("b'o\\n'"));
        window.paste(QStringLiteral("plain"));
        QCOMPARE(window.editor->bytes(), QByteArray("Hello\nplain"));
        window.editor->setInText(true);
        window.paste(QStringLiteral("48 65")); // here it is what it says
        QCOMPARE(window.editor->bytes(), QByteArray("Hello\nplain48 65"));
    }

    void undoesAndRedoes()
    {
        Window window("ab");
        window.keys(QStringLiteral("63"));
        window.keys(QStringLiteral("64"));
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->bytes(), QByteArray("cab"));
        window.key(Qt::Key_Z, Qt::ControlModifier);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.editor->bytes(), QByteArray("ab"));
        window.editor->redo();
        QCOMPARE(window.editor->bytes(), QByteArray("cab"));
        QCOMPARE(window.editor->cursor(), qsizetype(1));
    }

    void tabLeavesIt()
    {
        Window window("ab");
        QVERIFY(QTest::qWaitForWindowActive(&window.widget));
        window.editor->setFocus();
        QTRY_VERIFY(window.editor->hasFocus());
        window.key(Qt::Key_Tab);
        QVERIFY(window.after->hasFocus());
        QTest::keyClick(window.after, Qt::Key_Backtab);
        QVERIFY(window.editor->hasFocus());
        QCOMPARE(window.editor->bytes(), QByteArray("ab"));
    }

    void saysWhereItIs()
    {
        Window window("abc");
        QVERIFY(!window.editor->accessibleName().isEmpty());
        QVERIFY(window.editor->accessibleDescription().contains(QStringLiteral("61")));
        window.editor->select(0, 2);
        QVERIFY(window.editor->accessibleDescription().contains(QStringLiteral("chosen")));
    }

    void refusesMoreThanItsMost()
    {
        Window window(QByteArray(HexDocument::limit, 'x'));
        QSignalSpy refusals(window.editor, &HexEditor::refused);
        window.keys(QStringLiteral("41"));
        QCOMPARE(refusals.size(), 2);
        QCOMPARE(window.editor->bytes(), QByteArray(HexDocument::limit, 'x'));
        window.paste(QStringLiteral("too much"));
        QCOMPARE(refusals.size(), 3);
    }

    /// Only what is on screen is drawn: the end of a mebibyte is there at once.
    void showsTheEndOfMuch()
    {
        Window window(QByteArray(HexDocument::limit - 1, 'x'));
        window.key(Qt::Key_End, Qt::ControlModifier);
        window.keys(QStringLiteral("7a"));
        QVERIFY(window.editor->bytes().endsWith("xz"));
        QVERIFY(window.editor->viewport()->rect().intersects(window.editor->cursorRect()));
        QVERIFY(!window.editor->grab().isNull());
    }

    void narrow()
    {
        Window window("0123456789abcdef", {300, 200});
        QVERIFY(window.editor->columns().perLine < 16);
        window.editor->goTo(15);
        QVERIFY(!window.editor->grab().isNull());
    }
};

QTEST_MAIN(TestHexEditor)
#include "tst_hexeditor.moc"
