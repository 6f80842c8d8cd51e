#include "core/chat/chatclientservice.h"

#include "core/chat/chatreader.h"
#include "core/chat/chattext.h"
#include "core/chat/eventbatch.h"
#include "core/net/callgate.h"

#include <QTimer>

namespace wirebench {

namespace {

constexpr int statusIntervalMs = 50;
// What was said last may still be on its way back.
constexpr int leaveMs = 2000;
constexpr int lastWordsMs = 300;

} // namespace

/// The one or two connections of a client.
class ChatClientService::Client final : public QObject
{
public:
    Client(ChatClientService &service, TrafficLog &log, Reactor &reactor, const QString &name);
    ~Client() override;

    void connectToServer(const ChatClientConfig &config);
    void say(const QString &text);
    void leave();
    void close();
    qint64 unsent() const { return m_unsent; }

    ChatClientStatus status;
    const EndpointPtr endpoint;
    TcpClient reading;
    TcpClient writing; ///< not used with one port

private:
    class Handler;

    TcpClient &talking() { return m_config.onePort ? reading : writing; }
    TcpClientConfig clientConfig(quint16 port) const;
    void connectClient(TcpClient &client);
    void clientConnected(const TcpClient &client);
    void clientFailed(const Error &error);
    void clientClosed(const TcpClient &client);
    void allClosed();
    void waitToLeave(int milliseconds);
    void leftLongEnough();
    void sendLine(const QByteArray &line);
    void tell(const QList<ChatEvent> &events);
    void goOnLeaving();
    void markStatus();
    void publish();

    ChatClientService &m_service;
    TrafficLog &m_log;
    const CallGate &m_gate;
    ChatClientConfig m_config;
    ChatReader m_reader;
    EventBatch m_events;
    QTimer m_statusTimer;
    QTimer m_leaveTimer;
    quint32 m_gateChanges = 0; ///< when it was started
    bool m_closeAsked = false;
    qint64 m_unsent = 0; ///< bytes said since everything had been sent
};

/// Of the connection that is read from.
class ChatClientService::Client::Handler final : public ConnectionHandler
{
public:
    explicit Handler(Client &client) : m_client(client) {}
    void received(Connection &, const Bytes &bytes) override
    {
        m_client.tell(m_client.m_reader.received(bytes.view(), m_client.m_log.now()));
        m_client.goOnLeaving();
    }
    void peerFinished(Connection &) override
    {
        m_client.tell(m_client.m_reader.finish(m_client.m_log.now()));
    }

private:
    Client &m_client;
};

ChatClientService::Client::Client(ChatClientService &service, TrafficLog &log, Reactor &reactor,
                                  const QString &name)
    : endpoint(log.addEndpoint(EndpointKind::TcpClient, name)), reading(log, reactor, endpoint),
      writing(log, reactor, endpoint), m_service(service), m_log(log), m_gate(reactor.gate()), m_reader(QString())
{
    connectClient(reading);
    connectClient(writing);
    connect(&m_events, &EventBatch::ready, &service, &ChatClientService::conversed);
    m_statusTimer.setSingleShot(true);
    m_statusTimer.setInterval(statusIntervalMs);
    connect(&m_statusTimer, &QTimer::timeout, this, &Client::publish);
    m_leaveTimer.setSingleShot(true);
    connect(&m_leaveTimer, &QTimer::timeout, this, &Client::leftLongEnough);
}

ChatClientService::Client::~Client()
{
    reading.disconnect();
    writing.disconnect();
}

void ChatClientService::Client::connectClient(TcpClient &client)
{
    connect(&client, &TcpClient::connected, this, [this, &client] { clientConnected(client); });
    connect(&client, &TcpClient::failed, this, [this](const Error &error) { clientFailed(error); });
    connect(&client, &TcpClient::sendFailed, &m_service, &ChatClientService::failed);
    connect(&client, &TcpClient::closed, this, [this, &client] { clientClosed(client); });
    connect(&client, &TcpClient::drained, this, [this, &client] {
        if (&client != &talking())
            return;
        m_unsent = 0;
        Q_EMIT m_service.drained();
    });
    connect(&client, &TcpClient::statusChanged, this, [this] { markStatus(); });
}

TcpClientConfig ChatClientService::Client::clientConfig(quint16 port) const
{
    TcpClientConfig config;
    config.host = m_config.host;
    config.port = port;
    config.family = m_config.family;
    config.connectTimeoutMs = m_config.connectTimeoutMs;
    return config;
}

void ChatClientService::Client::connectToServer(const ChatClientConfig &config)
{
    if (status.state != ChatClientState::Closed)
        return;
    m_config = config;
    m_reader = ChatReader(config.pseudonym);
    status = {};
    status.state = ChatClientState::Connecting;
    m_closeAsked = false;
    m_unsent = 0;
    // First the connection that reads: what is said from here is heard, too.
    reading.connectToHost(clientConfig(config.onePort ? config.port : config.readPort),
                          [this] { return std::make_unique<Handler>(*this); });
    markStatus();
}

void ChatClientService::Client::clientConnected(const TcpClient &client)
{
    if (status.state != ChatClientState::Connecting)
        return;
    if (&client != &talking()) {
        writing.connectToHost(clientConfig(m_config.writePort));
        return;
    }
    sendLine(chatLine(m_config.pseudonym));
    status.state = ChatClientState::Connected;
    publish();
    Q_EMIT m_service.connected();
}

void ChatClientService::Client::clientFailed(const Error &error)
{
    Q_EMIT m_service.failed(error);
}

/// When one of two ends, the conversation does.
void ChatClientService::Client::clientClosed(const TcpClient &client)
{
    const bool both =
        reading.status().state == ClientState::Closed && writing.status().state == ClientState::Closed;
    if (both) {
        allClosed();
        return;
    }
    const bool leaving = status.state == ChatClientState::Closing && &client == &writing;
    if (leaving && m_leaveTimer.isActive()) { // the server has heard all; what it sends back is on its way
        waitToLeave(qMin(m_leaveTimer.remainingTime(), lastWordsMs));
        return;
    }
    close();
}

void ChatClientService::Client::allClosed()
{
    if (status.state == ChatClientState::Closed)
        return;
    m_leaveTimer.stop();
    status.state = ChatClientState::Closed;
    m_events.flush();
    publish();
    Q_EMIT m_service.closed();
}

void ChatClientService::Client::say(const QString &text)
{
    if (status.state != ChatClientState::Connected) {
        Q_EMIT m_service.failed({ErrorCode::NotConnected, {}});
        return;
    }
    m_reader.sent(text);
    sendLine(chatLine(text));
}

void ChatClientService::Client::sendLine(const QByteArray &line)
{
    m_unsent += line.size(); // before: it may be drained at once
    OutboundMessage message;
    message.bytes = Bytes::copyOf(line);
    talking().send(message);
}

void ChatClientService::Client::leave()
{
    if (status.state != ChatClientState::Connected) {
        close();
        return;
    }
    status.state = ChatClientState::Closing;
    waitToLeave(leaveMs);
    talking().halfClose();
    markStatus();
}

void ChatClientService::Client::waitToLeave(int milliseconds)
{
    m_gateChanges = m_gate.changes();
    m_leaveTimer.start(milliseconds);
}

/// What waits has had its time: the server does not read it, or does not end. Unless step mode keeps it from that.
void ChatClientService::Client::leftLongEnough()
{
    if (m_gate.hasSteppedSince(m_gateChanges)) {
        waitToLeave(leaveMs);
        return;
    }
    if (!m_closeAsked) {
        close();
        return;
    }
    writing.reset();
    reading.reset();
}

void ChatClientService::Client::close()
{
    if (status.state == ChatClientState::Closed)
        return;
    status.state = ChatClientState::Closing;
    m_closeAsked = true;
    waitToLeave(leaveMs);
    writing.close();
    reading.close();
    if (reading.status().state == ClientState::Closed && writing.status().state == ClientState::Closed)
        allClosed();
}

/// While what was said here still comes back, the server is still reading it: it may be slowing us down.
void ChatClientService::Client::goOnLeaving()
{
    if (status.state == ChatClientState::Closing && !m_closeAsked && m_reader.awaited() > 0)
        waitToLeave(leaveMs);
}

void ChatClientService::Client::tell(const QList<ChatEvent> &events)
{
    for (const ChatEvent &event : events)
        m_events.add(event);
    if (!events.isEmpty())
        markStatus();
}

void ChatClientService::Client::markStatus()
{
    if (!m_statusTimer.isActive())
        m_statusTimer.start();
}

void ChatClientService::Client::publish()
{
    m_statusTimer.stop();
    status.reading = reading.status();
    status.writing = talking().status();
    status.ownName = m_reader.ownName();
    status.present = m_reader.present();
    Q_EMIT m_service.statusChanged(status);
}

ChatClientService::ChatClientService(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), m_client(std::make_unique<Client>(*this, log, reactor, name))
{
}

ChatClientService::~ChatClientService()
{
    blockSignals(true);
}

EndpointId ChatClientService::endpointId() const
{
    return m_client->endpoint->id;
}

const ChatClientStatus &ChatClientService::status() const
{
    return m_client->status;
}

void ChatClientService::connectToServer(const ChatClientConfig &config)
{
    m_client->connectToServer(config);
}

void ChatClientService::say(const QString &text)
{
    m_client->say(text);
}

void ChatClientService::leave()
{
    m_client->leave();
}

void ChatClientService::close()
{
    m_client->close();
}

qint64 ChatClientService::queued() const
{
    return m_client->unsent();
}

} // namespace wirebench
