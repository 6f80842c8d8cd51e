#include "ui/http/requestoptions.h"

#include "core/workspace/ranges.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsfields.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace wirebench {

RequestOptions::RequestOptions(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_row(new SettingsRow(look)),
      m_tls(new TlsFields(look, TlsFields::End::Client, tr("TLS")))
{
    makeFields();
    makeTimeouts();
    makeProxy();
    m_tls->onBox()->setParent(this); // https is on by its address
    m_tls->onBox()->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addWidget(m_tls);
    column->addStretch(1);
    connect(m_tls, &TlsFields::edited, this, &RequestOptions::fieldEdited);
    connect(&m_look, &Look::changed, this, &RequestOptions::applyLook);
    applyLook();
    setSettings({});
}

QCheckBox *RequestOptions::addBox(const QString &word, const QString &toolTip)
{
    auto *box = new QCheckBox(word);
    box->setToolTip(toolTip);
    m_row->addField({}, box);
    connect(box, &QCheckBox::toggled, this, &RequestOptions::fieldEdited);
    return box;
}

void RequestOptions::makeFields()
{
    m_follow = addBox(tr("follow redirections"),
                      tr("Send another request where the answer says that it is elsewhere"));
    m_most = new QSpinBox;
    m_most->setRange(0, 100);
    m_most->setToolTip(tr("How many redirections are followed at most"));
    m_row->addField(tr("at most"), m_most);
    connect(m_most, &QSpinBox::valueChanged, this, &RequestOptions::fieldEdited);
    m_cookies =
        addBox(tr("cookies"), tr("Keep the cookies of answers, and send those that belong to an address"));
    m_compressed =
        addBox(tr("compression"), tr("Say with Accept-Encoding that a compressed answer is understood"));
    m_keepAlive =
        addBox(tr("keep the connection"), tr("Use it again for the next request to the same server"));
    m_downgrade = new QCheckBox(tr("follow from https to http"));
    m_downgrade->setToolTip(tr("From there on everything goes in clear"));
    m_row->addRareField({}, m_downgrade);
    connect(m_downgrade, &QCheckBox::toggled, this, &RequestOptions::fieldEdited);
}

QSpinBox *RequestOptions::addTimeout(const QString &label, int least, const QString &toolTip)
{
    auto *box = new QSpinBox;
    box->setRange(least, ranges::timeLimitMs.highest);
    box->setSuffix(tr(" ms"));
    box->setGroupSeparatorShown(true);
    box->setToolTip(toolTip);
    if (least == 0)
        box->setSpecialValueText(tr("none"));
    m_row->addRareField(label, box);
    connect(box, &QSpinBox::valueChanged, this, &RequestOptions::fieldEdited);
    return box;
}

void RequestOptions::makeTimeouts()
{
    m_connect = addTimeout(tr("Connect within"), 1, tr("How long connect() may take"));
    m_firstByte = addTimeout(tr("First byte within"), 0, tr("From the last byte sent to the first received"));
    m_total = addTimeout(tr("All within"), 0, tr("The whole exchange, redirections included"));
    m_family = new QComboBox;
    addChoice(m_family, tr("any"), AddressFamily::Unspecified);
    addChoice(m_family, tr("IPv4"), AddressFamily::IPv4);
    addChoice(m_family, tr("IPv6"), AddressFamily::IPv6);
    m_family->setToolTip(tr("Which addresses of a name are tried"));
    m_row->addRareField(tr("Family"), m_family);
    connect(m_family, &QComboBox::currentIndexChanged, this, &RequestOptions::fieldEdited);
}

void RequestOptions::makeProxy()
{
    m_proxyKind = new QComboBox;
    addChoice(m_proxyKind, tr("none"), ProxyKind::None);
    addChoice(m_proxyKind, tr("SOCKS5"), ProxyKind::Socks5);
    addChoice(m_proxyKind, tr("HTTP CONNECT"), ProxyKind::Http);
    m_proxyKind->setToolTip(
        tr("Whom to connect to instead: it connects to the server, and looks its name up itself"));
    m_proxyAddress = new QLineEdit;
    m_proxyAddress->setPlaceholderText(tr("HOST:PORT"));
    m_proxyUser = new QLineEdit;
    m_proxyPassword = new QLineEdit;
    m_proxyPassword->setEchoMode(QLineEdit::Password);
    m_proxyPassword->setToolTip(tr("It is not written into any file: type it again after opening one"));
    m_row->addRareField(tr("Proxy"), m_proxyKind);
    m_row->addRareField(tr("Proxy address"), m_proxyAddress);
    m_row->addRareField(tr("Proxy user"), m_proxyUser);
    m_row->addRareField(tr("Proxy password"), m_proxyPassword);
    connect(m_proxyKind, &QComboBox::currentIndexChanged, this, &RequestOptions::fieldEdited);
    for (QLineEdit *field : {m_proxyAddress, m_proxyUser, m_proxyPassword})
        connect(field, &QLineEdit::textChanged, this, &RequestOptions::fieldEdited);
}

void RequestOptions::fieldEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    Q_EMIT edited();
}

void RequestOptions::showWhatApplies()
{
    m_most->setEnabled(m_follow->isChecked());
    m_downgrade->setEnabled(m_follow->isChecked());
    const bool proxy = choice<ProxyKind>(m_proxyKind) != ProxyKind::None;
    for (QLineEdit *field : {m_proxyAddress, m_proxyUser, m_proxyPassword})
        m_row->setFieldVisible(field, proxy);
    showMoreHint();
}

void RequestOptions::showMoreHint()
{
    const HttpRequestSettings usual;
    QStringList hints;
    if (m_downgrade->isChecked())
        hints.append(m_downgrade->text());
    if (m_connect->value() != usual.connectTimeoutMs)
        hints.append(tr("connect within %1 ms").arg(m_connect->value()));
    if (m_firstByte->value() != usual.firstByteTimeoutMs)
        hints.append(tr("first byte within %1").arg(m_firstByte->text()));
    if (m_total->value() != usual.totalTimeoutMs)
        hints.append(tr("all within %1 ms").arg(m_total->value()));
    if (choice<AddressFamily>(m_family) != usual.family)
        hints.append(m_family->currentText());
    if (choice<ProxyKind>(m_proxyKind) != ProxyKind::None)
        hints.append(tr("through %1").arg(m_proxyAddress->text()));
    m_row->setMoreHint(hints.join(QStringLiteral(" · ")));
}

void RequestOptions::readInto(HttpRequestSettings &settings) const
{
    settings.followRedirects = m_follow->isChecked();
    settings.maxRedirects = m_most->value();
    settings.allowDowngrade = m_downgrade->isChecked();
    settings.useCookies = m_cookies->isChecked();
    settings.acceptCompressed = m_compressed->isChecked();
    settings.keepAlive = m_keepAlive->isChecked();
    settings.family = choice<AddressFamily>(m_family);
    settings.connectTimeoutMs = m_connect->value();
    settings.firstByteTimeoutMs = m_firstByte->value();
    settings.totalTimeoutMs = m_total->value();
    settings.proxy = {choice<ProxyKind>(m_proxyKind), m_proxyAddress->text(), m_proxyUser->text(),
                      m_proxyPassword->text()};
    settings.tls = m_tls->settings();
    settings.tls.on = m_tlsOn;
}

void RequestOptions::setSettings(const HttpRequestSettings &settings)
{
    m_loading = true;
    m_follow->setChecked(settings.followRedirects);
    m_most->setValue(settings.maxRedirects);
    m_downgrade->setChecked(settings.allowDowngrade);
    m_cookies->setChecked(settings.useCookies);
    m_compressed->setChecked(settings.acceptCompressed);
    m_keepAlive->setChecked(settings.keepAlive);
    choose(m_family, settings.family);
    m_connect->setValue(settings.connectTimeoutMs);
    m_firstByte->setValue(settings.firstByteTimeoutMs);
    m_total->setValue(settings.totalTimeoutMs);
    choose(m_proxyKind, settings.proxy.kind);
    m_proxyAddress->setText(settings.proxy.address);
    m_proxyUser->setText(settings.proxy.user);
    m_proxyPassword->setText(settings.proxy.password);
    TlsSettings tls = settings.tls;
    m_tlsOn = tls.on;
    tls.on = true; // its fields are always there
    m_tls->setSettings(tls);
    m_loading = false;
    showWhatApplies();
}

/// Null for an error that is not a proxy's.
QLineEdit *RequestOptions::proxyFieldOf(const Error &error) const
{
    switch (error.code) {
    case ErrorCode::ProxyLoginTooLong:
    case ErrorCode::ProxyWantsLogin:
    case ErrorCode::ProxyRejectsLogin:
        return m_proxyUser;
    case ErrorCode::NotAProxy:
    case ErrorCode::ProxyEnded:
        return m_proxyAddress;
    default:
        return nullptr;
    }
}

QWidget *RequestOptions::fieldOf(const Error &error)
{
    if (QWidget *field = m_tls->fieldOf(error))
        return field;
    QLineEdit *field = proxyFieldOf(error);
    const bool usesProxy = choice<ProxyKind>(m_proxyKind) != ProxyKind::None;
    const bool isPlace = error.code == ErrorCode::InvalidHost || error.code == ErrorCode::InvalidPort ||
                         error.code == ErrorCode::UnknownService;
    if (!field && usesProxy && isPlace) // those of the URL are InvalidUrl
        field = m_proxyAddress;
    if (field)
        m_row->setMoreOpen(true);
    return field;
}

void RequestOptions::applyLook()
{
    layout()->setSpacing(m_look.unit());
}

} // namespace wirebench
