#pragma once

#include "core/traffic/logfile.h"
#include "tests/core/traffic/stage.h"

#include <QDir>
#include <QTemporaryDir>

namespace wirebench::test {

/// A folder with a saved log: a server with one client, an event each half second.
struct SavedLog
{
    explicit SavedLog(int messages = 4)
    {
        const EndpointPtr server = stage.log.addEndpoint(EndpointKind::TcpServer, QStringLiteral("Lesson server"));
        Actor actor(stage, server, Stage::address("127.0.0.1", 8000), Stage::address("127.0.0.1", 50412));
        actor.accept();
        for (int i = 0; i < messages; ++i) {
            stage.nowNs += 499'000'000;
            if (i % 2 == 0)
                actor.recv("Hello world " + QByteArray::number(i), 512);
            else
                actor.send("echo : Hello world " + QByteArray::number(i - 1));
        }
    }

    QString path(const QString &name) const { return folder.filePath(name); }
    /// Writes it under this name.
    QString save(const QString &name, const RecordNotes &notes = {}) const
    {
        const std::atomic_bool goOn = false;
        if (!exportLog(stage.log, stage.log.snapshot(), {}, ExportFormat::JsonLines, path(name), goOn, {}, notes))
            qFatal("the log was not saved");
        return path(name);
    }

    QTemporaryDir folder;
    Stage stage;
};

} // namespace wirebench::test
