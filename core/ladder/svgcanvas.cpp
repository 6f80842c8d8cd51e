#include "core/ladder/svgcanvas.h"

namespace wirebench {

namespace {

// The light palette of the window, on white (see the table in ui/widgets/look.cpp).
const char *colorOf(LadderInk ink)
{
    switch (ink) {
    case LadderInk::Text:
        return "#1a1e24";
    case LadderInk::Quiet:
        return "#56606d";
    case LadderInk::Line:
        return "#d8dde4";
    case LadderInk::Sent:
        return "#0b5fb0";
    case LadderInk::Received:
        return "#a84e06";
    case LadderInk::Trouble:
        return "#a11239";
    case LadderInk::Waiting:
        return "#6b4bb8";
    case LadderInk::Done:
        return "#0b6e53";
    case LadderInk::Ground:
        return "#ffffff";
    case LadderInk::Selection:
        return "#dce9f7";
    }
    Q_UNREACHABLE();
}

QByteArray number(qreal value)
{
    return QByteArray::number(value, 'f', 1);
}

QByteArray point(QPointF at)
{
    return number(at.x()) + ',' + number(at.y());
}

bool isXml(char16_t unit)
{
    return unit >= 0x20 ? unit != 0xFFFE && unit != 0xFFFF : unit == '\t';
}

/// What takes the room of two letters in a monospaced font, roughly: East Asian scripts.
bool isWide(QChar letter)
{
    return letter.unicode() >= 0x1100 && letter.script() >= QChar::Script_Hangul &&
           letter.script() != QChar::Script_Common && letter.unicode() >= 0x2E80;
}

} // namespace

QByteArray SvgCanvas::escaped(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        const bool isPair = unit.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (isPair) {
            out += unit;
            out += text.at(++i);
        } else {
            out += unit.isSurrogate() || !isXml(unit.unicode()) ? QChar(QChar::ReplacementCharacter) : unit;
        }
    }
    return out.toHtmlEscaped().toUtf8();
}

void SvgCanvas::line(QPointF from, QPointF to, LadderPen pen)
{
    m_body += "<path d=\"M" + point(from) + " L" + point(to) + "\" stroke=\"" + colorOf(pen.ink) +
              "\" stroke-width=\"" + number(pen.width) + '"' +
              (pen.dashed ? " stroke-dasharray=\"4 3\"/>\n" : "/>\n");
}

void SvgCanvas::box(const QRectF &box, LadderInk ink, qreal opacity)
{
    m_body += "<rect x=\"" + number(box.x()) + "\" y=\"" + number(box.y()) + "\" width=\"" +
              number(qMax(0.0, box.width())) + "\" height=\"" + number(qMax(0.0, box.height())) +
              "\" fill=\"" + colorOf(ink) + '"';
    m_body += opacity < 1 ? " fill-opacity=\"" + QByteArray::number(opacity, 'f', 2) + "\"/>\n" : "/>\n";
}

void SvgCanvas::triangle(QPointF tip, QPointF left, QPointF right, LadderInk ink)
{
    m_body += "<path d=\"M" + point(tip) + " L" + point(left) + " L" + point(right) + " Z\" fill=\"" +
              colorOf(ink) + "\"/>\n";
}

void SvgCanvas::text(QPointF baseline, const QString &text, LadderInk ink, LadderFont font)
{
    if (text.isEmpty())
        return;
    m_body += "<text x=\"" + number(baseline.x()) + "\" y=\"" + number(baseline.y()) + "\" fill=\"" +
              colorOf(ink) + '"' + (font == LadderFont::Strong ? " font-weight=\"bold\"" : "") +
              " xml:space=\"preserve\">" + escaped(text) + "</text>\n";
}

qreal SvgCanvas::textWidth(const QString &text, LadderFont) const
{
    qsizetype letters = 0;
    for (const QChar letter : text)
        letters += letter.isLowSurrogate() ? 0 : letter.isHighSurrogate() || isWide(letter) ? 2 : 1;
    return qreal(letters) * letterWidth;
}

QByteArray SvgCanvas::document(QSizeF size, const QString &title) const
{
    const QByteArray width = number(size.width());
    const QByteArray height = number(size.height());
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height +
           "\" viewBox=\"0 0 " + width + ' ' + height +
           "\" role=\"img\" font-family=\"DejaVu Sans Mono, Consolas, Menlo, monospace\" font-size=\"13\">\n"
           "<title>" +
           escaped(title) + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + m_body +
           "</svg>\n";
}

} // namespace wirebench
