#pragma once

#include "core/dialogue/dialogue.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <tl/expected.hpp>

namespace wirebench {

class JsonMembers;

/// What is typed about a dialogue in the session of a TCP client.
struct DialogueSettings
{
    bool open = false;  ///< the session talks by a dialogue, and not by messages
    QString name;       ///< of a built-in one, or the path of a file; empty: none is chosen
    QMap<QString, QString> values;  ///< by parameter; those that are secret stand in the next
    QMap<QString, QString> secrets; ///< kept in memory alone, never in a file
    bool stepping = false;
    bool practice = false; ///< with the practice servers, which are started for it where they do not run
    bool allowOtherDataHost = false;

    friend bool operator==(const DialogueSettings &, const DialogueSettings &) = default;
};

/// Without the secrets.
QJsonObject toJson(const DialogueSettings &settings);
void readSettings(JsonMembers &members, DialogueSettings &settings);

/// All that was typed, secrets included, for a run.
DialogueValues dialogueValues(const DialogueSettings &settings);
/// Puts a value where it belongs: with the secrets, if its parameter is one.
void setDialogueValue(DialogueSettings &settings, const Dialogue &dialogue, const QString &name, const QString &value);
/// The built-in dialogue of that name, or the one in that file. The error is a sentence in that language.
tl::expected<DialoguePtr, QString> findDialogue(const QString &nameOrPath, DialogueLanguage language);

} // namespace wirebench
