#pragma once

#include "core/traffic/filter.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QToolButton;

namespace wirebench {

class Look;
class Notice;

/// The fields by which records are filtered or found: a pattern as text, hex or regular expression; calls,
/// direction, peer, failures; this session or all. Applies while typing, after a short pause. A mistake is
/// marked and explained in place, and the last right filter stays. Where the width is short, the rarer fields
/// wait behind a button. GUI thread; owned by the traffic panel.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    /// What the pattern does: keep other records out, or be looked for among them.
    enum class Purpose : quint8 { Filter, Find };

    /// @param look outlives the bar
    explicit FilterBar(Look &look, QWidget *parent = nullptr);

    /// The last filter without a mistake. Its endpoints are empty: the panel knows them.
    const FilterSpec &spec() const { return m_spec; }
    /// Fills the fields in and says changed() at once.
    void setSpec(const FilterSpec &spec);
    /// Everything wanted again; scope and purpose stay.
    void reset() { setSpec({}); }

    Purpose purpose() const;
    void setPurpose(Purpose purpose);
    bool isWholeLog() const; ///< all sessions, not only this one
    void setWholeLog(bool wholeLog);
    /// Whether there is a session to choose; true at first.
    void setScopeOffered(bool offered);

    /// To the pattern, with what stands in it selected.
    void focusPattern();
    /// Applies what was typed without waiting for the pause.
    void applyNow();

    QLineEdit *patternField() const { return m_pattern; }
    QLineEdit *peerField() const { return m_peer; }
    QComboBox *modeField() const { return m_mode; }
    QComboBox *directionField() const { return m_direction; }
    QComboBox *purposeField() const { return m_purpose; }
    QComboBox *scopeField() const { return m_scope; }
    QCheckBox *failedField() const { return m_failed; }
    QComboBox *callsField() const { return m_calls; }
    QMenu *callsMenu() const { return m_callMenu; }
    QToolButton *moreButton() const { return m_more; }
    QToolButton *resetButton() const { return m_reset; }
    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    /// spec(), purpose() or the scope have changed.
    void changed();
    void findNextRequested();
    void findPreviousRequested();
    /// Esc in a field: the hands want back to the table.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeFields();
    void makeCallMenu();
    void layOut();
    void connectFields();
    void apply();
    FilterSpec typed() const;
    bool patternKey(QKeyEvent *event);
    void showFields();
    QList<QWidget *> allFields() const;
    bool fit(const QList<QWidget *> &fields) const; ///< into one line
    bool usesRareFields() const;
    void showCalls();
    void applyLook();
    void retranslate();
    void retranslateItems();

    Look &m_look;
    QComboBox *m_purpose;
    QLineEdit *m_pattern;
    QComboBox *m_mode;
    QToolButton *m_more; ///< opens the fields after it where they do not fit into the line
    QComboBox *m_calls;
    QMenu *m_callMenu;
    QAction *m_allCalls = nullptr;
    QList<QAction *> m_callActions;
    QComboBox *m_direction;
    QLineEdit *m_peer;
    QCheckBox *m_failed;
    QComboBox *m_scope;
    QToolButton *m_reset;
    Notice *m_notice;
    QTimer m_pause;
    FilterSpec m_spec;
    bool m_scopeOffered = true;
    bool m_filling = false; ///< fields change by this class, not by hand
};

} // namespace wirebench
