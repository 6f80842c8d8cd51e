#include "ui/widgets/hexeditorpanel.h"

#include "ui/models/hexdocument.h"
#include "ui/widgets/hexeditor.h"
#include "ui/widgets/look.h"
#include "ui/widgets/workbenchstyle.h"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTest>

using namespace wirebench;

namespace {

QString place(const HexEditorPanel &panel)
{
    return panel.findChild<QLabel *>()->text();
}

} // namespace

class TestHexEditorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void saysWhereTheCursorIs()
    {
        Look look;
        HexEditorPanel panel(look);
        QCOMPARE(place(panel), QStringLiteral("0x0 of 0 bytes · inserts"));
        panel.editor()->setBytes(QByteArray(1234, 'x'));
        panel.editor()->goTo(31);
        QCOMPARE(place(panel), QStringLiteral("0x1f of 1,234 bytes · inserts"));
        panel.editor()->select(0, 16);
        panel.editor()->setOverwriting(true);
        QCOMPARE(place(panel), QStringLiteral("0x0 of 1,234 bytes · 16 chosen · overwrites"));
    }

    void goesToAnOffset()
    {
        Look look;
        HexEditorPanel panel(look);
        panel.editor()->setBytes(QByteArray(100, 'x'));
        panel.show();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.editor()->setFocus();
        QTest::keyClick(panel.editor(), Qt::Key_G, Qt::ControlModifier);
        auto *field = panel.findChild<QLineEdit *>();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("0x20"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(panel.editor()->cursor(), qsizetype(32));
        QVERIFY(panel.editor()->hasFocus());
        for (const char *wrong : {"101", "-1", "x", ""}) {
            field->setText(QString::fromLatin1(wrong));
            QTest::keyClick(field, Qt::Key_Return);
            QVERIFY2(WorkbenchStyle::isTrouble(field), wrong);
            QCOMPARE(panel.editor()->cursor(), qsizetype(32));
        }
        field->setText(QStringLiteral("100"));
        QVERIFY(!WorkbenchStyle::isTrouble(field));
    }

    void saysThatItIsFull()
    {
        Look look;
        HexEditorPanel panel(look);
        panel.editor()->setBytes(QByteArray(HexDocument::limit, 'x'));
        QTest::keyClicks(panel.editor(), QStringLiteral("4"));
        QVERIFY(place(panel).startsWith(QStringLiteral("At most 1,048,576")));
        QTest::keyClick(panel.editor(), Qt::Key_Delete);
        QVERIFY(!place(panel).startsWith(QStringLiteral("At most")));
    }
};

QTEST_MAIN(TestHexEditorPanel)
#include "tst_hexeditorpanel.moc"
