#pragma once

#include "core/http/httphop.h"

#include <QByteArray>

namespace wirebench {

/// What becomes of values that log somebody in: those of Authorization, Proxy-Authorization, Cookie and
/// Set-Cookie.
enum class HarSecrets : quint8 {
    LeftOut, ///< "(left out)" stands in their place: archives are made to be handed on
    Kept,
};

constexpr qint64 harBodyLimit = 16 * 1024 * 1024;  ///< bytes of a body that go into an archive; larger: none
constexpr qint64 harFileLimit = 256 * 1024 * 1024; ///< bytes of an archive that is read
constexpr qsizetype harEntryLimit = 100'000;

/// Exchanges as an HTTP Archive 1.2 (JSON): request, response, cookies, body (text, or base64), timings. What
/// the format has no place for is in members that begin with _, as it asks for.
/// @param creatorVersion of this program.
QByteArray toHar(const QList<HttpHop> &hops, const QString &creatorVersion,
                 HarSecrets secrets = HarSecrets::LeftOut);
/// The entries of an archive, raw messages empty, timings taken over; postedBody has what the request sent.
/// Errors: FileNotHar (arguments[1] is "LINE:COLUMN: reason", or notation: "log.entries[2].request.url = 5
/// (text)"), FileTooLarge, FileUnwritable (no room for bodies); the path (first argument) left empty for
/// whoever knows it.
Result<QList<HttpHop>> fromHar(const QByteArray &json);

} // namespace wirebench
