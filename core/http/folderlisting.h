#pragma once

#include <QByteArray>
#include <QList>

namespace wirebench {

/// One line of a folder's listing.
struct FolderEntry
{
    QByteArray name; ///< as the file system has it, UTF-8 or not
    bool isFolder = false;
    qint64 size = 0;     ///< bytes
    qint64 modified = 0; ///< seconds since 1970
};

/// A folder as an HTML page: folders first, then files, each by name; links relative to the page, so that it
/// works behind any prefix. Names are data: escaped, with symbols for what cannot be seen, and kept from
/// turning the direction of the line. Needs nothing from elsewhere and follows the reader's light or dark
/// colours.
/// @param names of the folders from the root on; empty for the root itself.
/// @param leftOut entries that are not in the list, said at its end.
QByteArray folderListing(const QList<QByteArray> &names, QList<FolderEntry> entries, qsizetype leftOut = 0);

} // namespace wirebench
