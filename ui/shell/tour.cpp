#include "ui/shell/tour.h"

#include "ui/widgets/look.h"
#include "ui/widgets/sessionpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace wirebench {

Tour::Tour(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_text(new QLabel), m_next(new QPushButton), m_end(new QPushButton)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Highlight);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_text, 1);
    row->addWidget(m_next);
    row->addWidget(m_end);
    connect(m_next, &QPushButton::clicked, this, &Tour::act);
    connect(m_end, &QPushButton::clicked, this, &Tour::end);
    connect(&look, &Look::changed, this, &Tour::applyLook);
    applyLook();
    hide();
}

void Tour::offer()
{
    m_on = false;
    say();
    setVisible(true);
}

void Tour::begin(SessionPage *server, SessionPage *client)
{
    m_server = server;
    m_client = client;
    m_on = true;
    connect(server, &SessionPage::runningChanged, this, [this](bool running) {
        if (m_on && running && m_step == Step::Listen)
            goOn();
    });
    connect(client, &SessionPage::runningChanged, this, [this](bool running) {
        if (m_on && !running && m_step == Step::Connect)
            goOn();
    });
    show(Step::Listen);
}

void Tour::show(Step step)
{
    m_step = step;
    say();
    setVisible(true);
    SessionPage *page = step == Step::Connect ? m_client : m_server;
    const QString view = step == Step::Ladder  ? QStringLiteral("ladder")
                         : step == Step::Table ? QStringLiteral("table")
                                               : QString();
    if (page)
        Q_EMIT pageWanted(page, view);
}

void Tour::goOn()
{
    if (int(m_step) + 1 < stepCount)
        show(Step(int(m_step) + 1));
    else
        end();
}

/// The button: takes the offer, does what the step asks for, or goes on.
void Tour::act()
{
    if (!m_on) {
        Q_EMIT wanted();
        return;
    }
    SessionPage *page = m_step == Step::Listen ? m_server : m_step == Step::Connect ? m_client : nullptr;
    if (page && !page->isRunning())
        page->start(); // it goes on when that has happened
    else
        goOn();
}

void Tour::end()
{
    m_on = false;
    if (m_server)
        m_server->disconnect(this);
    if (m_client)
        m_client->disconnect(this);
    hide();
}

QString Tour::text() const
{
    return m_text->text();
}

void Tour::say()
{
    m_end->setText(m_on ? tr("End the tour") : tr("Not now"));
    m_next->setText(m_on ? tr("Go on") : tr("Start the tour"));
    if (!m_on) {
        m_text->setText(tr("New here? In one minute, a real server and a real client talk to each other, and you see "
                           "every call that it takes."));
        return;
    }
    switch (m_step) {
    case Step::Listen:
        m_text->setText(tr("1 of 4: the server. Press Listen. The strip below shows the calls: socket, bind, listen, "
                           "and accept, which waits for a client."));
        m_next->setText(tr("Listen for me"));
        break;
    case Step::Connect:
        m_text->setText(tr("2 of 4: the client. Press Connect. It sends “Bonjour serveur”, receives the answer once, "
                           "and closes."));
        m_next->setText(tr("Connect for me"));
        break;
    case Step::Table:
        m_text->setText(tr("3 of 4: the server again. Each line of the table is one call that returned: accept with "
                           "the client's address, recv with its bytes, send, close. Click a line to read it."));
        break;
    case Step::Ladder:
        m_text->setText(tr("4 of 4: the ladder. The same calls between both ends: an arrow for each message, a bar "
                           "where a call waited. Now connect with a program of your own, or open the menu Examples."));
        m_next->setText(tr("Done"));
        break;
    }
}

void Tour::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        say();
    QWidget::changeEvent(event);
}

void Tour::applyLook()
{
    const int unit = m_look.unit();
    layout()->setContentsMargins(2 * unit, unit / 2, 2 * unit, unit / 2);
    layout()->setSpacing(unit);
}

} // namespace wirebench
