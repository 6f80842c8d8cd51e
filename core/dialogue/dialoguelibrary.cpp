#include "core/dialogue/dialoguelibrary.h"

#include "core/dialogue/dialoguefile.h"
#include "core/dialogue/dialogueresources.h"
#include "core/dialogue/linetemplate.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace wirebench {

namespace {

/// Where the practice servers are, counted from the usual port.
constexpr int practiceOffset = 2000;

DialogueText textIn(const QJsonObject &object, const char *name)
{
    const QJsonObject texts = object.value(QLatin1String(name)).toObject();
    return {texts.value(QLatin1String("en")).toString(), texts.value(QLatin1String("fr")).toString()};
}

ReplyFamily familyOf(const QString &word)
{
    if (word == u"three-digit")
        return ReplyFamily::ThreeDigit;
    if (word == u"pop")
        return ReplyFamily::Pop;
    if (word == u"imap")
        return ReplyFamily::Imap;
    return word == u"telnet" ? ReplyFamily::Telnet : ReplyFamily::None;
}

/// The names between braces, in order.
QStringList fieldNames(const QString &source)
{
    QStringList names;
    for (qsizetype open = source.indexOf(u'{'); open >= 0; open = source.indexOf(u'{', open + 1)) {
        const QString inside = source.mid(open + 1, source.indexOf(u'}', open) - open - 1).section(u'|', 0, 0);
        for (const QString &name : inside.split(u','))
            names += name;
    }
    names.removeDuplicates();
    return names;
}

ProtocolCommand commandOf(const QJsonObject &object, const QJsonObject &fields)
{
    ProtocolCommand command{object.value(QLatin1String("text")).toString(), textIn(object, "about"), {}};
    for (const QString &name : fieldNames(command.text)) {
        const QJsonObject field = fields.value(name).toObject();
        command.fields += {name, textIn(field, "title"), field.value(QLatin1String("secret")).toBool()};
    }
    return command;
}

ProtocolEntry entryOf(const QJsonObject &object, const QJsonObject &fields)
{
    ProtocolEntry entry;
    entry.id = object.value(QLatin1String("id")).toString();
    entry.name = object.value(QLatin1String("name")).toString();
    entry.standard = object.value(QLatin1String("standard")).toString();
    entry.about = textIn(object, "about");
    entry.family = familyOf(object.value(QLatin1String("replies")).toString());
    entry.tlsPort = quint16(object.value(QLatin1String("tls-port")).toInt());
    for (const QJsonValue &port : object.value(QLatin1String("ports")).toArray())
        entry.ports += quint16(port.toInt());
    for (const QJsonValue &command : object.value(QLatin1String("commands")).toArray())
        entry.commands += commandOf(command.toObject(), fields);
    return entry;
}

} // namespace

QString ProtocolCommand::line(const QHash<QString, QString> &values, DialogueNote *problem) const
{
    for (const CommandField &field : fields) {
        if (values.value(field.name).isEmpty()) {
            *problem = {QStringLiteral("value.missing"), {field.name}};
            return {};
        }
    }
    const FilledLine filled = fillLine(text, {values, {}});
    *problem = filled.problem;
    return QString::fromUtf8(filled.bytes);
}

const DialogueLibrary &DialogueLibrary::builtIn()
{
    static const DialogueLibrary library;
    return library;
}

DialogueLibrary::DialogueLibrary()
{
    for (const QString &name : dialogueResourceNames()) {
        const QString file = QStringLiteral("built-in/%1.json").arg(name);
        // One that cannot be read is missing here, and tst_dialoguelibrary says why.
        if (const auto read = parseDialogue(dialogueResourceText(file), file))
            m_dialogues += *read;
    }
    readCatalogue();
}

void DialogueLibrary::readCatalogue()
{
    const QJsonObject catalogue = dialogueResource(QStringLiteral("catalogue.json"));
    const QJsonObject fields = catalogue.value(QLatin1String("fields")).toObject();
    for (const QJsonValue &protocol : catalogue.value(QLatin1String("protocols")).toArray()) {
        ProtocolEntry entry = entryOf(protocol.toObject(), fields);
        for (const DialoguePtr &dialogue : m_dialogues) {
            if (dialogue->name == entry.id) // the usual one first
                entry.dialogues.prepend(dialogue->name);
            else if (dialogue->protocol == entry.id)
                entry.dialogues += dialogue->name;
        }
        m_protocols += entry;
    }
}

DialoguePtr DialogueLibrary::dialogue(const QString &name) const
{
    const auto found = std::find_if(m_dialogues.begin(), m_dialogues.end(),
                                    [&](const DialoguePtr &known) { return known->name == name; });
    return found == m_dialogues.end() ? nullptr : *found;
}

QByteArray DialogueLibrary::source(const QString &name) const
{
    return dialogueResourceText(QStringLiteral("built-in/%1.json").arg(name));
}

const ProtocolEntry *DialogueLibrary::protocol(const QString &id) const
{
    const auto found = std::find_if(m_protocols.begin(), m_protocols.end(),
                                    [&](const ProtocolEntry &known) { return known.id == id; });
    return found == m_protocols.end() ? nullptr : &*found;
}

const ProtocolEntry *DialogueLibrary::protocolAt(quint16 port) const
{
    const auto isAt = [](const ProtocolEntry &known, int wanted) {
        return known.ports.contains(quint16(wanted)) || (known.tlsPort == wanted && wanted != 0);
    };
    for (const int wanted : {int(port), port - practiceOffset}) {
        const auto found = std::find_if(m_protocols.begin(), m_protocols.end(),
                                        [&](const ProtocolEntry &known) { return wanted > 0 && isAt(known, wanted); });
        if (found != m_protocols.end())
            return &*found;
    }
    return nullptr;
}

} // namespace wirebench
