#include "ui/chat/sayline.h"

#include <QKeyEvent>

namespace wirebench {

SayLine::SayLine(QWidget *parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::returnPressed, this, &SayLine::submit);
}

void SayLine::setHistory(const QStringList &newestLast)
{
    m_history = newestLast.mid(qMax<qsizetype>(0, newestLast.size() - maximumEntries));
    m_position = -1;
}

void SayLine::submit()
{
    const QString line = text();
    if (!m_sayEnabled || line.isEmpty())
        return;
    m_history.removeAll(line);
    m_history.append(line);
    if (m_history.size() > maximumEntries)
        m_history.removeFirst();
    m_position = -1;
    clear();
    Q_EMIT said(line);
}

void SayLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up)
        recall(-1);
    else if (event->key() == Qt::Key_Down)
        recall(+1);
    else
        QLineEdit::keyPressEvent(event);
}

void SayLine::recall(int step)
{
    const int end = int(m_history.size());
    const int from = m_position < 0 ? end : m_position;
    const int to = from + step;
    if (to < 0 || to > end)
        return;
    if (from == end)
        m_typed = text();
    m_position = to == end ? -1 : to;
    setText(to == end ? m_typed : m_history[to]);
}

} // namespace wirebench
