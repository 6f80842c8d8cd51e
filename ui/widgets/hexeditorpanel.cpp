#include "ui/widgets/hexeditorpanel.h"

#include "ui/models/hexdocument.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/hexeditor.h"
#include "ui/widgets/look.h"
#include "ui/widgets/workbenchstyle.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace wirebench {

HexEditorPanel::HexEditorPanel(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_editor(new HexEditor(look)), m_place(new QLabel),
      m_goTo(new QLineEdit), m_find(new QAction(this))
{
    m_place->setTextFormat(Qt::PlainText);
    m_goTo->setPlaceholderText(tr("go to"));
    m_goTo->setAccessibleName(tr("Go to offset"));
    m_goTo->setToolTip(tr("An offset to go to, as 16 or 0x10 (Ctrl+G)"));
    m_goTo->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_find->setShortcut(Qt::CTRL | Qt::Key_G);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_find);
    auto *line = new QHBoxLayout;
    line->addWidget(m_place, 1);
    line->addWidget(m_goTo);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_editor, 1);
    column->addLayout(line);
    setFocusProxy(m_editor);

    connect(m_find, &QAction::triggered, this, [this] {
        m_goTo->setFocus(Qt::ShortcutFocusReason);
        m_goTo->selectAll();
    });
    connect(m_goTo, &QLineEdit::returnPressed, this, &HexEditorPanel::goToTyped);
    connect(m_goTo, &QLineEdit::textChanged, this, [this] { WorkbenchStyle::setTrouble(m_goTo, false); });
    connect(m_editor, &HexEditor::edited, this, [this] { m_isFull = false; });
    connect(m_editor, &HexEditor::edited, this, &HexEditorPanel::showPlace);
    connect(m_editor, &HexEditor::cursorMoved, this, &HexEditorPanel::showPlace);
    connect(m_editor, &HexEditor::refused, this, [this] {
        m_isFull = true;
        showPlace();
    });
    connect(&look, &Look::changed, this, &HexEditorPanel::applyLook);
    applyLook();
    showPlace();
}

void HexEditorPanel::goToTyped()
{
    bool ok = false;
    const qlonglong offset = m_goTo->text().trimmed().toLongLong(&ok, 0);
    if (!ok || offset < 0 || offset > m_editor->bytes().size()) {
        WorkbenchStyle::setTrouble(m_goTo, true);
        return;
    }
    m_editor->goTo(offset);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void HexEditorPanel::showPlace()
{
    if (m_isFull) {
        m_place->setText(tr("At most %1 bytes are edited here").arg(formatCount(HexDocument::limit)));
        return;
    }
    const QString offset = QString::number(m_editor->selectionStart(), 16);
    QString text = tr("0x%1 of %2 bytes").arg(offset, formatCount(m_editor->bytes().size()));
    if (m_editor->hasSelection())
        text += QStringLiteral(" · ") +
                tr("%1 chosen").arg(formatCount(m_editor->selectionEnd() - m_editor->selectionStart()));
    text += QStringLiteral(" · ") + (m_editor->isOverwriting() ? tr("overwrites") : tr("inserts"));
    m_place->setText(text);
}

void HexEditorPanel::applyLook()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    m_place->setPalette(quiet);
    m_goTo->setFixedWidth(QFontMetrics(m_look.baseFont()).averageCharWidth() * 14);
}

void HexEditorPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showPlace();
    QWidget::changeEvent(event);
}

} // namespace wirebench
