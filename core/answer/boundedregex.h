#pragma once

#include "core/base/result.h"
#include "core/payload/payload.h"

#include <QRegularExpression>
#include <QStringList>

namespace wirebench {

/// A regular expression that what a peer sends cannot drive into the ground. A value; any thread.
///
/// PCRE2 counts its steps anew from each place at which a match could begin, so that its limit alone bounds
/// nothing: "(a?){9}[bc]" on 64 KiB of "a" took 0.8 s with a limit of 2,000 steps, and 7 s without its JIT
/// compiler. Here the way to that place is part of the expression, and the limit holds for the whole search:
/// the same took 0.3 ms with a limit of 200,000 (19 ms without JIT). Measured 2026-11-22 with PCRE2 10.42.
class BoundedRegex
{
public:
    static constexpr int mostSteps = 100'000;
    static constexpr qsizetype longestSubject = 64 * 1024; ///< UTF-16 units

    enum class Found : quint8 {
        Yes,
        No,
        GaveUp, ///< too many steps, or the subject is too long: whether it matches is not known
    };

    BoundedRegex() = default;
    /// Errors: InvalidPattern, with the position in @p pattern.
    static Result<BoundedRegex> compile(const QString &pattern, bool caseSensitive);

    /// @param match is set where the answer is Yes.
    Found search(const QString &subject, QRegularExpressionMatch &match) const;
    int groups() const { return m_regex.captureCount(); }
    QStringList groupNames() const { return m_regex.namedCaptureGroups(); }

private:
    QRegularExpression m_regex;
};

/// Bytes as characters, for an expression: in the encoding where they are valid in it to the last byte; else
/// each byte is the character of its number (as in Latin-1), so that none is lost.
struct RegexSubject
{
    QString text;
    TextEncoding encoding = TextEncoding::Latin1; ///< in which the text gives the same bytes again

    static RegexSubject of(QByteArrayView bytes, TextEncoding encoding);
    QByteArray bytesOf(const QString &part) const;
};

} // namespace wirebench
