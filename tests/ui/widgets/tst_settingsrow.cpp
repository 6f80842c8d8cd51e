#include "ui/widgets/look.h"
#include "ui/widgets/settingsrow.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace wirebench;

class tst_SettingsRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rareFieldsOpenWithMore()
    {
        Look look;
        SettingsRow row(look);
        auto *often = new QLineEdit;
        auto *rare = new QLineEdit;
        row.addField(QStringLiteral("&As"), often);
        row.show();
        QVERIFY(!row.moreButton()->isVisible()); // nothing rare yet
        row.addRareField(QStringLiteral("&Backlog"), rare);
        QVERIFY(row.moreButton()->isVisible());
        QVERIFY(often->isVisible());
        QVERIFY(!rare->isVisible());
        QSignalSpy toggled(&row, &SettingsRow::moreToggled);
        QTest::mouseClick(row.moreButton(), Qt::LeftButton);
        QVERIFY(rare->isVisible());
        QVERIFY(row.isMoreOpen());
        QTest::keyClick(row.moreButton(), Qt::Key_Space);
        QVERIFY(!rare->isVisible());
        QCOMPARE(toggled.count(), 2);
        QCOMPARE(toggled.at(0).at(0).toBool(), true);
    }

    void theHintStandsForWhatIsHidden()
    {
        Look look;
        SettingsRow row(look);
        row.addRareField({}, new QLineEdit);
        row.setMoreHint(QStringLiteral("pieces of 2 bytes"));
        row.show();
        QLabel *hint = nullptr;
        for (QLabel *label : row.findChildren<QLabel *>()) {
            if (label->text() == QStringLiteral("pieces of 2 bytes"))
                hint = label;
        }
        QVERIFY(hint);
        QVERIFY(hint->isVisible());
        row.setMoreOpen(true);
        QVERIFY(!hint->isVisible());
        row.setMoreOpen(false);
        row.setMoreHint({});
        QVERIFY(!hint->isVisible());
    }

    void fieldsCanGoAndComeBack()
    {
        Look look;
        SettingsRow row(look);
        auto *line = new QLineEdit;
        row.addField(QStringLiteral("Text"), line);
        row.show();
        row.setFieldVisible(line, false);
        QVERIFY(!line->isVisible());
        row.setFieldVisible(line, true);
        QVERIFY(line->isVisible());
        row.setLabel(line, QStringLiteral("Te&xte"));
        QCOMPARE(line->accessibleName(), QStringLiteral("Texte"));
    }

    void tabGoesFromLeftToRight()
    {
        Look look;
        SettingsRow row(look);
        auto *second = new QLineEdit;
        auto *third = new QLineEdit;
        auto *first = new QLineEdit;
        row.addField(QStringLiteral("b"), second);
        row.addField(QStringLiteral("c"), third);
        row.prependField(QStringLiteral("a"), first);
        row.resize(1000, 100);
        row.show();
        row.activateWindow();
        QVERIFY(first->mapTo(&row, QPoint()).x() < second->mapTo(&row, QPoint()).x());
        first->setFocus();
        QTRY_VERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QTest::keyClick(second, Qt::Key_Tab);
        QVERIFY(third->hasFocus());
    }

    void wrapsInANarrowWindow()
    {
        Look look;
        SettingsRow row(look);
        for (int i = 0; i < 4; ++i)
            row.addField(QStringLiteral("Field %1").arg(i), new QLineEdit);
        QVERIFY(row.layout()->totalHeightForWidth(20 * look.unit()) >
                row.layout()->totalHeightForWidth(400 * look.unit()));
    }
};

QTEST_MAIN(tst_SettingsRow)
#include "tst_settingsrow.moc"
