#include "ui/chat/labportspanel.h"

#include "core/base/hostport.h"
#include "ui/chat/chatwords.h"
#include "ui/chat/faultsbutton.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <cerrno>
#include <utility>

namespace wirebench {

namespace {

ColorRole roleOf(LabPortState state)
{
    switch (state) {
    case LabPortState::Listening:
        return ColorRole::Done;
    case LabPortState::Failed:
        return ColorRole::Trouble;
    case LabPortState::Starting:
        return ColorRole::Waiting;
    case LabPortState::Off:
        break;
    }
    return ColorRole::QuietText;
}

} // namespace

LabPortsPanel::LabPortsPanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_notice(new Notice(look)), m_dropped(new QLabel)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(2, 1);
    for (const LabPort port : labPorts)
        makeLine(port);
    grid->addWidget(m_notice, labPortCount, 0, 1, 4);
    grid->addWidget(m_dropped, labPortCount + 1, 0, 1, 4);
    m_dropped->setTextFormat(Qt::PlainText);
    m_dropped->setWordWrap(true);
    m_dropped->hide();
    connect(&m_look, &Look::changed, this, &LabPortsPanel::applyLook);
    retranslate();
    applyLook();
}

void LabPortsPanel::makeLine(LabPort port)
{
    Line &line = m_lines[size_t(port)];
    line.on = new QCheckBox;
    line.port = new QLineEdit;
    line.state = new QLabel;
    line.state->setTextFormat(Qt::PlainText);
    line.faults = new FaultsButton(possibleFaults(port));
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(line.on, int(port), 0);
    grid->addWidget(line.port, int(port), 1);
    grid->addWidget(line.state, int(port), 2);
    grid->addWidget(line.faults, int(port), 3);
    connect(line.on, &QCheckBox::toggled, this, &LabPortsPanel::edited);
    connect(line.port, &QLineEdit::textChanged, this, &LabPortsPanel::edited);
    connect(line.faults, &FaultsButton::faultsChanged, this, [this, port](LabFaults faults) {
        Q_EMIT faultsChanged(port, faults);
        Q_EMIT edited();
    });
}

void LabPortsPanel::retranslate()
{
    for (const LabPort port : labPorts) {
        const Line &line = m_lines[size_t(port)];
        const QString title = labPortTitle(port);
        line.on->setText(title);
        line.on->setToolTip(labPortExplanation(port));
        line.port->setAccessibleName(tr("Port of “%1”").arg(title));
        line.port->setToolTip(tr("A number from 0 to 65535; 0 picks a free port"));
        line.state->setAccessibleName(tr("State of “%1”").arg(title));
        line.faults->setAccessibleName(tr("Faults of “%1”").arg(title));
        showPort(port);
    }
    showDropped();
}

void LabPortsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

LabPortsPanel::Ports LabPortsPanel::ports() const
{
    Ports ports;
    for (size_t i = 0; i < ports.size(); ++i)
        ports[i] = {m_lines[i].port->text(), m_lines[i].on->isChecked(), m_lines[i].faults->faults()};
    return ports;
}

void LabPortsPanel::setPorts(const Ports &ports)
{
    for (size_t i = 0; i < ports.size(); ++i) {
        m_lines[i].port->setText(ports[i].port);
        m_lines[i].on->setChecked(ports[i].on);
        m_lines[i].faults->setFaults(ports[i].faults);
    }
}

void LabPortsPanel::setLocked(bool locked)
{
    m_locked = locked;
    for (const Line &line : m_lines) {
        line.on->setEnabled(!locked);
        line.port->setEnabled(!locked);
    }
}

QLineEdit *LabPortsPanel::unusableField() const
{
    for (const Line &line : m_lines) {
        if (line.on->isChecked() && !parsePort(line.port->text()))
            return line.port;
    }
    return nullptr;
}

void LabPortsPanel::showStatus(const LabServiceStatus &status)
{
    m_status = status;
    for (const LabPort port : labPorts)
        showPort(port);
    showTrouble();
    showDropped();
}

QString LabPortsPanel::words(const LabPortStatus &status) const
{
    switch (status.state) {
    case LabPortState::Off:
        return m_locked ? tr("○ off") : QString();
    case LabPortState::Starting:
        return tr("… starting");
    case LabPortState::Failed: {
        const QString name = Error::errnoName(status.error.systemError);
        return status.error.systemError == EADDRINUSE ? tr("! taken (%1)").arg(name)
               : status.error.systemError != 0        ? tr("! failed (%1)").arg(name)
                                                      : tr("! failed");
    }
    case LabPortState::Listening:
        break;
    }
    const quint16 taken = status.listening.isEmpty() ? 0 : status.listening.first().port;
    return tr("● %1, %2 connected").arg(taken).arg(status.connected);
}

void LabPortsPanel::showPort(LabPort port)
{
    const LabPortStatus &status = m_status.ports[size_t(port)];
    QLabel *label = m_lines[size_t(port)].state;
    label->setText(words(status));
    label->setToolTip(status.state == LabPortState::Failed ? errorText(status.error).line() : QString());
    QPalette ink;
    ink.setColor(QPalette::WindowText, m_look.color(roleOf(status.state)));
    label->setPalette(ink);
}

QString LabPortsPanel::stateText(LabPort port) const
{
    return m_lines[size_t(port)].state->text();
}

/// Which ports could not be taken, in words, once; the others go on.
void LabPortsPanel::showTrouble()
{
    QStringList taken;
    const Error *other = nullptr;
    for (const LabPort port : labPorts) {
        const LabPortStatus &status = m_status.ports[size_t(port)];
        if (status.state != LabPortState::Failed)
            continue;
        if (status.error.systemError == EADDRINUSE)
            taken.append(m_lines[size_t(port)].port->text());
        else
            other = &status.error;
    }
    const QString trouble = other ? errorText(*other).cause : taken.join(u',');
    if (std::exchange(m_toldTrouble, trouble) == trouble)
        return;
    if (other)
        m_notice->showError(*other);
    else if (!taken.isEmpty())
        showTaken(taken);
    else
        m_notice->clear();
}

void LabPortsPanel::showTaken(const QStringList &ports)
{
    const QString list = ports.join(QStringLiteral(", "));
    m_notice->showText(
        Notice::Kind::Trouble,
        ports.size() == 1
            ? tr("Port %1 is taken: another program, or another session here, listens on it.").arg(list)
            : tr("Ports %1 are taken: another program, or another session here, listens on them.").arg(list),
        tr("Stop that program, or move the ports: “Ports +” adds a number to all five."),
        Error::errnoName(EADDRINUSE));
    if (m_wayOut && m_wayOut->isVisible())
        m_notice->offer(m_wayOut);
}

void LabPortsPanel::showDropped()
{
    const quint64 count = m_status.dropped;
    m_dropped->setText(count == 0 ? QString()
                       : count == 1
                           ? tr("! 1 reader was disconnected: it did not read. “Lines” says who.")
                           : tr("! %1 readers were disconnected: they did not read. “Lines” says who.")
                                 .arg(formatCount(qint64(count))));
    m_dropped->setVisible(count > 0);
}

QString LabPortsPanel::droppedText() const
{
    return m_dropped->text();
}

void LabPortsPanel::applyLook()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->setHorizontalSpacing(m_look.unit());
    grid->setVerticalSpacing(m_look.gap());
    const int width =
        QFontMetrics(m_look.baseFont()).horizontalAdvance(QStringLiteral("655350")) + 2 * m_look.unit();
    for (const Line &line : m_lines) {
        line.port->setFixedSize(width, m_look.controlHeight());
        line.faults->setFixedHeight(m_look.controlHeight());
    }
    QPalette trouble;
    trouble.setColor(QPalette::WindowText, m_look.color(ColorRole::Trouble));
    m_dropped->setPalette(trouble);
    for (const LabPort port : labPorts)
        showPort(port);
}

} // namespace wirebench
