#include "core/net/optioncalls.h"

namespace wirebench {

namespace {

bool isNumber(const SocketOption &option)
{
    return option.kind != OptionKind::Linger && option.kind != OptionKind::InterfaceIndex &&
           option.kind != OptionKind::InterfaceName;
}

} // namespace

Result<void> OptionCalls::set(const OptionSetting &setting) const
{
    const qint64 since = m_recorder.now();
    const SysResult result = setSocketOption(m_descriptor, setting);
    m_recorder.record(Call::SetSockOpt, setting.arguments(), result, since);
    if (!result.ok())
        return failure(Error::fromErrno(QStringLiteral("setsockopt"), result.error, setting.arguments()));
    return {};
}

QList<OptionReading> OptionCalls::setAndRead(const QList<OptionSetting> &settings) const
{
    QList<OptionReading> readings;
    for (const OptionSetting &setting : settings) {
        if (!knows(*setting.option))
            continue;
        const Result<void> done = set(setting);
        OptionReading reading = read(*setting.option);
        if (!done)
            reading.error = done.error();
        readings += reading;
    }
    return readings;
}

QList<OptionReading> OptionCalls::readAll() const
{
    QList<OptionReading> readings;
    for (const SocketOption &option : socketOptions()) {
        if (knows(option))
            readings += read(option);
    }
    return readings;
}

OptionReading OptionCalls::read(const SocketOption &option) const
{
    const qint64 since = m_recorder.now();
    OptionValue value;
    const SysResult result = readSocketOption(m_descriptor, option, value);
    const QString outcome = result.ok() && !isNumber(option) ? optionValueNotation(option, value) : QString();
    m_recorder.record(Call::GetSockOpt, option.notation(), result, since, outcome);
    if (!result.ok())
        return {&option, {}, Error::fromErrno(QStringLiteral("getsockopt"), result.error, option.notation())};
    return {&option, value, {}};
}

} // namespace wirebench
