#pragma once

#include "core/practice/practiceservers.h"
#include "core/traffic/exporter.h"
#include "core/workspace/commandwords.h"
#include "core/workspace/settings.h"
#include "core/workspace/talkwords.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace wirebench {

/// A file that the log is written to while the program runs.
struct LogTarget
{
    QString path; ///< "-": standard error
    ExportFormat format = ExportFormat::Text;

    friend bool operator==(const LogTarget &, const LogTarget &) = default;
};

/// What wirebench-cli does with an answer of HTTP.
struct HttpRunOptions
{
    QString outputPath; ///< empty: standard output
    QString cookieJar;  ///< empty: cookies are forgotten
    bool include = false;
    bool timings = false;
    bool failOnStatus = false; ///< 400 and more are failures

    friend bool operator==(const HttpRunOptions &, const HttpRunOptions &) = default;
};

/// What a program does beside the session.
struct RunOptions
{
    QList<LogTarget> logs;
    int durationMs = 0;      ///< 0: until it ends by itself or is stopped
    bool statistics = false; ///< wirebench-cli only, as what follows
    bool json = false;

    /// Clients only: what to send. Standard input is read if this is empty.
    QList<QByteArray> sends;
    QString sequence;       ///< "FILE" or "FILE#NAME" of saved messages to send instead; empty: none
    bool halfClose = false; ///< tcp-client: shutdown once they are sent
    bool confirmTarget = false; ///< generate: the target may be another machine
    int quietMs = 0;        ///< udp-client: end when nothing came for so long; 0: never
    HttpRunOptions http;    ///< http
    TalkRunOptions talk;    ///< talk

    QString boardPath;      ///< lab-server: where the class board goes at the end

    friend bool operator==(const RunOptions &, const RunOptions &) = default;
};

/// What wirebench does beside the session.
struct WindowOptions
{
    QString workspacePath; ///< empty: the last one
    QString recordingPath; ///< a saved log to play; empty: none
    QString example;       ///< an id of examples(); empty: none
    bool start = false;
    QString language; ///< "en" or "fr"; empty: as it was left
    bool projector = false;
    QString screenshotPath; ///< empty: none
    int screenshotAfterMs = 1000;

    friend bool operator==(const WindowOptions &, const WindowOptions &) = default;
};

/// The words after the program's name, understood.
struct CommandLine
{
    QString information;            ///< --help or --version: print this on standard output and exit with 0
    std::optional<Session> session; ///< the verb's, its texts checked; `start` is set
    std::optional<PracticeServersConfig> practice; ///< practice-server, in place of a session
    RunOptions run;
    WindowOptions window;
};

/// Why the words were not understood. Exit status 2.
struct UsageError
{
    QString message; ///< one or two English sentences
    QString hint;    ///< which help to read
};

/// The one parser for both programs, without side effects. wirebench-cli always gets a session, practice
/// servers or information; wirebench may get none.
/// @param words without the program's name.
tl::expected<CommandLine, UsageError> parseCommandLine(Program program, const QStringList &words);

} // namespace wirebench
