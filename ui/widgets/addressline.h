#pragma once

#include "core/base/error.h"

#include <QList>
#include <QPointer>
#include <QSet>
#include <QWidget>

class QAction;
class QPushButton;

namespace wirebench {

class ActionButton;
class FlowLayout;
class LabelledField;
class Look;
class Notice;
class StateLabel;

/// How a session stands, in one of four colours; each has a symbol, and the word says the rest.
enum class StateKind : quint8 {
    Idle,    ///< ○ closed, stopped
    Busy,    ///< … connecting, looking up
    Well,    ///< ● listening, connected
    Trouble, ///< ! failed
};

/// The zone at the top of every session: labelled fields, the one primary button whose word says what
/// will happen, further buttons, and the state at the far end; below them, when there is one, the notice
/// about what is wrong. Wraps, and so stays usable at every width. GUI thread; owned by the tab.
///
/// The tab gives the fields and the actions and says the state; Enter in any field does what the primary
/// button does.
class AddressLine final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the line
    explicit AddressLine(Look &look, QWidget *parent = nullptr);

    /// Adds a field with its label; a mnemonic in it (&) leads to the field. Tab order is that of adding.
    void addField(const QString &label, QWidget *field);
    /// For a change of language.
    void setLabel(QWidget *field, const QString &label);
    void setFieldVisible(QWidget *field, bool visible);
    /// Greys the fields out while they cannot take effect; on a wall they leave their room to what happens, and the state
    /// says the address.
    void setFieldsLocked(bool locked);
    /// Greys one field out for as long as another makes it meaningless, locked or not.
    void setFieldEnabled(QWidget *field, bool enabled);

    /// The button takes word, icon, tooltip and enabled from the action, now and whenever it changes. The
    /// icon's role is Text: it is drawn light on the filled button by itself. The action is not owned.
    void setPrimaryAction(QAction *action);
    /// All words that the primary action will have, so that the button does not change its width.
    void reservePrimaryWords(const QStringList &words);
    /// Adds a plain button after the primary one; the same rules.
    void addButton(QAction *action);
    QPushButton *primaryButton() const;
    /// Filled with the accent (true at first), or plain while another button of the session is the next step.
    void setPrimaryFilled(bool filled);

    /// @param word "listening" @param details "127.0.0.1:9999; others reach it at …": plain text
    void setState(StateKind kind, const QString &word, const QString &details = {});
    StateKind stateKind() const;
    QString stateText() const; ///< word and details

    /// Says what is wrong below the line. @param field outlined and given the focus; may be null. Both
    /// go away when the field is edited, or with clearError().
    void showError(const Error &error, QWidget *field = nullptr);
    void clearError();
    Notice *notice() const { return m_notice; }

    /// Puts the cursor into the address field, else the first enabled field, and selects what stands there.
    void focusAddress();
    /// Where the address is not typed in the first field. One of the fields.
    void setAddressField(QWidget *field) { m_addressField = field; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watch(QWidget *field);
    void orderTabs();
    void enableFields();
    void showFields();
    LabelledField *wrapperOf(QWidget *field) const;
    void applyLook();

    Look &m_look;
    FlowLayout *m_flow;
    ActionButton *m_primary;
    QList<QWidget *> m_buttons;
    StateLabel *m_state;
    Notice *m_notice;
    QList<QWidget *> m_fields;
    QSet<QWidget *> m_meaningless; ///< of m_fields
    QSet<QWidget *> m_unwanted;    ///< by setFieldVisible()
    bool m_locked = false;
    QPointer<QWidget> m_troubled;
    QPointer<QWidget> m_addressField;
};

} // namespace wirebench
