#include "app/cli/talkinput.h"

#include <QScopeGuard>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype longestLine = 64 * 1024;
constexpr char interruptKey = 3; // Ctrl+C, which the terminal gives as a byte while it is asked

} // namespace

TalkInput::TalkInput(StandardInput &input, QObject *parent) : QObject(parent), m_input(input), m_lines(longestLine)
{
    connect(&m_input, &StandardInput::readyToRead, this, &TalkInput::read);
}

void TalkInput::wantLine()
{
    m_wanted = true;
    // Later: whoever wants it is still busy with the last one.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_wanted && !giveLine() && !m_lines.hasEnded())
                m_input.resume();
        },
        Qt::QueuedConnection);
}

void TalkInput::read()
{
    const StandardInput::Reading reading = m_input.read(m_arena);
    m_lines.add(reading.bytes.data(), reading.bytes.size());
    if (reading.ended)
        m_lines.end();
    if (!m_wanted || giveLine() || reading.ended)
        m_input.pause();
}

bool TalkInput::giveLine()
{
    auto next = m_lines.next();
    if (!next) {
        if (m_lines.isExhausted() && std::exchange(m_wanted, false))
            Q_EMIT ended();
        return false;
    }
    m_wanted = false;
    while (next->endsWith('\n') || next->endsWith('\r'))
        next->chop(1);
    Q_EMIT line(QString::fromUtf8(*next));
    return true;
}

std::optional<QString> askSecret(const QString &what)
{
    const int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0)
        return std::nullopt;
    termios before = {};
    if (tcgetattr(terminal, &before) != 0) {
        close(terminal);
        return std::nullopt;
    }
    const auto restore = qScopeGuard([&] {
        tcsetattr(terminal, TCSAFLUSH, &before);
        [[maybe_unused]] const ssize_t written = write(terminal, "\n", 1);
        close(terminal);
    });
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG | ICANON);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    tcsetattr(terminal, TCSAFLUSH, &silent);
    const QByteArray prompt = what.toLocal8Bit() + ": ";
    [[maybe_unused]] const ssize_t written = write(terminal, prompt.constData(), size_t(prompt.size()));
    QByteArray typed;
    char c = 0;
    while (read(terminal, &c, 1) == 1 && c != '\n' && c != '\r') {
        if (c == interruptKey)
            return std::nullopt;
        if (c == char(before.c_cc[VERASE]) || c == '\b' || c == 0x7F)
            typed.chop(1);
        else
            typed += c;
    }
    return QString::fromLocal8Bit(typed);
}

} // namespace wirebench
