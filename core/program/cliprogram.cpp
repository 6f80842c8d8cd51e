#include "core/http/shellwords.h"
#include "core/payload/payload.h"
#include "core/program/cliwords.h"
#include "core/program/otherprograms.h"
#include "core/program/replaynotes.h"
#include "core/program/shelllines.h"

namespace wirebench {

QString cliProgramOf(const SessionSettings &settings)
{
    SourceText out = shellScript(QStringLiteral("The same session without a window."));
    const CliWords line = cliWords(settings);
    for (const QString &note : line.notes)
        out.note(note);
    out.add(shellCommand(QStringList{QStringLiteral("wirebench-cli")} + line.words));
    return out.text();
}

QString cliReplay(const ReplayScript &script)
{
    SourceText out = shellScript(QStringLiteral("Replay: sends the messages of a log again."));
    for (const QString &note : replayNotes(script))
        out.note(note);
    if (script.kind == EndpointKind::TcpServer) {
        addImpossible(
            out, QStringLiteral("A server of wirebench-cli answers by a rule, not from a list of messages: "
                                "see the replay in Python."));
        return out.text();
    }
    out.note(QStringLiteral("Each connection sends what it has to say at once and ends when the peer does."));
    if (script.hasTls)
        out.note(QStringLiteral("The server's certificate is verified."));
    for (const ReplayTalk &talk : talksOf(script)) {
        const bool isDatagram = script.kind == EndpointKind::Udp;
        QStringList words{QStringLiteral("wirebench-cli"),
                          isDatagram ? QStringLiteral("udp-client") : QStringLiteral("tcp-client"),
                          talk.peer.toString()};
        for (const QByteArray &bytes : talk.sent)
            words += QStringList{QStringLiteral("--send"), toEscapes(bytes)};
        if (isDatagram)
            words += QStringList{QStringLiteral("--timeout"), QStringLiteral("1")};
        else if (script.hasTls)
            words += QStringLiteral("--tls");
        if (!talk.sent.isEmpty() || !isDatagram)
            out.add(shellCommand(words));
    }
    return out.text();
}

} // namespace wirebench
