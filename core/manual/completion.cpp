#include "core/manual/completion.h"

#include "core/manual/completedwords.h"

namespace wirebench {

namespace {

QString dashed(const OptionWords &option)
{
    return QStringLiteral("--") + QString::fromLatin1(option.name);
}

QStringList verbNames()
{
    QStringList names;
    for (const VerbWords &verb : verbs())
        names += QString::fromLatin1(verb.name);
    return names;
}

/// Every place where options stand: without a verb, and behind each.
QList<const VerbWords *> places()
{
    QList<const VerbWords *> result{nullptr};
    for (const VerbWords &verb : verbs())
        result += &verb;
    return result;
}

QString nameOf(const VerbWords *verb)
{
    return verb ? QString::fromLatin1(verb->name) : QString();
}

QString functionName(Program program)
{
    return program == Program::Cli ? QStringLiteral("_wirebench_cli") : QStringLiteral("_wirebench");
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

// bash

QString bashValues(const VerbWords *verb, const OptionWords &option)
{
    if (!option.value)
        return {};
    QString pattern = quoted(nameOf(verb) + u' ' + dashed(option));
    if (option.letter)
        pattern += u'|' + quoted(nameOf(verb) + QStringLiteral(" -") + QString::fromLatin1(option.letter));
    const CompletedValue value = completedValue(option);
    QString action = QStringLiteral("return");
    if (value.isFile)
        action = QStringLiteral("_WB_files \"$cur\"; return");
    else if (!value.words.isEmpty())
        action = QStringLiteral("_WB_words \"$cur\" %1; return").arg(quoted(value.words.join(u' ')));
    return QStringLiteral("    %1) %2 ;;\n").arg(pattern, action);
}

QString bashOptions(Program program, const VerbWords *verb)
{
    QStringList words;
    for (const OptionWords &option : optionsOf(program, verb))
        words += dashed(option);
    const bool files = verb ? hasFileOperand(*verb) : program == Program::Window;
    QString operands;
    if (!verb)
        operands += QStringLiteral(" _WB_words \"$cur\" %1;").arg(quoted(verbNames().join(u' ')));
    if (files)
        operands += QStringLiteral(" _WB_files \"$cur\";");
    return QStringLiteral("    %1) if [[ $cur == -* ]]; then _WB_words \"$cur\" %2; else%3 :; fi ;;\n")
        .arg(quoted(nameOf(verb)), quoted(words.join(u' ')), operands);
}

QString bashScript(Program program)
{
    QString values;
    QString options;
    for (const VerbWords *verb : places()) {
        for (const OptionWords &option : optionsOf(program, verb))
            values += bashValues(verb, option);
        options += bashOptions(program, verb);
    }
    QString script = QStringLiteral(R"SH(# Completion of %1 for bash, made from the program's own words.

_WB_words() {
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$2" -- "$1")
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    return 0
}

_WB_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$1")
}

_WB() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb='' word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        %2) verb=$word; break ;;
        esac
    done
    case "$verb $prev" in
%3    esac
    case "$verb" in
%4    esac
}

complete -F _WB %1
)SH")
                         .arg(QString::fromLatin1(programName(program)), verbNames().join(u'|'), values, options);
    return script.replace(QStringLiteral("_WB"), functionName(program));
}

// zsh

/// For a specification of _arguments: brackets and colons are its own signs.
QString zshText(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'[' || c == u']' || c == u':' || c == u'\\')
            result += u'\\';
        result += c;
    }
    return result;
}

QString zshOption(const OptionWords &option)
{
    QString rest = u'[' + zshText(briefly(option.help)) + u']';
    if (option.value) {
        const CompletedValue value = completedValue(option);
        rest += u':' + zshText(QString::fromLatin1(option.value)) + u':';
        if (value.isFile)
            rest += QStringLiteral("_files");
        else if (!value.words.isEmpty())
            rest += u'(' + value.words.join(u' ') + u')';
        else
            rest += u' ';
    }
    QString specs = quoted(u'*' + dashed(option) + rest);
    if (option.letter)
        specs += u' ' + quoted(QStringLiteral("*-") + QString::fromLatin1(option.letter) + rest);
    return specs;
}

QString zshPlace(Program program, const VerbWords *verb)
{
    QString specs;
    for (const OptionWords &option : optionsOf(program, verb))
        specs += QStringLiteral(" \\\n        ") + zshOption(option);
    if (!verb) {
        QStringList words;
        for (const VerbWords &known : verbs())
            words += QStringLiteral("%1\\:\"%2\"").arg(QString::fromLatin1(known.name),
                                                      zshText(QString::fromUtf8(known.summary)));
        specs += QStringLiteral(" \\\n        ") + quoted(QStringLiteral("1:verb:((%1))").arg(words.join(u' ')));
        if (program == Program::Window)
            specs += QStringLiteral(" \\\n        '*:file:_files'");
    } else {
        specs += QStringLiteral(" \\\n        '1: :(%1)' ").arg(nameOf(verb)) +
                 quoted(QStringLiteral("*:%1:%2").arg(zshText(QString::fromLatin1(verb->operand)),
                                                      hasFileOperand(*verb) ? QStringLiteral("_files") : QStringLiteral(" ")));
    }
    return QStringLiteral("(%1)\n    _arguments%2\n    ;;\n").arg(quoted(nameOf(verb)), specs);
}

QString zshScript(Program program)
{
    QString cases;
    for (const VerbWords *verb : places())
        cases += zshPlace(program, verb);
    return QStringLiteral("#compdef %1\n# Completion of %1 for zsh, made from the program's own words.\n\n"
                          "local verb='' word\n"
                          "for word in ${words[2,CURRENT-1]}; do\n"
                          "    case $word in\n    (%2) verb=$word; break ;;\n    esac\ndone\n"
                          "case $verb in\n%3esac\n")
        .arg(QString::fromLatin1(programName(program)), verbNames().join(u'|'), cases);
}

// fish

QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'")) + u'\'';
}

QString fishOption(const QString &start, const OptionWords &option)
{
    QString line = start + QStringLiteral(" -l ") + QString::fromLatin1(option.name);
    if (option.letter)
        line += QStringLiteral(" -s ") + QString::fromLatin1(option.letter);
    if (option.value) {
        const CompletedValue value = completedValue(option);
        line += value.isFile ? QStringLiteral(" -r -F") : QStringLiteral(" -x");
        if (!value.words.isEmpty())
            line += QStringLiteral(" -a ") + fishQuoted(value.words.join(u' '));
    }
    return line + QStringLiteral(" -d ") + fishQuoted(briefly(option.help)) + u'\n';
}

QString fishScript(Program program)
{
    const QString name = QString::fromLatin1(programName(program));
    const QString verbList = verbNames().join(u' ');
    const QString start = QStringLiteral("complete -c ") + name;
    const QString noVerb = start + QStringLiteral(" -n 'not __fish_seen_subcommand_from %1'").arg(verbList);
    QString script = QStringLiteral("# Completion of %1 for fish, made from the program's own words.\n").arg(name);
    if (program == Program::Cli)
        script += noVerb + QStringLiteral(" -f\n");
    for (const VerbWords &verb : verbs())
        script += noVerb + QStringLiteral(" -a %1 -d %2\n").arg(QString::fromLatin1(verb.name),
                                                                 fishQuoted(QString::fromUtf8(verb.summary)));
    for (const OptionWords &option : optionsOf(program, nullptr))
        script += fishOption(start, option);
    for (const VerbWords &verb : verbs()) {
        const QString seen =
            start + QStringLiteral(" -n '__fish_seen_subcommand_from %1'").arg(QString::fromLatin1(verb.name));
        if (!hasFileOperand(verb))
            script += seen + QStringLiteral(" -f\n");
        for (const OptionWords &option : verb.options) {
            if (program == Program::Cli || !option.cliOnly)
                script += fishOption(seen, option);
        }
    }
    return script;
}

} // namespace

QString completionScript(Program program, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashScript(program);
    case Shell::Zsh:
        return zshScript(program);
    case Shell::Fish:
        return fishScript(program);
    }
    Q_UNREACHABLE();
}

} // namespace wirebench
