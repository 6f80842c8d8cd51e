#include "ui/widgets/historycombo.h"
#include "ui/widgets/look.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace wirebench;

class tst_HistoryCombo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersNewestFirstOnce()
    {
        HistoryCombo combo;
        combo.remember(QStringLiteral("a"));
        combo.remember(QStringLiteral("b"));
        combo.remember(QStringLiteral("a"));
        combo.remember({});
        QCOMPARE(combo.history(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    }

    void keepsWhatIsTyped()
    {
        HistoryCombo combo;
        QSignalSpy changed(&combo, &HistoryCombo::textChanged);
        combo.setText(QStringLiteral("local"));
        QTest::keyClicks(combo.lineEdit(), QStringLiteral("host"));
        QCOMPARE(combo.text(), QStringLiteral("localhost"));
        const qsizetype before = changed.count();
        QVERIFY(before >= 5);
        combo.setHistory({QStringLiteral("localhost.localdomain")});
        combo.remember(QStringLiteral("other"));
        QCOMPARE(combo.text(), QStringLiteral("localhost"));
        QCOMPARE(changed.count(), before);
    }

    void completesNothing()
    {
        HistoryCombo combo;
        combo.setHistory({QStringLiteral("localhost")});
        combo.setText({});
        QTest::keyClicks(combo.lineEdit(), QStringLiteral("lo"));
        QCOMPARE(combo.text(), QStringLiteral("lo"));
    }

    void downChoosesFromTheHistory()
    {
        HistoryCombo combo;
        combo.setHistory({QStringLiteral("a"), QStringLiteral("b")});
        combo.show();
        QTest::keyClick(&combo, Qt::Key_Down);
        QCOMPARE(combo.text(), QStringLiteral("a"));
    }

    void isBounded()
    {
        HistoryCombo combo;
        for (int i = 0; i < 2 * HistoryCombo::maximumEntries; ++i)
            combo.remember(QString::number(i));
        QCOMPARE(combo.history().size(), HistoryCombo::maximumEntries);
        QCOMPARE(combo.history().first(), QString::number(2 * HistoryCombo::maximumEntries - 1));
    }
};

QTEST_MAIN(tst_HistoryCombo)
#include "tst_historycombo.moc"
