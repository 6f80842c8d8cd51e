#include "app/common/terminal.h"

#include <QByteArray>
#include <QScopeGuard>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace wirebench {

namespace {

constexpr char interruptKey = 3; // Ctrl+C, which the terminal gives as a byte while it is asked

} // namespace

bool isTerminal(int descriptor)
{
    return isatty(descriptor) != 0;
}

bool takesOutput(int descriptor, int milliseconds)
{
    pollfd wanted = {descriptor, POLLOUT, 0};
    return poll(&wanted, 1, milliseconds) > 0;
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
