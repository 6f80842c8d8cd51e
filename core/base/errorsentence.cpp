#include "core/base/errorsentence.h"

#include "core/base/errorwords.h"

#include <cerrno>

namespace wirebench {

namespace {

using Words = ErrorWords;

Words wordsForCertificate(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CertificateExpired:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 has expired: it was valid until %2."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Compare this machine's clock; otherwise the server needs a "
                                               "new certificate.")};
    case ErrorCode::CertificateNotYetValid:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The certificate of %1 is not valid yet: it begins to be on %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Compare this machine's clock with the server's.")};
    case ErrorCode::CertificateSelfSigned:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The certificate of %1 is vouched for by nobody but itself "
                                  "(%2)."),
                QT_TRANSLATE_NOOP("ErrorSentence", "If it is your own server, choose its certificate as the "
                                                   "authority; else do not trust it.")};
    case ErrorCode::CertificateUnknownAuthority:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 was issued by an authority that is not "
                                               "trusted here: %2."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Choose that authority's certificate as a file, or check what "
                                               "the server sends along.")};
    case ErrorCode::CertificateOfAnotherHost:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The certificate is not for %1: it is for %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Connect by a name that the certificate holds, or check that "
                                  "this is the right server.")};
    case ErrorCode::CertificateRefused:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The certificate of %1 breaks a rule: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The server needs another certificate, or another authority "
                                  "must be chosen here.")};
    default:
        return httpErrorWords(code);
    }
}

Words wordsForDtls(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DtlsNotSpoken:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "A datagram from %1 is not DTLS, and was dropped."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Its program may send plain datagrams: switch DTLS on there, "
                                  "or off here.")};
    case ErrorCode::DtlsTimedOut:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not finish the DTLS handshake within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Perhaps nothing has this port, or a firewall or a bad network "
                                  "loses the datagrams, or DTLS is not spoken there.")};
    case ErrorCode::DtlsNoSession:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is no DTLS session with %1, or no longer."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Its client has to begin one: start it again, or wait until it "
                                  "speaks.")};
    case ErrorCode::DtlsToMany:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "DTLS is spoken with one peer, and %1 stands for many."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Name one host, or switch DTLS off: multicast and broadcast "
                                  "stay in clear.")};
    case ErrorCode::DtlsMessageSize:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "A message of %1 bytes does not go into one DTLS record."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Records take 1 to 16,384 bytes: send it in pieces; an empty "
                                  "one cannot be sent.")};
    default:
        return wordsForCertificate(code);
    }
}

Words wordsForTls(ErrorCode code)
{
    switch (code) {
    case ErrorCode::CertificateUnusable:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 is no certificate that can be used: %2."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Choose a PEM file, which begins with BEGIN CERTIFICATE.")};
    case ErrorCode::KeyUnusable:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 holds no private key that can be used: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Choose a PEM file with the key of the certificate, without a "
                                  "passphrase.")};
    case ErrorCode::KeyOfAnother:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The key in %2 does not belong to the certificate in %1."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose the two that were made together.")};
    case ErrorCode::AuthoritiesUnusable:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 holds no certificates of authorities: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Choose a PEM file with one certificate or more, or none for "
                                  "the system's authorities.")};
    case ErrorCode::TlsNotSpoken:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "What %1 sends is not TLS (%2)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check the port: it may belong to a service without TLS, or "
                                  "one that begins it later.")};
    case ErrorCode::TlsNoCommonVersion:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 and this end have no version of TLS in common (%2)."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Allow more versions at one end.")};
    case ErrorCode::TlsAlert:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 refused: it sent the TLS alert “%2”."),
                QT_TRANSLATE_NOOP("ErrorSentence", "It does not accept what this end showed or asked for: "
                                                   "certificate, version, name, protocol.")};
    case ErrorCode::TlsEnded:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 closed the connection in the middle of the TLS handshake."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "It may not expect TLS on this port, or does not trust this "
                                  "end; its own log tells.")};
    case ErrorCode::TlsTimedOut:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 did not finish the TLS handshake within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "It may not speak TLS on this port, and wait itself: check the "
                                  "port.")};
    case ErrorCode::TlsFailed:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "TLS with %1 failed: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Compare versions, certificates and names of both ends.")};
    default:
        return wordsForDtls(code);
    }
}

Words wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::None:
        return {"", ""};
    case ErrorCode::InvalidHost:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a host."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Type a name, an address such as 127.0.0.1 or ::1, or leave it "
                                  "empty for any address.")};
    case ErrorCode::InvalidPort:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a port."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Type a number from 0 to 65535 or a service name such as http.")};
    case ErrorCode::UnknownService:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "No service is called “%1” on this machine."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Type the port as a number.")};
    case ErrorCode::InvalidHex:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%2” is not a hexadecimal digit."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Use 0–9 and A–F, two digits for each byte.")};
    case ErrorCode::OddHexDigits:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "A byte has only one hexadecimal digit."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Write two digits for each byte.")};
    case ErrorCode::InvalidEscape:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%2” is not an escape."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Use \\r \\n \\t \\0 \\xHH, and \\\\ for a backslash.")};
    case ErrorCode::Unencodable:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” cannot be written in %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose UTF-8 or leave this character out.")};
    case ErrorCode::NotMulticastGroup:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 is not the address of a multicast group."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Groups are 224.0.0.0 to 239.255.255.255, and in IPv6 all that "
                                  "begin with ff.")};
    case ErrorCode::NoUnixPath:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The path of the socket is missing."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Type a path such as /tmp/wirebench.sock, or @NAME for a name "
                                  "without a file.")};
    case ErrorCode::InvalidUnixPath:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a path: it has a NUL inside."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Type a path such as /tmp/wirebench.sock.")};
    case ErrorCode::UnixPathTooLong:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The path of the socket is too long: %2 bytes, and %3 fit into "
                                  "its address."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Choose a shorter path: one in /tmp, or one relative to the "
                                  "folder of this program.")};
    case ErrorCode::NotASocketFile:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "What is at %1 is not a socket. It was left as it is."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose another path, or move that file away yourself.")};
    case ErrorCode::UnixPathInUse:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The path %1 is in use: process %2 listens there."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Stop that program (it may be this one, in another session), "
                                  "or choose another path.")};
    case ErrorCode::InvalidProxy:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a proxy."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Write socks5://HOST:PORT or http://HOST:PORT, and "
                                  "USER:PASSWORD@ before HOST where the proxy wants a login.")};
    case ErrorCode::ProxyLoginTooLong:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The user or the password for the proxy cannot be used."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Each may have up to %1 bytes. HTTP takes no colon in the "
                                                   "user, and a password needs a user.")};
    case ErrorCode::ProxyForbids:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The proxy %1 does not permit a connection to %2. Its words: "
                                               "%3."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Ask whoever runs the proxy, choose another port, or connect "
                                               "without it.")};
    case ErrorCode::ProxyCannotReach:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The proxy %1 could not reach %2. Its words: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check host and port as the proxy sees them: names are looked "
                                  "up there, and localhost is the proxy itself.")};
    case ErrorCode::ProxyRefuses:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The proxy %1 did not connect to %2. Its words: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Look into the proxy's own log, or connect without it.")};
    case ErrorCode::ProxyWantsLogin:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The proxy %1 wants to know who you are. Its words: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Give a user and a password for it.")};
    case ErrorCode::ProxyRejectsLogin:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The proxy %1 did not accept user and password. Its words: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check both, and whether the proxy knows this kind of login.")};
    case ErrorCode::ProxyEnded:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The proxy %1 closed the connection before it had connected to "
                                  "%2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check that it is a proxy of this kind, and that it lets you "
                                  "in; its own log may say why.")};
    case ErrorCode::NotAProxy:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "What answers at %1 does not speak the language of such a "
                                               "proxy: %3."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Check the proxy's port, and whether it is SOCKS5 or HTTP.")};
    case ErrorCode::InvalidOptionValue:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%2” is not a value of the socket option %1."),
                QT_TRANSLATE_NOOP("ErrorSentence", "It takes: %3.")};
    case ErrorCode::InvalidPattern:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The regular expression has a mistake: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Correct it, or search as text.")};
    case ErrorCode::InvalidPlaceholder:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%2” is not a placeholder that is known here."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Compare the list of names; a brace or a dollar sign that is meant "
                                  "is typed twice.")};
    case ErrorCode::FileUnreadable:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 could not be read: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check the path and that you may read it.")};
    case ErrorCode::FileUnwritable:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 could not be written: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose another folder or free some space.")};
    case ErrorCode::FileNotWorkspace:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 is not a Wirebench workspace: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Nothing was changed. Open another file.")};
    case ErrorCode::FileNotLog:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 is not a saved log: line %2: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose a file that was exported as JSON Lines.")};
    case ErrorCode::FileNotRules:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 holds no rules to answer by: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Correct it there, or choose another file.")};
    case ErrorCode::FileNotMessages:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 holds no saved messages: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Nothing was changed. Choose another file.")};
    case ErrorCode::FileTooLarge:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 is larger than %2 bytes."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose a smaller file.")};
    case ErrorCode::NoPeer:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is nobody to send this datagram to."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Name a host and port to send to, or choose somebody who has "
                                  "been heard.")};
    case ErrorCode::NotConnected:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is no connection to send on."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Connect first, or wait for a client.")};
    case ErrorCode::OutboundQueueFull:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The peer does not read: %1 bytes wait to be sent already."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Wait until it reads, or close or reset the connection.")};
    case ErrorCode::HostNotFound:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "No address is known for the host “%1”."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check the spelling; try an address instead of a name.")};
    case ErrorCode::ConnectTimedOut:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "No answer from %1 within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The host may be off or a firewall may drop the packets; check "
                                  "the address, or wait longer.")};
    case ErrorCode::SystemCall:
        break;
    default:
        return wordsForTls(code);
    }
    return {QT_TRANSLATE_NOOP("ErrorSentence", "The call %1 failed."), ""};
}

Words wordsForErrno(int systemError)
{
    switch (systemError) {
    case EADDRINUSE:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The port of %2 is in use: another program, or another session "
                                  "here, has it."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Stop that program, choose another port, or use port 0 for a "
                                  "free one.")};
    case EACCES:
    case EPERM:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system does not permit %1 on %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Ports below 1024 belong to the administrator: choose a higher "
                                  "port.")};
    case EMSGSIZE:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "This is more than one datagram can hold."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "At most 65,507 bytes fit (IPv6: 65,527): send less, or send "
                                  "it in pieces.")};
    case ENODEV:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "No network interface is right for %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check its name; without a name the system finds one only if a "
                                  "route leads there.")};
    case ENOPROTOOPT:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "This socket does not know %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A group of IPv6 needs a socket of IPv6, a group of IPv4 one "
                                  "of IPv4.")};
    case EADDRNOTAVAIL:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%2 is not an address of this machine."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Choose one of this machine's addresses, or leave the host "
                                  "empty for all of them.")};
    case ECONNREFUSED:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%2 refused the connection: nothing listens there."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Start the server first, and compare host and port.")};
    case ECONNRESET:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The peer reset the connection: it ended abruptly, and unread "
                                               "bytes are lost."),
            QT_TRANSLATE_NOOP("ErrorSentence", "The other program crashed, was killed, or closed with data "
                                               "unread. Connect again.")};
    case ECONNABORTED:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The connection was aborted before it was accepted."),
                QT_TRANSLATE_NOOP("ErrorSentence", "The client gave up; wait for the next.")};
    case EPIPE:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The peer no longer receives: it has closed the connection."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Connect again.")};
    case ETIMEDOUT:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%2 did not answer in time."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The host may be off or a firewall may drop the packets; check "
                                  "the address.")};
    case EHOSTUNREACH:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is no way to the host of %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check the address and that the host is on.")};
    case ENETUNREACH:
    case ENETDOWN:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is no network that leads to %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check the network connection and the address.")};
    case EMFILE:
    case ENFILE:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "No file descriptor is left for another socket."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Close some connections, or raise the limit (ulimit -n) before "
                                  "starting.")};
    case ENOBUFS:
    case ENOMEM:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system has no memory left for %1."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Close some connections and try again.")};
    case EAFNOSUPPORT:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "This machine does not support the address family of %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose the other family.")};
    case ENOTCONN:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The socket is not connected any more."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Connect again.")};
    default:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The call %1 failed."), ""};
    }
}

/// A Unix-domain socket: the same numbers, other causes. Null where they are the same.
Words wordsForUnix(const QString &call, int systemError)
{
    const bool binds = call == u"bind";
    switch (systemError) {
    case EADDRINUSE:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%2 is in use: another program, or another session here, "
                                                   "listens there."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Stop that program, or choose another path.")};
    case EACCES:
    case EPERM:
        if (binds)
            return {
                QT_TRANSLATE_NOOP("ErrorSentence", "The system does not permit a socket at %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose a folder that you may write to, such as /tmp.")};
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system does not permit %1 on %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Its file, or a folder above it, belongs to somebody else: the "
                                  "server must let you in.")};
    case ENOENT:
        if (binds)
            return {QT_TRANSLATE_NOOP("ErrorSentence", "There is no folder for %2."),
                    QT_TRANSLATE_NOOP("ErrorSentence", "Make the folder first, or choose another path.")};
        return {QT_TRANSLATE_NOOP("ErrorSentence", "There is nothing at %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Start the server first, and compare the paths.")};
    case ENOTDIR:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "A part of %2 that should be a folder is a file."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Check the path.")};
    case EROFS:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "Nothing can be written where %2 would be."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose another folder, such as /tmp.")};
    case ELOOP:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "Too many links lead to %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose the path without links.")};
    case ECONNREFUSED:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "No program listens at %2: its server has ended, and left the "
                                  "file if there is one."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Start the server first, and compare the paths.")};
    case EPROTOTYPE:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The socket at %2 is not one for streams."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Compare the paths: it belongs to another program.")};
    case EAGAIN:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The server at %2 has no room for another client."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Wait until it accepts, or raise its backlog.")};
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
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system does not permit the option %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "It takes the rights of an administrator.")};
    case EINVAL:
    case EDOM:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system does not take this value now: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Try another one; some options cannot be changed any more once "
                                  "the socket is in use.")};
    default:
        return wordsForErrno(systemError);
    }
}

/// A port in use, where it is known by whom; null where it is not. arguments[2]: the owner's name, [3]: its pid,
/// [4]: the port, [5]: what the owner is.
Words wordsForPortOwner(const Error &error)
{
    const QString kind = error.arguments.value(5);
    if (kind == u"session")
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Port %5 is in use here, by the session “%3”, so %2 cannot be taken."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Stop that session, choose another port, or use port 0 for a free one.")};
    if (kind == u"program")
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Port %5 is in use by %3 (pid %4), so %2 cannot be taken."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Stop that program, choose another port, or use port 0 for a free one.")};
    if (kind == u"user")
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Port %5 is in use by a program of the user %3, so %2 cannot be taken. The "
                                  "system tells its name to that user and to the administrator only."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Choose another port, or use port 0 for a free one.")};
    if (kind == u"closing")
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Nobody listens on port %5, but a closed connection still holds it "
                                  "(TIME_WAIT), so %2 cannot be taken yet."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Wait %3 s, choose another port, or allow the address to be used again "
                                  "(SO_REUSEADDR).")};
    return {nullptr, nullptr};
}

/// Where the call makes a difference to what an errno means.
Words wordsForCall(const Error &error)
{
    if (const Words words = wordsForPortOwner(error); error.systemError == EADDRINUSE && words.cause)
        return words;
    if (isUnixAddress(error.arguments.value(1))) {
        const Words words = wordsForUnix(error.arguments.value(0), error.systemError);
        if (words.cause)
            return words;
    }
    const bool isForbidden = error.systemError == EACCES || error.systemError == EPERM;
    if (isForbidden && error.arguments.value(0) == u"sendto")
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The system does not permit sending to %2."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A broadcast address needs permission first (SO_BROADCAST); "
                                  "else a firewall forbids it.")};
    if (error.arguments.value(0) == u"setsockopt")
        return wordsForOption(error.systemError);
    const bool isDatagram = error.arguments.value(0) == u"sendto" || error.arguments.value(0) == u"recvfrom";
    if (isDatagram && error.systemError == ECONNREFUSED)
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The host of %2 says (by ICMP) that no program has this port: "
                                  "an earlier datagram was lost."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Start the program there, and compare host and port; the "
                                                   "socket can be used on.")};
    return wordsForErrno(error.systemError);
}

Words wordsOf(const Error &error)
{
    if (error.code == ErrorCode::SystemCall)
        return wordsForCall(error);
    if (error.code == ErrorCode::ConnectTimedOut && isUnixAddress(error.arguments.value(0)))
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The server at %1 did not take the connection within %2 ms: "
                                               "its queue is full."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Wait until it accepts, raise its backlog, or wait longer.")};
    if (error.code == ErrorCode::ConnectTimedOut && error.arguments.value(0).contains(QLatin1String("://")))
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The proxy %1 has not connected within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "It may be a proxy of another kind, or the server behind it "
                                  "does not answer. Check both, or wait longer.")};
    return wordsFor(error.code);
}

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
