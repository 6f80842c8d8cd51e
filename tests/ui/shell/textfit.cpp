#include "tests/ui/shell/textfit.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QTabBar>

namespace wirebench::test {

namespace {

QString plain(QString text)
{
    return text.remove(u'&');
}

QString described(const QWidget &widget, const QString &text)
{
    return QStringLiteral("%1 “%2”: ").arg(QString::fromLatin1(widget.metaObject()->className()), text);
}

QString pixels(QSize size)
{
    return QStringLiteral("%1 × %2 px").arg(size.width()).arg(size.height());
}

/// The part of a widget that its ancestors show, in its own coordinates. What a scroll area can bring into
/// view counts as shown in the direction in which it scrolls.
QRect shownPart(const QWidget &widget)
{
    QRect shown = widget.rect();
    bool scrolls = false;
    const QWidget *child = &widget;
    for (const QWidget *parent = widget.parentWidget(); parent && !child->isWindow(); parent = parent->parentWidget()) {
        QRect room = parent->rect().translated(-widget.mapTo(parent, QPoint(0, 0)));
        const auto *area = qobject_cast<const QAbstractScrollArea *>(parent->parentWidget());
        scrolls = scrolls || (area && area->viewport() == parent);
        if (scrolls) {
            room.setTop(shown.top());
            room.setBottom(shown.bottom());
        }
        shown &= room;
        child = parent;
    }
    return shown;
}

void judgeWidth(QStringList &found, const QWidget &widget, const QString &text, int given, int needed)
{
    if (!text.isEmpty() && given < needed)
        found.append(described(widget, text) + QStringLiteral("%1 px, needs %2").arg(given).arg(needed));
}

void judgeLabel(QStringList &found, const QLabel &label)
{
    const int needed = label.wordWrap() ? label.heightForWidth(label.width()) : label.sizeHint().height();
    judgeWidth(found, label, label.text(), label.height(), needed);
    if (!label.wordWrap())
        judgeWidth(found, label, label.text(), label.width(), label.sizeHint().width());
}

void judgeCombo(QStringList &found, const QComboBox &box)
{
    if (box.isEditable())
        return; // its text scrolls
    QStyleOptionComboBox option;
    option.initFrom(&box);
    option.subControls = QStyle::SC_All;
    const QRect room = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box);
    judgeWidth(found, box, box.currentText(), room.width(), box.fontMetrics().horizontalAdvance(box.currentText()));
}

void judgeLine(QStringList &found, const QLineEdit &line)
{
    // What is typed scrolls; what we put there must fit.
    const QMargins margins = line.textMargins();
    const int room = line.width() - margins.left() - margins.right();
    if (qobject_cast<QAbstractSpinBox *>(line.parentWidget()))
        judgeWidth(found, line, line.text(), room, line.fontMetrics().horizontalAdvance(line.text()));
    else if (line.text().isEmpty())
        judgeWidth(found, line, line.placeholderText(), room,
                   line.fontMetrics().horizontalAdvance(line.placeholderText()));
}

void judgeTabs(QStringList &found, const QTabBar &bar)
{
    for (int i = 0; i < bar.count(); ++i) {
        const int needed = bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(i)).width();
        judgeWidth(found, bar, bar.tabText(i), bar.tabRect(i).intersected(bar.rect()).width(), needed);
    }
}

void judgeHeader(QStringList &found, const QHeaderView &header)
{
    for (int i = 0; i < header.count(); ++i) {
        if (header.isSectionHidden(i))
            continue;
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        judgeWidth(found, header, text, header.sectionSize(i), header.fontMetrics().size(0, text).width());
    }
}

void judge(QStringList &found, const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        judgeLabel(found, *label);
    else if (const auto *pressed = qobject_cast<const QAbstractButton *>(&widget))
        judgeWidth(found, widget, plain(pressed->text()), widget.width(), widget.sizeHint().width());
    else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        judgeCombo(found, *box);
    else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        judgeLine(found, *line);
    else if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        judgeTabs(found, *bar);
    else if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        judgeHeader(found, *header);
}

bool isControl(const QWidget &widget)
{
    return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget) ||
           qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
           qobject_cast<const QAbstractSpinBox *>(&widget) || qobject_cast<const QTabBar *>(&widget);
}

QString nameOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    return widget.accessibleName();
}

} // namespace

QStringList clippedTexts(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window)
            continue;
        judge(found, *widget);
        if (const QRect shown = shownPart(*widget); isControl(*widget) && shown != widget->rect())
            found.append(described(*widget, nameOf(*widget)) + pixels(shown.size()) + QStringLiteral(" shown of ") +
                         pixels(widget->size()));
    }
    return found;
}

} // namespace wirebench::test
