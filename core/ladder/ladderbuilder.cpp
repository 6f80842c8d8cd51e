#include "core/ladder/ladderbuilder.h"

#include <algorithm>

namespace wirebench {

namespace {

// Pieces of a large transfer are the same for the eye, whatever is in them.
constexpr qsizetype bulkSize = 1024;

size_t payloadKey(const SocketCall &call)
{
    const qsizetype size = std::min(call.payload.size(), bulkSize);
    return size == bulkSize ? size_t(bulkSize) : qHashBits(call.payload.data(), size_t(size), size_t(size));
}

quint32 keyOf(const SocketCall &call, const LadderStep &step)
{
    const size_t text = call.text ? qHash(call.text->text) : 0;
    return quint32(qHashMulti(payloadKey(call), int(call.call), step.line.value, step.peer.value, call.error,
                              call.marks, int(step.kind), text, call.isEndOfStream()));
}

} // namespace

void LadderBuilder::startOver()
{
    const quint64 epoch = m_ladder.m_epoch + 1;
    m_ladder = Ladder();
    m_ladder.m_epoch = epoch;
    m_streams.emplace(m_ladder.m_lines);
    m_datagrams = DatagramPairing();
}

bool LadderBuilder::take(const LogSnapshot &snapshot, qsizetype budget)
{
    if (snapshot.endId() < m_ladder.endId())
        startOver();
    const bool drops = snapshot.firstId() > m_ladder.firstId();
    if (drops)
        forgetBefore(snapshot.firstId());
    const quint64 from = m_ladder.endId();
    const quint64 to = budget < qsizetype(snapshot.endId() - std::min(from, snapshot.endId()))
                           ? from + quint64(budget)
                           : snapshot.endId();
    snapshot.forEach(from, to, [this](const SocketCall &call) {
        add(call);
        return true;
    });
    return drops || m_ladder.endId() != from;
}

void LadderBuilder::forgetBefore(quint64 firstId)
{
    std::deque<LadderStep> &steps = m_ladder.m_steps;
    const quint64 gone = std::min<quint64>(firstId - m_ladder.m_firstId, steps.size());
    steps.erase(steps.begin(), steps.begin() + qptrdiff(gone));
    m_ladder.m_firstId = firstId;
    m_streams->forgetBefore(firstId);
    m_ladder.m_lines.forgetBefore(firstId);
}

void LadderBuilder::add(const SocketCall &call)
{
    ++m_work;
    LadderStep step;
    step.id = call.id;
    step.timeNs = call.timeNs;
    step.waitedNs = qint64(call.waitedNs);
    step.call = call.call;
    step.failed = call.failed();
    step.line = m_ladder.m_lines.ofEndpoint(call.flow->endpoint);
    m_pairs.clear();
    if (call.flow->endpoint->kind == EndpointKind::Udp)
        takeDatagram(call, step);
    else
        m_streams->take(call, step, m_pairs);
    step.key = keyOf(call, step);
    m_ladder.m_lines.touch(step.line, call.id);
    m_ladder.m_lines.touch(step.peer, call.id);
    m_ladder.m_steps.push_back(step);
    applyPairs();
}

void LadderBuilder::applyPairs()
{
    for (const StepPair &pair : m_pairs) {
        const bool hasFrom = m_ladder.contains(pair.from);
        const bool hasTo = m_ladder.contains(pair.to);
        if (hasFrom) {
            LadderStep &from = m_ladder.m_steps[size_t(pair.from - m_ladder.m_firstId)];
            from.partner = from.partner == 0 ? pair.to : from.partner; // sent to many: the first
            from.peerIsOurs = true;
        }
        if (hasTo) {
            LadderStep &to = m_ladder.m_steps[size_t(pair.to - m_ladder.m_firstId)];
            to.partner = pair.from;
            to.peerIsOurs = hasFrom;
        }
    }
}

// ---- datagrams

void LadderBuilder::takeDatagram(const SocketCall &call, LadderStep &step)
{
    LifeLines &lines = m_ladder.m_lines;
    bindDatagrams(call, step);
    if (call.flow->peer.isValid())
        step.peer = lines.ofPeer(LifeLines::Ports::Datagram, call.flow->peer);
    step.outgoing = call.call == Call::SendTo;
    step.lost = (call.marks & CallMark::SimulatedLoss) != 0;
    if (call.call == Call::DoHandshake)
        step.kind = LadderStepKind::Securing;
    const bool moved = call.isDatagram() && !call.failed();
    if (!moved)
        return;
    step.kind = LadderStepKind::Data;
    const LifeLine *peer = lines.at(step.peer);
    if (peer && peer->isOurs())
        lines.meet(step.line, step.peer);
    if (step.outgoing && !step.lost) {
        m_datagrams.sent(call);
    } else if (!step.outgoing) {
        if (const quint64 sent = m_datagrams.received(call); m_ladder.contains(sent)) {
            step.peer = m_ladder.step(sent).line;
            lines.meet(step.line, step.peer);
            m_pairs.push_back({sent, call.id});
        }
    }
}

void LadderBuilder::bindDatagrams(const SocketCall &call, const LadderStep &step)
{
    if (call.call == Call::Close && !call.flow->peer.isValid())
        m_ladder.m_lines.unbind(LifeLines::Ports::Datagram, call.flow->local, step.line);
    else if (call.flow->local.port != 0)
        m_ladder.m_lines.bind(LifeLines::Ports::Datagram, call.flow->local, step.line);
}

} // namespace wirebench
