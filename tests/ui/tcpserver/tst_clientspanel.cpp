#include "ui/tcpserver/clientspanel.h"

#include "tests/ui/shell/bench.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace wirebench;
using namespace wirebench::test;

namespace {

ServerClient clientNo(quint32 id)
{
    ServerClient client;
    client.id = {id};
    client.peer = SocketAddress::fromIPv4(0x7f000001, quint16(50'000 + id));
    return client;
}

} // namespace

class tst_ClientsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_action = std::make_unique<QAction>(QStringLiteral("End it"));
        m_panel = std::make_unique<ClientsPanel>(m_bench->log, m_bench->look, QList<QAction *>{m_action.get()});
        m_panel->resize(700, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void saysHowToGetAClient()
    {
        QVERIFY(!table()->isVisible());
        QVERIFY(shows(QStringLiteral("Press Listen first")));
        m_panel->setSuggestion(QStringLiteral("nc 127.0.0.1 9999"));
        QVERIFY(shows(QStringLiteral("nc 127.0.0.1 9999")));
        QTest::mouseClick(control<QToolButton>(*m_panel, QStringLiteral("Copy the command")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nc 127.0.0.1 9999"));
    }

    void theTableTakesThePlaceOfTheHint()
    {
        m_panel->model().apply({clientNo(1)}, {});
        QVERIFY(table()->isVisible());
        m_panel->model().clear();
        QVERIFY(!table()->isVisible());
        m_panel->model().setQueue(1, {});
        QVERIFY(table()->isVisible());
    }

    void countsClientsAndTheQueue()
    {
        m_panel->setCounts(0, -1, 5);
        QVERIFY(shows(QStringLiteral("Clients (0)")));
        QVERIFY(!shows(QStringLiteral("queue")));
        m_panel->setCounts(2, 1, 5);
        QVERIFY(shows(QStringLiteral("Clients (2)")));
        QVERIFY(shows(QStringLiteral("accept queue 1, backlog 5")));
    }

    void onlyConnectedClientsAreSelected()
    {
        m_panel->model().apply({clientNo(1), clientNo(2), clientNo(3)}, {});
        m_panel->model().apply({}, {ConnectionId{2}});
        m_panel->model().setQueue(1, {SocketAddress::fromIPv4(0x7f000001, 60'000)});
        QVERIFY(m_panel->selectedClients().isEmpty());
        QSignalSpy changed(m_panel.get(), &ClientsPanel::selectionChanged);
        table()->selectAll();
        QVERIFY(!changed.isEmpty());
        QList<ConnectionId> selected = m_panel->selectedClients();
        std::sort(selected.begin(), selected.end(), [](auto a, auto b) { return a.value < b.value; });
        QCOMPARE(selected, (QList<ConnectionId>{{1}, {3}}));
    }

    void saysWhatWentWrongWithAClient()
    {
        m_panel->model().apply({clientNo(7)}, {});
        m_panel->showClientError(ConnectionId{7}, Error::fromErrno(QStringLiteral("recv"), ECONNRESET));
        const auto *notice = m_panel->findChild<Notice *>();
        QVERIFY(notice->isVisible());
        QVERIFY(notice->cause().contains(m_panel->model().peerOf(ConnectionId{7})));
        QCOMPARE(notice->detail(), QStringLiteral("ECONNRESET"));
        m_panel->clearError();
        QVERIFY(!notice->isVisible());
    }

    void rowsAndColumnsGrowWithTheWindow()
    {
        m_panel->model().apply({clientNo(1)}, {});
        const int height = table()->rowHeight(0);
        const int width = table()->columnWidth(ClientsModel::ClientColumn);
        m_bench->look.setScale(2);
        QTRY_VERIFY(table()->rowHeight(0) > height * 3 / 2);
        QTRY_VERIFY(table()->columnWidth(ClientsModel::ClientColumn) > width * 3 / 2);
        m_bench->look.setScale(1);
        QTRY_COMPARE(table()->rowHeight(0), height);
        QTRY_COMPARE(table()->columnWidth(ClientsModel::ClientColumn), width);
    }

    void thePanelIsUsableWithTenThousandClients()
    {
        QList<ServerClient> many;
        for (quint32 id = 1; id <= 10'000; ++id)
            many.append(clientNo(id));
        m_panel->model().apply(many, {});
        table()->selectAll();
        QCOMPARE(m_panel->selectedClients().size(), 10'000);
    }

    void itsActionsAreButtonsAndAMenu()
    {
        QVERIFY(button(*m_panel, QStringLiteral("End it")));
        QVERIFY(table()->actions().contains(m_action.get()));
        QCOMPARE(table()->contextMenuPolicy(), Qt::ActionsContextMenu);
    }

private:
    QTableView *table() { return control<QTableView>(*m_panel, QStringLiteral("Clients")); }
    bool shows(const QString &part)
    {
        for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<QAction> m_action;
    std::unique_ptr<ClientsPanel> m_panel;
};

QTEST_MAIN(tst_ClientsPanel)
#include "tst_clientspanel.moc"
