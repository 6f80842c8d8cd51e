#include "core/program/cliwords.h"
#include "core/workspace/chatconfig.h"

namespace wirebench {

namespace {

QString faultWords(LabFaults faults)
{
    QStringList words;
    for (const LabFault fault : labFaults) {
        if (faults.testFlag(fault))
            words += QString::fromLatin1(labFaultName(fault));
    }
    return words.join(u',');
}

void addLimits(CliWords &out, const ChatLimits &limits)
{
    const ChatLimits usual;
    out.add("rate", limits.linesPerSecond, usual.linesPerSecond);
    out.add("burst", limits.burstLines, usual.burstLines);
    out.add("queue", limits.queuedBytes, usual.queuedBytes);
    out.addSeconds("stalled", limits.stalledMs, usual.stalledMs);
    out.noteIf(limits.lineBytes != usual.lineBytes || limits.mostClients != usual.mostClients,
               "The length of a line and the number of clients are left at their defaults.");
}

void addLabPorts(CliWords &out, const LabServerSettings &lab)
{
    QStringList ports;
    for (const LabPortSettings &port : lab.ports)
        ports += port.on ? port.port.trimmed() : QStringLiteral("-");
    QStringList usual;
    for (const LabPort port : labPorts)
        usual += QString::number(usualLabPort(port));
    if (ports != usual)
        out.add("ports", ports.join(u','));
    for (const LabPort port : labPorts) {
        const LabFaults faults = lab.ports[size_t(port)].faults & possibleFaults(port);
        if (faults)
            out.add("misbehave", QString::number(usualLabPort(port)) + u'=' + faultWords(faults));
    }
}

} // namespace

CliWords cliWordsOf(const LabServerSettings &lab)
{
    const LabServerSettings usual;
    CliWords out;
    out.words = QStringList{QStringLiteral("lab-server"), lab.host.trimmed()};
    addLabPorts(out, lab);
    out.add("interval", lab.intervalMs, usual.intervalMs);
    if (lab.fewestLines != usual.fewestLines || lab.mostLines != usual.mostLines)
        out.add("lines", QStringLiteral("%1-%2").arg(lab.fewestLines).arg(lab.mostLines));
    out.add("announce", lab.announces);
    addLimits(out, lab.limits);
    addListenFamily(out, lab.family, lab.host);
    out.noteIf(lab.stuckAfterMs != usual.stuckAfterMs, "Silence counts as being stuck after 10 seconds.");
    return out;
}

CliWords cliWordsOf(const ChatServerSettings &chat)
{
    CliWords out;
    out.words =
        QStringList{QStringLiteral("chat-server"), cliOperand(chat.host.trimmed(), chat.port.trimmed())};
    out.add("no-announce", !chat.announces);
    const LabFaults faults = chat.faults & possibleFaults(LabPort::ChatOut);
    if (faults)
        out.add("misbehave", faultWords(faults));
    addLimits(out, chat.limits);
    addListenFamily(out, chat.family, chat.host);
    return out;
}

CliWords cliWordsOf(const ChatClientSettings &client)
{
    const ChatClientSettings usual;
    CliWords out;
    out.words = QStringList{QStringLiteral("chat-client"), client.host.trimmed()};
    out.addText("nick", client.pseudonym);
    if (client.onePort)
        out.add("port", client.port.trimmed());
    else if (client.readPort != usual.readPort || client.writePort != usual.writePort)
        out.add("ports", client.readPort.trimmed() + u',' + client.writePort.trimmed());
    out.addSeconds("timeout", client.connectTimeoutMs, usual.connectTimeoutMs);
    addFamily(out, client.family);
    return out;
}

} // namespace wirebench
