#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QToolButton;

namespace wirebench {

class Look;
class TrafficModel;

/// The line below the traffic table: how many records there are, what is hidden, dropped or waiting, and the
/// progress of an export. GUI thread; owned by the traffic panel.
class TrafficPanelStatus final : public QWidget
{
    Q_OBJECT

public:
    /// @param showCleared is offered as a button while something is cleared; not owned. Look outlives this.
    TrafficPanelStatus(Look &look, QAction *showCleared, QWidget *parent = nullptr);

    /// @param remark stands at the end; may be empty
    void showModel(const TrafficModel &model, const QString &remark);
    QString text() const;

    void startExport();
    /// @param share from 0 to 1
    void showExport(double share);
    void endExport();

Q_SIGNALS:
    void exportCancelled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyLook();
    void retranslate();

    Look &m_look;
    QLabel *m_text;
    QToolButton *m_showCleared;
    QProgressBar *m_progress;
    QToolButton *m_cancel;
};

} // namespace wirebench
