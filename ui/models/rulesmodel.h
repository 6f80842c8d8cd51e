#pragma once

#include "core/answer/ruleset.h"

#include <QAbstractTableModel>

#include <vector>

namespace wirebench {

/// The rules of a server as a table, one line a rule in their order; the check box of each switches it on.
/// Knows which of them cannot be used. GUI thread; owned by its panel.
class RulesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OnColumn, MatchColumn, PatternColumn, ReplyColumn, ThenColumn, ColumnCount };
    enum Role { TroubleRole = Qt::UserRole }; ///< true: this text has a mistake

    explicit RulesModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    const AnswerRules &rules() const { return m_rules; }
    /// Does not say edited().
    void setRules(const AnswerRules &rules);
    void setUnit(RuleUnit unit, int lineLimit);

    bool isFull() const { return m_rules.rules.size() >= AnswerRules::mostRules; }
    AnswerRule rule(int row) const { return m_rules.rules.value(row); }
    void setRule(int row, const AnswerRule &rule);
    void insert(int row, const AnswerRule &rule);
    void remove(int row);
    /// To the place that is @p to when it is there; out of range does nothing.
    void move(int from, int to);
    /// The mistake of a rule; code None if it has none.
    RuleMistake mistake(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// In another language.
    void retranslate();

    /// "starts with", …
    static QString matchName(RuleMatch match);
    static QString actionName(RuleAction action);

Q_SIGNALS:
    /// The rules are others, right or wrong.
    void edited();

private:
    void changed();
    QVariant text(const AnswerRule &rule, int column) const;
    QString thenText(const AnswerRule &rule) const;
    bool isTrouble(int row, int column) const;

    AnswerRules m_rules;
    std::vector<RuleMistake> m_mistakes;
};

} // namespace wirebench
