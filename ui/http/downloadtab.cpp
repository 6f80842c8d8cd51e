#include "ui/http/downloadtab.h"

#include "core/workspace/downloadconfig.h"
#include "core/workspace/ranges.h"
#include "ui/http/downloadactions.h"
#include "ui/http/downloadsmodel.h"
#include "ui/http/downloadtimeline.h"
#include "ui/http/progressdelegate.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/labelledfield.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/pathfield.h"
#include "ui/widgets/settingsrow.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableView>
#include <QTime>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

constexpr int messagesKept = 2000;

bool hasEnded(DownloadState state)
{
    return state != DownloadState::Waiting && state != DownloadState::Running;
}

} // namespace

DownloadTab::DownloadTab(const SessionContext &context, const QString &name, const DownloadSettings &settings,
                         QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_log(context.log),
      m_session(context.log, context.thread, name), m_actions(new DownloadActions(context.look, this)),
      m_downloads(new DownloadsModel(this)), m_list(new ListTable(context.look, m_downloads, tr("Downloads"))),
      m_timeline(new DownloadTimeline(context.look)), m_comparison(new QLabel), m_messages(new QPlainTextEdit)
{
    makeAddressLine();
    makeFields();
    compose(m_session.endpointId(), {makePages(), tr("Downloads")},
            {makeColumn({m_fields, m_urlsNotice, m_urls}), tr("Addresses")});
    strip().setEmptyText(tr("Each socket call of the downloads appears here, in order. Press Download to begin."));
    connectSession();
    setSettings(settings);
    showState();
}

DownloadTab::~DownloadTab() = default;

void DownloadTab::makeAddressLine()
{
    m_jobs = new QSpinBox;
    m_jobs->setRange(ranges::downloadJobs.lowest, ranges::downloadJobs.highest);
    m_jobs->setToolTip(tr("How many downloads go on at the same time; 1: one after the other"));
    m_timeout = new QSpinBox;
    m_timeout->setRange(ranges::connectTimeoutMs.lowest, ranges::connectTimeoutMs.highest);
    m_timeout->setSuffix(tr(" ms"));
    m_timeout->setToolTip(tr("How long a download may stand still, or take to connect"));
    address().addField(tr("At a t&ime"), m_jobs);
    address().addField(tr("Ti&me-out"), m_timeout);
    address().reservePrimaryWords(DownloadActions::downloadWords());
    address().setPrimaryAction(m_actions->download);
    for (QSpinBox *box : {m_jobs, m_timeout})
        connect(box, &QSpinBox::valueChanged, this, &DownloadTab::settingEdited);
    connect(m_actions->download, &QAction::triggered, this, &DownloadTab::toggle);
    connect(m_actions->retry, &QAction::triggered, this, &DownloadTab::retrySelected);
    connect(m_actions->cancelOne, &QAction::triggered, this, &DownloadTab::cancelSelected);
    connect(m_actions->openFolder, &QAction::triggered, this, &DownloadTab::openFolder);
    connect(m_actions->copyPicture, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setPixmap(m_timeline->picture()); });
    connect(m_actions->clearRuns, &QAction::triggered, this, [this] {
        m_runs.clear();
        m_timeline->setRuns(m_runs);
        m_comparison->clear();
    });
}

void DownloadTab::makeFields()
{
    m_urls = new QPlainTextEdit;
    m_urls->setAccessibleName(tr("Addresses"));
    m_urls->setPlaceholderText(tr("One address a line:\nhttp://localhost:8080/a.zip\nhttp://localhost:8080/b.zip"));
    m_urls->setTabChangesFocus(true);
    m_urls->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_urlsNotice = new Notice(look());
    m_folder = new PathField(look(), tr("Folder"), PathField::Purpose::Folder);
    m_folder->setPlaceholderText(defaultDownloadFolder());
    m_folder->lineEdit()->setToolTip(tr("Where the files go. Nothing that is there is overwritten"));
    m_resume = new QCheckBox(tr("go on with partial files"));
    m_resume->setToolTip(tr("Asks for the missing part alone (Range), if the file at the server is still the same"));
    m_verify = new QCheckBox(tr("verify certificates"));
    m_verify->setToolTip(tr("Of https. Without it anybody on the way can pretend to be the server"));
    m_authorities = new PathField(look(), tr("Authorities"));
    m_authorities->setPlaceholderText(tr("the system's"));
    m_user = new QLineEdit;
    m_user->setToolTip(tr("Sent when a server asks for a login, Basic or Digest. Empty: none"));
    m_password = new QLineEdit;
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setToolTip(tr("It is not written into any file: type it again after opening one"));

    m_fields = new SettingsRow(look());
    m_fields->addField(tr("Fol&der"), m_folder);
    m_fields->addField({}, m_resume);
    m_fields->addRareField({}, m_verify);
    m_fields->addRareField(tr("Authorities"), m_authorities);
    m_fields->addRareField(tr("User"), m_user);
    m_fields->addRareField(tr("Password"), m_password);

    connect(m_urls, &QPlainTextEdit::textChanged, this, &DownloadTab::settingEdited);
    for (QCheckBox *box : {m_resume, m_verify})
        connect(box, &QCheckBox::toggled, this, &DownloadTab::settingEdited);
    for (PathField *field : {m_folder, m_authorities})
        connect(field, &PathField::pathChanged, this, &DownloadTab::settingEdited);
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &DownloadTab::settingEdited);
}

PanelPages *DownloadTab::makePages()
{
    m_list->setSamples({QStringLiteral("a-usual-name.zip"), QStringLiteral("99 % of 123.4 MiB"),
                        QStringLiteral("123.4 MiB/s"), QStringLiteral("12 min 3 s"), {}});
    m_list->view()->setItemDelegateForColumn(DownloadsModel::ProgressColumn, new ProgressDelegate(look(), this));
    m_list->addRowActions({m_actions->retry, m_actions->cancelOne, m_actions->openFolder});
    m_list->setHint(tr("Each address becomes a line here, with its progress. Type some at the right, one a line, "
                       "and press Download."));
    auto *scroller = new QScrollArea;
    scroller->setFocusPolicy(Qt::NoFocus); // the timeline takes the keys
    scroller->setWidget(m_timeline);
    scroller->setWidgetResizable(true);
    scroller->setFrameShape(QFrame::NoFrame);
    m_comparison->setWordWrap(true);
    m_comparison->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_comparison->setTextFormat(Qt::PlainText);
    m_comparison->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_messages->setReadOnly(true);
    m_messages->setMaximumBlockCount(messagesKept);
    m_messages->setAccessibleName(tr("Messages"));
    m_messages->setPlaceholderText(tr("A line for each beginning and each end of a download."));

    auto *pages = new PanelPages(look());
    pages->addPage(QStringLiteral("files"), tr("Files"), new QWidget,
                   makePage({m_actions->retry, m_actions->cancelOne, m_actions->openFolder}, new QLabel, m_list));
    pages->addPage(QStringLiteral("timeline"), tr("Timeline"), new QWidget,
                   makePage({m_actions->copyPicture, m_actions->clearRuns}, m_comparison, scroller));
    pages->addPage(QStringLiteral("messages"), tr("Messages"), new QWidget, m_messages);
    return pages;
}

/// A view below its buttons. They are no controls of PanelPages, which moves those beside its tabs where there
/// is room: the height that this zone needs must not depend on its width, or the zones would turn into pages
/// and back without end.
QWidget *DownloadTab::makePage(const QList<QAction *> &actions, QWidget *first, QWidget *view)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    column->addWidget(view, 1);
    row->addWidget(first, 1);
    for (QAction *action : actions) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    return page;
}

void DownloadTab::connectSession()
{
    connect(&m_session, &DownloadSession::started, this, [this] { settle(true); });
    connect(&m_session, &DownloadSession::failed, this, &DownloadTab::showFailure);
    connect(&m_session, &DownloadSession::downloadsChanged, this, &DownloadTab::takeChanges);
    connect(&m_session, &DownloadSession::finished, this, &DownloadTab::finished);
    connect(m_list, &ListTable::selectionChanged, this, &DownloadTab::updateActions);
}

DownloadSettings DownloadTab::downloadSettings() const
{
    DownloadSettings settings = m_kept;
    settings.urls = m_urls->toPlainText();
    settings.folder = m_folder->path();
    settings.jobs = m_jobs->value();
    settings.timeoutMs = m_timeout->value();
    settings.resume = m_resume->isChecked();
    settings.user = m_user->text();
    settings.password = m_password->text();
    settings.tls.verify = m_verify->isChecked();
    settings.tls.authorityFile = m_authorities->path();
    return settings;
}

void DownloadTab::setSettings(const DownloadSettings &settings)
{
    m_loading = true;
    m_kept = settings;
    m_urls->setPlainText(settings.urls);
    m_folder->setPath(settings.folder);
    m_jobs->setValue(settings.jobs);
    m_timeout->setValue(settings.timeoutMs);
    m_resume->setChecked(settings.resume);
    m_user->setText(settings.user);
    m_password->setText(settings.password);
    m_verify->setChecked(settings.tls.verify);
    m_authorities->setPath(settings.tls.authorityFile);
    m_loading = false;
    showWhatApplies();
}

void DownloadTab::settingEdited()
{
    if (m_loading)
        return;
    m_urlsNotice->clear();
    showWhatApplies();
    Q_EMIT edited();
}

void DownloadTab::showWhatApplies()
{
    QStringList hints;
    if (!m_verify->isChecked())
        hints.append(tr("certificates are not verified"));
    if (!m_authorities->path().isEmpty())
        hints.append(tr("own authorities"));
    if (!m_user->text().isEmpty())
        hints.append(tr("as %1").arg(m_user->text()));
    m_fields->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void DownloadTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    m_urlsNotice->clear();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    const qint64 startedNs = m_log.now(); // the engine may begin at once
    if (const Result<void> started = m_session.start(downloadSettings()); !started) {
        showFailure(started.error());
        return;
    }
    m_downloads->clear();
    m_runs.begin(m_jobs->value(), startedNs);
    m_comparison->clear();
    showState();
}

void DownloadTab::stop()
{
    m_session.cancel();
}

void DownloadTab::takeChanges(const QList<Download> &changed)
{
    for (const Download &now : changed)
        tellChange(m_downloads->downloads().value(now.number), now);
    m_downloads->apply(changed);
    m_runs.apply(changed, m_log.now());
    m_timeline->setRuns(m_runs);
    updateActions();
    showState();
}

/// A short one may have begun and ended since the last word of it.
void DownloadTab::tellChange(const Download &before, const Download &now)
{
    if (before.state == now.state && before.startedNs == now.startedNs)
        return;
    const QString title = downloadTitle(now);
    if (before.startedNs != now.startedNs && now.startedNs > 0)
        say(tr("%1: begun").arg(title));
    switch (now.state) {
    case DownloadState::Done:
        say(tr("%1: done, %2 in %3").arg(title, formatBytes(now.received), formatDuration(now.endedNs - now.startedNs)));
        break;
    case DownloadState::Failed:
        say(tr("%1: failed. %2").arg(title, errorText(now.error).line()));
        break;
    case DownloadState::Cancelled:
        say(tr("%1: cancelled").arg(title));
        break;
    case DownloadState::Waiting:
    case DownloadState::Running:
        break;
    }
}

void DownloadTab::say(const QString &message)
{
    m_messages->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss.zzz ")) + message);
}

void DownloadTab::finished()
{
    m_runs.end(m_log.now());
    m_timeline->setRuns(m_runs);
    m_comparison->setText(m_runs.comparison());
    updateActions();
    showState();
    settle(false);
}

void DownloadTab::tick()
{
    if (!isRunning())
        return;
    m_runs.advance(m_log.now());
    m_timeline->setRuns(m_runs);
}

void DownloadTab::showState()
{
    const bool running = isRunning();
    const QList<Download> &all = m_downloads->downloads();
    const auto failures = std::count_if(all.begin(), all.end(),
                                        [](const Download &one) { return one.state == DownloadState::Failed; });
    if (running)
        address().setState(StateKind::Busy, tr("downloading"), progressText());
    else if (m_failed)
        address().setState(StateKind::Trouble, tr("failed"));
    else if (all.isEmpty())
        address().setState(StateKind::Idle, tr("ready"));
    else if (failures > 0)
        address().setState(StateKind::Trouble, tr("%1 of %2 failed").arg(failures).arg(all.size()), progressText());
    else
        address().setState(StateKind::Well, tr("finished"), progressText());
    address().setFieldsLocked(running);
    m_fields->setEnabled(!running);
    m_urls->setReadOnly(running);
    m_actions->setRunning(running);
    updateStrip();
    tellRunning(running);
}

/// Of all files together.
QString DownloadTab::progressText() const
{
    qint64 received = 0;
    qint64 size = 0;
    qint64 speed = 0;
    int ended = 0;
    bool sizesKnown = true;
    for (const Download &one : m_downloads->downloads()) {
        received += one.received;
        size += std::max(one.size, one.received);
        sizesKnown = sizesKnown && (one.size >= 0 || hasEnded(one.state));
        speed += one.state == DownloadState::Running ? one.bytesPerSecond : 0;
        ended += hasEnded(one.state) ? 1 : 0;
    }
    QStringList words = {tr("%1 of %2 files").arg(ended).arg(m_downloads->rowCount()), formatBytes(received)};
    if (isRunning() && speed > 0)
        words.append(tr("%1/s").arg(formatBytes(speed)));
    if (const QString left = timeLeft(size - received, speed); isRunning() && sizesKnown && !left.isEmpty())
        words.append(tr("%1 left").arg(left));
    return words.join(QStringLiteral(" · "));
}

void DownloadTab::showFailure(const Error &error)
{
    m_failed = true;
    showState();
    if (error.code == ErrorCode::InvalidUrl) {
        tellError(m_urlsNotice, error);
        m_urls->setFocus();
    } else {
        address().showError(error, error.code == ErrorCode::NotAFolder ? m_folder->lineEdit() : nullptr);
    }
    settle(false);
}

void DownloadTab::updateActions()
{
    bool canRetry = false;
    bool canCancel = false;
    for (const int row : m_list->selectedRows()) {
        const DownloadState state = m_downloads->downloads().value(row).state;
        canRetry = canRetry || state == DownloadState::Failed || state == DownloadState::Cancelled;
        canCancel = canCancel || !hasEnded(state);
    }
    m_actions->setSelected(canRetry, canCancel && isRunning());
}

void DownloadTab::retrySelected()
{
    for (const int row : m_list->selectedRows()) {
        const DownloadState state = m_downloads->downloads().value(row).state;
        if (state == DownloadState::Failed || state == DownloadState::Cancelled)
            m_session.retry(row);
    }
    showState();
}

void DownloadTab::cancelSelected()
{
    for (const int row : m_list->selectedRows()) {
        if (!hasEnded(m_downloads->downloads().value(row).state))
            m_session.cancelOne(row);
    }
}

QString DownloadTab::folder() const
{
    const QString typed = m_folder->path().trimmed();
    return typed.isEmpty() ? defaultDownloadFolder() : typed;
}

void DownloadTab::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder()));
}

QList<QAction *> DownloadTab::sessionActions() const
{
    return m_actions->all();
}

void DownloadTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/files"), m_list->saveState());
}

void DownloadTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    m_list->restoreState(states.value(kindId() + QStringLiteral("/files")));
}

void DownloadTab::languageChanged()
{
    showWhatApplies();
    showState();
}

} // namespace wirebench
