#include "core/dialogue/dialogueresources.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

// They are compiled into a static library: without this the linker would leave them out.
static void initDialogues()
{
    Q_INIT_RESOURCE(dialogues);
}

namespace wirebench {

QByteArray dialogueResourceText(const QString &name)
{
    initDialogues();
    QFile file(QStringLiteral(":/dialogues/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject dialogueResource(const QString &name)
{
    return QJsonDocument::fromJson(dialogueResourceText(name)).object();
}

QStringList dialogueResourceNames()
{
    initDialogues();
    QStringList names = QDir(QStringLiteral(":/dialogues/built-in")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

} // namespace wirebench
