#include "core/web/mediatypes.h"

#include "core/payload/utf8.h"

#include <QFile>

#include <algorithm>

namespace wirebench {

namespace {

constexpr qsizetype rememberedSuffixes = 1000;

/// Those that are text although they are not called so.
bool isText(const QByteArray &type)
{
    return type.startsWith("text/") || type == "application/javascript" || type == "application/xml" ||
           type == "application/xhtml+xml";
}

bool looksLikeText(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) {
        const auto value = quint8(c);
        return value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f' &&
               value != 0x1B;
    });
}

} // namespace

bool startsAsUtf8(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto other = std::find_if(bytes.begin(), bytes.end(), [](char c) { return quint8(c) >= 0x80; });
        bytes = bytes.sliced(other - bytes.begin());
        if (bytes.isEmpty())
            return true;
        const Utf8Step step = utf8Step(bytes);
        if (step.kind != Utf8Step::Kind::Letter)
            return step.kind == Utf8Step::Kind::Incomplete;
        bytes = bytes.sliced(step.size);
    }
    return true;
}

QByteArray MediaTypes::byName(const QByteArray &fileName)
{
    // A name without a dot is looked up as it is: README and Makefile have types of their own.
    const qsizetype dot = fileName.lastIndexOf('.');
    const QByteArray suffix = dot < 0 ? fileName : "x" + fileName.sliced(dot).toLower();
    const auto known = m_bySuffix.constFind(suffix);
    if (known != m_bySuffix.constEnd())
        return *known;
    const QMimeType type =
        m_database.mimeTypeForFile(QFile::decodeName(suffix), QMimeDatabase::MatchExtension);
    const QByteArray name = type.isDefault() ? QByteArray() : type.name().toLatin1();
    if (m_bySuffix.size() < rememberedSuffixes)
        m_bySuffix.insert(suffix, name);
    return name;
}

QByteArray MediaTypes::typeOf(const QByteArray &fileName, QByteArrayView start)
{
    const QByteArray type = byName(fileName);
    const bool isUtf8 = startsAsUtf8(start);
    if (type.isEmpty())
        return isUtf8 && looksLikeText(start) ? "text/plain; charset=utf-8" : "application/octet-stream";
    return isText(type) && isUtf8 ? type + "; charset=utf-8" : type;
}

} // namespace wirebench
