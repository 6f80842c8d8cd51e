#include "ui/widgets/actionbutton.h"

#include "ui/widgets/labelledfield.h"

#include <QAction>
#include <QStyleOptionButton>

namespace wirebench {

void ActionButton::setAction(QAction *action)
{
    const auto take = [this, action] {
        setText(action->text());
        setIcon(action->icon());
        setToolTip(action->toolTip());
        setEnabled(action->isEnabled());
        if (parentWidget() || !action->isVisible()) // shown without a parent it would be a window
            setVisible(action->isVisible());
        setAccessibleName(withoutMnemonic(action->text()));
    };
    setAutoDefault(true); // Enter presses it as Space does
    connect(action, &QAction::changed, this, take);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    take();
}

void ActionButton::reserveWords(const QStringList &words)
{
    m_words = words;
    updateGeometry();
}

QSize ActionButton::sizeHint() const
{
    QSize size = QPushButton::sizeHint();
    const QFontMetrics metrics = fontMetrics();
    const int own = metrics.size(Qt::TextShowMnemonic, text()).width();
    const int around = size.width() - own;
    for (const QString &word : m_words) {
        const int width = metrics.size(Qt::TextShowMnemonic, word).width();
        size.setWidth(qMax(size.width(), around + width));
    }
    return size;
}

} // namespace wirebench
