#include "core/chat/lablines.h"

#include <iterator>

namespace wirebench {

namespace {

// Letters of one to four bytes, so that a program which decodes each recv alone is found out.
constexpr const char *lineTexts[] = {"été comme hiver",     "naïve façade", "Łódź, Zürich, Αθήνα",
                                     "東京 and Київ",       "plain ASCII",  "½ + ¼ = ¾",
                                     "snowman ☃ and 🙂"};

} // namespace

LabLines::LabLines(const Config &config, quint32 seed) : m_config(config)
{
    if (config.endless)
        return;
    QRandomGenerator random(seed);
    m_count = config.fewest + int(random.bounded(quint32(qMax(1, config.most - config.fewest + 1))));
}

LabStep LabLines::next()
{
    if (m_steps.isEmpty())
        prepareLine();
    if (m_steps.first().end != LabStep::End::GoOn)
        return m_steps.first();
    return m_steps.takeFirst();
}

QByteArray LabLines::nextLine()
{
    const QByteArray text = lineTexts[size_t(m_sent) % std::size(lineTexts)];
    ++m_sent;
    return "line " + QByteArray::number(m_sent) + ": " + text + '\n';
}

void LabLines::prepareLine()
{
    const LabFaults faults = m_config.faults;
    const bool first = m_sent == 0;
    const bool last = m_count > 0 && m_sent + 1 >= m_count;
    const QByteArray line = nextLine();
    LabFaults inLine = faults & (LabFault::SlowBytes | LabFault::SplitLetter);
    if (faults.testFlag(LabFault::NoNewline) && (last || m_config.endless))
        inLine |= LabFault::NoNewline;

    const bool faultIsDue = m_config.endless ? m_sent > linesBeforeFault : last;
    const bool cut = faultIsDue && faults.testFlag(LabFault::CloseInsideLine);
    m_steps = stepsOfLine(
        cut ? QByteArrayView(line).first(placeInsideLetter(line) - 1) : QByteArrayView(line), inLine);
    m_steps.last().endsLine = !cut;
    m_steps.first().waitMs = first ? 0 : m_config.intervalMs;
    if (cut)
        endWith(faults.testFlag(LabFault::Reset) ? LabStep::End::Reset : LabStep::End::Close);
    else if (last || (faultIsDue && faults.testFlag(LabFault::Reset)))
        endWith(usualEnd());
}

LabStep::End LabLines::usualEnd() const
{
    if (m_config.faults.testFlag(LabFault::Reset))
        return LabStep::End::Reset;
    return m_config.faults.testFlag(LabFault::NeverClose) ? LabStep::End::Stay : LabStep::End::HalfClose;
}

void LabLines::endWith(LabStep::End end)
{
    LabStep step;
    // A reset throws away what the peer has not read: give it time.
    step.waitMs = end == LabStep::End::Reset ? 2 * m_config.intervalMs : 0;
    step.end = end;
    m_steps.append(step);
}

} // namespace wirebench
