#include "ui/widgets/ladderpage.h"

#include "ui/models/numbertext.h"
#include "ui/models/waitingcalls.h"
#include "ui/widgets/ladderview.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QClipboard>
#include <QComboBox>
#include <QDataStream>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIODevice>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int quietMs = 100;
constexpr int quietTicksBeforeRest = 30;

constexpr int stateVersion = 1;

constexpr qint64 mostRowsInText = 2000; // of SVG and Mermaid; readers of either have limits of their own
constexpr qint64 mostRowsInPixels = 500;
constexpr qreal exportWidth = 1100;

} // namespace

LadderPage::LadderPage(const TrafficPageContext &context, QWidget *parent)
    : TrafficPage(parent), m_context(context), m_controls(new QWidget), m_scope(new QComboBox),
      m_exportMenu(new QMenu(this)), m_save(m_exportMenu->addAction(QString())),
      m_copyPicture(m_exportMenu->addAction(QString())), m_copyMermaid(m_exportMenu->addAction(QString())),
      m_notice(new Notice(context.look)), m_view(new LadderView(context.log, context.look)),
      m_export(new LadderExportJob(this))
{
    makeControls();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_view, 1);
    connectParts();
    connectExport();
    setSessionEndpoints({});
    retranslate();
    applyLook();
}

QToolButton *LadderPage::makeButton(const char *icon)
{
    auto *button = new QToolButton;
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIcon(m_context.look.icon(QLatin1String(icon)));
    m_controls->layout()->addWidget(button);
    return button;
}

void LadderPage::makeControls()
{
    m_scope->addItems({QString(), QString()});
    auto *row = new QHBoxLayout(m_controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_scope);
    row->addStretch(1);
    m_fold = makeButton("repeat");
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_follow = makeButton("follow");
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_zoomOut = makeButton("zoom-out");
    m_zoomIn = makeButton("zoom-in");
    m_exportButton = makeButton("export");
    // Not setMenu(): that draws a second arrow beside the icon.
    connect(m_exportButton, &QToolButton::clicked, this, [this] {
        m_exportMenu->popup(m_exportButton->mapToGlobal(m_exportButton->rect().bottomLeft()));
    });
}

void LadderPage::connectParts()
{
    connect(&m_timer, &QTimer::timeout, this, &LadderPage::tick);
    connect(m_scope, &QComboBox::currentIndexChanged, this, &LadderPage::applyOptions);
    connect(m_fold, &QToolButton::toggled, this, &LadderPage::applyOptions);
    connect(m_follow, &QToolButton::clicked, m_view, &LadderView::setFollowing);
    connect(m_view, &LadderView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(m_zoomIn, &QToolButton::clicked, m_view, &LadderView::zoomIn);
    connect(m_zoomOut, &QToolButton::clicked, m_view, &LadderView::zoomOut);
    connect(m_view, &LadderView::recordActivated, this, &LadderPage::recordWanted);
    connect(&m_context.look, &Look::changed, this, &LadderPage::applyLook);
}

void LadderPage::connectExport()
{
    connect(m_save, &QAction::triggered, this, &LadderPage::chooseExportFile);
    connect(m_copyPicture, &QAction::triggered, this, &LadderPage::copyPicture);
    connect(m_copyMermaid, &QAction::triggered, this, &LadderPage::copyMermaid);
    connect(m_export, &LadderExportJob::failed, m_notice, &Notice::showError);
    connect(m_export, &LadderExportJob::saved, this,
            [this](const QString &path, qint64 rows, qint64 leftOut) {
                QString text = tr("%1 rows of the ladder are in %2.").arg(formatCount(rows), path);
                if (leftOut > 0)
                    text += u' ' + tr("The %1 rows before them are left out.").arg(formatCount(leftOut));
                m_notice->showText(Notice::Kind::Info, text);
            });
    connect(m_export, &LadderExportJob::imageMade, this, [this](const QImage &image) {
        QGuiApplication::clipboard()->setImage(image);
        m_notice->showText(Notice::Kind::Info, tr("The picture is in the clipboard."));
    });
    connect(m_export, &LadderExportJob::textMade, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        m_notice->showText(Notice::Kind::Info, tr("The Mermaid text is in the clipboard."));
    });
}

// ---- the log

void LadderPage::tick()
{
    const bool news = m_view->poll();
    if (m_waiting)
        m_view->showWaiting(m_waiting->all());
    m_quietTicks = news ? 0 : m_quietTicks + 1;
    const int interval = m_view->isBehind()                      ? 0
                         : m_quietTicks < quietTicksBeforeRest ? LadderView::frameMs
                                                               : quietMs;
    if (m_timer.interval() != interval)
        m_timer.setInterval(interval);
}

void LadderPage::showEvent(QShowEvent *event)
{
    TrafficPage::showEvent(event);
    m_quietTicks = 0;
    tick();
    m_timer.start(LadderView::frameMs);
}

void LadderPage::hideEvent(QHideEvent *event)
{
    TrafficPage::hideEvent(event);
    m_timer.stop();
    m_view->rest();
}

void LadderPage::setSessionEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    m_scope->setVisible(!endpoints.isEmpty());
    m_view->setOwnEndpoints(endpoints);
    applyOptions();
}

void LadderPage::applyOptions()
{
    const QList<EndpointId> scope = m_scope->currentIndex() == 0 ? m_endpoints : QList<EndpointId>();
    m_view->setOptions({scope, m_fold->isChecked()});
}

void LadderPage::showRecord(quint64 id)
{
    m_view->goTo(id);
}

// ---- export

LadderExportJob::Order LadderPage::order(LadderFormat format, const QString &path) const
{
    LadderExportJob::Order order;
    order.snapshot = m_context.log.snapshot();
    order.options = m_view->options();
    order.how = {format == LadderFormat::Png ? mostRowsInPixels : mostRowsInText, m_endpoints, title(),
                 exportWidth};
    order.words = m_view->words();
    order.colors = LadderColors::forPaper(m_context.look);
    order.format = format;
    order.path = path;
    return order;
}

void LadderPage::exportTo(const QString &path)
{
    const std::optional<LadderFormat> format = LadderExportJob::formatOf(path);
    if (!format) {
        m_notice->showError(
            {ErrorCode::FileUnwritable, {path, tr("its name must end in .svg, .png or .mmd")}});
        return;
    }
    m_notice->clear();
    m_export->start(order(*format, path));
}

void LadderPage::copyPicture()
{
    m_export->start(order(LadderFormat::Png, {}));
}

void LadderPage::copyMermaid()
{
    m_export->start(order(LadderFormat::Mermaid, {}));
}

void LadderPage::chooseExportFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the ladder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(LadderExportJob::nameFilters());
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.mid(filter.lastIndexOf(u'.') + 1).remove(u')'));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &LadderPage::exportTo);
    dialog->open();
}

// ---- state, words and measures

QByteArray LadderPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << m_scope->currentIndex() << m_fold->isChecked() << m_view->zoom();
    return state;
}

void LadderPage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    int scope = 0;
    bool fold = true;
    qreal zoom = 1;
    in >> version >> scope >> fold >> zoom;
    if (in.status() != QDataStream::Ok || version != stateVersion || !(zoom > 0))
        return;
    m_scope->setCurrentIndex(scope == 1 ? 1 : 0);
    m_fold->setChecked(fold);
    m_view->setZoom(zoom);
}

void LadderPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    TrafficPage::changeEvent(event);
}

void LadderPage::retranslate()
{
    const auto say = [](QToolButton *button, const QString &name, const QString &toolTip) {
        button->setText(name);
        button->setAccessibleName(name);
        button->setToolTip(toolTip);
    };
    m_scope->setItemText(0, tr("This session"));
    m_scope->setItemText(1, tr("All sessions"));
    m_scope->setAccessibleName(tr("Scope of the ladder"));
    say(m_fold, tr("Fold repeats"), tr("Draw what repeats itself once, with its number"));
    say(m_follow, tr("Follow the end"), tr("Keep the newest call in view (End)"));
    say(m_zoomOut, tr("Zoom out"), tr("More rows and columns, without texts (-)"));
    say(m_zoomIn, tr("Zoom in"), tr("More room for texts (+)"));
    say(m_exportButton, tr("Export the ladder"), tr("Save or copy the ladder as a picture or as text"));
    m_save->setText(tr("Save as SVG, PNG or Mermaid…"));
    m_copyPicture->setText(tr("Copy the picture"));
    m_copyMermaid->setText(tr("Copy as Mermaid text"));
}

void LadderPage::applyLook()
{
    m_controls->layout()->setSpacing(m_context.look.gap());
    m_controls->layout()->setContentsMargins(0, 0, 0, m_context.look.gap());
    m_scope->setFixedHeight(m_context.look.controlHeight());
}

} // namespace wirebench
