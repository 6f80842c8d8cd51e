#include "ui/widgets/tlsfields.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/pathfield.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsdetails.h"
#include "ui/widgets/tlstext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

QComboBox *versionBox()
{
    auto *box = new QComboBox;
    addChoice(box, QStringLiteral("1.0"), TlsVersion::Tls10);
    addChoice(box, QStringLiteral("1.1"), TlsVersion::Tls11);
    addChoice(box, QStringLiteral("1.2"), TlsVersion::Tls12);
    addChoice(box, QStringLiteral("1.3"), TlsVersion::Tls13);
    return box;
}

} // namespace

TlsFields::TlsFields(Look &look, End end, const QString &word, QWidget *parent)
    : QWidget(parent), m_look(look), m_end(end), m_on(new QCheckBox(word)), m_row(new SettingsRow(look, this)),
      m_detailsButton(new QPushButton(tr("Certificate…")))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    m_detailsButton->setToolTip(tr("What was agreed on, and the certificates in words"));
    connect(m_detailsButton, &QPushButton::clicked, this, &TlsFields::showDetails);
    connect(m_on, &QCheckBox::toggled, this, &TlsFields::fieldEdited);
    if (m_end == End::Client)
        makeClient();
    else
        makeServer();
    makeCommon();
    setSettings({});
}

void TlsFields::makeClient()
{
    m_on->setToolTip(tr("Encrypt the connection, and have the server prove by certificate who it is"));
    m_verify = new QCheckBox(tr("verify the certificate"));
    m_verify->setToolTip(tr("Without it the connection is encrypted, but nobody knows with whom"));
    m_row->addField({}, m_verify);
    connect(m_verify, &QCheckBox::toggled, this, &TlsFields::fieldEdited);
    m_authorities = addPath(tr("Trust"), tr("Authorities"), false);
    m_authorities->setPlaceholderText(tr("the system's authorities"));
    m_authorities->setToolTip(tr("PEM file with the certificates of the authorities to trust instead"));
    m_exceptionButton = new QPushButton;
    m_exceptionButton->setToolTip(tr("This certificate is taken in this session although it breaks a rule. "
                                     "Press to judge it again by the rules."));
    connect(m_exceptionButton, &QPushButton::clicked, this, [this] { setException({}); });
    m_row->addField({}, m_exceptionButton);
    m_row->addField({}, m_detailsButton);
    m_serverName = addText(tr("Server name"));
    m_serverName->setPlaceholderText(tr("the host"));
    m_serverName->setToolTip(tr("The name to ask for (SNI) and to find in the certificate"));
    m_certificate = addPath(tr("Own certificate"), tr("Own certificate"), true);
    m_certificate->setPlaceholderText(tr("none"));
    m_key = addPath(tr("Key"), tr("Private key"), true);
}

void TlsFields::makeServer()
{
    m_on->setToolTip(tr("Encrypt each connection, and prove by certificate who this server is"));
    m_certificate = addPath(tr("Certificate"), tr("Certificate"), false);
    m_certificate->setPlaceholderText(tr("self-signed"));
    m_certificate->setToolTip(tr("PEM file; empty: one is made with the names and addresses of this machine"));
    m_key = addPath(tr("Key"), tr("Private key"), false);
    m_row->addField({}, m_detailsButton);
    m_wantsClient = new QCheckBox(tr("clients need a certificate"));
    m_row->addRareField({}, m_wantsClient);
    connect(m_wantsClient, &QCheckBox::toggled, this, &TlsFields::fieldEdited);
    m_authorities = addPath(tr("issued by"), tr("Authorities of the clients"), true);
    m_authorities->setPlaceholderText(tr("the system's authorities"));
}

void TlsFields::makeCommon()
{
    m_key->setPlaceholderText(tr("in the same file"));
    addVersions();
    m_alpn = addText(tr("ALPN"));
    m_alpn->setPlaceholderText(QStringLiteral("h2, http/1.1"));
    m_alpn->setToolTip(tr("Application protocols to agree on, the wanted first"));
    m_keyLog = new PathField(m_look, tr("Key log"), PathField::Purpose::Append);
    m_keyLog->setPlaceholderText(tr("not written"));
    m_keyLog->setToolTip(tr("The secrets of each connection are appended to this file: Wireshark can read the "
                            "traffic with it, and so can everybody who has it"));
    m_row->addRareField(tr("Key log"), m_keyLog);
    connect(m_keyLog, &PathField::pathChanged, this, &TlsFields::fieldEdited);
}

void TlsFields::addVersions()
{
    m_least = versionBox();
    m_most = versionBox();
    m_least->setToolTip(tr("The oldest version that is accepted"));
    m_most->setToolTip(tr("The newest version that is offered"));
    m_row->addRareField(tr("Versions from"), m_least);
    m_row->addRareField(tr("to"), m_most);
    for (QComboBox *box : {m_least, m_most})
        connect(box, &QComboBox::currentIndexChanged, this, &TlsFields::fieldEdited);
}

PathField *TlsFields::addPath(const QString &label, const QString &title, bool rare)
{
    auto *field = new PathField(m_look, title);
    if (rare)
        m_row->addRareField(label, field);
    else
        m_row->addField(label, field);
    connect(field, &PathField::pathChanged, this, &TlsFields::fieldEdited);
    return field;
}

QLineEdit *TlsFields::addText(const QString &label)
{
    auto *field = new QLineEdit;
    m_row->addRareField(label, field);
    connect(field, &QLineEdit::textChanged, this, &TlsFields::fieldEdited);
    return field;
}

TlsSettings TlsFields::settings() const
{
    TlsSettings settings = m_kept;
    settings.on = m_on->isChecked();
    settings.least = choice<TlsVersion>(m_least);
    settings.most = choice<TlsVersion>(m_most);
    settings.alpn = m_alpn->text();
    settings.certificateFile = m_certificate->path();
    settings.keyFile = m_key->path();
    settings.authorityFile = m_authorities->path();
    settings.keyLogFile = m_keyLog->path();
    if (m_serverName)
        settings.serverName = m_serverName->text();
    if (m_verify)
        settings.verify = m_verify->isChecked();
    if (m_wantsClient)
        settings.wantsClientCertificate = m_wantsClient->isChecked();
    return settings;
}

void TlsFields::setSettings(const TlsSettings &settings)
{
    m_kept = settings;
    m_loading = true;
    m_on->setChecked(settings.on);
    choose(m_least, settings.least);
    choose(m_most, settings.most);
    m_alpn->setText(settings.alpn);
    m_certificate->setPath(settings.certificateFile);
    m_key->setPath(settings.keyFile);
    m_authorities->setPath(settings.authorityFile);
    m_keyLog->setPath(settings.keyLogFile);
    if (m_serverName)
        m_serverName->setText(settings.serverName);
    if (m_verify)
        m_verify->setChecked(settings.verify);
    if (m_wantsClient)
        m_wantsClient->setChecked(settings.wantsClientCertificate);
    m_loading = false;
    showWhatApplies();
}

void TlsFields::setLocked(bool locked)
{
    m_locked = locked;
    showWhatApplies();
}

void TlsFields::setShown(bool shown)
{
    m_shown = shown;
    showWhatApplies();
}

void TlsFields::hideVersions()
{
    m_row->setFieldVisible(m_least, false);
    m_row->setFieldVisible(m_most, false);
}

void TlsFields::showOutcome(const TlsOutcomePtr &outcome)
{
    if (outcome == m_outcome)
        return;
    m_outcome = outcome;
    showWhatApplies();
}

void TlsFields::showOwn(const QList<Certificate> &certificates)
{
    if (certificates == m_own)
        return;
    m_own = certificates;
    showWhatApplies();
}

void TlsFields::setException(const QByteArray &sha256)
{
    m_exception = sha256;
    showWhatApplies();
}

QWidget *TlsFields::fieldOf(const Error &error)
{
    QWidget *field = nullptr;
    switch (error.code) {
    case ErrorCode::CertificateUnusable:
    case ErrorCode::KeyOfAnother:
        field = m_certificate->lineEdit();
        break;
    case ErrorCode::KeyUnusable:
        field = (m_key->path().isEmpty() ? m_certificate : m_key)->lineEdit();
        break;
    case ErrorCode::AuthoritiesUnusable:
        field = m_authorities->lineEdit();
        break;
    case ErrorCode::FileUnwritable:
        field = m_keyLog->lineEdit();
        break;
    default:
        return nullptr;
    }
    m_row->setMoreOpen(m_row->isMoreOpen() || !field->isVisible());
    return field;
}

void TlsFields::fieldEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    Q_EMIT edited();
}

void TlsFields::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showWhatApplies();
    QWidget::changeEvent(event);
}

/// Shows the fields that mean something now, and what the closed "More" does.
void TlsFields::showWhatApplies()
{
    setVisible(m_shown && m_on->isChecked());
    m_on->setEnabled(!m_locked);
    for (QWidget *field : std::initializer_list<QWidget *>{m_verify, m_wantsClient, m_authorities, m_certificate,
                                                           m_key, m_keyLog, m_serverName, m_alpn, m_least, m_most,
                                                           m_exceptionButton}) {
        if (field)
            field->setEnabled(!m_locked);
    }
    m_detailsButton->setEnabled(m_outcome || !m_own.isEmpty());
    if (m_exceptionButton) {
        m_exceptionButton->setText(tr("Exception for %1").arg(shortFingerprint(m_exception)));
        m_row->setFieldVisible(m_exceptionButton, !m_exception.isEmpty());
    }
    QStringList hints;
    if (choice<TlsVersion>(m_least) != TlsVersion::Tls12 || choice<TlsVersion>(m_most) != TlsVersion::Tls13)
        hints.append(tr("versions %1 to %2").arg(m_least->currentText(), m_most->currentText()));
    if (m_serverName && !m_serverName->text().isEmpty())
        hints.append(tr("as %1").arg(m_serverName->text()));
    if (!m_alpn->text().isEmpty())
        hints.append(m_alpn->text());
    if (m_wantsClient && m_wantsClient->isChecked())
        hints.append(m_wantsClient->text());
    if (!m_keyLog->path().isEmpty())
        hints.append(tr("keys are logged"));
    m_row->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void TlsFields::showDetails()
{
    if (!m_details)
        m_details = new TlsDetails(m_look, this);
    if (m_outcome)
        m_details->show(*m_outcome);
    else
        m_details->show(m_own);
}

} // namespace wirebench
