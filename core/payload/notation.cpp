#include "core/payload/notation.h"

#include "core/payload/textdecoder.h"

#include <algorithm>

namespace wirebench {

namespace {

QByteArray endingOf(const PayloadFormat &format)
{
    return encodePayload({}, format).value_or(QByteArray());
}

bool canBeTyped(QChar letter)
{
    return letter.isPrint() || letter == u'\n' || letter == u'\t';
}

QString decoded(const QByteArray &bytes, TextEncoding encoding)
{
    TextDecoder decoder(encoding);
    const QString text = decoder.decode(bytes);
    return text + decoder.finish();
}

/// The text that stands for @p bytes in @p format; only a proposal, which may say other bytes.
QString proposal(QByteArray bytes, const PayloadFormat &format)
{
    if (format.notation == PayloadNotation::Hex)
        return toHexText(bytes);
    const QByteArray ending = endingOf(format);
    if (!ending.isEmpty() && bytes.endsWith(ending))
        bytes.chop(ending.size());
    return format.notation == PayloadNotation::Escapes ? toEscapes(bytes) : decoded(bytes, format.encoding);
}

} // namespace

std::optional<QString> inNotation(const QString &text, const PayloadFormat &format, PayloadNotation to)
{
    const Result<QByteArray> bytes = encodePayload(text, format);
    if (!bytes)
        return std::nullopt;
    PayloadFormat other = format;
    other.notation = to;
    const QString written = proposal(*bytes, other);
    const bool typed = to != PayloadNotation::Text || std::all_of(written.begin(), written.end(), canBeTyped);
    if (!typed || encodePayload(written, other).value_or(QByteArray()) != *bytes)
        return std::nullopt;
    return written;
}

} // namespace wirebench
