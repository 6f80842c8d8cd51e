#include "core/workspace/chatcommand.h"

#include "core/base/errorsentence.h"
#include "core/base/hostport.h"
#include "core/workspace/chatconfig.h"
#include "core/workspace/commandsettings.h"

#include <algorithm>

namespace wirebench {

namespace {

void readLimits(OptionReader &options, ChatLimits &limits)
{
    limits.linesPerSecond = options.integer("rate", limits.linesPerSecond, ranges::linesPerSecond);
    limits.burstLines = options.integer("burst", limits.burstLines, ranges::burstLines);
    limits.queuedBytes = options.integer("queue", limits.queuedBytes, ranges::queuedBytes);
    limits.stalledMs = options.secondsOrNever("stalled", limits.stalledMs);
}

LabFaults readFaults(OptionReader &options, const QString &words, LabFaults possible)
{
    LabFaults faults;
    for (const QString &word : words.split(u',')) {
        const auto found = std::find_if(labFaults.begin(), labFaults.end(), [&](LabFault fault) {
            return possible.testFlag(fault) && word == QLatin1String(labFaultName(fault));
        });
        if (found != labFaults.end()) {
            faults |= *found;
            continue;
        }
        QStringList known;
        for (const LabFault fault : labFaults) {
            if (possible.testFlag(fault))
                known += QString::fromLatin1(labFaultName(fault));
        }
        options.refuse("misbehave",
                       QStringLiteral("“%1” is none of %2.").arg(word, known.join(QStringLiteral(", "))));
    }
    return faults;
}

/// --misbehave PORT=FAULT,FAULT: the port's usual number, whatever it is now.
void readPortFaults(OptionReader &options, LabServerSettings &lab)
{
    for (const QString &text : options.texts("misbehave")) {
        const QString number = text.section(u'=', 0, 0);
        const auto port = std::find_if(labPorts.begin(), labPorts.end(), [&](LabPort of) {
            return number == QString::number(usualLabPort(of));
        });
        if (port == labPorts.end() || !text.contains(u'='))
            return options.refuse(
                "misbehave",
                QStringLiteral("“%1” is not PORT=FAULT with one of 2000, 2001, 4240, 4241 and 4242.")
                    .arg(text));
        lab.ports[size_t(*port)].faults |= readFaults(options, text.section(u'=', 1), possibleFaults(*port));
    }
}

void readPorts(OptionReader &options, LabServerSettings &lab)
{
    constexpr int highestOffset = 65535 - 4242;
    lab.ports = LabServerSettings::usualPorts(options.integer("port-offset", 0, {0, highestOffset}));
    if (!options.has("ports"))
        return;
    if (options.has("port-offset"))
        options.refuse("port-offset", QStringLiteral("--ports says all of them already."));
    const QStringList ports = options.text("ports").split(u',');
    if (ports.size() != labPortCount)
        return options.refuse("ports", QStringLiteral("five ports are needed, with commas between them."));
    for (int i = 0; i < labPortCount; ++i) {
        lab.ports[size_t(i)].on = ports[i] != u"-";
        if (lab.ports[size_t(i)].on)
            lab.ports[size_t(i)].port = ports[i];
    }
}

void readLineCount(OptionReader &options, LabServerSettings &lab)
{
    if (!options.has("lines"))
        return;
    const QString text = options.text("lines");
    bool isLow = false;
    bool isHigh = false;
    lab.fewestLines = text.section(u'-', 0, 0).toInt(&isLow);
    lab.mostLines = text.section(u'-', -1).toInt(&isHigh);
    const bool inRange =
        ranges::labLines.contains(lab.fewestLines) && ranges::labLines.contains(lab.mostLines);
    if (!isLow || !isHigh || !inRange || lab.fewestLines > lab.mostLines)
        options.refuse("lines", QStringLiteral("“%1” is not a number of lines or MIN-MAX.").arg(text));
}

} // namespace

LabServerSettings readLabServer(OptionReader &options, const QString &host)
{
    LabServerSettings lab;
    if (!host.isNull())
        lab.host = host;
    lab.family = readListenFamily(options, lab.host);
    readPorts(options, lab);
    readPortFaults(options, lab);
    lab.intervalMs = options.integer("interval", lab.intervalMs, ranges::labIntervalMs);
    readLineCount(options, lab);
    lab.announces = options.has("announce");
    readLimits(options, lab.limits);
    if (const auto config = engineConfig(lab); !config)
        options.refuse(englishErrorText(config.error()));
    return lab;
}

ChatServerSettings readChatServer(OptionReader &options, const QString &operand)
{
    ChatServerSettings chat;
    const auto parts = splitHostPort(operand);
    if (!parts) {
        options.refuse(englishErrorText(parts.error()));
        return chat;
    }
    if (parts->hasHost)
        chat.host = parts->host;
    chat.port = parts->port;
    chat.family = readListenFamily(options, chat.host);
    chat.announces = !options.has("no-announce");
    if (options.has("misbehave"))
        chat.faults = readFaults(options, options.text("misbehave"), possibleFaults(LabPort::ChatOut));
    readLimits(options, chat.limits);
    if (const auto config = engineConfig(chat); !config)
        options.refuse(englishErrorText(config.error()));
    return chat;
}

ChatClientSettings readChatClient(OptionReader &options, const QString &host)
{
    ChatClientSettings client;
    client.host = host;
    client.family = readAddressFamily(options);
    client.pseudonym = options.text("nick");
    client.onePort = options.has("port");
    if (client.onePort)
        client.port = options.text("port");
    if (client.onePort && options.has("ports"))
        options.refuse("ports", QStringLiteral("--port says that there is one."));
    if (options.has("ports")) {
        const QStringList ports = options.text("ports").split(u',');
        if (ports.size() != 2)
            options.refuse("ports", QStringLiteral("two ports are needed, READ,WRITE."));
        client.readPort = ports.value(0);
        client.writePort = ports.value(1);
    }
    client.connectTimeoutMs = options.seconds("timeout", client.connectTimeoutMs);
    if (const auto config = engineConfig(client); !config)
        options.refuse(englishErrorText(config.error()));
    return client;
}

} // namespace wirebench
