#pragma once

#include "core/base/ids.h"
#include "core/workspace/settings.h"
#include "ui/models/pooljob.h"
#include "ui/models/recordsearch.h"
#include "ui/models/trafficmodel.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QSplitter;
class QToolButton;

namespace wirebench {

class ExportJob;
class FilterBar;
class Inspector;
class Look;
class Notice;
class PanelPages;
class TrafficPage;
class TrafficPanelActions;
class TrafficPanelHint;
class TrafficPanelStatus;
class TrafficView;
class WaitingCalls;

/// The traffic zone of a tab. Its pages are views of the same traffic: the table of calls (filter bar,
/// table, inspector, status line, and what can be done with them) and those of trafficpages.h.
/// Composes; the parts do the work. Looks at the log on a frame timer while the table is visible. GUI
/// thread; owned by its tab.
class TrafficPanel final : public QWidget
{
    Q_OBJECT

public:
    /// All three outlive the panel. The annotations are shared by all panels of the log.
    TrafficPanel(const TrafficLog &log, Annotations &annotations, Look &look, QWidget *parent = nullptr);
    ~TrafficPanel() override;

    /// Whose records "This session" means. Without any, the whole log is shown and no scope is offered.
    void setSessionEndpoints(const QList<EndpointId> &endpoints);
    /// For the pages that show what was typed: gives it. Null where there is no session.
    void setSettings(const std::function<SessionSettings()> &settings);
    /// For the pages that show what waits now.
    void setWaitingCalls(const WaitingCalls &calls);
    /// What is typed has changed.
    void settingsEdited();
    /// Offers to save a record's bytes as a message; called with the record. Null: not offered, as at first.
    void setSaveMessage(const std::function<void(const SocketCall &)> &save);
    /// What the empty table says: what will appear, and how to make it appear. Plain text.
    void setEmptyText(const QString &text);

    /// For menus: words, shortcuts and states are those of the panel's buttons.
    const TrafficPanelActions &panelActions() const { return *m_actions; }
    void focusFind();
    /// Chooses a record, opens it in the inspector and makes its row visible; where the filter keeps it
    /// out, the filter is reset. False if the log has dropped it.
    bool goTo(quint64 id);
    /// The same with the inspector's explanation in front.
    bool explain(quint64 id);
    /// Explains a call of this session that has not returned, and so has no row. @p sinceNs: log time.
    void explainWaiting(Call call, qint64 sinceNs);

    /// How the splitter and the columns stand, the inspector's page, the format of times and the page.
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

    /// Writes what the filter wants to a file whose suffix says the format.
    void exportTo(const QString &path);

    TrafficModel &model() { return m_model; }
    TrafficView *view() const { return m_view; }
    FilterBar *filterBar() const { return m_filterBar; }
    Inspector *inspector() const { return m_inspector; }
    QString statusText() const;
    Notice *notice() const { return m_notice; }
    TrafficPanelHint *hint() const { return m_hint; }
    PanelPages *pages() const { return m_pages; }
    /// The page of this type: nullptr if there is none.
    template <typename Page>
    Page *page() const
    {
        return findChild<Page *>();
    }

    /// Takes what is new in the log now. Called by the frame timer.
    void tick();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Where the inspector stands, by the room that there is.
    enum class Place : quint8 { Below, Beside, InsteadOfTable };

    void makeHeader();
    void layOut();
    QWidget *makeTablePage();
    void connectParts();
    void connectActions();
    void connectExport();
    QToolButton *makeButton(QAction *action);

    bool isTableVisible() const;
    void showTable();
    void pageChanged();
    void addPages();
    void showFiltered(const FilterSpec &spec, EndpointId owner);
    void applyFilter();
    FilterSpec withScope(FilterSpec spec) const;
    void showRecord(quint64 id);
    void openInspector();
    void closeInspector();
    void search(SearchDirection direction);
    void takeHit(const SearchHit &hit);
    QList<quint64> chosen() const;
    void toggleMarks();
    void goToNextNote();
    void filterByRecord(bool byPeer);
    void saveMessage();
    bool hasBytes(quint64 record) const;
    void showContextMenu(const QPoint &position);
    void chooseExportFile();

    void showState();
    Place placeForInspector() const;
    void placeInspector();
    void applyLook();
    void retranslate();

    const TrafficLog &m_log;
    Annotations &m_annotations;
    Look &m_look;
    TrafficModel m_model;
    TrafficPanelActions *m_actions;
    FilterBar *m_filterBar;
    TrafficView *m_view;
    Inspector *m_inspector;
    QSplitter *m_splitter;
    Notice *m_notice;
    TrafficPanelStatus *m_status;
    TrafficPanelHint *m_hint;
    PanelPages *m_pages;
    QList<TrafficPage *> m_views; ///< the pages behind the table
    ExportJob *m_export;
    QWidget *m_header = nullptr;
    QMenu *m_moreMenu = nullptr;
    QToolButton *m_moreButton = nullptr;

    QList<EndpointId> m_endpoints;
    std::function<SessionSettings()> m_settings;
    std::function<void(const SocketCall &)> m_saveMessage;
    quint64 m_wantedRecord = 0; ///< to be chosen as soon as it has a row
    PoolJob<SearchHit> m_search;
    QString m_searchResult; ///< said in the status line until the next search
    QTimer m_frameTimer;
    QTimer m_stateTimer; ///< the status line changes some times a second, not with each frame
    int m_quietTicks = 0;
    bool m_inspecting = false; ///< the inspector is open, if there is room for it
};

} // namespace wirebench
