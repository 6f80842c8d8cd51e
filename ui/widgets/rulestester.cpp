#include "ui/widgets/rulestester.h"

#include "ui/models/rulesmodel.h"
#include "ui/widgets/errortext.h"
#include "ui/widgets/labelledfield.h"
#include "ui/widgets/look.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype longestReply = 400; // bytes that are shown

/// As a peer of this machine would be.
PlaceholderValues sampleValues()
{
    return PlaceholderValues::now(1, QStringLiteral("127.0.0.1:50412"));
}

} // namespace

RulesTester::RulesTester(Look &look, QWidget *parent)
    : QWidget(parent), m_look(look), m_field(new QLineEdit), m_result(new QLabel)
{
    m_field->setToolTip(
        tr("One message as it would come, with escapes: \\r \\n \\t \\0 \\xHH. Nothing is sent"));
    m_field->setPlaceholderText(tr("Type what a client would send"));
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleName(tr("Which rule answers"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new LabelledField(look, tr("&Try"), m_field));
    column->addWidget(m_result);
    connect(m_field, &QLineEdit::textChanged, this, &RulesTester::tryNow);
    connect(&look, &Look::changed, this, &RulesTester::applyLook);
    applyLook();
    tryNow();
}

void RulesTester::setRules(const AnswerRules &rules)
{
    m_rules = rules;
    tryNow();
}

QString RulesTester::resultText() const
{
    return m_result->text();
}

void RulesTester::tryNow()
{
    const auto message = encodePayload(m_field->text(), {PayloadNotation::Escapes});
    const auto set = RuleSet::compile(m_rules);
    std::vector<RuleOutcome> outcomes;
    if (!message)
        m_result->setText(errorText(message.error()).cause);
    else if (!set)
        m_result->setText(tr("A rule has a mistake: %1").arg(errorText(set.error()).cause));
    else if (m_field->text().isEmpty())
        m_result->setText(tr("Which rule would answer, and with what, is shown here."));
    else
        m_result->setText(describe(outcomes = (*set)->answer(*message, sampleValues)));
    const auto first = std::find_if(outcomes.begin(), outcomes.end(),
                                    [](const RuleOutcome &outcome) { return outcome.matched; });
    Q_EMIT answered(first == outcomes.end() ? -1 : first->rule);
}

QString RulesTester::describe(const std::vector<RuleOutcome> &outcomes) const
{
    if (outcomes.empty())
        return tr("No rule matches: nothing is answered.");
    QStringList lines;
    for (const RuleOutcome &outcome : outcomes)
        lines += describe(outcome);
    return lines.join(u'\n');
}

QString RulesTester::describe(const RuleOutcome &outcome) const
{
    const QString number = QString::number(outcome.rule + 1);
    if (!outcome.matched)
        return QCoreApplication::translate("RuleNotes", ruleRemarkText(outcome.remark))
            .replace(QLatin1String("%1"), number);
    const QByteArrayView reply = outcome.reply;
    const QString shown = toEscapes(reply.first(std::min(reply.size(), longestReply))) +
                          (reply.size() > longestReply ? QStringLiteral("…") : QString());
    QString line =
        reply.isEmpty()
            ? tr("Rule %1 matches and says nothing").arg(number)
            : tr("Rule %1 answers “%2” (%n byte(s))", nullptr, int(reply.size())).arg(number, shown);
    if (outcome.delayMs > 0)
        line += u' ' + tr("after %1 ms").arg(outcome.delayMs);
    if (outcome.action != RuleAction::None)
        line += QStringLiteral(" · ") + RulesModel::actionName(outcome.action);
    return line;
}

void RulesTester::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        tryNow();
}

void RulesTester::applyLook()
{
    layout()->setSpacing(m_look.gap());
}

} // namespace wirebench
