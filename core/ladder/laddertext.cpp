#include "core/ladder/laddertext.h"

#include "core/base/error.h"
#include "core/payload/preview.h"
#include "core/traffic/recordtext.h"

#include <QtGlobal>

namespace wirebench {

namespace {

constexpr int previewLength = 160;
constexpr qsizetype longestCall = 200;
constexpr qint64 toldWaitNs = 100'000'000;

bool isUnix(const SocketCall &call)
{
    return call.flow->local.isUnix() || call.flow->peer.isUnix();
}

// What the system sends for the call; nothing where it sends no segments.
QString wireText(const LadderStep &step, const SocketCall &call)
{
    if (isUnix(call))
        return {};
    switch (step.kind) {
    case LadderStepKind::Handshake:
        return step.failed ? QString() : QStringLiteral("SYN, SYN+ACK, ACK");
    case LadderStepKind::Finish:
        return QStringLiteral("FIN");
    case LadderStepKind::Reset:
        return QStringLiteral("RST");
    default:
        return {};
    }
}

QString joined(const QString &a, const QString &b)
{
    return b.isEmpty() ? a : a + QStringLiteral("  ") + b;
}

QString dataText(const SocketCall &call)
{
    QString what = QString::fromLatin1(callName(call.call)) + u' ' + QString::number(call.payload.size()) +
                   QStringLiteral(" B");
    if (call.marks != 0)
        what += QStringLiteral(" (") + markNames(call.marks).join(QStringLiteral(", ")) + u')';
    return joined(what, previewLine(call.payload.view(), previewLength));
}

} // namespace

QString LadderWords::timeText(qint64 timeNs) const
{
    return time ? time(timeNs) : QString::fromLatin1(secondsText(timeNs, 6));
}

QString arrowText(const LadderStep &step, const SocketCall &call)
{
    const QString name = QString::fromLatin1(callName(call.call));
    if (step.failed)
        return joined(QStringLiteral("! ") + name + QStringLiteral("  ") + Error::errnoName(call.error),
                      wireText(step, call));
    if (step.kind == LadderStepKind::Data)
        return dataText(call);
    if (step.kind == LadderStepKind::Securing)
        return joined(name, call.text ? call.text->outcome : QString());
    if (step.kind == LadderStepKind::Finish && call.call == Call::Recv)
        return joined(name + QStringLiteral(" = 0"), wireText(step, call));
    return joined(name, wireText(step, call));
}

QString callText(const LadderStep &step, const SocketCall &call)
{
    const QString signature = previewLine(call.signature().left(longestCall).toUtf8(), longestCall);
    QString text = (step.failed ? QStringLiteral("! ") : QString()) + signature + u' ' + call.resultText();
    if (step.hasWaited() && step.waitedNs >= toldWaitNs)
        text += QStringLiteral(" … ") + QString::fromUtf8(durationText(step.waitedNs));
    return text;
}

QString shortCallText(const LadderStep &step, const SocketCall &call)
{
    const QString name = QString::fromLatin1(callName(call.call));
    return (step.failed ? QStringLiteral("! ") : QString()) + name + u' ' + call.resultText();
}

QString payloadText(const SocketCall &call)
{
    if (call.payload.isEmpty())
        return {};
    return QStringLiteral("“%1”").arg(previewLine(call.payload.view(), previewLength));
}

QString sentenceOf(const Ladder &ladder, const LadderStep &step, const SocketCall &call,
                   const LadderWords &words)
{
    const LifeLine *line = ladder.lines().at(ladder.lineOf(step));
    const LifeLine *peer = ladder.lines().at(ladder.peerOf(step));
    QString text = (line ? line->name() : QString()) + QStringLiteral(", ") + callText(step, call);
    if (peer && step.isMessage()) {
        const char *with = step.outgoing ? QT_TRANSLATE_NOOP("LadderText", "to %1")
                                         : QT_TRANSLATE_NOOP("LadderText", "from %1");
        text += QStringLiteral(", ") + words.text(with).arg(peer->name());
    }
    if (const LadderStep *partner = ladder.partnerOf(step))
        text += QStringLiteral(", ") +
                words.text(QT_TRANSLATE_NOOP("LadderText", "other end: record %1")).arg(partner->id);
    const QString payload = payloadText(call);
    return payload.isEmpty() ? text : text + QStringLiteral(": ") + payload;
}

/// Both ends of an example have its name.
QString roleText(const LifeLine &line, const LadderWords &words)
{
    if (!line.isOurs())
        return words.text(QT_TRANSLATE_NOOP("LadderText", "peer"));
    const QString address = addressText(line);
    const char *role = line.endpoint->kind == EndpointKind::TcpServer   ? QT_TRANSLATE_NOOP("LadderText", "server")
                       : line.endpoint->kind == EndpointKind::TcpClient ? QT_TRANSLATE_NOOP("LadderText", "client")
                                                                        : QT_TRANSLATE_NOOP("LadderText", "UDP");
    return address.isEmpty() ? words.text(role) : words.text(role) + u' ' + address;
}

QString addressText(const LifeLine &line)
{
    return line.endpoint ? line.address.toString() : QString();
}

} // namespace wirebench
