#include "core/practice/telnetsession.h"

#include <utility>

namespace wirebench {

namespace {

// RFC 854 and RFC 855: commands.
constexpr uchar iac = 255, dont = 254, doIt = 253, wont = 252, will = 251, sb = 250;
constexpr uchar eraseLine = 248, eraseCharacter = 247, areYouThere = 246, interrupt = 244, se = 240;
// Options.
constexpr uchar echo = 1, suppressGoAhead = 3, terminalType = 24, windowSize = 31;
constexpr uchar is = 0, send = 1; // RFC 1091

constexpr qsizetype lineLimit = 512;
constexpr qsizetype subLimit = 64;
constexpr const char *prompt = "practice> ";

} // namespace

PracticeReply TelnetSession::greeting()
{
    m_ours[echo] = m_ours[suppressGoAhead] = Option::Asked;
    m_theirs[terminalType] = m_theirs[windowSize] = Option::Asked;
    say(will, echo);
    say(will, suppressGoAhead);
    say(doIt, terminalType);
    say(doIt, windowSize);
    m_output += QByteArray("Wirebench practice server for Telnet. Type help.\r\n") + prompt;
    return {std::exchange(m_output, {}), PracticeReply::Then::GoOn};
}

std::optional<PracticeReply> TelnetSession::next()
{
    const QByteArray input = std::exchange(m_input, {});
    for (const char byte : input) {
        if (!m_quits)
            takeByte(uchar(byte));
    }
    if (m_output.isEmpty())
        return std::nullopt;
    return PracticeReply{std::exchange(m_output, {}), m_quits ? PracticeReply::Then::Close : PracticeReply::Then::GoOn};
}

void TelnetSession::say(uchar verb, uchar option)
{
    m_output += char(iac);
    m_output += char(verb);
    m_output += char(option);
}

/// | place      | IAC        | verb        | SB  | SE      | other |
/// | Text       | Command    |             |     |         | text  |
/// | Command    | text (255) | Option      | Sub |         | Text  |
/// | Option     | ends the command: Text                           |
/// | Sub        | SubCommand |             |     |         | kept  |
/// | SubCommand | kept (255) |             |     | Text    | Sub   |
void TelnetSession::takeByte(uchar byte)
{
    switch (m_place) {
    case Place::Text:
        if (byte == iac)
            m_place = Place::Command;
        else
            takeText(byte);
        return;
    case Place::Command:
        takeCommand(byte);
        return;
    case Place::Option:
        m_place = Place::Text;
        negotiated(byte);
        return;
    case Place::Sub:
    case Place::SubCommand:
        takeSub(byte);
        return;
    }
}

void TelnetSession::takeCommand(uchar byte)
{
    m_place = Place::Text;
    if (byte >= will) { // WILL, WONT, DO, DONT, IAC
        if (byte == iac)
            return takeText(byte);
        m_verb = byte;
        m_place = Place::Option;
    } else if (byte == sb) {
        m_sub.clear();
        m_place = Place::Sub;
    } else if (byte == areYouThere) {
        m_output += "\r\n[yes]\r\n";
    } else if (byte == eraseCharacter) {
        erase();
    } else if (byte == eraseLine || byte == interrupt) {
        while (!m_line.isEmpty())
            erase();
    }
}

void TelnetSession::negotiated(uchar option)
{
    if (m_verb == will) {
        answerWill(option);
    } else if (m_verb == doIt) {
        answerDo(option);
    } else if (m_verb == wont) {
        if (std::exchange(m_theirs[option], Option::No) == Option::Yes)
            say(dont, option);
    } else if (std::exchange(m_ours[option], Option::No) == Option::Yes) { // DONT
        say(wont, option);
    }
}

void TelnetSession::answerWill(uchar option)
{
    const bool wanted = option == terminalType || option == windowSize || option == suppressGoAhead;
    if (!wanted)
        return say(dont, option);
    const Option was = std::exchange(m_theirs[option], Option::Yes);
    if (was == Option::Yes)
        return;
    if (was == Option::No)
        say(doIt, option);
    if (option == terminalType) {
        say(sb, terminalType);
        m_output += char(send);
        m_output += char(iac);
        m_output += char(se);
    }
}

void TelnetSession::answerDo(uchar option)
{
    if (option != echo && option != suppressGoAhead)
        return say(wont, option);
    if (std::exchange(m_ours[option], Option::Yes) == Option::No)
        say(will, option);
}

void TelnetSession::takeSub(uchar byte)
{
    if (m_place == Place::SubCommand) {
        m_place = byte == se ? Place::Text : Place::Sub;
        if (byte == se)
            return subEnded();
        if (byte != iac)
            return;
    } else if (byte == iac) {
        m_place = Place::SubCommand;
        return;
    }
    if (m_sub.size() < subLimit)
        m_sub += char(byte);
}

void TelnetSession::subEnded()
{
    if (m_sub.size() >= 2 && uchar(m_sub[0]) == terminalType && uchar(m_sub[1]) == is) {
        m_terminal = m_sub.mid(2);
        for (char &letter : m_terminal)
            letter = letter > ' ' && letter < 127 ? letter : '?';
    } else if (m_sub.size() == 5 && uchar(m_sub[0]) == windowSize) {
        m_columns = uchar(m_sub[1]) << 8 | uchar(m_sub[2]);
        m_rows = uchar(m_sub[3]) << 8 | uchar(m_sub[4]);
    }
}

/// A line ends in CR LF, CR NUL (RFC 854) or LF alone.
void TelnetSession::takeText(uchar byte)
{
    const bool wasReturn = std::exchange(m_afterReturn, byte == '\r');
    if (wasReturn && (byte == '\n' || byte == 0))
        return;
    if (byte == '\r' || byte == '\n')
        lineEnded();
    else if (byte == '\b' || byte == 127)
        erase();
    else if (byte == 4 && m_line.isEmpty()) // Ctrl+D
        m_line = "quit", lineEnded();
    else if (byte >= ' ')
        typed(byte);
}

void TelnetSession::typed(uchar byte)
{
    if (m_line.size() >= lineLimit)
        return;
    m_line += char(byte);
    if (m_ours[echo] != Option::Yes)
        return;
    m_output += char(byte);
    if (byte == iac)
        m_output += char(iac);
}

/// One letter of UTF-8 back.
void TelnetSession::erase()
{
    if (m_line.isEmpty())
        return;
    while (m_line.size() > 1 && (uchar(m_line.back()) & 0xC0) == 0x80)
        m_line.chop(1);
    m_line.chop(1);
    if (m_ours[echo] == Option::Yes)
        m_output += "\b \b";
}

void TelnetSession::lineEnded()
{
    const QByteArray line = std::exchange(m_line, {}).trimmed();
    if (m_ours[echo] == Option::Yes)
        m_output += "\r\n";
    const qsizetype blank = line.indexOf(' ');
    const QByteArray verb = line.left(blank < 0 ? line.size() : blank).toLower();
    m_quits = verb == "quit" || verb == "exit" || verb == "logout";
    m_output += answer(verb, blank < 0 ? QByteArray() : line.mid(blank + 1)).replace("\xff", "\xff\xff");
    if (!m_quits)
        m_output += prompt;
}

QByteArray TelnetSession::answer(const QByteArray &verb, const QByteArray &rest) const
{
    const auto state = [](Option option) { return QByteArray(option == Option::Yes ? "on" : "off"); };
    if (m_quits)
        return "Good bye.\r\n";
    if (verb.isEmpty())
        return {};
    if (verb == "help")
        return "help     this text\r\ntime     what time it is\r\necho     says it again\r\n"
               "options  what was negotiated\r\nsize     the window, as the client told it (NAWS)\r\nquit     ends\r\n";
    if (verb == "time")
        return practiceDate(m_world.now()) + "\r\n";
    if (verb == "echo")
        return rest + "\r\n";
    if (verb == "size")
        return m_columns > 0 || m_rows > 0
                   ? QByteArray::number(m_columns) + " columns, " + QByteArray::number(m_rows) + " rows\r\n"
                   : QByteArray("The client has not told (NAWS).\r\n");
    if (verb == "options")
        return "server echoes (ECHO): " + state(m_ours[echo]) + "\r\nno go-ahead (SUPPRESS-GO-AHEAD): " +
               state(m_ours[suppressGoAhead]) + "\r\nwindow size (NAWS): " + state(m_theirs[windowSize]) +
               "\r\nterminal type: " + (m_terminal.isEmpty() ? QByteArray("not told") : m_terminal) + "\r\n";
    return "There is no such command; type help.\r\n";
}

} // namespace wirebench
