#include "ui/models/hexdocument.h"

#include <algorithm>
#include <utility>

namespace wirebench {

void HexDocument::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes.left(limit);
    m_undo.clear();
    m_redo.clear();
    m_stepBytes = 0;
}

bool HexDocument::replace(qsizetype position, qsizetype length, QByteArrayView inserted, bool joins)
{
    position = std::clamp<qsizetype>(position, 0, m_bytes.size());
    length = std::clamp<qsizetype>(length, 0, m_bytes.size() - position);
    if (m_bytes.size() - length + inserted.size() > limit)
        return false;
    if (!joins || !joinStep(position, length, inserted))
        remember({position, m_bytes.mid(position, length), inserted.toByteArray()});
    m_bytes.replace(position, length, inserted);
    m_redo.clear();
    return true;
}

/// True if the change lies within what the last step has put there.
bool HexDocument::joinStep(qsizetype position, qsizetype length, QByteArrayView inserted)
{
    if (m_undo.empty())
        return false;
    Step &last = m_undo.back();
    const qsizetype end = last.position + last.inserted.size();
    if (position < last.position || position >= end || position + length > end)
        return false;
    last.inserted.replace(position - last.position, length, inserted);
    m_stepBytes += inserted.size() - length;
    return true;
}

void HexDocument::remember(Step step)
{
    m_stepBytes += step.bytes();
    m_undo.push_back(std::move(step));
    while (m_undo.size() > mostSteps || (m_stepBytes > mostStepBytes && m_undo.size() > 1)) {
        m_stepBytes -= m_undo.front().bytes();
        m_undo.pop_front();
    }
}

std::optional<qsizetype> HexDocument::undo()
{
    if (m_undo.empty())
        return std::nullopt;
    Step step = std::move(m_undo.back());
    m_undo.pop_back();
    m_stepBytes -= step.bytes();
    m_bytes.replace(step.position, step.inserted.size(), step.removed);
    const qsizetype end = step.position + step.removed.size();
    m_redo.push_back(std::move(step));
    return end;
}

std::optional<qsizetype> HexDocument::redo()
{
    if (m_redo.empty())
        return std::nullopt;
    Step step = std::move(m_redo.back());
    m_redo.pop_back();
    m_bytes.replace(step.position, step.removed.size(), step.inserted);
    const qsizetype end = step.position + step.inserted.size();
    remember(std::move(step));
    return end;
}

} // namespace wirebench
