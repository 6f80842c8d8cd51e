#pragma once

#include "core/workspace/ranges.h"

#include <QByteArray>
#include <QCommandLineParser>
#include <QSet>
#include <QString>
#include <QStringList>

namespace wirebench {

/// The values of the options of a command line, converted one by one. The first mistake is kept; whoever
/// reads goes on with the default and asks mistake() at the end. Used on the stack, beside its parser.
class OptionReader
{
public:
    /// @param parser has parsed already, and outlives the reader.
    explicit OptionReader(const QCommandLineParser &parser) : m_parser(parser)
    {
        const QStringList names = parser.optionNames();
        m_given = QSet<QString>(names.begin(), names.end());
    }
    /// @p letter says the same as @p name, if the parser knows both for one option.
    void alias(const char *letter, const char *name)
    {
        if (has(letter))
            m_given.insert(QString::fromLatin1(name));
    }

    /// An English sentence; empty if there is none.
    const QString &mistake() const { return m_mistake; }
    void refuse(const char *name, const QString &why);
    void refuse(const QString &message);

    // An option that this program does not take with this verb is as good as not given.
    bool has(const char *name) const { return m_given.contains(QString::fromLatin1(name)); }
    QString text(const char *name) const
    {
        return has(name) ? m_parser.value(QString::fromLatin1(name)) : QString();
    }
    QStringList texts(const char *name) const
    {
        return has(name) ? m_parser.values(QString::fromLatin1(name)) : QStringList();
    }
    int integer(const char *name, int defaultValue, IntRange range);
    /// Seconds, possibly with a fraction, as milliseconds.
    int seconds(const char *name, int defaultMs);
    /// The same, and 0, which stands for "never".
    int secondsOrNever(const char *name, int defaultMs);
    /// "0.25" or "25%": from 0 to 1.
    double share(const char *name, double defaultValue);
    /// The bytes that a text with escapes stands for.
    QByteArray escaped(const char *name, const QString &text);

private:
    const QCommandLineParser &m_parser;
    QSet<QString> m_given;
    QString m_mistake;
};

} // namespace wirebench
