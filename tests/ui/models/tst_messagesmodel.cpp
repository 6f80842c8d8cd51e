#include "ui/models/messagesmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QTest>

#include <memory>

using namespace wirebench;

namespace {

SavedEntry entry(const char *name, const char *folder = "")
{
    SavedMessage message;
    message.payload.text = QStringLiteral("text of ") + QLatin1String(name);
    return {QString::fromLatin1(name), QString::fromLatin1(folder), message};
}

struct Bench
{
    Bench() { library.set(MessageKind::Udp, {entry("a"), entry("b", "F"), entry("c"), entry("d", "F")}); }

    /// "a F(b d) c"
    QString shown() const
    {
        QStringList tops;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex top = model.index(row, 0);
            QString text = top.data().toString();
            QStringList children;
            for (int child = 0; child < model.rowCount(top); ++child)
                children += model.index(child, 0, top).data().toString();
            tops += children.isEmpty() ? text : text + u'(' + children.join(u' ') + u')';
        }
        return tops.join(u' ');
    }
    QModelIndex top(int row) const { return model.index(row, 0); }
    void drop(const QModelIndexList &dragged, int row, const QModelIndex &parent)
    {
        const std::unique_ptr<QMimeData> data(model.mimeData(dragged));
        QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent));
    }

    MessageLibrary library;
    MessagesModel model{library, MessageKind::Udp};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

class tst_MessagesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersStandWhereTheyFirstAppear()
    {
        Bench bench;
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d) c"));
        QCOMPARE(bench.model.indexOf(3), bench.model.index(1, 0, bench.top(1)));
        QCOMPARE(bench.model.indexOf(3).parent(), bench.top(1));
        QVERIFY(!bench.model.indexOf(9).isValid());
        QCOMPARE(bench.top(1).data(MessagesModel::EntryRole).toInt(), -1);
        QCOMPARE(bench.top(2).data(MessagesModel::EntryRole).toInt(), 2);
        QVERIFY(
            bench.top(0).data(MessagesModel::SearchRole).toString().contains(QStringLiteral("text of a")));
    }

    void followsTheLibrary()
    {
        Bench bench;
        bench.library.append(MessageKind::TcpClient, {entry("other")});
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d) c"));
        bench.library.append(MessageKind::Udp, {entry("e", "G")});
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d) c G(e)"));
        bench.library.set(MessageKind::Udp, {});
        QCOMPARE(bench.model.rowCount(), 0);
    }

    void namesAreChangedInPlace()
    {
        Bench bench;
        QVERIFY(bench.model.setData(bench.top(0), QStringLiteral(" A "), Qt::EditRole));
        QVERIFY(bench.model.setData(bench.top(1), QStringLiteral("Folder"), Qt::EditRole));
        QVERIFY(!bench.model.setData(bench.top(0), QStringLiteral("  "), Qt::EditRole));
        QCOMPARE(bench.shown(), QStringLiteral("A Folder(b d) c"));
        bench.library.undo(MessageKind::Udp);
        QCOMPARE(bench.shown(), QStringLiteral("A F(b d) c"));
    }

    void draggingReorders()
    {
        Bench bench;
        bench.drop({bench.top(2)}, 0, {}); // c before a
        QCOMPARE(bench.shown(), QStringLiteral("c a F(b d)"));
        bench.drop({bench.top(0)}, -1, {}); // below all
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d) c"));
        bench.drop({bench.top(0)}, 1, bench.top(1)); // into the folder, before d
        QCOMPARE(bench.shown(), QStringLiteral("F(b a d) c"));
        bench.drop({bench.top(1)}, -1, bench.top(0)); // onto the folder
        QCOMPARE(bench.shown(), QStringLiteral("F(b a d c)"));
        bench.drop({bench.model.index(1, 0, bench.top(0))}, -1, {}); // out of it
        QCOMPARE(bench.shown(), QStringLiteral("F(b d c) a"));
        bench.drop({bench.top(0)}, 2, {}); // the folder as a whole
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d c)"));
    }

    void listsOfOtherKindsAreNotTaken()
    {
        Bench bench;
        bench.library.set(MessageKind::TcpClient, {entry("x")});
        MessagesModel other(bench.library, MessageKind::TcpClient);
        const std::unique_ptr<QMimeData> data(other.mimeData({other.index(0, 0)}));
        QVERIFY(!bench.model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        const QMimeData nothing;
        QVERIFY(!bench.model.dropMimeData(&nothing, Qt::MoveAction, 0, 0, {}));
        QCOMPARE(bench.shown(), QStringLiteral("a F(b d) c"));
    }

    void foldersMeanTheirLines()
    {
        Bench bench;
        QCOMPARE(bench.model.entriesOf({bench.top(1), bench.top(0), bench.model.index(0, 0, bench.top(1))}),
                 (QList<int>{0, 1, 3}));
    }
};

QTEST_GUILESS_MAIN(tst_MessagesModel)
#include "tst_messagesmodel.moc"
