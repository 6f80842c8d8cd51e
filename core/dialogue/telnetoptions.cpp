#include "core/dialogue/telnetoptions.h"

#include <utility>

namespace wirebench {

namespace {

// RFC 854, page 14.
constexpr uchar se = 240, dataMark = 242, goAhead = 249, sub = 250, will = 251, wont = 252, doIt = 253, dont = 254, iac = 255;
// RFC 857, 858, 1091, 1073.
constexpr uchar echo = 1, suppressGoAhead = 3, terminalType = 24, windowSize = 31;
constexpr uchar subIs = 0, subSend = 1;
constexpr char terminalName[] = "DUMB"; // what a window without escape sequences is (RFC 1010)

bool weMay(uchar option)
{
    return option == suppressGoAhead || option == terminalType || option == windowSize;
}

bool theyMay(uchar option)
{
    return option == echo || option == suppressGoAhead;
}

QString verbName(uchar verb)
{
    switch (verb) {
    case will:
        return QStringLiteral("WILL");
    case wont:
        return QStringLiteral("WONT");
    case doIt:
        return QStringLiteral("DO");
    default:
        return QStringLiteral("DONT");
    }
}

QString commandName(uchar byte)
{
    switch (byte) {
    case 241:
        return QStringLiteral("NOP");
    case dataMark:
        return QStringLiteral("DM");
    case 243:
        return QStringLiteral("BRK");
    case 244:
        return QStringLiteral("IP");
    case 245:
        return QStringLiteral("AO");
    case 246:
        return QStringLiteral("AYT");
    case 247:
        return QStringLiteral("EC");
    case 248:
        return QStringLiteral("EL");
    case goAhead:
        return QStringLiteral("GA");
    case se:
        return QStringLiteral("SE");
    case sub:
        return QStringLiteral("SB");
    default:
        return QString::number(byte);
    }
}

void tell(TelnetOptions::Reading &reading, const char *key, uchar option)
{
    constexpr qsizetype mostNotes = 200;
    if (reading.notes.size() < mostNotes)
        reading.notes.append({QLatin1String(key), {telnetOptionName(option)}});
}

void appendDoubled(QByteArray &bytes, uchar byte)
{
    bytes += char(byte);
    if (byte == iac)
        bytes += char(iac);
}

} // namespace

QString telnetOptionName(uchar option)
{
    switch (option) {
    case 0:
        return QStringLiteral("BINARY");
    case echo:
        return QStringLiteral("ECHO");
    case suppressGoAhead:
        return QStringLiteral("SUPPRESS-GO-AHEAD");
    case 5:
        return QStringLiteral("STATUS");
    case 6:
        return QStringLiteral("TIMING-MARK");
    case terminalType:
        return QStringLiteral("TERMINAL-TYPE");
    case windowSize:
        return QStringLiteral("NAWS");
    case 32:
        return QStringLiteral("TERMINAL-SPEED");
    case 33:
        return QStringLiteral("REMOTE-FLOW-CONTROL");
    case 34:
        return QStringLiteral("LINEMODE");
    case 35:
        return QStringLiteral("X-DISPLAY-LOCATION");
    case 36:
        return QStringLiteral("ENVIRON");
    case 37:
        return QStringLiteral("AUTHENTICATION");
    case 38:
        return QStringLiteral("ENCRYPT");
    case 39:
        return QStringLiteral("NEW-ENVIRON");
    default:
        return QString::number(option);
    }
}

TelnetOptions::Reading TelnetOptions::read(QByteArrayView bytes)
{
    Reading reading;
    for (const char c : bytes) {
        const uchar byte = uchar(c);
        switch (m_at) {
        case At::Cr:
            m_at = At::Text;
            if (byte == 0)
                continue;
            [[fallthrough]];
        case At::Text:
            if (byte == iac) {
                m_at = At::Iac;
                continue;
            }
            reading.text += c;
            if (byte == '\r')
                m_at = At::Cr;
            continue;
        case At::Iac:
            command(byte, reading);
            continue;
        case At::Option:
            m_at = At::Text;
            negotiate(byte, reading);
            continue;
        case At::Sub:
            if (byte == iac) {
                m_at = At::SubIac;
            } else if (m_sub.size() < mostSubnegotiation) {
                m_sub += c;
            } else {
                m_subTooLong = true;
            }
            continue;
        case At::SubIac:
            if (byte == iac) {
                m_sub += m_sub.size() < mostSubnegotiation ? QByteArray(1, c) : QByteArray();
                m_at = At::Sub;
                continue;
            }
            m_at = At::Text;
            subnegotiated(reading);
            if (byte != se)
                command(byte, reading); // its end was left out
            continue;
        }
    }
    return reading;
}

void TelnetOptions::command(uchar byte, Reading &reading)
{
    m_at = At::Text;
    if (byte == iac) {
        reading.text += char(iac);
    } else if (byte >= will && byte <= dont) {
        m_verb = byte;
        m_at = At::Option;
    } else if (byte == sub) {
        m_sub.clear();
        m_subTooLong = false;
        m_at = At::Sub;
    }
}

void TelnetOptions::answer(uchar verb, uchar option, Reading &reading) const
{
    if (reading.answers.size() >= mostAnswers)
        return;
    reading.answers += char(iac);
    reading.answers += char(verb);
    reading.answers += char(option);
}

/// RFC 1143: only what changes something is answered.
void TelnetOptions::negotiate(uchar option, Reading &reading)
{
    const bool isAboutThem = m_verb == will || m_verb == wont;
    const bool isWish = m_verb == will || m_verb == doIt;
    bool &state = isAboutThem ? m_theirs[option] : m_ours[option];
    const bool may = isAboutThem ? theyMay(option) : weMay(option);
    if (!isWish) {
        if (std::exchange(state, false))
            answer(isAboutThem ? dont : wont, option, reading);
        tell(reading, isAboutThem ? "telnet.wont" : "telnet.dont", option);
        return;
    }
    if (!may) {
        answer(isAboutThem ? dont : wont, option, reading);
        tell(reading, isAboutThem ? "telnet.will.refused" : "telnet.do.refused", option);
        return;
    }
    if (std::exchange(state, true))
        return;
    answer(isAboutThem ? doIt : will, option, reading);
    tell(reading, isAboutThem ? "telnet.will.agreed" : "telnet.do.agreed", option);
    if (!isAboutThem && option == windowSize)
        sendWindowSize(reading);
}

void TelnetOptions::sendWindowSize(Reading &reading) const
{
    reading.answers += char(iac);
    reading.answers += char(sub);
    reading.answers += char(windowSize);
    for (const int size : {m_columns, m_rows}) {
        appendDoubled(reading.answers, uchar(size >> 8));
        appendDoubled(reading.answers, uchar(size & 0xFF));
    }
    reading.answers += char(iac);
    reading.answers += char(se);
    reading.notes.append({QStringLiteral("telnet.size"), {QString::number(m_columns), QString::number(m_rows)}});
}

void TelnetOptions::subnegotiated(Reading &reading)
{
    const QByteArray asked = std::exchange(m_sub, {});
    const bool wantsType = !m_subTooLong && asked.size() == 2 && uchar(asked[0]) == terminalType && uchar(asked[1]) == subSend;
    if (!wantsType || !m_ours[terminalType] || reading.answers.size() >= mostAnswers)
        return;
    reading.answers += QByteArray() + char(iac) + char(sub) + char(terminalType) + char(subIs) + terminalName + char(iac) + char(se);
    reading.notes.append({QStringLiteral("telnet.type"), {QLatin1String(terminalName)}});
}

QByteArray TelnetOptions::written(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const uchar byte = uchar(text[i]);
        const bool isLineEnd = byte == '\n' && (i == 0 || text[i - 1] != '\r');
        if (isLineEnd)
            bytes += '\r';
        appendDoubled(bytes, byte);
    }
    return bytes;
}

bool TelnetOptions::serverEchoes() const
{
    return m_theirs[echo];
}

QStringList telnetCommands(QByteArrayView bytes, int most)
{
    QStringList commands;
    for (qsizetype i = 0; i + 1 < bytes.size() && commands.size() < most; ++i) {
        if (uchar(bytes[i]) != iac)
            continue;
        const uchar byte = uchar(bytes[++i]);
        if (byte == iac)
            continue;
        const bool hasOption = (byte >= will && byte <= dont) || byte == sub;
        if (hasOption && i + 1 < bytes.size()) {
            const uchar option = uchar(bytes[++i]);
            commands += QStringLiteral("IAC %1 %2").arg(byte == sub ? QStringLiteral("SB") : verbName(byte), telnetOptionName(option));
        } else if (!hasOption && byte != se) {
            commands += QStringLiteral("IAC ") + commandName(byte);
        }
    }
    return commands;
}

} // namespace wirebench
