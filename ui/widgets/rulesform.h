#pragma once

#include "core/answer/ruleset.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace wirebench {

class Look;
class Notice;
class SettingsRow;

/// One rule in all its parts. A mistake is marked at its field and said below. GUI thread; owned by its
/// panel.
class RulesForm final : public QWidget
{
    Q_OBJECT

public:
    /// @param datagrams the server has no connections to close. @param look outlives the form.
    RulesForm(Look &look, bool datagrams, QWidget *parent = nullptr);

    AnswerRule rule() const;
    /// Does not say edited().
    void setRule(const AnswerRule &rule);
    /// Code None: there is none.
    void showMistake(const RuleMistake &mistake);
    void focusPattern();

    Notice *notice() const { return m_notice; }

Q_SIGNALS:
    void edited();

private:
    void makeCondition();
    void makeReply(bool datagrams);
    void connectFields();
    void fieldEdited();
    void showWhatApplies();

    SettingsRow *m_when;
    SettingsRow *m_then;
    QComboBox *m_match;
    QLineEdit *m_pattern;
    QComboBox *m_patternNotation;
    QCheckBox *m_caseSensitive;
    QComboBox *m_encoding;
    QLineEdit *m_reply;
    QComboBox *m_replyNotation;
    QComboBox *m_ending;
    QCheckBox *m_placeholders;
    QSpinBox *m_delay;
    QComboBox *m_action;
    QLineEdit *m_note;
    QCheckBox *m_goOn;
    Notice *m_notice;
    bool m_on = true;
    bool m_loading = false;
};

} // namespace wirebench
