#include "ui/widgets/labelledfield.h"
#include "ui/widgets/look.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace wirebench;

class tst_LabelledField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMnemonicLeadsToTheField()
    {
        Look look;
        QWidget window;
        auto *line = new QLineEdit;
        auto *other = new QLineEdit(&window);
        LabelledField field(look, QStringLiteral("&Port"), line, &window);
        QCOMPARE(field.field(), line);
        QCOMPARE(field.label()->buddy(), line);
        QCOMPARE(line->accessibleName(), QStringLiteral("Port"));
        window.show();
        window.activateWindow();
        other->setFocus();
        QTRY_VERIFY(other->hasFocus());
        QTest::keyClick(&window, Qt::Key_P, Qt::AltModifier);
        QTRY_VERIFY(line->hasFocus());
    }

    void anEmptyLabelTakesNoRoom()
    {
        Look look;
        auto *line = new QLineEdit;
        line->setAccessibleName(QStringLiteral("Text"));
        LabelledField field(look, {}, line);
        QCOMPARE(field.sizeHint().width(), line->sizeHint().width());
        QCOMPARE(line->accessibleName(), QStringLiteral("Text"));
    }

    void mnemonicsAreTakenOut()
    {
        QCOMPARE(withoutMnemonic(QStringLiteral("En&d")), QStringLiteral("End"));
        QCOMPARE(withoutMnemonic(QStringLiteral("R&&D")), QStringLiteral("R&D"));
        QCOMPARE(withoutMnemonic(QStringLiteral("Fish &")), QStringLiteral("Fish &"));
    }
};

QTEST_MAIN(tst_LabelledField)
#include "tst_labelledfield.moc"
