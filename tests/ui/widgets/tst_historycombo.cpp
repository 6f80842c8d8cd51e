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

    void offersBelowTheHistory()
    {
        HistoryCombo combo;
        combo.setHistory({QStringLiteral("localhost"), QStringLiteral("127.0.0.1")});
        int asked = 0;
        combo.setOffers([&asked] {
            ++asked;
            return QList<HistoryCombo::Offer>{
                {QStringLiteral("127.0.0.1"), QStringLiteral("lo")},
                {QStringLiteral("192.0.2.7"), QStringLiteral("eth%1").arg(asked)}};
        });
        combo.setText(QStringLiteral("typed"));
        combo.show();
        QSignalSpy changed(&combo, &HistoryCombo::textChanged);
        combo.showPopup();
        combo.hidePopup();
        combo.showPopup();
        QCOMPARE(asked, 2); // anew each time
        QCOMPARE(combo.text(), QStringLiteral("typed"));
        QCOMPARE(changed.count(), 0);
        QCOMPARE(combo.count(), 3); // what is in the history is not offered twice
        QCOMPARE(combo.itemText(2), QStringLiteral("192.0.2.7"));
        QCOMPARE(combo.itemData(2, Qt::AccessibleTextRole).toString(), QStringLiteral("192.0.2.7 eth2"));
        QCOMPARE(combo.history(), (QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}));
        combo.hidePopup();
        combo.setCurrentIndex(2);
        QCOMPARE(combo.text(), QStringLiteral("192.0.2.7"));
        combo.remember(combo.text());
        QCOMPARE(combo.history().first(), QStringLiteral("192.0.2.7"));
    }

    void knowsTheMachinesAddresses()
    {
        QStringList texts;
        for (const HistoryCombo::Offer &offer : machineAddresses()) {
            QVERIFY(!offer.note.isEmpty());
            texts.append(offer.text);
        }
        QVERIFY(texts.contains(QStringLiteral("127.0.0.1")));
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
