#include "ui/widgets/rulesbutton.h"

#include "ui/models/rulesmodel.h"
#include "ui/widgets/look.h"
#include "ui/widgets/rulespanel.h"

#include <QDialog>
#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace wirebench {

RulesButton::RulesButton(const QString &sessionName, bool datagrams, Look &look, QWidget *parent)
    : QPushButton(parent), m_look(look), m_sessionName(sessionName), m_datagrams(datagrams),
      m_model(new RulesModel(this))
{
    setToolTip(
        tr("What to look for in what comes, and what to answer: in order, the first rule that matches"));
    setAutoDefault(false);
    showCount();
    connect(this, &QPushButton::clicked, this, &RulesButton::openWindow);
    connect(m_model, &RulesModel::edited, this, [this] {
        showCount();
        Q_EMIT edited();
    });
}

RulesButton::~RulesButton()
{
    m_model->disconnect(this);
    delete m_window;
}

const AnswerRules &RulesButton::rules() const
{
    return m_model->rules();
}

void RulesButton::setRules(const AnswerRules &rules)
{
    m_model->setRules(rules);
    showCount();
}

void RulesButton::showCount()
{
    const auto count = m_model->rules().rules.size();
    setText(count == 0 ? tr("Rules…") : tr("Rules (%1)…").arg(count));
}

void RulesButton::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    showCount();
    if (m_window)
        remakeWindow();
}

/// In the new language: the rules are the model's and stay.
void RulesButton::remakeWindow()
{
    const bool isOpen = m_window->isVisible();
    const QRect place = m_window->geometry();
    delete m_window;
    makeWindow();
    m_window->setGeometry(place);
    m_window->setVisible(isOpen);
}

void RulesButton::openWindow()
{
    if (!m_window)
        makeWindow();
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void RulesButton::makeWindow()
{
    m_window = new QDialog(this);
    m_window->setWindowTitle(tr("Rules of %1").arg(m_sessionName));
    m_panel = new RulesPanel(*m_model, m_look, m_datagrams);
    auto *scroll = new QScrollArea; // where large letters leave too little room
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_panel);
    auto *layout = new QVBoxLayout(m_window);
    layout->addWidget(scroll);
    const int unit = m_look.unit();
    m_window->resize(110 * unit, 78 * unit);
}

} // namespace wirebench
