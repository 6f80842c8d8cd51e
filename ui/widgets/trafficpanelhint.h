#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace wirebench {

class Look;
class TrafficModel;

/// What the traffic table says while it is empty: why, and one thing to click where that helps. GUI thread;
/// owned by the traffic panel.
class TrafficPanelHint final : public QWidget
{
    Q_OBJECT

public:
    /// @param look outlives the hint
    explicit TrafficPanelHint(Look &look, QWidget *parent = nullptr);

    /// For an empty log: what will appear, and how to make it appear. Plain text.
    void setEmptyText(const QString &text);
    /// Shows what fits the model, or hides if it has rows.
    void showModel(const TrafficModel &model);

    QString text() const;
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void resetFilterRequested();
    void showClearedRequested();

private:
    void applyLook();
    void ask(const QString &text, const QString &buttonText);

    Look &m_look;
    QLabel *m_text;
    QPushButton *m_button;
    QString m_emptyText;
    bool m_isFiltered = false; ///< the filter hides records, not Clear
};

} // namespace wirebench
