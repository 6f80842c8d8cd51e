#include "app/cli/chatlines.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace wirebench {

namespace {

const char *kindName(ChatEvent::Kind kind)
{
    switch (kind) {
    case ChatEvent::Kind::Joined:
        return "joined";
    case ChatEvent::Kind::Left:
        return "left";
    case ChatEvent::Kind::Line:
        return "line";
    case ChatEvent::Kind::Present:
        return "present";
    case ChatEvent::Kind::Named:
        return "named";
    case ChatEvent::Kind::Dropped:
        return "dropped";
    case ChatEvent::Kind::Notice:
        break;
    }
    return "notice";
}

QByteArray jsonLine(const ChatEvent &event, bool isClient)
{
    QJsonObject fields{{QStringLiteral("event"), QString::fromLatin1(kindName(event.kind))},
                       {QStringLiteral("number"), qint64(event.number)}};
    if (!event.who.isEmpty())
        fields.insert(QStringLiteral("who"), event.who);
    if (!event.text.isEmpty())
        fields.insert(QStringLiteral("text"), event.text);
    if (event.cut > 0)
        fields.insert(QStringLiteral("cut"), event.cut);
    if (isClient)
        fields.insert(QStringLiteral("own"), event.own);
    else
        fields.insert(QStringLiteral("chat"), event.isChat);
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray textOfServer(const ChatEvent &event)
{
    const QByteArray who = event.who.toUtf8();
    switch (event.kind) {
    case ChatEvent::Kind::Line:
        return who + ": " + event.text.toUtf8() + '\n';
    case ChatEvent::Kind::Joined:
        return "* " + who + " joined\n";
    case ChatEvent::Kind::Left:
        return "* " + who + " left\n";
    case ChatEvent::Kind::Dropped:
        return "* " + who + ' ' + event.text.toUtf8() + '\n';
    case ChatEvent::Kind::Present:
    case ChatEvent::Kind::Named:
    case ChatEvent::Kind::Notice:
        break;
    }
    return {};
}

} // namespace

QByteArray printedEvent(const ChatEvent &event, bool json, bool isClient)
{
    if (json)
        return jsonLine(event, isClient);
    if (!isClient)
        return textOfServer(event);
    if (event.kind == ChatEvent::Kind::Line)
        return event.who.toUtf8() + ": " + event.text.toUtf8() + '\n';
    return event.text.isEmpty() ? QByteArray() : event.text.toUtf8() + '\n';
}

} // namespace wirebench
