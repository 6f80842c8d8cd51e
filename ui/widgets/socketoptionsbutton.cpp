#include "ui/widgets/socketoptionsbutton.h"

#include "ui/widgets/look.h"
#include "ui/widgets/socketoptionspanel.h"

#include <QDialog>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace wirebench {

SocketOptionsButton::SocketOptionsButton(SocketUse use, const QString &sessionName, Look &look,
                                         QWidget *parent)
    : QPushButton(tr("Socket options…"), parent), m_look(look), m_sessionName(sessionName),
      m_model(new SocketOptionsModel(use, this))
{
    setToolTip(tr("setsockopt() and getsockopt(): every option by its name, and what the system has"));
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &SocketOptionsButton::openWindow);
    connect(m_model, &SocketOptionsModel::textEdited, this, &SocketOptionsButton::edited);
}

SocketOptionsButton::~SocketOptionsButton()
{
    m_model->disconnect(this); // as the panel does
    delete m_window;
}

int SocketOptionsButton::subject() const
{
    return m_panel ? m_panel->subject() : 0;
}

void SocketOptionsButton::setOpen(bool open)
{
    const bool wasOpen = std::exchange(m_open, open);
    if (m_panel)
        m_panel->setOpen(open);
    if (!open && wasOpen)
        m_model->forget();
    if (open && !wasOpen && isWindowOpen())
        Q_EMIT readRequested();
}

void SocketOptionsButton::take(const QList<OptionReading> &readings, bool shown)
{
    if (shown)
        m_model->take(readings);
    if (m_panel)
        m_panel->take(readings);
}

Error SocketOptionsButton::unseenError(const QList<OptionReading> &readings) const
{
    const auto failed = std::find_if(readings.begin(), readings.end(), [](const OptionReading &reading) {
        return reading.error.code != ErrorCode::None;
    });
    return failed == readings.end() || isWindowOpen() ? Error() : failed->error;
}

bool SocketOptionsButton::isWindowOpen() const
{
    return m_window && m_window->isVisible();
}

void SocketOptionsButton::openWindow()
{
    if (!m_window)
        makeWindow();
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
    if (m_open)
        Q_EMIT readRequested();
}

void SocketOptionsButton::makeWindow()
{
    m_window = new QDialog(this);
    m_window->setWindowTitle(tr("Socket options of %1").arg(m_sessionName));
    m_panel = new SocketOptionsPanel(*m_model, m_look);
    m_panel->setSubjects(m_subjects);
    m_panel->setOpen(m_open);
    auto *layout = new QVBoxLayout(m_window);
    layout->addWidget(m_panel);
    connect(m_panel, &SocketOptionsPanel::settingChosen, this, &SocketOptionsButton::settingChosen);
    connect(m_panel, &SocketOptionsPanel::readRequested, this, [this] {
        if (m_open)
            Q_EMIT readRequested();
    });
    const int unit = m_look.unit();
    m_window->resize(100 * unit, 60 * unit);
}

} // namespace wirebench
