#include "ui/models/rulesmodel.h"

#include "core/base/errorsentence.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype longestCell = 200; // characters

QString cellText(const QString &text)
{
    QString line = text.left(longestCell);
    line.replace(u'\n', u'↵');
    return text.size() > longestCell ? line + u'…' : line;
}

} // namespace

void RulesModel::setRules(const AnswerRules &rules)
{
    beginResetModel();
    m_rules = rules;
    m_mistakes = RuleSet::mistakes(m_rules);
    endResetModel();
}

void RulesModel::setUnit(RuleUnit unit, int lineLimit)
{
    m_rules.unit = unit;
    m_rules.lineLimit = lineLimit;
    Q_EMIT edited();
}

void RulesModel::changed()
{
    m_mistakes = RuleSet::mistakes(m_rules);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

void RulesModel::setRule(int row, const AnswerRule &rule)
{
    if (row < 0 || row >= rowCount() || m_rules.rules[row] == rule)
        return;
    m_rules.rules[row] = rule;
    changed();
}

void RulesModel::insert(int row, const AnswerRule &rule)
{
    if (isFull() || row < 0 || row > rowCount())
        return;
    beginInsertRows({}, row, row);
    m_rules.rules.insert(row, rule);
    m_mistakes = RuleSet::mistakes(m_rules);
    endInsertRows();
    Q_EMIT edited();
}

void RulesModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_rules.rules.removeAt(row);
    m_mistakes = RuleSet::mistakes(m_rules);
    endRemoveRows();
    Q_EMIT edited();
}

void RulesModel::move(int from, int to)
{
    const int rows = rowCount();
    if (from == to || from < 0 || to < 0 || from >= rows || to >= rows)
        return;
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_rules.rules.move(from, to);
    m_mistakes = RuleSet::mistakes(m_rules);
    endMoveRows();
    Q_EMIT edited();
}

RuleMistake RulesModel::mistake(int row) const
{
    const auto found = std::find_if(m_mistakes.begin(), m_mistakes.end(),
                                    [row](const RuleMistake &mistake) { return mistake.rule == row; });
    return found == m_mistakes.end() ? RuleMistake() : *found;
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.rules.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool RulesModel::isTrouble(int row, int column) const
{
    const RuleMistake wrong = mistake(row);
    if (wrong.error.code == ErrorCode::None)
        return false;
    return column == (wrong.field == RuleMistake::Field::Pattern ? PatternColumn : ReplyColumn);
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AnswerRule &rule = m_rules.rules[index.row()];
    const bool isCheck = index.column() == OnColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(rule, index.column());
    case Qt::CheckStateRole:
        return isCheck ? QVariant(rule.on ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return isCheck ? tr("rule %1, on").arg(index.row() + 1) : text(rule, index.column());
    case Qt::ToolTipRole:
        if (isTrouble(index.row(), index.column())) {
            const ErrorSentence sentence = errorSentence(mistake(index.row()).error);
            return fillArguments(QCoreApplication::translate("ErrorSentence", sentence.cause),
                                 sentence.arguments)
                .toHtmlEscaped();
        }
        return {};
    case TroubleRole:
        return isTrouble(index.row(), index.column());
    default:
        return {};
    }
}

QVariant RulesModel::text(const AnswerRule &rule, int column) const
{
    switch (column) {
    case MatchColumn:
        return matchName(rule.match);
    case PatternColumn:
        return rule.match == RuleMatch::Any ? QString() : cellText(rule.pattern);
    case ReplyColumn:
        return cellText(rule.reply);
    case ThenColumn:
        return thenText(rule);
    default:
        return {};
    }
}

/// "after 500 ms · close · “a note” · goes on".
QString RulesModel::thenText(const AnswerRule &rule) const
{
    QStringList parts;
    if (rule.delayMs > 0)
        parts += tr("after %1 ms").arg(QLocale().toString(rule.delayMs));
    if (rule.action != RuleAction::None)
        parts += actionName(rule.action);
    if (!rule.note.isEmpty())
        parts += tr("notes “%1”").arg(cellText(rule.note));
    if (rule.goOn)
        parts += tr("goes on");
    return parts.join(QStringLiteral(" · "));
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != OnColumn || role != Qt::CheckStateRole)
        return false;
    m_rules.rules[index.row()].on = value.toInt() == Qt::Checked;
    changed();
    return true;
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.column() == OnColumn ? usual | Qt::ItemIsUserCheckable : usual;
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    switch (section) {
    case OnColumn:
        return tr("On");
    case MatchColumn:
        return tr("When what came");
    case PatternColumn:
        return tr("Pattern");
    case ReplyColumn:
        return tr("Reply");
    case ThenColumn:
        return tr("Then");
    default:
        return {};
    }
}

void RulesModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString RulesModel::matchName(RuleMatch match)
{
    switch (match) {
    case RuleMatch::Any:
        return tr("is anything");
    case RuleMatch::Exact:
        return tr("is exactly");
    case RuleMatch::StartsWith:
        return tr("starts with");
    case RuleMatch::Contains:
        return tr("contains");
    case RuleMatch::EndsWith:
        return tr("ends with");
    case RuleMatch::Regex:
        break;
    }
    return tr("matches (regular expression)");
}

QString RulesModel::actionName(RuleAction action)
{
    switch (action) {
    case RuleAction::None:
        break;
    case RuleAction::Close:
        return tr("close");
    case RuleAction::HalfClose:
        return tr("half-close");
    case RuleAction::Reset:
        return tr("reset");
    case RuleAction::Stop:
        return tr("stop the server");
    }
    return tr("nothing more");
}

} // namespace wirebench
