#pragma once

#include "app/cli/inputlines.h"
#include "app/cli/standardinput.h"

#include <QObject>

namespace wirebench {

/// Standard input as the lines of a person who steps through a dialogue or types in its place. Read only when it is
/// wanted. On the main thread.
class TalkInput final : public QObject
{
    Q_OBJECT

public:
    explicit TalkInput(StandardInput &input, QObject *parent = nullptr);

    /// The next line, without its line end, goes to line(), once.
    void wantLine();
    bool hasEnded() const { return m_lines.hasEnded(); }

Q_SIGNALS:
    void line(const QString &text);
    /// There are no more.
    void ended();

private:
    void read();
    bool giveLine();

    StandardInput &m_input;
    ByteArena m_arena;
    InputLines m_lines;
    bool m_wanted = false;
};

} // namespace wirebench
