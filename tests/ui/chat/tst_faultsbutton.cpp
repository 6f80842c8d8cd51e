#include "ui/chat/faultsbutton.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_FaultsButton : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsOn()
    {
        FaultsButton button(possibleFaults(LabPort::EndlessLines));
        QCOMPARE(button.text(), QStringLiteral("behaves well"));
        button.setFaults(LabFault::Reset);
        QCOMPARE(button.text(), QStringLiteral("resets"));
        button.setFaults(LabFault::Reset | LabFault::SlowBytes);
        QCOMPARE(button.text(), QStringLiteral("2 faults"));
        QVERIFY(button.toolTip().contains(QStringLiteral("slow bytes")));
    }

    void switchesAreChosenInItsMenu()
    {
        FaultsButton button(possibleFaults(LabPort::ChatIn));
        QSignalSpy changed(&button, &FaultsButton::faultsChanged);
        const QList<QAction *> switches = button.menu()->actions();
        QCOMPARE(switches.size(), 3); // those that mean something where lines are taken
        switches.first()->trigger();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(button.faults(), LabFaults(LabFault::NeverClose));
        switches.first()->trigger();
        QCOMPARE(button.faults(), LabFaults());
    }

    void whatIsNotOfferedIsKept()
    {
        FaultsButton button(possibleFaults(LabPort::ChatIn));
        button.setFaults(LabFault::SlowBytes);
        QCOMPARE(button.faults(), LabFaults(LabFault::SlowBytes));
    }
};

QTEST_MAIN(tst_FaultsButton)
#include "tst_faultsbutton.moc"
