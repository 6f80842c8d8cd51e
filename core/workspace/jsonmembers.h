#pragma once

#include "core/base/result.h"
#include "core/workspace/ranges.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace wirebench {

/// An enum value and the word that stands for it in files.
template <typename Enum>
struct EnumName
{
    Enum value;
    const char *name;
};

template <typename Enum, size_t count>
QString enumName(const EnumName<Enum> (&names)[count], Enum value)
{
    for (const EnumName<Enum> &entry : names) {
        if (entry.value == value)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

/// Reads the members of a JSON object into fields that hold their defaults. A missing member leaves its
/// field alone; a member that cannot be used leaves it alone too and is remembered: the first mistake is
/// error(). Used on the stack, for one object.
///
/// The mistake is written as notation, not prose, so that it reads the same in every language:
/// "sessions[1].settings.backlog = 70000 (0…65535)".
class JsonMembers
{
public:
    /// @param path what to call the object in a mistake, "" for the outermost.
    explicit JsonMembers(const QJsonObject &object, const QString &path = {}) : m_object(object), m_path(path)
    {
    }

    void read(const char *name, bool &field);
    void read(const char *name, QString &field);
    void read(const char *name, int &field, IntRange range);
    void read(const char *name, double &field, double lowest, double highest);
    /// A list of texts; only the last @p most are kept.
    void read(const char *name, QStringList &field, qsizetype most);
    /// A member that is an object itself.
    void readObject(const char *name, const std::function<void(JsonMembers &)> &visit);
    /// More than @p most elements are a mistake.
    void readList(const char *name, qsizetype most,
                  const std::function<void(const QJsonValue &element, const QString &path)> &visit);

    template <typename Enum, size_t count>
    void read(const char *name, Enum &field, const EnumName<Enum> (&names)[count])
    {
        QString word;
        if (!readWord(name, word))
            return;
        QStringList known;
        for (const EnumName<Enum> &entry : names) {
            known += QString::fromLatin1(entry.name);
            if (word != known.last())
                continue;
            field = entry.value;
            return;
        }
        refuse(name, known.join(QStringLiteral(" | ")));
    }

    /// The members "format" and "version", which say what kind of file this is: both must be there.
    void readFormat(const char *name, int version);

    /// Notes a mistake in this member: @p wanted says what would have been right.
    void refuse(const char *name, const QString &wanted);
    /// Takes over a mistake that was found elsewhere.
    void adopt(const Error &error);

    QStringList names() const { return m_object.keys(); }
    bool has(const char *name) const { return m_object.contains(QString::fromUtf8(name)); }
    QString pathOf(const char *name) const;
    const std::optional<Error> &error() const { return m_error; }

private:
    bool readWord(const char *name, QString &word);
    QJsonValue value(const char *name) const { return m_object.value(QString::fromUtf8(name)); }

    const QJsonObject m_object;
    const QString m_path;
    std::optional<Error> m_error;
};

/// FileNotWorkspace for a value at @p path: "path = value (wanted)". The file's name is left empty for
/// whoever knows it.
Error jsonMistake(const QString &path, const QJsonValue &value, const QString &wanted);

} // namespace wirebench
