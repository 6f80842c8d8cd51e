#include "core/workspace/workspace.h"

#include "core/base/jsonposition.h"
#include "core/base/wholefile.h"
#include "core/workspace/jsonmembers.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace wirebench {

namespace {

constexpr char formatName[] = "wirebench-workspace";
constexpr int formatVersion = 1;
constexpr double smallestScale = 0.75;
constexpr double largestScale = 3;

QString toBase64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

/// Strict: a damaged text is a mistake in the file, not a shorter geometry.
std::optional<QByteArray> fromBase64(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return *decoded;
}

QJsonObject windowToJson(const Workspace &workspace)
{
    QJsonObject states;
    for (auto it = workspace.widgetStates.begin(); it != workspace.widgetStates.end(); ++it)
        states.insert(it.key(), toBase64(it.value()));
    return {{QStringLiteral("geometry"), toBase64(workspace.windowGeometry)},
            {QStringLiteral("states"), states}};
}

void readBase64(JsonMembers &members, const char *name, QByteArray &field)
{
    QString text;
    members.read(name, text);
    if (const auto bytes = fromBase64(text))
        field = *bytes;
    else
        members.refuse(name, QStringLiteral("base64"));
}

void readStates(JsonMembers &states, QMap<QString, QByteArray> &field)
{
    for (const QString &name : states.names().mid(0, workspacelimits::widgetStates))
        readBase64(states, name.toUtf8().constData(), field[name]);
}

void readWindow(JsonMembers &window, Workspace &workspace)
{
    readBase64(window, "geometry", workspace.windowGeometry);
    window.readObject("states", [&](JsonMembers &states) { readStates(states, workspace.widgetStates); });
}

void readSession(JsonMembers &members, const QJsonValue &element, const QString &path,
                 QList<Session> &sessions)
{
    if (!element.isObject())
        return members.adopt(jsonMistake(path, element, QStringLiteral("object")));
    const auto session = sessionFromJson(element.toObject(), path);
    if (!session)
        return members.adopt(session.error());
    sessions += *session;
}

void readShown(JsonMembers &members, const QJsonValue &element, const QString &path, Workspace &workspace)
{
    if (!element.isDouble())
        return members.adopt(jsonMistake(path, element, QStringLiteral("number")));
    const int index = element.toInt(-1);
    if (index >= 0 && index < workspace.sessions.size())
        workspace.shownSessions += index;
}

void readWorkspace(JsonMembers &members, Workspace &workspace)
{
    members.readFormat(formatName, formatVersion);
    members.readList("sessions", workspacelimits::sessions,
                     [&](const QJsonValue &element, const QString &path) {
                         readSession(members, element, path, workspace.sessions);
                     });
    members.read("current", workspace.currentSession, {-1, workspacelimits::sessions});
    if (workspace.currentSession >= workspace.sessions.size())
        workspace.currentSession = -1;
    members.readList("shown", workspacelimits::sessions, [&](const QJsonValue &element, const QString &path) {
        readShown(members, element, path, workspace);
    });
    members.read("theme", workspace.theme);
    members.read("language", workspace.language);
    members.read("scale", workspace.scale, smallestScale, largestScale);
    members.readObject("window", [&](JsonMembers &window) { readWindow(window, workspace); });
}

} // namespace

QJsonObject toJson(const Workspace &workspace)
{
    QJsonArray sessions;
    for (const Session &session : workspace.sessions)
        sessions += toJson(session);
    QJsonArray shown;
    for (const int index : workspace.shownSessions)
        shown += index;
    QJsonObject object{
        {QStringLiteral("format"), QLatin1String(formatName)},
        {QStringLiteral("version"), formatVersion},
        {QStringLiteral("sessions"), sessions},
        {QStringLiteral("current"), workspace.currentSession},
        {QStringLiteral("shown"), shown},
        {QStringLiteral("theme"), workspace.theme},
        {QStringLiteral("language"), workspace.language},
        {QStringLiteral("scale"), workspace.scale},
    };
    if (!workspace.windowGeometry.isEmpty() || !workspace.widgetStates.isEmpty())
        object.insert(QStringLiteral("window"), windowToJson(workspace));
    return object;
}

Result<Workspace> workspaceFromJson(const QJsonObject &object)
{
    JsonMembers members(object);
    Workspace workspace;
    readWorkspace(members, workspace);
    if (members.error())
        return failure(*members.error());
    return workspace;
}

Result<void> saveWorkspace(const Workspace &workspace, const QString &path)
{
    return writeWholeFile(path, QJsonDocument(toJson(workspace)).toJson());
}

Result<Workspace> loadWorkspace(const QString &path)
{
    const auto content = readWholeFile(path, workspacelimits::fileBytes);
    if (!content)
        return failure(content.error());
    const auto document = parseJson(*content, ErrorCode::FileNotWorkspace, path);
    if (!document)
        return failure(document.error());
    auto workspace = workspaceFromJson(document->object());
    if (!workspace)
        workspace.error().arguments[0] = path;
    return workspace;
}

} // namespace wirebench
