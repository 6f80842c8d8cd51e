#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/savedmessagespanel.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace wirebench;

namespace {

SavedEntry entry(const char *name, const char *folder = "")
{
    return {QString::fromLatin1(name), QString::fromLatin1(folder), SavedMessage()};
}

struct Bench
{
    Bench()
    {
        library.set(MessageKind::TcpClient,
                    {entry("alpha"), entry("beta", "F"), entry("gamma"), entry("delta", "F")});
        panel.resize(300, 400);
        panel.show();
        panel.activateWindow();
    }
    QString names() const
    {
        QStringList list;
        for (const SavedEntry &line : library.entries(MessageKind::TcpClient))
            list += line.name;
        return list.join(u',');
    }
    void key(Qt::Key key) { QTest::keyClick(panel.view(), key); }

    Look look;
    MessageLibrary library;
    SavedMessagesPanel panel{library, MessageKind::TcpClient, look};
    QSignalSpy chosen{&panel, &SavedMessagesPanel::chosen};
};

} // namespace

class tst_SavedMessagesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// alpha is 1, then the folder's beta and delta, then gamma.
    void numberKeysChooseWhatIsListed()
    {
        Bench bench;
        QCOMPARE(bench.panel.numbered(), (QList<int>{0, 1, 3, 2}));
        bench.key(Qt::Key_3);
        bench.key(Qt::Key_1);
        bench.key(Qt::Key_9); // none
        QCOMPARE(bench.chosen.size(), 2);
        QCOMPARE(bench.chosen[0][0].toInt(), 3);
        QCOMPARE(bench.chosen[1][0].toInt(), 0);
        QTest::keyClick(bench.panel.view(), Qt::Key_1, Qt::ControlModifier); // that goes to a tab
        QTest::keyClicks(bench.panel.search(), QStringLiteral("1"));
        QCOMPARE(bench.chosen.size(), 2);
    }

    void enterAndDoubleClickChoose()
    {
        Bench bench;
        bench.panel.selectEntry(2);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.chosen.size(), 1);
        QCOMPARE(bench.chosen[0][0].toInt(), 2);
        QTreeView *view = bench.panel.view();
        const QRect row = view->visualRect(view->model()->index(0, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row.center());
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(bench.chosen.size(), 2);
        QCOMPARE(bench.chosen[1][0].toInt(), 0);
    }

    void searchNumbersWhatIsFound()
    {
        Bench bench;
        bench.panel.search()->setText(QStringLiteral("ETA"));
        QCOMPARE(bench.panel.numbered(), QList<int>{1});
        bench.key(Qt::Key_1);
        QCOMPARE(bench.chosen.size(), 1);
        QCOMPARE(bench.chosen[0][0].toInt(), 1);
        bench.panel.search()->setText(QStringLiteral("f")); // a folder with all that is in it
        QCOMPARE(bench.panel.numbered(), (QList<int>{1, 3}));
        bench.panel.search()->clear();
        QCOMPARE(bench.panel.numbered().size(), 4);
    }

    void duplicateDeleteUndo()
    {
        Bench bench;
        bench.panel.selectEntry(0);
        bench.panel.duplicateAction()->trigger();
        QCOMPARE(bench.names(), QStringLiteral("alpha,alpha (copy),beta,gamma,delta"));
        bench.panel.selectEntry(2);
        bench.panel.removeAction()->trigger();
        QCOMPARE(bench.names(), QStringLiteral("alpha,alpha (copy),gamma,delta"));
        bench.panel.undoAction()->trigger();
        bench.panel.undoAction()->trigger();
        QCOMPARE(bench.names(), QStringLiteral("alpha,beta,gamma,delta"));
    }

    void newLinesAreNamedAtOnce()
    {
        Bench bench;
        QVERIFY(QTest::qWaitForWindowActive(&bench.panel));
        bench.panel.search()->setText(QStringLiteral("nothing"));
        bench.panel.add(entry("new"));
        QVERIFY(bench.panel.search()->text().isEmpty());
        QCOMPARE(bench.panel.selectedEntries(), QList<int>{4});
        auto *editor = bench.panel.view()->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("1st"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(bench.names(), QStringLiteral("alpha,beta,gamma,delta,1st"));
        QCOMPARE(bench.chosen.size(), 0);
    }

    void chosenMessagesBecomeASequence()
    {
        Bench bench;
        bench.panel.view()->selectAll();
        bench.panel.newSequenceAction()->trigger();
        const SavedEntry last = bench.library.entries(MessageKind::TcpClient).last();
        QVERIFY(last.sequence());
        QStringList steps;
        for (const SequenceStep &step : last.sequence()->steps)
            steps += step.name;
        QCOMPARE(steps.join(u','), QStringLiteral("alpha,beta,gamma,delta"));
    }

    void importAddsAndExportWrites()
    {
        Bench bench;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.json"));
        bench.panel.exportTo(path);
        QVERIFY(bench.panel.notice()->isEmpty());
        bench.panel.importFrom(path);
        QCOMPARE(bench.names(), QStringLiteral("alpha,beta,gamma,delta,alpha,beta,gamma,delta"));
        QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Info);
        bench.panel.exportTo(folder.filePath(QStringLiteral("no/folder.json")));
        QCOMPARE(bench.panel.notice()->kind(), Notice::Kind::Trouble);
    }

    void brokenImportChangesNothingAndSaysWhere()
    {
        Bench bench;
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("packets.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[{\"tcporudp\": \"TCP\"},\n{\"tcporudp\": \"TCP\", \"hexstring\": \"zz\"}]");
        file.close();
        bench.panel.importFrom(file.fileName());
        QCOMPARE(bench.names(), QStringLiteral("alpha,beta,gamma,delta"));
        QVERIFY2(bench.panel.notice()->text().contains(QStringLiteral("2: [1].hexstring = \"zz\"")),
                 qPrintable(bench.panel.notice()->text()));
    }

    void emptyListSaysHowToFillIt()
    {
        Look look;
        MessageLibrary library;
        SavedMessagesPanel panel(library, MessageKind::Udp, look);
        panel.show();
        const auto labels = panel.view()->findChildren<QLabel *>();
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels[0]->isVisible());
        library.append(MessageKind::Udp, {entry("x")});
        QVERIFY(!labels[0]->isVisible());
    }
};

QTEST_MAIN(tst_SavedMessagesPanel)
#include "tst_savedmessagespanel.moc"
