#include "core/answer/boundedregex.h"

#include "core/payload/textdecoder.h"

namespace wirebench {

namespace {

Error invalid(const QString &pattern, const QString &reason, qsizetype position)
{
    return {ErrorCode::InvalidPattern, {pattern, reason}, 0, int(position)};
}

} // namespace

Result<BoundedRegex> BoundedRegex::compile(const QString &pattern, bool caseSensitive)
{
    const QRegularExpression::PatternOptions options =
        QRegularExpression::UseUnicodePropertiesOption |
        (caseSensitive ? QRegularExpression::NoPatternOption : QRegularExpression::CaseInsensitiveOption);
    // Alone first: inside the group a stray ")" would close it.
    const QRegularExpression alone(pattern, options);
    if (!alone.isValid())
        return failure(invalid(pattern, alone.errorString(), alone.patternErrorOffset()));
    BoundedRegex bounded;
    // \E ends a \Q that the pattern leaves open; \K has the match begin where the pattern's does.
    bounded.m_regex =
        QRegularExpression(QStringLiteral("(*LIMIT_MATCH=%1)(*LIMIT_DEPTH=%1)\\A(?s:.*?)\\K(?:%2\\E)")
                               .arg(mostSteps)
                               .arg(pattern),
                           options);
    if (!bounded.m_regex.isValid())
        return failure(invalid(pattern, bounded.m_regex.errorString(), 0));
    bounded.m_regex.optimize();
    return bounded;
}

BoundedRegex::Found BoundedRegex::search(const QString &subject, QRegularExpressionMatch &match) const
{
    if (subject.size() > longestSubject)
        return Found::GaveUp;
    match = m_regex.match(subject);
    if (!match.isValid())
        return Found::GaveUp;
    return match.hasMatch() ? Found::Yes : Found::No;
}

RegexSubject RegexSubject::of(QByteArrayView bytes, TextEncoding encoding)
{
    RegexSubject subject{TextDecoder(encoding).decode(bytes), encoding};
    if (subject.bytesOf(subject.text) != bytes)
        subject = {QString::fromLatin1(bytes), TextEncoding::Latin1};
    return subject;
}

QByteArray RegexSubject::bytesOf(const QString &part) const
{
    return encodePayload(part, {PayloadNotation::Text, encoding}).value_or(QByteArray());
}

} // namespace wirebench
