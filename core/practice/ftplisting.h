#pragma once

#include "core/practice/practicefiles.h"

namespace wirebench {

/// What FTP's listings say of a folder, a line for each entry, CR LF behind it.

/// LIST, as `ls -l` does it: no standard says how, and clients know this.
QByteArray longListing(const PracticeFiles &files, const QByteArray &folder);
/// NLST: names alone (RFC 959, 4.1.3).
QByteArray nameListing(const PracticeFiles &files, const QByteArray &folder);
/// MLSD: facts for programs (RFC 3659, 7).
QByteArray factListing(const PracticeFiles &files, const QByteArray &folder);
/// The one line of a file: for LIST and NLST of a file.
QByteArray longLine(const QByteArray &name, const PracticeFiles::Entry &entry);
/// "type=file;size=3;modify=20261122113000; name".
QByteArray factLine(const QByteArray &name, const PracticeFiles::Entry &entry);
/// A time as MDTM and MLSD have it (RFC 3659, 2.3).
QByteArray ftpTime(const QDateTime &when);

/// A text under TYPE A: each line ends in CR LF (RFC 959, 3.1.1.1); and back, as it is kept here.
QByteArray toFtpText(const QByteArray &bytes);
QByteArray fromFtpText(const QByteArray &bytes);

} // namespace wirebench
