#pragma once

#include <QJsonObject>

namespace wirebench {

class JsonMembers;

/// What is typed about generating load in a session that sends. Where to, over what and from where, the
/// session's other fields say.
struct GeneratorSettings
{
    enum class Unit : quint8 { Messages, Bytes };
    enum class Extent : quint8 { Count, Seconds };

    bool open = false; ///< it stands in place of the message; starting the session starts it
    bool typedMessage =
        false;       ///< what the payload editor holds is sent, else numbered messages of `size` bytes
    int size = 64;   ///< bytes
    int rate = 1000; ///< a second
    Unit unit = Unit::Messages; ///< of the rate
    Extent extent = Extent::Count;
    int count = 10'000; ///< messages
    int seconds = 10;
    int connections = 1; ///< UDP: sockets

    friend bool operator==(const GeneratorSettings &, const GeneratorSettings &) = default;
};

QJsonObject toJson(const GeneratorSettings &settings);
void readSettings(JsonMembers &members, GeneratorSettings &settings);

} // namespace wirebench
