#include "ui/http/requestform.h"

#include "core/http/httpwriter.h"
#include "ui/http/bodyfields.h"
#include "ui/http/cookiesmodel.h"
#include "ui/http/cookiespanel.h"
#include "ui/http/lineseditor.h"
#include "ui/http/loginfields.h"
#include "ui/http/requestoptions.h"
#include "ui/http/requestpreview.h"
#include "ui/http/sentrequestsmodel.h"
#include "ui/http/sentrequestspanel.h"
#include "ui/widgets/columnscroller.h"
#include "ui/widgets/historyfield.h"
#include "ui/widgets/panelpages.h"

#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr int previewMs = 150; // after the last letter

const QString headersPage = QStringLiteral("headers");
const QString bodyPage = QStringLiteral("body");
const QString loginPage = QStringLiteral("login");
const QString optionsPage = QStringLiteral("options");
const QString cookiesPage = QStringLiteral("cookies");
const QString previewPageId = QStringLiteral("preview");
const QString historyPage = QStringLiteral("history");

std::optional<LinesEditor::Mistake> fieldMistake(const QString &text)
{
    const Result<HttpFields> fields = parseFieldLines(text);
    if (fields)
        return {};
    return lineMistake(text, fields.error());
}

/// What is set apart from the usual shows in the title of its page.
QString title(const QString &word, bool used)
{
    return used ? word + QStringLiteral(" •") : word;
}

} // namespace

RequestForm::RequestForm(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_pages(new PanelPages(look)),
      m_fields(new LinesEditor(look, tr("Headers of the request"))), m_body(new BodyFields(look)),
      m_login(new LoginFields(look)), m_options(new RequestOptions(look)), m_cookies(new CookiesPanel(look)),
      m_preview(new RequestPreview(look)), m_history(new SentRequestsPanel(look))
{
    makePages();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    m_previewTimer.setSingleShot(true);
    m_previewTimer.setInterval(previewMs);
    connect(&m_previewTimer, &QTimer::timeout, this, &RequestForm::showPreview);
    connect(m_fields, &LinesEditor::edited, this, &RequestForm::fieldEdited);
    connect(m_body, &BodyFields::edited, this, &RequestForm::fieldEdited);
    connect(m_login, &LoginFields::edited, this, &RequestForm::fieldEdited);
    connect(m_options, &RequestOptions::edited, this, &RequestForm::fieldEdited);
    connect(m_history, &SentRequestsPanel::edited, this, &RequestForm::edited);
    connect(m_cookies->model(), &QAbstractItemModel::modelReset, this, &RequestForm::showTitles);
    connect(m_cookies, &CookiesPanel::edited, this, &RequestForm::showTitles);
    connect(m_pages, &PanelPages::currentChanged, this, &RequestForm::showPreview);
    connect(&m_look, &Look::changed, this, &RequestForm::applyLook);
    applyLook();
}

void RequestForm::makePages()
{
    m_pages->setBarName(tr("Parts of the request"));
    m_fields->setPlaceholderText(tr("Name: value, one a line, such as\nAccept: application/json"));
    m_fields->setRules(fieldMistake);
    const auto add = [this](const QString &id, const QString &word, QWidget *page) {
        m_pages->addPage(id, word, new QWidget, page);
    };
    add(headersPage, tr("Headers"), m_fields);
    add(bodyPage, tr("Body"), m_body);
    add(loginPage, tr("Login"), new ColumnScroller(m_login));
    add(optionsPage, tr("Options"), new ColumnScroller(m_options));
    add(cookiesPage, tr("Cookies"), m_cookies);
    add(previewPageId, tr("Preview"), m_preview);
    add(historyPage, tr("History"), m_history);
}

/// A gap below the tabs.
void RequestForm::applyLook()
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_fields, m_body, m_login, m_options, m_cookies,
                                                          m_preview, m_history})
        page->setContentsMargins(0, m_look.gap(), 0, 0);
}

TlsFields *RequestForm::tls() const
{
    return m_options->tls();
}

void RequestForm::readInto(HttpRequestSettings &settings) const
{
    settings.fields = m_fields->text();
    m_body->readInto(settings);
    m_login->readInto(settings);
    m_options->readInto(settings);
    settings.history = m_history->model()->commands();
}

void RequestForm::setSettings(const HttpRequestSettings &settings)
{
    m_loading = true;
    m_fields->setText(settings.fields);
    m_body->setSettings(settings);
    m_login->setSettings(settings);
    m_options->setSettings(settings);
    if (settings.history != m_history->model()->commands())
        m_history->model()->setCommands(settings.history);
    m_loading = false;
    showTitles();
}

void RequestForm::fieldEdited()
{
    if (m_loading)
        return;
    showTitles();
    Q_EMIT edited();
}

void RequestForm::showTitles()
{
    m_pages->setTitle(headersPage, title(tr("Headers"), !m_fields->text().isEmpty()));
    m_pages->setTitle(bodyPage, title(tr("Body"), m_body->kind() != HttpBodyKind::None));
    m_pages->setTitle(loginPage, title(tr("Login"), m_login->kind() != HttpAuthKind::None));
    m_pages->setTitle(cookiesPage, title(tr("Cookies"), m_cookies->model()->rowCount() > 0));
}

bool RequestForm::judge()
{
    if (!m_fields->judge()) {
        m_pages->showPage(headersPage);
        m_fields->setFocus();
        return false;
    }
    if (!m_body->judge()) {
        m_pages->showPage(bodyPage);
        return false;
    }
    return true;
}

QWidget *RequestForm::showFieldOf(const Error &error)
{
    if (error.code == ErrorCode::InvalidHttpField) {
        m_pages->showPage(headersPage);
        return m_fields->field();
    }
    if (QWidget *field = m_body->fieldOf(error)) {
        m_pages->showPage(bodyPage);
        return field;
    }
    if (QWidget *field = m_options->fieldOf(error)) {
        m_pages->showPage(optionsPage);
        return field;
    }
    return nullptr;
}

void RequestForm::preview(const HttpRequestSettings &settings, const QList<QNetworkCookie> &cookies)
{
    m_previewed = settings;
    m_previewedCookies = cookies;
    if (m_pages->current() == previewPageId)
        m_previewTimer.start();
}

void RequestForm::showPreview()
{
    if (m_pages->current() == previewPageId)
        m_preview->preview(m_previewed, m_previewedCookies);
}

} // namespace wirebench
