#include "core/net/localaddresses.h"
#include "ui/widgets/interfacecombo.h"

#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_InterfaceCombo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheMachinesInterfaces()
    {
        InterfaceCombo combo;
        QCOMPARE(combo.name(), QString());
        QCOMPARE(combo.currentText(), QStringLiteral("automatic"));
        QCOMPARE(combo.count(), interfaceNames().size() + 1);
        const QString last = interfaceNames().last();
        combo.setName(last);
        QCOMPARE(combo.name(), last);
        combo.setName({});
        QCOMPARE(combo.currentIndex(), 0);
    }

    void keepsOneThatThisMachineDoesNotHave()
    {
        InterfaceCombo combo;
        combo.setName(QStringLiteral("of-another-machine"));
        QCOMPARE(combo.name(), QStringLiteral("of-another-machine"));
    }

    void looksAnewWhenItIsOpened()
    {
        InterfaceCombo combo;
        combo.addItem(QStringLiteral("gone0"), QStringLiteral("gone0"));
        combo.setName(QStringLiteral("gone1"));
        combo.show();
        QSignalSpy changed(&combo, &QComboBox::currentIndexChanged);
        combo.showPopup();
        QVERIFY(combo.findData(QStringLiteral("gone0")) < 0);
        QCOMPARE(combo.name(), QStringLiteral("gone1")); // it is chosen
        QCOMPARE(changed.count(), 0);
        combo.hidePopup();
    }
};

QTEST_MAIN(tst_InterfaceCombo)
#include "tst_interfacecombo.moc"
