#pragma once

#include "core/base/result.h"
#include "core/traffic/bytesearch.h"
#include "core/traffic/trafficlog.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

#include <array>
#include <atomic>
#include <vector>

namespace wirebench {

/// Which records are wanted, as the filter field and its menus say it. Empty members want everything;
/// the members are joined by "and".
struct FilterSpec
{
    enum class Mode : quint8 {
        Text,  ///< part of the payload, the call's signature or result, or the peer's address
        Hex,   ///< bytes of the payload: "0d 0a"
        Regex, ///< on the payload as UTF-8 text, and on what Text looks at
    };

    QString pattern;
    Mode mode = Mode::Text;
    bool caseSensitive = false;
    quint32 calls = 0; ///< bit (1 << int(Call)) for each wanted call
    Direction direction = Direction::None;
    QString peer; ///< part of the peer's address
    QList<EndpointId> endpoints;
    bool failedOnly = false;

    friend bool operator==(const FilterSpec &, const FilterSpec &) = default;
};

/// A FilterSpec ready to judge records. A value; matches() may run in several threads at once on copies.
///
/// Text looks at the whole payload as UTF-8 bytes. Case is that of Unicode for letters beyond ASCII; an
/// ASCII letter stands for its two ASCII forms only. Regex looks at the first 64 KiB of a payload, `^` and
/// `$` match at every line; an expression that gives up (PCRE's match limit) counts as no match.
class Filter
{
public:
    static constexpr qsizetype regexPayloadLimit = 64 * 1024; ///< bytes of a payload that Regex looks at

    /// Wants everything.
    Filter() = default;
    /// Errors: InvalidHex, OddHexDigits, InvalidPattern (with the position in the pattern).
    static Result<Filter> compile(const FilterSpec &spec);

    bool wantsEverything() const;
    bool matches(const SocketCall &call) const;

private:
    friend std::vector<quint64> findMatches(const LogSnapshot &, const Filter &, quint64, quint64,
                                            const std::atomic_bool &);

    // What can be said of a record by looking at its flow alone: the same for many records.
    struct FlowVerdict
    {
        bool wanted = false; // by its endpoint and peer
        bool patternInPeer = false;
    };

    Result<void> compilePattern();
    void compileText();
    bool judge(const SocketCall &call, FlowVerdict verdict) const;
    bool wantsCall(const SocketCall &call) const;
    FlowVerdict verdictOn(const Flow &flow) const;
    bool textIn(const SocketCall &call) const;
    bool textInSignature(const SocketCall &call) const;
    bool textInResult(const SocketCall &call) const;
    bool textInPayload(const SocketCall &call) const;
    bool regexIn(const SocketCall &call) const;
    bool regexIn(const QString &text) const;

    FilterSpec m_spec;
    QRegularExpression m_regex;
    ByteSearch m_bytes;           // the pattern as bytes
    QString m_pattern;            // the pattern as text, case-folded where case does not matter
    bool m_active = false;        // there is a pattern
    bool m_needsDecoding = false; // it has letters whose case only Unicode knows
    // What Text knows before it sees a record (see compileText).
    bool m_hasDigits = false;
    bool m_hasParentheses = false;
    bool m_inEveryResult = false;
    bool m_inEndOfStream = false;
    std::array<bool, callCount> m_inCallName = {};  // "recv("
    std::array<bool, callCount> m_inSignature = {}; // the same and what follows the number: " bytes)"
};

/// The ids in [from, to) of the records that match, in order. Stops early when @p cancelled turns true.
std::vector<quint64> findMatches(const LogSnapshot &snapshot, const Filter &filter, quint64 from, quint64 to,
                                 const std::atomic_bool &cancelled);

} // namespace wirebench
