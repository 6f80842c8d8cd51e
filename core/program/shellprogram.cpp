#include "core/chat/chattext.h"
#include "core/http/curlcommand.h"
#include "core/http/shellwords.h"
#include "core/program/literals.h"
#include "core/program/otherprograms.h"
#include "core/program/replaynotes.h"
#include "core/program/sessionparts.h"
#include "core/program/shelllines.h"
#include "core/workspace/chatconfig.h"
#include "core/workspace/downloadconfig.h"
#include "core/workspace/httprequestconfig.h"
#include "core/workspace/httpserverconfig.h"

namespace wirebench {

namespace {

QString unixPathOf(const SocketAddress &address)
{
    return address.isAbstract() ? QStringLiteral("@") + QString::fromUtf8(address.path.mid(1))
                                : QString::fromUtf8(address.path);
}

/// "-4 localhost 9999", "-U /tmp/x.sock", for nc and ncat.
QStringList place(const HostSpec &host, quint16 port, AddressFamily family)
{
    if (family == AddressFamily::Unix)
        return {QStringLiteral("-U"), unixPathOf(host.address)};
    QStringList words;
    if (host.kind == HostSpec::Kind::Name || host.kind == HostSpec::Kind::Any)
        words += family == AddressFamily::IPv6 ? QStringLiteral("-6") : QStringLiteral("-4");
    if (host.kind != HostSpec::Kind::Any)
        words += host.kind == HostSpec::Kind::Broadcast ? QStringLiteral("255.255.255.255") : hostText(host);
    return words + QStringList{QString::number(port)};
}

QStringList placeOf(const SocketAddress &address)
{
    if (address.isUnix())
        return {QStringLiteral("-U"), unixPathOf(address)};
    return {address.host(), QString::number(address.port)};
}

/// What stands before the command that talks: printf, or a file.
QString withMessage(const OutboundMessage &message, const QString &command)
{
    if (!message.filePath.isEmpty())
        return command + QStringLiteral(" < ") + posixQuoted(message.filePath);
    return printfPipe(message.bytes.toByteArray()) + command;
}

/// A shell script that answers on its standard input and output, as ncat starts it for each client.
QString answeringScript(const AnswerConfig &answer, int receiveSize)
{
    QString script = QStringLiteral("f=$(mktemp)\n"
                                    "while dd bs=%1 count=1 of=\"$f\" 2>/dev/null && [ -s \"$f\" ]; do\n")
                         .arg(receiveSize);
    if (answer.workMs > 0)
        script += QStringLiteral("    sleep %1\n").arg(secondsOf(answer.workMs));
    if (!answer.text.isEmpty())
        script += QStringLiteral("    ") + printfCommand(answer.text) + u'\n';
    if (answer.kind != AnswerKind::Fixed)
        script += QStringLiteral("    cat \"$f\"\n");
    if (answer.closeAfterAnswer)
        script += QStringLiteral("    break\n");
    return script + QStringLiteral("done\nrm -f \"$f\"");
}

class ShellProgram
{
public:
    explicit ShellProgram(const SessionSettings &settings) : m_settings(settings) {}

    QString write()
    {
        std::visit([this](const auto &one) { add(one); }, m_settings);
        return m_out.text();
    }

private:
    void add(const TcpServerSettings &settings);
    void addAnswering(const TcpServerSettings &settings, const TcpServerConfig &config,
                      const AnswerConfig &answer);
    void addRelay(const TcpServerConfig &config, const AnswerConfig &answer);
    void addRelay(const UdpConfig &config, const AnswerConfig &answer);
    void add(const TcpClientSettings &settings);
    void addTlsClient(const TcpClientSettings &settings, const TcpClientConfig &config,
                      const OutboundMessage &message);
    void add(const UdpSettings &settings);
    void add(const HttpRequestSettings &settings);
    void add(const DownloadSettings &settings);
    void add(const HttpServerSettings &settings);
    void add(const LabServerSettings &) { addNoServer(); }
    void add(const ChatServerSettings &) { addNoServer(); }
    void add(const ChatClientSettings &settings);
    void addNoServer()
    {
        addImpossible(m_out,
                      QStringLiteral("nc cannot pass on what one client says to the others: see Python and "
                                     "wirebench-cli."));
    }
    void noteIf(bool condition, const QString &note)
    {
        if (condition)
            m_out.note(note);
    }

    const SessionSettings &m_settings;
    SourceText m_out = shellScript(QStringLiteral("The same with the tools of a shell."));
};

void ShellProgram::add(const TcpServerSettings &settings)
{
    const auto config = engineConfig(settings);
    const auto answer = answerConfig(settings);
    noteIf(!config->options.isEmpty(), QStringLiteral("Socket options are left out."));
    const QStringList where = place(config->host, config->port, familyFor(*config));
    const bool isGreeting = answer->kind == AnswerKind::Greeting;
    if (answer->kind == AnswerKind::Relay) {
        addRelay(*config, *answer);
        return;
    }
    const bool onlyReads = answer->kind == AnswerKind::None || answer->kind == AnswerKind::Rules;
    noteIf(answer->kind == AnswerKind::Rules, rulesNote(*answer));
    if ((!onlyReads && !isGreeting) || config->tls) {
        addAnswering(settings, *config, *answer);
        return;
    }
    m_out.note(QStringLiteral("nc (of OpenBSD) serves one client at a time, without a queue of its own."));
    noteIf(answer->workMs > 0, QStringLiteral("The simulated work is left out."));
    if (!isGreeting) {
        const QStringList keep = config->once ? QStringList() : QStringList{QStringLiteral("-k")};
        m_out.add(shellCommand(QStringList{QStringLiteral("nc"), QStringLiteral("-l")} + keep + where));
        return;
    }
    noteIf(!answer->closeAfterAnswer, QStringLiteral("nc half-closes after the greeting."));
    const QString line =
        printfPipe(answer->text) +
        shellCommand(QStringList{QStringLiteral("nc"), QStringLiteral("-N"), QStringLiteral("-l")} + where);
    m_out.add(config->once ? line : QStringLiteral("while %1; do :; done").arg(line));
}

/// socat passes on what comes, the end of the stream too.
void ShellProgram::addRelay(const TcpServerConfig &config, const AnswerConfig &answer)
{
    const RelayConfig &relay = answer.relay;
    noteIf(relay.toTarget != RelayPath() || relay.toClient != RelayPath(),
           QStringLiteral("Delay, pieces and speed of the relay are left out."));
    noteIf(config.tls || relay.tls, QStringLiteral("TLS is left out: both ends talk in clear."));
    noteIf(config.concurrency != Concurrency::AllAtOnce, QStringLiteral("socat serves all clients at once."));
    const auto place = [](const HostSpec &host, quint16 port) {
        return hostText(host) + u':' + QString::number(port);
    };
    QString listening = QStringLiteral("TCP-LISTEN:%1,reuseaddr").arg(config.port);
    if (config.family == ListenFamily::Unix)
        listening = QStringLiteral("UNIX-LISTEN:") + unixPathOf(config.host.address);
    else if (config.host.kind != HostSpec::Kind::Any)
        listening += QStringLiteral(",bind=") + hostText(config.host);
    if (!config.once)
        listening += QStringLiteral(",fork");
    const QString target = relay.host.address.isUnix()
                               ? QStringLiteral("UNIX-CONNECT:") + unixPathOf(relay.host.address)
                               : QStringLiteral("TCP:") + place(relay.host, relay.port);
    m_out.add(shellCommand(
        {QStringLiteral("socat"), QStringLiteral("-t"), QStringLiteral("86400"), listening, target}));
}

/// The same for datagrams: a process and a socket for each client.
void ShellProgram::addRelay(const UdpConfig &config, const AnswerConfig &answer)
{
    const RelayConfig &relay = answer.relay;
    noteIf(relay.toTarget != RelayPath() || relay.toClient != RelayPath(),
           QStringLiteral("Delay, pieces and speed of the relay are left out."));
    noteIf(bool(relay.tls), QStringLiteral("DTLS is left out: the target is talked to in clear."));
    QString listening = QStringLiteral("UDP-LISTEN:%1,fork").arg(config.port);
    if (config.host.kind != HostSpec::Kind::Any)
        listening += QStringLiteral(",bind=") + hostText(config.host);
    const QString target = QStringLiteral("UDP:%1:%2").arg(hostText(relay.host)).arg(relay.port);
    m_out.add(shellCommand(
        {QStringLiteral("socat"), QStringLiteral("-T"), secondsOf(relay.idleMs), listening, target}));
}

void ShellProgram::addAnswering(const TcpServerSettings &settings, const TcpServerConfig &config,
                                const AnswerConfig &answer)
{
    m_out.note(QStringLiteral(
        "nc cannot answer: ncat (of Nmap) starts a shell for each client, and gives up a client that "
        "half-closes."));
    noteIf(config.concurrency != Concurrency::AllAtOnce, QStringLiteral("ncat serves all clients at once."));
    QStringList words{QStringLiteral("ncat"), QStringLiteral("-l")};
    if (!config.once)
        words += QStringLiteral("-k");
    if (config.tls)
        words += QStringLiteral("--ssl");
    if (config.tls && !settings.tls.certificateFile.isEmpty())
        words += QStringList{
            QStringLiteral("--ssl-cert"), settings.tls.certificateFile, QStringLiteral("--ssl-key"),
            settings.tls.keyFile.isEmpty() ? settings.tls.certificateFile : settings.tls.keyFile};
    words += place(config.host, config.port, familyFor(config));
    QString command = shellCommand(words);
    if (answer.kind == AnswerKind::None || answer.kind == AnswerKind::Rules) {
        m_out.add(command);
        return;
    }
    const bool isGreeting = answer.kind == AnswerKind::Greeting;
    const QString greeting = printfCommand(answer.text) +
                             (answer.closeAfterAnswer ? QString() : QStringLiteral("; cat > /dev/null"));
    m_out.add(QStringLiteral("serve=") +
              posixQuoted(isGreeting ? greeting : answeringScript(answer, config.receiveSize)));
    m_out.add(command + QStringLiteral(" --sh-exec \"$serve\""));
}

void ShellProgram::add(const TcpClientSettings &settings)
{
    const auto config = engineConfig(settings);
    const auto message = messageOf(settings.payload, settings.sendOnConnect).value_or(OutboundMessage());
    for (const QString &note : payloadNotes(settings.payload) + QStringList{proxyNote(config->proxy)})
        noteIf(!note.isEmpty(), note);
    noteIf(!config->options.isEmpty() || config->noDelay, QStringLiteral("Socket options are left out."));
    noteIf(message.pieceSize > 0, QStringLiteral("The message goes out whole, not in pieces."));
    noteIf(config->receiveOnce, QStringLiteral("It ends when the server closes, not after one recv."));
    const OutboundMessage sent = settings.sendOnConnect ? message : OutboundMessage();
    noteIf(!settings.sendOnConnect && hasMessage(settings, message),
           QStringLiteral("What you type is sent."));
    if (config->tls) {
        addTlsClient(settings, *config, sent);
        return;
    }
    const AddressFamily family = familyFor(config->host, settings.family);
    QStringList words{QStringLiteral("nc")};
    if (config->localAddress.isValid())
        words += QStringList{QStringLiteral("-s"), config->localAddress.host()};
    if (config->localAddress.port != 0)
        words += QStringList{QStringLiteral("-p"), QString::number(config->localAddress.port)};
    QStringList where = place(config->host, config->port, family);
    if (settings.family == AddressFamily::Unspecified && config->host.kind == HostSpec::Kind::Name)
        where.removeFirst(); // whichever the name gives
    m_out.add(withMessage(sent, shellCommand(words + where)));
}

void ShellProgram::addTlsClient(const TcpClientSettings &settings, const TcpClientConfig &config,
                                const OutboundMessage &message)
{
    const TlsSettings &tls = settings.tls;
    const QString name =
        tls.serverName.trimmed().isEmpty() ? hostText(config.host) : tls.serverName.trimmed();
    QStringList words{QStringLiteral("openssl"),
                      QStringLiteral("s_client"),
                      QStringLiteral("-quiet"),
                      QStringLiteral("-connect"),
                      hostText(config.host) + u':' + QString::number(config.port),
                      QStringLiteral("-servername"),
                      name};
    if (tls.verify)
        words +=
            QStringList{QStringLiteral("-verify_return_error"), QStringLiteral("-verify_hostname"), name};
    if (!tls.authorityFile.isEmpty())
        words += QStringList{QStringLiteral("-CAfile"), tls.authorityFile};
    m_out.note(QStringLiteral("nc knows no TLS; openssl does."));
    m_out.add(withMessage(message, shellCommand(words)));
}

void ShellProgram::add(const UdpSettings &settings)
{
    const auto config = engineConfig(settings);
    const auto answer = answerConfig(settings);
    const auto message = messageOf(settings.payload, settings.sendOnOpen).value_or(OutboundMessage());
    for (const QString &note :
         payloadNotes(settings.payload) + QStringList{conditionsNote(config->conditions)})
        noteIf(!note.isEmpty(), note);
    noteIf(settings.tls.on, QStringLiteral("nc knows no DTLS: this sends in clear."));
    noteIf(!config->groups.isEmpty(), QStringLiteral("nc joins no multicast group."));
    noteIf(!config->options.isEmpty(), QStringLiteral("Socket options are left out."));
    const AddressFamily family = familyFor(*config);
    if (config->peerHost) {
        m_out.note(QStringLiteral("nc ends when nothing has come for a second."));
        QStringList words{QStringLiteral("nc"), QStringLiteral("-u"), QStringLiteral("-w"),
                          QStringLiteral("1")};
        if (config->broadcast)
            words += QStringLiteral("-b");
        if (config->bindFirst && config->port != 0)
            words += QStringList{QStringLiteral("-p"), QString::number(config->port)};
        const OutboundMessage sent = settings.sendOnOpen ? message : OutboundMessage();
        m_out.add(
            withMessage(sent, shellCommand(words + place(*config->peerHost, config->peerPort, family))));
        return;
    }
    const QStringList where = place(config->host, config->port, family);
    if (answer->kind == AnswerKind::Relay) {
        addRelay(*config, *answer);
        return;
    }
    noteIf(answer->kind == AnswerKind::Rules, rulesNote(*answer));
    if (answer->kind == AnswerKind::None || answer->kind == AnswerKind::Rules) {
        m_out.add(shellCommand(QStringList{QStringLiteral("nc"), QStringLiteral("-u"), QStringLiteral("-l"),
                                           QStringLiteral("-k")} +
                               where));
        return;
    }
    m_out.note(QStringLiteral("nc cannot answer: ncat (of Nmap) starts a shell for each peer."));
    m_out.add(QStringLiteral("serve=") + posixQuoted(answeringScript(*answer, config->receiveSize)));
    m_out.add(shellCommand(QStringList{QStringLiteral("ncat"), QStringLiteral("-u"), QStringLiteral("-l"),
                                       QStringLiteral("-k")} +
                           where) +
              QStringLiteral(" --sh-exec \"$serve\""));
}

void ShellProgram::add(const HttpRequestSettings &settings)
{
    const auto request = toCurlRequest(settings);
    noteIf(!settings.password.isEmpty(), QStringLiteral("The password stands below in clear."));
    m_out.add(request ? toCurl(*request) : QString());
}

void ShellProgram::add(const DownloadSettings &settings)
{
    const auto config = engineConfig(settings);
    noteIf(settings.resume, QStringLiteral("A file that is there already is replaced."));
    noteIf(!settings.password.isEmpty(), QStringLiteral("The password stands below in clear."));
    QStringList words{QStringLiteral("xargs"),
                      QStringLiteral("-n"),
                      QStringLiteral("1"),
                      QStringLiteral("-P"),
                      QString::number(settings.jobs),
                      QStringLiteral("curl"),
                      QStringLiteral("--fail"),
                      QStringLiteral("--silent"),
                      QStringLiteral("--show-error"),
                      QStringLiteral("--location"),
                      QStringLiteral("--remote-name"),
                      QStringLiteral("--connect-timeout"),
                      secondsOf(settings.timeoutMs),
                      QStringLiteral("--output-dir"),
                      config->folder};
    if (!settings.user.isEmpty())
        words += QStringList{QStringLiteral("--anyauth"), QStringLiteral("--user"),
                             settings.user + u':' + settings.password};
    if (!settings.tls.verify)
        words += QStringLiteral("--insecure");
    if (!settings.tls.authorityFile.isEmpty())
        words += QStringList{QStringLiteral("--cacert"), settings.tls.authorityFile};
    QString list;
    for (const QUrl &url : config->urls)
        list += posixQuoted(QString::fromLatin1(url.toEncoded(QUrl::RemoveFragment | QUrl::RemoveUserInfo))) +
                QStringLiteral(" \\\n    ");
    m_out.add(QStringLiteral("printf '%s\\n' ") + list + QStringLiteral("| ") + shellCommand(words));
}

void ShellProgram::add(const HttpServerSettings &settings)
{
    HttpServerSettings place = settings;
    place.serve = HttpServe::Echo;
    const auto config = engineConfig(place);
    if (settings.serve == HttpServe::Echo || config->server.tls) {
        addImpossible(m_out, QStringLiteral("No tool of a shell serves this: see Python and wirebench-cli."));
        return;
    }
    noteIf(settings.bytesPerSecond > 0 || !settings.listing,
           QStringLiteral("Slowness and hidden listings are left out."));
    const QString folder = settings.folder.isEmpty() ? defaultServedFolder() : settings.folder;
    QStringList words{QStringLiteral("python3"), QStringLiteral("-m"), QStringLiteral("http.server"),
                      QStringLiteral("--directory"), folder};
    if (const QString host = hostText(config->server.host); !host.isEmpty())
        words += QStringList{QStringLiteral("--bind"), host};
    m_out.add(shellCommand(words + QStringList{QString::number(config->server.port)}));
}

void ShellProgram::add(const ChatClientSettings &settings)
{
    const auto config = engineConfig(settings);
    const QString host = posixQuoted(hostText(config->host));
    if (!config->onePort)
        m_out.add(QStringLiteral("nc %1 %2 &  # what the others say").arg(host).arg(config->readPort));
    m_out.add(QStringLiteral("{ %1; cat; } | nc -N %2 %3")
                  .arg(printfCommand(chatLine(config->pseudonym)), host,
                       QString::number(config->onePort ? config->port : config->writePort)));
    if (!config->onePort)
        m_out.add(QStringLiteral("kill $!"));
}

} // namespace

QString shellProgramOf(const SessionSettings &settings)
{
    return ShellProgram(settings).write();
}

QString shellReplay(const ReplayScript &script)
{
    SourceText out = shellScript(QStringLiteral("Replay: sends the messages of a log again."));
    for (const QString &note : replayNotes(script))
        out.note(note);
    out.note(QStringLiteral("Each connection sends what it has to say at once, whatever it has received."));
    if (script.hasTls)
        out.note(QStringLiteral("TLS is left out: this sends in clear."));
    const QString nc = QStringLiteral("nc ");
    for (const ReplayTalk &talk : talksOf(script)) {
        if (script.kind == EndpointKind::Udp) {
            for (const QByteArray &datagram : talk.sent)
                out.add(printfPipe(datagram) + nc + QStringLiteral("-u -w 1 ") +
                        shellCommand(placeOf(talk.peer)));
        } else if (script.kind == EndpointKind::TcpServer) {
            out.add(printfPipe(talk.sent.join()) + nc + QStringLiteral("-N -l ") +
                    shellCommand(placeOf(script.listening.value(talk.listener))));
        } else {
            out.add(printfPipe(talk.sent.join()) + nc + QStringLiteral("-N ") +
                    shellCommand(placeOf(talk.peer)));
        }
    }
    return out.text();
}

} // namespace wirebench
