#pragma once

#include "core/answer/boundedregex.h"
#include "core/dialogue/dialogueevents.h"
#include "core/dialogue/replyline.h"

namespace wirebench {

/// What a step keeps of the lines that it reads: tries its expressions on each line, and collects rows. Bounded: at
/// most mostRows rows and mostBytes bytes of them; lines beyond 64 KiB are not looked at.
class TextCaptures
{
public:
    static constexpr qsizetype mostRows = 100'000;
    static constexpr qsizetype mostBytes = 16 * 1024 * 1024;

    /// @param captures were compiled once when the dialogue was read.
    void begin(const QList<DialogueCapture> &captures, bool menu);
    /// A part of a text, cut anywhere.
    void add(QByteArrayView part);
    void addLine(const QByteArray &line);
    /// The last line may have had no line end.
    void end();

    /// Of the captures with `each`, those without a row included.
    const QList<DialogueTable> &tables() const { return m_tables; }
    /// Of the others: what the first line that fits gave.
    const QList<std::pair<QString, QString>> &values() const { return m_values; }
    const QList<GopherItem> &items() const { return m_items; }
    /// Some rows found no room.
    bool isCut() const { return m_isCut; }

private:
    struct Pattern
    {
        DialogueCapture capture;
        BoundedRegex regex;
        qsizetype table = -1; ///< of those with `each`
        bool found = false;
    };

    void tryOn(Pattern &pattern, const QString &line);
    bool hasRoom(qsizetype bytes);

    QList<Pattern> m_patterns;
    bool m_menu = false;
    bool m_menuEnded = false;
    bool m_skipping = false; ///< to the end of a line that is too long
    ReplyLine m_line;
    QList<DialogueTable> m_tables;
    QList<std::pair<QString, QString>> m_values;
    QList<GopherItem> m_items;
    qsizetype m_rows = 0;
    qsizetype m_bytes = 0;
    bool m_isCut = false;
};

} // namespace wirebench
