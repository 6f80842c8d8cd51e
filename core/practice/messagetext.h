#pragma once

#include <QByteArray>
#include <QList>

namespace wirebench {

/// The parts of a mail or an article (RFC 5322, 2): header, empty line, body. Lines end in CR LF.

/// Header with the empty line behind it; the whole text where there is none.
QByteArray headerOf(const QByteArray &text);
QByteArray bodyOf(const QByteArray &text);
/// The value of the first field of this name, unfolded; empty if there is none. Case does not matter.
QByteArray headerField(const QByteArray &text, const QByteArray &name);
/// All lines of these fields, as they stand, and an empty line. @p others: those of all other fields.
QByteArray headerFields(const QByteArray &text, const QList<QByteArray> &names, bool others);

} // namespace wirebench
