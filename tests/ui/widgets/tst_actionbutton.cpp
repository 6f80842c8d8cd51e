#include "ui/widgets/actionbutton.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_ActionButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterPressesIt()
    {
        QAction action(QStringLiteral("&Listen"));
        QSignalSpy triggered(&action, &QAction::triggered);
        ActionButton button;
        button.setAction(&action);
        button.show();
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(triggered.size(), 1);
    }

    void showsItsAction()
    {
        Look look;
        QAction action(QStringLiteral("&Listen"));
        action.setToolTip(QStringLiteral("Start the server"));
        ActionButton button;
        button.setAction(&action);
        QCOMPARE(button.text(), QStringLiteral("&Listen"));
        QCOMPARE(button.accessibleName(), QStringLiteral("Listen"));
        QCOMPARE(button.toolTip(), QStringLiteral("Start the server"));
        action.setText(QStringLiteral("S&top"));
        QCOMPARE(button.accessibleName(), QStringLiteral("Stop"));
        action.setEnabled(false);
        QVERIFY(!button.isEnabled());
    }

    void aClickTriggersIt()
    {
        QAction action(QStringLiteral("Send"));
        ActionButton button;
        button.setAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(triggered.count(), 2);
    }

    void keepsItsWidthWhenTheWordChanges()
    {
        Look look;
        QAction action(QStringLiteral("Connect"));
        ActionButton button;
        button.setAction(&action);
        button.reserveWords({QStringLiteral("Connect"), QStringLiteral("Close the connection")});
        const int width = button.sizeHint().width();
        action.setText(QStringLiteral("Close the connection"));
        QCOMPARE(button.sizeHint().width(), width);
    }
};

QTEST_MAIN(tst_ActionButton)
#include "tst_actionbutton.moc"
