#include "ui/widgets/inspectorwords.h"

#include "core/net/socketoption.h"
#include "ui/models/numbertext.h"

#include <QCoreApplication>

#include <cerrno>

namespace wirebench {

namespace {

class CallWords
{
    Q_DECLARE_TR_FUNCTIONS(CallWords)
};

struct Word
{
    const char *name;
    const char *meaning;
};

// Names that stand for one thing wherever they are, beside those of socket options, which have a table.
constexpr Word constants[] = {
    {"AF_INET", QT_TRANSLATE_NOOP("CallWords", "the family: IPv4 addresses")},
    {"AF_INET6", QT_TRANSLATE_NOOP("CallWords", "the family: IPv6 addresses")},
    {"AF_UNIX", QT_TRANSLATE_NOOP("CallWords", "the family: Unix, between programs of this machine alone")},
    {"SOCK_STREAM", QT_TRANSLATE_NOOP("CallWords", "the type: a stream of bytes without borders, TCP")},
    {"SOCK_DGRAM", QT_TRANSLATE_NOOP("CallWords", "the type: datagrams, messages with borders, UDP")},
    {"SOL_SOCKET", QT_TRANSLATE_NOOP("CallWords", "the level: an option of every socket")},
    {"IPPROTO_TCP", QT_TRANSLATE_NOOP("CallWords", "the level: an option of TCP")},
    {"IPPROTO_IP", QT_TRANSLATE_NOOP("CallWords", "the level: an option of IPv4")},
    {"IPPROTO_IPV6", QT_TRANSLATE_NOOP("CallWords", "the level: an option of IPv6")},
    {"IP_ADD_MEMBERSHIP",
     QT_TRANSLATE_NOOP("CallWords", "joins a multicast group: what is sent to it comes here too")},
    {"IP_DROP_MEMBERSHIP", QT_TRANSLATE_NOOP("CallWords", "leaves a multicast group")},
    {"IPV6_JOIN_GROUP",
     QT_TRANSLATE_NOOP("CallWords", "joins a multicast group: what is sent to it comes here too")},
    {"IPV6_LEAVE_GROUP", QT_TRANSLATE_NOOP("CallWords", "leaves a multicast group")},
    {"SHUT_WR", QT_TRANSLATE_NOOP("CallWords", "only the sending direction: the peer may go on sending")},
    {"SHUT_RD", QT_TRANSLATE_NOOP("CallWords", "only the receiving direction")},
    {"SHUT_RDWR", QT_TRANSLATE_NOOP("CallWords", "both directions")},
};

QString constantMeaning(const QString &name)
{
    for (const Word &word : constants) {
        if (name == QLatin1String(word.name))
            return CallWords::tr(word.meaning);
    }
    const SocketOption *option = findSocketOption(name);
    return option ? QCoreApplication::translate("SocketOption", option->meaning) : QString();
}

/// @param arguments of setsockopt(): level, option, value.
QString optionValueMeaning(const QStringList &arguments)
{
    const SocketOption *option = findSocketOption(arguments[1]);
    if (option && option->kind == OptionKind::OnOff)
        return arguments[2] == u'0' ? CallWords::tr("the value: off") : CallWords::tr("the value: on");
    if (arguments[2] == QStringLiteral("(1, 0)"))
        return CallWords::tr("the value: do not linger, throw unsent bytes away and reset the connection");
    return CallWords::tr("the value");
}

/// What an argument means by its place, where its name does not say it.
QString placeMeaning(const SocketCall &call, qsizetype place, const QStringList &arguments)
{
    switch (call.call) {
    case Call::GetAddrInfo:
        return place == 0 ? CallWords::tr("the host to look up") : CallWords::tr("the port or service");
    case Call::SetSockOpt:
        return place == 2 ? optionValueMeaning(arguments) : QString();
    case Call::Bind:
        return call.flow && call.flow->local.isUnix()
                   ? CallWords::tr("the path of the socket; b'\\x00…' is a name without a file")
                   : CallWords::tr("the address and port that become this socket's own");
    case Call::Connect:
        return call.flow && call.flow->peer.isUnix()
                   ? CallWords::tr("the path of the socket to connect to; b'\\x00…' is a name without a file")
                   : CallWords::tr("the address and port to connect to");
    case Call::Listen:
        return CallWords::tr("the backlog: how many clients may wait in the accept queue");
    case Call::Recv:
        return CallWords::tr("the most bytes that this call may return; fewer are normal");
    case Call::Send:
        return CallWords::tr("the bytes offered; the system may take fewer");
    case Call::RecvFrom:
        return CallWords::tr("the most bytes that this call may return; a longer datagram is cut");
    case Call::SendTo:
        return CallWords::tr("the bytes of the datagram: it goes whole or not at all");
    case Call::Chmod:
        return place == 0
                   ? CallWords::tr("the socket's file")
                   : CallWords::tr(
                         "who may write to it, and so connect: 6 may, 0 may not (owner, group, others)");
    case Call::Unlink:
        return CallWords::tr("the socket's file");
    default:
        return {};
    }
}

QString bytesMoved(const SocketCall &call)
{
    if (call.marks & CallMark::ProxyDialogue)
        return CallWords::tr(
            "This is between the program and the proxy: the server behind it never sees these bytes.");
    if (call.isEndOfStream())
        return CallWords::tr("The peer has sent its last byte: the end of the stream.");
    if (call.call == Call::Recv && call.result == call.argument)
        return CallWords::tr("It returned as many bytes as were asked for: there may be more to read.");
    if (call.call == Call::Recv)
        return CallWords::tr("It returned the bytes that were there: one recv is not one message.");
    if (call.result < call.argument)
        return CallWords::tr("The system took only some of the bytes; the rest is sent by the next call.");
    return CallWords::tr(
        "The system took all bytes. It sends them from its buffer; the peer may not have them yet.");
}

struct MarkMeaning
{
    quint8 mark;
    const char *meaning;
};

constexpr MarkMeaning markMeanings[] = {
    {CallMark::Truncated,
     QT_TRANSLATE_NOOP(
         "CallWords", "The datagram was longer than that: it was truncated, and the rest is gone for ever.")},
    {CallMark::SimulatedLoss,
     QT_TRANSLATE_NOOP("CallWords",
                       "Simulated: the imitated network lost this datagram, and the call was not made. "
                       "UDP gives no guarantee: the program would not have noticed.")},
    {CallMark::SimulatedDuplicate,
     QT_TRANSLATE_NOOP("CallWords", "Simulated: the imitated network sent this datagram a second time.")},
    {CallMark::SimulatedDelay,
     QT_TRANSLATE_NOOP("CallWords",
                       "Simulated: the imitated network sent this datagram later than the program wanted.")},
    {CallMark::SimulatedReordering,
     QT_TRANSLATE_NOOP("CallWords",
                       "Simulated: the imitated network held this datagram back, so that later ones "
                       "could overtake it.")},
};

/// What happened to a datagram, in as many sentences as it has marks.
QString datagramFate(const SocketCall &call)
{
    QStringList sentences;
    if (call.call == Call::RecvFrom)
        sentences.append(CallWords::tr("It returned one datagram: borders are kept, whatever the sizes."));
    else if (!(call.marks & CallMark::SimulatedLoss))
        sentences.append(
            CallWords::tr("The system took the datagram. UDP gives no guarantee: whether it arrives, once "
                          "and in order, nobody says."));
    if (call.isEmptyDatagram() && !(call.marks & CallMark::Truncated))
        sentences.append(
            CallWords::tr("It is empty: a datagram without bytes is one too, and no end of anything."));
    for (const MarkMeaning &known : markMeanings) {
        if (call.marks & known.mark)
            sentences.append(CallWords::tr(known.meaning));
    }
    return sentences.join(u' ');
}

/// What the sentence of the error does not say of a datagram's failure; empty for nothing.
QString datagramFailure(const SocketCall &call)
{
    if (!call.isDatagram() || call.error != ECONNREFUSED)
        return {};
    return CallWords::tr("An earlier datagram found nobody: that machine said so with an ICMP message, “port "
                         "unreachable”. Only a connected UDP socket hears of it, with its next call.");
}

} // namespace

QString callPurpose(const SocketCall &call)
{
    switch (call.call) {
    case Call::GetAddrInfo:
        return CallWords::tr("Looks up the addresses that a host name stands for.");
    case Call::Socket:
        return CallWords::tr("Makes a socket: an endpoint that has no address yet.");
    case Call::SetSockOpt:
        return CallWords::tr("Sets an option of the socket.");
    case Call::GetSockOpt:
        return CallWords::tr("Reads an option of the socket as the system has it.");
    case Call::DoHandshake:
        return CallWords::tr("Agrees with the peer on TLS: version, cipher and keys, and proves by certificate who "
                             "answers. Everything after it is encrypted on the wire; the log shows it in clear.");
    case Call::Chmod:
        return CallWords::tr("Says who may connect to a Unix-domain socket: whoever may write to its file.");
    case Call::Unlink:
        return CallWords::tr(
            "Removes the file of a Unix-domain socket, which stays when its program ends: bind() would "
            "find the path in use.");
    case Call::Bind:
        if (call.flow && call.flow->local.isUnix())
            return CallWords::tr("Gives the socket a path: a file of that name appears in the folder.");
        return CallWords::tr("Gives the socket its own address and port.");
    case Call::Listen:
        return CallWords::tr("Turns the socket into a listening one: clients can connect from now on.");
    case Call::Accept:
        return CallWords::tr(
            "Takes the next client out of the accept queue and gives it a socket of its own.");
    case Call::Connect:
        if (call.flow && call.flow->endpoint->kind == EndpointKind::Udp)
            return CallWords::tr(
                "Fixes the peer of a datagram socket. Nothing is sent, and nobody needs to listen.");
        return CallWords::tr("Connects to a listening socket.");
    case Call::Send:
        return CallWords::tr("Hands bytes to the system, which sends them to the peer.");
    case Call::Recv:
        return CallWords::tr("Waits for bytes from the peer and returns what is there.");
    case Call::SendTo:
        return CallWords::tr(
            "Hands one datagram to the system, which sends it to the address given. There is no "
            "connection.");
    case Call::RecvFrom:
        return CallWords::tr(
            "Waits for one datagram from anybody and returns it with the address of its sender.");
    case Call::Shutdown:
        return CallWords::tr("Ends a direction of the connection and leaves the other open.");
    case Call::Close:
        return CallWords::tr("Gives the socket back to the system.");
    }
    return {};
}

QString resultMeaning(const SocketCall &call)
{
    if (call.failed())
        return datagramFailure(call);
    switch (call.call) {
    case Call::Socket:
        return CallWords::tr("The number is the socket's file descriptor.");
    case Call::Accept:
        return CallWords::tr(
            "The number is the file descriptor of the new socket, which belongs to this client alone.");
    case Call::GetSockOpt:
        return CallWords::tr("What the system answered. It may differ from what was set: Linux doubles buffer "
                             "sizes, for one, and caps them.");
    case Call::DoHandshake:
        return CallWords::tr("The version and the cipher that both ends agreed on.");
    case Call::Send:
    case Call::Recv:
        return bytesMoved(call);
    case Call::SendTo:
    case Call::RecvFrom:
        return datagramFate(call);
    default:
        return CallWords::tr("It succeeded.");
    }
}

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

QList<ArgumentMeaning> argumentMeanings(const SocketCall &call)
{
    QList<ArgumentMeaning> meanings;
    const QStringList arguments = splitArguments(call.arguments());
    for (qsizetype place = 0; place < arguments.size(); ++place) {
        QString meaning = constantMeaning(arguments[place]);
        if (meaning.isEmpty())
            meaning = placeMeaning(call, place, arguments);
        if (!meaning.isEmpty())
            meanings << ArgumentMeaning{arguments[place], meaning};
    }
    return meanings;
}

} // namespace wirebench
