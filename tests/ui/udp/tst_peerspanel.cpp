#include "tests/ui/shell/bench.h"
#include "ui/udp/peerspanel.h"

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

UdpPeer peerNo(quint32 id)
{
    UdpPeer peer;
    peer.id = {id};
    peer.address = SocketAddress::fromIPv4(0x7f000001, quint16(50'000 + id));
    return peer;
}

} // namespace

class tst_PeersPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_action = std::make_unique<QAction>(QStringLiteral("Answer it"));
        m_panel = std::make_unique<PeersPanel>(m_bench->log, m_bench->look, QList<QAction *>{m_action.get()});
        m_panel->resize(700, 300);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void saysHowToBeHeard()
    {
        QVERIFY(!table()->isVisible());
        QVERIFY(shows(QStringLiteral("Press Open first")));
        m_panel->setSuggestion(QStringLiteral("nc -u 127.0.0.1 12345"));
        QVERIFY(shows(QStringLiteral("nc -u 127.0.0.1 12345")));
        QTest::mouseClick(control<QToolButton>(*m_panel, QStringLiteral("Copy the command")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("nc -u 127.0.0.1 12345"));
    }

    void theTableTakesThePlaceOfTheHint()
    {
        QVERIFY(shows(QStringLiteral("Peers (0)")));
        m_panel->model().apply({peerNo(1), peerNo(2)});
        QVERIFY(table()->isVisible());
        QVERIFY(shows(QStringLiteral("Peers (2)")));
        m_panel->model().clear();
        QVERIFY(!table()->isVisible());
        QVERIFY(shows(QStringLiteral("Peers (0)")));
    }

    void saysWhatWasLostAndByWhom()
    {
        QVERIFY(!shows(QStringLiteral("dropped")));
        m_panel->setLosses(0, 7);
        QVERIFY(shows(QStringLiteral("7 lost by the simulated network")));
        QVERIFY(!shows(QStringLiteral("dropped")));
        m_panel->setLosses(12, 0);
        QVERIFY(shows(QStringLiteral("12 dropped by the system")));
        QVERIFY(!shows(QStringLiteral("simulated")));
        m_panel->setLosses(0, 0);
        QVERIFY(!shows(QStringLiteral("dropped")));
    }

    void selectedPeersAreGivenFromTopToBottom()
    {
        m_panel->model().apply({peerNo(1), peerNo(2), peerNo(3)});
        QVERIFY(m_panel->selectedPeers().isEmpty());
        QSignalSpy changed(m_panel.get(), &PeersPanel::selectionChanged);
        const auto add = QItemSelectionModel::Select | QItemSelectionModel::Rows;
        for (const int row : {2, 0})
            table()->selectionModel()->select(m_panel->model().index(row, 0), add);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(m_panel->selectedPeers(), (QList<ConnectionId>{{1}, {3}}));
        QCOMPARE(m_panel->selectedAddresses(),
                 (QStringList{QStringLiteral("127.0.0.1:50001"), QStringLiteral("127.0.0.1:50003")}));
    }

    void rowsAndColumnsGrowWithTheWindow()
    {
        m_panel->model().apply({peerNo(1)});
        const int height = table()->rowHeight(0);
        const int width = table()->columnWidth(PeersModel::PeerColumn);
        m_bench->look.setScale(2);
        QTRY_VERIFY(table()->rowHeight(0) > height * 3 / 2);
        QTRY_VERIFY(table()->columnWidth(PeersModel::PeerColumn) > width * 3 / 2);
    }

    void itsActionsAreButtonsAndAMenu()
    {
        QVERIFY(button(*m_panel, QStringLiteral("Answer it")));
        QVERIFY(table()->actions().contains(m_action.get()));
        QCOMPARE(table()->contextMenuPolicy(), Qt::ActionsContextMenu);
    }

private:
    QTableView *table() { return control<QTableView>(*m_panel, QStringLiteral("Peers")); }
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
    std::unique_ptr<PeersPanel> m_panel;
};

QTEST_MAIN(tst_PeersPanel)
#include "tst_peerspanel.moc"
