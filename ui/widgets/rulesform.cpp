#include "ui/widgets/rulesform.h"

#include "core/workspace/rulesfile.h"
#include "ui/models/rulesmodel.h"
#include "ui/widgets/choices.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/workbenchstyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace wirebench {

namespace {

void addNotations(QComboBox *box)
{
    addChoice(box, RulesForm::tr("escapes"), PayloadNotation::Escapes);
    addChoice(box, RulesForm::tr("text"), PayloadNotation::Text);
    addChoice(box, RulesForm::tr("hex"), PayloadNotation::Hex);
}

QString placeholderTip()
{
    QStringList lines{
        RulesForm::tr("In the reply these stand for what is known when it is sent; a brace that is meant "
                      "is typed twice:")};
    for (const PlaceholderName &name : placeholderNames())
        lines +=
            QStringLiteral("{%1}: %2")
                .arg(QLatin1String(name.name), QCoreApplication::translate("Placeholders", name.meaning));
    lines += RulesForm::tr("$1 or ${name}: what a group of the regular expression has found");
    return lines.join(u'\n');
}

QLineEdit *wideField(const QString &tip)
{
    auto *field = new QLineEdit;
    field->setMinimumWidth(field->fontMetrics().averageCharWidth() * 30);
    field->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    field->setMaxLength(int(ruleslimits::textUnits));
    field->setToolTip(tip);
    return field;
}

} // namespace

RulesForm::RulesForm(Look &look, bool datagrams, QWidget *parent)
    : QWidget(parent), m_when(new SettingsRow(look)), m_then(new SettingsRow(look)),
      m_notice(new Notice(look))
{
    makeCondition();
    makeReply(datagrams);
    m_notice->setDismissable(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_when);
    column->addWidget(m_then);
    column->addWidget(m_notice);
    connectFields();
    setRule({});
}

void RulesForm::makeCondition()
{
    m_match = new QComboBox;
    for (const RuleMatch match : {RuleMatch::Any, RuleMatch::Exact, RuleMatch::StartsWith,
                                  RuleMatch::Contains, RuleMatch::EndsWith, RuleMatch::Regex})
        addChoice(m_match, RulesModel::matchName(match), match);
    m_pattern = wideField(tr("What is looked for. Empty, it finds nothing, except with “is exactly”"));
    m_patternNotation = new QComboBox;
    addNotations(m_patternNotation);
    m_patternNotation->setToolTip(
        tr("How the pattern is written; a regular expression has escapes of its own"));
    m_caseSensitive = new QCheckBox(tr("case counts"));
    m_caseSensitive->setToolTip(tr("Off: A to Z are as a to z; a regular expression knows all letters"));
    m_encoding = new QComboBox;
    for (const TextEncoding encoding : {TextEncoding::Utf8, TextEncoding::Latin1, TextEncoding::Windows1252,
                                        TextEncoding::Utf16Le, TextEncoding::Utf16Be, TextEncoding::Ascii})
        addChoice(m_encoding, encodingName(encoding), encoding);
    m_encoding->setToolTip(tr("Of the pattern and the reply"));
    m_when->addField(tr("&When it"), m_match);
    m_when->addField(tr("&Pattern"), m_pattern);
    m_when->addField(tr("as"), m_patternNotation);
    m_when->addField({}, m_caseSensitive);
    m_when->addField(tr("Encoding"), m_encoding);
}

void RulesForm::makeReply(bool datagrams)
{
    m_reply = wideField(tr("What is sent back; empty: nothing"));
    m_replyNotation = new QComboBox;
    addNotations(m_replyNotation);
    m_ending = new QComboBox;
    addChoice(m_ending, tr("none"), LineEnding::None);
    addChoice(m_ending, QStringLiteral("LF"), LineEnding::Lf);
    addChoice(m_ending, QStringLiteral("CR"), LineEnding::Cr);
    addChoice(m_ending, QStringLiteral("CRLF"), LineEnding::CrLf);
    addChoice(m_ending, QStringLiteral("NUL"), LineEnding::Nul);
    m_placeholders = new QCheckBox(tr("{…} and $1"));
    m_placeholders->setToolTip(placeholderTip());
    m_delay = new QSpinBox;
    m_delay->setRange(ranges::ruleDelayMs.lowest, ranges::ruleDelayMs.highest);
    m_delay->setSuffix(tr(" ms"));
    m_delay->setToolTip(datagrams ? tr("Before the reply; meanwhile other datagrams are answered")
                                  : tr("Before the reply; meanwhile nothing more of this client is read"));
    m_action = new QComboBox;
    for (const RuleAction action :
         {RuleAction::None, RuleAction::Close, RuleAction::HalfClose, RuleAction::Reset, RuleAction::Stop})
        addChoice(m_action, RulesModel::actionName(action), action);
    m_action->setToolTip(datagrams
                             ? tr("After the reply. There are no connections here: only stopping the server "
                                  "means something")
                             : tr("After the reply"));
    m_note = wideField(tr("Left as a comment on the record of what matched"));
    m_goOn = new QCheckBox(tr("then try the next rules too"));
    m_goOn->setToolTip(tr("Else the first rule that matches is the only one"));
    m_then->addField(tr("&Reply"), m_reply);
    m_then->addField(tr("as"), m_replyNotation);
    m_then->addField(tr("end"), m_ending);
    m_then->addField({}, m_placeholders);
    m_then->addField(tr("&Delay"), m_delay);
    m_then->addField(tr("th&en"), m_action);
    m_then->addField(tr("&Note"), m_note);
    m_then->addField({}, m_goOn);
}

void RulesForm::connectFields()
{
    for (QLineEdit *field : {m_pattern, m_reply, m_note})
        connect(field, &QLineEdit::textChanged, this, &RulesForm::fieldEdited);
    for (QComboBox *box : {m_match, m_patternNotation, m_encoding, m_replyNotation, m_ending, m_action})
        connect(box, &QComboBox::currentIndexChanged, this, &RulesForm::fieldEdited);
    for (QCheckBox *box : {m_caseSensitive, m_placeholders, m_goOn})
        connect(box, &QCheckBox::toggled, this, &RulesForm::fieldEdited);
    connect(m_delay, &QSpinBox::valueChanged, this, &RulesForm::fieldEdited);
}

AnswerRule RulesForm::rule() const
{
    AnswerRule rule;
    rule.on = m_on;
    rule.match = choice<RuleMatch>(m_match);
    rule.pattern = m_pattern->text();
    rule.patternNotation = choice<PayloadNotation>(m_patternNotation);
    rule.caseSensitive = m_caseSensitive->isChecked();
    rule.encoding = choice<TextEncoding>(m_encoding);
    rule.reply = m_reply->text();
    rule.replyNotation = choice<PayloadNotation>(m_replyNotation);
    rule.ending = choice<LineEnding>(m_ending);
    rule.placeholders = m_placeholders->isChecked();
    rule.delayMs = m_delay->value();
    rule.action = choice<RuleAction>(m_action);
    rule.note = m_note->text();
    rule.goOn = m_goOn->isChecked();
    return rule;
}

void RulesForm::setRule(const AnswerRule &rule)
{
    const auto setText = [](QLineEdit *field, const QString &text) {
        if (field->text() != text) // or the cursor would jump while it is typed
            field->setText(text);
    };
    m_loading = true;
    m_on = rule.on;
    choose(m_match, rule.match);
    setText(m_pattern, rule.pattern);
    choose(m_patternNotation, rule.patternNotation);
    m_caseSensitive->setChecked(rule.caseSensitive);
    choose(m_encoding, rule.encoding);
    setText(m_reply, rule.reply);
    choose(m_replyNotation, rule.replyNotation);
    choose(m_ending, rule.ending);
    m_placeholders->setChecked(rule.placeholders);
    m_delay->setValue(rule.delayMs);
    choose(m_action, rule.action);
    setText(m_note, rule.note);
    m_goOn->setChecked(rule.goOn);
    m_loading = false;
    showWhatApplies();
}

void RulesForm::fieldEdited()
{
    if (m_loading)
        return;
    showWhatApplies();
    Q_EMIT edited();
}

void RulesForm::showWhatApplies()
{
    const auto match = choice<RuleMatch>(m_match);
    m_when->setFieldVisible(m_pattern, match != RuleMatch::Any);
    m_when->setFieldVisible(m_patternNotation, match != RuleMatch::Any && match != RuleMatch::Regex);
    m_when->setFieldVisible(m_caseSensitive, match != RuleMatch::Any);
}

void RulesForm::showMistake(const RuleMistake &mistake)
{
    const bool wrong = mistake.error.code != ErrorCode::None;
    const bool inPattern = mistake.field == RuleMistake::Field::Pattern;
    WorkbenchStyle::setTrouble(m_pattern, wrong && inPattern);
    WorkbenchStyle::setTrouble(m_reply, wrong && !inPattern);
    if (wrong)
        m_notice->showError(mistake.error);
    else
        m_notice->clear();
}

void RulesForm::focusPattern()
{
    (m_pattern->isVisibleTo(this) ? static_cast<QWidget *>(m_pattern) : m_match)->setFocus();
}

} // namespace wirebench
