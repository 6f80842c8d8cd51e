#include "ui/chat/boardmodel.h"

#include "ui/chat/chatwords.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"

#include <QFont>

#include <algorithm>

namespace wirebench {

namespace {

bool isBefore(const BoardRow &row, quint32 id)
{
    return row.id < id;
}

QList<LabPort> portsOf(Exercise exercise)
{
    switch (exercise) {
    case Exercise::ReadLine:
        return {LabPort::EndlessLines, LabPort::SomeLines};
    case Exercise::ReadEndlessly:
        return {LabPort::EndlessLines};
    case Exercise::SawEnd:
        return {LabPort::SomeLines};
    case Exercise::SentPseudonym:
    case Exercise::SentLines:
        return {LabPort::WriteLines, LabPort::ChatIn};
    case Exercise::GotBroadcast:
        return {LabPort::ChatOut};
    case Exercise::ChatsBothWays:
        break;
    }
    return {LabPort::ChatOut, LabPort::ChatIn};
}

bool isWriting(Exercise exercise)
{
    return exercise == Exercise::SentPseudonym || exercise == Exercise::SentLines;
}

bool isTroubleOf(BoardTrouble trouble, Exercise exercise)
{
    switch (trouble) {
    case BoardTrouble::None:
    case BoardTrouble::TooFast:
        return false;
    case BoardTrouble::Silent:
    case BoardTrouble::MissingNewline:
        return isWriting(exercise);
    case BoardTrouble::NotReading:
    case BoardTrouble::Dropped:
        break;
    }
    return !isWriting(exercise) && exercise != Exercise::ChatsBothWays;
}

} // namespace

BoardModel::BoardModel(const TrafficLog &log, const Look &look, QObject *parent)
    : QAbstractTableModel(parent), m_log(log), m_look(look)
{
    connect(&look, &Look::changed, this, &BoardModel::repaint);
}

// ---- rows

int BoardModel::rowOf(quint32 id) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), id, isBefore);
    return found != m_rows.end() && found->id == id ? int(found - m_rows.begin()) : -1;
}

void BoardModel::apply(const QList<BoardRow> &changed, const QList<quint32> &gone)
{
    for (const quint32 id : gone) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const BoardRow &student : changed) {
        const int known = rowOf(student.id);
        if (known >= 0) {
            m_rows[known] = student;
            Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
            continue;
        }
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), student.id, isBefore);
        const int row = int(place - m_rows.begin());
        beginInsertRows({}, row, row);
        m_rows.insert(row, student);
        endInsertRows();
    }
}

void BoardModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void BoardModel::setNamesHidden(bool hidden)
{
    m_namesHidden = hidden;
    repaint();
}

void BoardModel::repaint()
{
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int BoardModel::stuckCount() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [](const BoardRow &row) { return row.trouble != BoardTrouble::None; }));
}

QStringList BoardModel::chatters() const
{
    QStringList people;
    for (int row = 0; row < int(m_rows.size()); ++row) {
        const bool reads = m_rows[row].ports.contains(LabPort::ChatOut);
        const bool writes = m_rows[row].ports.contains(LabPort::ChatIn);
        if (reads && writes)
            people.append(nameText(row));
        else if (reads || writes)
            people.append((reads ? tr("%1 · reads") : tr("%1 · writes")).arg(nameText(row)));
    }
    return people;
}

quint64 BoardModel::evidence(int row, int column) const
{
    if (row < 0 || row >= m_rows.size() || !isExercise(column))
        return 0;
    const BoardMark &mark = m_rows[row].marks[size_t(exerciseAt(column))];
    return mark.evidence.isEmpty() ? 0 : mark.evidence.last();
}

QList<ConnectionId> BoardModel::connections(int row, int column) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    const BoardRow &student = m_rows[row];
    if (!isExercise(column))
        return student.open;
    const QList<LabPort> ports = portsOf(exerciseAt(column));
    QList<ConnectionId> found;
    for (qsizetype i = 0; i < student.open.size() && i < student.ports.size(); ++i) {
        if (ports.contains(student.ports[i]))
            found.append(student.open[i]);
    }
    return found;
}

// ---- cells

BoardModel::Stand BoardModel::stand(const BoardRow &row, Exercise exercise) const
{
    if (row.marks[size_t(exercise)].reached)
        return Stand::Reached;
    const QList<LabPort> ports = portsOf(exercise);
    const bool isThere =
        std::any_of(row.ports.begin(), row.ports.end(), [&](LabPort port) { return ports.contains(port); });
    if (isTroubleOf(row.trouble, exercise) && (isThere || row.trouble == BoardTrouble::Dropped))
        return Stand::Stuck;
    return isThere ? Stand::At : Stand::NotBegun;
}

QString BoardModel::clock(qint64 timeNs, const QString &format) const
{
    return m_log.wallClock(timeNs).toString(format);
}

QString BoardModel::nameText(int row) const
{
    if (m_namesHidden)
        return tr("student %1").arg(row + 1);
    const BoardRow &student = m_rows[row];
    return student.name.isEmpty() ? student.address : student.name;
}

QString BoardModel::nameText(const QString &who) const
{
    if (!m_namesHidden)
        return who;
    const auto isIt = [&who](const BoardRow &student) { return student.name == who || student.address == who; };
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), isIt);
    return row == m_rows.end() ? tr("somebody") : nameText(int(row - m_rows.begin()));
}

QString BoardModel::text(int row, int column) const
{
    const BoardRow &student = m_rows[row];
    if (column == StudentColumn)
        return (student.trouble == BoardTrouble::None ? QString() : QStringLiteral("! ")) + nameText(row);
    if (column == TroubleColumn)
        return student.trouble == BoardTrouble::None ? QString()
                                                     : QStringLiteral("! ") + troubleTitle(student.trouble);
    switch (stand(student, exerciseAt(column))) {
    case Stand::Reached:
        return QStringLiteral("✓");
    case Stand::Stuck:
        return QStringLiteral("!");
    case Stand::At:
        return QStringLiteral("…");
    case Stand::NotBegun:
        break;
    }
    return {};
}

QString BoardModel::reachedText(const BoardRow &student, Exercise exercise) const
{
    const QString moment = clock(student.marks[size_t(exercise)].timeNs, QStringLiteral("HH:mm:ss.zzz"));
    return exercise == Exercise::SentLines
               ? tr("reached at %1; lines so far: %2").arg(moment, formatCount(student.linesSent))
               : tr("reached at %1").arg(moment);
}

/// For the tooltip and for who hears the table.
QString BoardModel::details(int row, int column) const
{
    const BoardRow &student = m_rows[row];
    if (column == StudentColumn)
        return m_namesHidden ? QString()
                             : tr("%1 at %2, %3 of %4 exercises")
                                   .arg(nameText(row), student.address)
                                   .arg(student.reachedCount())
                                   .arg(exerciseCount);
    if (column == TroubleColumn && student.trouble != BoardTrouble::None)
        return tr("since %1: %2")
            .arg(clock(student.troubleSinceNs, QStringLiteral("HH:mm:ss")),
                 troubleExplanation(student.trouble));
    if (!isExercise(column))
        return {};
    switch (stand(student, exerciseAt(column))) {
    case Stand::Reached:
        return reachedText(student, exerciseAt(column));
    case Stand::Stuck:
        return tr("stuck: %1").arg(troubleExplanation(student.trouble));
    case Stand::At:
        return tr("connected, not reached yet");
    case Stand::NotBegun:
        break;
    }
    return tr("not begun");
}

QVariant BoardModel::sortKey(int row, int column) const
{
    const BoardRow &student = m_rows[row];
    if (column == StudentColumn)
        return m_namesHidden ? QVariant(row) : QVariant(nameText(row).toCaseFolded());
    if (column == TroubleColumn) // the worst first
        return -int(student.trouble);
    return -int(stand(student, exerciseAt(column)));
}

QVariant BoardModel::color(int row, int column) const
{
    const BoardRow &student = m_rows[row];
    const bool isStuck = student.trouble != BoardTrouble::None;
    if (column == StudentColumn || column == TroubleColumn)
        return isStuck ? QVariant(m_look.color(ColorRole::Trouble)) : QVariant();
    if (!isExercise(column))
        return {};
    switch (stand(student, exerciseAt(column))) {
    case Stand::Reached:
        return m_look.color(ColorRole::Done);
    case Stand::Stuck:
        return m_look.color(ColorRole::Trouble);
    case Stand::At:
        return m_look.color(ColorRole::Waiting);
    case Stand::NotBegun:
        break;
    }
    return {};
}

int BoardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int BoardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BoardModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return details(row, index.column());
    case Qt::AccessibleTextRole: // the mark alone says little to who hears it
        return isExercise(index.column()) ? details(row, index.column()) : text(row, index.column());
    case Qt::ForegroundRole:
        return color(row, index.column());
    case Qt::FontRole:
        if (index.column() <= TroubleColumn && m_rows[row].trouble != BoardTrouble::None) {
            QFont bold = m_look.baseFont();
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case SortRole:
        return sortKey(row, index.column());
    default:
        return {};
    }
}

QVariant BoardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isExercise(section) ? Qt::AlignHCenter : Qt::AlignLeft));
    if ((role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) && isExercise(section))
        return exerciseExplanation(exerciseAt(section));
    if (role != Qt::DisplayRole)
        return {};
    if (isExercise(section))
        return exerciseTitle(exerciseAt(section));
    return section == StudentColumn ? tr("Student") : tr("Needs help");
}

} // namespace wirebench
