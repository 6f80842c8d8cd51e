#pragma once

#include "core/dialogue/dialoguetext.h"

#include <QByteArray>
#include <QList>

#include <array>

namespace wirebench {

/// The commands among the text of a Telnet session (RFC 854), and what this end answers: it can do terminal type
/// (RFC 1091) and window size (RFC 1073), lets the server echo (RFC 857) and suppress go-ahead (RFC 858) and does the
/// latter itself; everything else is refused. Answers only changes (RFC 1143), so that two ends cannot negotiate for
/// ever. Looks at no byte twice; a command may be cut anywhere. Without socket; one for one connection.
class TelnetOptions
{
public:
    /// A subnegotiation that is longer is dropped.
    static constexpr qsizetype mostSubnegotiation = 1024;
    /// Answers, in bytes, that one read() gives at most; a server that asks more at once is not answered further.
    static constexpr qsizetype mostAnswers = 16 * 1024;

    struct Reading
    {
        QByteArray text;    ///< for the person: without commands; CR NUL is CR (RFC 854, page 11)
        QByteArray answers; ///< to be sent as they are
        QList<DialogueNote> notes; ///< the negotiation in words
    };

    explicit TelnetOptions(int columns = 80, int rows = 24) : m_columns(columns), m_rows(rows) {}

    Reading read(QByteArrayView bytes);
    /// What a person typed, for the wire: IAC doubled, line ends as CR LF.
    static QByteArray written(QByteArrayView text);
    /// The server echoes what it receives: whoever types need not see it twice.
    bool serverEchoes() const;

private:
    enum class At : quint8 { Text, Cr, Iac, Option, Sub, SubIac };

    void command(uchar byte, Reading &reading);
    void negotiate(uchar option, Reading &reading);
    void subnegotiated(Reading &reading);
    void answer(uchar verb, uchar option, Reading &reading) const;
    void sendWindowSize(Reading &reading) const;

    At m_at = At::Text;
    uchar m_verb = 0;
    QByteArray m_sub;
    bool m_subTooLong = false;
    std::array<bool, 256> m_ours = {};   ///< options that this end has agreed to do
    std::array<bool, 256> m_theirs = {}; ///< options that the server does
    int m_columns;
    int m_rows;
};

/// "ECHO", "NAWS"; the number where there is no name.
QString telnetOptionName(uchar option);
/// "IAC DO ECHO", … for each command in these bytes, at most @p most: for whoever looks at a record.
QStringList telnetCommands(QByteArrayView bytes, int most);

} // namespace wirebench
