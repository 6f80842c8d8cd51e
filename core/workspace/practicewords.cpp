#include "core/workspace/practicewords.h"

#include <algorithm>

namespace wirebench {

namespace {

QString protocolNames()
{
    QStringList names;
    for (const PracticeProtocol protocol : practiceProtocols)
        names += QString::fromLatin1(practiceProtocolName(protocol));
    return names.join(QStringLiteral(", "));
}

void readProtocols(OptionReader &options, const QStringList &operands, PracticeServersConfig &config)
{
    if (operands.isEmpty() || operands == QStringList{QStringLiteral("all")})
        return;
    config.enabled.fill(false);
    for (const QString &operand : operands) {
        const auto protocol = practiceProtocolNamed(operand);
        if (!protocol)
            return options.refuse(
                QStringLiteral("“%1” is not all, and none of these protocols: %2.").arg(operand, protocolNames()));
        config.enabled[size_t(*protocol)] = true;
    }
}

void readPorts(OptionReader &options, PracticeServersConfig &config)
{
    constexpr int highest = 65535;
    config.portOffset = options.integer("port-offset", usualPracticeOffset, {0, highest - 1000});
    if (!options.has("port"))
        return;
    const int port = options.integer("port", 0, {0, highest});
    const auto count = std::count(config.enabled.begin(), config.enabled.end(), true);
    if (options.has("port-offset"))
        options.refuse("port-offset", QStringLiteral("--port says the port already."));
    if (port != 0 && count != 1)
        options.refuse("port", QStringLiteral("one port is for one protocol; 0 gives each a free one."));
    config.ports.fill(quint16(port));
}

} // namespace

VerbWords practiceServerWords()
{
    VerbWords words{
        "practice-server",
        "[PROTOCOL...]",
        "serve FTP, mail, news, Telnet and Gopher to practise their dialogues",
        "Serves small practice servers on this machine until it is stopped (Ctrl+C, SIGTERM or --duration), so "
        "that a class without a network can hold each dialogue: ftp, smtp, pop3, imap, nntp, telnet, gopher, "
        "finger and daytime, or those that are named.\n\n"
        "They listen on 127.0.0.1 alone, at their usual ports plus 2000 (2021, 2025, 2110, 2143, 2119, 2023, "
        "2070, 2079, 2013), and under TLS from the first byte at 2990, 2465, 2995, 2993 and 2563. STARTTLS, STLS "
        "and AUTH TLS work, too. Nothing is kept: all is as it was at the next start.\n\n"
        "Who logs in is “alice” with the password “wonderland”, or “anonymous” (FTP). What is sent by SMTP is "
        "fetched by POP3 and IMAP; the folders of FTP are the menus of Gopher.\n\n"
        "Prints “listening on HOST:PORT (PROTOCOL)” on standard error for each port that it got; a port that is "
        "taken is told, and the others go on.",
        QList<OptionWords>{
            {"port-offset", "N", "add N to each of the usual ports. Default: 2000"},
            {"port", "N", "listen there, without a second port for TLS: for one protocol. 0 gives each a free one"},
            {"no-tls-ports", nullptr, "do not listen where TLS begins with the first byte"},
            {"cert", "FILE",
             "the certificate to show, as PEM; those that lead to its authority may follow it. Default: one "
             "made for this run, for localhost, which nobody vouches for"},
            {"key", "FILE", "its private key, as PEM without a passphrase. Default: in the file of --cert"},
        },
        {"practice-server", "practice-server ftp --log -", "practice-server smtp pop3 --port-offset 10000"}};
    words.leastOperands = 0;
    words.mostOperands = -1;
    words.cliOnly = true;
    return words;
}

PracticeServersConfig readPracticeServers(OptionReader &options, const QStringList &operands)
{
    PracticeServersConfig config;
    readProtocols(options, operands, config);
    readPorts(options, config);
    config.tlsPorts = !options.has("no-tls-ports");
    config.tls.certificateFile = options.text("cert");
    config.tls.keyFile = options.text("key");
    if (options.has("key") && !options.has("cert"))
        options.refuse("key", QStringLiteral("it goes with --cert."));
    return config;
}

} // namespace wirebench
