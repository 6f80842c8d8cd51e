#include "ui/widgets/trafficpanelstatus.h"

#include "ui/models/numbertext.h"
#include "ui/models/trafficmodel.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace wirebench {

namespace {

// Records that came within the last frames are not behind.
constexpr quint64 noticeableLag = 20'000;

} // namespace

TrafficPanelStatus::TrafficPanelStatus(Look &look, QAction *showCleared, QWidget *parent)
    : QWidget(parent), m_look(look), m_text(new QLabel), m_showCleared(new QToolButton),
      m_progress(new QProgressBar), m_cancel(new QToolButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_showCleared->setDefaultAction(showCleared);
    m_showCleared->setAutoRaise(true);
    m_showCleared->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_showCleared->hide();
    m_progress->setRange(0, 100);
    m_cancel->setAutoRaise(true);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text);
    row->addWidget(m_showCleared);
    row->addStretch(1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    endExport();
    connect(m_cancel, &QToolButton::clicked, this, &TrafficPanelStatus::exportCancelled);
    connect(&m_look, &Look::changed, this, &TrafficPanelStatus::applyLook);
    applyLook();
    retranslate();
}

void TrafficPanelStatus::showModel(const TrafficModel &model, const QString &remark)
{
    const int rows = model.rowCount();
    QStringList parts{rows == 1 ? tr("1 record") : tr("%1 records").arg(formatCount(rows))};
    if (model.filteredOut() > 0)
        parts << tr("%1 hidden by the filter").arg(formatCount(model.filteredOut()));
    if (model.counters().dropped > 0)
        parts << tr("%1 dropped (log full)").arg(formatCount(qint64(model.counters().dropped)));
    if (model.isPaused())
        parts << tr("paused, %1 wait").arg(formatCount(qint64(model.pausedCount())));
    else if (const quint64 behind = model.log().endId() - model.nextId(); behind > noticeableLag)
        parts << tr("%1 still to come").arg(formatCount(qint64(behind)));
    if (model.isBusy())
        parts << tr("filtering…");
    if (!remark.isEmpty())
        parts << remark;
    if (model.hiddenCount() > 0)
        parts << tr("%1 cleared").arg(formatCount(qint64(model.hiddenCount())));
    m_text->setText(parts.join(QStringLiteral(" · ")));
    m_showCleared->setVisible(model.hiddenCount() > 0);
}

QString TrafficPanelStatus::text() const
{
    return m_text->text();
}

void TrafficPanelStatus::startExport()
{
    showExport(0);
    m_progress->show();
    m_cancel->show();
}

void TrafficPanelStatus::showExport(double share)
{
    m_progress->setValue(int(share * 100));
}

void TrafficPanelStatus::endExport()
{
    m_progress->hide();
    m_cancel->hide();
}

void TrafficPanelStatus::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TrafficPanelStatus::applyLook()
{
    layout()->setContentsMargins(0, m_look.gap(), 0, 0);
    m_progress->setFixedWidth(16 * m_look.unit());
    QPalette quiet = m_text->palette();
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_text->setPalette(quiet);
}

void TrafficPanelStatus::retranslate()
{
    m_text->setAccessibleName(tr("Records"));
    m_progress->setAccessibleName(tr("Export"));
    m_cancel->setText(tr("Cancel the export"));
}

} // namespace wirebench
