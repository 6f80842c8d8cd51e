#include "ui/widgets/choices.h"

#include <QTest>

using namespace wirebench;

namespace {

enum class Fruit : quint8 { Apple = 3, Pear = 7 };

} // namespace

class tst_Choices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxChoosesAmongValues()
    {
        QComboBox box;
        addChoice(&box, QStringLiteral("apple"), Fruit::Apple);
        addChoice(&box, QStringLiteral("pear"), Fruit::Pear);
        QCOMPARE(choice<Fruit>(&box), Fruit::Apple);
        choose(&box, Fruit::Pear);
        QCOMPARE(box.currentText(), QStringLiteral("pear"));
        QCOMPARE(choice<Fruit>(&box), Fruit::Pear);
    }

    void anUnknownValueChangesNothing()
    {
        QComboBox box;
        addChoice(&box, QStringLiteral("pear"), Fruit::Pear);
        choose(&box, Fruit(99));
        QCOMPARE(choice<Fruit>(&box), Fruit::Pear);
    }
};

QTEST_MAIN(tst_Choices)
#include "tst_choices.moc"
