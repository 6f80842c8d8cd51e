#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace wirebench {

enum class DialogueLanguage : quint8 { English, French };

/// "fr" or "fr_CA" is French; everything else is English.
DialogueLanguage dialogueLanguageOf(const QString &code);

/// A text of a dialogue or of the catalogue, in both languages as its file has it.
struct DialogueText
{
    QString english;
    QString french;

    const QString &in(DialogueLanguage language) const
    {
        return language == DialogueLanguage::French && !french.isEmpty() ? french : english;
    }
    bool isEmpty() const { return english.isEmpty(); }

    friend bool operator==(const DialogueText &, const DialogueText &) = default;
};

/// Something to say, without words yet: a key of resources/dialogues/sentences.json and what goes into its
/// {1}, {2}, …. noteText() makes the sentence.
struct DialogueNote
{
    QString key; ///< empty: nothing to say
    QStringList arguments;

    bool isEmpty() const { return key.isEmpty(); }
    friend bool operator==(const DialogueNote &, const DialogueNote &) = default;
};

/// The sentence; the key itself where there is none. For any thread.
QString noteText(const DialogueNote &note, DialogueLanguage language);
/// Whether there is a sentence for that key.
bool hasNoteText(const QString &key);
/// All keys, for tests and whoever lists them.
QStringList noteKeys();

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::DialogueNote)
