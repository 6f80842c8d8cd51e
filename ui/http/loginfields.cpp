#include "ui/http/loginfields.h"

#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/settingsrow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace wirebench {

namespace {

QString wordsFor(HttpAuthKind kind)
{
    switch (kind) {
    case HttpAuthKind::None:
        return LoginFields::tr("Nothing is said about who asks.");
    case HttpAuthKind::Basic:
        return LoginFields::tr(
            "User and password go out at once, readable for whoever sees the bytes: use it with "
            "https.");
    case HttpAuthKind::Digest:
        return LoginFields::tr(
            "The server asks first; the password is proved by a hash and never sent. It takes two "
            "requests.");
    case HttpAuthKind::Bearer:
        return LoginFields::tr("The token goes out as it is: use it with https.");
    }
    return {};
}

} // namespace

LoginFields::LoginFields(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_row(new SettingsRow(look)), m_kind(new QComboBox),
      m_user(new QLineEdit), m_password(new QLineEdit), m_show(new QCheckBox(tr("s&how"))),
      m_words(new QLabel)
{
    addChoice(m_kind, tr("none"), HttpAuthKind::None);
    addChoice(m_kind, tr("Basic"), HttpAuthKind::Basic);
    addChoice(m_kind, tr("Digest"), HttpAuthKind::Digest);
    addChoice(m_kind, tr("Bearer token"), HttpAuthKind::Bearer);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setToolTip(tr("It is not written into any file: type it again after opening one"));
    m_show->setToolTip(tr("Show what is typed there"));
    m_row->addField(tr("&Kind"), m_kind);
    m_row->addField(tr("&User"), m_user);
    m_row->addField(tr("&Password"), m_password);
    m_row->addField({}, m_show);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_row);
    column->addWidget(m_words);
    column->addStretch(1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showWhatApplies();
        Q_EMIT edited();
    });
    connect(m_user, &QLineEdit::textChanged, this, &LoginFields::edited);
    connect(m_password, &QLineEdit::textChanged, this, &LoginFields::edited);
    connect(m_show, &QCheckBox::toggled, this,
            [this](bool on) { m_password->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    connect(&m_look, &Look::changed, this, &LoginFields::applyLook);
    applyLook();
    showWhatApplies();
}

HttpAuthKind LoginFields::kind() const
{
    return choice<HttpAuthKind>(m_kind);
}

void LoginFields::showWhatApplies()
{
    const HttpAuthKind now = kind();
    m_row->setFieldVisible(m_user, now == HttpAuthKind::Basic || now == HttpAuthKind::Digest);
    m_row->setFieldVisible(m_password, now != HttpAuthKind::None);
    m_row->setFieldVisible(m_show, now != HttpAuthKind::None);
    m_row->setLabel(m_password, now == HttpAuthKind::Bearer ? tr("&Token") : tr("&Password"));
    m_words->setText(wordsFor(now));
}

void LoginFields::readInto(HttpRequestSettings &settings) const
{
    settings.auth = kind();
    settings.user = m_user->text();
    settings.password = m_password->text();
}

void LoginFields::setSettings(const HttpRequestSettings &settings)
{
    choose(m_kind, settings.auth);
    m_user->setText(settings.user);
    m_password->setText(settings.password);
}

void LoginFields::applyLook()
{
    layout()->setSpacing(m_look.unit());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_words->setPalette(quiet);
}

} // namespace wirebench
