#include "ui/chat/joinpanel.h"

#include "ui/chat/qrcode.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

/// Whatever the theme: a projector shows nothing as well as black on white.
QPalette paper()
{
    QPalette palette;
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        palette.setColor(role, Qt::black);
    palette.setColor(QPalette::Window, Qt::white);
    return palette;
}

} // namespace

JoinPanel::JoinPanel(Look &look, const QString &name, QWidget *owner)
    : QWidget(owner, Qt::Window), m_look(look), m_name(name), m_body(new QWidget), m_addressTitle(new QLabel),
      m_address(new QLabel), m_portTitle(new QLabel), m_port(new QLabel), m_typeTitle(new QLabel),
      m_command(new QLabel), m_remark(new QLabel), m_code(new QLabel), m_codeTitle(new QLabel),
      m_addresses(new QComboBox), m_ports(new QComboBox), m_copy(new QPushButton), m_open(new QPushButton)
{
    makeParts();
    layOut();
    connect(m_addresses, &QComboBox::currentIndexChanged, this, &JoinPanel::showOffer);
    connect(m_ports, &QComboBox::currentIndexChanged, this, &JoinPanel::showOffer);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(command()); });
    connect(m_open, &QPushButton::clicked, this, &JoinPanel::openingWanted);
    connect(&m_look, &Look::changed, this, &JoinPanel::applyLook);
    const int unit = m_look.unit();
    resize(100 * unit, 56 * unit);
    retranslate();
    applyLook();
}

void JoinPanel::makeParts()
{
    for (QLabel *label :
         {m_addressTitle, m_address, m_portTitle, m_port, m_typeTitle, m_command, m_remark, m_codeTitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setPalette(paper());
        label->setForegroundRole(QPalette::WindowText);
    }
    m_remark->setWordWrap(true);
    m_code->setAlignment(Qt::AlignCenter);
    m_codeTitle->setAlignment(Qt::AlignCenter);
}

void JoinPanel::retranslate()
{
    setWindowTitle(tr("Join %1").arg(m_name));
    m_code->setAccessibleName(tr("QR code of the address"));
    m_address->setAccessibleName(tr("Address to join"));
    m_port->setAccessibleName(tr("Port to join"));
    m_command->setAccessibleName(tr("Line to type"));
    m_addresses->setAccessibleName(tr("Which address"));
    m_ports->setAccessibleName(tr("Which port"));
    m_addressTitle->setText(tr("Address"));
    m_portTitle->setText(tr("Port"));
    m_typeTitle->setText(tr("Type in a terminal"));
    m_codeTitle->setText(tr("The address, to scan"));
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the line"));
    m_open->setText(tr("Let others join"));
    m_open->setToolTip(tr("Stop, and listen on every address of this machine"));
    showOffer();
}

void JoinPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void JoinPanel::layOut()
{
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_addresses);
    choices->addWidget(m_ports);
    choices->addStretch(1);
    auto *places = new QGridLayout;
    places->addWidget(m_addressTitle, 0, 0);
    places->addWidget(m_portTitle, 0, 1);
    places->addWidget(m_address, 1, 0);
    places->addWidget(m_port, 1, 1);
    places->setColumnStretch(1, 1);
    auto *line = new QHBoxLayout;
    line->addWidget(m_command);
    line->addWidget(m_copy, 0, Qt::AlignVCenter);
    line->addStretch(1);
    auto *words = new QVBoxLayout;
    words->addStretch(1);
    words->addLayout(places);
    words->addStretch(1);
    words->addWidget(m_typeTitle);
    words->addLayout(line);
    words->addStretch(1);
    auto *picture = new QVBoxLayout;
    picture->addStretch(1);
    picture->addWidget(m_code);
    picture->addWidget(m_codeTitle);
    picture->addStretch(1);
    auto *body = new QHBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->addLayout(words, 1);
    body->addLayout(picture);
    auto *column = new QVBoxLayout(this);
    column->addLayout(choices);
    column->addWidget(m_remark);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_body, 1);
}

void JoinPanel::setOffer(const JoinOffer &offer)
{
    if (offer == m_offer)
        return;
    m_offer = offer;
    fillChoices();
    showOffer();
}

/// What was chosen stays chosen where it still is offered.
void JoinPanel::fillChoices()
{
    const QSignalBlocker quietAddresses(m_addresses);
    const QSignalBlocker quietPorts(m_ports);
    const QString address = m_addresses->currentText();
    const QVariant number = m_ports->currentData();
    m_addresses->clear();
    m_addresses->addItems(m_offer.addresses);
    m_addresses->setCurrentIndex(qMax(0, m_addresses->findText(address)));
    m_ports->clear();
    for (const JoinOffer::Port &one : m_offer.ports)
        m_ports->addItem(one.title.isEmpty() ? QString::number(one.number)
                                             : QStringLiteral("%1  %2").arg(one.number).arg(one.title),
                         one.number);
    m_ports->setCurrentIndex(qMax(0, m_ports->findData(number)));
}

quint16 JoinPanel::port() const
{
    return quint16(m_ports->currentData().toUInt());
}

QString JoinPanel::command() const
{
    return ncCommand(m_addresses->currentText(), port());
}

QString JoinPanel::remark() const
{
    return m_remark->text();
}

void JoinPanel::showOffer()
{
    const bool canJoin = !command().isEmpty();
    m_addresses->setVisible(m_offer.addresses.size() > 1);
    m_ports->setVisible(m_offer.ports.size() > 1);
    m_body->setVisible(canJoin);
    m_address->setText(m_addresses->currentText());
    m_port->setText(QString::number(port()));
    m_command->setText(command());
    m_remark->setText(!canJoin ? tr("Nobody can join yet: the server does not listen. Press Listen first.")
                      : m_offer.onlyHere
                          ? tr("Only programs of this machine can join: the server listens on its "
                               "loopback address. To let others in, listen on every address: stop, "
                               "empty the field Host, and listen again. The button does that.")
                          : QString());
    m_remark->setVisible(!m_remark->text().isEmpty());
    m_open->setVisible(canJoin && m_offer.onlyHere);
    fitText();
}

void JoinPanel::applyLook()
{
    m_copy->setIcon(m_look.icon(QStringLiteral("copy")));
    fitText();
}

/// As large as fits: the address and its port in one line, the line to type below.
void JoinPanel::fitText()
{
    const int unit = m_look.unit();
    layout()->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout()->setSpacing(unit);
    m_body->layout()->setSpacing(4 * unit);
    const QImage code = qrCode(endpointText(m_addresses->currentText(), port()).toUtf8());
    const int side = code.isNull() ? 0 : qMin(height() - 16 * unit, width() * 2 / 5);
    showCode(code, side);
    const int room = width() - side - 10 * unit;
    QFont small = m_look.baseFont();
    small.setPixelSize(qMax(QFontInfo(small).pixelSize(), height() / 28));
    for (QLabel *label : {m_addressTitle, m_portTitle, m_typeTitle, m_codeTitle, m_remark})
        label->setFont(small);
    const QFont large = fitting(m_address->text() + QStringLiteral("00") + m_port->text(), room);
    m_address->setFont(large);
    m_port->setFont(large);
    m_command->setFont(fitting(m_command->text(), room - m_copy->sizeHint().width() - unit));
}

/// The data font in the largest size with which a text has room.
QFont JoinPanel::fitting(const QString &text, int room) const
{
    QFont font = m_look.dataFont();
    const int least = QFontInfo(font).pixelSize();
    int size = qMax(least, height() / 8);
    font.setPixelSize(size);
    const int needed = QFontMetrics(font).horizontalAdvance(text);
    if (needed > room)
        font.setPixelSize(qMax(least, size * room / qMax(1, needed)));
    return font;
}

/// Whole pixels for each module, or a camera sees other modules than there are.
void JoinPanel::showCode(const QImage &code, int side)
{
    m_code->setVisible(!code.isNull());
    m_codeTitle->setVisible(!code.isNull());
    if (code.isNull())
        return;
    const int module = qMax(2, side / code.width());
    m_code->setPixmap(QPixmap::fromImage(code.scaled(code.size() * module)));
    m_code->setAccessibleDescription(endpointText(m_addresses->currentText(), port()));
}

void JoinPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void JoinPanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Qt::white);
}

void JoinPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace wirebench
