#include "ui/widgets/inspectorcall.h"

#include "ui/models/numbertext.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/inspectorwords.h"
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

ColorRole roleOf(const SocketCall &call)
{
    if (call.failed())
        return ColorRole::Trouble;
    if (call.direction == Direction::None)
        return ColorRole::Text;
    return call.direction == Direction::Sent ? ColorRole::Sent : ColorRole::Received;
}

/// The error that an engine would have made of the record's errno.
Error errorOf(const SocketCall &call)
{
    const SocketAddress &address = call.flow->peer.isValid() ? call.flow->peer : call.flow->local;
    return Error::fromErrno(QLatin1String(callName(call.call)), call.error, address.toString());
}

} // namespace

InspectorCall::InspectorCall(const TrafficLog &log, Look &look, QWidget *parent)
    : QScrollArea(parent), m_log(log), m_look(look)
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&m_look, &Look::changed, this, &InspectorCall::compose);
    compose();
}

void InspectorCall::setRecord(const SocketCall &call)
{
    m_call = call;
    compose();
    verticalScrollBar()->setValue(0);
}

void InspectorCall::clear()
{
    m_call = {};
    compose();
}

QString InspectorCall::text() const
{
    return m_lines.join(u'\n');
}

void InspectorCall::compose()
{
    m_lines.clear();
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    m_form = new QFormLayout(page);
    m_form->setContentsMargins(m_look.unit(), m_look.unit(), m_look.unit(), m_look.unit());
    m_form->setVerticalSpacing(m_look.gap());
    m_form->setHorizontalSpacing(2 * m_look.unit());
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (m_call.flow) {
        addHead();
        addArguments();
        addFacts();
    }
    setWidget(page); // deletes the old one
    setAccessibleName(tr("The call"));
    setAccessibleDescription(text());
}

void InspectorCall::addHead()
{
    const QString call = m_call.signature() + u' ' + m_call.resultText();
    QFont font = m_look.dataFont();
    font.setPointSizeF(m_look.stateFont().pointSizeF());
    m_form->addRow(plainLabel(call, font, m_look.color(roleOf(m_call))));
    const QString purpose = callPurpose(m_call) + u' ' + resultMeaning(m_call);
    m_form->addRow(plainLabel(purpose.trimmed(), m_look.baseFont(), m_look.color(ColorRole::Text)));
    m_lines << call << purpose.trimmed();
    if (m_call.failed())
        addError();
}

void InspectorCall::addError()
{
    const ErrorText error = errorText(errorOf(m_call));
    m_form->addRow(
        plainLabel(QStringLiteral("! ") + error.cause, m_look.baseFont(), m_look.color(ColorRole::Trouble)));
    if (!error.remedy.isEmpty())
        m_form->addRow(plainLabel(error.remedy, m_look.baseFont(), m_look.color(ColorRole::Text)));
    m_lines << error.line();
}

void InspectorCall::addArguments()
{
    for (const ArgumentMeaning &argument : argumentMeanings(m_call))
        addRow(argument.argument, argument.meaning);
}

void InspectorCall::addFacts()
{
    const Flow &flow = *m_call.flow;
    const QString clock = m_log.wallClock(m_call.timeNs).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
    addRow(tr("Time"), tr("%1, %2 s after the start").arg(clock, formatSeconds(m_call.timeNs)));
    addRow(tr("Waited"), formatDuration(m_call.waitedNs));
    if (flow.local.isValid())
        addRow(tr("Local"), flow.local.toString(), true);
    if (flow.peer.isValid())
        addRow(tr("Peer"), flow.peer.toString(), true);
    if (flow.connection.isValid())
        addRow(tr("Connection"), tr("%1 of %2").arg(formatCount(flow.connection.value), flow.endpoint->name));
    else
        addRow(tr("Socket"), tr("%1, its own socket").arg(flow.endpoint->name));
    addRow(tr("Record"), formatCount(qint64(m_call.id)));
}

void InspectorCall::addRow(const QString &label, const QString &value, bool isData)
{
    const QFont font = isData ? m_look.dataFont() : m_look.baseFont();
    m_form->addRow(plainLabel(label, m_look.baseFont(), m_look.color(ColorRole::QuietText)),
                   plainLabel(value, font, m_look.color(ColorRole::Text)));
    m_lines << label + QStringLiteral(": ") + value;
}

void InspectorCall::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        compose();
    QScrollArea::changeEvent(event);
}

} // namespace wirebench
