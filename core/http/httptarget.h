#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace wirebench {

/// Where the target of a request leads below a folder: names as bytes, as file systems have them, because
/// names that are no UTF-8 exist.
struct HttpTargetPath
{
    QList<QByteArray> names;   ///< none is empty, ".", "..", or holds NUL or a slash
    bool endsWithSlash = true; ///< a folder is meant
    bool leadsNowhere = false; ///< above the folder, or to a name that cannot exist: never look for it
    QByteArray query;          ///< behind the question mark, as sent
};

/// Origin-form and absolute-form (RFC 9112, 3.2): percent-decoded once, name by name, so that what is decoded
/// is never taken for a separator. Dot segments are resolved afterwards, those that were encoded too; several
/// slashes are one. Error: InvalidUrl (neither form, a percent sign without two hexadecimal digits, NUL).
Result<HttpTargetPath> parseHttpTarget(QByteArrayView target);

/// Percent-encodes everything but letters, digits and -._~ (RFC 3986, 2.3): one name of a link.
QByteArray encodedName(QByteArrayView name);
/// "/a%20b/c/" of names and slash: what a redirection leads to.
QByteArray encodedPath(const HttpTargetPath &path);

} // namespace wirebench
