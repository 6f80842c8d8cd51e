#pragma once

#include "core/base/error.h"
#include "core/workspace/commandwords.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

namespace wirebench {

/// What the program says about its run, on standard error: one line each, as text or as JSON Lines. Each
/// line is handed to the system at once. Belongs to the main thread; every part of the program has it by
/// reference.
class Messages
{
public:
    explicit Messages(bool json, Program program = Program::Cli) : m_json(json), m_program(program) {}

    bool isJson() const { return m_json; }

    /// @param text the line for people.
    /// @param fields the same for programs, beside the member "event".
    void say(const char *event, const QString &text, QJsonObject fields = {});
    /// The same with the program's name before it, as complaints have it.
    void complain(const char *event, const QString &text, const QJsonObject &fields = {});
    /// An error in words. The same one again within a second is kept back: a server without descriptors
    /// fails many times a second.
    /// @param peer whom it concerns, may be empty.
    void error(const Error &error, const QString &peer = {});

private:
    const bool m_json;
    const Program m_program;
    QString m_lastError;
    QElapsedTimer m_sinceLastError;
};

} // namespace wirebench
