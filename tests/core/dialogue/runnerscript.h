#pragma once

#include "core/dialogue/dialoguefile.h"
#include "core/dialogue/dialoguelibrary.h"
#include "core/dialogue/dialoguerunner.h"

#include <QTest>

namespace wirebench {

/// A runner and what it wanted, as short texts: a test reads as the script of a conversation.
class RunnerScript
{
public:
    explicit RunnerScript(DialoguePtr dialogue, const DialogueValues &values = {}, RunnerOptions options = {})
        : runner(std::move(dialogue), values, options)
    {
    }

    /// What has been wanted since the last call; told lines, steps and meanings left out.
    QStringList take()
    {
        QStringList wanted;
        for (const DialogueCommand &command : runner.take())
            std::visit([&](const auto &one) { add(wanted, one); }, command);
        return wanted;
    }
    QStringList start()
    {
        runner.start();
        return take();
    }
    QStringList connect(const QString &peer = QStringLiteral("127.0.0.1"))
    {
        runner.connected(peer);
        return take();
    }
    QStringList say(const QByteArray &bytes)
    {
        runner.received(bytes);
        return take();
    }
    QStringList end()
    {
        runner.ended();
        return take();
    }

    DialogueRunner runner;
    DialogueResult result;
    QByteArray output;   ///< all kinds
    QByteArray shown;    ///< what the log has of what was sent
    QList<DialogueTable> tables;
    QList<DialogueNote> notes;
    QList<int> begun;
    QByteArray saved; ///< of the last file

private:
    void add(QStringList &wanted, const ConnectControl &command) { wanted += command.tls ? "connect tls" : "connect"; }
    void add(QStringList &wanted, const SendBytes &command)
    {
        shown += command.shown.isEmpty() ? command.bytes : command.shown;
        wanted += "send " + QString::fromUtf8(command.bytes).trimmed();
    }
    void add(QStringList &wanted, const SendMessageBody &) { wanted += "message"; }
    void add(QStringList &wanted, const SecureControl &) { wanted += "secure"; }
    void add(QStringList &wanted, const OpenDataConnection &command)
    {
        wanted += QStringLiteral("data %1:%2").arg(command.address.host).arg(command.address.port);
    }
    void add(QStringList &wanted, const SecureData &) { wanted += "secure data"; }
    void add(QStringList &wanted, const SendDataFile &command) { wanted += "send file " + command.path; }
    void add(QStringList &wanted, const CloseData &) { wanted += "close data"; }
    void add(QStringList &wanted, const BeginFile &command)
    {
        saved.clear();
        wanted += "file " + command.folder + " " + command.name;
    }
    void add(QStringList &, const AppendFile &command) { saved += command.bytes; }
    void add(QStringList &wanted, const DropFile &) { wanted += "drop file"; }
    void add(QStringList &wanted, const EndFile &) { wanted += "end file"; }
    void add(QStringList &wanted, const CloseControl &) { wanted += "close"; }
    void add(QStringList &, const TellStepBegun &told) { begun += told.step; }
    void add(QStringList &, const TellStepEnded &) {}
    void add(QStringList &wanted, const TellPaused &told) { wanted += QStringLiteral("paused %1").arg(told.step); }
    void add(QStringList &, const TellReplied &) {}
    void add(QStringList &wanted, const TellCaptured &told) { wanted += told.name + " = " + told.value; }
    void add(QStringList &wanted, const TellMenu &told) { wanted += QStringLiteral("menu of %1").arg(told.items.size()); }
    void add(QStringList &, const DialogueOutput &told) { output += told.bytes; }
    void add(QStringList &, const DialogueTable &told) { tables += told; }
    void add(QStringList &, const DialogueNote &told) { notes += told; }
    void add(QStringList &wanted, const TellFinished &told)
    {
        result = told.result;
        constexpr const char *words[] = {"done", "refused", "failed", "cancelled"};
        wanted += QLatin1String(words[int(told.result.outcome)]);
    }
};

/// A dialogue with these steps ("mine", replies of FTP unless said otherwise), or a test that stops.
inline DialoguePtr dialogueOf(const QByteArray &steps, const QByteArray &more = {}, const QByteArray &family = "three-digit",
                              const QByteArray &protocol = "ftp")
{
    const auto read = parseDialogue("{ \"dialogue\": 1, \"name\": \"mine\", \"protocol\": \"" + protocol + "\", \"replies\": \"" + family +
                                        "\", \"parameters\": [ { \"name\": \"user\", \"optional\": true }, { \"name\": \"password\", \"secret\": true, \"optional\": true }, "
                                        "{ \"name\": \"to\", \"kind\": \"list\", \"optional\": true }, { \"name\": \"tls\", \"optional\": true } ], \"steps\": [ " +
                                        steps + " ]" + more + " }",
                                    "mine.json");
    if (!read)
        qFatal("%s", qPrintable(read.error().text(DialogueLanguage::English)));
    return *read;
}

inline DialoguePtr builtIn(const char *name)
{
    return DialogueLibrary::builtIn().dialogue(QLatin1String(name));
}

} // namespace wirebench
