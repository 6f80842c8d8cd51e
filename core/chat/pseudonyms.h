#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace wirebench {

/// The names under which people talk: each is used once at a time. Who comes with a name that is taken
/// becomes "Ada (2)". Upper and lower case do not tell two names apart. A value.
class Pseudonyms
{
public:
    static constexpr qsizetype longest = 32; ///< UTF-16 units, before a number is added

    /// A name as it may be shown: blanks at the ends gone, control characters as symbols, at most `longest`
    /// units with … at the end of a longer one. ":", "," and a "*" at the beginning become "_": they have a
    /// meaning in what is sent to the readers. Empty if nothing is left.
    static QString cleaned(QByteArrayView line);

    /// Takes @p wanted, cleaned already, or the first number of it that is free.
    QString take(const QString &wanted);
    void release(const QString &name);
    bool isTaken(const QString &name) const { return m_taken.contains(key(name)); }
    qsizetype size() const { return m_taken.size(); }

private:
    static QString key(const QString &name)
    {
        return name.normalized(QString::NormalizationForm_C).toCaseFolded();
    }

    QHash<QString, int> m_taken; ///< by key(); the number below which all of its own numbers may be taken
};

} // namespace wirebench
