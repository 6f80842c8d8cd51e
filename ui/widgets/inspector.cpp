#include "ui/widgets/inspector.h"

#include "ui/widgets/hexview.h"
#include "ui/widgets/inspectorexplain.h"
#include "ui/widgets/inspectortext.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

Inspector::Inspector(const TrafficLog &log, Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_tabs(new QTabBar), m_close(new QToolButton),
      m_pages(new QStackedWidget), m_text(new InspectorText(look)), m_hex(new HexView(look)),
      m_explain(new InspectorExplain(log, look))
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_text, m_hex, m_explain}) {
        m_tabs->addTab(QString());
        m_pages->addWidget(page);
    }
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_close->setAutoRaise(true);
    m_close->setIcon(m_look.icon(QStringLiteral("close"), ColorRole::QuietText));
    auto *row = new QHBoxLayout;
    row->addWidget(m_tabs, 1);
    row->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::openPage);
    connect(m_close, &QToolButton::clicked, this, &Inspector::closeRequested);
    retranslate();
}

void Inspector::setRecord(const LogSnapshot &snapshot, quint64 id)
{
    m_record = snapshot.at(id);
    m_context = contextOf(m_record, snapshot);
    m_stream = StreamBytes::around(snapshot, id);
    fillPage();
}

void Inspector::setWaiting(const LogSnapshot &snapshot, const QList<EndpointId> &endpoints, Call call,
                           qint64 sinceNs)
{
    const SocketCall waiting = waitingCall(snapshot, endpoints, call, sinceNs);
    if (!waiting.flow)
        return; // the log has forgotten this endpoint
    clear();
    m_record = waiting;
    m_context.isWaiting = true;
    m_soughtFrom = snapshot.endId();
    setPage(Page::Explain);
    m_explain->setCall(m_record, m_context);
}

void Inspector::seekReturn(const LogSnapshot &snapshot)
{
    quint64 found = 0;
    snapshot.forEach(m_soughtFrom, snapshot.endId(), [&](const SocketCall &call) {
        const bool isIt = call.call == m_record.call && call.flow->endpoint->id == m_record.flow->endpoint->id;
        found = isIt ? call.id : 0;
        return !isIt;
    });
    m_soughtFrom = snapshot.endId();
    if (found != 0)
        setRecord(snapshot, found);
}

void Inspector::extend(const LogSnapshot &snapshot)
{
    if (m_context.isWaiting)
        seekReturn(snapshot);
    if (m_record.payload.isEmpty() || !m_stream.extend(snapshot, m_record))
        return;
    if (m_filled[size_t(Page::Text)] == m_record.id)
        m_text->setStream(m_stream);
}

void Inspector::clear()
{
    m_record = {};
    m_context = {};
    m_stream = {};
    std::fill(std::begin(m_filled), std::end(m_filled), 0);
    m_text->clear();
    m_hex->setBytes({});
    m_explain->clear();
}

void Inspector::fillPage()
{
    quint64 &filled = m_filled[size_t(m_tabs->currentIndex())];
    if (filled == m_record.id)
        return;
    filled = m_record.id;
    switch (page()) {
    case Page::Text:
        m_text->setRecord(m_record, m_stream);
        break;
    case Page::Hex:
        m_hex->setBytes(m_record.payload);
        break;
    case Page::Explain:
        m_explain->setCall(m_record, m_context);
        break;
    }
}

Inspector::Page Inspector::page() const
{
    return Page(m_tabs->currentIndex());
}

void Inspector::setPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

void Inspector::openPage(int index)
{
    m_pages->setCurrentIndex(index);
    fillPage();
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Inspector::retranslate()
{
    m_tabs->setTabText(int(Page::Text), tr("Text"));
    m_tabs->setTabText(int(Page::Hex), tr("Hex"));
    m_tabs->setTabText(int(Page::Explain), tr("Explain"));
    m_tabs->setAccessibleName(tr("Chosen record"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close the inspector"));
}

} // namespace wirebench
