#include "core/http/pythonliterals.h"

#include "core/payload/codeescape.h"

#include <QList>

namespace wirebench {

namespace {

QString escaped(uint code)
{
    if (code == '\'')
        return QStringLiteral("\\'");
    if (const auto escape = commonEscape(code))
        return *escape;
    const int digits = code < 0x100 ? 2 : code < 0x10000 ? 4 : 8;
    const QChar letter = code < 0x100 ? u'x' : code < 0x10000 ? u'u' : u'U';
    return u'\\' + QString(letter) + QString::number(code, 16).rightJustified(digits, u'0');
}

} // namespace

QString pythonText(const QString &text)
{
    QString out;
    for (const uint code : text.toUcs4())
        out += escaped(code);
    return u'\'' + out + u'\'';
}

QString pythonBytes(const QByteArray &bytes)
{
    QString out;
    for (const char byte : bytes)
        out += escaped(quint8(byte));
    return QStringLiteral("b'") + out + u'\'';
}

} // namespace wirebench
