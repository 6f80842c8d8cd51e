#include "core/dialogue/dialogueclient.h"

#include "core/base/errnotext.h"
#include "core/dialogue/datalink.h"
#include "core/dialogue/dialoguemail.h"
#include "core/dialogue/dialoguerunner.h"
#include "core/dialogue/savedfile.h"
#include "core/tls/tlsresumption.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

constexpr int progressIntervalMs = 50;
// How long a server that does not read may keep a dialogue that is over from closing.
constexpr int lastWordsMs = 1000;

Error unreadable(const QString &path, int systemError)
{
    return {ErrorCode::FileUnreadable, {path, errnoText(systemError)}, systemError};
}

/// None if the file can be read; asked before anything is sent.
Error fileProblem(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return unreadable(path, ENOENT);
    if (!info.isFile())
        return unreadable(path, info.isDir() ? EISDIR : EINVAL);
    return info.isReadable() ? Error() : unreadable(path, EACCES);
}

Error pathProblem(const DialogueParameter &parameter, const QString &value)
{
    if (value.isEmpty())
        return {};
    if (parameter.kind == ParameterKind::File)
        return fileProblem(value);
    if (parameter.kind == ParameterKind::Folder && !QFileInfo(value).isDir())
        return {ErrorCode::NotAFolder, {value}};
    if (parameter.kind == ParameterKind::Files) {
        for (const QString &path : listElements(value)) {
            if (const Error problem = fileProblem(path); problem.code != ErrorCode::None)
                return problem;
        }
    }
    return {};
}

/// What the certificate must be for: the name that was typed, whatever address it led to.
QString serverNameOf(const HostSpec &host, const SocketAddress &peer)
{
    if (host.kind == HostSpec::Kind::Name)
        return host.name;
    return host.kind == HostSpec::Kind::Address ? host.address.host() : peer.host();
}

} // namespace

class DialogueClient::Private final
{
public:
    Private(DialogueClient &client, TrafficLog &log, Reactor &reactor, const QString &name);

    void start(const DialoguePtr &dialogue, const DialogueValues &values, const DialogueOptions &options);
    /// Lets the runner hear something, and does what it wants then.
    template <typename Call>
    void run(Call call)
    {
        if (!m_runner)
            return;
        call(*m_runner);
        pump();
    }
    DialogueState state() const;

    // The runner's commands.
    void operator()(const ConnectControl &command);
    void operator()(const SendBytes &command);
    void operator()(const SendMessageBody &);
    void operator()(const SecureControl &);
    void operator()(const OpenDataConnection &command);
    void operator()(const SecureData &);
    void operator()(const SendDataFile &command);
    void operator()(const CloseData &) { dropData(); }
    void operator()(const BeginFile &command);
    void operator()(const AppendFile &command);
    void operator()(const DropFile &) { m_file.reset(); }
    void operator()(const EndFile &);
    void operator()(const CloseControl &) { m_control.close(); }
    void operator()(const TellStepBegun &told) { Q_EMIT q.stepBegun(told.step); }
    void operator()(const TellStepEnded &told) { Q_EMIT q.stepEnded(told.step); }
    void operator()(const TellPaused &told);
    void operator()(const TellReplied &told) { Q_EMIT q.replied(told.meaning); }
    void operator()(const TellCaptured &told) { Q_EMIT q.captured(told.name, told.value); }
    void operator()(const TellMenu &told) { Q_EMIT q.menuCame(told.items); }
    void operator()(const DialogueOutput &told) { Q_EMIT q.outputCame(told); }
    void operator()(const DialogueTable &told) { Q_EMIT q.tableCame(told); }
    void operator()(const DialogueNote &told) { Q_EMIT q.told(told); }
    void operator()(const TellFinished &told);

    DialogueClient &q;
    TrafficLog &m_log;
    Reactor &m_reactor;
    const EndpointPtr m_endpoint;

private:
    class ControlHandler;

    Error problemOf(const Dialogue &dialogue, const DialogueValues &values) const;
    void pump();
    void tellState();
    void waitForReply();
    void timedOut();
    void controlOpened(Connection &connection);
    void connectLink(DataLink *link);
    void dropData();
    void tellProgress(qint64 bytes, qint64 total);
    void finishWhenClosed();
    bool usesProxy() const { return m_options.connection.proxy.kind != ProxyKind::None; }

    DialoguePtr m_dialogue;
    DialogueOptions m_options;
    std::unique_ptr<DialogueRunner> m_runner;
    TcpClient m_control;
    Connection *m_connection = nullptr;
    QString m_serverName;
    TlsContextPtr m_tls;
    DataLink *m_data = nullptr; ///< lives until it is closed
    std::unique_ptr<SavedFile> m_file;
    std::optional<DialogueResult> m_result; ///< it is over, and closes
    bool m_pumping = false;
    DialogueState m_toldState = DialogueState::Idle;
    QTimer m_replyTimer;
    QTimer m_closeTimer;
    QElapsedTimer m_progress;
    qint64 m_uploadSize = -1;
};

/// What the control connection calls.
class DialogueClient::Private::ControlHandler final : public ConnectionHandler
{
public:
    explicit ControlHandler(Private &client) : m_client(client) {}

    void opened(Connection &connection) override { m_client.controlOpened(connection); }
    void secured(Connection &) override
    {
        m_client.run([](DialogueRunner &runner) { runner.secured(); });
    }
    void received(Connection &, const Bytes &bytes) override
    {
        m_client.run([&](DialogueRunner &runner) { runner.received(bytes.view()); });
    }
    void peerFinished(Connection &) override
    {
        m_client.run([](DialogueRunner &runner) { runner.ended(); });
    }
    void closed(Connection &, const Error &) override { m_client.m_connection = nullptr; }

private:
    Private &m_client;
};

DialogueClient::Private::Private(DialogueClient &client, TrafficLog &log, Reactor &reactor, const QString &name)
    : q(client), m_log(log), m_reactor(reactor), m_endpoint(log.addEndpoint(EndpointKind::TcpClient, name)),
      m_control(log, reactor, m_endpoint)
{
    m_replyTimer.setSingleShot(true);
    m_closeTimer.setSingleShot(true);
    QObject::connect(&m_replyTimer, &QTimer::timeout, &q, [this] { timedOut(); });
    QObject::connect(&m_closeTimer, &QTimer::timeout, &q, [this] { m_control.reset(); });
    QObject::connect(&m_control, &TcpClient::statusChanged, &q, [this](const TcpClientStatus &status) {
        waitForReply(); // something moved
        Q_EMIT q.statusChanged(status);
    });
    const auto fails = [this](const Error &error) { run([&](DialogueRunner &runner) { runner.failed(error); }); };
    QObject::connect(&m_control, &TcpClient::failed, &q, fails);
    QObject::connect(&m_control, &TcpClient::sendFailed, &q, fails);
    QObject::connect(&m_control, &TcpClient::closed, &q, [this] { finishWhenClosed(); });
}

DialogueState DialogueClient::Private::state() const
{
    if (!m_runner)
        return DialogueState::Idle;
    if (m_runner->isPaused())
        return DialogueState::Paused;
    return m_runner->isTalking() ? DialogueState::Talking : DialogueState::Running;
}

Error DialogueClient::Private::problemOf(const Dialogue &dialogue, const DialogueValues &values) const
{
    for (const DialogueParameter &parameter : dialogue.parameters) {
        const Error problem = pathProblem(parameter, values.value(parameter.name, parameter.defaultValue));
        if (problem.code != ErrorCode::None)
            return problem;
    }
    return {};
}

void DialogueClient::Private::start(const DialoguePtr &dialogue, const DialogueValues &values,
                                    const DialogueOptions &options)
{
    if (m_runner)
        return;
    m_dialogue = dialogue;
    m_options = options;
    m_result.reset();
    RunnerOptions running{options.stepping, options.showSecrets, options.allowOtherDataHost, options.mostSavedBytes,
                          options.terminalColumns, options.terminalRows};
    m_runner = std::make_unique<DialogueRunner>(dialogue, values, running);
    DialogueResult result;
    result.outcome = DialogueResult::Outcome::Failed;
    result.reason = valuesProblem(*dialogue, values);
    if (result.reason.isEmpty())
        result.error = problemOf(*dialogue, values);
    const auto tls = TlsContext::forClient(options.tls);
    m_tls = tls.value_or(nullptr);
    if (m_tls)
        resumeTlsSessions(*m_tls); // data connections are to be known as the same client's
    else if (result.error.code == ErrorCode::None && result.reason.isEmpty())
        result.error = tls.error();
    const bool isFine = result.reason.isEmpty() && result.error.code == ErrorCode::None;
    QMetaObject::invokeMethod(
        &q,
        [this, isFine, result] {
            if (!m_runner || m_result)
                return;
            if (isFine)
                run([](DialogueRunner &runner) { runner.start(); });
            else
                (*this)(TellFinished{result});
        },
        Qt::QueuedConnection);
    tellState();
}

/// Commands may lead to calls of the runner, which give further commands: these are done after those before them.
void DialogueClient::Private::pump()
{
    if (std::exchange(m_pumping, true))
        return;
    while (m_runner) {
        const QList<DialogueCommand> commands = m_runner->take();
        if (commands.isEmpty())
            break;
        for (const DialogueCommand &command : commands)
            std::visit(*this, command);
    }
    m_pumping = false;
    if (!m_runner)
        return;
    if (m_connection)
        m_connection->pauseReading(!m_runner->wantsInput());
    if (m_data)
        m_data->pauseReading(!m_runner->wantsDataInput());
    waitForReply();
    tellState();
}

void DialogueClient::Private::tellState()
{
    if (const DialogueState now = state(); now != std::exchange(m_toldState, now))
        Q_EMIT q.stateChanged(now);
}

void DialogueClient::Private::waitForReply()
{
    if (m_runner && m_runner->isWaiting() && !m_result && m_options.replyTimeoutMs > 0)
        m_replyTimer.start(m_options.replyTimeoutMs);
    else
        m_replyTimer.stop();
}

void DialogueClient::Private::timedOut()
{
    if (m_reactor.gate().isStepping()) // nobody is slow who waits for a key
        waitForReply();
    else
        run([this](DialogueRunner &runner) { runner.timedOut(m_options.replyTimeoutMs); });
}

// --- the control connection ---

void DialogueClient::Private::operator()(const ConnectControl &command)
{
    TcpClientConfig config = m_options.connection;
    config.closeWhenPeerFinishes = false;
    config.receiveOnce = false;
    config.firstMessage.reset();
    config.tls.reset();
    config.tlsContext = command.tls ? m_tls : nullptr;
    m_control.connectToHost(config, [this] { return std::make_unique<ControlHandler>(*this); });
}

void DialogueClient::Private::controlOpened(Connection &connection)
{
    m_connection = &connection;
    const SocketAddress peer = connection.flow()->peer;
    m_serverName = serverNameOf(m_options.connection.host, peer);
    const QString host = usesProxy() ? m_serverName : peer.host();
    run([&](DialogueRunner &runner) { runner.connected(host); });
}

void DialogueClient::Private::operator()(const SendBytes &command)
{
    OutboundMessage message;
    message.bytes = Bytes::copyOf(command.bytes);
    if (!command.shown.isEmpty())
        message.shown = Bytes::copyOf(command.shown);
    m_control.send(message);
}

void DialogueClient::Private::operator()(const SendMessageBody &)
{
    const auto body = dialogueMail(m_runner->values());
    if (!body) {
        run([&](DialogueRunner &runner) { runner.failed(body.error()); });
        return;
    }
    OutboundMessage message;
    message.bytes = Bytes::copyOf(*body);
    m_control.send(message);
    Q_EMIT q.told({QStringLiteral("message.sent"), {QString::number(body->size())}});
    run([](DialogueRunner &runner) { runner.messageSent(); });
}

void DialogueClient::Private::operator()(const SecureControl &)
{
    if (m_connection)
        m_connection->startTls(m_tls, m_serverName);
}

// --- data connections ---

void DialogueClient::Private::operator()(const OpenDataConnection &command)
{
    TcpClientConfig config = m_options.connection;
    config.closeWhenPeerFinishes = true;
    config.receiveOnce = false;
    config.firstMessage.reset();
    config.tls.reset();
    config.port = command.address.port;
    config.receiveSize = std::max(config.receiveSize, 64 * 1024);
    const bool isElsewhere = !command.address.host.isEmpty() && m_options.allowOtherDataHost;
    if (isElsewhere) {
        if (const auto host = parseHost(command.address.host); host)
            config.host = *host;
    } else if (!usesProxy() && m_connection) { // the very machine, whatever the name leads to now
        config.host = {HostSpec::Kind::Address, m_connection->flow()->peer, {}};
    }
    dropData();
    m_data = new DataLink(m_log, m_reactor, m_endpoint, &q);
    connectLink(m_data);
    m_data->open(config);
}

void DialogueClient::Private::connectLink(DataLink *link)
{
    const auto ifCurrent = [this, link](auto call) {
        return [this, link, call] {
            if (link == m_data)
                run(call);
        };
    };
    QObject::connect(link, &DataLink::opened, &q, ifCurrent([](DialogueRunner &runner) { runner.dataConnected(); }));
    QObject::connect(link, &DataLink::peerFinished, &q, ifCurrent([](DialogueRunner &runner) { runner.dataEnded(); }));
    QObject::connect(link, &DataLink::sent, &q, ifCurrent([](DialogueRunner &runner) { runner.dataSent(); }));
    QObject::connect(link, &DataLink::received, &q, [this, link](const Bytes &bytes) {
        if (link == m_data)
            run([&](DialogueRunner &runner) { runner.dataReceived(bytes.view()); });
    });
    QObject::connect(link, &DataLink::failed, &q, [this, link](const Error &error) {
        if (link == m_data)
            run([&](DialogueRunner &runner) { runner.dataFailed(error); });
    });
    QObject::connect(link, &DataLink::progressed, &q, [this](qint64 bytes) {
        waitForReply();
        tellProgress(bytes, m_uploadSize);
    });
    QObject::connect(link, &DataLink::closed, &q, [this, link] {
        if (link == m_data)
            m_data = nullptr;
        link->deleteLater();
        finishWhenClosed();
    });
}

void DialogueClient::Private::dropData()
{
    if (DataLink *link = std::exchange(m_data, nullptr))
        link->abandon();
}

void DialogueClient::Private::operator()(const SecureData &)
{
    if (m_data)
        m_data->startTls(m_tls, m_serverName);
}

void DialogueClient::Private::operator()(const SendDataFile &command)
{
    m_uploadSize = QFileInfo(command.path).size();
    if (m_data)
        m_data->sendFile(command.path);
    else
        run([](DialogueRunner &runner) {
            runner.dataFailed({ErrorCode::NotConnected, {}});
        });
}

// --- files ---

void DialogueClient::Private::operator()(const BeginFile &command)
{
    auto file = SavedFile::create(command.folder, command.name);
    if (file)
        m_file = std::move(*file);
    else
        run([&](DialogueRunner &runner) { runner.failed(file.error()); });
}

void DialogueClient::Private::operator()(const AppendFile &command)
{
    if (!m_file)
        return;
    if (const auto written = m_file->write(command.bytes); !written)
        run([&](DialogueRunner &runner) { runner.failed(written.error()); });
    else
        tellProgress(m_file->size(), -1);
}

void DialogueClient::Private::operator()(const EndFile &)
{
    if (!m_file)
        return;
    const qint64 size = m_file->size();
    const auto path = m_file->complete();
    m_file.reset();
    if (path)
        Q_EMIT q.saved(*path, size);
    run([&](DialogueRunner &runner) { path ? runner.fileSaved() : runner.failed(path.error()); });
}

void DialogueClient::Private::tellProgress(qint64 bytes, qint64 total)
{
    if (m_progress.isValid() && m_progress.elapsed() < progressIntervalMs)
        return;
    m_progress.start();
    Q_EMIT q.progressed(bytes, total);
}

// --- the end ---

void DialogueClient::Private::operator()(const TellPaused &told)
{
    tellState();
    Q_EMIT q.paused(told.step);
}

void DialogueClient::Private::operator()(const TellFinished &told)
{
    m_result = told.result;
    m_replyTimer.stop();
    m_file.reset();
    dropData();
    m_closeTimer.start(lastWordsMs);
    m_control.close();
    finishWhenClosed();
}

/// Told from the event loop: whoever hears it may start the next one.
void DialogueClient::Private::finishWhenClosed()
{
    if (!m_result || !m_runner || m_control.status().state != ClientState::Closed)
        return;
    m_closeTimer.stop();
    QMetaObject::invokeMethod(
        &q,
        [this] {
            if (!m_result || !m_runner)
                return;
            m_runner.reset();
            tellState();
            Q_EMIT q.finished(*std::exchange(m_result, std::nullopt));
        },
        Qt::QueuedConnection);
}

// --- the client ---

DialogueClient::DialogueClient(TrafficLog &log, Reactor &reactor, const QString &name, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, log, reactor, name))
{
}

DialogueClient::~DialogueClient()
{
    blockSignals(true);
    qDeleteAll(findChildren<DataLink *>(Qt::FindDirectChildrenOnly));
}

EndpointId DialogueClient::endpointId() const
{
    return d->m_endpoint->id;
}

DialogueState DialogueClient::state() const
{
    return d->state();
}

void DialogueClient::start(const DialoguePtr &dialogue, const DialogueValues &values, const DialogueOptions &options)
{
    d->start(dialogue, values, options);
}

void DialogueClient::pause()
{
    d->run([](DialogueRunner &runner) { runner.pause(); });
}

void DialogueClient::next()
{
    d->run([](DialogueRunner &runner) { runner.next(); });
}

void DialogueClient::runOn()
{
    d->run([](DialogueRunner &runner) { runner.runOn(); });
}

void DialogueClient::skip()
{
    d->run([](DialogueRunner &runner) { runner.skip(); });
}

void DialogueClient::sendLine(const QString &text)
{
    d->run([&](DialogueRunner &runner) { runner.typed(text); });
}

void DialogueClient::cancel()
{
    d->run([](DialogueRunner &runner) { runner.cancel(); });
}

} // namespace wirebench
