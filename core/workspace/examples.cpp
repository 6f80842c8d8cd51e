#include "core/workspace/examples.h"

#include "core/workspace/labexamples.h"

#include <QDir>
#include <QSysInfo>

#include <algorithm>

namespace wirebench {

namespace {

// Simulated work of C8. With none, eleven clients are served faster than eyes can follow, and the three
// ways to serve them look the same.
constexpr int poolWorkMs = 2000;
constexpr int slowBytesPerSecond = 100; // of C11, whose answers have some 150 bytes

TcpClientSettings clientOf(const TcpServerSettings &server, const QString &text, int receiveSize)
{
    TcpClientSettings client;
    client.host = server.host;
    client.port = server.port;
    client.receiveSize = receiveSize;
    client.receiveOnce = true;
    client.sendOnConnect = !text.isEmpty();
    client.payload.text = text;
    return client;
}

/// C1: sends its greeting to each client, closes, accepts the next.
TcpServerSettings greetingServer()
{
    TcpServerSettings server;
    server.host = QSysInfo::machineHostName();
    server.port = QStringLiteral("9999");
    server.backlog = 5;
    server.concurrency = Concurrency::OneAtATime;
    server.answer = AnswerKind::Greeting;
    server.answerText = QStringLiteral("Thank you for connecting\\r\\n");
    server.closeAfterAnswer = true;
    return server;
}

/// C3: one client, one recv, one answer, end.
TcpServerSettings prefixOnceServer()
{
    TcpServerSettings server;
    server.port = QStringLiteral("12345");
    server.backlog = 1;
    server.concurrency = Concurrency::OneAtATime;
    server.receiveSize = 1024;
    server.once = true;
    server.answer = AnswerKind::Prefix;
    server.answerText = QStringLiteral("Recu: ");
    server.closeAfterAnswer = true;
    return server;
}

/// C4: answers each datagram, for ever.
UdpSettings datagramServer()
{
    UdpSettings server;
    server.host = QStringLiteral("localhost");
    server.port = QStringLiteral("12345");
    server.receiveSize = 1024;
    server.answer = AnswerKind::Prefix;
    server.answerText = QStringLiteral("Recu: ");
    return server;
}

/// C4: one sendto, one recvfrom. The system chooses its port.
UdpSettings datagramClient()
{
    UdpSettings client;
    client.bindFirst = false;
    client.peerHost = datagramServer().host;
    client.peerPort = datagramServer().port;
    client.receiveSize = 1024;
    client.receiveOnce = true;
    client.sendOnOpen = true;
    client.payload.text = QStringLiteral("Bonjour serveur");
    return client;
}

/// C6: the echo loop. C8 is the same with other ways to serve.
TcpServerSettings echoLoopServer()
{
    TcpServerSettings server;
    server.port = QStringLiteral("8000");
    server.backlog = 1;
    server.concurrency = Concurrency::OneAtATime;
    server.receiveSize = 512;
    server.answer = AnswerKind::Prefix;
    server.answerText = QStringLiteral("echo : ");
    server.closeAfterAnswer = true;
    return server;
}

TcpServerSettings workingServer(Concurrency concurrency)
{
    TcpServerSettings server = echoLoopServer();
    server.concurrency = concurrency;
    server.poolSize = 10;
    server.workMs = poolWorkMs;
    return server;
}

/// C7. Sends by itself, as the course's client does.
TcpClientSettings helloClient()
{
    return clientOf(echoLoopServer(), QStringLiteral("Hello world"), 512);
}

/// The client that keeps the server of C6 busy until somebody presses Send.
TcpClientSettings hesitatingClient()
{
    TcpClientSettings client = helloClient();
    client.sendOnConnect = false;
    return client;
}

/// C5: the request as it is typed by hand.
TcpClientSettings httpByHand()
{
    TcpClientSettings client;
    client.port = QStringLiteral("80");
    client.receiveSize = 4096;
    client.receiveOnce = true;
    client.sendOnConnect = true;
    client.payload.format.notation = PayloadNotation::Escapes;
    client.payload.text = QStringLiteral("GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n");
    return client;
}

/// C9: shows the request to whoever sends it.
HttpServerSettings echoingHttpServer()
{
    HttpServerSettings server;
    server.serve = HttpServe::Echo;
    return server;
}

HttpRequestSettings formRequest()
{
    HttpRequestSettings request;
    request.method = QStringLiteral("POST");
    request.url = QStringLiteral("http://localhost:8080/hello");
    request.bodyKind = HttpBodyKind::Form;
    request.formText = QStringLiteral("name=Ada\nlanguage=français");
    return request;
}

/// C11: each answer takes a second or two, so that one after the other and several at a time differ visibly.
HttpServerSettings slowHttpServer()
{
    HttpServerSettings server = echoingHttpServer();
    server.port = QStringLiteral("8081");
    server.bytesPerSecond = slowBytesPerSecond;
    return server;
}

DownloadSettings sixDownloads()
{
    DownloadSettings downloads;
    QStringList urls;
    for (const char *name : {"one", "two", "three", "four", "five", "six"})
        urls.append(QStringLiteral("http://localhost:8081/%1.txt").arg(QString::fromLatin1(name)));
    downloads.urls = urls.join(u'\n');
    downloads.folder = QDir::tempPath();
    downloads.jobs = 3;
    return downloads;
}

/// C12 to C14: with the practice servers of this program.
TcpClientSettings practised(const char *dialogue, quint16 port, const QMap<QString, QString> &values)
{
    TcpClientSettings client;
    client.port = QString::number(port);
    client.dialogue.open = true;
    client.dialogue.name = QString::fromLatin1(dialogue);
    client.dialogue.practice = true;
    client.dialogue.values = values;
    return client;
}

Session named(const char *name, const SessionSettings &settings)
{
    return {QString::fromLatin1(name), false, settings};
}

Example greetingExample()
{
    return {QStringLiteral("C1"),
            QT_TRANSLATE_NOOP("Example", "Greeting server"),
            QT_TRANSLATE_NOOP("Example",
                              "Start the server, then the client, or any other client of port 9999. "
                              "Each client is accepted, greeted and closed before the next one is accepted. "
                              "Look at the order of the calls: accept, send, close, and accept again."),
            {named("C1", greetingServer()), named("C1", clientOf(greetingServer(), QString(), 1024))}};
}

Example oneShotExample()
{
    return {QStringLiteral("C2"),
            QT_TRANSLATE_NOOP("Example", "One-shot client"),
            QT_TRANSLATE_NOOP("Example",
                              "A greeting server (example C1, or your own program) must listen on port 9999. "
                              "The client connects, calls recv(1024) once and closes. "
                              "Look at what it received, and at how long recv waited for it."),
            {named("C2", clientOf(greetingServer(), QString(), 1024))}};
}

Example prefixExample()
{
    const TcpServerSettings server = prefixOnceServer();
    return {QStringLiteral("C3"),
            QT_TRANSLATE_NOOP("Example", "Prefix echo, once"),
            QT_TRANSLATE_NOOP(
                "Example", "Start the server, then the client. "
                           "The server receives once, answers “Recu: ” and the same bytes, and both close. "
                           "Look at how each send on one side becomes a recv on the other."),
            {named("C3", server), named("C3", clientOf(server, QStringLiteral("Bonjour serveur"), 1024))}};
}

Example datagramExample()
{
    return {QStringLiteral("C4"),
            QT_TRANSLATE_NOOP("Example", "UDP prefix echo"),
            QT_TRANSLATE_NOOP(
                "Example",
                "Start the server, then the client: there is no listen, no accept and no connection. "
                "The client sends one datagram, and recvfrom tells the server whose it is: it answers "
                "“Recu: ” and the same bytes to that address. "
                "Start the client alone, too: its sendto succeeds, and nobody answers."),
            {named("C4", datagramServer()), named("C4", datagramClient())}};
}

Example httpExample()
{
    return {QStringLiteral("C5"),
            QT_TRANSLATE_NOOP("Example", "HTTP by hand"),
            QT_TRANSLATE_NOOP("Example",
                              "Set host and port to those of any HTTP server, then connect. "
                              "The request is three lines that end with \\r\\n, and the last one is empty. "
                              "Look at the first recv(4096): headers first, and perhaps not the whole page."),
            {named("C5", httpByHand())}};
}

Example echoLoopExample()
{
    return {
        QStringLiteral("C6"),
        QT_TRANSLATE_NOOP("Example", "Echo loop, one client at a time"),
        QT_TRANSLATE_NOOP("Example",
                          "Start the server and connect both clients: the first says nothing yet. "
                          "The second is connected, and its message is sent, but it waits in the queue. "
                          "Press Send in the first: it is answered, and only then the second is accepted."),
        {named("C6", echoLoopServer()), named("C6 (1)", hesitatingClient()), named("C6 (2)", helloClient())}};
}

Example echoClientExample()
{
    return {QStringLiteral("C7"),
            QT_TRANSLATE_NOOP("Example", "Client of the echo loop"),
            QT_TRANSLATE_NOOP(
                "Example", "An echo server (example C6 or C8, or your own program) must listen on port 8000. "
                           "The client sends “Hello world”, receives at most 512 bytes and closes. "
                           "Look at how long recv waited: that is the time the server took."),
            {named("C7", helloClient())}};
}

Example poolExample()
{
    return {QStringLiteral("C8"),
            QT_TRANSLATE_NOOP("Example", "Echo server with a pool of ten"),
            QT_TRANSLATE_NOOP(
                "Example",
                "Start the server and connect more than ten clients; each answer takes two seconds. "
                "Ten are served at the same time, and the eleventh waits in the queue. "
                "Look at when each was accepted, and compare with C8-one and C8-all."),
            {named("C8", workingServer(Concurrency::Pool))}};
}

Example poolOneExample()
{
    return {QStringLiteral("C8-one"),
            QT_TRANSLATE_NOOP("Example", "The same server, one client at a time"),
            QT_TRANSLATE_NOOP("Example",
                              "Start the server and connect several clients; each answer takes two seconds. "
                              "Only one is served, and all others wait for their turn. "
                              "Look at the accept calls: they are two seconds apart."),
            {named("C8-one", workingServer(Concurrency::OneAtATime))}};
}

Example poolAllExample()
{
    return {QStringLiteral("C8-all"),
            QT_TRANSLATE_NOOP("Example", "The same server, all clients at once"),
            QT_TRANSLATE_NOOP("Example",
                              "Start the server and connect as many clients as you like. "
                              "Every client is accepted at once, as an event loop does, and nobody waits. "
                              "Look at the answers: all come two seconds after their request."),
            {named("C8-all", workingServer(Concurrency::AllAtOnce))}};
}

Example httpClientExample()
{
    return {QStringLiteral("C9"),
            QT_TRANSLATE_NOOP("Example", "HTTP client"),
            QT_TRANSLATE_NOOP("Example",
                              "Start the server, then send the request: it is answered with the bytes that arrived. "
                              "Change the method, a header, the body or the login, and see how the bytes change. "
                              "Look at Anatomy, which names each part of the answer."),
            {named("C9", echoingHttpServer()), named("C9", formRequest())}};
}

Example httpServerExample()
{
    return {QStringLiteral("C10"),
            QT_TRANSLATE_NOOP("Example", "HTTP server"),
            QT_TRANSLATE_NOOP("Example",
                              "Choose a folder, start the server, and open its address in a browser. "
                              "Each request becomes a line: see how many a single page makes. "
                              "Look at the connections that the browser keeps for the next one."),
            {named("C10", HttpServerSettings())}};
}

Example downloadsExample()
{
    return {QStringLiteral("C11"),
            QT_TRANSLATE_NOOP("Example", "Concurrent downloads"),
            QT_TRANSLATE_NOOP("Example",
                              "Start the server, which answers slowly on purpose, then the downloads. "
                              "Run them again with 1 at a time. "
                              "Look at the timeline: the same six files, one after the other and side by side."),
            {named("C11", slowHttpServer()), named("C11", sixDownloads())}};
}

Example ftpExample()
{
    return {QStringLiteral("C12"),
            QT_TRANSLATE_NOOP("Example", "FTP client"),
            QT_TRANSLATE_NOOP("Example",
                              "Press Run: the client logs in without a name, enters a folder, lists it and fetches a file. "
                              "The server is a practice server of this program; for a real one, type its host and port. "
                              "Look at the ladder: the list and the file come over connections of their own."),
            {named("C12", practised("ftp", 2021, {{QStringLiteral("folder"), QStringLiteral("pub")},
                                                  {QStringLiteral("fetch"), QStringLiteral("README")},
                                                  {QStringLiteral("into"), QDir::tempPath()}}))}};
}

Example mailExample()
{
    const auto mail = [](const char *dialogue, quint16 port, QMap<QString, QString> values) {
        TcpClientSettings client = practised(dialogue, port, std::move(values));
        client.dialogue.secrets.insert(QStringLiteral("password"), QStringLiteral("wonderland"));
        return client;
    };
    const QString user = QStringLiteral("alice");
    const TcpClientSettings smtp = mail("smtp", 2025, {{QStringLiteral("user"), user},
                                                       {QStringLiteral("from"), QStringLiteral("alice@practice.localhost")},
                                                       {QStringLiteral("to"), QStringLiteral("alice@practice.localhost")},
                                                       {QStringLiteral("subject"), QStringLiteral("Déjà vu")},
                                                       {QStringLiteral("text"), QStringLiteral("Hello Alice,\n.a line that begins with a dot")}});
    return {QStringLiteral("C13"),
            QT_TRANSLATE_NOOP("Example", "Mail clients: SMTP, POP3, IMAP"),
            QT_TRANSLATE_NOOP("Example",
                              "Run the three in this order, step by step if you like: the first sends a mail, the others fetch it. "
                              "The servers are practice servers of this program, and the login is theirs. "
                              "Look at the dot before the line that begins with one: it is sent twice and arrives once."),
            {named("C13 SMTP", smtp), named("C13 POP3", mail("pop3", 2110, {{QStringLiteral("user"), user}})),
             named("C13 IMAP", mail("imap", 2143, {{QStringLiteral("user"), user}}))}};
}

Example newsExample()
{
    return {QStringLiteral("C14"),
            QT_TRANSLATE_NOOP("Example", "NNTP, Telnet and Gopher clients"),
            QT_TRANSLATE_NOOP("Example",
                              "Run each of the three: a newsgroup, a terminal (type help and Enter below), and a menu with links. "
                              "The servers are practice servers of this program. "
                              "Look at what Telnet negotiates before the first letter, explained in the inspector."),
            {named("C14 NNTP", practised("nntp", 2119, {})), named("C14 Telnet", practised("telnet", 2023, {})),
             named("C14 Gopher", practised("gopher", 2070, {}))}};
}

} // namespace

QList<Example> examples()
{
    const QList<Example> others = {greetingExample(),   oneShotExample(),    prefixExample(),   datagramExample(),
                                   httpExample(),       echoLoopExample(),   echoClientExample(), poolExample(),
                                   poolOneExample(),    poolAllExample(),    httpClientExample(), httpServerExample(),
                                   downloadsExample(),  ftpExample(),        mailExample(),     newsExample()};
    return others + labExamples();
}

std::optional<Example> findExample(QStringView id)
{
    const QList<Example> all = examples();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Example &example) {
        return id.compare(example.id, Qt::CaseInsensitive) == 0;
    });
    if (found == all.end())
        return std::nullopt;
    return *found;
}

} // namespace wirebench
