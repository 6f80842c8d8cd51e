#pragma once

#include "core/answer/rule.h"

#include <QPushButton>

class QDialog;

namespace wirebench {

class Look;
class RulesModel;
class RulesPanel;

/// The button of a session that opens its rules in a window of their own, which stays open beside the
/// session. Keeps the rules, window or not. GUI thread; owned by its parent.
class RulesButton final : public QPushButton
{
    Q_OBJECT

public:
    /// @param sessionName stands in the window's title. @param look must outlive it.
    RulesButton(const QString &sessionName, bool datagrams, Look &look, QWidget *parent = nullptr);
    ~RulesButton() override;

    const AnswerRules &rules() const;
    /// Does not say edited().
    void setRules(const AnswerRules &rules);
    void openWindow();
    RulesPanel *panel() const { return m_panel; } ///< null until it was opened

Q_SIGNALS:
    /// The rules are others, right or wrong.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void makeWindow();
    void remakeWindow();
    void showCount();

    Look &m_look;
    const QString m_sessionName;
    const bool m_datagrams;
    RulesModel *m_model;
    QDialog *m_window = nullptr;
    RulesPanel *m_panel = nullptr;
};

} // namespace wirebench
