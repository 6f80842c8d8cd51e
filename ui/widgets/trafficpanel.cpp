#include "ui/widgets/trafficpanel.h"

#include "core/payload/payload.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/exportjob.h"
#include "ui/widgets/filterbar.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/trafficpages.h"
#include "ui/widgets/trafficpanelactions.h"
#include "ui/widgets/trafficpanelcopy.h"
#include "ui/widgets/trafficpanelhint.h"
#include "ui/widgets/trafficpanelstatus.h"
#include "ui/widgets/trafficview.h"

#include <QAction>
#include <QClipboard>
#include <QDataStream>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int frameMs = 16;
// After a second without news the log is looked at less often; the first record still shows at once to
// the eye. A hidden panel looks now and then, so that it lets go of what the log has dropped.
constexpr int quietMs = 50;
constexpr int quietTicksBeforeRest = 60;
constexpr int hiddenMs = 1000;
constexpr int stateMs = 200;

constexpr int stateVersion = 3; // 1 has no pages, 2 has one behind the table

constexpr QLatin1StringView tablePage("table");

void copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

TrafficPanel::TrafficPanel(const TrafficLog &log, Annotations &annotations, Look &look, QWidget *parent)
    : QWidget(parent), m_log(log), m_annotations(annotations), m_look(look), m_model(log, annotations),
      m_actions(new TrafficPanelActions(look, this)), m_filterBar(new FilterBar(look)),
      m_view(new TrafficView(m_model, look)), m_inspector(new Inspector(log, look)),
      m_splitter(new QSplitter(Qt::Vertical)), m_notice(new Notice(look)),
      m_status(new TrafficPanelStatus(look, m_actions->showCleared)), m_hint(new TrafficPanelHint(look)),
      m_pages(new PanelPages(look)), m_views(makeTrafficPages({log, annotations, look})),
      m_export(new ExportJob(log, this))
{
    makeHeader();
    layOut();
    connectParts();
    connectActions();
    connectExport();
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    m_frameTimer.setInterval(hiddenMs);
    m_frameTimer.start();
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(stateMs);
    setSessionEndpoints({});
    retranslate();
    applyLook();
}

TrafficPanel::~TrafficPanel()
{
    // The model is a member and dies before the children that look at it.
    delete m_view;
}

// ---- parts

QToolButton *TrafficPanel::makeButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TrafficPanel::makeHeader()
{
    m_header = new QWidget;
    auto *row = new QHBoxLayout(m_header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_filterBar, 1);
    m_moreMenu = new QMenu(this);
    m_moreMenu->addActions({m_actions->findNext, m_actions->findPrevious});
    m_moreMenu->addSeparator();
    m_moreMenu->addActions({m_actions->mark, m_actions->comment, m_actions->nextNote});
    m_moreMenu->addSeparator();
    m_moreMenu->addActions(m_actions->timeFormats->actions());
    m_moreMenu->addSeparator();
    m_moreMenu->addAction(m_actions->showCleared);
    m_moreButton = new QToolButton;
    m_moreButton->setAutoRaise(true);
    m_moreButton->setIcon(m_look.icon(QStringLiteral("menu")));
    // Not setMenu(): that draws a second arrow into an icon that says menu already.
    connect(m_moreButton, &QToolButton::clicked, this,
            [this] { m_moreMenu->popup(m_moreButton->mapToGlobal(m_moreButton->rect().bottomLeft())); });
    for (QAction *action : {m_actions->follow, m_actions->pause, m_actions->clear, m_actions->exportRecords})
        row->addWidget(makeButton(action), 0, Qt::AlignTop);
    row->addWidget(m_moreButton, 0, Qt::AlignTop);
}

void TrafficPanel::layOut()
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->installEventFilter(this);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_inspector->hide();
    auto *inTable = new QVBoxLayout(m_view->viewport());
    inTable->addStretch(1);
    inTable->addWidget(m_hint);
    inTable->addStretch(2);
    m_pages->addPage(tablePage, {}, m_header, makeTablePage());
    addPages();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
}

void TrafficPanel::addPages()
{
    for (TrafficPage *page : m_views) {
        m_pages->addPage(page->id(), {}, page->controls(), page);
        connect(page, &TrafficPage::filterWanted, this, &TrafficPanel::showFiltered);
        connect(page, &TrafficPage::recordWanted, this, [this](quint64 id) {
            showTable();
            goTo(id);
        });
        connect(m_view, &TrafficView::currentRecordChanged, page, &TrafficPage::showRecord);
    }
}

QWidget *TrafficPanel::makeTablePage()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_status);
    return page;
}

void TrafficPanel::connectParts()
{
    connect(&m_frameTimer, &QTimer::timeout, this, &TrafficPanel::tick);
    connect(&m_stateTimer, &QTimer::timeout, this, &TrafficPanel::showState);
    connect(m_filterBar, &FilterBar::changed, this, &TrafficPanel::applyFilter);
    connect(m_filterBar, &FilterBar::findNextRequested, this, [this] { search(SearchDirection::Forward); });
    connect(m_filterBar, &FilterBar::findPreviousRequested, this,
            [this] { search(SearchDirection::Backward); });
    connect(m_filterBar, &FilterBar::left, m_view, [this] { m_view->setFocus(); });
    connect(m_view, &TrafficView::currentRecordChanged, this, &TrafficPanel::showRecord);
    connect(m_view, &TrafficView::followingChanged, m_actions->follow, &QAction::setChecked);
    connect(m_view, &QAbstractItemView::doubleClicked, this, &TrafficPanel::openInspector);
    connect(m_hint, &TrafficPanelHint::resetFilterRequested, m_filterBar, &FilterBar::reset);
    connect(m_hint, &TrafficPanelHint::showClearedRequested, &m_model, &TrafficModel::showHidden);
    connect(m_inspector, &Inspector::closeRequested, this, &TrafficPanel::closeInspector);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TrafficPanel::showContextMenu);
    connect(&m_model, &TrafficModel::busyChanged, this, &TrafficPanel::showState);
    connect(&m_model, &TrafficModel::pausedChanged, this, &TrafficPanel::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (const quint64 wanted = std::exchange(m_wantedRecord, 0); wanted != 0 && !m_view->goTo(wanted))
            m_wantedRecord = m_model.isBusy() ? wanted : 0;
        showState();
    });
    connect(m_pages, &PanelPages::currentChanged, this, &TrafficPanel::pageChanged);
    connect(&m_look, &Look::changed, this, &TrafficPanel::applyLook);
    m_actions->follow->setChecked(m_view->isFollowing());
}

void TrafficPanel::connectActions()
{
    // All of them act on the table: what they do must be seen.
    const auto on = [this](QAction *action, auto handler) {
        connect(action, &QAction::triggered, this, &TrafficPanel::showTable);
        connect(action, &QAction::triggered, this, handler);
    };
    on(m_actions->find, [this] { m_filterBar->focusPattern(); });
    on(m_actions->findNext, [this] { search(SearchDirection::Forward); });
    on(m_actions->findPrevious, [this] { search(SearchDirection::Backward); });
    on(m_actions->follow, [this](bool follow) { m_view->setFollowing(follow); });
    on(m_actions->pause, [this](bool pause) { m_model.setPaused(pause); });
    on(m_actions->clear, [this] { m_model.hideAll(); });
    on(m_actions->showCleared, [this] { m_model.showHidden(); });
    on(m_actions->exportRecords, [this] { chooseExportFile(); });
    on(m_actions->copyRow, [this] { copy(rowsText(m_model, chosen())); });
    on(m_actions->copyText, [this] { copy(QString::fromUtf8(payloadBytes(m_model, chosen()))); });
    on(m_actions->saveMessage, [this] { saveMessage(); });
    on(m_actions->copyHex, [this] { copy(toHexText(payloadBytes(m_model, chosen()))); });
    on(m_actions->mark, [this] { toggleMarks(); });
    on(m_actions->comment, [this] { m_view->editComment(); });
    on(m_actions->nextNote, [this] { goToNextNote(); });
    on(m_actions->filterPeer, [this] { filterByRecord(true); });
    on(m_actions->filterCall, [this] { filterByRecord(false); });
    connect(m_actions->timeFormats, &QActionGroup::triggered, this,
            [this](QAction *action) { m_model.setTimeFormat(TimeFormat(action->data().toInt())); });
}

void TrafficPanel::connectExport()
{
    connect(m_status, &TrafficPanelStatus::exportCancelled, m_export, &ExportJob::cancel);
    connect(m_export, &ExportJob::progressed, m_status, &TrafficPanelStatus::showExport);
    connect(m_export, &ExportJob::started, this, [this] {
        m_notice->clear();
        m_status->startExport();
        m_actions->exportRecords->setEnabled(false);
    });
    const auto end = [this] {
        m_status->endExport();
        m_actions->exportRecords->setEnabled(true);
    };
    connect(m_export, &ExportJob::cancelled, this, end);
    connect(m_export, &ExportJob::finished, this, [this, end](const QString &path, qint64 records) {
        end();
        m_notice->showText(Notice::Kind::Info, tr("%1 records are in %2.").arg(formatCount(records), path));
    });
    connect(m_export, &ExportJob::failed, this, [this, end](const Error &error) {
        end();
        m_notice->showError(error);
    });
}

// ---- the log

void TrafficPanel::tick()
{
    const bool news = m_model.poll();
    if (news)
        m_inspector->extend(m_model.snapshot());
    const bool changes = news || (m_model.isPaused() && m_log.endId() != m_model.snapshot().endId());
    if (changes && !m_stateTimer.isActive())
        m_stateTimer.start();
    if (news && !m_hint->isHidden())
        showState();
    if (!isTableVisible())
        return;
    m_quietTicks = changes ? 0 : m_quietTicks + 1;
    const int interval = m_quietTicks < quietTicksBeforeRest ? frameMs : quietMs;
    if (m_frameTimer.interval() != interval)
        m_frameTimer.setInterval(interval);
}

void TrafficPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    pageChanged();
}

void TrafficPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_frameTimer.setInterval(hiddenMs);
}

// ---- pages

bool TrafficPanel::isTableVisible() const
{
    return isVisible() && m_pages->current() == tablePage;
}

void TrafficPanel::showTable()
{
    m_pages->showPage(tablePage);
}

void TrafficPanel::pageChanged()
{
    m_frameTimer.setInterval(isTableVisible() ? frameMs : hiddenMs);
    if (!isTableVisible())
        return;
    m_quietTicks = 0;
    tick();
    showState();
}

void TrafficPanel::showFiltered(const FilterSpec &spec, EndpointId owner)
{
    m_filterBar->setWholeLog(!m_endpoints.isEmpty() && !m_endpoints.contains(owner));
    m_filterBar->setSpec(spec);
    showTable();
    m_view->setFocus();
}

// ---- filter and search

void TrafficPanel::setSessionEndpoints(const QList<EndpointId> &endpoints)
{
    m_endpoints = endpoints;
    m_filterBar->setScopeOffered(!endpoints.isEmpty());
    for (TrafficPage *page : m_views)
        page->setSessionEndpoints(endpoints);
    applyFilter();
}

void TrafficPanel::setSettings(const std::function<SessionSettings()> &settings)
{
    m_settings = settings;
    for (TrafficPage *page : m_views)
        page->setSettings(settings);
}

void TrafficPanel::setWaitingCalls(const WaitingCalls &calls)
{
    for (TrafficPage *page : m_views)
        page->setWaitingCalls(calls);
}

void TrafficPanel::settingsEdited()
{
    for (TrafficPage *page : m_views)
        page->settingsEdited();
}

FilterSpec TrafficPanel::withScope(FilterSpec spec) const
{
    if (!m_filterBar->isWholeLog())
        spec.endpoints = m_endpoints;
    return spec;
}

void TrafficPanel::applyFilter()
{
    FilterSpec spec = m_filterBar->spec();
    if (m_filterBar->purpose() == FilterBar::Purpose::Find)
        spec.pattern.clear();
    m_searchResult.clear();
    m_model.setFilter(withScope(spec)); // the bar has compiled it already
    showState();
}

void TrafficPanel::search(SearchDirection direction)
{
    m_filterBar->applyNow();
    const FilterSpec spec = m_filterBar->spec();
    if (spec == FilterSpec()) {
        m_filterBar->focusPattern();
        return;
    }
    const Result<Filter> filter = Filter::compile(withScope(spec));
    if (!filter)
        return;
    const SearchRange range{m_model.firstId(), m_model.nextId(), m_view->currentRecord(), direction};
    m_search.start(
        [filter = *filter, range, snapshot = m_model.snapshot()](const std::atomic_bool &cancelled) {
            return searchRecords(snapshot, filter, range, cancelled);
        },
        [this](const SearchHit &hit) { takeHit(hit); });
}

void TrafficPanel::takeHit(const SearchHit &hit)
{
    const bool found = hit.id != 0 && m_view->goTo(hit.id);
    m_searchResult = !found        ? tr("nothing found")
                     : hit.wrapped ? tr("search went on at the other end")
                                   : QString();
    showState();
}

void TrafficPanel::filterByRecord(bool byPeer)
{
    const int row = m_model.rowOf(m_view->currentRecord());
    if (row < 0)
        return;
    const SocketCall &call = m_model.record(row);
    FilterSpec spec = m_filterBar->spec();
    if (byPeer)
        spec.peer = call.flow->peer.toString();
    else
        spec.calls = 1u << int(call.call);
    m_filterBar->setSpec(spec);
}

// ---- records

void TrafficPanel::showRecord(quint64 id)
{
    m_inspector->setRecord(m_model.snapshot(), id);
    // Where the inspector would hide the table, walking through the rows must not open it.
    if (placeForInspector() != Place::InsteadOfTable)
        openInspector();
}

void TrafficPanel::openInspector()
{
    if (m_inspecting || m_inspector->isEmpty())
        return;
    m_inspecting = true;
    placeInspector();
    // The row that was clicked must not disappear behind what opens.
    QTimer::singleShot(0, m_view, [this] { m_view->scrollTo(m_view->currentIndex()); });
}

bool TrafficPanel::goTo(quint64 id)
{
    showTable();
    m_model.poll(); // it may have come since the last frame
    if (!m_model.snapshot().contains(id))
        return false;
    if (m_model.rowOf(id) < 0) {
        m_filterBar->reset();
        m_model.showHidden();
    }
    // The rows may come with the end of a job; the inspector need not wait for it.
    m_wantedRecord = m_view->goTo(id) ? 0 : id;
    showRecord(id);
    openInspector();
    return true;
}

bool TrafficPanel::explain(quint64 id)
{
    const bool isThere = goTo(id);
    if (isThere)
        m_inspector->setPage(Inspector::Page::Explain);
    return isThere;
}

void TrafficPanel::explainWaiting(Call call, qint64 sinceNs)
{
    showTable();
    m_model.poll(); // what was called before may have come since the last frame
    m_inspector->setWaiting(m_model.snapshot(), m_endpoints, call, sinceNs);
    openInspector();
}

void TrafficPanel::focusFind()
{
    showTable();
    m_filterBar->focusPattern();
}

void TrafficPanel::closeInspector()
{
    m_inspecting = false;
    placeInspector();
    m_view->setFocus();
}

QList<quint64> TrafficPanel::chosen() const
{
    return m_view->selectedRecords(copiedRows);
}

void TrafficPanel::toggleMarks()
{
    const QList<quint64> ids = chosen();
    const bool allMarked =
        std::all_of(ids.begin(), ids.end(), [this](quint64 id) { return m_annotations.isMarked(id); });
    for (const quint64 id : ids)
        m_annotations.setMarked(id, !allMarked);
}

void TrafficPanel::goToNextNote()
{
    // Notes whose records have no row (filtered, dropped) are passed over, once around at most.
    const quint64 start = m_annotations.next(m_view->currentRecord());
    for (quint64 id = start; id != 0;) {
        if (m_view->goTo(id))
            return;
        id = m_annotations.next(id);
        if (id == start)
            return;
    }
}

void TrafficPanel::setSaveMessage(const std::function<void(const SocketCall &)> &save)
{
    m_saveMessage = save;
}

void TrafficPanel::saveMessage()
{
    const LogSnapshot snapshot = m_log.snapshot();
    const quint64 record = m_view->currentRecord();
    if (m_saveMessage && snapshot.contains(record))
        m_saveMessage(snapshot.at(record));
}

bool TrafficPanel::hasBytes(quint64 record) const
{
    const LogSnapshot snapshot = m_log.snapshot();
    return snapshot.contains(record) &&
           (!snapshot.at(record).payload.isEmpty() || snapshot.at(record).isEmptyDatagram());
}

void TrafficPanel::showContextMenu(const QPoint &position)
{
    const bool hasRow = m_view->currentIndex().isValid();
    const QList<QAction *> onRow{m_actions->copyRow,     m_actions->copyText,   m_actions->copyHex,
                                 m_actions->saveMessage, m_actions->filterPeer, m_actions->filterCall};
    QMenu menu(this);
    menu.addActions({m_actions->copyRow, m_actions->copyText, m_actions->copyHex});
    if (m_saveMessage)
        menu.addAction(m_actions->saveMessage);
    menu.addSeparator();
    menu.addActions({m_actions->filterPeer, m_actions->filterCall});
    menu.addSeparator();
    menu.addActions({m_actions->mark, m_actions->comment, m_actions->nextNote});
    menu.addSeparator();
    menu.addActions(m_actions->timeFormats->actions());
    for (QAction *action : onRow)
        action->setEnabled(hasRow);
    m_actions->saveMessage->setEnabled(hasBytes(m_view->currentRecord()));
    menu.exec(m_view->viewport()->mapToGlobal(position));
    for (QAction *action : onRow)
        action->setEnabled(true);
}

void TrafficPanel::keyPressEvent(QKeyEvent *event)
{
    if (!isTableVisible())
        QWidget::keyPressEvent(event);
    else if (event->matches(QKeySequence::Copy))
        m_actions->copyRow->trigger();
    else if (event->key() == Qt::Key_Escape && m_inspecting)
        closeInspector();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openInspector();
    else
        QWidget::keyPressEvent(event);
}

// ---- export

void TrafficPanel::chooseExportFile()
{
    auto *dialog = new QFileDialog(this, tr("Export records"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(ExportJob::nameFilters());
    dialog->setDefaultSuffix(ExportJob::suffixOf(ExportJob::nameFilters().constFirst()));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(ExportJob::suffixOf(filter)); });
    connect(dialog, &QFileDialog::fileSelected, this, &TrafficPanel::exportTo);
    dialog->open();
}

void TrafficPanel::exportTo(const QString &path)
{
    const Result<Filter> filter = Filter::compile(m_model.filterSpec());
    const LogSnapshot snapshot = m_model.isPaused() ? m_model.snapshot() : m_log.snapshot();
    WorksheetParts parts;
    if (m_settings)
        parts.settings = m_settings();
    parts.endpoints = m_model.filterSpec().endpoints;
    parts.notes = m_annotations.notes();
    m_export->start(snapshot.since(m_model.firstId()), *filter, parts, path);
}

// ---- state

QByteArray TrafficPanel::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << stateVersion << int(m_splitter->orientation()) << m_splitter->saveState() << m_view->columnWidths()
        << int(m_inspector->page()) << int(m_model.timeFormat()) << m_pages->current();
    QHash<QString, QByteArray> pages;
    for (const TrafficPage *page : m_views)
        pages.insert(page->id(), page->saveState());
    out << pages;
    return state;
}

void TrafficPanel::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    int version = 0;
    int orientation = 0;
    int page = 0;
    int format = 0;
    QByteArray splitter;
    QHash<int, int> widths;
    QString front = tablePage;
    QHash<QString, QByteArray> pages;
    in >> version >> orientation >> splitter >> widths >> page >> format;
    if (version > 1)
        in >> front;
    if (version == 2)
        in >> pages[QStringLiteral("connections")];
    else if (version > 2)
        in >> pages;
    const QList<QAction *> formats = m_actions->timeFormats->actions();
    if (in.status() != QDataStream::Ok || version < 1 || version > stateVersion || format < 0 ||
        format >= formats.size())
        return;
    if (orientation == int(m_splitter->orientation()))
        m_splitter->restoreState(splitter);
    m_view->setColumnWidths(widths);
    m_inspector->setPage(Inspector::Page(std::clamp(page, 0, 2)));
    formats[format]->trigger();
    for (TrafficPage *view : m_views)
        view->restoreState(pages.value(view->id()));
    m_pages->showPage(front);
}

// ---- what the panel says

QString TrafficPanel::statusText() const
{
    return m_status->text();
}

void TrafficPanel::showState()
{
    m_status->showModel(m_model, m_searchResult);
    m_hint->showModel(m_model);
    m_actions->showCleared->setEnabled(m_model.hiddenCount() > 0);
    m_actions->showPaused(m_model.isPaused());
}

void TrafficPanel::setEmptyText(const QString &text)
{
    m_hint->setEmptyText(text);
    m_hint->showModel(m_model);
}

// ---- measures and words

TrafficPanel::Place TrafficPanel::placeForInspector() const
{
    const int line = 2 * m_look.unit();
    if (m_splitter->height() >= 18 * line)
        return Place::Below;
    return m_splitter->width() >= 70 * line ? Place::Beside : Place::InsteadOfTable;
}

void TrafficPanel::placeInspector()
{
    const Place place = placeForInspector();
    const bool tableHides = m_inspecting && place == Place::InsteadOfTable;
    const Qt::Orientation orientation = place == Place::Beside ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        const int whole = place == Place::Beside ? m_splitter->width() : m_splitter->height();
        m_splitter->setSizes({whole * 3 / 5, whole * 2 / 5});
    }
    m_inspector->setVisible(m_inspecting);
    m_view->setVisible(!tableHides);
}

bool TrafficPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_splitter && event->type() == QEvent::Resize)
        placeInspector();
    return QWidget::eventFilter(watched, event);
}

void TrafficPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void TrafficPanel::applyLook()
{
    m_header->layout()->setContentsMargins(0, 0, 0, m_look.gap());
    m_header->layout()->setSpacing(m_look.gap());
    for (QToolButton *button : m_header->findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly))
        button->setFixedSize(m_look.controlHeight(), m_look.controlHeight());
    placeInspector();
}

void TrafficPanel::retranslate()
{
    m_actions->retranslate();
    m_pages->setTitle(tablePage, tr("Table"));
    for (const TrafficPage *page : m_views)
        m_pages->setTitle(page->id(), page->title());
    m_pages->setBarName(tr("Views of the traffic"));
    m_view->setAccessibleName(tr("Socket calls"));
    m_moreButton->setToolTip(tr("More to do with the records"));
    m_moreButton->setAccessibleName(tr("More"));
    showState();
}

} // namespace wirebench
