#include "app/cli/generatorverb.h"

#include "core/generate/loadsentence.h"
#include "core/workspace/generatorconfig.h"

#include <QJsonDocument>

#include <cmath>

namespace wirebench {

namespace {

constexpr int saidEveryMs = 1000;

QString milliseconds(qint64 ns)
{
    return QString::number(double(ns) / 1e6, 'f', 3);
}

QString rate(double perSecond)
{
    return perSecond < 10 ? QString::number(perSecond, 'f', 2)
                          : QString::number(qint64(std::llround(perSecond)));
}

QString liveText(const LoadFigures &now)
{
    return QStringLiteral("%1 s: sent %2 of %3, %4/s, answered %5, p50 %6 ms, p99 %7 ms")
        .arg(double(now.elapsedNs) / 1e9, 0, 'f', 1)
        .arg(now.sent)
        .arg(now.total)
        .arg(rate(now.points.isEmpty() ? now.reachedRate : now.points.last().rate))
        .arg(now.answered)
        .arg(milliseconds(now.p50Ns), milliseconds(now.p99Ns));
}

QString connectionsText(const LoadFigures &figures)
{
    QString text = QStringLiteral("connections  %1 of %2").arg(figures.open).arg(figures.connections);
    if (figures.failed > 0)
        text += QStringLiteral(", failed %1").arg(figures.failed);
    if (figures.closedByPeer > 0)
        text += QStringLiteral(", closed by the peer %1").arg(figures.closedByPeer);
    return text;
}

QString summaryText(const LoadFigures &figures)
{
    const QStringList lines{
        QStringLiteral("target       ") + figures.target,
        connectionsText(figures),
        QStringLiteral("sent         %1 of %2 messages, %3 bytes, %4 s")
            .arg(figures.sent)
            .arg(figures.total)
            .arg(figures.sentBytes)
            .arg(double(figures.elapsedNs) / 1e9, 0, 'f', 3),
        QStringLiteral("rate         %1/s, asked %2/s")
            .arg(rate(figures.reachedRate), rate(figures.askedRate)),
        QStringLiteral("answered     %1, not answered %2, %3 bytes")
            .arg(figures.answered)
            .arg(figures.unanswered())
            .arg(figures.receivedBytes),
        QStringLiteral("latency      p50 %1 ms, p99 %2 ms, max %3 ms")
            .arg(milliseconds(figures.p50Ns), milliseconds(figures.p99Ns), milliseconds(figures.largestNs)),
    };
    return lines.join(u'\n');
}

const char *endWord(LoadEnd end)
{
    switch (end) {
    case LoadEnd::Stopped:
        return "stopped";
    case LoadEnd::Unconfirmed:
        return "unconfirmed";
    case LoadEnd::Failed:
        return "failed";
    case LoadEnd::PeersGone:
        return "peers-gone";
    case LoadEnd::Stalled:
        return "stalled";
    default:
        return "done";
    }
}

QJsonObject members(const LoadFigures &figures)
{
    constexpr const char *limits[] = {"none", "peer", "machine"};
    return {
        {QStringLiteral("target"), figures.target},
        {QStringLiteral("connections"), figures.connections},
        {QStringLiteral("open"), figures.open},
        {QStringLiteral("failed"), figures.failed},
        {QStringLiteral("closedByPeer"), figures.closedByPeer},
        {QStringLiteral("total"), figures.total},
        {QStringLiteral("sent"), qint64(figures.sent)},
        {QStringLiteral("sentBytes"), qint64(figures.sentBytes)},
        {QStringLiteral("answered"), qint64(figures.answered)},
        {QStringLiteral("unanswered"), qint64(figures.unanswered())},
        {QStringLiteral("receivedBytes"), qint64(figures.receivedBytes)},
        {QStringLiteral("seconds"), double(figures.elapsedNs) / 1e9},
        {QStringLiteral("askedRate"), figures.askedRate},
        {QStringLiteral("reachedRate"), figures.reachedRate},
        {QStringLiteral("p50Ms"), double(figures.p50Ns) / 1e6},
        {QStringLiteral("p99Ms"), double(figures.p99Ns) / 1e6},
        {QStringLiteral("maxMs"), double(figures.largestNs) / 1e6},
        {QStringLiteral("limit"), QLatin1String(limits[size_t(figures.limit)])},
    };
}

} // namespace

GeneratorVerb::GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const TcpClientSettings &settings, const RunOptions &options)
    : GeneratorVerb(log, reactor, messages, EndpointKind::TcpClient, loadConfig(settings), options)
{
}

GeneratorVerb::GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages,
                             const UdpSettings &settings, const RunOptions &options)
    : GeneratorVerb(log, reactor, messages, EndpointKind::Udp, loadConfig(settings), options)
{
}

GeneratorVerb::GeneratorVerb(TrafficLog &log, Reactor &reactor, Messages &messages, EndpointKind kind,
                             Result<LoadConfig> config, const RunOptions &options)
    : ClientVerb(messages), m_messages(messages), m_config(std::move(config)),
      m_generator(log, reactor, kind, QStringLiteral("Generator"))
{
    if (m_config)
        m_config->isConfirmed = options.confirmTarget;
    connect(&m_generator, &Generator::progressed, this, &GeneratorVerb::progressed);
    connect(&m_generator, &Generator::finished, this, &GeneratorVerb::ended);
}

void GeneratorVerb::start()
{
    m_sinceSaid.start();
    if (m_config) {
        m_generator.start(*m_config);
        return;
    }
    failed(m_config.error());
    finish();
}

void GeneratorVerb::progressed(const LoadFigures &figures)
{
    if (!m_sinceSaid.hasExpired(saidEveryMs) || figures.phase != LoadPhase::Sending)
        return;
    m_sinceSaid.start();
    m_messages.say("progress", liveText(figures), members(figures));
}

void GeneratorVerb::ended(const LoadFigures &figures)
{
    sayWhatIsWrong(figures);
    const bool hasBegun = figures.elapsedNs > 0;
    if (m_messages.isJson()) {
        QJsonObject summary = members(figures);
        summary.insert(QStringLiteral("event"), QStringLiteral("summary"));
        summary.insert(QStringLiteral("end"), QLatin1String(endWord(figures.end)));
        output().write(Bytes::copyOf(QJsonDocument(summary).toJson(QJsonDocument::Compact) + '\n'));
    } else if (hasBegun) {
        output().write(Bytes::copyOf(summaryText(figures).toUtf8() + '\n'));
    }
    closed();
}

void GeneratorVerb::sayWhatIsWrong(const LoadFigures &figures)
{
    if (figures.end == LoadEnd::Failed) {
        failed(figures.error);
        return;
    }
    if (figures.end != LoadEnd::Done && figures.end != LoadEnd::Stopped)
        setFailed();
    const auto sentence = loadSentence(figures);
    if (!sentence)
        return;
    QString text = fillArguments(QString::fromUtf8(sentence->cause), sentence->arguments);
    if (figures.end == LoadEnd::Unconfirmed)
        text += QStringLiteral(" If it is yours to test: --confirm-target.");
    else
        text += u' ' + fillArguments(QString::fromUtf8(sentence->remedy), sentence->arguments);
    const char *event = figures.end == LoadEnd::Done || figures.end == LoadEnd::Stopped ? "note" : "error";
    m_messages.complain(event, text, {{QStringLiteral("message"), text}});
}

QString GeneratorVerb::statisticsText() const
{
    const LoadFigures &figures = m_generator.figures();
    return QStringLiteral("sent %1 messages, %2 bytes, answered %3")
        .arg(figures.sent)
        .arg(figures.sentBytes)
        .arg(figures.answered);
}

QJsonObject GeneratorVerb::statistics() const
{
    return members(m_generator.figures());
}

} // namespace wirebench
