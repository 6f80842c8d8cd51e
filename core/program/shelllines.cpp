#include "core/program/shelllines.h"

#include "core/http/shellwords.h"

namespace wirebench {

namespace {

constexpr qsizetype widestCommand = 96;

} // namespace

SourceText shellScript(const QString &title)
{
    SourceText out(SourceText::Comments::Hash);
    out.setTitle(title, QStringLiteral("#!/bin/sh"));
    return out;
}

QString shellCommand(const QStringList &words)
{
    QString text;
    qsizetype lineStart = 0;
    for (const QString &word : words) {
        const QString quoted = posixQuoted(word);
        const bool isLong = text.size() - lineStart + quoted.size() > widestCommand;
        if (isLong && (word.startsWith(QLatin1String("--")) || word.contains(QLatin1String("://")))) {
            lineStart = text.size();
            text += QStringLiteral(" \\\n   ");
        }
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + quoted;
    }
    return text;
}

QString printfCommand(const QByteArray &bytes)
{
    QString format = printfFormat(bytes);
    if (format.startsWith(u'-')) // would be an option
        format = QStringLiteral("\\055") + format.mid(1);
    return QStringLiteral("printf ") + posixQuoted(format);
}

QString printfPipe(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QString() : printfCommand(bytes) + QStringLiteral(" | ");
}

void addImpossible(SourceText &out, const QString &why)
{
    out.comment(why);
    out.add(QStringLiteral("echo %1 >&2\nexit 1").arg(posixQuoted(why)));
}

QList<ReplayTalk> talksOf(const ReplayScript &script)
{
    QList<ReplayTalk> talks(script.connections);
    for (const ReplayStep &step : script.steps) {
        ReplayTalk &talk = talks[step.connection - 1];
        talk.peer = step.peer;
        if (step.kind == ReplayStep::Kind::Accept)
            talk.listener = step.listener;
        if (step.kind == ReplayStep::Kind::Send)
            talk.sent += step.bytes;
    }
    return talks;
}

} // namespace wirebench
