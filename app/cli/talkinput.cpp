#include "app/cli/talkinput.h"

#include <utility>

namespace wirebench {

namespace {

constexpr qsizetype longestLine = 64 * 1024;

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

} // namespace wirebench
