#include "core/worksheet/svgpicture.h"

#include <QStringList>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace wirebench {

namespace {

constexpr QLatin1StringView svgNamespace("http://www.w3.org/2000/svg");

bool isAllowedElement(const QXmlStreamReader &reader)
{
    static const QStringList drawn{
        QStringLiteral("svg"),    QStringLiteral("g"),        QStringLiteral("defs"),    QStringLiteral("title"),
        QStringLiteral("desc"),   QStringLiteral("path"),     QStringLiteral("line"),    QStringLiteral("polyline"),
        QStringLiteral("rect"),   QStringLiteral("polygon"),  QStringLiteral("circle"),  QStringLiteral("ellipse"),
        QStringLiteral("text"),   QStringLiteral("tspan"),    QStringLiteral("marker"),  QStringLiteral("clipPath"),
        QStringLiteral("symbol"), QStringLiteral("pattern"),
    };
    return reader.namespaceUri() == svgNamespace && drawn.contains(reader.name());
}

/// No handlers, no links; url() only to a place in the picture.
bool isAllowedAttribute(const QXmlStreamAttribute &attribute)
{
    const QStringView name = attribute.name();
    const QStringView value = attribute.value();
    if (name.startsWith(u"on", Qt::CaseInsensitive) || name == QLatin1StringView("href") ||
        name == QLatin1StringView("style"))
        return false;
    const qsizetype url = value.indexOf(QLatin1StringView("url"), 0, Qt::CaseInsensitive);
    return url < 0 || value.startsWith(QLatin1StringView("url(#"));
}

void copyStart(const QXmlStreamReader &reader, QXmlStreamWriter &writer, bool isRoot)
{
    writer.writeStartElement(reader.name().toString());
    if (isRoot)
        writer.writeDefaultNamespace(svgNamespace);
    for (const QXmlStreamAttribute &attribute : reader.attributes()) {
        const bool isPlain = attribute.prefix().isEmpty() || attribute.prefix() == QLatin1StringView("xml");
        if (isPlain && isAllowedAttribute(attribute))
            writer.writeAttribute(attribute.qualifiedName().toString(), attribute.value().toString());
    }
}

/// False at the end of the root element.
bool copyToken(QXmlStreamReader &reader, QXmlStreamWriter &writer, int &depth)
{
    switch (reader.readNext()) {
    case QXmlStreamReader::StartElement:
        if (isAllowedElement(reader))
            copyStart(reader, writer, depth++ == 0);
        else
            reader.skipCurrentElement();
        return true;
    case QXmlStreamReader::EndElement:
        writer.writeEndElement();
        return --depth > 0;
    case QXmlStreamReader::Characters:
        if (depth > 0)
            writer.writeCharacters(reader.text().toString());
        return true;
    default:
        return true;
    }
}

} // namespace

QByteArray embeddableSvg(const QByteArray &svg)
{
    QXmlStreamReader reader(svg);
    QByteArray out;
    QXmlStreamWriter writer(&out);
    int depth = 0;
    bool goesOn = true;
    while (goesOn && !reader.atEnd())
        goesOn = copyToken(reader, writer, depth);
    const bool isSvg = !reader.hasError() && !goesOn && out.startsWith("<svg");
    return isSvg ? out : QByteArray();
}

} // namespace wirebench
