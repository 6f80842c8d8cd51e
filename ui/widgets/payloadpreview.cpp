#include "ui/widgets/payloadpreview.h"

#include "core/payload/payload.h"
#include "core/payload/preview.h"
#include "ui/widgets/look.h"

#include <QResizeEvent>

namespace wirebench {

namespace {

constexpr int mostLetters = 200;

} // namespace

PayloadPreview::PayloadPreview(Look &look, QWidget *parent) : QLabel(parent), m_look(look)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, &PayloadPreview::applyLook);
    applyLook();
    hide();
}

/// A checksum is hardly ever text, so that its bytes are shown as hex, apart from the others.
void PayloadPreview::showBytes(const QByteArray &bytes, const ChecksumConfig &checksum)
{
    const qsizetype size = qMin(qsizetype(checksumSize(checksum.kind)), bytes.size());
    const bool isFirst = checksum.place == ChecksumPlace::Start;
    const QByteArray sum = isFirst ? bytes.first(size) : bytes.last(size);
    const QByteArray message = isFirst ? bytes.sliced(size) : bytes.chopped(size);
    QStringList parts{previewLine(message, mostLetters)};
    if (checksum.place == ChecksumPlace::BeforeEnding)
        parts = {previewLine(bytes, mostLetters)};
    else if (size > 0)
        parts.insert(isFirst ? 0 : 1,
                     QStringLiteral("%1: %2").arg(checksumName(checksum.kind), toHexText(sum)));
    m_whole = tr("Goes out as: %1").arg(parts.join(QStringLiteral("  ·  ")));
    setToolTip(m_whole);
    setAccessibleName(m_whole);
    elide();
    show();
}

void PayloadPreview::showNothing()
{
    m_whole.clear();
    clear();
    hide();
}

QSize PayloadPreview::minimumSizeHint() const
{
    return {0, QLabel::minimumSizeHint().height()};
}

void PayloadPreview::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void PayloadPreview::elide()
{
    setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, width()));
}

void PayloadPreview::applyLook()
{
    setFont(m_look.dataFont());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    setPalette(quiet);
    elide();
}

} // namespace wirebench
