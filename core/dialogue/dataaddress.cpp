#include "core/dialogue/dataaddress.h"

#include <QList>

namespace wirebench {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The number at @p position, which goes on behind it; -1 if there is none up to @p most.
int takeNumber(QByteArrayView text, qsizetype &position, int most)
{
    int number = -1;
    while (position < text.size() && isDigit(text[position]) && number <= most)
        number = std::max(number, 0) * 10 + (text[position++] - '0');
    return number <= most ? number : -1;
}

/// Six numbers with commas between them, from here on.
std::optional<DataAddress> sixNumbers(QByteArrayView text, qsizetype position)
{
    int numbers[6];
    for (int i = 0; i < 6; ++i) {
        if (i > 0 && (position >= text.size() || text[position++] != ','))
            return std::nullopt;
        numbers[i] = takeNumber(text, position, 255);
        if (numbers[i] < 0)
            return std::nullopt;
    }
    const int port = numbers[4] * 256 + numbers[5];
    if (port == 0 || (position < text.size() && isDigit(text[position])))
        return std::nullopt;
    return DataAddress{QStringLiteral("%1.%2.%3.%4").arg(numbers[0]).arg(numbers[1]).arg(numbers[2]).arg(numbers[3]),
                       quint16(port)};
}

std::optional<SocketAddress> plainAddress(const QString &host)
{
    const QString mapped = QStringLiteral("::ffff:");
    const bool isMapped = host.startsWith(mapped, Qt::CaseInsensitive) && host.contains(u'.');
    return SocketAddress::fromHost(isMapped ? host.mid(mapped.size()) : host, 0);
}

} // namespace

std::optional<DataAddress> passiveAddress(QByteArrayView reply)
{
    // Behind the code, which is digits, too.
    for (qsizetype i = 4; i < reply.size(); ++i) {
        const bool isInside = isDigit(reply[i - 1]) || reply[i - 1] == ',' || reply[i - 1] == '-';
        if (!isDigit(reply[i]) || isInside)
            continue;
        if (const auto address = sixNumbers(reply, i))
            return address;
    }
    return std::nullopt;
}

std::optional<DataAddress> extendedPassiveAddress(QByteArrayView reply)
{
    const qsizetype open = reply.indexOf('(');
    if (open < 0 || reply.size() < open + 6)
        return std::nullopt;
    const char border = reply[open + 1];
    if (isDigit(border) || reply[open + 2] != border || reply[open + 3] != border)
        return std::nullopt;
    qsizetype position = open + 4;
    const int port = takeNumber(reply, position, 65535);
    if (port <= 0 || position >= reply.size() || reply[position] != border)
        return std::nullopt;
    return DataAddress{{}, quint16(port)};
}

bool isSameHost(const DataAddress &address, const QString &peer)
{
    if (address.host.isEmpty())
        return true;
    const auto wanted = plainAddress(address.host);
    const auto known = plainAddress(peer);
    return wanted && known && wanted->host() == known->host();
}

} // namespace wirebench
