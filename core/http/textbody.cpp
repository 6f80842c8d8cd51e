#include "core/http/textbody.h"

#include "core/payload/textdecoder.h"

#include <QStringDecoder>

#include <optional>

namespace wirebench {

namespace {

struct Charset
{
    QByteArrayView name;
    QStringConverter::Encoding encoding;
};

/// Names that the web uses and Qt does not have (encoding.spec.whatwg.org, 4.2). There, US-ASCII and Latin-1
/// mean Windows-1252; here letters of one byte stay what they are called.
constexpr Charset charsets[] = {
    {"utf8", QStringConverter::Utf8},        {"unicode-1-1-utf-8", QStringConverter::Utf8},
    {"us-ascii", QStringConverter::Latin1},  {"ascii", QStringConverter::Latin1},
    {"latin1", QStringConverter::Latin1},    {"latin-1", QStringConverter::Latin1},
    {"iso8859-1", QStringConverter::Latin1}, {"iso_8859-1", QStringConverter::Latin1},
    {"l1", QStringConverter::Latin1},
};

std::optional<QStringConverter::Encoding> encodingFor(const QByteArray &charset)
{
    for (const Charset &known : charsets) {
        if (known.name.compare(charset, Qt::CaseInsensitive) == 0)
            return known.encoding;
    }
    return QStringConverter::encodingForName(charset.constData());
}

bool isWindows1252(const QByteArray &charset)
{
    return charset.compare("windows-1252", Qt::CaseInsensitive) == 0 ||
           charset.compare("cp1252", Qt::CaseInsensitive) == 0;
}

TextBody decodeWindows1252(QByteArrayView bytes)
{
    TextBody body;
    body.text = TextDecoder(TextEncoding::Windows1252).decode(bytes);
    body.charset = encodingName(TextEncoding::Windows1252);
    body.declared = true;
    body.broken = body.text.contains(QChar::ReplacementCharacter);
    return body;
}

TextBody decodeAs(QByteArrayView bytes, QStringConverter::Encoding encoding, bool goesOn)
{
    QStringDecoder decoder(encoding,
                           goesOn ? QStringConverter::Flag::Default : QStringConverter::Flag::Stateless);
    TextBody body;
    body.text = decoder(bytes);
    body.charset = QString::fromLatin1(QStringConverter::nameForEncoding(encoding));
    body.broken = decoder.hasError();
    return body;
}

} // namespace

TextBody decodeText(QByteArrayView bytes, const QByteArray &charset, bool goesOn)
{
    if (isWindows1252(charset))
        return decodeWindows1252(bytes);
    if (!charset.isEmpty()) {
        if (const auto encoding = encodingFor(charset)) {
            TextBody body = decodeAs(bytes, *encoding, goesOn);
            body.declared = true;
            return body;
        }
    }
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return decodeAs(bytes, *marked, goesOn);
    TextBody utf8 = decodeAs(bytes, QStringConverter::Utf8, goesOn);
    return utf8.broken ? decodeAs(bytes, QStringConverter::Latin1, goesOn) : utf8;
}

} // namespace wirebench
