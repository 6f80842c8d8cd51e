#include "core/base/errorsentence.h"

#include <cerrno>

namespace wirebench {

namespace {

struct Words
{
    const char *cause;
    const char *remedy;
};

// QT_TRANSLATE_NOOP marks a text for lupdate and is otherwise the text itself.
#define WORDS(cause, remedy) \
    { QT_TRANSLATE_NOOP("ErrorSentence", cause), QT_TRANSLATE_NOOP("ErrorSentence", remedy) }

Words wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None:
        return {"", ""};
    case ErrorCode::InvalidHost:
        return WORDS("“%1” is not a host.",
                     "Type a name, an address such as 127.0.0.1 or ::1, or leave it empty for any address.");
    case ErrorCode::InvalidPort:
        return WORDS("“%1” is not a port.", "Type a number from 0 to 65535 or a service name such as http.");
    case ErrorCode::UnknownService:
        return WORDS("No service is called “%1” on this machine.", "Type the port as a number.");
    case ErrorCode::InvalidHex:
        return WORDS("“%2” is not a hexadecimal digit.", "Use 0–9 and A–F, two digits for each byte.");
    case ErrorCode::OddHexDigits:
        return WORDS("A byte has only one hexadecimal digit.", "Write two digits for each byte.");
    case ErrorCode::InvalidEscape:
        return WORDS("“%2” is not an escape.", "Use \\r \\n \\t \\0 \\xHH, and \\\\ for a backslash.");
    case ErrorCode::Unencodable:
        return WORDS("“%1” cannot be written in %2.", "Choose UTF-8 or leave this character out.");
    case ErrorCode::NotMulticastGroup:
        return WORDS("%1 is not the address of a multicast group.",
                     "Groups are 224.0.0.0 to 239.255.255.255, and in IPv6 all that begin with ff.");
    case ErrorCode::NoUnixPath:
        return WORDS("The path of the socket is missing.",
                     "Type a path such as /tmp/wirebench.sock, or @NAME for a name without a file.");
    case ErrorCode::InvalidUnixPath:
        return WORDS("“%1” is not a path: it has a NUL inside.", "Type a path such as /tmp/wirebench.sock.");
    case ErrorCode::UnixPathTooLong:
        return WORDS("The path of the socket is too long: %2 bytes, and %3 fit into its address.",
                     "Choose a shorter path: one in /tmp, or one relative to the folder of this program.");
    case ErrorCode::NotASocketFile:
        return WORDS("What is at %1 is not a socket. It was left as it is.",
                     "Choose another path, or move that file away yourself.");
    case ErrorCode::UnixPathInUse:
        return WORDS("The path %1 is in use: process %2 listens there.",
                     "Stop that program (it may be this one, in another session), or choose another path.");
    case ErrorCode::InvalidProxy:
        return WORDS("“%1” is not a proxy.",
                     "Write socks5://HOST:PORT or http://HOST:PORT, and USER:PASSWORD@ "
                     "before HOST where the proxy wants a login.");
    case ErrorCode::ProxyLoginTooLong:
        return WORDS(
            "The user or the password for the proxy cannot be used.",
            "Each may have up to %1 bytes. HTTP takes no colon in the user, and a password needs a user.");
    case ErrorCode::ProxyForbids:
        return WORDS("The proxy %1 does not permit a connection to %2. Its words: %3.",
                     "Ask whoever runs the proxy, choose another port, or connect without it.");
    case ErrorCode::ProxyCannotReach:
        return WORDS(
            "The proxy %1 could not reach %2. Its words: %3.",
            "Check host and port as the proxy sees them: names are looked up there, and localhost is the "
            "proxy itself.");
    case ErrorCode::ProxyRefuses:
        return WORDS("The proxy %1 did not connect to %2. Its words: %3.",
                     "Look into the proxy's own log, or connect without it.");
    case ErrorCode::ProxyWantsLogin:
        return WORDS("The proxy %1 wants to know who you are. Its words: %3.",
                     "Give a user and a password for it.");
    case ErrorCode::ProxyRejectsLogin:
        return WORDS("The proxy %1 did not accept user and password. Its words: %3.",
                     "Check both, and whether the proxy knows this kind of login.");
    case ErrorCode::ProxyEnded:
        return WORDS(
            "The proxy %1 closed the connection before it had connected to %2.",
            "Check that it is a proxy of this kind, and that it lets you in; its own log may say why.");
    case ErrorCode::NotAProxy:
        return WORDS("What answers at %1 does not speak the language of such a proxy: %3.",
                     "Check the proxy's port, and whether it is SOCKS5 or HTTP.");
    case ErrorCode::InvalidOptionValue:
        return WORDS("“%2” is not a value of the socket option %1.", "It takes: %3.");
    case ErrorCode::InvalidPattern:
        return WORDS("The regular expression has a mistake: %2.", "Correct it, or search as text.");
    case ErrorCode::FileUnreadable:
        return WORDS("The file %1 could not be read: %2.", "Check the path and that you may read it.");
    case ErrorCode::FileUnwritable:
        return WORDS("The file %1 could not be written: %2.", "Choose another folder or free some space.");
    case ErrorCode::FileNotWorkspace:
        return WORDS("The file %1 is not a Wirebench workspace: %2.",
                     "Nothing was changed. Open another file.");
    case ErrorCode::FileTooLarge:
        return WORDS("The file %1 is larger than %2 bytes.", "Choose a smaller file.");
    case ErrorCode::NoPeer:
        return WORDS("There is nobody to send this datagram to.",
                     "Name a host and port to send to, or choose somebody who has been heard.");
    case ErrorCode::NotConnected:
        return WORDS("There is no connection to send on.", "Connect first, or wait for a client.");
    case ErrorCode::OutboundQueueFull:
        return WORDS("The peer does not read: %1 bytes wait to be sent already.",
                     "Wait until it reads, or close or reset the connection.");
    case ErrorCode::HostNotFound:
        return WORDS("No address is known for the host “%1”.",
                     "Check the spelling; try an address instead of a name.");
    case ErrorCode::ConnectTimedOut:
        return WORDS("No answer from %1 within %2 ms.",
                     "The host may be off or a firewall may drop the packets; check the address, or wait longer.");
    case ErrorCode::SystemCall:
        break;
    }
    return WORDS("The call %1 failed.", "");
}

Words wordsForErrno(int systemError)
{
    switch (systemError) {
    case EADDRINUSE:
        return WORDS("The port of %2 is in use: another program, or another session here, has it.",
                     "Stop that program, choose another port, or use port 0 for a free one.");
    case EACCES:
    case EPERM:
        return WORDS("The system does not permit %1 on %2.",
                     "Ports below 1024 belong to the administrator: choose a higher port.");
    case EMSGSIZE:
        return WORDS("This is more than one datagram can hold.",
                     "At most 65,507 bytes fit (IPv6: 65,527): send less, or send it in pieces.");
    case ENODEV:
        return WORDS("No network interface is right for %2.",
                     "Check its name; without a name the system finds one only if a route leads there.");
    case ENOPROTOOPT:
        return WORDS("This socket does not know %2.",
                     "A group of IPv6 needs a socket of IPv6, a group of IPv4 one of IPv4.");
    case EADDRNOTAVAIL:
        return WORDS("%2 is not an address of this machine.",
                     "Choose one of this machine's addresses, or leave the host empty for all of them.");
    case ECONNREFUSED:
        return WORDS("%2 refused the connection: nothing listens there.",
                     "Start the server first, and compare host and port.");
    case ECONNRESET:
        return WORDS("The peer reset the connection: it ended abruptly, and unread bytes are lost.",
                     "The other program crashed, was killed, or closed with data unread. Connect again.");
    case ECONNABORTED:
        return WORDS("The connection was aborted before it was accepted.", "The client gave up; wait for the next.");
    case EPIPE:
        return WORDS("The peer no longer receives: it has closed the connection.", "Connect again.");
    case ETIMEDOUT:
        return WORDS("%2 did not answer in time.",
                     "The host may be off or a firewall may drop the packets; check the address.");
    case EHOSTUNREACH:
        return WORDS("There is no way to the host of %2.", "Check the address and that the host is on.");
    case ENETUNREACH:
    case ENETDOWN:
        return WORDS("There is no network that leads to %2.", "Check the network connection and the address.");
    case EMFILE:
    case ENFILE:
        return WORDS("No file descriptor is left for another socket.",
                     "Close some connections, or raise the limit (ulimit -n) before starting.");
    case ENOBUFS:
    case ENOMEM:
        return WORDS("The system has no memory left for %1.", "Close some connections and try again.");
    case EAFNOSUPPORT:
        return WORDS("This machine does not support the address family of %2.", "Choose the other family.");
    case ENOTCONN:
        return WORDS("The socket is not connected any more.", "Connect again.");
    default:
        return WORDS("The call %1 failed.", "");
    }
}

/// A Unix-domain socket: the same numbers, other causes. Null where they are the same.
Words wordsForUnix(const QString &call, int systemError)
{
    const bool binds = call == u"bind";
    switch (systemError) {
    case EADDRINUSE:
        return WORDS("%2 is in use: another program, or another session here, listens there.",
                     "Stop that program, or choose another path.");
    case EACCES:
    case EPERM:
        if (binds)
            return WORDS("The system does not permit a socket at %2.",
                         "Choose a folder that you may write to, such as /tmp.");
        return WORDS("The system does not permit %1 on %2.",
                     "Its file, or a folder above it, belongs to somebody else: the server must let you in.");
    case ENOENT:
        if (binds)
            return WORDS("There is no folder for %2.", "Make the folder first, or choose another path.");
        return WORDS("There is nothing at %2.", "Start the server first, and compare the paths.");
    case ENOTDIR:
        return WORDS("A part of %2 that should be a folder is a file.", "Check the path.");
    case EROFS:
        return WORDS("Nothing can be written where %2 would be.", "Choose another folder, such as /tmp.");
    case ELOOP:
        return WORDS("Too many links lead to %2.", "Choose the path without links.");
    case ECONNREFUSED:
        return WORDS("No program listens at %2: its server has ended, and left the file if there is one.",
                     "Start the server first, and compare the paths.");
    case EPROTOTYPE:
        return WORDS("The socket at %2 is not one for streams.",
                     "Compare the paths: it belongs to another program.");
    case EAGAIN:
        return WORDS("The server at %2 has no room for another client.",
                     "Wait until it accepts, or raise its backlog.");
    default:
        return {nullptr, nullptr};
    }
}

bool isUnixAddress(const QString &address)
{
    return address.startsWith(QLatin1String("unix:"));
}

Words wordsForOption(int systemError)
{
    switch (systemError) {
    case EACCES:
    case EPERM:
        return WORDS("The system does not permit the option %2.", "It takes the rights of an administrator.");
    case EINVAL:
    case EDOM:
        return WORDS("The system does not take this value now: %2.",
                     "Try another one; some options cannot be changed any more once the socket is in use.");
    default:
        return wordsForErrno(systemError);
    }
}

/// Where the call makes a difference to what an errno means.
Words wordsForCall(const Error &error)
{
    if (isUnixAddress(error.arguments.value(1))) {
        const Words words = wordsForUnix(error.arguments.value(0), error.systemError);
        if (words.cause)
            return words;
    }
    const bool isForbidden = error.systemError == EACCES || error.systemError == EPERM;
    if (isForbidden && error.arguments.value(0) == u"sendto")
        return WORDS("The system does not permit sending to %2.",
                     "A broadcast address needs permission first (SO_BROADCAST); else a firewall forbids it.");
    if (error.arguments.value(0) == u"setsockopt")
        return wordsForOption(error.systemError);
    const bool isDatagram = error.arguments.value(0) == u"sendto" || error.arguments.value(0) == u"recvfrom";
    if (isDatagram && error.systemError == ECONNREFUSED)
        return WORDS("The host of %2 says (by ICMP) that no program has this port: an earlier datagram was lost.",
                     "Start the program there, and compare host and port; the socket can be used on.");
    return wordsForErrno(error.systemError);
}

Words wordsOf(const Error &error)
{
    if (error.code == ErrorCode::SystemCall)
        return wordsForCall(error);
    if (error.code == ErrorCode::ConnectTimedOut && isUnixAddress(error.arguments.value(0)))
        return WORDS("The server at %1 did not take the connection within %2 ms: its queue is full.",
                     "Wait until it accepts, raise its backlog, or wait longer.");
    if (error.code == ErrorCode::ConnectTimedOut && error.arguments.value(0).contains(QLatin1String("://")))
        return WORDS("The proxy %1 has not connected within %2 ms.",
                     "It may be a proxy of another kind, or the server behind it does not answer. Check both, "
                     "or wait longer.");
    return wordsFor(error.code);
}

#undef WORDS

} // namespace

ErrorSentence errorSentence(const Error &error)
{
    const Words words = wordsOf(error);
    return {words.cause, words.remedy, error.arguments};
}

QString fillArguments(QString text, const QStringList &arguments)
{
    // One pass, so that a "%2" inside an argument stays what it is.
    QString filled;
    filled.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text[i] == u'%' && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1) {
            filled += text[i];
            continue;
        }
        filled += arguments.value(number - 1);
        ++i;
    }
    return filled;
}

QString englishErrorText(const Error &error)
{
    const ErrorSentence sentence = errorSentence(error);
    QString text = fillArguments(QString::fromUtf8(sentence.cause), sentence.arguments);
    if (*sentence.remedy != '\0')
        text += u' ' + fillArguments(QString::fromUtf8(sentence.remedy), sentence.arguments);
    if (error.systemError != 0)
        text += QStringLiteral(" (") + error.systemErrorName() + u')';
    return text;
}

} // namespace wirebench
