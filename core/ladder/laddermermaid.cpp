#include "core/ladder/laddermermaid.h"

#include <algorithm>
#include <vector>

namespace wirebench {

namespace {

// Longer ones make the arrows of the drawn diagram too long to read.
constexpr qsizetype longestText = 80;

/// Writes the rows of one ladder; lives as long as that.
class MermaidWriter
{
public:
    MermaidWriter(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                  const LadderWords &words)
        : m_ladder(ladder), m_layout(layout), m_snapshot(snapshot), m_words(words)
    {
    }

    QByteArray written(qint64 from)
    {
        QString rows;
        for (qint64 row = from; row < m_layout.endRow(); ++row)
            rows += rowText(row, row == from);
        QString head = QStringLiteral("sequenceDiagram\n");
        if (from > m_layout.firstRow())
            head += QStringLiteral("    %% ") +
                    m_words.text(QT_TRANSLATE_NOOP("LadderText", "%1 earlier rows are left out"))
                        .arg(from - m_layout.firstRow()) +
                    u'\n';
        for (const LifeLineId line : m_lines)
            head += participant(line);
        return (head + rows).toUtf8();
    }

private:
    QString nameOf(LifeLineId line)
    {
        if (std::find(m_lines.begin(), m_lines.end(), line) == m_lines.end())
            m_lines.push_back(line);
        return u'L' + QString::number(line.value);
    }

    QString participant(LifeLineId id) const
    {
        const LifeLine *line = m_ladder.lines().at(id);
        QString text = line ? mermaidText(line->name()) : QString();
        if (line && !addressText(*line).isEmpty())
            text += QStringLiteral("<br/>") + mermaidText(addressText(*line));
        return QStringLiteral("    participant L%1 as %2\n").arg(id.value).arg(text);
    }

    /// A pattern that repeats itself stands in a loop.
    QString rowText(qint64 number, bool isFirst)
    {
        const LadderRow &row = m_layout.row(number);
        const QString step = QStringLiteral("    ") + stepText(m_ladder.step(row.id)) + u'\n';
        if (row.period == 0)
            return step;
        QString text = step;
        if (row.place == 0 || isFirst)
            text.prepend(QStringLiteral("    loop × %1\n").arg(row.repeats));
        if (row.place == row.period - 1)
            text += QStringLiteral("    end\n");
        return text;
    }

    QString stepText(const LadderStep &step)
    {
        const SocketCall &call = m_snapshot.at(step.id);
        const QString own = nameOf(m_ladder.lineOf(step));
        const LifeLineId peer = m_ladder.peerOf(step);
        const bool toldThere = step.peerIsOurs && !step.outgoing && m_ladder.contains(step.partner);
        if (!step.isMessage() || !peer.isValid() || toldThere || (step.peerIsOurs && !step.outgoing))
            return QStringLiteral("Note over %1: %2").arg(own, shortened(callText(step, call)));
        const QString other = nameOf(peer);
        const QString text = shortened(arrowText(step, call));
        return step.outgoing ? own + arrowOf(step) + other + QStringLiteral(": ") + text
                             : other + arrowOf(step) + own + QStringLiteral(": ") + text;
    }

    static QString arrowOf(const LadderStep &step)
    {
        if (step.failed || step.lost || step.kind == LadderStepKind::Reset)
            return QStringLiteral("-x");
        return step.kind == LadderStepKind::Finish ? QStringLiteral("-->>") : QStringLiteral("->>");
    }

    static QString shortened(const QString &text)
    {
        return mermaidText(text.size() > longestText ? text.left(longestText - 1) + u'…' : text);
    }

    const Ladder &m_ladder;
    const LadderLayout &m_layout;
    const LogSnapshot &m_snapshot;
    const LadderWords &m_words;
    std::vector<LifeLineId> m_lines; // in the order of their first rows
};

bool isPlain(char32_t letter)
{
    constexpr QStringView harmless(u" .,()=+*/'-_!?");
    if (letter < 0x80)
        return QChar::isLetterOrNumber(letter) || harmless.contains(QChar(letter));
    return QChar::isPrint(letter);
}

} // namespace

QString mermaidText(const QString &text)
{
    QString out;
    const QList<uint> letters = text.toUcs4();
    for (const uint letter : letters) {
        if (isPlain(letter))
            out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&letter), 1);
        else
            out += u'#' + QString::number(letter) + u';';
    }
    return out;
}

QByteArray ladderMermaid(const Ladder &ladder, const LadderLayout &layout, const LogSnapshot &snapshot,
                         const LadderWords &words, const LadderExport &options)
{
    const qint64 from = std::max(layout.firstRow(), layout.endRow() - options.mostRows);
    return MermaidWriter(ladder, layout, snapshot, words).written(from);
}

} // namespace wirebench
