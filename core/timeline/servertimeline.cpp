#include "core/timeline/servertimeline.h"

#include <algorithm>

namespace wirebench {

namespace {

// An accept() that took no longer found its client there; one that came so long after the one before it was not
// wanted earlier.
constexpr qint64 atOnceNs = 1'000'000;

bool isSame(const SocketAddress &listening, const SocketAddress &local, const SocketAddress &peer)
{
    if (listening.isUnix() || peer.isUnix())
        return false; // clients of a path have no address by which they are known again
    if (listening.port != peer.port)
        return false;
    // Whoever listens on all addresses is reached at the one that the client has, too, if it is of this machine.
    return listening.isAny() ? local.host() == peer.host() : listening.host() == peer.host();
}

} // namespace

bool ServerTimeline::read(const LogSnapshot &log, size_t most)
{
    if (log.endId() < m_nextId)
        clear(); // a recording has gone back
    const quint64 from = std::max(m_nextId, log.firstId());
    if (m_nextId > 0)
        m_missed += from - m_nextId;
    const quint64 to = std::min<quint64>(log.endId(), from + most);
    log.forEach(from, to, [this](const SocketCall &call) {
        take(call);
        return true;
    });
    m_nextId = to;
    m_upToDate = to == log.endId();
    return to > from;
}

void ServerTimeline::clear()
{
    const QList<EndpointId> endpoints = m_endpoints;
    *this = ServerTimeline(endpoints);
}

void ServerTimeline::setTitle(quint32 run, const QString &title)
{
    if (TimelineRun *of = runOf(run))
        of->title = title;
}

void ServerTimeline::take(const SocketCall &call)
{
    const Endpoint &endpoint = *call.flow->endpoint;
    if (endpoint.kind == EndpointKind::TcpServer) {
        if (m_endpoints.isEmpty() || m_endpoints.contains(endpoint.id))
            takeOfServer(call);
    } else if (call.call == Call::Connect && !call.failed()) {
        takeConnect(call);
    }
}

void ServerTimeline::takeOfServer(const SocketCall &call)
{
    const bool ofListener = !call.flow->connection.isValid();
    if (call.call == Call::Listen && !call.failed())
        listened(call);
    else if (call.call == Call::Close && ofListener)
        listenerClosed(call);
    else if (call.call == Call::Accept && !call.failed() && !ofListener)
        accepted(call);
    else if (call.call == Call::Close)
        connectionClosed(call);
    else if (call.call == Call::Send || call.call == Call::Recv)
        moved(call);
}

void ServerTimeline::listened(const SocketCall &call)
{
    const EndpointPtr &endpoint = call.flow->endpoint;
    TimelineRun *run = openRun(endpoint->id);
    if (!run) {
        TimelineRun fresh;
        fresh.number = m_nextRun++;
        fresh.endpoint = endpoint->id;
        fresh.name = endpoint->name;
        fresh.beginNs = call.timeNs;
        fresh.beginRecord = call.id;
        m_runs.push_back(std::move(fresh));
        forgetOldest(endpoint->id);
        run = &m_runs.back();
        m_lastAccept.remove(endpoint->id);
    }
    run->listening.append(call.flow->local);
    run->lastNs = call.timeNs;
}

void ServerTimeline::listenerClosed(const SocketCall &call)
{
    TimelineRun *run = openRun(call.flow->endpoint->id);
    if (!run || !run->listening.contains(call.flow->local))
        return; // one that failed before it listened
    run->lastNs = call.timeNs;
    const auto stillOpen = run->listening.size() - 1;
    if (stillOpen > 0) {
        run->listening.removeOne(call.flow->local);
        return;
    }
    run->endNs = call.timeNs;
    for (TimelineClient &client : run->clients) { // the system resets who was never accepted
        if (client.isWaiting())
            client.closedNs = call.timeNs;
    }
    m_waiting.removeIf([run](const auto &waiting) { return waiting.value().run == run->number; });
}

void ServerTimeline::takeConnect(const SocketCall &call)
{
    const SocketAddress &own = call.flow->local;
    if (const auto found = m_unexplained.constFind(own); found != m_unexplained.cend()) {
        TimelineClient *client = clientAt(*found);
        m_unexplained.erase(found);
        if (client && client->acceptedNs >= 0) {
            client->connectedNs = std::min(call.timeNs, client->acceptedNs);
            client->connectRecord = call.id;
            client->waitedUnknown = false;
        }
        return;
    }
    TimelineRun *run = runListeningTo(own, call.flow->peer);
    if (!run)
        return;
    if (TimelineClient *seen = clientAt(m_waiting.value(own))) { // in the queue, before its connect() was read
        seen->connectedNs = std::min(seen->connectedNs, call.timeNs);
        seen->connectRecord = call.id;
        seen->seenWaiting = false;
        return;
    }
    TimelineClient client;
    client.peer = own;
    client.connectedNs = call.timeNs;
    client.connectRecord = call.id;
    run->lastNs = call.timeNs;
    if (run->clients.size() < mostClients)
        m_waiting.insert(own, addClient(*run, client));
}

void ServerTimeline::seenWaiting(quint32 number, const QList<SocketAddress> &peers, qint64 lookedNs)
{
    TimelineRun *run = runOf(number);
    if (!run || !run->isRunning())
        return;
    for (const SocketAddress &peer : peers) {
        if (m_waiting.contains(peer))
            continue;
        const auto known = std::find_if(run->clients.rbegin(), run->clients.rend(),
                                        [&peer](const TimelineClient &client) { return client.peer == peer; });
        if (known != run->clients.rend() && known->acceptedNs >= lookedNs) { // meanwhile
            if (known->connectedNs < 0) {
                known->connectedNs = lookedNs;
                known->seenWaiting = true;
                known->waitedUnknown = false;
            }
            continue;
        }
        if (run->clients.size() >= mostClients || (known != run->clients.rend() && known->isServed()))
            continue;
        TimelineClient client;
        client.peer = peer;
        client.connectedNs = lookedNs;
        client.seenWaiting = true;
        m_waiting.insert(peer, addClient(*run, client));
    }
}

void ServerTimeline::accepted(const SocketCall &call)
{
    TimelineRun *run = openRun(call.flow->endpoint->id);
    if (!run)
        return; // its listen() was before the log's oldest record
    const qint64 wantedNs = call.timeNs - call.waitedNs;
    const qint64 lastNs = m_lastAccept.value(run->endpoint, wantedNs);
    m_lastAccept.insert(run->endpoint, call.timeNs);
    run->lastNs = call.timeNs;

    Place place;
    const auto waiting = m_waiting.constFind(call.flow->peer);
    const bool isKnown = waiting != m_waiting.cend();
    if (isKnown) {
        place = inFront(*waiting);
        m_waiting.remove(call.flow->peer);
    } else if (run->clients.size() >= mostClients) {
        ++run->leftOut;
        return;
    } else {
        TimelineClient client;
        client.peer = call.flow->peer;
        client.waitedUnknown = call.waitedNs < atOnceNs && wantedNs - lastNs > atOnceNs;
        place = addClient(*run, client);
        if (!call.flow->peer.isUnix())
            m_unexplained.insert(call.flow->peer, place);
    }
    TimelineClient *client = clientAt(place);
    if (!client)
        return;
    client->connection = call.flow->connection;
    client->acceptedNs = call.timeNs;
    client->acceptRecord = call.id;
    m_served.insert(call.flow->connection, place);
}

/// The system lists its queue in no order, but the one that it accepts first came first: it takes the row of the first of
/// those that were seen with it.
ServerTimeline::Place ServerTimeline::inFront(const Place &place)
{
    TimelineRun *run = runOf(place.run);
    if (!run || place.client >= run->clients.size() || !run->clients[place.client].seenWaiting)
        return place;
    const qint64 seenNs = run->clients[place.client].connectedNs;
    const auto first = std::find_if(run->clients.begin(), run->clients.end(), [seenNs](const TimelineClient &client) {
        return client.isWaiting() && client.seenWaiting && client.connectedNs == seenNs;
    });
    const Place front{place.run, size_t(first - run->clients.begin())};
    if (first == run->clients.end() || front.client >= place.client)
        return place;
    m_waiting.insert(first->peer, place);
    std::swap(*first, run->clients[place.client]);
    return front;
}

void ServerTimeline::moved(const SocketCall &call)
{
    TimelineClient *client = clientOf(call);
    if (!client)
        return;
    if (call.failed())
        client->error = call.error;
    else if (call.call == Call::Send)
        client->sent += quint64(call.result);
    else
        client->received += quint64(call.result);
}

void ServerTimeline::connectionClosed(const SocketCall &call)
{
    TimelineClient *client = clientOf(call);
    if (!client)
        return;
    client->closedNs = call.timeNs;
    client->closeRecord = call.id;
    const Place place = m_served.take(call.flow->connection);
    m_unexplained.remove(client->peer);
    if (TimelineRun *run = runOf(place.run))
        run->lastNs = call.timeNs;
}

TimelineRun *ServerTimeline::runOf(quint32 number)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [number](const TimelineRun &run) { return run.number == number; });
    return found == m_runs.end() ? nullptr : &*found;
}

TimelineRun *ServerTimeline::openRun(EndpointId endpoint)
{
    const auto found = std::find_if(m_runs.rbegin(), m_runs.rend(), [endpoint](const TimelineRun &run) {
        return run.endpoint == endpoint && run.isRunning();
    });
    return found == m_runs.rend() ? nullptr : &*found;
}

TimelineRun *ServerTimeline::runListeningTo(const SocketAddress &local, const SocketAddress &peer)
{
    for (TimelineRun &run : m_runs) {
        const auto isIt = [&](const SocketAddress &listening) { return isSame(listening, local, peer); };
        if (run.isRunning() && std::any_of(run.listening.begin(), run.listening.end(), isIt))
            return &run;
    }
    return nullptr;
}

TimelineClient *ServerTimeline::clientAt(const Place &place)
{
    TimelineRun *run = runOf(place.run);
    return run && place.client < run->clients.size() ? &run->clients[place.client] : nullptr;
}

TimelineClient *ServerTimeline::clientOf(const SocketCall &call)
{
    const auto found = m_served.constFind(call.flow->connection);
    return found == m_served.cend() ? nullptr : clientAt(*found);
}

ServerTimeline::Place ServerTimeline::addClient(TimelineRun &run, const TimelineClient &client)
{
    run.clients.push_back(client);
    return {run.number, run.clients.size() - 1};
}

void ServerTimeline::forgetOldest(EndpointId endpoint)
{
    const auto isOne = [endpoint](const TimelineRun &run) { return run.endpoint == endpoint; };
    if (std::count_if(m_runs.begin(), m_runs.end(), isOne) > mostRuns)
        forget(std::find_if(m_runs.begin(), m_runs.end(), isOne));
    if (m_runs.size() > mostInAll)
        forget(m_runs.begin());
}

void ServerTimeline::forget(std::deque<TimelineRun>::iterator run)
{
    const auto isGone = [gone = run->number](const auto &entry) { return entry.value().run == gone; };
    m_served.removeIf(isGone);
    m_waiting.removeIf(isGone);
    m_unexplained.removeIf(isGone);
    m_runs.erase(run);
}

} // namespace wirebench
