#pragma once

#include <QHashFunctions>
#include <QMetaType>

namespace wirebench {

/// A number that cannot be mistaken for another kind of number. Zero means "none".
template <typename Tag>
struct StrongId
{
    quint32 value = 0;

    constexpr bool isValid() const { return value != 0; }
    friend constexpr bool operator==(StrongId, StrongId) = default;
    friend constexpr auto operator<=>(StrongId, StrongId) = default;
    friend size_t qHash(StrongId id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

/// One engine of the program (a server, a client, …). Given out by the TrafficLog.
using EndpointId = StrongId<struct EndpointTag>;
/// One connection of an endpoint. Unique in the whole log, not only in its endpoint.
using ConnectionId = StrongId<struct ConnectionTag>;

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::EndpointId)
Q_DECLARE_METATYPE(wirebench::ConnectionId)
