#include "core/program/replayscript.h"

#include <QHash>
#include <QSet>

namespace wirebench {

namespace {

using Kind = ReplayStep::Kind;

class ScriptReader
{
public:
    explicit ScriptReader(int most) : m_most(most) {}

    /// False when the script is full.
    bool take(const SocketCall &call)
    {
        m_script.kind = call.flow->endpoint->kind;
        if (call.failed()) {
            takeFailure(call);
        } else if (m_script.kind == EndpointKind::Udp) {
            takeDatagram(call);
        } else if (call.flow->connection.isValid()) {
            takeOfConnection(call);
        } else if (call.call == Call::Listen) {
            (void)listener(call.flow->local);
        }
        m_script.isCut = m_script.steps.size() > m_most;
        return !m_script.isCut;
    }

    ReplayScript finish()
    {
        while (m_script.steps.size() > m_most)
            m_script.steps.removeLast();
        m_script.connections = int(m_connections.size());
        if (m_isBound)
            m_script.local = m_local;
        return m_script;
    }

private:
    void takeFailure(const SocketCall &call);
    void takeDatagram(const SocketCall &call);
    void takeOfConnection(const SocketCall &call);
    void takeReceived(const SocketCall &call);
    void takeClose(const SocketCall &call);
    int listener(const SocketAddress &local);
    bool isOpen(const SocketCall &call) const { return m_open.contains(call.flow->connection.value); }
    ReplayStep &add(Kind kind, const SocketCall &call);

    const int m_most;
    ReplayScript m_script;
    QHash<quint32, int> m_connections; ///< numbers by ConnectionId::value
    QSet<quint32> m_open;
    QSet<quint32> m_resets;
    bool m_isBound = false;
    SocketAddress m_local; ///< of datagrams
    QSet<int> m_heard;     ///< numbers of peers of datagrams
};

ReplayStep &ScriptReader::add(Kind kind, const SocketCall &call)
{
    const quint32 id = call.flow->connection.value;
    if (!m_connections.contains(id))
        m_connections.insert(id, int(m_connections.size()) + 1);
    ReplayStep step;
    step.kind = kind;
    step.connection = m_connections.value(id);
    step.peer = call.flow->peer;
    m_script.steps.append(step);
    return m_script.steps.last();
}

int ScriptReader::listener(const SocketAddress &local)
{
    for (qsizetype i = 0; i < m_script.listening.size(); ++i) {
        const SocketAddress &known = m_script.listening[i];
        if (known == local || (known.port == local.port && known.isAny() && known.family == local.family))
            return int(i);
    }
    m_script.listening.append(local);
    return int(m_script.listening.size()) - 1;
}

void ScriptReader::takeFailure(const SocketCall &call)
{
    m_script.hasFailures = true;
    const bool isBroken = (call.call == Call::Recv || call.call == Call::Send) && isOpen(call);
    if (isBroken && m_script.kind != EndpointKind::Udp)
        takeClose(call);
}

void ScriptReader::takeDatagram(const SocketCall &call)
{
    if (call.flow->local.isValid())
        m_local = call.flow->local;
    switch (call.call) {
    case Call::Bind:
        m_isBound = true;
        break;
    case Call::Connect:
        m_script.isConnected = true;
        break;
    case Call::SetSockOpt:
        m_script.hasOptions = true;
        break;
    case Call::DoHandshake:
        m_script.hasTls = true;
        break;
    case Call::SendTo:
        if (!(call.marks & CallMark::SimulatedLoss)) {
            ReplayStep &step = add(Kind::Send, call);
            step.bytes = call.payload.toByteArray();
            step.isKnown = m_heard.contains(step.connection);
        }
        break;
    case Call::RecvFrom: {
        ReplayStep &step = add(Kind::Receive, call);
        step.bytes = call.payload.toByteArray();
        m_heard.insert(step.connection);
        break;
    }
    default:
        break;
    }
}

void ScriptReader::takeOfConnection(const SocketCall &call)
{
    const quint32 id = call.flow->connection.value;
    if (call.call == Call::Accept || call.call == Call::Connect) {
        const int index = call.call == Call::Accept ? listener(call.flow->local) : 0;
        add(call.call == Call::Accept ? Kind::Accept : Kind::Connect, call).listener = index;
        m_open.insert(id);
        return;
    }
    if (call.call == Call::SetSockOpt) {
        const bool isReset = call.text && call.text->text.contains(QLatin1String("SO_LINGER, (1, 0)"));
        m_script.hasOptions = m_script.hasOptions || !isReset;
        if (isReset)
            m_resets.insert(id);
        return;
    }
    if (!isOpen(call)) {
        const bool wasThere = m_connections.contains(id) || call.call == Call::Socket ||
                              call.call == Call::Bind || call.call == Call::GetAddrInfo;
        m_script.lostStart = m_script.lostStart || (!wasThere && call.direction != Direction::None);
        return;
    }
    takeReceived(call);
}

void ScriptReader::takeReceived(const SocketCall &call)
{
    switch (call.call) {
    case Call::DoHandshake:
        m_script.hasTls = true;
        add(Kind::Handshake, call);
        break;
    case Call::Send:
        add(Kind::Send, call).bytes = call.payload.toByteArray();
        break;
    case Call::Recv: {
        if (call.isEndOfStream()) {
            add(Kind::EndOfStream, call);
            break;
        }
        const int number = m_connections.value(call.flow->connection.value);
        const bool goesOn = !m_script.steps.isEmpty() && m_script.steps.last().kind == Kind::Receive &&
                            m_script.steps.last().connection == number;
        ReplayStep &step = goesOn ? m_script.steps.last() : add(Kind::Receive, call);
        step.bytes += call.payload.toByteArray();
        break;
    }
    case Call::Shutdown:
        add(Kind::Shutdown, call);
        break;
    case Call::Close:
        takeClose(call);
        break;
    default:
        break;
    }
}

void ScriptReader::takeClose(const SocketCall &call)
{
    const quint32 id = call.flow->connection.value;
    add(m_resets.contains(id) ? Kind::Reset : Kind::Close, call);
    m_open.remove(id);
}

} // namespace

ReplayScript replayScript(const LogSnapshot &log, QList<EndpointId> endpoints, int most)
{
    ScriptReader reader(most);
    if (endpoints.isEmpty() && !log.isEmpty())
        endpoints += log.at(log.firstId()).flow->endpoint->id;
    log.forEach(log.firstId(), log.endId(), [&](const SocketCall &call) {
        return !endpoints.contains(call.flow->endpoint->id) || reader.take(call);
    });
    return reader.finish();
}

} // namespace wirebench
