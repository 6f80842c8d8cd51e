#include "ui/http/responseview.h"

#include "ui/http/anatomyview.h"
#include "ui/http/bodyview.h"
#include "ui/http/fieldsmodel.h"
#include "ui/http/httprequestactions.h"
#include "ui/http/httpwords.h"
#include "ui/http/waterfallview.h"
#include "ui/widgets/listtable.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/panelpages.h"
#include "ui/widgets/tlsdetails.h"
#include "ui/widgets/tlstext.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

const QString certificatePage = QStringLiteral("certificate");

} // namespace

ResponseView::ResponseView(Look &look, const HttpRequestActions &actions, QWidget *parent)
    : QWidget(parent), m_look(look), m_steps(new QComboBox), m_pages(new PanelPages(look)),
      m_body(new BodyView(look, actions.saveBody)), m_fields(new FieldsModel(this)),
      m_headers(new ListTable(look, m_fields, tr("Headers of the answer"))), m_anatomy(new AnatomyView(look)),
      m_timing(new WaterfallView(look)), m_sent(new AnatomyView(look)), m_certificate(new QPlainTextEdit),
      m_certificateButton(new QPushButton(tr("Certificate…"))), m_notice(new Notice(look))
{
    makePages();
    m_steps->setAccessibleName(tr("Step of the exchange"));
    m_steps->setToolTip(
        tr("Redirections and logins take several requests: this chooses the one that is shown"));
    m_steps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_steps->setMinimumContentsLength(16);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_steps);
    column->addWidget(m_pages, 1);
    column->addWidget(m_notice);
    connect(m_steps, &QComboBox::currentIndexChanged, this, &ResponseView::showStep);
    connect(m_certificateButton, &QPushButton::clicked, this, &ResponseView::showCertificate);
    connect(&m_look, &Look::changed, this, &ResponseView::applyLook);
    applyLook();
    setHops({}, {});
}

ResponseView::~ResponseView() = default;

void ResponseView::makePages()
{
    m_pages->setBarName(tr("Views of the answer"));
    m_anatomy->edit()->setAccessibleName(tr("Anatomy of the answer"));
    m_sent->edit()->setAccessibleName(tr("Bytes that were sent"));
    m_headers->setSamples({QStringLiteral("Access-Control-Allow-Origin"), {}});
    m_headers->setHint(tr("The headers of the answer appear here."));
    const auto add = [this](const QString &id, const QString &title, QWidget *page) {
        m_pages->addPage(id, title, new QWidget, page);
    };
    add(QStringLiteral("body"), tr("Body"), m_body);
    add(QStringLiteral("headers"), tr("Headers"), m_headers);
    add(QStringLiteral("anatomy"), tr("Anatomy"), m_anatomy);
    add(QStringLiteral("timing"), tr("Timing"), m_timing);
    add(QStringLiteral("sent"), tr("Sent"), m_sent);
    add(certificatePage, tr("Certificate"), makeCertificatePage());
}

QWidget *ResponseView::makeCertificatePage()
{
    m_certificate->setReadOnly(true);
    m_certificate->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_certificate->setFrameShape(QFrame::NoFrame);
    m_certificate->setTabChangesFocus(true);
    m_certificate->setAccessibleName(tr("TLS and certificates"));
    m_certificateButton->setToolTip(tr("The same in a window of its own, where it can be saved"));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_certificate, 1);
    column->addWidget(m_certificateButton, 0, Qt::AlignLeft);
    return page;
}

void ResponseView::setHops(const QList<HttpHop> &hops, const TlsOutcomePtr &tls)
{
    m_hops = hops;
    m_tls = tls;
    const QSignalBlocker quiet(m_steps);
    m_steps->clear();
    for (qsizetype i = 0; i < hops.size(); ++i)
        m_steps->addItem(tr("%1 of %2: %3").arg(i + 1).arg(hops.size()).arg(stepText(hops[i])));
    m_steps->setCurrentIndex(int(hops.size()) - 1);
    m_steps->setVisible(hops.size() > 1);
    m_notice->clear();
    m_timing->setHops(hops);
    m_certificate->setPlainText(tls ? outcomeText(*tls) : QString());
    m_certificate->setPlaceholderText(hops.isEmpty() ? tr("What a server proves by certificate appears here.")
                                                     : tr("No TLS: everything went in clear."));
    m_certificateButton->setEnabled(tls != nullptr);
    showStep(int(hops.size()) - 1);
}

void ResponseView::showStep(int index)
{
    m_hop = index < 0 ? nullptr : std::make_shared<const HttpHop>(m_hops[index]);
    showHop();
    Q_EMIT hopChanged();
}

void ResponseView::showHop()
{
    m_body->setCommand(m_hop ? QString() : QStringLiteral("python3 -m http.server 8080"));
    m_body->setHop(m_hop, emptyBodyWords());
    m_fields->setFields(m_hop ? m_hop->response.fields : HttpFields(), m_hop ? m_hop->trailer : HttpFields());
    showWire();
}

/// The bytes of both directions.
void ResponseView::showWire()
{
    const bool came = m_hop && !m_hop->raw.isEmpty();
    const bool went = m_hop && !m_hop->sent.isEmpty();
    if (came)
        m_anatomy->setMessage(m_hop->raw, m_hop->rawSize, m_hop->parts);
    else
        m_anatomy->setEmpty(m_hop ? tr("No byte of an answer came.")
                                  : tr("Each byte of the answer appears here, by its meaning."));
    m_anatomy->setRemark(came && !m_hop->complete ? tr("! partial: the message did not come to its end.")
                                                  : QString());
    if (went)
        m_sent->setMessage(m_hop->sent, m_hop->sentSize, requestParts(m_hop->sent));
    else
        m_sent->setEmpty(m_hop
                             ? tr("Nothing was sent: there was no connection.")
                             : tr("The exact bytes that went out appear here, also when the request fails."));
}

QString ResponseView::emptyBodyWords() const
{
    if (!m_hop)
        return tr(
            "The answer appears here: type an address above and press Send. No server yet? Open a session "
            "“HTTP server”, or run this in a terminal:");
    if (!m_hop->answered)
        return m_hop->sent.isEmpty() ? tr("Nothing could be sent.")
                                     : tr("No answer came. “Sent” has the bytes that went out.");
    return m_hop->complete ? tr("The answer has no body.") : tr("! partial: no byte of the body came.");
}

void ResponseView::showCertificate()
{
    if (!m_tls)
        return;
    if (!m_details)
        m_details = new TlsDetails(m_look, this);
    m_details->show(*m_tls);
}

QString ResponseView::certificateText() const
{
    return m_certificate->toPlainText();
}

void ResponseView::applyLook()
{
    m_certificate->setFont(m_look.dataFont());
    layout()->setSpacing(m_look.gap());
    for (QWidget *page : std::initializer_list<QWidget *>{m_body, m_headers, m_anatomy, m_timing, m_sent,
                                                          m_certificate->parentWidget()})
        page->setContentsMargins(0, m_look.gap(), 0, 0);
}

} // namespace wirebench
