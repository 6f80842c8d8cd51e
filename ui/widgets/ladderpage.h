#pragma once

#include "ui/widgets/ladderexport.h"
#include "ui/widgets/trafficpage.h"

#include <QTimer>

class QComboBox;
class QMenu;
class QToolButton;

namespace wirebench {

class LadderView;
class Notice;

/// The ladder as a page of the traffic zone: the view, and above it scope, repeats, follow, zoom and export.
/// Looks at the log on a timer while it is visible. GUI thread; owned by the traffic panel.
class LadderPage final : public TrafficPage
{
    Q_OBJECT

public:
    explicit LadderPage(const TrafficPageContext &context, QWidget *parent = nullptr);

    QString id() const override { return QStringLiteral("ladder"); }
    QString title() const override { return tr("Ladder"); }
    QWidget *controls() const override { return m_controls; }
    void setSessionEndpoints(const QList<EndpointId> &endpoints) override;
    void setWaitingCalls(const WaitingCalls &calls) override { m_waiting = &calls; }
    void showRecord(quint64 id) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

    /// Writes it to a file whose suffix says the format: .svg, .png, .mmd.
    void exportTo(const QString &path);
    void copyPicture();
    void copyMermaid();

    LadderView *view() const { return m_view; }
    Notice *notice() const { return m_notice; }
    QComboBox *scopeField() const { return m_scope; }
    QToolButton *foldButton() const { return m_fold; }
    QToolButton *followButton() const { return m_follow; }
    QToolButton *zoomInButton() const { return m_zoomIn; }
    QToolButton *zoomOutButton() const { return m_zoomOut; }
    QToolButton *exportButton() const { return m_exportButton; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeControls();
    void connectParts();
    void connectExport();
    QToolButton *makeButton(const char *icon);
    void tick();
    void applyOptions();
    LadderExportJob::Order order(LadderFormat format, const QString &path) const;
    void chooseExportFile();
    void applyLook();
    void retranslate();

    const TrafficPageContext m_context;
    QWidget *m_controls;
    QComboBox *m_scope;
    QToolButton *m_fold = nullptr;
    QToolButton *m_follow = nullptr;
    QToolButton *m_zoomIn = nullptr;
    QToolButton *m_zoomOut = nullptr;
    QToolButton *m_exportButton = nullptr;
    QMenu *m_exportMenu;
    QAction *m_save;
    QAction *m_copyPicture;
    QAction *m_copyMermaid;
    Notice *m_notice;
    LadderView *m_view;
    LadderExportJob *m_export;
    QList<EndpointId> m_endpoints;
    const WaitingCalls *m_waiting = nullptr; ///< null: a recording, in which nothing waits
    QTimer m_timer;
    int m_quietTicks = 0;
};

} // namespace wirebench
