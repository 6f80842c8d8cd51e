#include "ui/widgets/inspectorexplain.h"

#include "core/dialogue/wiremeaning.h"
#include "ui/models/numbertext.h"
#include "ui/widgets/dialoguelanguage.h"
#include "ui/widgets/explainlanguage.h"
#include "ui/widgets/look.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QScrollBar>

namespace wirebench {

namespace {

QLabel *plainLabel(const QString &text, const QFont &font, const QColor &ink)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setFont(font);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, ink);
    palette.setColor(QPalette::Text, ink); // the role that a ground of the role Base asks for
    label->setPalette(palette);
    return label;
}

ColorRole roleOf(const SocketCall &call, const CallContext &context)
{
    if (context.isWaiting)
        return ColorRole::Waiting;
    if (call.failed())
        return ColorRole::Trouble;
    if (call.direction == Direction::None)
        return ColorRole::Text;
    return call.direction == Direction::Sent ? ColorRole::Sent : ColorRole::Received;
}

} // namespace

InspectorExplain::InspectorExplain(const TrafficLog &log, Look &look, QWidget *parent)
    : QScrollArea(parent), m_log(log), m_look(look)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_look, &Look::changed, this, &InspectorExplain::compose);
    compose();
}

void InspectorExplain::setCall(const SocketCall &call, const CallContext &context)
{
    m_call = call;
    m_context = context;
    compose();
    verticalScrollBar()->setValue(0);
}

void InspectorExplain::clear()
{
    m_call = {};
    m_context = {};
    compose();
}

QString InspectorExplain::text() const
{
    return m_lines.join(u'\n');
}

void InspectorExplain::compose()
{
    m_lines.clear();
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    QPalette ground = page->palette(); // the application's may be that of the theme before
    ground.setColor(QPalette::Base, m_look.color(ColorRole::Base));
    page->setPalette(ground);
    m_form = new QFormLayout(page);
    m_form->setContentsMargins(m_look.unit(), m_look.unit(), m_look.unit(), m_look.unit());
    m_form->setVerticalSpacing(m_look.gap());
    m_form->setHorizontalSpacing(2 * m_look.unit());
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    if (m_call.flow) {
        const Explanation explanation = explainCall(m_call, m_context, explainTexts());
        addHead(explanation);
        addRemarks();
        addDetails(explanation);
        addCode(explanation);
        addFacts();
        addTopics(explanation);
    }
    setWidget(page); // deletes the old one
    setAccessibleName(tr("Explanation of the call"));
    setAccessibleDescription(text());
}

void InspectorExplain::addHead(const Explanation &explanation)
{
    QFont font = m_look.dataFont();
    font.setPointSizeF(m_look.stateFont().pointSizeF());
    addParagraph(explanation.signature, font, roleOf(m_call, m_context));
    addReason(explanation);
    addParagraph(explanation.purpose, m_look.baseFont(), ColorRole::Text);
}

/// Who looks at a call that failed or waits wants to know this first.
void InspectorExplain::addReason(const Explanation &explanation)
{
    if (m_context.isWaiting)
        addParagraph(QStringLiteral("… ") + explanation.waitingNow, m_look.baseFont(), ColorRole::Waiting);
    if (!explanation.error)
        return;
    const ErrorExplanation &error = *explanation.error;
    addParagraph(QStringLiteral("! %1: %2. %3").arg(error.name, error.meaning, error.cause),
                 m_look.baseFont(), ColorRole::Trouble);
    addParagraph(error.remedy, m_look.baseFont(), ColorRole::Text);
}

/// What the bytes say in the protocol of their port: "550: the server refuses …".
void InspectorExplain::addRemarks()
{
    for (const WireMeaning &meaning : wireMeanings(m_call))
        addRow(meaning.line, meaning.text(dialogueLanguage()));
}

void InspectorExplain::addDetails(const Explanation &explanation)
{
    const ExplainTexts &texts = explainTexts();
    for (const ArgumentMeaning &argument : explanation.arguments)
        addRow(argument.argument, argument.meaning);
    addRow(texts.text("label.waiting"), explanation.waiting);
    addRow(texts.text("label.result"), explanation.result);
    for (const PortMeaning &port : explanation.ports)
        addRow(texts.text("label.port", {{"port", QString::number(port.port)}}), port.meaning);
}

void InspectorExplain::addCode(const Explanation &explanation)
{
    addRow(explainTexts().text("label.python"), explanation.python, true);
    addRow(explainTexts().text("label.c"), explanation.c, true);
}

void InspectorExplain::addFacts()
{
    const Flow &flow = *m_call.flow;
    const QString clock = m_log.wallClock(m_call.timeNs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    const QString since = formatSeconds(m_call.timeNs);
    if (m_context.isWaiting) {
        addRow(tr("Waiting since"), tr("%1, %2 s after the start").arg(clock, since));
    } else {
        addRow(tr("Time"), tr("%1, %2 s after the start").arg(clock, since));
        addRow(tr("Waited"), formatDuration(m_call.waitedNs));
    }
    if (flow.local.isValid())
        addRow(tr("Local"), flow.local.toString(), true);
    if (flow.peer.isValid())
        addRow(tr("Peer"), flow.peer.toString(), true);
    if (flow.connection.isValid())
        addRow(tr("Connection"), tr("%1 of %2").arg(formatCount(flow.connection.value), flow.endpoint->name));
    else
        addRow(tr("Socket"), tr("%1, its own socket").arg(flow.endpoint->name));
    if (m_call.id != 0)
        addRow(tr("Record"), formatCount(qint64(m_call.id)));
}

void InspectorExplain::addTopics(const Explanation &explanation)
{
    if (!explanation.error)
        return;
    QFont heading = m_look.baseFont();
    heading.setWeight(QFont::DemiBold);
    for (const ErrorTopic &topic : explanation.error->topics) {
        addParagraph(topic.title, heading, ColorRole::Text)->setContentsMargins(0, m_look.gap(), 0, 0);
        addParagraph(topic.text, m_look.baseFont(), ColorRole::Text);
    }
}

QLabel *InspectorExplain::addParagraph(const QString &text, const QFont &font, ColorRole role)
{
    QLabel *label = plainLabel(text, font, m_look.color(role));
    m_form->addRow(label);
    m_lines << text;
    return label;
}

void InspectorExplain::addRow(const QString &label, const QString &value, bool isData)
{
    if (value.isEmpty())
        return;
    const QFont font = isData ? m_look.dataFont() : m_look.baseFont();
    m_form->addRow(plainLabel(label, m_look.baseFont(), m_look.color(ColorRole::QuietText)),
                   plainLabel(value, font, m_look.color(ColorRole::Text)));
    m_lines << label + QStringLiteral(": ") + value;
}

void InspectorExplain::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        compose();
    QScrollArea::changeEvent(event);
}

} // namespace wirebench
