#include "core/explain/callexplainer.h"

#include "core/explain/cline.h"
#include "core/explain/pythonline.h"
#include "core/explain/writtenaddress.h"

namespace wirebench {

namespace {

// What takes less is the work of the call itself and no waiting.
constexpr qint64 shortestWaitNs = 1'000'000;

bool isKind(const SocketCall &call, EndpointKind kind)
{
    return call.flow && call.flow->endpoint->kind == kind;
}

/// "recv", "accept", …, as a part of keys.
QString nameOf(const SocketCall &call)
{
    return QLatin1String(callName(call.call));
}

// ---- what it does

const char *socketVariant(const SocketCall &call)
{
    const QString arguments = call.arguments();
    if (arguments.contains(QLatin1String("AF_UNIX")))
        return ".unix";
    return arguments.contains(QLatin1String("SOCK_DGRAM")) ? ".datagram" : ".stream";
}

const char *bindVariant(const SocketCall &call)
{
    if (writtenAddress(call.arguments()).isUnix())
        return ".unix";
    return isKind(call, EndpointKind::TcpClient) ? ".client" : ".port";
}

const char *connectVariant(const SocketCall &call)
{
    if (isKind(call, EndpointKind::Udp))
        return ".udp";
    const bool isUnix = writtenAddress(call.arguments()).isUnix() || (call.flow && call.flow->peer.isUnix());
    return isUnix ? ".unix" : ".tcp";
}

const char *shutdownVariant(const SocketCall &call)
{
    if (call.arguments() == QLatin1String("SHUT_RD"))
        return ".read";
    return call.arguments() == QLatin1String("SHUT_RDWR") ? ".both" : ".write";
}

const char *closeVariant(const SocketCall &call)
{
    if (isKind(call, EndpointKind::Udp))
        return ".datagram";
    const bool isListening = isKind(call, EndpointKind::TcpServer) && !call.flow->connection.isValid();
    return isListening ? ".listening" : ".connection";
}

const char *variantOf(const SocketCall &call)
{
    switch (call.call) {
    case Call::Socket:
        return socketVariant(call);
    case Call::Bind:
        return bindVariant(call);
    case Call::Connect:
        return connectVariant(call);
    case Call::Shutdown:
        return shutdownVariant(call);
    case Call::Close:
        return closeVariant(call);
    case Call::DoHandshake:
        return isKind(call, EndpointKind::Udp) ? ".dtls" : ".tls";
    default:
        return "";
    }
}

QString purposeOf(const SocketCall &call, const ExplainTexts &texts)
{
    return texts.text(QStringLiteral("call.") + nameOf(call) + QLatin1String(variantOf(call)));
}

// ---- what its result means

const char *streamResultKey(const SocketCall &call)
{
    if (call.call == Call::Send)
        return qint64(call.result) < call.argument ? "result.send.part" : "result.send.all";
    if (call.isEndOfStream())
        return "result.recv.end";
    return qint64(call.result) == call.argument ? "result.recv.full" : "result.recv.some";
}

const char *resultKey(const SocketCall &call)
{
    switch (call.call) {
    case Call::Socket:
        return "result.socket";
    case Call::Accept:
        return "result.accept";
    case Call::GetAddrInfo:
        return "result.getaddrinfo";
    case Call::GetSockOpt:
        return "result.getsockopt";
    case Call::DoHandshake:
        return "result.handshake";
    case Call::Send:
    case Call::Recv:
        return streamResultKey(call);
    case Call::SendTo:
        return call.marks & CallMark::SimulatedLoss ? "" : "result.sendto";
    case Call::RecvFrom:
        return "result.recvfrom";
    default:
        return "result.ok";
    }
}

struct MarkKey
{
    quint8 mark;
    const char *key;
};
constexpr MarkKey markKeys[] = {
    {CallMark::Truncated, "result.Truncated"},
    {CallMark::SimulatedLoss, "result.SimulatedLoss"},
    {CallMark::SimulatedDuplicate, "result.SimulatedDuplicate"},
    {CallMark::SimulatedDelay, "result.SimulatedDelay"},
    {CallMark::SimulatedReordering, "result.SimulatedReordering"},
    {CallMark::NoCloseNotify, "result.recv.truncated"},
    {CallMark::ProxyDialogue, "result.proxy"},
};

QString resultOf(const SocketCall &call, const ExplainTexts &texts)
{
    if (call.failed())
        return texts.text("result.failed");
    QStringList sentences;
    sentences << texts.text(resultKey(call), {{"result", QString::number(call.result)},
                                              {"bytes", texts.bytes(qint64(call.result))},
                                              {"peer", call.flow ? call.flow->peer.toString() : QString()}});
    if (call.isEmptyDatagram() && !(call.marks & (CallMark::Truncated | CallMark::SimulatedLoss)))
        sentences << texts.text("result.empty");
    for (const MarkKey &known : markKeys) {
        if (call.marks & known.mark)
            sentences << texts.text(known.key);
    }
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

// ---- why it waited

QString endOf(const SocketCall &call, const CallContext &context, const ExplainTexts &texts)
{
    if (call.failed())
        return texts.text("ended.failed", {{"errno", Error::errnoName(call.error)}});
    QString key = QStringLiteral("ended.") + nameOf(call);
    if (call.isEndOfStream())
        key += QLatin1String("_end");
    QString sentence = texts.text(key, {{"peer", call.flow ? call.flow->peer.toString() : QString()},
                                        {"bytes", texts.bytes(qint64(call.result))}});
    const QString byKey = key + QLatin1String("_by");
    if (context.cause && texts.has(byKey))
        sentence += u' ' + texts.text(byKey, {{"who", context.cause->endpoint},
                                              {"record", texts.number(qint64(context.cause->record))}});
    return sentence;
}

QString waitingOf(const SocketCall &call, const CallContext &context, const ExplainTexts &texts)
{
    const QString name = nameOf(call);
    const QString why = texts.text(QStringLiteral("wait.") + name);
    const bool onlyFixesPeer = call.call == Call::Connect && isKind(call, EndpointKind::Udp);
    if (why.isEmpty() || onlyFixesPeer)
        return {};
    if (call.waitedNs >= shortestWaitNs)
        return QStringList{why, endOf(call, context, texts),
                           texts.text("ended.took", {{"duration", texts.duration(call.waitedNs)}})}
            .join(u' ');
    const QString end = call.isEndOfStream() ? QStringLiteral("_end") : QString();
    return call.failed() ? QString() : texts.text(QStringLiteral("nowait.") + name + end);
}

QString waitingNowOf(const SocketCall &call, const ExplainTexts &texts)
{
    const QString key = QStringLiteral("waitnow.") + nameOf(call);
    return texts.has(key) ? texts.text(key) : texts.text("waitnow.other");
}

// ---- why it failed

ErrorExplanation errorOf(const SocketCall &call, const ExplainTexts &texts)
{
    SocketAddress address = writtenAddress(call.arguments());
    if (!address.isValid() && call.flow)
        address = call.flow->peer.isValid() ? call.flow->peer : call.flow->local;
    return explainErrno(nameOf(call), call.error, address.toString(), texts);
}

} // namespace

Explanation explainCall(const SocketCall &call, const CallContext &context, const ExplainTexts &texts)
{
    Explanation explanation;
    explanation.signature = call.signature();
    explanation.purpose = purposeOf(call, texts);
    explanation.arguments = argumentMeanings(call, texts);
    explanation.ports = portMeanings(call, texts);
    explanation.python = pythonLine(call);
    explanation.c = cLine(call);
    if (context.isWaiting) {
        explanation.waitingNow = waitingNowOf(call, texts);
        return explanation;
    }
    explanation.signature += u' ' + call.resultText();
    explanation.result = resultOf(call, texts);
    explanation.waiting = waitingOf(call, context, texts);
    if (call.failed())
        explanation.error = errorOf(call, texts);
    return explanation;
}

} // namespace wirebench
