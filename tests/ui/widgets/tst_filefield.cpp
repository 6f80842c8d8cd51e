#include "ui/widgets/filefield.h"
#include "ui/widgets/look.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_FileField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathIsTypedOrSet()
    {
        Look look;
        FileField field(look);
        QSignalSpy changed(&field, &FileField::pathChanged);
        QTest::keyClicks(field.findChild<QLineEdit *>(), QStringLiteral("/x"));
        QCOMPARE(field.path(), QStringLiteral("/x"));
        QCOMPARE(changed.count(), 2);
        field.setPath(QStringLiteral("/data/file.bin"));
        QCOMPARE(changed.count(), 3);
        QCOMPARE(field.path(), QStringLiteral("/data/file.bin"));
    }

    void everyPartHasAName()
    {
        Look look;
        FileField field(look);
        QVERIFY(!field.findChild<QLineEdit *>()->accessibleName().isEmpty());
        QVERIFY(!field.findChild<QPushButton *>()->text().isEmpty());
        QVERIFY(!field.findChild<QPushButton *>()->toolTip().isEmpty());
        QCOMPARE(field.focusProxy(), field.findChild<QLineEdit *>());
    }
};

QTEST_MAIN(tst_FileField)
#include "tst_filefield.moc"
