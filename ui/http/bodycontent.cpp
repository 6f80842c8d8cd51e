#include "ui/http/bodycontent.h"

#include "core/http/jsontext.h"
#include "core/http/mediatype.h"
#include "core/http/textbody.h"
#include "core/payload/preview.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>

namespace wirebench {

namespace {

struct BodyWords
{
    Q_DECLARE_TR_FUNCTIONS(BodyContent)
};

bool looksLikeText(QByteArrayView begin)
{
    return std::none_of(begin.begin(), begin.end(), [](char byte) {
        return quint8(byte) < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
               byte != 0x1b;
    });
}

void decode(BodyContent &content, const BodyStore &body, const QByteArray &contentType)
{
    const QByteArray bytes = body.read(0, BodyContent::textLimit);
    content.used = bytes.size();
    const QByteArray declared = parseMediaType(contentType).value_or(MediaType()).charset();
    const TextBody decoded = decodeText(bytes, declared, content.used < content.size);
    content.text = decoded.text;
    content.charset = decoded.charset;
    if (!declared.isEmpty() && !decoded.declared)
        content.charset = BodyWords::tr("%1 (“%2” is not known here)").arg(decoded.charset, previewLine(declared, 40));
}

/// A NUL would end the text in some places.
QString withoutNul(QString text)
{
    return text.replace(u'\0', QChar(0x2400));
}

void readText(BodyContent &content, const BodyStore &body, const QByteArray &contentType)
{
    decode(content, body, contentType);
    content.text = withoutNul(content.text);
}

/// What is no JSON, or is cut off, stays readable behind what could be laid out.
void readJson(BodyContent &content, const BodyStore &body, const QByteArray &contentType)
{
    decode(content, body, contentType);
    content.text = withoutNul(layOutJson(content.text).text.left(BodyContent::laidOutLimit));
}

void readHex(BodyContent &content, const BodyStore &body)
{
    content.bytes = Bytes::copyOf(body.read(0, BodyContent::hexLimit));
    content.used = content.bytes.size();
}

void readImage(BodyContent &content, const BodyStore &body)
{
    if (body.size() > BodyContent::imageLimit) {
        content.trouble = BodyWords::tr("The image is too large to be shown; save it to open it elsewhere.");
        return;
    }
    QByteArray bytes = body.read(0, BodyContent::imageLimit);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    content.imageSize = reader.size();
    if (content.imageSize.width() > BodyContent::imageSide ||
        content.imageSize.height() > BodyContent::imageSide)
        reader.setScaledSize(
            content.imageSize.scaled(BodyContent::imageSide, BodyContent::imageSide, Qt::KeepAspectRatio));
    content.image = reader.read();
    content.used = bytes.size();
    if (content.image.isNull())
        content.trouble = BodyWords::tr("This is no image that can be shown: %1. “Hex” has its bytes.")
                              .arg(reader.errorString());
}

} // namespace

BodyMode bodyModeFor(const QByteArray &contentType, QByteArrayView begin)
{
    const MediaType type = parseMediaType(contentType).value_or(MediaType());
    if (type.isJson())
        return BodyMode::Json;
    if (type.isImage() && type.subtype != "svg+xml")
        return BodyMode::Image;
    if (type.isText() || type.subtype == "svg+xml")
        return BodyMode::Text;
    return looksLikeText(begin) ? BodyMode::Text : BodyMode::Hex;
}

BodyContent readBody(const BodyStore &body, const QByteArray &contentType, BodyMode mode,
                     const std::atomic_bool &cancelled)
{
    BodyContent content;
    content.mode = mode;
    content.size = body.size();
    if (cancelled)
        return content;
    switch (mode) {
    case BodyMode::Json:
        readJson(content, body, contentType);
        break;
    case BodyMode::Text:
        readText(content, body, contentType);
        break;
    case BodyMode::Hex:
        readHex(content, body);
        break;
    case BodyMode::Image:
        readImage(content, body);
        break;
    }
    return content;
}

} // namespace wirebench
