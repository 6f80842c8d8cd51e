#include "core/dialogue/dialoguetext.h"

#include "core/dialogue/dialogueresources.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace wirebench {

namespace {

void flatten(const QJsonObject &object, const QString &prefix, QHash<QString, DialogueText> &texts)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonObject inner = member.value().toObject();
        const QString key = prefix + member.key();
        if (inner.value(QLatin1String("en")).isString())
            texts.insert(key, {inner.value(QLatin1String("en")).toString(), inner.value(QLatin1String("fr")).toString()});
        else
            flatten(inner, key + u'.', texts);
    }
}

/// What a command of the catalogue is for is also what it means in a record.
void addCommands(const QJsonObject &protocol, QHash<QString, DialogueText> &texts)
{
    const QString id = protocol.value(QLatin1String("id")).toString();
    const QJsonArray commands = protocol.value(QLatin1String("commands")).toArray();
    for (const QJsonValue &command : commands) {
        const QString word = command[QLatin1String("text")].toString().section(u' ', 0, 0);
        const QString key = QStringLiteral("command.%1.%2").arg(id, word);
        const QJsonValue about = command[QLatin1String("about")];
        if (!word.contains(u'{') && !texts.contains(key))
            texts.insert(key, {about[QLatin1String("en")].toString(), about[QLatin1String("fr")].toString()});
    }
}

QHash<QString, DialogueText> readSentences()
{
    QHash<QString, DialogueText> texts;
    for (const char *name : {"sentences.json", "meanings.json"})
        flatten(dialogueResource(QLatin1String(name)), {}, texts);
    const QJsonArray protocols = dialogueResource(QStringLiteral("catalogue.json")).value(QLatin1String("protocols")).toArray();
    for (const QJsonValue &protocol : protocols)
        addCommands(protocol.toObject(), texts);
    return texts;
}

const QHash<QString, DialogueText> &sentences()
{
    static const QHash<QString, DialogueText> read = readSentences();
    return read;
}

/// One pass: what stands in an argument is never filled again.
QString filled(const QString &source, const QStringList &arguments)
{
    QString text;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const bool isPlace = source[i] == u'{' && i + 2 < source.size() && source[i + 2] == u'}' && source[i + 1].isDigit();
        if (isPlace) {
            text += arguments.value(source[i + 1].digitValue() - 1);
            i += 2;
        } else {
            text += source[i];
        }
    }
    return text;
}

} // namespace

DialogueLanguage dialogueLanguageOf(const QString &code)
{
    return code.startsWith(QLatin1String("fr"), Qt::CaseInsensitive) ? DialogueLanguage::French
                                                                     : DialogueLanguage::English;
}

QString noteText(const DialogueNote &note, DialogueLanguage language)
{
    const auto found = sentences().constFind(note.key);
    return found == sentences().cend() ? note.key : filled(found->in(language), note.arguments);
}

bool hasNoteText(const QString &key)
{
    return sentences().contains(key);
}

QStringList noteKeys()
{
    return sentences().keys();
}

} // namespace wirebench
