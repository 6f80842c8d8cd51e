#include "app/common/terminal.h"

#include <io.h>
#include <windows.h>

namespace wirebench {

namespace {

constexpr wchar_t interruptKey = 3; // Ctrl+C, which the console gives as a character while it is asked

HANDLE openConsole(const wchar_t *name)
{
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr,
                       OPEN_EXISTING, 0, nullptr);
}

void show(HANDLE screen, const QString &text)
{
    DWORD written = 0;
    WriteConsoleW(screen, text.utf16(), DWORD(text.size()), &written, nullptr);
}

/// Up to Enter; none after Ctrl+C.
std::optional<QString> readUnseen(HANDLE keyboard)
{
    QString typed;
    wchar_t c = 0;
    DWORD count = 0;
    while (ReadConsoleW(keyboard, &c, 1, &count, nullptr) && count == 1 && c != L'\r' && c != L'\n') {
        if (c == interruptKey)
            return std::nullopt;
        if (c == L'\b')
            typed.chop(1);
        else
            typed += QChar(c);
    }
    return typed;
}

} // namespace

bool isTerminal(int descriptor)
{
    return _isatty(descriptor) != 0;
}

bool takesOutput(int, int)
{
    return true;
}

std::optional<QString> askSecret(const QString &what)
{
    const HANDLE keyboard = openConsole(L"CONIN$");
    const HANDLE screen = openConsole(L"CONOUT$");
    std::optional<QString> typed;
    DWORD before = 0;
    if (GetConsoleMode(keyboard, &before) && screen != INVALID_HANDLE_VALUE) {
        show(screen, what + QStringLiteral(": "));
        SetConsoleMode(keyboard, 0); // no echo, no lines, no Ctrl+C
        typed = readUnseen(keyboard);
        SetConsoleMode(keyboard, before);
        show(screen, QStringLiteral("\r\n"));
    }
    for (const HANDLE console : {keyboard, screen}) {
        if (console != INVALID_HANDLE_VALUE)
            CloseHandle(console);
    }
    return typed;
}

} // namespace wirebench
