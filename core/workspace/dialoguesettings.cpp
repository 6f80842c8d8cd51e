#include "core/workspace/dialoguesettings.h"

#include "core/dialogue/dialoguefile.h"
#include "core/dialogue/dialoguelibrary.h"
#include "core/workspace/jsonmembers.h"

namespace wirebench {

QJsonObject toJson(const DialogueSettings &settings)
{
    QJsonObject values;
    for (auto value = settings.values.begin(); value != settings.values.end(); ++value)
        values.insert(value.key(), value.value());
    return {
        {QStringLiteral("open"), settings.open},
        {QStringLiteral("name"), settings.name},
        {QStringLiteral("values"), values},
        {QStringLiteral("stepping"), settings.stepping},
        {QStringLiteral("practice"), settings.practice},
        {QStringLiteral("allowOtherDataHost"), settings.allowOtherDataHost},
    };
}

void readSettings(JsonMembers &members, DialogueSettings &settings)
{
    members.read("open", settings.open);
    members.read("name", settings.name);
    members.readObject("values", [&](JsonMembers &inner) {
        for (const QString &name : inner.names())
            inner.read(name.toUtf8().constData(), settings.values[name]);
    });
    members.read("stepping", settings.stepping);
    members.read("practice", settings.practice);
    members.read("allowOtherDataHost", settings.allowOtherDataHost);
}

DialogueValues dialogueValues(const DialogueSettings &settings)
{
    DialogueValues values;
    for (const auto &some : {settings.values, settings.secrets}) {
        for (auto value = some.begin(); value != some.end(); ++value)
            values.insert(value.key(), value.value());
    }
    return values;
}

void setDialogueValue(DialogueSettings &settings, const Dialogue &dialogue, const QString &name, const QString &value)
{
    const DialogueParameter *parameter = dialogue.parameter(name);
    (parameter && parameter->secret ? settings.secrets : settings.values).insert(name, value);
}

tl::expected<DialoguePtr, QString> findDialogue(const QString &nameOrPath, DialogueLanguage language)
{
    const DialogueLibrary &library = DialogueLibrary::builtIn();
    if (const DialoguePtr known = library.dialogue(nameOrPath))
        return known;
    const bool isFile = nameOrPath.contains(u'/') || nameOrPath.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    if (!isFile) {
        QStringList names;
        for (const DialoguePtr &dialogue : library.dialogues())
            names += dialogue->name;
        return tl::unexpected(noteText({QStringLiteral("file.name"), {nameOrPath, names.join(QStringLiteral(", "))}}, language));
    }
    const auto read = readDialogue(nameOrPath);
    if (!read)
        return tl::unexpected(read.error().text(language));
    return *read;
}

} // namespace wirebench
