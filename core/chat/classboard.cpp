#include "core/chat/classboard.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace wirebench {

namespace {

// How far apart the connections of one student's program may begin.
constexpr qint64 sameProgramNs = 10'000'000'000;
constexpr qsizetype mostEvidence = 3;

bool takesLines(LabPort port)
{
    return port == LabPort::WriteLines || port == LabPort::ChatIn;
}

bool isWorse(BoardTrouble a, BoardTrouble b)
{
    return int(a) > int(b);
}

QString nameKey(const QString &name, const QString &address)
{
    return address + u'\n' + name.toCaseFolded();
}

QList<quint64> evidenceOf(std::initializer_list<quint64> records)
{
    QList<quint64> ids;
    for (const quint64 id : records) {
        if (id != 0 && !ids.contains(id) && ids.size() < mostEvidence)
            ids.append(id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

const char *exerciseName(Exercise exercise)
{
    switch (exercise) {
    case Exercise::ReadLine:
        return "read one line";
    case Exercise::ReadEndlessly:
        return "read endlessly";
    case Exercise::SawEnd:
        return "saw the end of the stream";
    case Exercise::SentPseudonym:
        return "pseudonym sent with its newline";
    case Exercise::SentLines:
        return "lines sent";
    case Exercise::GotBroadcast:
        return "receives the broadcast";
    case Exercise::ChatsBothWays:
        break;
    }
    return "chats in both directions";
}

const char *troubleName(BoardTrouble trouble)
{
    switch (trouble) {
    case BoardTrouble::None:
        break;
    case BoardTrouble::Silent:
        return "silent";
    case BoardTrouble::MissingNewline:
        return "missing newline";
    case BoardTrouble::NotReading:
        return "not reading";
    case BoardTrouble::Dropped:
        return "dropped";
    case BoardTrouble::TooFast:
        return "too fast";
    }
    return "";
}

int BoardRow::reachedCount() const
{
    return int(std::count_if(marks.begin(), marks.end(), [](const BoardMark &mark) { return mark.reached; }));
}

ClassBoard::Link *ClassBoard::find(ConnectionId id)
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? nullptr : &found->second;
}

quint32 ClassBoard::rowOf(ConnectionId id) const
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? 0 : found->second.row;
}

const BoardRow *ClassBoard::row(quint32 id) const
{
    const auto found = m_rows.find(id);
    return found == m_rows.end() ? nullptr : &found->second;
}

QList<BoardRow> ClassBoard::rows() const
{
    QList<BoardRow> all;
    all.reserve(qsizetype(m_rows.size()));
    for (const auto &[id, row] : m_rows)
        all.append(row);
    return all;
}

BoardRow &ClassBoard::newRow(const QString &name, const QString &address, qint64 timeNs)
{
    if (m_rows.size() >= size_t(mostRows))
        forgetOldest();
    BoardRow row;
    row.id = m_nextRow++;
    row.name = name;
    row.address = address;
    row.firstNs = row.lastNs = timeNs;
    m_changed.insert(row.id);
    if (name.isEmpty())
        m_addressRows.insert(address, row.id);
    else {
        m_studentsAt[address].append(row.id);
        m_byName.insert(nameKey(name, address), row.id);
    }
    return m_rows.emplace(row.id, row).first->second;
}

void ClassBoard::forgetOldest()
{
    const auto oldest = std::find_if(m_rows.begin(), m_rows.end(),
                                     [](const auto &entry) { return entry.second.open.isEmpty(); });
    if (oldest != m_rows.end())
        forget(oldest->first);
}

void ClassBoard::forget(quint32 id)
{
    const BoardRow row = m_rows.at(id);
    if (row.name.isEmpty()) {
        m_addressRows.remove(row.address);
    } else {
        QList<quint32> &students = m_studentsAt[row.address];
        students.removeOne(id);
        if (students.isEmpty())
            m_studentsAt.remove(row.address);
        m_byName.remove(nameKey(row.name, row.address));
    }
    m_rows.erase(id);
    m_changed.remove(id);
    m_gone.append(id);
}

/// The same name from another address is the same student only while the first is not there: two may want to
/// be called the same.
BoardRow *ClassBoard::rowNamed(const QString &name, const QString &address)
{
    const auto found = m_byName.constFind(nameKey(name, address));
    return found == m_byName.cend() ? nullptr : &m_rows.at(*found);
}

/// Whose an unnamed connection is: see the class.
quint32 ClassBoard::studentFor(const Link &link) const
{
    const QList<quint32> students = m_studentsAt.value(link.address);
    if (students.size() == 1) {
        // Another connection to the same port is that of the next one, who has not said a name yet.
        const bool isThere = m_rows.at(students.first()).ports.contains(link.port);
        return isThere ? 0 : students.first();
    }
    quint32 closest = 0;
    qint64 distance = sameProgramNs;
    for (const ConnectionId open : m_namedAt.value(link.address)) {
        const Link &named = m_links.at(open);
        const qint64 apart = std::abs(named.sinceNs - link.sinceNs);
        if (apart <= distance && mayBelongTo(named, link)) {
            distance = apart;
            closest = named.row;
        }
    }
    return closest;
}

bool ClassBoard::mayBelongTo(const Link &student, const Link &unnamed) const
{
    const bool together = std::abs(student.sinceNs - unnamed.sinceNs) <= sameProgramNs;
    return together && !m_rows.at(student.row).ports.contains(unnamed.port);
}

void ClassBoard::connected(ConnectionId id, LabPort port, const QString &address, qint64 timeNs)
{
    Link link;
    link.port = port;
    link.address = address;
    link.sinceNs = link.lastHeardNs = timeNs;
    quint32 row = studentFor(link);
    if (row == 0)
        row = m_addressRows.value(address);
    if (row == 0)
        row = newRow({}, address, timeNs).id;
    Link &kept = m_links.insert_or_assign(id, link).first->second;
    moveTo(id, kept, row);
    heard(kept, timeNs);
}

/// Takes the marks that this connection has earned along.
void ClassBoard::moveTo(ConnectionId id, Link &link, quint32 to)
{
    const quint32 from = link.row;
    if (from == to)
        return;
    BoardRow &target = m_rows.at(to);
    link.row = to;
    link.isNewInRow = true;
    target.open.append(id);
    target.ports.append(link.port);
    target.linesSent += link.linesSent;
    m_changed.insert(to);
    if (from == 0)
        return;
    BoardRow &source = m_rows.at(from);
    const qsizetype place = source.open.indexOf(id);
    if (place >= 0) {
        source.open.removeAt(place);
        source.ports.removeAt(place);
    }
    source.linesSent -= link.linesSent;
    for (int exercise = 0; exercise < exerciseCount; ++exercise) {
        BoardMark &earned = source.marks[size_t(exercise)];
        if (earned.reached && earned.connection == id) {
            if (!target.marks[size_t(exercise)].reached)
                target.marks[size_t(exercise)] = earned;
            earned = {};
        }
    }
    target.firstNs = std::min(target.firstNs, link.sinceNs);
    m_changed.insert(from);
    removeIfEmpty(from);
}

/// A row of an address that nothing belongs to any more. If it still holds marks, and only one student is
/// there, they are this one's.
void ClassBoard::removeIfEmpty(quint32 id)
{
    const auto found = m_rows.find(id);
    if (found == m_rows.end() || !found->second.name.isEmpty() || !found->second.open.isEmpty())
        return;
    const QList<quint32> students = m_studentsAt.value(found->second.address);
    if (found->second.reachedCount() > 0 && students.size() != 1)
        return;
    if (students.size() == 1) {
        BoardRow &student = m_rows.at(students.first());
        for (size_t exercise = 0; exercise < exerciseCount; ++exercise) {
            if (!student.marks[exercise].reached)
                student.marks[exercise] = found->second.marks[exercise];
        }
        student.firstNs = std::min(student.firstNs, found->second.firstNs);
        m_changed.insert(student.id);
    }
    forget(id);
}

/// Another one of the same name is on the same port.
bool ClassBoard::talksElsewhere(const BoardRow &row, ConnectionId id, LabPort port) const
{
    return std::any_of(row.open.begin(), row.open.end(), [&](ConnectionId open) {
        const Link &link = m_links.at(open);
        return open != id && link.port == port && link.isNamed;
    });
}

void ClassBoard::named(ConnectionId id, const QString &name, const QString &numbered, qint64 timeNs,
                       quint64 evidence)
{
    Link *link = find(id);
    if (!link)
        return;
    QString own = name;
    BoardRow *student = rowNamed(name, link->address);
    if (student && talksElsewhere(*student, id, link->port)) {
        own = numbered;
        student = rowNamed(numbered, link->address);
    }
    const quint32 row = student ? student->id : newRow(own, link->address, timeNs).id;
    link->isNamed = true;
    m_namedAt[link->address].append(id);
    link->partial = 0;
    moveTo(id, *link, row);
    adoptUnnamed(*link);
    reach(id, *link, Exercise::SentPseudonym, timeNs, evidenceOf({evidence}));
    heard(*link, timeNs);
}

/// Connections of this address that nobody owned until now. Whoever had a name before has been asked then:
/// with a class behind one address, asking all of them again would be all times all.
void ClassBoard::adoptUnnamed(const Link &student)
{
    const quint32 from = m_addressRows.value(student.address);
    if (from == 0)
        return;
    const bool isOnlyOne = m_studentsAt.value(student.address).size() == 1;
    const QList<ConnectionId> open = m_rows.at(from).open;
    for (const ConnectionId id : open) {
        Link &link = m_links.at(id);
        if (isOnlyOne || mayBelongTo(student, link))
            moveTo(id, link, student.row);
    }
    removeIfEmpty(from);
}

void ClassBoard::reach(ConnectionId id, const Link &link, Exercise exercise, qint64 timeNs,
                       const QList<quint64> &evidence)
{
    BoardMark &mark = m_rows.at(link.row).marks[size_t(exercise)];
    if (mark.reached)
        return;
    mark = {true, timeNs, id, evidence};
    m_changed.insert(link.row);
}

void ClassBoard::lineTaken(ConnectionId id, qint64 timeNs, quint64 evidence)
{
    Link *link = find(id);
    if (!link)
        return;
    ++link->linesTaken;
    link->lineEvidence = evidence;
    if (link->firstEvidence == 0)
        link->firstEvidence = evidence;
    if (link->port == LabPort::ChatOut) {
        reach(id, *link, Exercise::GotBroadcast, timeNs, evidenceOf({evidence}));
        reachBothWays(id, *link, timeNs);
    } else {
        reach(id, *link, Exercise::ReadLine, timeNs, evidenceOf({evidence}));
        if (link->port == LabPort::EndlessLines && link->linesTaken >= endlessLines)
            reach(id, *link, Exercise::ReadEndlessly, timeNs, evidenceOf({link->firstEvidence, evidence}));
    }
}

void ClassBoard::streamEnded(ConnectionId id, quint64 evidence)
{
    if (Link *link = find(id)) {
        link->streamEnded = true;
        link->endEvidence = evidence;
    }
}

void ClassBoard::peerFinished(ConnectionId id, qint64 timeNs, quint64 evidence)
{
    Link *link = find(id);
    if (!link)
        return;
    if (link->streamEnded)
        reach(id, *link, Exercise::SawEnd, timeNs,
              evidenceOf({link->lineEvidence, link->endEvidence, evidence}));
    heard(*link, timeNs);
}

void ClassBoard::bytesCame(ConnectionId id, qint64 partial, qint64 timeNs)
{
    if (Link *link = find(id)) {
        link->partial = partial;
        heard(*link, timeNs);
    }
}

void ClassBoard::lineCame(ConnectionId id, qint64 timeNs, quint64 evidence)
{
    Link *link = find(id);
    if (!link)
        return;
    ++link->linesSent;
    ++m_rows.at(link->row).linesSent;
    m_changed.insert(link->row);
    link->partial = 0;
    link->lineEvidence = evidence;
    reach(id, *link, Exercise::SentLines, timeNs, evidenceOf({evidence}));
    reachBothWays(id, *link, timeNs);
    heard(*link, timeNs);
}

/// Whichever of the two came last. Only its first line in a row can be that one; a row may have a thousand
/// connections, and each of them a hundred lines a second.
void ClassBoard::reachBothWays(ConnectionId id, Link &link, qint64 timeNs)
{
    if (!std::exchange(link.isNewInRow, false))
        return;
    const BoardRow &row = m_rows.at(link.row);
    if (row.marks[size_t(Exercise::ChatsBothWays)].reached)
        return;
    const Link *said = nullptr;
    const Link *heardLine = nullptr;
    for (const ConnectionId other : row.open) {
        const Link &open = m_links.at(other);
        if (open.port == LabPort::ChatIn && open.linesSent > 0)
            said = &open;
        if (open.port == LabPort::ChatOut && open.linesTaken > 0)
            heardLine = &open;
    }
    if (said && heardLine)
        reach(id, link, Exercise::ChatsBothWays, timeNs,
              evidenceOf({said->lineEvidence, heardLine->lineEvidence}));
}

void ClassBoard::notReading(ConnectionId id, bool stalled, qint64 timeNs)
{
    if (Link *link = find(id)) {
        link->stalled = stalled;
        judge(link->row, timeNs);
    }
}

void ClassBoard::tooFast(ConnectionId id, bool limited, qint64 timeNs)
{
    if (Link *link = find(id)) {
        link->limited = limited;
        judge(link->row, timeNs);
    }
}

void ClassBoard::dropped(ConnectionId id, qint64 timeNs)
{
    if (Link *link = find(id)) {
        m_rows.at(link->row).dropped = true;
        judge(link->row, timeNs);
    }
}

void ClassBoard::disconnected(ConnectionId id, qint64 timeNs)
{
    Link *link = find(id);
    if (!link)
        return;
    const quint32 rowId = link->row;
    BoardRow &row = m_rows.at(rowId);
    const qsizetype place = row.open.indexOf(id);
    row.open.removeAt(place);
    row.ports.removeAt(place);
    row.lastNs = timeNs;
    m_changed.insert(rowId);
    if (link->isNamed) {
        QList<ConnectionId> &named = m_namedAt[link->address];
        named.removeOne(id);
        if (named.isEmpty())
            m_namedAt.remove(link->address);
    }
    m_links.erase(id);
    judge(rowId, timeNs);
}

void ClassBoard::heard(Link &link, qint64 timeNs)
{
    link.lastHeardNs = timeNs;
    BoardRow &row = m_rows.at(link.row);
    row.lastNs = timeNs;
    row.dropped = false;
    judge(link.row, timeNs);
}

BoardTrouble ClassBoard::troubleOf(const Link &link, qint64 timeNs) const
{
    if (link.stalled)
        return BoardTrouble::NotReading;
    const bool isSilent = timeNs - link.lastHeardNs >= m_stuckAfterNs;
    if (takesLines(link.port) && isSilent && link.partial > 0)
        return BoardTrouble::MissingNewline;
    if (takesLines(link.port) && isSilent && link.linesSent == 0)
        return BoardTrouble::Silent;
    return link.limited ? BoardTrouble::TooFast : BoardTrouble::None;
}

void ClassBoard::judge(quint32 id, qint64 timeNs)
{
    BoardRow &row = m_rows.at(id);
    BoardTrouble worst = row.dropped ? BoardTrouble::Dropped : BoardTrouble::None;
    for (const ConnectionId open : row.open) {
        const BoardTrouble trouble = troubleOf(m_links.at(open), timeNs);
        worst = isWorse(trouble, worst) ? trouble : worst;
    }
    if (worst == row.trouble)
        return;
    row.trouble = worst;
    row.troubleSinceNs = worst == BoardTrouble::None ? 0 : timeNs;
    m_changed.insert(id);
}

void ClassBoard::look(qint64 timeNs)
{
    for (const auto &[id, row] : m_rows)
        judge(id, timeNs);
}

void ClassBoard::clear()
{
    QList<quint32> empty;
    for (auto &[id, row] : m_rows) {
        row.marks = {};
        row.linesSent = 0;
        row.dropped = false;
        m_changed.insert(id);
        if (row.open.isEmpty())
            empty.append(id);
    }
    for (const quint32 id : empty)
        forget(id);
    for (auto &[id, link] : m_links) {
        link.linesTaken = link.linesSent = 0;
        link.isNewInRow = true;
        link.firstEvidence = link.lineEvidence = link.endEvidence = 0;
    }
}

ClassBoard::Changes ClassBoard::takeChanges()
{
    Changes changes;
    QList<quint32> ids(m_changed.begin(), m_changed.end());
    std::sort(ids.begin(), ids.end());
    for (const quint32 id : ids)
        changes.changed.append(m_rows.at(id));
    changes.gone = std::exchange(m_gone, {});
    m_changed.clear();
    return changes;
}

} // namespace wirebench
