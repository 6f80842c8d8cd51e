#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace wirebench {

/// The two programs that understand the same words.
enum class Program : quint8 { Cli, Window };

/// One option of the command line, as data: what the parser accepts and the help explains.
struct OptionWords
{
    const char *name;  ///< without the dashes
    const char *value; ///< the name of its value; null for a switch
    const char *help;
    bool cliOnly = false; ///< means nothing in the window
    const char *letter = nullptr; ///< the same with one dash: "H" for -H
};

/// One verb of the command line.
struct VerbWords
{
    const char *name;
    const char *operand;
    const char *summary;     ///< one line of the list of verbs
    const char *description; ///< paragraphs, separated by an empty line
    QList<OptionWords> options;
    QList<const char *> examples; ///< what follows the program's name
    int leastOperands = 1;
    int mostOperands = 1; ///< -1: as many as there are
    bool cliOnly = false; ///< it is no session: the window has another way to it
};

/// The words of both programs, and the help that is made of them. English: the command line speaks one
/// language, so that scripts can rely on it.
const char *programName(Program program);
const QList<VerbWords> &verbs();
const VerbWords *findVerb(QStringView name);

/// Options with any verb; in the window also without one.
const QList<OptionWords> &runOptions();
/// Options of wirebench, with and without a verb.
const QList<OptionWords> &windowOptions();
/// All options that this program takes with this verb (null: without one).
QList<OptionWords> optionsOf(Program program, const VerbWords *verb);

/// The manual of a program, or of one of its verbs: lines of at most 80 characters.
QString helpText(Program program, const VerbWords *verb);

} // namespace wirebench
