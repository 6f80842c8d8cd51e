#include "core/workspace/chatsettings.h"

#include "core/workspace/jsonmembers.h"
#include "core/workspace/settingnames.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace wirebench {

namespace {

constexpr qsizetype historyLength = 50;

QJsonArray faultsToJson(LabFaults faults)
{
    QJsonArray names;
    for (const LabFault fault : labFaults) {
        if (faults.testFlag(fault))
            names.append(QString::fromLatin1(labFaultName(fault)));
    }
    return names;
}

void readFaults(JsonMembers &members, LabFaults &faults)
{
    QStringList names;
    members.read("faults", names, qsizetype(labFaults.size()));
    for (const QString &name : std::as_const(names)) {
        const auto found = std::find_if(labFaults.begin(), labFaults.end(), [&](LabFault fault) {
            return name == QLatin1String(labFaultName(fault));
        });
        if (found == labFaults.end())
            return members.refuse("faults",
                                  QStringLiteral("never-close | close-inside-line | no-newline | reset | "
                                                 "slow-bytes | split-letter"));
        faults |= *found;
    }
}

QJsonObject limitsToJson(const ChatLimits &limits)
{
    return {
        {QStringLiteral("linesPerSecond"), limits.linesPerSecond},
        {QStringLiteral("burstLines"), limits.burstLines},
        {QStringLiteral("lineBytes"), limits.lineBytes},
        {QStringLiteral("queuedBytes"), limits.queuedBytes},
        {QStringLiteral("stalledMs"), limits.stalledMs},
        {QStringLiteral("mostClients"), limits.mostClients},
    };
}

void readLimits(JsonMembers &members, ChatLimits &limits)
{
    members.readObject("limits", [&](JsonMembers &inner) {
        inner.read("linesPerSecond", limits.linesPerSecond, ranges::linesPerSecond);
        inner.read("burstLines", limits.burstLines, ranges::burstLines);
        inner.read("lineBytes", limits.lineBytes, ranges::lineBytes);
        inner.read("queuedBytes", limits.queuedBytes, ranges::queuedBytes);
        inner.read("stalledMs", limits.stalledMs, ranges::timeLimitMs);
        inner.read("mostClients", limits.mostClients, ranges::poolSize);
    });
}

} // namespace

std::array<LabPortSettings, labPortCount> LabServerSettings::usualPorts(int offset)
{
    std::array<LabPortSettings, labPortCount> ports;
    for (const LabPort port : labPorts)
        ports[size_t(port)].port = QString::number(usualLabPort(port) + offset);
    return ports;
}

QJsonObject toJson(const LabServerSettings &settings)
{
    QJsonObject ports;
    for (const LabPort port : labPorts) {
        const LabPortSettings &typed = settings.ports[size_t(port)];
        ports.insert(QString::fromLatin1(labPortName(port)),
                     QJsonObject{{QStringLiteral("port"), typed.port},
                                 {QStringLiteral("on"), typed.on},
                                 {QStringLiteral("faults"), faultsToJson(typed.faults)}});
    }
    return {
        {QStringLiteral("host"), settings.host},
        {QStringLiteral("family"), enumName(listenFamilyNames, settings.family)},
        {QStringLiteral("ports"), ports},
        {QStringLiteral("intervalMs"), settings.intervalMs},
        {QStringLiteral("fewestLines"), settings.fewestLines},
        {QStringLiteral("mostLines"), settings.mostLines},
        {QStringLiteral("announces"), settings.announces},
        {QStringLiteral("stuckAfterMs"), settings.stuckAfterMs},
        {QStringLiteral("limits"), limitsToJson(settings.limits)},
        {QStringLiteral("hostName"), settings.hostName},
        {QStringLiteral("namesHidden"), settings.namesHidden},
    };
}

void readSettings(JsonMembers &members, LabServerSettings &settings)
{
    members.read("host", settings.host);
    members.read("family", settings.family, listenFamilyNames);
    members.readObject("ports", [&](JsonMembers &inner) {
        for (const LabPort port : labPorts) {
            LabPortSettings &typed = settings.ports[size_t(port)];
            inner.readObject(labPortName(port), [&](JsonMembers &one) {
                one.read("port", typed.port);
                one.read("on", typed.on);
                readFaults(one, typed.faults);
            });
        }
    });
    members.read("intervalMs", settings.intervalMs, ranges::labIntervalMs);
    members.read("fewestLines", settings.fewestLines, ranges::labLines);
    members.read("mostLines", settings.mostLines, ranges::labLines);
    members.read("announces", settings.announces);
    members.read("stuckAfterMs", settings.stuckAfterMs, ranges::stuckAfterMs);
    readLimits(members, settings.limits);
    members.read("hostName", settings.hostName);
    members.read("namesHidden", settings.namesHidden);
}

QJsonObject toJson(const ChatServerSettings &settings)
{
    return {
        {QStringLiteral("host"), settings.host},
        {QStringLiteral("port"), settings.port},
        {QStringLiteral("family"), enumName(listenFamilyNames, settings.family)},
        {QStringLiteral("announces"), settings.announces},
        {QStringLiteral("faults"), faultsToJson(settings.faults)},
        {QStringLiteral("limits"), limitsToJson(settings.limits)},
        {QStringLiteral("hostName"), settings.hostName},
    };
}

void readSettings(JsonMembers &members, ChatServerSettings &settings)
{
    members.read("host", settings.host);
    members.read("port", settings.port);
    members.read("family", settings.family, listenFamilyNames);
    members.read("announces", settings.announces);
    readFaults(members, settings.faults);
    readLimits(members, settings.limits);
    members.read("hostName", settings.hostName);
}

QJsonObject toJson(const ChatClientSettings &settings)
{
    return {
        {QStringLiteral("host"), settings.host},
        {QStringLiteral("family"), enumName(addressFamilyNames, settings.family)},
        {QStringLiteral("onePort"), settings.onePort},
        {QStringLiteral("port"), settings.port},
        {QStringLiteral("readPort"), settings.readPort},
        {QStringLiteral("writePort"), settings.writePort},
        {QStringLiteral("pseudonym"), settings.pseudonym},
        {QStringLiteral("connectTimeoutMs"), settings.connectTimeoutMs},
        {QStringLiteral("history"), QJsonArray::fromStringList(settings.history)},
    };
}

void readSettings(JsonMembers &members, ChatClientSettings &settings)
{
    members.read("host", settings.host);
    members.read("family", settings.family, addressFamilyNames);
    members.read("onePort", settings.onePort);
    members.read("port", settings.port);
    members.read("readPort", settings.readPort);
    members.read("writePort", settings.writePort);
    members.read("pseudonym", settings.pseudonym);
    members.read("connectTimeoutMs", settings.connectTimeoutMs, ranges::connectTimeoutMs);
    members.read("history", settings.history, historyLength);
}

} // namespace wirebench
