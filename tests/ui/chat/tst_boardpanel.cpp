#include "tests/ui/chat/student.h"
#include "tests/ui/models/logwriter.h"
#include "ui/chat/boardpanel.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QFile>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_BoardPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickOrEnterLeadsToTheCalls()
    {
        BoardPanel panel(m_log, m_look, {});
        fill(panel);
        panel.resize(900, 300);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QSignalSpy wanted(&panel, &BoardPanel::evidenceWanted);
        QTableView *view = panel.list()->view();
        const QModelIndex cell = view->model()->index(0, BoardModel::FirstExercise);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(cell).center());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toULongLong(), 9u);
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE(wanted.size(), 2);
        QTest::keyClick(view, Qt::Key_Right); // nothing has happened there
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(wanted.size(), 2);
    }

    void oneWhoIsStuckLeadsToTheNewestCall()
    {
        TrafficLog log;
        LogWriter writer(log);
        const quint64 record = writer.recv("Ada");
        BoardPanel panel(log, m_look, {});
        BoardRow ada = student(1, QStringLiteral("Ada"), {LabPort::WriteLines});
        ada.open = {writer.flow()->connection};
        ada.trouble = BoardTrouble::MissingNewline;
        panel.model().apply({ada}, {});
        QSignalSpy wanted(&panel, &BoardPanel::evidenceWanted);
        QTableView *view = panel.list()->view();
        for (const int column : {int(BoardModel::StudentColumn), int(BoardModel::TroubleColumn),
                                 BoardModel::FirstExercise + int(Exercise::SentPseudonym)})
            Q_EMIT view->clicked(view->model()->index(0, column));
        QCOMPARE(wanted.size(), 3);
        for (const QList<QVariant> &one : wanted)
            QCOMPARE(one.first().toULongLong(), record);
    }

    /// Beside the ports at 1280 × 720, with more students than have room.
    void allExercisesAreInView()
    {
        BoardPanel panel(m_log, m_look, {});
        QList<BoardRow> rows;
        for (quint32 id = 1; id <= 60; ++id) {
            rows.append(student(id, QStringLiteral("A long name %1").arg(id), {LabPort::WriteLines}));
            rows.last().trouble = BoardTrouble::MissingNewline;
        }
        panel.model().apply(rows, {});
        panel.resize(582, 200);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const QTableView *view = panel.list()->view();
        const int last = BoardModel::FirstExercise + exerciseCount - 1;
        const int right = view->columnViewportPosition(last) + view->columnWidth(last);
        QVERIFY2(right <= view->viewport()->width(),
                 qPrintable(QStringLiteral("%1 > %2").arg(right).arg(view->viewport()->width())));
    }

    void theExplanationFollowsItsCell()
    {
        BoardPanel panel(m_log, m_look, {});
        fill(panel);
        QTableView *view = panel.list()->view();
        view->setCurrentIndex(view->model()->index(0, BoardModel::FirstExercise + int(Exercise::SawEnd)));
        QVERIFY(panel.explanation().startsWith(QStringLiteral("Ada: not begun")));
        BoardRow ada = panel.model().rows().first();
        reach(ada, Exercise::SawEnd, {11});
        panel.model().apply({ada}, {});
        QVERIFY(panel.explanation().startsWith(QStringLiteral("Ada: reached at ")));
        panel.setNamesHidden(true);
        QVERIFY(panel.explanation().startsWith(QStringLiteral("student 1: ")));
        Q_EMIT view->horizontalHeader()->sectionClicked(BoardModel::FirstExercise);
        panel.model().apply({ada}, {});
        QVERIFY(panel.explanation().contains(QStringLiteral("one line"))); // a heading's stays
    }

    void theColumnIsExplained()
    {
        BoardPanel panel(m_log, m_look, {});
        fill(panel);
        QVERIFY(panel.explanation().contains(QStringLiteral("✓")));
        QTableView *view = panel.list()->view();
        view->setCurrentIndex(view->model()->index(0, BoardModel::FirstExercise + int(Exercise::SawEnd)));
        QVERIFY(panel.explanation().contains(QStringLiteral("end of the stream")));
        Q_EMIT view->horizontalHeader()->sectionClicked(BoardModel::FirstExercise);
        QVERIFY(panel.explanation().contains(QStringLiteral("one line")));
    }

    void isExported()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("board.csv"));
        BoardPanel panel(m_log, m_look, {});
        fill(panel);
        panel.writeCsv(path);
        QVERIFY(read(path).contains("Ada"));
        panel.setNamesHidden(true);
        panel.writeCsv(path);
        QVERIFY(!read(path).contains("Ada"));
        QVERIFY(read(path).contains("student 1"));
        panel.writeCsv(folder.filePath(QStringLiteral("missing/board.csv")));
        QCOMPARE(panel.findChild<Notice *>()->kind(), Notice::Kind::Trouble);
    }

    void theEmptyBoardTeaches()
    {
        BoardPanel panel(m_log, m_look, {});
        QVERIFY(panel.list()->hint().contains(QStringLiteral("Press Listen")));
        panel.setSuggestion(QStringLiteral("nc 127.0.0.1 2000"));
        QVERIFY(panel.list()->hint().contains(QStringLiteral("nc 127.0.0.1 2000")));
    }

private:
    static void fill(BoardPanel &panel)
    {
        BoardRow ada = student(1, QStringLiteral("Ada"));
        reach(ada, Exercise::ReadLine, {7, 9});
        panel.model().apply({ada}, {});
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Look m_look;
    TrafficLog m_log;
};

QTEST_MAIN(tst_BoardPanel)
#include "tst_boardpanel.moc"
