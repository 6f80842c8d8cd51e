#include "core/workspace/httpserverwords.h"

#include "core/base/errorsentence.h"
#include "core/workspace/commandsettings.h"
#include "core/workspace/httpserverconfig.h"
#include "core/workspace/ranges.h"
#include "core/workspace/sharedwords.h"

#include <QFileInfo>

namespace wirebench {

VerbWords httpServerWords()
{
    VerbWords words{
        "http-server",
        "DIR [HOST:]PORT",
        "serve the files of a folder over HTTP",
        "Serves the files below DIR until it is stopped (Ctrl+C, SIGTERM or --duration): GET and HEAD, "
        "index.html, "
        "listings of folders, ranges, conditions. What lies outside DIR is never served, whatever the "
        "address or a "
        "link says. Prints “listening on HOST:PORT” on standard error as soon as clients may come, and a "
        "line in "
        "the common log format on standard output for each request.\n\n"
        "HOST is a name, an IPv4 address, an IPv6 address in brackets ([::1]:8000) or an integer. Without "
        "HOST only this "
        "machine can reach the server (localhost); “:PORT” means any address, and then others can read the "
        "files, "
        "too. PORT is a number or a service name; 0 picks a free one.",
        QList<OptionWords>{
            {"echo", nullptr,
             "without DIR: answer each request with its own bytes, as text. Any method, for experiments"},
            {"no-listing", nullptr, "folders without index.html are forbidden instead of listed"},
            {"keep-alive", "S", "close a connection that is quiet for S seconds. Default: 15"},
            {"rate", "N", "imitate a slow server: at most N bytes a second for each answer"},
            {"family", "4|6|both", "IPv4, IPv6 or both. Default: that of HOST, else 4"},
            {"tls-self-signed", nullptr,
             "HTTPS, with a certificate made for this run: it holds the names and addresses of this machine, "
             "and "
             "nobody vouches for it. Its key stays in memory"},
            clientAuthorityWords(),
        } + tlsWords(),
        {"http-server . 8000", "http-server public :8443 --cert site.pem --key site.key",
         "http-server --echo 8000", "http-server downloads 8000 --rate 50000 --log -"}};
    words.leastOperands = 1;
    words.mostOperands = 2;
    return words;
}

HttpServerSettings readHttpServer(OptionReader &options, const QStringList &operands)
{
    HttpServerSettings server;
    const bool isEcho = options.has("echo");
    if (isEcho && operands.size() == 2)
        options.refuse("echo", QStringLiteral("it serves no folder: leave DIR out."));
    if (!isEcho && operands.size() == 1)
        options.refuse(QStringLiteral("http-server needs DIR [HOST:]PORT, or --echo [HOST:]PORT."));
    readOperand(operands.last(), options, server.host, server.port);
    server.serve = isEcho ? HttpServe::Echo : HttpServe::Folder;
    if (!isEcho)
        server.folder = QFileInfo(operands.first()).absoluteFilePath();
    server.listing = !options.has("no-listing");
    server.keepAliveMs = options.seconds("keep-alive", server.keepAliveMs);
    server.bytesPerSecond = options.integer("rate", server.bytesPerSecond, ranges::bytesPerSecond);
    server.family = readListenFamily(options, server.host);
    readTlsServer(options, server.tls);
    if (!options.mistake().isEmpty())
        return server;
    if (const auto config = engineConfig(server); !config)
        options.refuse(englishErrorText(config.error()));
    return server;
}

} // namespace wirebench
