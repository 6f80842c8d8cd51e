#include "tests/core/program/randomsessions.h"

namespace wirebench::test {

QByteArray RandomSessions::bytes(int most)
{
    static const char *const pieces[] = {"'",    "\"",   "\\",   "*/",       "?\?/", "?\?)", "%s",    "%%",
                                         "\n",   "\r\n", "${x}", "`x`",      "$(x)", "{0}",  "\\x41", "//",
                                         "#",    "'''",  "é",    "été",      "\\\n", "\t",   "-n",    "hello",
                                         "1234", " ",    "EOF",  "\x7f\x1b", "\xff", "日本"};
    QByteArray result;
    const int count = number(1, most);
    for (int i = 0; i < count; ++i)
        result += chance(10) ? QByteArray(1, char(number(0, 255)))
                             : QByteArray(pieces[m_random.bounded(int(std::size(pieces)))]);
    return result;
}

void RandomSessions::addOptions(OptionTexts &options)
{
    if (chance(20))
        options.insert(QStringLiteral("SO_KEEPALIVE"), QStringLiteral("on"));
    if (chance(20))
        options.insert(QStringLiteral("SO_RCVBUF"), QStringLiteral("65536"));
    if (chance(20))
        options.insert(QStringLiteral("SO_LINGER"), QStringLiteral("5"));
    if (chance(20))
        options.insert(QStringLiteral("IP_TTL"), QStringLiteral("9"));
}

PayloadSettings RandomSessions::payload()
{
    PayloadSettings payload;
    payload.format.notation = PayloadNotation::Escapes;
    payload.text = toEscapes(bytes(chance(10) ? 200 : 12));
    if (chance(30))
        payload.format.ending = LineEnding::CrLf;
    if (chance(15)) {
        payload.format = {PayloadNotation::Text, TextEncoding::Latin1, LineEnding::Lf, false};
        payload.text = QStringLiteral("déjà “vu”").remove(u'“').remove(u'”');
    }
    if (chance(15))
        payload.pieceSize = number(1, 7);
    return payload;
}

TcpServerSettings RandomSessions::server()
{
    TcpServerSettings server;
    server.host = host();
    server.backlog = number(1, 50);
    server.reuseAddress = chance(80);
    server.concurrency = Concurrency(number(0, 2));
    server.poolSize = number(1, 20);
    server.receiveSize = number(600, 5000);
    server.once = chance(20);
    server.answer = AnswerKind(number(0, 4));
    server.answerText = toEscapes(bytes(8));
    server.closeAfterAnswer = chance(40);
    server.workMs = chance(20) ? number(1, 30) : 0;
    addOptions(server.options);
    return server;
}

TcpClientSettings RandomSessions::client()
{
    TcpClientSettings client;
    client.host = host();
    client.family = chance(30) ? AddressFamily::IPv4 : AddressFamily::Unspecified;
    client.receiveSize = number(1, 5000);
    client.receiveOnce = chance(50);
    client.noDelay = chance(30);
    client.connectTimeoutMs = number(5000, 20'000);
    client.sendOnConnect = true;
    client.payload = payload();
    addOptions(client.options);
    return client;
}

UdpSettings RandomSessions::datagramServer()
{
    UdpSettings server;
    server.host = host();
    server.receiveSize = number(1, 2000);
    server.receiveOnce = chance(30);
    server.answer = AnswerKind(number(1, 2));
    server.answerText = toEscapes(bytes(8));
    server.reuseAddress = chance(30);
    server.broadcast = chance(30);
    server.multicastTtl = number(1, 3);
    server.multicastLoop = chance(70);
    return server;
}

UdpSettings RandomSessions::datagramClient()
{
    UdpSettings client;
    client.bindFirst = chance(30);
    client.host = host();
    client.port = QStringLiteral("0");
    client.peerHost = host();
    client.connectToPeer = chance(50);
    client.receiveOnce = true;
    client.sendOnOpen = true;
    client.payload = payload();
    client.payload.pieceSize = 0; // each piece would be a datagram, and only one is awaited
    client.broadcast = chance(30);
    return client;
}

} // namespace wirebench::test
