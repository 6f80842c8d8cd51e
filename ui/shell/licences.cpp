#include "ui/shell/licences.h"

#include <QCoreApplication>

namespace wirebench {

const QList<LicensedPart> &licensedParts()
{
    static const QList<LicensedPart> parts = {
        {"Wirebench", QT_TRANSLATE_NOOP("Licences", "this program"), "MIT", nullptr},
        {"Qt", QT_TRANSLATE_NOOP("Licences", "window, text, timers"), "LGPL-3.0-only", "https://www.qt.io"},
        {"OpenSSL", QT_TRANSLATE_NOOP("Licences", "TLS and DTLS"), "Apache-2.0", "https://www.openssl.org"},
        {"Boost.Beast", QT_TRANSLATE_NOOP("Licences", "parser of HTTP/1"), "BSL-1.0", "https://www.boost.org"},
        {"tl-expected", QT_TRANSLATE_NOOP("Licences", "results and errors"), "CC0-1.0", "https://tl.tartanllama.xyz"},
        {"zlib", QT_TRANSLATE_NOOP("Licences", "gzip and deflate"), "Zlib", "https://zlib.net"},
        {"Brotli", QT_TRANSLATE_NOOP("Licences", "bodies in br"), "MIT", "https://github.com/google/brotli"},
        {"libqrencode", QT_TRANSLATE_NOOP("Licences", "the code to scan of “Join…”"), "LGPL-2.1-or-later",
         "https://fukuchi.org/works/qrencode"},
    };
    return parts;
}

} // namespace wirebench
