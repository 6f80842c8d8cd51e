#include "ui/widgets/worksheetparts.h"

#include "core/ladder/ladderbuilder.h"
#include "core/ladder/laddersvg.h"
#include "core/program/program.h"
#include "ui/models/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

namespace wirebench {

namespace {

struct WorksheetWords
{
    Q_DECLARE_TR_FUNCTIONS(WorksheetParts)
};

// The picture: rows, which are some fifteen pages, and the records that it is made of.
constexpr qint64 ladderRows = 400;
constexpr qsizetype ladderRecords = 20'000;

/// What is said even where it is as in a new session.
bool isAlwaysSaid(const QString &name)
{
    static const QStringList names{QStringLiteral("host"),        QStringLiteral("port"),   QStringLiteral("path"),
                                   QStringLiteral("backlog"),     QStringLiteral("answer"), QStringLiteral("url"),
                                   QStringLiteral("concurrency"), QStringLiteral("method"), QStringLiteral("folder"),
                                   QStringLiteral("receiveSize"), QStringLiteral("family")};
    return names.contains(name);
}

QString valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? WorksheetWords::tr("yes") : WorksheetWords::tr("no");
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(item.toVariant().toString());
        return items.join(QStringLiteral(", "));
    }
    return value.toVariant().toString();
}

void addFacts(const QJsonObject &settings, const QJsonObject &defaults, const QString &prefix, QList<WorksheetFact> &facts)
{
    for (auto member = settings.begin(); member != settings.end(); ++member) {
        const QString name = prefix + member.key();
        const QJsonValue usual = defaults.value(member.key());
        if (member.key() == QLatin1StringView("history") || member.key().endsWith(QLatin1StringView("password")))
            continue;
        if (member.value().isObject())
            addFacts(member.value().toObject(), usual.toObject(), name + u'.', facts);
        else if ((isAlwaysSaid(name) || member.value() != usual) && !valueText(member.value()).isEmpty())
            facts.append({name, valueText(member.value())});
    }
}

QJsonObject settingsJson(const SessionSettings &settings)
{
    return toJson(Session{{}, false, settings})[QLatin1StringView("settings")].toObject();
}

SessionSettings defaultsLike(const SessionSettings &settings)
{
    return std::visit([](const auto &typed) { return SessionSettings(std::decay_t<decltype(typed)>()); }, settings);
}

/// To run and change at home. A session whose fields are wrong has no program.
QList<WorksheetCode> programs(const SessionSettings &settings)
{
    QList<WorksheetCode> made;
    for (const Language language : {Language::Python, Language::Cli}) {
        if (const Result<QString> program = programOf(language, settings))
            made.append({QString::fromUtf8(languageName(language)), *program});
    }
    return made;
}

QString ladderRemark(qint64 records)
{
    if (records <= ladderRecords)
        return {};
    return WorksheetWords::tr("Only the first %1 records are drawn.").arg(formatCount(ladderRecords));
}

} // namespace

QList<WorksheetFact> worksheetFacts(const SessionSettings &settings)
{
    QList<WorksheetFact> facts;
    addFacts(settingsJson(settings), settingsJson(defaultsLike(settings)), {}, facts);
    return facts;
}

WorksheetContent worksheetContent(const WorksheetParts &parts, const QString &title, qint64 records)
{
    WorksheetContent content;
    content.language = WorksheetWords::tr("en", "the language of these words, as a BCP 47 tag");
    content.title = title;
    content.made = QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat);
    content.lookUp = [](const char *source) { return QCoreApplication::translate("Worksheet", source); };
    content.notes = parts.notes;
    content.ladderRemark = ladderRemark(records);
    if (parts.settings) {
        const QString kind = toJson(Session{{}, false, *parts.settings})[QLatin1StringView("kind")].toString();
        content.sessions.append({kind, worksheetFacts(*parts.settings)});
        content.code = programs(*parts.settings);
    }
    return content;
}

QByteArray worksheetLadder(const TrafficLog &log, const LogSnapshot &snapshot, const QList<EndpointId> &endpoints)
{
    LadderBuilder builder;
    builder.take(snapshot, ladderRecords);
    LadderOptions scope;
    scope.scope = endpoints;
    LadderLayout layout(scope);
    layout.update(builder.ladder());
    LadderWords words;
    words.lookUp = [](const char *source) { return QCoreApplication::translate("LadderText", source); };
    words.time = [&log](qint64 timeNs) { return log.wallClock(timeNs).toString(QStringLiteral("HH:mm:ss.zzz")); };
    LadderExport picture;
    picture.mostRows = ladderRows;
    picture.own = endpoints;
    picture.title = WorksheetWords::tr("Sequence of the calls");
    return layout.endRow() > layout.firstRow() ? ladderSvg(builder.ladder(), layout, snapshot, words, picture) : QByteArray();
}

} // namespace wirebench
