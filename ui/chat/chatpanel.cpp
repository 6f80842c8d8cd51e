#include "ui/chat/chatpanel.h"

#include "ui/chat/chatview.h"
#include "ui/chat/sayline.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>

namespace wirebench {

ChatPanel::ChatPanel(Look &look, const TrafficLog &log, QWidget *parent)
    : QWidget(parent), m_look(look), m_view(new ChatView(look, log)), m_line(new SayLine),
      m_notice(new Notice(look)), m_title(new QLabel), m_unread(new QPushButton), m_send(new QPushButton),
      m_people(new QStringListModel(this)), m_list(new QListView),
      m_hide(new QCheckBox), m_bottom(new QWidget)
{
    m_list->setModel(m_people);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_unread->setFocusPolicy(Qt::TabFocus);

    auto *bottom = new QHBoxLayout(m_bottom);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->addWidget(m_line, 1);
    bottom->addWidget(m_send);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_title, 0, 1);
    grid->addWidget(m_view, 0, 0, 3, 1);
    grid->addWidget(m_list, 1, 1);
    grid->addWidget(m_hide, 2, 1);
    grid->addWidget(m_unread, 3, 0, 1, 2, Qt::AlignLeft);
    grid->addWidget(m_notice, 4, 0, 1, 2);
    grid->addWidget(m_bottom, 5, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(1, 1);

    connect(m_line, &SayLine::said, this, [this](const QString &text) {
        m_notice->clear();
        m_view->showNewest();
        Q_EMIT said(text);
    });
    connect(m_hide, &QCheckBox::toggled, this, &ChatPanel::hideNames);
    connect(m_send, &QPushButton::clicked, m_line, &SayLine::submit);
    connect(m_unread, &QPushButton::clicked, m_view, &ChatView::showNewest);
    connect(m_view, &ChatView::unreadChanged, this, &ChatPanel::showUnread);
    connect(&m_look, &Look::changed, this, &ChatPanel::applyLook);
    retranslate();
    applyLook();
}

void ChatPanel::retranslate()
{
    m_list->setAccessibleName(tr("Who is there"));
    m_line->setAccessibleName(tr("Say"));
    m_line->setPlaceholderText(tr("Say something, Enter sends it"));
    m_send->setText(tr("Say"));
    m_unread->setToolTip(tr("Go to the newest line"));
    m_hide->setText(tr("hide names"));
    m_hide->setToolTip(tr("Show numbers in place of names, for projection; what was written stays"));
    setSaying(m_whyNot);
    showPeople();
    showUnread(m_view->unread());
}

void ChatPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ChatPanel::setNameField(QWidget *field)
{
    static_cast<QHBoxLayout *>(m_bottom->layout())->insertWidget(0, field);
    setTabOrder(field, m_line);
}

void ChatPanel::append(const QList<ChatEvent> &events)
{
    m_view->append(events);
}

void ChatPanel::setPresent(const QStringList &people, const QString &self)
{
    m_present = people;
    m_self = self;
    showPeople();
}

void ChatPanel::showPeople()
{
    QStringList people;
    if (!m_self.isEmpty())
        people.append(tr("%1 (you)").arg(m_self));
    for (const QString &who : m_present)
        people.append(m_hide->isChecked() ? numberOf(who) : who);
    m_title->setText(tr("Here (%1)").arg(formatCount(people.size())));
    if (m_people->stringList() != people)
        m_people->setStringList(people);
}

void ChatPanel::setNaming(std::function<QString(const QString &)> naming)
{
    m_hide->hide();
    m_view->setNaming(std::move(naming));
}

void ChatPanel::hideNames(bool hidden)
{
    if (hidden)
        m_view->setNaming([this](const QString &who) { return numberOf(who); });
    else
        m_view->setNaming({});
    showPeople();
}

QString ChatPanel::numberOf(const QString &who)
{
    const auto known = m_numbers.constFind(who);
    const int number = known == m_numbers.cend() ? int(m_numbers.size()) + 1 : *known;
    m_numbers.insert(who, number);
    return tr("person %1").arg(number);
}

void ChatPanel::setSaying(const QString &why)
{
    m_whyNot = why;
    m_line->setSayEnabled(why.isEmpty());
    m_line->setToolTip(why);
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why.isEmpty() ? tr("Send this line to everyone (Enter)") : why);
}

void ChatPanel::showUnread(int lines)
{
    m_unread->setText(lines == 1 ? tr("1 new line ↓") : tr("%1 new lines ↓").arg(formatCount(lines)));
    m_unread->setVisible(lines > 0);
}

void ChatPanel::applyLook()
{
    const QFontMetrics metrics(m_look.baseFont());
    m_list->setFixedWidth(18 * metrics.averageCharWidth());
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->setHorizontalSpacing(m_look.unit());
    grid->setVerticalSpacing(m_look.gap());
    m_bottom->layout()->setSpacing(m_look.unit());
    m_line->setFixedHeight(m_look.controlHeight());
    m_send->setFixedHeight(m_look.controlHeight());
}

} // namespace wirebench
