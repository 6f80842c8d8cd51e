#include "core/workspace/generatorsettings.h"

#include "core/workspace/jsonmembers.h"

namespace wirebench {

namespace {

// See settingnames.h: these are never changed.
using Unit = GeneratorSettings::Unit;
using Extent = GeneratorSettings::Extent;
constexpr EnumName<Unit> unitNames[] = {{Unit::Messages, "messages"}, {Unit::Bytes, "bytes"}};
constexpr EnumName<Extent> extentNames[] = {{Extent::Count, "count"}, {Extent::Seconds, "seconds"}};

} // namespace

QJsonObject toJson(const GeneratorSettings &settings)
{
    return {
        {QStringLiteral("open"), settings.open},
        {QStringLiteral("typedMessage"), settings.typedMessage},
        {QStringLiteral("size"), settings.size},
        {QStringLiteral("rate"), settings.rate},
        {QStringLiteral("unit"), enumName(unitNames, settings.unit)},
        {QStringLiteral("extent"), enumName(extentNames, settings.extent)},
        {QStringLiteral("count"), settings.count},
        {QStringLiteral("seconds"), settings.seconds},
        {QStringLiteral("connections"), settings.connections},
    };
}

void readSettings(JsonMembers &members, GeneratorSettings &settings)
{
    members.read("open", settings.open);
    members.read("typedMessage", settings.typedMessage);
    members.read("size", settings.size, ranges::generatorSize);
    members.read("rate", settings.rate, ranges::generatorRate);
    members.read("unit", settings.unit, unitNames);
    members.read("extent", settings.extent, extentNames);
    members.read("count", settings.count, ranges::generatorCount);
    members.read("seconds", settings.seconds, ranges::generatorSeconds);
    members.read("connections", settings.connections, ranges::generatorConnections);
}

} // namespace wirebench
