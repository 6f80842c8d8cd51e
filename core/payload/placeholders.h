#pragma once

#include "core/payload/payload.h"

#include <QDateTime>

#include <vector>

namespace wirebench {

/// What the placeholders of one message stand for. Whoever sends fills it in, once for each message.
struct PlaceholderValues
{
    QDateTime time;      ///< {time}: "2026-11-22T06:10:00.123"; {unix}: seconds since 1970 UTC
    quint64 counter = 1; ///< {counter}
    quint32 random = 0;  ///< {random}: the same number wherever it stands in one message
    QString peer;        ///< {peer}: "127.0.0.1:50412"

    /// The time is now, and the number is drawn.
    static PlaceholderValues now(quint64 counter, const QString &peer);
};

/// What a regular expression has found, for the captures of a template.
class CaptureSource
{
public:
    /// An empty one where the group took no part.
    virtual QByteArray captured(int number) const = 0;
    virtual QByteArray captured(const QString &name) const = 0;

protected:
    ~CaptureSource() = default;
};

/// A name that may stand between braces, and what it stands for: an English source text of the translation
/// context "Placeholders".
struct PlaceholderName
{
    const char *name;
    const char *meaning;
};
const std::vector<PlaceholderName> &placeholderNames();

/// A payload with placeholders: "Hello {peer}, this is message {counter}\r\n". A brace that is meant is doubled
/// ("{{", "}}"). With captures, $0 … $99 and ${name} stand for what a regular expression has found, and "$$"
/// is a dollar sign; without, a dollar sign is one. What stands between the placeholders is in any notation
/// of the payload editor, hex too; values are text in the payload's encoding (what it cannot say becomes
/// "?"), captures are the bytes that were found.
///
/// A value, read once and filled in as often as needed; usable on any thread.
class PayloadTemplate
{
public:
    enum class Captures : quint8 { None, Allowed };

    /// Errors: those of encodePayload(), and InvalidPlaceholder; each with its position in @p text.
    static Result<PayloadTemplate> read(const QString &text, const PayloadFormat &format,
                                        Captures captures = Captures::None);
    /// @p bytes as they are: nothing in them is a placeholder.
    static PayloadTemplate plain(const QByteArray &bytes);

    /// The bytes for one message. @param captures what $1 … stand for; none: nothing.
    QByteArray filled(const PlaceholderValues &values, const CaptureSource *captures = nullptr) const;
    /// Whether the bytes are the same for every message.
    bool isPlain() const;

    /// Where a capture stands in the text, and which group it means.
    struct Capture
    {
        int number = -1; ///< -1: by name
        QString name;
        qsizetype position = 0;
    };
    std::vector<Capture> captures() const;

    enum class Kind : quint8 { Bytes, Time, Unix, Counter, Random, Peer, Capture };
    struct Part
    {
        Kind kind = Kind::Bytes;
        QByteArray bytes; ///< of Kind::Bytes
        Capture capture;
    };
    /// One after the other, for who writes them down elsewhere.
    const std::vector<Part> &parts() const { return m_parts; }

private:
    friend class TemplateReader;

    QByteArray value(const Part &part, const PlaceholderValues &values, const CaptureSource *captures) const;

    std::vector<Part> m_parts;
    TextEncoding m_encoding = TextEncoding::Utf8;
};

/// All at once, for who sends one message: the bytes, or the mistake with its position.
Result<QByteArray> encodePayload(const QString &text, const PayloadFormat &format,
                                 const PlaceholderValues &values);

} // namespace wirebench
