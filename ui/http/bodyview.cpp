#include "ui/http/bodyview.h"

#include "ui/http/imageview.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/hexview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace wirebench {

namespace {

constexpr qint64 typeBytes = 512; // that are looked at where no type is declared

} // namespace

BodyView::BodyView(Look &look, QAction *save, QWidget *parent)
    : QWidget(parent), m_look(look), m_job(&m_pool), m_line(new QWidget(this)), m_mode(new QComboBox),
      m_note(new QLabel), m_pages(new QStackedWidget), m_text(new QPlainTextEdit), m_hex(new HexView(look)),
      m_image(new ImageView), m_hint(new QLabel), m_command(new QLabel), m_copy(new QToolButton),
      m_hintPage(makeHint())
{
    m_pool.setMaxThreadCount(1);
    makeFields(save);
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setAccessibleName(tr("Body of the answer"));
    m_hex->setAccessibleName(tr("Bytes of the body"));
    m_image->setAccessibleName(tr("Image of the body"));
    for (QWidget *page : std::initializer_list<QWidget *>{m_text, m_hex, m_image, m_hintPage})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_line);
    column->addWidget(m_pages, 1);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &BodyView::read);
    connect(&m_look, &Look::changed, this, &BodyView::applyLook);
    applyLook();
    setCommand({});
    setHop({});
}

BodyView::~BodyView()
{
    m_job.cancel();
    m_pool.waitForDone();
}

void BodyView::makeFields(QAction *save)
{
    addChoice(m_mode, tr("JSON"), BodyMode::Json);
    addChoice(m_mode, tr("Text"), BodyMode::Text);
    addChoice(m_mode, tr("Hex"), BodyMode::Hex);
    addChoice(m_mode, tr("Image"), BodyMode::Image);
    m_mode->setAccessibleName(tr("Show the body as"));
    m_mode->setToolTip(tr("How the body is shown; chosen by its type at first"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *button = new ActionButton;
    button->setAction(save);
    auto *line = new FlowLayout(m_line);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_mode, button, m_note})
        line->addWidget(widget);
    QSizePolicy wide(QSizePolicy::Expanding, QSizePolicy::Preferred);
    wide.setHeightForWidth(true);
    m_note->setSizePolicy(wide);
}

QWidget *BodyView::makeHint()
{
    m_hint->setWordWrap(true);
    for (QLabel *label : {m_hint, m_command}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_copy->setToolTip(tr("Copy the command"));
    m_copy->setAccessibleName(tr("Copy the command"));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::StrongFocus);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    auto *page = new QWidget;
    auto *line = new QHBoxLayout;
    line->addWidget(m_command);
    line->addWidget(m_copy);
    line->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_hint);
    column->addLayout(line);
    column->addStretch(1);
    return page;
}

void BodyView::setCommand(const QString &command)
{
    m_command->setText(command);
    m_command->setVisible(!command.isEmpty());
    m_copy->setVisible(!command.isEmpty());
}

BodyMode BodyView::mode() const
{
    return choice<BodyMode>(m_mode);
}

void BodyView::setHop(const std::shared_ptr<const HttpHop> &hop, const QString &words)
{
    m_job.cancel();
    m_hop = hop;
    if (!hop || !hop->body || hop->body->size() == 0) {
        showWords(words);
        return;
    }
    {
        const QSignalBlocker quiet(m_mode);
        choose(m_mode,
               bodyModeFor(hop->response.fields.value("Content-Type"), hop->body->read(0, typeBytes)));
    }
    m_line->show();
    read();
}

void BodyView::showWords(const QString &words)
{
    m_line->hide();
    m_text->clear();
    m_hint->setText(words);
    m_pages->setCurrentWidget(m_hintPage);
    m_note->clear();
}

/// What was read before stays in sight until this is there.
void BodyView::read()
{
    if (!m_hop || !m_hop->body)
        return;
    m_note->setText(tr("reading %1 …").arg(formatBytes(m_hop->body->size())));
    m_job.start(
        [hop = m_hop, mode = mode()](const std::atomic_bool &cancelled) {
            return readBody(*hop->body, hop->response.fields.value("Content-Type"), mode, cancelled);
        },
        [this](const BodyContent &content) { showContent(content); });
}

void BodyView::showContent(const BodyContent &content)
{
    m_hint->setText(content.trouble);
    m_text->setPlainText(content.text);
    m_hex->setBytes(content.bytes);
    m_image->setImage(content.image);
    m_note->setText(noteFor(content));
    QWidget *page = m_text;
    if (!content.trouble.isEmpty())
        page = m_hintPage;
    else if (content.mode == BodyMode::Hex)
        page = m_hex;
    else if (content.mode == BodyMode::Image)
        page = m_image;
    m_pages->setCurrentWidget(page);
}

QString BodyView::noteFor(const BodyContent &content) const
{
    QStringList notes;
    if (!m_hop->complete)
        notes.append(tr("! partial"));
    if (content.used < content.size)
        notes.append(tr("The first %1 of %2; “Save body…” has all.")
                         .arg(formatBytes(content.used), formatBytes(content.size)));
    else
        notes.append(formatBytes(content.size));
    if (!content.charset.isEmpty())
        notes.append(content.charset);
    if (!content.imageSize.isEmpty())
        notes.append(tr("%1 × %2 pixels").arg(content.imageSize.width()).arg(content.imageSize.height()));
    return notes.join(QStringLiteral(" · "));
}

QString BodyView::text() const
{
    return m_pages->currentWidget() == m_hintPage ? m_hint->text() : m_text->toPlainText();
}

QString BodyView::note() const
{
    return m_note->text();
}

void BodyView::applyLook()
{
    m_text->setFont(m_look.dataFont());
    m_text->document()->setDocumentMargin(m_look.gap());
    layout()->setSpacing(m_look.gap());
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, m_look.color(ColorRole::QuietText));
    for (QLabel *label : {m_note, m_hint})
        label->setPalette(quiet);
    m_command->setFont(m_look.dataFont());
    m_copy->setIcon(m_look.icon(QStringLiteral("copy")));
}

} // namespace wirebench
