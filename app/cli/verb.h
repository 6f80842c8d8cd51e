#pragma once

#include <QJsonObject>
#include <QObject>
#include <QString>

namespace wirebench {

/// What one verb does while the program runs. Made by Run, on the main thread; starts no thread itself.
class Verb : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins. Everything that follows comes through the event loop, finished() included.
    virtual void start() = 0;
    /// Ends every socket as soon as possible; finished() follows. May be called more than once.
    virtual void stop() = 0;

    /// For `--stats`: a sentence and the same as members.
    virtual QString statisticsText() const = 0;
    virtual QJsonObject statistics() const = 0;

Q_SIGNALS:
    /// All sockets are closed. 0: done; 1: the network or standard output said no, which has been told.
    void finished(int status);
};

} // namespace wirebench
