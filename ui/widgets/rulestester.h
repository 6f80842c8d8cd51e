#pragma once

#include "core/answer/ruleset.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace wirebench {

class Look;

/// A field to try rules with: what would come, and below which rule would answer, with what. Nothing is sent.
/// GUI thread; owned by its panel.
class RulesTester final : public QWidget
{
    Q_OBJECT

public:
    /// @param look outlives the tester.
    explicit RulesTester(Look &look, QWidget *parent = nullptr);

    void setRules(const AnswerRules &rules);
    QLineEdit *field() const { return m_field; }
    QString resultText() const;

Q_SIGNALS:
    /// This rule answers what is typed; -1: none.
    void answered(int rule);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tryNow();
    QString describe(const std::vector<RuleOutcome> &outcomes) const;
    QString describe(const RuleOutcome &outcome) const;
    void applyLook();

    Look &m_look;
    QLineEdit *m_field;
    QLabel *m_result;
    AnswerRules m_rules;
};

} // namespace wirebench
