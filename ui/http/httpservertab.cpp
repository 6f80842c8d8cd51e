#include "ui/http/httpservertab.h"

#include "core/workspace/httpserverconfig.h"
#include "core/workspace/ranges.h"
#include "ui/http/httpserveractions.h"
#include "ui/http/servedrequestsmodel.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/listenfields.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/look.h"
#include "ui/widgets/pathfield.h"
#include "ui/widgets/reachable.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsfields.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

#include <cerrno>

namespace wirebench {

HttpServerTab::HttpServerTab(const SessionContext &context, const QString &name,
                             const HttpServerSettings &settings, QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new HttpServerActions(context.look, this)), m_requests(new ServedRequestsModel(this)),
      m_list(new ListTable(context.look, m_requests, tr("Requests"))), m_listTitle(new QLabel)
{
    makeAddressLine();
    makeFields();
    compose(m_session.endpointId(), {makeList(), tr("Requests")},
            {makeColumn({m_fields, m_tls, new QWidget}), tr("What is served")});
    strip().setEmptyText(tr("Each socket call of this server appears here, in order. Press Listen to begin."));
    connectSession();
    setSettings(settings);
    showStatus();
    clearList();
}

HttpServerTab::~HttpServerTab() = default;

void HttpServerTab::makeAddressLine()
{
    m_host = makeListenHost();
    m_port = makeListenPort();
    m_family = makeListenFamily();

    address().addField(tr("Hos&t"), m_host);
    address().addField(tr("&Port"), m_port);
    address().addField(tr("Famil&y"), m_family);
    address().reservePrimaryWords(HttpServerActions::listenWords());
    address().setPrimaryAction(m_actions->listen);

    connect(m_host, &HistoryCombo::textChanged, this, &HttpServerTab::settingEdited);
    connect(m_port, &QLineEdit::textChanged, this, &HttpServerTab::settingEdited);
    connect(m_family, &QComboBox::currentIndexChanged, this, &HttpServerTab::settingEdited);
    connect(m_actions->listen, &QAction::triggered, this, &HttpServerTab::toggle);
    connect(m_actions->copyAddress, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(servedUrl()); });
    connect(m_actions->clearList, &QAction::triggered, this, &HttpServerTab::clearList);
}

void HttpServerTab::makeFields()
{
    m_serve = new QComboBox;
    addChoice(m_serve, tr("the files of a folder"), HttpServe::Folder);
    addChoice(m_serve, tr("an echo of the request"), HttpServe::Echo);
    m_serve->setToolTip(tr("An echo answers with the bytes that it received"));
    m_folder = new PathField(look(), tr("Folder"), PathField::Purpose::Folder);
    m_folder->setPlaceholderText(defaultServedFolder());
    m_folder->lineEdit()->setToolTip(tr("Everything in it can be read by whoever reaches the server, nothing outside it"));
    m_listing = new QCheckBox(tr("list folders"));
    m_listing->setToolTip(tr("A folder without index.html is shown as a list of its files; else it is refused"));
    m_keepAlive = new QSpinBox;
    m_keepAlive->setRange(ranges::timeLimitMs.lowest, ranges::timeLimitMs.highest);
    m_keepAlive->setSuffix(tr(" ms"));
    m_keepAlive->setSpecialValueText(tr("close after each answer"));
    m_keepAlive->setToolTip(tr("How long a connection stays open for another request"));
    m_bytesPerSecond = new QSpinBox;
    m_bytesPerSecond->setRange(ranges::bytesPerSecond.lowest, ranges::bytesPerSecond.highest);
    m_bytesPerSecond->setSuffix(tr(" B/s"));
    m_bytesPerSecond->setSpecialValueText(tr("as fast as can be"));
    m_bytesPerSecond->setToolTip(tr("Sends each answer slowly, to imitate a bad line"));
    m_tls = new TlsFields(look(), TlsFields::End::Server, tr("TLS"));

    m_fields = new SettingsRow(look());
    m_fields->addField(tr("Ser&ve"), m_serve);
    m_fields->addField(tr("Fol&der"), m_folder);
    m_fields->addField({}, m_listing);
    m_fields->addField({}, m_tls->onBox());
    m_fields->addRareField(tr("Keep connections"), m_keepAlive);
    m_fields->addRareField(tr("Speed"), m_bytesPerSecond);

    connect(m_tls, &TlsFields::edited, this, &HttpServerTab::settingEdited);
    connect(m_serve, &QComboBox::currentIndexChanged, this, &HttpServerTab::settingEdited);
    connect(m_folder, &PathField::pathChanged, this, &HttpServerTab::settingEdited);
    connect(m_listing, &QCheckBox::toggled, this, &HttpServerTab::settingEdited);
    for (QSpinBox *box : {m_keepAlive, m_bytesPerSecond})
        connect(box, &QSpinBox::valueChanged, this, &HttpServerTab::settingEdited);
}

QWidget *HttpServerTab::makeList()
{
    m_list->setSamples({QStringLiteral("00:00:00.0"), QStringLiteral("127.0.0.1:65535.0"), QStringLiteral("! 206"),
                        QStringLiteral("1,234.5 KiB"), {}});
    m_list->addRowActions({m_actions->clearList});
    m_listTitle->setFont(look().stateFont());
    auto *list = new QWidget;
    auto *header = new QHBoxLayout;
    header->addWidget(m_listTitle, 1);
    for (QAction *action : {m_actions->copyAddress, m_actions->clearList}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        header->addWidget(button);
    }
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(header);
    layout->addWidget(m_list, 1);
    connect(&look(), &Look::changed, m_listTitle, [this] { m_listTitle->setFont(look().stateFont()); });
    return list;
}

void HttpServerTab::connectSession()
{
    connect(&m_session, &HttpServerSession::statusChanged, this, &HttpServerTab::showStatus);
    connect(&m_session, &HttpServerSession::failed, this, &HttpServerTab::showFailure);
    connect(&m_session, &HttpServerSession::served, this, &HttpServerTab::take);
    connect(&m_session, &HttpServerSession::fileFailed, this,
            [this](const Error &error) { address().showError(error); });
    connect(&m_session, &HttpServerSession::started, this, [this] {
        m_host->remember(m_host->text());
        settle(true);
    });
}

/// The list follows its end unless the user has scrolled away from it.
void HttpServerTab::take(const QList<ServedRequest> &requests, quint64 dropped)
{
    m_dropped += dropped;
    m_answered += quint64(requests.size()) + dropped;
    const QScrollBar *bar = m_list->view()->verticalScrollBar();
    const bool follows = bar->value() == bar->maximum();
    m_requests->append(requests);
    if (follows)
        m_list->view()->scrollToBottom();
    showAnswered();
}

void HttpServerTab::clearList()
{
    m_requests->clear();
    m_answered = 0;
    m_dropped = 0;
    showAnswered();
}

void HttpServerTab::showAnswered()
{
    QString title = tr("Requests (%1)").arg(formatCount(qint64(m_answered)));
    if (m_dropped > 0)
        title += tr(" · ! %1 not listed").arg(formatCount(qint64(m_dropped)));
    m_listTitle->setText(title);
    const QString url = servedUrl();
    const QString command = url.isEmpty() ? QString() : QStringLiteral("curl -i %1").arg(url);
    m_list->setHint(url.isEmpty() ? tr("Each request that is answered becomes a line here. Press Listen first.")
                                  : tr("Nobody has asked yet. Open %1 in a browser, or try in a terminal:\n%2")
                                        .arg(url, command),
                    command);
}

/// Empty while it does not listen.
QString HttpServerTab::servedUrl() const
{
    if (m_session.status().listening.isEmpty())
        return {};
    const SocketAddress target = m_session.status().listening.first();
    const bool isIPv6 = target.family == AddressFamily::IPv6;
    QString host = !target.isAny() ? target.host() : isIPv6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1");
    if (isIPv6)
        host = u'[' + host + u']';
    const bool secure = !m_session.status().certificates.isEmpty();
    return QStringLiteral("%1://%2:%3/").arg(secure ? QStringLiteral("https") : QStringLiteral("http"), host).arg(target.port);
}

QString HttpServerTab::listeningText() const
{
    QStringList listening;
    for (const SocketAddress &taken : m_session.status().listening)
        listening.append(taken.toString());
    return listening.join(QStringLiteral(", ")) + reachableText(m_session.status().listening);
}

HttpServerSettings HttpServerTab::serverSettings() const
{
    HttpServerSettings settings;
    settings.serve = choice<HttpServe>(m_serve);
    settings.folder = m_folder->path();
    settings.host = m_host->text();
    settings.port = m_port->text();
    settings.family = choice<ListenFamily>(m_family);
    settings.listing = m_listing->isChecked();
    settings.keepAliveMs = m_keepAlive->value();
    settings.bytesPerSecond = m_bytesPerSecond->value();
    settings.tls = m_tls->settings();
    return settings;
}

void HttpServerTab::setSettings(const HttpServerSettings &settings)
{
    m_loading = true;
    choose(m_serve, settings.serve);
    m_folder->setPath(settings.folder);
    m_host->setText(settings.host);
    m_port->setText(settings.port);
    choose(m_family, settings.family);
    m_listing->setChecked(settings.listing);
    m_keepAlive->setValue(settings.keepAliveMs);
    m_bytesPerSecond->setValue(settings.bytesPerSecond);
    m_tls->setSettings(settings.tls);
    m_loading = false;
    showWhatApplies();
}

void HttpServerTab::settingEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    Q_EMIT edited();
}

void HttpServerTab::showWhatApplies()
{
    const bool servesFiles = choice<HttpServe>(m_serve) == HttpServe::Folder;
    m_fields->setFieldVisible(m_folder, servesFiles);
    m_fields->setFieldVisible(m_listing, servesFiles);
    QStringList hints;
    if (m_keepAlive->value() != HttpServerSettings().keepAliveMs)
        hints.append(m_keepAlive->value() == 0 ? m_keepAlive->specialValueText()
                                               : tr("keeps connections %1 ms").arg(m_keepAlive->value()));
    if (m_bytesPerSecond->value() > 0)
        hints.append(tr("%1 B/s").arg(formatCount(m_bytesPerSecond->value())));
    m_fields->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void HttpServerTab::start()
{
    if (isRunning())
        return;
    address().clearError();
    restartStrip(); // first: the engine's next call may be recorded at once
    beginSettling();
    m_failed = false;
    if (const Result<void> started = m_session.start(serverSettings()); !started)
        showFailure(started.error());
}

void HttpServerTab::stop()
{
    m_session.stop();
}

QList<QAction *> HttpServerTab::sessionActions() const
{
    return m_actions->all();
}

SessionPage::Waiting HttpServerTab::waiting() const
{
    return {m_session.status().waitingIn, m_session.status().waitingSinceNs};
}

void HttpServerTab::showStatus()
{
    const TcpServerStatus &status = m_session.status();
    switch (status.state) {
    case ServerState::Stopped:
        address().setState(m_failed ? StateKind::Trouble : StateKind::Idle, m_failed ? tr("failed") : tr("stopped"));
        break;
    case ServerState::Starting:
        address().setState(StateKind::Busy, tr("starting"));
        break;
    case ServerState::Listening:
        address().setState(StateKind::Well,
                           isReachable(status.listening) ? tr("listening, open to others") : tr("listening"),
                           listeningText());
        break;
    }
    const bool running = isRunning();
    address().setFieldsLocked(running);
    m_fields->setEnabled(!running);
    m_tls->setLocked(running);
    m_tls->showOwn(status.certificates);
    m_actions->setRunning(running);
    showAnswered();
    updateStrip();
    tellRunning(running);
    if (!running)
        settle(false); // stopped while it was starting
}

void HttpServerTab::showFailure(const Error &error)
{
    // The word of the failure comes before the state: a locked field could not be given the focus.
    if (m_session.status().state != ServerState::Listening) {
        m_failed = true;
        address().setFieldsLocked(false);
        m_fields->setEnabled(true);
        address().setState(StateKind::Trouble, tr("failed"));
    }
    address().showError(error, fieldOf(error));
    settle(false);
}

QWidget *HttpServerTab::fieldOf(const Error &error) const
{
    if (QWidget *field = m_tls->fieldOf(error))
        return field;
    switch (error.code) {
    case ErrorCode::InvalidHost:
    case ErrorCode::HostNotFound:
        return m_host;
    case ErrorCode::InvalidPort:
    case ErrorCode::UnknownService:
        return m_port;
    case ErrorCode::NotAFolder:
        return m_folder->lineEdit();
    default:
        break;
    }
    switch (error.systemError) {
    case EADDRNOTAVAIL:
        return m_host;
    case EADDRINUSE:
    case EACCES:
        return m_port;
    default:
        return nullptr;
    }
}

void HttpServerTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/requests"), m_list->saveState());
    states.insert(kindId() + QStringLiteral("/hosts"), m_host->history().join(u'\n').toUtf8());
}

void HttpServerTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    m_list->restoreState(states.value(kindId() + QStringLiteral("/requests")));
    const QString hosts = QString::fromUtf8(states.value(kindId() + QStringLiteral("/hosts")));
    if (!hosts.isEmpty())
        m_host->setHistory(hosts.split(u'\n'));
}

void HttpServerTab::languageChanged()
{
    showAnswered();
    showWhatApplies();
    showStatus();
}

} // namespace wirebench
