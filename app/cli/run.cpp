#include "app/cli/run.h"

#include "app/cli/chatclientverb.h"
#include "app/cli/chatserververb.h"
#include "app/cli/downloadverb.h"
#include "app/cli/generatorverb.h"
#include "app/cli/httpserververb.h"
#include "app/cli/httpverb.h"
#include "app/cli/labserververb.h"
#include "app/cli/practiceserververb.h"
#include "app/cli/talkverb.h"
#include "app/cli/tcpclientverb.h"
#include "app/cli/tcpserververb.h"
#include "app/cli/udpclientverb.h"
#include "app/cli/udpserververb.h"

#include <QCoreApplication>

namespace wirebench {

namespace {

// Without a log file nobody looks at old records.
constexpr TrafficLog::Limits limitsWithoutFiles{100'000, 32 * 1024 * 1024};
// What is in the files is not needed any more; this is room for what comes between two looks.
constexpr TrafficLog::Limits limitsWithFiles{1'000'000, 96 * 1024 * 1024};

TrafficLog::Limits limitsFor(const RunOptions &options)
{
    return options.logs.isEmpty() ? limitsWithoutFiles : limitsWithFiles;
}

/// The verb for each kind of settings.
class VerbMaker
{
public:
    VerbMaker(const RunOptions &options, TrafficLog &log, Reactor &reactor, Messages &messages)
        : m_options(options), m_log(log), m_reactor(reactor), m_messages(messages)
    {
    }

    std::unique_ptr<Verb> operator()(const TcpServerSettings &server) const
    {
        return std::make_unique<TcpServerVerb>(m_log, m_reactor, m_messages, server);
    }
    std::unique_ptr<Verb> operator()(const TcpClientSettings &client) const
    {
        if (client.dialogue.open)
            return std::make_unique<TalkVerb>(m_log, m_reactor, m_messages, client, m_options);
        if (client.generator.open)
            return std::make_unique<GeneratorVerb>(m_log, m_reactor, m_messages, client, m_options);
        return std::make_unique<TcpClientVerb>(m_log, m_reactor, m_messages, client, m_options);
    }
    /// Both UDP verbs have the same settings: a client knows whom it talks to.
    std::unique_ptr<Verb> operator()(const UdpSettings &udp) const
    {
        if (udp.generator.open)
            return std::make_unique<GeneratorVerb>(m_log, m_reactor, m_messages, udp, m_options);
        if (udp.peerHost.isEmpty())
            return std::make_unique<UdpServerVerb>(m_log, m_reactor, m_messages, udp);
        return std::make_unique<UdpClientVerb>(m_log, m_reactor, m_messages, udp, m_options);
    }
    std::unique_ptr<Verb> operator()(const HttpServerSettings &server) const
    {
        return std::make_unique<HttpServerVerb>(m_log, m_reactor, m_messages, server);
    }
    std::unique_ptr<Verb> operator()(const HttpRequestSettings &request) const
    {
        return std::make_unique<HttpVerb>(m_log, m_reactor, m_messages, request, m_options);
    }
    std::unique_ptr<Verb> operator()(const DownloadSettings &download) const
    {
        return std::make_unique<DownloadVerb>(m_log, m_reactor, m_messages, download);
    }
    std::unique_ptr<Verb> operator()(const LabServerSettings &lab) const
    {
        return std::make_unique<LabServerVerb>(m_log, m_reactor, m_messages, lab, m_options.boardPath);
    }
    std::unique_ptr<Verb> operator()(const ChatServerSettings &chat) const
    {
        return std::make_unique<ChatServerVerb>(m_log, m_reactor, m_messages, chat);
    }
    std::unique_ptr<Verb> operator()(const ChatClientSettings &chat) const
    {
        return std::make_unique<ChatClientVerb>(m_log, m_reactor, m_messages, chat);
    }

private:
    const RunOptions &m_options;
    TrafficLog &m_log;
    Reactor &m_reactor;
    Messages &m_messages;
};

std::unique_ptr<Verb> makeVerb(const CommandLine &line, const RunOptions &options, TrafficLog &log, Reactor &reactor,
                               Messages &messages)
{
    if (line.practice)
        return std::make_unique<PracticeServerVerb>(log, reactor, messages, *line.practice);
    return std::visit(VerbMaker(options, log, reactor, messages), line.session->settings);
}

} // namespace

Run::Run(const CommandLine &line)
    : m_options(line.run), m_messages(line.run.json), m_log(limitsFor(line.run)),
      m_reactor(Reactor::create()), m_logs(m_log, m_messages),
      m_verb(makeVerb(line, m_options, m_log, *m_reactor, m_messages))
{
    connect(&m_signals, &ExitSignals::raised, m_verb.get(), &Verb::stop);
    connect(&m_durationTimer, &QTimer::timeout, m_verb.get(), &Verb::stop);
    connect(m_verb.get(), &Verb::finished, this, &Run::finished);
    m_durationTimer.setSingleShot(true);
}

Run::~Run() = default;

int Run::exec()
{
    if (!m_logs.open(m_options.logs))
        return 1;
    m_elapsed.start();
    if (m_options.durationMs > 0)
        m_durationTimer.start(m_options.durationMs);
    QMetaObject::invokeMethod(m_verb.get(), &Verb::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

void Run::finished(int status)
{
    const bool logsComplete = m_logs.finish();
    if (m_options.statistics)
        sayStatistics();
    QCoreApplication::exit(logsComplete ? status : 1);
}

void Run::sayStatistics()
{
    const LogCounters counters = m_log.counters();
    const quint64 calls = counters.records + counters.dropped;
    const double seconds = double(m_elapsed.elapsed()) / 1000;
    QJsonObject fields = m_verb->statistics();
    fields.insert(QStringLiteral("calls"), qint64(calls));
    fields.insert(QStringLiteral("seconds"), seconds);
    m_messages.say(
        "stats",
        QStringLiteral("%1, socket calls %2, %3 s").arg(m_verb->statisticsText()).arg(calls).arg(seconds),
        fields);
}

} // namespace wirebench
