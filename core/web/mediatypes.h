#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QMimeDatabase>

namespace wirebench {

/// The media types of files, for Content-Type: by name, as QMimeDatabase knows it. A name that says nothing
/// is text if the file begins so, otherwise bytes: what a file holds never makes a page or a program of it.
/// Remembers what it has looked up by suffix. Belongs to one thread.
class MediaTypes
{
public:
    /// @param start the first bytes of the file, by which text is known as UTF-8 and gets its charset. A
    /// letter may be cut off at their end.
    QByteArray typeOf(const QByteArray &fileName, QByteArrayView start);

private:
    QByteArray byName(const QByteArray &fileName);

    QMimeDatabase m_database;
    QHash<QByteArray, QByteArray> m_bySuffix;
};

/// Whether these bytes are UTF-8 but for a letter that is cut off at their end.
bool startsAsUtf8(QByteArrayView bytes);

} // namespace wirebench
