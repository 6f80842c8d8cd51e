#include "ui/dialogue/dialogueresults.h"

#include "tests/ui/shell/bench.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTableWidget>

using namespace wirebench;
using namespace wirebench::test;

class tst_DialogueResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_results.clear();
        m_results.resize(500, 300);
        m_results.show();
    }

    void showsATable()
    {
        m_results.add(folder());
        QCOMPARE(table()->rowCount(), 2);
        QCOMPARE(table()->horizontalHeaderItem(0)->text(), QStringLiteral("Name"));
        QCOMPARE(table()->item(1, 1)->text(), QStringLiteral("7"));
        QCOMPARE(m_results.rowCount(), 2);
        QSignalSpy chosen(&m_results, &DialogueResults::valueChosen);
        table()->setCurrentCell(0, 0);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(chosen.value(0).value(0).toString(), QStringLiteral("README"));
    }

    void aNewerTableTakesThePlaceOfTheOld()
    {
        m_results.add(folder());
        DialogueTable newer = folder();
        newer.rows.removeLast();
        m_results.add(newer);
        QCOMPARE(m_results.rowCount(), 1);
        QVERIFY(!choice()->isVisible());
    }

    void severalResultsAreChosenFrom()
    {
        m_results.add(folder());
        m_results.addFile(QStringLiteral("/tmp/README"), 511);
        QVERIFY(choice()->isVisible());
        QCOMPARE(choice()->count(), 2);
        QCOMPARE(table()->item(0, 0)->text(), QStringLiteral("/tmp/README"));
        choice()->setCurrentIndex(0);
        QCOMPARE(table()->item(0, 0)->text(), QStringLiteral("README"));
        m_results.addFile(QStringLiteral("/tmp/other"), 3);
        QCOMPARE(choice()->count(), 2);
        QCOMPARE(table()->rowCount(), 2);
    }

    void aMenuHasLinks()
    {
        GopherItem words;
        words.type = GopherItem::Type::Information;
        words.title = QStringLiteral("Welcome");
        GopherItem link;
        link.type = GopherItem::Type::Text;
        link.code = '0';
        link.title = QStringLiteral("README");
        link.selector = QStringLiteral("/README");
        link.host = QStringLiteral("localhost");
        link.port = 70;
        QSignalSpy chosen(&m_results, &DialogueResults::linkChosen);
        m_results.add(QList<GopherItem>{words, link});
        table()->setCurrentCell(0, 0);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 0); // words lead nowhere
        table()->setCurrentCell(1, 0);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<GopherItem>(), link);
    }

    void aHugeTableIsBounded()
    {
        DialogueTable huge{QStringLiteral("huge"), {QStringLiteral("Line")}, {}};
        for (int i = 0; i < DialogueResults::maximumRows + 5; ++i)
            huge.rows.append({QString::number(i)});
        m_results.add(huge);
        QCOMPARE(table()->rowCount(), DialogueResults::maximumRows);
        QCOMPARE(m_results.rowCount(), DialogueResults::maximumRows + 5);
    }

private:
    static DialogueTable folder()
    {
        return {QStringLiteral("entries"),
                {QStringLiteral("Name"), QStringLiteral("Size")},
                {{QStringLiteral("README"), QStringLiteral("511")}, {QStringLiteral("été"), QStringLiteral("7")}}};
    }
    QTableWidget *table() { return control<QTableWidget>(m_results, QStringLiteral("Results")); }
    QComboBox *choice() { return control<QComboBox>(m_results, QStringLiteral("Which result")); }

    Bench m_bench;
    DialogueResults m_results{m_bench.look};
};

QTEST_MAIN(tst_DialogueResults)
#include "tst_dialogueresults.moc"
