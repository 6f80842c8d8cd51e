#pragma once

#include <QtGlobal>

#include <random>
#include <vector>

namespace wirebench {

/// How badly a network is imitated. Shares are from 0 to 1.
struct NetworkConditionsConfig
{
    double loss = 0;        ///< share of the datagrams that are not sent at all
    double duplication = 0; ///< share that is sent twice
    double reordering = 0;  ///< share that is held back until a later one has gone
    int delayMs = 0;        ///< each one waits that long
    int jitterMs = 0;       ///< and up to that much longer, each time anew
    quint64 seed = 1;       ///< the same seed, the same fates

    bool isPerfect() const
    {
        return loss <= 0 && duplication <= 0 && reordering <= 0 && delayMs <= 0 && jitterMs <= 0;
    }
    friend bool operator==(const NetworkConditionsConfig &, const NetworkConditionsConfig &) = default;
};

/// The dice alone, without sockets, clock or thread: what becomes of each datagram, one after the other.
/// The same on every platform for the same seed. A value.
class NetworkConditions
{
public:
    struct Copy
    {
        int delayMs = 0;
        quint8 marks = 0; ///< of CallMark
    };
    /// No copy: lost.
    using Fate = std::vector<Copy>;

    /// How long a datagram is held back that lets others overtake it, beside its delay.
    static constexpr int overtakenMs = 30;

    explicit NetworkConditions(const NetworkConditionsConfig &config) : m_config(config), m_dice(config.seed)
    {
    }

    Fate next();

private:
    /// From 0 to 1, the limit excluded. std::uniform_real_distribution differs from library to library.
    double throwDice() { return double(m_dice() >> 11) * 0x1.0p-53; }
    int delay();

    NetworkConditionsConfig m_config;
    std::mt19937_64 m_dice;
};

} // namespace wirebench
