#include "ui/http/anatomyview.h"

#include "ui/http/httpwords.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/symbolfont.h"

#include <QHelpEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

ColorRole roleOf(HttpPartKind kind)
{
    switch (kind) {
    case HttpPartKind::Method:
    case HttpPartKind::Status:
    case HttpPartKind::Target:
    case HttpPartKind::Reason:
        return ColorRole::Accent;
    case HttpPartKind::FieldName:
    case HttpPartKind::TrailerName:
        return ColorRole::Received;
    case HttpPartKind::ChunkSize:
    case HttpPartKind::ChunkExtension:
        return ColorRole::Waiting;
    case HttpPartKind::Body:
        return ColorRole::Done;
    case HttpPartKind::Version:
    case HttpPartKind::LineEnd:
        return ColorRole::QuietText;
    case HttpPartKind::Fault:
        return ColorRole::Trouble;
    case HttpPartKind::FieldValue:
    case HttpPartKind::TrailerValue:
        break;
    }
    return ColorRole::Text;
}

QTextCharFormat formatOf(const Look &look, HttpPartKind kind)
{
    QTextCharFormat format;
    format.setForeground(look.color(roleOf(kind)));
    const bool bold = kind == HttpPartKind::Method || kind == HttpPartKind::Status ||
                      kind == HttpPartKind::FieldName || kind == HttpPartKind::TrailerName ||
                      kind == HttpPartKind::ChunkSize;
    if (bold)
        format.setFontWeight(QFont::Bold);
    if (kind == HttpPartKind::Fault) {
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(look.color(ColorRole::Trouble));
    }
    return format;
}

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

} // namespace

AnatomyView::AnatomyView(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_legendBox(new QWidget(this)), m_legend(new FlowLayout(m_legendBox)),
      m_edit(new QPlainTextEdit(this)), m_part(quietLabel(this)), m_note(quietLabel(this))
{
    loadSymbolFont();
    m_edit->setReadOnly(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->setTabChangesFocus(true);
    m_edit->setWordWrapMode(QTextOption::WrapAnywhere);
    m_edit->viewport()->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_legendBox);
    column->addWidget(m_edit, 1);
    column->addWidget(m_part);
    column->addWidget(m_note);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &AnatomyView::describeCursor);
    connect(&m_look, &Look::changed, this, &AnatomyView::applyLook);
    applyLook();
    setEmpty({});
}

void AnatomyView::setMessage(const QByteArray &raw, quint64 size, const QList<HttpPart> &parts)
{
    m_anatomy = anatomyText(raw, parts);
    m_size = size;
    m_edit->setPlainText(m_anatomy.text);
    paintRuns();
    showLegend();
    m_note->setText(noteText());
    m_note->setVisible(!m_note->text().isEmpty());
    describeCursor();
}

void AnatomyView::setEmpty(const QString &words)
{
    setMessage({}, 0, {});
    m_edit->setPlaceholderText(words);
}

void AnatomyView::setRemark(const QString &remark)
{
    m_remark = remark;
    m_note->setText(noteText());
    m_note->setVisible(!m_note->text().isEmpty());
}

QString AnatomyView::noteText() const
{
    QStringList notes;
    if (quint64(m_anatomy.bytes) < m_size)
        notes.append(
            tr("The first %1 of %2.").arg(formatBytes(m_anatomy.bytes), formatBytes(qint64(m_size))));
    if (!m_remark.isEmpty())
        notes.append(m_remark);
    return notes.join(u' ');
}

void AnatomyView::paintRuns()
{
    const QSignalBlocker quiet(m_edit);
    QTextCursor cursor(m_edit->document());
    cursor.beginEditBlock();
    for (const AnatomyText::Run &run : m_anatomy.runs) {
        cursor.setPosition(int(run.position));
        cursor.setPosition(int(run.position + run.size), QTextCursor::KeepAnchor);
        cursor.setCharFormat(formatOf(m_look, run.part.kind));
    }
    cursor.endEditBlock();
}

/// The names of the parts that occur, in their order, each in its colour.
void AnatomyView::showLegend()
{
    qDeleteAll(m_names);
    m_names.clear();
    QList<HttpPartKind> kinds;
    for (const AnatomyText::Run &run : m_anatomy.runs) {
        if (run.size > 0 && !kinds.contains(run.part.kind))
            kinds.append(run.part.kind);
    }
    for (const HttpPartKind kind : kinds) {
        auto *name = new QLabel(partName(kind), m_legendBox);
        name->setTextFormat(Qt::PlainText);
        m_legend->addWidget(name);
        m_names.append(name);
        QPalette palette;
        palette.setColor(QPalette::WindowText, m_look.color(roleOf(kind)));
        name->setPalette(palette);
        QFont font = m_look.baseFont();
        font.setBold(formatOf(m_look, kind).fontWeight() == QFont::Bold);
        font.setUnderline(kind == HttpPartKind::Fault);
        name->setFont(font);
    }
    m_legendBox->setVisible(!m_names.isEmpty());
    m_part->setVisible(!m_names.isEmpty());
}

QString AnatomyView::legend() const
{
    QStringList names;
    for (const QLabel *name : m_names)
        names.append(name->text());
    return names.join(QStringLiteral(", "));
}

QString AnatomyView::described(const AnatomyText::Run &run) const
{
    return tr("%1: %2 from byte %3")
        .arg(partName(run.part.kind), formatBytes(qint64(run.part.length)),
             formatCount(qint64(run.part.offset)));
}

void AnatomyView::describeCursor()
{
    const AnatomyText::Run *run = m_anatomy.at(m_edit->textCursor().position());
    m_part->setText(run ? described(*run) : tr("Put the cursor on a part to have it named."));
    m_edit->setAccessibleDescription(run ? m_part->text() : QString());
}

QString AnatomyView::partLine() const
{
    return m_part->text();
}

QString AnatomyView::note() const
{
    return m_note->text();
}

bool AnatomyView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::eventFilter(watched, event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QTextCursor under = m_edit->cursorForPosition(help->pos());
    const AnatomyText::Run *run = m_anatomy.at(under.position());
    QToolTip::showText(help->globalPos(), run ? described(*run) : QString(), m_edit);
    return true;
}

void AnatomyView::applyLook()
{
    m_edit->setFont(m_look.dataFont());
    m_edit->document()->setDocumentMargin(m_look.gap());
    layout()->setSpacing(m_look.gap());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    for (QLabel *label : {m_part, m_note})
        label->setPalette(quiet);
    paintRuns();
    showLegend();
}

} // namespace wirebench
