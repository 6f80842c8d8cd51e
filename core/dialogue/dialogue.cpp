#include "core/dialogue/dialogue.h"

#include <QRegularExpression>

#include <algorithm>

namespace wirebench {

namespace {

bool breaksALine(const QString &value)
{
    return std::any_of(value.begin(), value.end(),
                       [](QChar c) { return c == u'\r' || c == u'\n' || c.isNull(); });
}

bool mayHaveLines(ParameterKind kind)
{
    return kind == ParameterKind::Message || kind == ParameterKind::List || kind == ParameterKind::Files;
}

DialogueNote problemOf(const DialogueParameter &parameter, const QString &value)
{
    if (value.isEmpty())
        return parameter.optional ? DialogueNote() : DialogueNote{QStringLiteral("value.missing"), {parameter.name}};
    if (value.contains(QChar(0)) || (!mayHaveLines(parameter.kind) && breaksALine(value)))
        return {QStringLiteral("value.line"), {parameter.name}};
    if (parameter.kind == ParameterKind::Choice && !parameter.choices.contains(value))
        return {QStringLiteral("value.choice"), {parameter.name, value, parameter.choices.join(QStringLiteral(", "))}};
    if (parameter.kind == ParameterKind::YesNo && value != u"yes" && value != u"no")
        return {QStringLiteral("value.choice"), {parameter.name, value, QStringLiteral("yes, no")}};
    bool isNumber = true;
    if (parameter.kind == ParameterKind::Number)
        (void)value.toULongLong(&isNumber);
    return isNumber ? DialogueNote() : DialogueNote{QStringLiteral("value.number"), {parameter.name, value}};
}

} // namespace

const DialogueParameter *Dialogue::parameter(const QString &parameterName) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const DialogueParameter &known) { return known.name == parameterName; });
    return found == parameters.end() ? nullptr : &*found;
}

DialogueValues defaultValues(const Dialogue &dialogue)
{
    DialogueValues values;
    for (const DialogueParameter &parameter : dialogue.parameters)
        values.insert(parameter.name, parameter.defaultValue);
    return values;
}

DialogueNote valuesProblem(const Dialogue &dialogue, const DialogueValues &values)
{
    QStringList names;
    for (const DialogueParameter &parameter : dialogue.parameters)
        names += parameter.name;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!names.contains(value.key()))
            return {QStringLiteral("value.unknown"), {value.key(), names.join(QStringLiteral(", "))}};
    }
    for (const DialogueParameter &parameter : dialogue.parameters) {
        const DialogueNote problem = problemOf(parameter, values.value(parameter.name, parameter.defaultValue));
        if (!problem.isEmpty())
            return problem;
    }
    return {};
}

QStringList listElements(const QString &value)
{
    static const QRegularExpression border(QStringLiteral("[,\r\n]"));
    QStringList elements;
    for (const QString &element : value.split(border)) {
        if (const QString trimmed = element.trimmed(); !trimmed.isEmpty())
            elements += trimmed;
    }
    return elements;
}

DialogueValues maskedValues(const Dialogue &dialogue, const DialogueValues &values)
{
    DialogueValues masked = values;
    for (const DialogueParameter &parameter : dialogue.parameters) {
        if (const auto value = masked.find(parameter.name); parameter.secret && value != masked.end() && !value->isEmpty())
            *value = QString(8, QChar(0x2022));
    }
    return masked;
}

} // namespace wirebench
