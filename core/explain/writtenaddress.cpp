#include "core/explain/writtenaddress.h"

#include "core/payload/payload.h"

#include <utility>

namespace wirebench {

namespace {

SocketAddress writtenPath(const QString &notation)
{
    const bool isBytes = notation.startsWith(u'b');
    const QString inner = withoutQuotes(isBytes ? notation.mid(1) : notation);
    const auto bytes = encodePayload(inner, {PayloadNotation::Escapes});
    return SocketAddress::fromUnixPath(bytes ? *bytes : inner.toUtf8());
}

} // namespace

QStringList splitArguments(const QString &arguments)
{
    QStringList parts;
    QString part;
    int depth = 0;
    QChar quote;
    for (const QChar c : arguments) {
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'\'' || c == u'"')
            quote = c;
        else if (c == u'(' || c == u'[')
            ++depth;
        else if (c == u')' || c == u']')
            --depth;
        if (c == u',' && depth == 0 && quote.isNull())
            parts << std::exchange(part, {}).trimmed();
        else
            part += c;
    }
    if (!part.trimmed().isEmpty())
        parts << part.trimmed();
    return parts;
}

SocketAddress writtenAddress(const QString &notation)
{
    if (notation.startsWith(u'\'') || notation.startsWith(QLatin1String("b'")))
        return writtenPath(notation);
    if (!notation.startsWith(u'(') || !notation.endsWith(u')'))
        return {};
    const QStringList parts = splitArguments(notation.mid(1, notation.size() - 2));
    if (parts.size() < 2)
        return {};
    bool isPort = false;
    const quint16 port = parts[1].toUShort(&isPort);
    return isPort ? SocketAddress::fromHost(withoutQuotes(parts[0]), port).value_or(SocketAddress())
                  : SocketAddress();
}

QString withoutQuotes(const QString &notation)
{
    const bool isQuoted = notation.size() >= 2 && (notation.startsWith(u'\'') || notation.startsWith(u'"')) &&
                          notation.back() == notation.front();
    return isQuoted ? notation.mid(1, notation.size() - 2) : notation;
}

} // namespace wirebench
