#include "ui/generator/generatorzone.h"

#include "ui/generator/generatorpanel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/payloadeditor.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

#include <utility>

namespace wirebench {

GeneratorZone::GeneratorZone(const SessionContext &context, EndpointKind kind, const QString &name,
                             PayloadEditor *editor, ReadConfig readConfig)
    : m_editor(editor), m_panel(new GeneratorPanel(context.look, this)),
      m_session(context.log, context.thread, kind, tr("%1, load").arg(name)),
      m_readConfig(std::move(readConfig)), m_open(new QAction(this))
{
    m_panel->setDatagrams(kind == EndpointKind::Udp);
    m_open->setCheckable(true);
    retranslate();
    m_open->setIcon(context.look.icon(QStringLiteral("faster")));
    connect(&context.look, &Look::changed, this,
            [this, &look = context.look] { m_open->setIcon(look.icon(QStringLiteral("faster"))); });
    editor->addSideAction(m_open);
    auto *pages = new QVBoxLayout(this);
    pages->setContentsMargins(0, 0, 0, 0);
    pages->addWidget(editor, 1);
    pages->addWidget(m_panel, 1);
    showPages();

    connect(m_open, &QAction::triggered, this, [this](bool open) {
        setOpen(open);
        if (open)
            m_panel->focusFields();
    });
    connect(m_panel->backAction(), &QAction::triggered, this, [this] {
        setOpen(false);
        m_editor->focusText();
    });
    connect(m_panel->startAction(), &QAction::triggered, this, &GeneratorZone::toggle);
    connect(m_panel->confirmAction(), &QAction::triggered, this, [this] { startLoad(true); });
    connect(m_panel, &GeneratorPanel::edited, this, &GeneratorZone::edited);
    connect(&m_session, &GeneratorSession::changed, this, &GeneratorZone::showSession);
}

GeneratorSettings GeneratorZone::settings() const
{
    GeneratorSettings settings = m_panel->settings();
    settings.open = m_isOpen;
    return settings;
}

void GeneratorZone::setSettings(const GeneratorSettings &settings)
{
    m_panel->setSettings(settings);
    m_isOpen = settings.open;
    showPages();
}

void GeneratorZone::setOpen(bool open)
{
    if (std::exchange(m_isOpen, open) == open)
        return;
    showPages();
    Q_EMIT edited();
}

void GeneratorZone::showPages()
{
    m_editor->setVisible(!m_isOpen);
    m_panel->setVisible(m_isOpen);
    m_open->setChecked(m_isOpen);
}

void GeneratorZone::toggle()
{
    if (isRunning())
        stop();
    else
        start();
}

void GeneratorZone::startLoad(bool isConfirmed)
{
    if (isRunning())
        return;
    setOpen(true);
    m_panel->notice()->clear();
    Result<LoadConfig> config = m_readConfig();
    if (!config) {
        m_panel->showError(config.error());
        Q_EMIT settled(false);
        return;
    }
    config->isConfirmed = isConfirmed;
    m_isSettling = true;
    m_session.start(*config);
}

void GeneratorZone::showSession()
{
    const LoadFigures &figures = m_session.figures();
    m_panel->show(figures, m_session.isRunning());
    const bool isSettled = figures.phase >= LoadPhase::Sending;
    if (isSettled && std::exchange(m_isSettling, false))
        Q_EMIT settled(figures.elapsedNs > 0);
}

void GeneratorZone::retranslate()
{
    m_open->setText(tr("Generator"));
    m_open->setToolTip(tr("Send many messages at a rate, and count the answers"));
}

void GeneratorZone::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace wirebench
