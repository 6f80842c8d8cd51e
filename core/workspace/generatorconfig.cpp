#include "core/workspace/generatorconfig.h"

#include "core/base/wholefile.h"


namespace wirebench {

namespace {

/// The typed message as it is; one without bytes would be nothing.
Result<Bytes> typedMessage(const PayloadSettings &payload)
{
    const auto message = outboundMessage(payload);
    if (!message)
        return failure(message.error());
    if (message->filePath.isEmpty())
        return message->bytes;
    const auto content = readWholeFile(message->filePath, longestLoadMessage);
    if (!content)
        return failure(content.error());
    return Bytes::copyOf(*content);
}

Result<LoadConfig> withMessage(LoadConfig config, const GeneratorSettings &generator,
                               const PayloadSettings &payload)
{
    config.size = generator.size;
    if (generator.typedMessage) {
        const auto message = typedMessage(payload);
        if (!message)
            return failure(message.error());
        config.message = *message;
    }
    const qsizetype size = config.message.isEmpty() ? generator.size : config.message.size();
    const bool inBytes = generator.unit == GeneratorSettings::Unit::Bytes;
    config.rate = inBytes ? double(generator.rate) / double(size) : double(generator.rate);
    config.connections = generator.connections;
    if (generator.extent == GeneratorSettings::Extent::Count)
        config.count = generator.count;
    else
        config.durationNs = qint64(generator.seconds) * 1'000'000'000;
    return config;
}

} // namespace

Result<LoadConfig> loadConfig(const TcpClientSettings &settings)
{
    TcpClientSettings direct = settings;
    direct.proxy = {};
    const auto engine = engineConfig(direct);
    if (!engine)
        return failure(engine.error());
    LoadConfig config;
    config.to = *engine;
    return withMessage(config, settings.generator, settings.payload);
}

Result<LoadConfig> loadConfig(const UdpSettings &settings)
{
    UdpSettings sender = settings;
    sender.bindFirst = false;
    sender.groups.clear();
    const auto engine = engineConfig(sender);
    if (!engine)
        return failure(engine.error());
    if (!engine->peerHost)
        return failure({ErrorCode::NoPeer, {}});
    LoadConfig config;
    config.to = *engine;
    return withMessage(config, settings.generator, settings.payload);
}

} // namespace wirebench
