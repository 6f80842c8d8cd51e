#pragma once

#include <QtGlobal>

#include <limits>

namespace wirebench {

/// The smallest and the largest value that a setting may have, both included.
struct IntRange
{
    int lowest = 0;
    int highest = 0;

    constexpr bool contains(double value) const { return value >= lowest && value <= highest; }
};

/// What the settings of a session may be. One table for the workspace file, the command line and the
/// window's spin boxes, so that none accepts what another refuses.
namespace ranges {

inline constexpr int mebibyte = 1024 * 1024;
inline constexpr int dayMs = 24 * 60 * 60 * 1000;

inline constexpr IntRange backlog{0, 65535};
inline constexpr IntRange poolSize{1, 100'000};
inline constexpr IntRange receiveSize{1, 16 * mebibyte}; ///< bytes
inline constexpr IntRange datagramSize{1, 65'535};       ///< bytes that one recvfrom() asks for
inline constexpr IntRange multicastTtl{0, 255};
inline constexpr IntRange networkDelayMs{0, dayMs}; ///< delay and jitter of an imitated network
inline constexpr IntRange seed{0, std::numeric_limits<int>::max()};
inline constexpr IntRange relayIdleMs{1, dayMs};
inline constexpr IntRange workMs{0, dayMs};
inline constexpr IntRange connectTimeoutMs{1, dayMs};
inline constexpr IntRange pieceSize{0, 16 * mebibyte}; ///< bytes; 0: whole
inline constexpr IntRange pieceDelayMs{0, dayMs};
inline constexpr IntRange repeatMs{1, dayMs};
inline constexpr IntRange timeLimitMs{0, dayMs}; ///< 0: none
inline constexpr IntRange redirects{0, 1000};
inline constexpr IntRange downloadJobs{1, 100};
inline constexpr IntRange bytesPerSecond{0, std::numeric_limits<int>::max()}; ///< 0: as fast as can be

inline constexpr IntRange generatorCount{1, 1'000'000'000};  ///< messages
inline constexpr IntRange generatorSeconds{1, dayMs / 1000};
inline constexpr IntRange generatorRate{1, 1'000'000'000}; ///< messages or bytes a second
inline constexpr IntRange generatorSize{1, mebibyte};      ///< bytes of one message
inline constexpr IntRange generatorConnections{1, 10'000};

inline constexpr IntRange labIntervalMs{0, dayMs};
inline constexpr IntRange labLines{1, 100'000};
inline constexpr IntRange linesPerSecond{0, 1'000'000}; ///< 0: no limit
inline constexpr IntRange burstLines{1, 1'000'000};
inline constexpr IntRange lineBytes{80, mebibyte};
inline constexpr IntRange queuedBytes{4096, 16 * mebibyte};
inline constexpr IntRange stuckAfterMs{1000, dayMs};

} // namespace ranges

} // namespace wirebench
