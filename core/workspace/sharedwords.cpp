#include "core/workspace/sharedwords.h"

namespace wirebench {

QList<OptionWords> tlsWords()
{
    return QList<OptionWords>{
               {"tls-min", "VERSION",
                "oldest version of TLS that is accepted: 1.0, 1.1, 1.2 or 1.3. Default: 1.2"},
               {"tls-max", "VERSION", "newest version. Default: 1.3"},
           } +
           dtlsWords();
}

QList<OptionWords> dtlsWords()
{
    return {
        {"alpn", "NAMES", "application protocols, the wanted first: h2,http/1.1"},
        {"cert", "FILE", "own certificate, as PEM; those that lead to its authority may follow it"},
        {"key", "FILE", "its private key, as PEM without a passphrase. Default: in the file of --cert"},
        {"key-log", "FILE",
         "append the secrets of each connection, with which Wireshark can read it (as SSLKEYLOGFILE "
         "elsewhere): "
         "whoever has the file can, too"},
    };
}

QList<OptionWords> serverJudgingWords()
{
    return {
        {"insecure", nullptr, "take any certificate: nobody knows who answers then"},
        {"ca-file", "FILE", "trust these authorities instead of the system's"},
        {"server-name", "NAME", "the name to ask for and to find in the certificate. Default: HOST"},
    };
}

OptionWords clientAuthorityWords()
{
    return {"client-ca", "FILE", "refuse clients without a certificate that these authorities vouch for"};
}

OptionWords socketOptionWords()
{
    return {"option", "NAME=VALUE",
            "set this socket option by its name (SO_RCVBUF=65536, SO_LINGER=0, IP_TTL=3); may be repeated. A "
            "wrong name is answered with those that there are"};
}

OptionWords proxyWords()
{
    return {"proxy", "URL",
            "connect through a proxy, which looks HOST up itself: socks5://[USER:PASSWORD@]HOST:PORT, or "
            "http://… "
            "for one that takes CONNECT. %XX stands for a byte in USER and PASSWORD"};
}

OptionWords sequenceWords()
{
    return {
        "sequence", "FILE[#NAME]",
        "run this sequence of a file of saved messages, which the window exports; without NAME the first one "
        "for this kind of session. Its messages go to the operand, whomever they name",
        true};
}

OptionWords checksumWords()
{
    return {
        "checksum", "KIND",
        "add a checksum to each text of --send: sum8, xor8, crc16-modbus, crc16-ccitt-false, crc16-xmodem, "
        "crc16-arc, crc32 or internet (RFC 1071). Behind a comma: high or low (which byte comes first), "
        "start (before the text): crc32,low"};
}

namespace {

/// Of both kinds of relay.
QList<OptionWords> relayWords()
{
    return {
        {"relay-insecure", nullptr, "take any certificate of the target"},
        {"relay-ca-file", "FILE", "trust these authorities for the target instead of the system's"},
        {"relay-server-name", "NAME",
         "the name to ask the target for and to find in its certificate. Default: its HOST"},
        {"relay-delay", "MS[/MS]",
         "relay: what has come waits that long; one value for both directions, or one for what goes to the "
         "target and "
         "one for what comes back"},
        {"relay-rate", "N[/N]", "relay: at most so many bytes a second"},
    };
}

} // namespace

QList<OptionWords> streamRelayWords()
{
    return QList<OptionWords>{
               {"relay-tls", nullptr, "relay: TLS with the target, whatever the client speaks"},
           } +
           relayWords() +
           QList<OptionWords>{
               {"relay-piece", "N[/N]", "relay: at most so many bytes in one send()"},
               {"relay-timeout", "S", "relay: how long connecting to the target may take. Default: 10"},
               {"relay-stall", "S",
                "relay: reset both connections when one end has taken nothing for so long, 0 for never. "
                "Default: 60"},
           };
}

QList<OptionWords> datagramRelayWords()
{
    return QList<OptionWords>{
               {"relay-dtls", nullptr, "relay: DTLS with the target, whatever the client speaks"},
           } +
           relayWords() +
           QList<OptionWords>{
               {"relay-idle", "S", "relay: the socket of a client goes after so long a silence. Default: 60"},
           };
}

} // namespace wirebench
