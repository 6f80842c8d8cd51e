#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace wirebench {

/// One command line as it came, without its line end.
struct CommandText
{
    QByteArray text;
    bool hasCarriageReturn = true; ///< false: it ended in LF alone, as from somebody at nc
    bool isTooLong = false;        ///< the limit took something away

    friend bool operator==(const CommandText &, const CommandText &) = default;
};

/// What a client has sent and nobody has used yet: lines with a limit, and the bytes behind them as they are (text of
/// a mail, an IMAP literal). Looks at no byte of a line twice. Holds at most one line's limit beside what the
/// last add() brought. A value; one for one connection.
class PracticeInput
{
public:
    explicit PracticeInput(qsizetype lineLimit) : m_limit(lineLimit) {}

    void add(QByteArrayView bytes);
    /// The next line; nothing while its end has not come.
    std::optional<CommandText> line();
    /// What has come and is not part of a line that was asked for.
    QByteArrayView rest() const { return QByteArrayView(m_bytes).sliced(m_begin); }
    void skip(qsizetype count);
    void clear();

private:
    void forgetLongLine();

    qsizetype m_limit;
    QByteArray m_bytes;
    qsizetype m_begin = 0;  ///< what is before has been used
    qsizetype m_looked = 0; ///< there is no LF between m_begin and this
    bool m_tooLong = false; ///< the line under way has lost what was beyond the limit
};

} // namespace wirebench
