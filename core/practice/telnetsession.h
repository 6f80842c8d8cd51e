#pragma once

#include "core/practice/practicesession.h"
#include "core/practice/practiceworld.h"

#include <array>

namespace wirebench {

/// The practice server's end of Telnet (RFC 854): negotiates ECHO (RFC 857), SUPPRESS-GO-AHEAD (RFC 858),
/// TERMINAL-TYPE (RFC 1091) and NAWS (RFC 1073), and refuses every other option once. Behind it is a little
/// shell of its own that starts no program: help, time, echo, options, size, quit.
class TelnetSession final : public PracticeSession
{
public:
    explicit TelnetSession(const PracticeWorld &world) : m_world(world) {}

    PracticeReply greeting() override;
    void add(QByteArrayView bytes) override { m_input.append(bytes); }
    std::optional<PracticeReply> next() override;

private:
    /// Where the next byte stands (RFC 854).
    enum class Place : quint8 { Text, Command, Option, Sub, SubCommand };
    /// One side of an option, so that an answer is given once and no loop begins (RFC 1143, in short).
    enum class Option : quint8 { No, Asked, Yes };

    void takeByte(uchar byte);
    void takeCommand(uchar byte);
    void negotiated(uchar option);
    void answerWill(uchar option);
    void answerDo(uchar option);
    void takeSub(uchar byte);
    void subEnded();
    void takeText(uchar byte);
    void typed(uchar byte);
    void erase();
    void lineEnded();
    QByteArray answer(const QByteArray &verb, const QByteArray &rest) const;
    void say(uchar verb, uchar option);

    const PracticeWorld &m_world;
    QByteArray m_input;
    QByteArray m_output;
    QByteArray m_line;
    QByteArray m_sub;
    QByteArray m_terminal;
    std::array<Option, 256> m_ours = {};   ///< what we do: WILL
    std::array<Option, 256> m_theirs = {}; ///< what the client does: DO
    int m_columns = 0;
    int m_rows = 0;
    Place m_place = Place::Text;
    uchar m_verb = 0;
    bool m_afterReturn = false; ///< the byte before was CR
    bool m_quits = false;
};

} // namespace wirebench
