#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace wirebench {

// The data files of this folder (resources/dialogues), compiled in. Inside core/dialogue only; for any thread.

/// As in the file; empty if there is none. @p name "sentences.json", "parts/ftp-login.json".
QByteArray dialogueResourceText(const QString &name);
/// The same, read; a file that is no JSON object gives an empty one.
QJsonObject dialogueResource(const QString &name);
/// The names of the built-in dialogues, sorted: "ftp".
QStringList dialogueResourceNames();

} // namespace wirebench
