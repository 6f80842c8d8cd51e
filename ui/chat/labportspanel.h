#pragma once

#include "core/chat/labservice.h"
#include "core/workspace/chatsettings.h"

#include <QWidget>

#include <array>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;

namespace wirebench {

class FaultsButton;
class Look;
class Notice;

/// The five services of the lab, a line each: whether it is on, its port, how that port stands, and what it
/// does wrong on purpose; below them, which ports are taken, and how many readers had to be disconnected. GUI
/// thread; owned by the lab's tab.
class LabPortsPanel final : public QWidget
{
    Q_OBJECT

public:
    using Ports = std::array<LabPortSettings, labPortCount>;

    explicit LabPortsPanel(Look &look, QWidget *parent = nullptr);

    Ports ports() const;
    void setPorts(const Ports &ports);
    /// Which services and which ports cannot be changed while it runs; faults can.
    void setLocked(bool locked);
    void showStatus(const LabServiceStatus &status);
    /// The first port field that cannot be read as one; null if all can.
    QLineEdit *unusableField() const;
    Notice *notice() const { return m_notice; }
    /// Offered beside the word that ports are taken; not owned.
    void setWayOut(QAction *action) { m_wayOut = action; }
    /// How a port stands, in words.
    QString stateText(LabPort port) const;
    /// Empty while nobody was disconnected.
    QString droppedText() const;

Q_SIGNALS:
    void edited();
    void faultsChanged(wirebench::LabPort port, wirebench::LabFaults faults);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QCheckBox *on = nullptr;
        QLineEdit *port = nullptr;
        QLabel *state = nullptr;
        FaultsButton *faults = nullptr;
    };

    void makeLine(LabPort port);
    void retranslate();
    void showPort(LabPort port);
    void showTrouble();
    void showTaken(const QStringList &ports);
    void showDropped();
    QString words(const LabPortStatus &status) const;
    void applyLook();

    Look &m_look;
    std::array<Line, labPortCount> m_lines;
    LabServiceStatus m_status;
    Notice *m_notice;
    QLabel *m_dropped;
    QAction *m_wayOut = nullptr;
    QString m_toldTrouble; ///< it may have been dismissed since
    bool m_locked = false;
};

} // namespace wirebench
