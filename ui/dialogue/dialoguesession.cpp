#include "ui/dialogue/dialoguesession.h"

namespace wirebench {

DialogueSession::DialogueSession(TrafficLog &log, IoThread &thread, const QString &name, QObject *parent)
    : QObject(parent), m_log(log), m_thread(thread), m_name(name)
{
}

void DialogueSession::makeEngine()
{
    m_client = std::make_unique<InThread<DialogueClient>>(m_thread, m_log, m_thread.reactor(), m_name);
    const DialogueClient *client = m_client->object();
    m_endpointId = client->endpointId();
    connect(client, &DialogueClient::stateChanged, this, &DialogueSession::take);
    connect(client, &DialogueClient::statusChanged, this, [this](const TcpClientStatus &status) {
        m_status = status;
        Q_EMIT changed();
    });
    connect(client, &DialogueClient::stepBegun, this, &DialogueSession::stepBegun);
    connect(client, &DialogueClient::stepEnded, this, &DialogueSession::stepEnded);
    connect(client, &DialogueClient::paused, this, &DialogueSession::paused);
    connect(client, &DialogueClient::outputCame, this, &DialogueSession::outputCame);
    connect(client, &DialogueClient::replied, this, &DialogueSession::replied);
    connect(client, &DialogueClient::tableCame, this, &DialogueSession::tableCame);
    connect(client, &DialogueClient::menuCame, this, &DialogueSession::menuCame);
    connect(client, &DialogueClient::told, this, &DialogueSession::told);
    connect(client, &DialogueClient::saved, this, &DialogueSession::saved);
    connect(client, &DialogueClient::progressed, this, &DialogueSession::progressed);
    connect(client, &DialogueClient::finished, this, [this](const DialogueResult &result) {
        m_result = result;
        m_hasEnded = true;
        take(DialogueState::Idle);
        Q_EMIT finished(result);
    });
    Q_EMIT endpointMade(m_endpointId);
}

void DialogueSession::take(DialogueState state)
{
    // The engine's word of an earlier run must not end the next one.
    if (state == DialogueState::Idle && !m_hasEnded)
        return;
    m_state = state;
    Q_EMIT changed();
}

void DialogueSession::start(const DialoguePtr &dialogue, const DialogueValues &values, const DialogueOptions &options)
{
    if (isRunning())
        return;
    if (!m_client)
        makeEngine();
    m_status = {};
    m_result = {};
    m_hasEnded = false;
    m_state = DialogueState::Running; // shown at once: the engine's word comes a moment later
    Q_EMIT changed();
    m_client->call([=](DialogueClient &client) { client.start(dialogue, values, options); });
}

void DialogueSession::pause()
{
    command([](DialogueClient &client) { client.pause(); });
}

void DialogueSession::next()
{
    command([](DialogueClient &client) { client.next(); });
}

void DialogueSession::runOn()
{
    command([](DialogueClient &client) { client.runOn(); });
}

void DialogueSession::skip()
{
    command([](DialogueClient &client) { client.skip(); });
}

void DialogueSession::sendLine(const QString &text)
{
    command([text](DialogueClient &client) { client.sendLine(text); });
}

void DialogueSession::cancel()
{
    command([](DialogueClient &client) { client.cancel(); });
}

} // namespace wirebench
