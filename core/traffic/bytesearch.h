#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace wirebench {

/// A run of bytes made ready to be looked for in many payloads. An immutable value: any thread may use it.
/// It never decodes: a text is looked for by its UTF-8 bytes.
class ByteSearch
{
public:
    /// Is in everything.
    ByteSearch() = default;
    /// @param sensitivity Qt::CaseInsensitive ignores the case of A to Z only; other letters are bytes.
    explicit ByteSearch(const QByteArray &needle, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);

    bool isIn(QByteArrayView haystack) const;

private:
    bool isAt(const char *position) const;

    QByteArray m_needle;   // in lower case where case does not matter
    qsizetype m_pivot = 0; // the byte of the needle that memchr looks for
    char m_pivotLower = 0;
    char m_pivotUpper = 0; // differs from m_pivotLower only for a letter whose case does not matter
    bool m_ignoreCase = false;
};

} // namespace wirebench
