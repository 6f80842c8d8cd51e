#include "ui/widgets/ladderexport.h"

#include "core/base/wholefile.h"
#include "core/ladder/ladderbuilder.h"
#include "core/ladder/ladderdrawing.h"
#include "core/ladder/laddermermaid.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontMetricsF>
#include <QPainter>

namespace wirebench {

namespace {

// A picture of pixels is twice as fine as the window's, and at most as high as an image can be painted.
constexpr qreal pixelRatio = 2;
constexpr int highestImage = 32'000;
constexpr int widestImage = 16'000;

constexpr qsizetype recordsPerLook = 20'000; // between two looks at the flag

} // namespace

LadderExportJob::LadderExportJob(QObject *parent) : QObject(parent), m_job(&m_pool)
{
    m_pool.setMaxThreadCount(1);
}

LadderExportJob::~LadderExportJob()
{
    m_job.cancel();
    m_pool.waitForDone();
}

QStringList LadderExportJob::nameFilters()
{
    return {tr("Drawing (*.svg)"), tr("Picture (*.png)"), tr("Mermaid text (*.mmd)")};
}

std::optional<LadderFormat> LadderExportJob::formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("svg"))
        return LadderFormat::Svg;
    if (suffix == QLatin1String("png"))
        return LadderFormat::Png;
    if (suffix == QLatin1String("mmd"))
        return LadderFormat::Mermaid;
    return std::nullopt;
}

void LadderExportJob::start(const Order &order)
{
    if (isRunning())
        return;
    m_job.start([order](const std::atomic_bool &cancelled) { return make(order, cancelled); },
                [this, order](const Result<Made> &made) { deliver(order, made); });
}

Result<LadderExportJob::Made> LadderExportJob::make(const Order &order, const std::atomic_bool &cancelled)
{
    LadderBuilder builder;
    LadderLayout layout(order.options);
    while (!cancelled && (builder.take(order.snapshot, recordsPerLook) | layout.update(builder.ladder()))) {
    }
    if (cancelled)
        return Made();
    Made made;
    const Ladder &ladder = builder.ladder();
    if (order.format == LadderFormat::Svg)
        made.text = ladderSvg(ladder, layout, order.snapshot, order.words, order.how);
    else if (order.format == LadderFormat::Mermaid)
        made.text = ladderMermaid(ladder, layout, order.snapshot, order.words, order.how);
    else
        made.image = draw(order, ladder, layout);
    const qint64 rows = layout.endRow() - layout.firstRow();
    made.rows = std::min(rows, order.how.mostRows);
    made.leftOut = rows - made.rows;
    if (!order.path.isEmpty()) {
        if (const Result<void> written = write(order.path, made); !written)
            return failure(written.error());
    }
    return made;
}

QImage LadderExportJob::draw(const Order &order, const Ladder &ladder, const LadderLayout &layout)
{
    const QFontMetricsF letters(order.colors.data);
    const int columns = layout.columns().count();
    const LadderMetrics metrics =
        LadderMetrics::of(letters.height(), letters.horizontalAdvance(u'0'), 1, columns, order.how.width);
    LadderDrawing::View view;
    view.from = std::max(layout.firstRow(), layout.endRow() - order.how.mostRows);
    view.to = layout.endRow();
    view.top = metrics.headHeight;
    view.width = std::max(order.how.width, metrics.width(columns));
    view.own = order.how.own;
    const qreal height = view.top + qreal(view.to - view.from) * metrics.rowHeight + letters.height();
    const QSizeF size = QSizeF(view.width, height) * pixelRatio;
    QImage image(qMin(widestImage, qCeil(size.width())), qMin(highestImage, qCeil(size.height())),
                 QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::white);
    QPainter painter(&image);
    PainterCanvas canvas(painter, order.colors);
    const LadderDrawing drawing(ladder, layout, order.snapshot, metrics, order.words);
    drawing.drawRows(canvas, view);
    drawing.drawHeads(canvas, view);
    return image;
}

Result<void> LadderExportJob::write(const QString &path, const Made &made)
{
    if (made.image.isNull())
        return writeWholeFile(path, made.text);
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    made.image.save(&png, "PNG");
    return writeWholeFile(path, png.data());
}

void LadderExportJob::deliver(const Order &order, const Result<Made> &made)
{
    if (!made)
        Q_EMIT failed(made.error());
    else if (!order.path.isEmpty())
        Q_EMIT saved(order.path, made->rows, made->leftOut);
    else if (order.format == LadderFormat::Png)
        Q_EMIT imageMade(made->image);
    else
        Q_EMIT textMade(QString::fromUtf8(made->text));
}

} // namespace wirebench
