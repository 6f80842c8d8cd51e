#include "ui/widgets/pathfield.h"

#include "ui/widgets/look.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

class tst_PathField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePathIsTypedOrSet()
    {
        Look look;
        PathField field(look, QStringLiteral("Certificate"));
        QSignalSpy changed(&field, &PathField::pathChanged);
        QTest::keyClicks(field.lineEdit(), QStringLiteral("/x"));
        QCOMPARE(field.path(), QStringLiteral("/x"));
        field.setPath(QStringLiteral("/etc/ssl/cert.pem"));
        QCOMPARE(changed.last().first().toString(), QStringLiteral("/etc/ssl/cert.pem"));
        QCOMPARE(changed.count(), 3);
    }

    void everyPartHasAName()
    {
        Look look;
        PathField field(look, QStringLiteral("Certificate"));
        field.setPlaceholderText(QStringLiteral("none"));
        QCOMPARE(field.lineEdit()->accessibleName(), QStringLiteral("Certificate"));
        QCOMPARE(field.lineEdit()->placeholderText(), QStringLiteral("none"));
        QCOMPARE(field.findChild<QToolButton *>()->accessibleName(), QStringLiteral("Choose a file: Certificate"));
        QCOMPARE(field.focusProxy(), field.lineEdit());
    }
};

QTEST_MAIN(tst_PathField)
#include "tst_pathfield.moc"
