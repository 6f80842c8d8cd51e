#pragma once

#include <QByteArrayView>
#include <QString>

namespace wirebench {

/// A body as text, and by which charset it became so.
struct TextBody
{
    QString text;
    QString charset;       ///< the name of the one that was used: "UTF-8"
    bool declared = false; ///< it is the one that was declared; else text may be other than meant
    bool broken = false;   ///< bytes that mean nothing in it became U+FFFD

    friend bool operator==(const TextBody &, const TextBody &) = default;
};

/// Decodes with the declared charset where it is known. Otherwise with the one of a byte order mark, then as
/// UTF-8 if that is what the bytes are, else as Latin-1. The byte order mark is left out.
/// Free function, usable on any thread.
/// @param charset of MediaType; empty if none was declared
/// @param goesOn these are only the first bytes of the body: a letter that is cut off at their end is left
/// out, and says nothing against UTF-8.
TextBody decodeText(QByteArrayView bytes, const QByteArray &charset, bool goesOn = false);

} // namespace wirebench
