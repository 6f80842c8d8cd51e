#include "ui/http/httprequesttab.h"

#include "core/http/curlcommand.h"
#include "core/tls/tlsoutcome.h"
#include "core/workspace/httprequestconfig.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/http/httpfilejobs.h"
#include "ui/http/httprequestactions.h"
#include "ui/http/httpwords.h"
#include "ui/http/requestcommand.h"
#include "ui/http/requestform.h"
#include "ui/http/responseview.h"
#include "ui/http/sentrequestsmodel.h"
#include "ui/http/sentrequestspanel.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/callstrip.h"
#include "ui/widgets/historycombo.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/tlsfields.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>

namespace wirebench {

namespace {

constexpr int workPercent = 62; // what is read is the answer; the calls below are its proof

} // namespace

HttpRequestTab::HttpRequestTab(const SessionContext &context, const QString &name,
                               const HttpRequestSettings &settings, QWidget *parent)
    : SessionPage(context, kindId(), name, parent), m_session(context.log, context.thread, name),
      m_actions(new HttpRequestActions(context.look, this)), m_files(new HttpFileJobs(this)),
      m_form(new RequestForm(context.look)), m_response(new ResponseView(context.look, *m_actions)),
      m_method(new QComboBox), m_url(new HistoryCombo)
{
    makeAddressLine();
    compose(m_session.endpointId(), {m_form, tr("Request")}, {makeColumn({m_response}), tr("Answer")},
            workPercent);
    strip().setEmptyText(tr("Each socket call of this client appears here, in order. Press Send to begin."));
    connectActions();
    connectSession();
    connectFiles();
    setSettings(settings);
    showState();
}

HttpRequestTab::~HttpRequestTab() = default;

void HttpRequestTab::makeAddressLine()
{
    m_method->setEditable(true);
    m_method->setInsertPolicy(QComboBox::NoInsert);
    for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
        m_method->addItem(QString::fromLatin1(method));
    m_method->setToolTip(tr("What the server is asked to do; any other word may be typed"));
    m_url->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_url->setMinimumContentsLength(24);
    m_url->setToolTip(tr("http:// or https://, a host, and a path. A curl command may be pasted here, too."));
    m_url->setHistory({QStringLiteral("http://localhost:8080/")});
    address().addField(tr("&Method"), m_method);
    address().addField(tr("&URL"), m_url);
    address().setAddressField(m_url);
    address().reservePrimaryWords(HttpRequestActions::primaryWords());
    address().setPrimaryAction(m_actions->sendOrCancel);
    connect(m_method, &QComboBox::currentTextChanged, this, &HttpRequestTab::settingEdited);
    connect(m_url, &HistoryCombo::textChanged, this, &HttpRequestTab::addressEdited);
    connect(m_form, &RequestForm::edited, this, &HttpRequestTab::settingEdited);
}

void HttpRequestTab::connectActions()
{
    connect(m_actions->sendOrCancel, &QAction::triggered, this, &HttpRequestTab::toggle);
    connect(m_actions->closeConnection, &QAction::triggered, &m_session,
            &HttpRequestSession::closeConnection);
    connect(m_actions->copyCurl, &QAction::triggered, this, [this] { copy(toCurl); });
    connect(m_actions->copyPython, &QAction::triggered, this, [this] { copy(toPython); });
    connect(m_actions->pasteCurl, &QAction::triggered, this,
            [this] { fillFromCurl(QGuiApplication::clipboard()->text()); });
    connect(m_actions->saveBody, &QAction::triggered, this, &HttpRequestTab::saveBody);
    connect(m_actions->exportHar, &QAction::triggered, this, &HttpRequestTab::exportHar);
    connect(m_actions->importHar, &QAction::triggered, this, &HttpRequestTab::importHar);
    connect(m_actions->trust, &QAction::triggered, this, &HttpRequestTab::acceptCertificate);
    connect(m_actions->undo, &QAction::triggered, this, &HttpRequestTab::undoFill);
    connect(m_form->history(), &SentRequestsPanel::chosen, this, &HttpRequestTab::fillFromCurl);
}

void HttpRequestTab::connectSession()
{
    connect(&m_session, &HttpRequestSession::progressed, this, &HttpRequestTab::showRunning);
    connect(&m_session, &HttpRequestSession::finished, this, &HttpRequestTab::showResult);
    connect(&m_session, &HttpRequestSession::statusChanged, this, [this] {
        m_actions->setRunning(isRunning(), m_session.isConnected());
        updateStrip();
    });
    connect(&m_session, &HttpRequestSession::cookiesChanged, this, [this] {
        m_form->cookies()->model()->setCookies(m_session.cookies());
        m_form->preview(requestSettings(), m_session.cookies());
    });
    connect(m_form->cookies(), &CookiesPanel::edited, this, [this](const QList<QNetworkCookie> &cookies) {
        m_session.setCookies(cookies);
        m_form->preview(requestSettings(), cookies);
    });
}

void HttpRequestTab::connectFiles()
{
    connect(m_response, &ResponseView::hopChanged, this, [this] {
        const std::shared_ptr<const HttpHop> &hop = m_response->hop();
        m_actions->setAnswer(hop != nullptr, hop && hop->body);
    });
    connect(m_files, &HttpFileJobs::saved, this, [this](const QString &path, qint64 bytes) {
        m_response->notice()->showText(Notice::Kind::Info,
                                       tr("Saved %1 in %2.").arg(formatBytes(bytes), path));
    });
    connect(m_files, &HttpFileJobs::failed, this,
            [this](const Error &error) { tellError(m_response->notice(), error); });
    connect(m_files, &HttpFileJobs::imported, this, &HttpRequestTab::takeArchive);
}

// --- settings ---------------------------------------------------------------------------------------------

HttpRequestSettings HttpRequestTab::requestSettings() const
{
    HttpRequestSettings settings;
    m_form->readInto(settings);
    settings.method = m_method->currentText();
    settings.url = m_url->text();
    return settings;
}

void HttpRequestTab::setSettings(const HttpRequestSettings &settings)
{
    m_loading = true;
    m_method->setEditText(settings.method);
    m_url->setText(settings.url);
    m_form->setSettings(settings);
    m_lastUrl = settings.url;
    m_loading = false;
    settingEdited();
}

void HttpRequestTab::settingEdited()
{
    if (m_loading)
        return;
    const HttpRequestSettings settings = requestSettings();
    m_form->cookies()->setHost(QUrl(settings.url).host());
    m_form->preview(settings, m_session.cookies());
    Q_EMIT edited();
}

/// A command that comes as a whole was pasted; one that is typed letter by letter is read when it is sent.
void HttpRequestTab::addressEdited(const QString &text)
{
    const QString before = std::exchange(m_lastUrl, text);
    const bool typed = text.startsWith(before) && text.size() <= before.size() + 1;
    if (m_loading || typed || !isCurlCommand(text)) {
        settingEdited();
        return;
    }
    m_loading = true;
    m_url->setText(before); // what undo brings back
    m_loading = false;
    m_lastUrl = before;
    // The field is in the middle of its own change: it is filled when that is over.
    QMetaObject::invokeMethod(
        this, [this, text] { fillFromCurl(text); }, Qt::QueuedConnection);
}

bool HttpRequestTab::fillFromCurl(const QString &command)
{
    const Result<CurlRequest> request = parseCurl(command);
    if (!request) {
        address().showError(request.error());
        return false;
    }
    const Result<HttpRequestSettings> settings = fromCurl(*request, requestSettings());
    if (!settings) {
        address().showError(settings.error());
        return false;
    }
    const QString remark = request->ignored.isEmpty()
                               ? QString()
                               : tr("Left out: %1.").arg(request->ignored.join(QStringLiteral(", ")));
    fillIn(*settings, tr("The fields were filled in from a curl command."), remark);
    return true;
}

void HttpRequestTab::fillIn(const HttpRequestSettings &settings, const QString &words, const QString &remark)
{
    const HttpRequestSettings now = requestSettings();
    address().clearError();
    if (settings == now)
        return;
    m_before = now;
    setSettings(settings);
    if (words.isEmpty())
        return;
    address().notice()->showText(Notice::Kind::Info, words, remark);
    address().notice()->offer(m_actions->undo);
}

void HttpRequestTab::undoFill()
{
    HttpRequestSettings before = m_before;
    before.history = requestSettings().history;
    address().clearError();
    setSettings(before);
}

// --- sending ----------------------------------------------------------------------------------------------

void HttpRequestTab::start()
{
    if (isRunning() || (isCurlCommand(m_url->text()) && !fillFromCurl(m_url->text())))
        return;
    address().clearError();
    beginSettling();
    if (!m_form->judge()) {
        settle(false);
        return;
    }
    m_sent = requestSettings();
    restartStrip(); // first, for the engine's next call may be recorded at once
    if (const Result<void> started = m_session.start(m_sent, m_form->tls()->exception()); !started) {
        refuse(started.error());
        return;
    }
    m_url->remember(m_sent.url);
    showState();
    updateStrip();
}

void HttpRequestTab::stop()
{
    m_session.cancel();
}

SessionPage::Waiting HttpRequestTab::waiting() const
{
    return {m_session.status().waitingIn, m_session.status().waitingSinceNs};
}

void HttpRequestTab::tick()
{
    if (isRunning())
        showRunning();
}

void HttpRequestTab::showState()
{
    const bool running = isRunning();
    m_actions->setRunning(running, m_session.isConnected());
    if (running)
        showRunning();
    else if (m_response->hops().isEmpty())
        address().setState(StateKind::Idle, tr("not sent"));
    tellRunning(running);
}

void HttpRequestTab::showRunning()
{
    if (!isRunning())
        return;
    const HttpProgress &progress = m_session.progress();
    const QString word = progress.phase == HttpPhase::Idle ? tr("starting") : phaseText(progress.phase);
    address().setState(StateKind::Busy, word, progressDetails(progress, m_session.elapsedMs()));
}

void HttpRequestTab::showResult(const HttpResultPtr &result)
{
    m_form->tls()->showOutcome(result->tls);
    m_response->setHops(result->hops, result->tls);
    if (!result->hops.isEmpty())
        showZoneOf(m_response);
    remember(result);
    showState();
    showOutcome(result->hops, result->error);
    updateStrip();
    settle(result->error.code == ErrorCode::None);
}

void HttpRequestTab::remember(const HttpResultPtr &result)
{
    SentRequest sent = sentRequest(m_sent);
    sent.when = QDateTime::currentDateTime();
    sent.outcome = tr("not sent");
    if (!result->hops.isEmpty()) {
        sent.outcome = outcomeWord(result->hops.last());
        sent.durationNs = 0;
        for (const HttpHop &hop : result->hops)
            sent.durationNs += hop.timings.total();
    }
    m_form->history()->model()->add(sent);
    Q_EMIT edited();
}

void HttpRequestTab::showOutcome(const QList<HttpHop> &hops, const Error &error)
{
    m_cancelled = error.code == ErrorCode::Cancelled;
    showOutcomeState(hops, m_cancelled);
    if (error.code != ErrorCode::None)
        refuse(error);
}

void HttpRequestTab::showOutcomeState(const QList<HttpHop> &hops, bool cancelled)
{
    if (hops.isEmpty() || !hops.last().answered) {
        address().setState(cancelled ? StateKind::Idle : StateKind::Trouble,
                           cancelled ? tr("cancelled") : tr("failed"));
    } else {
        address().setState(outcomeKind(hops.last()), outcomeWord(hops.last()), outcomeDetails(hops));
    }
}

void HttpRequestTab::languageChanged()
{
    showState();
    if (!isRunning() && !m_response->hops().isEmpty())
        showOutcomeState(m_response->hops(), m_cancelled);
}

/// Says what went wrong below the address line, at the field that it is about.
void HttpRequestTab::refuse(const Error &error)
{
    address().showError(error, fieldOf(error));
    m_refused = certificateOf(error);
    if (!m_refused.isEmpty())
        address().notice()->offer(m_actions->trust);
    settle(false);
}

QWidget *HttpRequestTab::fieldOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::InvalidHttpMethod:
        return m_method;
    case ErrorCode::InvalidUrl:
    case ErrorCode::HostNotFound:
        return m_url;
    default:
        return m_form->showFieldOf(error);
    }
}

void HttpRequestTab::acceptCertificate()
{
    m_form->tls()->setException(m_refused);
    start();
}

// --- clipboard and files ----------------------------------------------------------------------------------

/// To the clipboard, in the form that @p write gives it.
void HttpRequestTab::copy(QString (*write)(const CurlRequest &))
{
    if (const Result<CurlRequest> request = toCurlRequest(requestSettings()))
        QGuiApplication::clipboard()->setText(write(*request));
    else
        refuse(request.error());
}

void HttpRequestTab::saveBody()
{
    const std::shared_ptr<const HttpHop> hop = m_response->hop();
    if (!hop || !hop->body)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Save body"), suggestedFileName(*hop));
    if (!path.isEmpty())
        m_files->saveBody(hop->body, path);
}

void HttpRequestTab::exportHar()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export HAR"), QStringLiteral("exchange.har"),
                                                      tr("HTTP Archive (*.har)"));
    if (!path.isEmpty())
        m_files->exportHar(m_response->hops(), path);
}

void HttpRequestTab::importHar()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Import HAR"), QString(),
                                                      tr("HTTP Archive (*.har);;All files (*)"));
    if (!path.isEmpty())
        m_files->importHar(path);
}

void HttpRequestTab::takeArchive(const QString &path, const QList<HttpHop> &hops)
{
    m_response->setHops(hops, {});
    for (const HttpHop &hop : hops.mid(qMax<qsizetype>(0, hops.size() - SentRequestsModel::limit)))
        m_form->history()->model()->add(sentRequest(hop));
    m_response->notice()->showText(Notice::Kind::Info,
                                   tr("%n step(s) of %1.", nullptr, int(hops.size())).arg(path));
    if (!hops.isEmpty())
        address().setState(outcomeKind(hops.last()), outcomeWord(hops.last()), tr("from an archive"));
    Q_EMIT edited();
}

QList<QAction *> HttpRequestTab::sessionActions() const
{
    return m_actions->all();
}

void HttpRequestTab::saveStates(QMap<QString, QByteArray> &states) const
{
    SessionPage::saveStates(states);
    states.insert(kindId() + QStringLiteral("/urls"), m_url->history().join(u'\n').toUtf8());
    states.insert(kindId() + QStringLiteral("/form"), m_form->pages()->current().toUtf8());
    states.insert(kindId() + QStringLiteral("/answer"), m_response->pages()->current().toUtf8());
}

void HttpRequestTab::restoreStates(const QMap<QString, QByteArray> &states)
{
    SessionPage::restoreStates(states);
    const QString urls = QString::fromUtf8(states.value(kindId() + QStringLiteral("/urls")));
    if (!urls.isEmpty())
        m_url->setHistory(urls.split(u'\n'));
    m_form->pages()->showPage(QString::fromUtf8(states.value(kindId() + QStringLiteral("/form"))));
    m_response->pages()->showPage(QString::fromUtf8(states.value(kindId() + QStringLiteral("/answer"))));
}

} // namespace wirebench
