#include "core/workspace/generatorwords.h"

#include "core/base/errorsentence.h"
#include "core/workspace/commandsettings.h"
#include "core/workspace/generatorconfig.h"
#include "core/workspace/ranges.h"
#include "core/workspace/sharedwords.h"

namespace wirebench {

VerbWords generatorWords()
{
    VerbWords words{
        "generate",
        "tcp|udp [HOST:]PORT",
        "send messages at a rate, and count what is answered",
        "Sends messages over TCP connections or as UDP datagrams, as many a second as asked, and says how "
        "many were "
        "sent and answered, how long answers took, and whether the rate was held. Figures go to standard "
        "error while "
        "it runs, the summary to standard output.\n\n"
        "Answers are counted where the peer sends back what it gets. TCP: as many bytes as a message has, in "
        "order. "
        "UDP: by the number in each datagram, or one datagram each with --send. What has not come one second "
        "after "
        "the last answer is lost.\n\n"
        "HOST as for the clients; default: localhost. unix:PATH with tcp is a Unix-domain socket. Another "
        "machine "
        "must be confirmed with --confirm-target: load can disturb those who use it.",
        QList<OptionWords>{
            {"rate", "N", "messages a second. Default: 1000"},
            {"byte-rate", "N", "instead: bytes a second"},
            {"count", "N", "messages to send. Default: 10000"},
            {"seconds", "S", "instead: send for S seconds"},
            {"size", "B", "bytes of a message; those of 11 and more begin with their number. Default: 64"},
            {"send", "TEXT", "send this instead each time. Escapes: \\r \\n \\t \\0 \\xHH and \\\\"},
            {"connections", "N", "how many connections, or UDP sockets, share the rate. Default: 1"},
            {"confirm-target", nullptr, "the target may be another machine: it is yours to test", true},
            {"timeout", "S", "seconds to wait for a connection, and then for its TLS. Default: 10"},
            {"family", "4|6", "IPv4 or IPv6. Default: that of HOST; of a name, any (tcp) or 4 (udp)"},
            {"no-delay", nullptr, "tcp: set TCP_NODELAY, send each message at once"},
            {"tls", nullptr,
             "tcp: TLS; the server's certificate is verified, and must hold the name of HOST"},
        } + serverJudgingWords() +
            tlsWords(),
        {"generate tcp localhost:8000 --rate 5000 --seconds 10",
         "generate udp 12345 --rate 50000 --count 500000",
         "generate tcp 8443 --tls --insecure --connections 20 --byte-rate 1000000 --size 1000",
         "generate udp lab.example:7 --confirm-target --send 'ping\\n' --rate 10 --count 100 --json"}};
    words.leastOperands = words.mostOperands = 2;
    return words;
}

namespace {

GeneratorSettings readLoad(OptionReader &options)
{
    using Unit = GeneratorSettings::Unit;
    using Extent = GeneratorSettings::Extent;
    GeneratorSettings load;
    load.open = true;
    load.typedMessage = options.has("send");
    load.size = options.integer("size", load.size, ranges::generatorSize);
    load.unit = options.has("byte-rate") ? Unit::Bytes : Unit::Messages;
    const char *rate = options.has("byte-rate") ? "byte-rate" : "rate";
    load.rate = options.integer(rate, load.rate, ranges::generatorRate);
    load.extent = options.has("seconds") ? Extent::Seconds : Extent::Count;
    load.count = options.integer("count", load.count, ranges::generatorCount);
    load.seconds = options.integer("seconds", load.seconds, ranges::generatorSeconds);
    load.connections = options.integer("connections", load.connections, ranges::generatorConnections);
    constexpr const char *pairs[][2] = {{"rate", "byte-rate"}, {"count", "seconds"}, {"size", "send"}};
    for (const auto &pair : pairs) {
        if (options.has(pair[0]) && options.has(pair[1]))
            options.refuse(pair[1], QStringLiteral("it goes without --%1.").arg(QLatin1String(pair[0])));
    }
    return load;
}

PayloadSettings readMessage(OptionReader &options)
{
    PayloadSettings payload;
    payload.format.notation = PayloadNotation::Escapes;
    payload.text = options.texts("send").join(QString());
    if (options.has("send") && options.escaped("send", payload.text).isEmpty())
        options.refuse("send", QStringLiteral("there is nothing to send."));
    return payload;
}

template <typename Settings>
void check(OptionReader &options, const Settings &settings)
{
    if (!options.mistake().isEmpty())
        return;
    if (const auto config = loadConfig(settings); !config)
        options.refuse(englishErrorText(config.error()));
}

TcpClientSettings readStream(OptionReader &options, const QString &operand)
{
    TcpClientSettings client;
    if (isUnixNotation(operand)) {
        client.family = AddressFamily::Unix;
        client.path = operand.trimmed().mid(5);
    } else {
        readOperand(operand, options, client.host, client.port);
        client.family = readAddressFamily(options);
    }
    if (client.host.isEmpty())
        client.host = QStringLiteral("localhost");
    client.connectTimeoutMs = options.seconds("timeout", client.connectTimeoutMs);
    client.noDelay = options.has("no-delay");
    readTlsClient(options, client.tls);
    client.generator = readLoad(options);
    client.payload = readMessage(options);
    check(options, client);
    return client;
}

UdpSettings readDatagrams(OptionReader &options, const QString &operand)
{
    UdpSettings udp;
    udp.bindFirst = false;
    udp.host.clear();
    udp.port = QStringLiteral("0");
    readOperand(operand, options, udp.peerHost, udp.peerPort);
    if (udp.peerHost.isEmpty())
        udp.peerHost = QStringLiteral("localhost");
    const AddressFamily family = readAddressFamily(options);
    udp.family = family == AddressFamily::Unspecified ? AddressFamily::IPv4 : family;
    for (const char *option : {"tls", "no-delay", "timeout", "insecure"}) {
        if (options.has(option))
            options.refuse(option, QStringLiteral("it goes with tcp."));
    }
    udp.generator = readLoad(options);
    udp.payload = readMessage(options);
    check(options, udp);
    return udp;
}

} // namespace

SessionSettings readGenerator(OptionReader &options, const QStringList &operands)
{
    const QString over = operands.value(0);
    const QString operand = operands.value(1);
    if (over == u"udp")
        return readDatagrams(options, operand);
    if (over != u"tcp")
        options.refuse(QStringLiteral("“%1” is neither tcp nor udp.").arg(over));
    return readStream(options, operand);
}

} // namespace wirebench
