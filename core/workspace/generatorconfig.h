#pragma once

#include "core/generate/loadconfig.h"
#include "core/workspace/settings.h"

namespace wirebench {

/// The most that a typed message may have, file or text, in bytes.
inline constexpr qint64 longestLoadMessage = 1024 * 1024;

/// What a session's generator does, or the first field that cannot be used. Errors beside those of
/// engineConfig() and outboundMessage(): NoPeer (UDP, nobody to send to), FileTooLarge.
Result<LoadConfig> loadConfig(const TcpClientSettings &settings);
Result<LoadConfig> loadConfig(const UdpSettings &settings);

} // namespace wirebench
