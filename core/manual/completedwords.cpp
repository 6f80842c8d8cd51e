#include "core/manual/completedwords.h"

#include "core/workspace/examples.h"

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype briefLength = 72;

/// "4|6|both" is a choice, and so is "one|N|all", of which N is any number.
QStringList choices(const QString &value)
{
    QStringList words = value.split(u'|');
    if (words.size() < 2)
        return {};
    words.removeIf([](const QString &word) { return word.isEmpty() || word.front().isUpper(); });
    return words;
}

QStringList exampleIds()
{
    QStringList ids;
    for (const Example &example : examples())
        ids += example.id;
    return ids;
}

} // namespace

CompletedValue completedValue(const OptionWords &option)
{
    const QString value = QString::fromLatin1(option.value);
    if (value == u"ANSWER") // README.md of core/workspace: these six and what follows them
        return {{QStringLiteral("none"), QStringLiteral("echo"), QStringLiteral("prefix="), QStringLiteral("reply="),
                 QStringLiteral("greet="), QStringLiteral("rules="), QStringLiteral("relay=")},
                false};
    if (value == u"ID")
        return {exampleIds(), false};
    return {choices(value), value.startsWith(u"FILE") || value == u"FOLDER"};
}

bool hasFileOperand(const VerbWords &verb)
{
    const QString operand = QString::fromLatin1(verb.operand);
    return operand.startsWith(u"DIR") || operand.startsWith(u"FILE");
}

QString briefly(const char *help)
{
    QString text = QString::fromUtf8(help);
    for (const QStringView end : {u". ", u"; ", u": ", u" ("}) {
        if (const qsizetype at = text.indexOf(end); at > 0)
            text.truncate(at);
    }
    if (text.size() > briefLength) {
        text.truncate(text.lastIndexOf(u' ', briefLength - 1));
        text += u'…';
    }
    return text;
}

} // namespace wirebench
