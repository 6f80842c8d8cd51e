#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/sessionparts.h"
#include "core/workspace/httpserverconfig.h"

#include <algorithm>

namespace wirebench {

namespace {

class PythonHttpServer
{
public:
    PythonHttpServer(const HttpServerSettings &settings, const TcpServerConfig &config)
        : m_settings(settings), m_config(config),
          m_out(pythonProgram(settings.serve == HttpServe::Echo
                                  ? QStringLiteral("HTTP server: answers each request with its own bytes.")
                                  : QStringLiteral("HTTP server: serves the files of a folder.")))
    {
    }

    QString write()
    {
        m_out.need(QStringLiteral("import socket"));
        m_out.need(QStringLiteral("import http.server"));
        if (m_config.family == ListenFamily::Both && !isDualStack(m_config))
            m_out.note(QStringLiteral("Wirebench listens on IPv4 and IPv6; this program on one of them."));
        m_out.add(QStringLiteral("ADDRESS = ") + pythonAddress(m_config.host, m_config.port));
        m_out.note(QStringLiteral("Status and content are those of Wirebench; Python orders the other headers and writes "
                                  "some of its own (Server, Date)."));
        if (isFolder())
            m_out.add(QStringLiteral("FOLDER = ") + pythonText(folder()));
        m_out.add();
        if (m_config.tls)
            addServerTls(m_out, m_settings.tls);
        m_out.add();
        if (isFolder())
            addFolderHandler();
        else
            addEchoHandler();
        addServer();
        return m_out.text();
    }

private:
    bool isFolder() const { return m_settings.serve == HttpServe::Folder; }
    QString folder() const { return m_settings.folder.isEmpty() ? defaultServedFolder() : m_settings.folder; }
    void addFolderHandler();
    void addEchoHandler();
    void addSlowly(const QString &write, const QString &data);
    void addServer();

    const HttpServerSettings &m_settings;
    const TcpServerConfig &m_config;
    SourceText m_out;
};

void PythonHttpServer::addFolderHandler()
{
    m_out.note(QStringLiteral("Python's file server knows no ranges; Wirebench answers them."));
    m_out.begin(QStringLiteral("class Handler(http.server.SimpleHTTPRequestHandler):"));
    if (m_settings.keepAliveMs > 0)
        m_out.add(
            QStringLiteral("protocol_version = 'HTTP/1.1'  # connections are kept for the next request\n"
                           "timeout = %1  # seconds that one may be quiet\n")
                .arg(secondsOf(m_settings.keepAliveMs)));
    m_out.add(QStringLiteral("def __init__(self, *arguments):\n"
                             "    super().__init__(*arguments, directory=FOLDER)"));
    if (!m_settings.listing)
        m_out.add(QStringLiteral("\ndef list_directory(self, path):\n"
                                 "    self.send_error(403)  # folders are not listed"));
    if (m_settings.bytesPerSecond > 0) {
        m_out.add();
        m_out.begin(QStringLiteral("def copyfile(self, source, outputfile):"));
        addSlowly(QStringLiteral("outputfile.write"), QStringLiteral("source.read()"));
        m_out.end();
    }
    m_out.end();
    m_out.add(QStringLiteral("\n"));
}

/// At so many bytes a second, as a slow network would.
void PythonHttpServer::addSlowly(const QString &write, const QString &data)
{
    constexpr int piecesPerSecond = 10;
    const int piece = std::max(1, m_settings.bytesPerSecond / piecesPerSecond);
    m_out.need(QStringLiteral("import time"));
    m_out.add(QStringLiteral("data = ") + data);
    m_out.begin(QStringLiteral("for start in range(0, len(data), %1):").arg(piece));
    m_out.add(QStringLiteral("%1(data[start:start + %2])\ntime.sleep(%3)")
                  .arg(write, QString::number(piece),
                       QString::number(double(piece) / m_settings.bytesPerSecond, 'g', 6)));
    m_out.end();
}

void PythonHttpServer::addEchoHandler()
{
    m_out.need(QStringLiteral("import socketserver"));
    m_out.note(
        QStringLiteral("This program understands bodies with Content-Length, not chunked ones, and closes "
                       "after each answer."));
    m_out.begin(QStringLiteral("class Handler(socketserver.StreamRequestHandler):"));
    m_out.add(QStringLiteral("def read_request(self):\n"
                             "    \"\"\"The bytes of one request: head, empty line, body.\"\"\"\n"
                             "    head, size = b'', 0\n"
                             "    while True:\n"
                             "        line = self.rfile.readline(65536)\n"
                             "        head += line\n"
                             "        name, _, value = line.partition(b':')\n"
                             "        if name.lower() == b'content-length':\n"
                             "            size = int(value)\n"
                             "        if line in (b'\\r\\n', b'\\n', b''):\n"
                             "            return head + self.rfile.read(size)\n"));
    m_out.begin(QStringLiteral("def handle(self):"));
    m_out.add(QStringLiteral(
        "request = self.read_request()\n"
        "print(self.client_address, request)\n"
        "self.wfile.write(b'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain; charset=utf-8\\r\\n'\n"
        "                 b'Content-Length: %d\\r\\nConnection: close\\r\\n\\r\\n' % len(request))"));
    if (m_settings.bytesPerSecond > 0)
        addSlowly(QStringLiteral("self.wfile.write"), QStringLiteral("request"));
    else
        m_out.add(QStringLiteral("self.wfile.write(request)"));
    m_out.end();
    m_out.end();
    m_out.add(QStringLiteral("\n"));
}

void PythonHttpServer::addServer()
{
    const bool isIPv6 = familyFor(m_config) == AddressFamily::IPv6;
    m_out.begin(QStringLiteral("class Server(http.server.ThreadingHTTPServer):"));
    m_out.add(QStringLiteral("address_family = ") + pythonFamily(familyFor(m_config)));
    m_out.add(QStringLiteral("request_queue_size = %1  # for listen()").arg(m_config.backlog));
    if (isIPv6) {
        m_out.add();
        m_out.begin(QStringLiteral("def server_bind(self):"));
        m_out.add(QStringLiteral("self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, %1)\n"
                                 "super().server_bind()")
                      .arg(isDualStack(m_config) ? 0 : 1));
        m_out.end();
    }
    m_out.end();
    m_out.add(QStringLiteral("\n"));
    m_out.begin(QStringLiteral("with Server(ADDRESS, Handler) as server:  # a thread for each client"));
    if (m_config.tls)
        m_out.add(QStringLiteral("server.socket = context.wrap_socket(server.socket, server_side=True)"));
    m_out.add(QStringLiteral("print('listening on', server.server_address)\nserver.serve_forever()"));
    m_out.end();
}

} // namespace

Result<QString> pythonProgramOf(const HttpServerSettings &settings)
{
    HttpServerSettings place = settings; // the folder need not be there when the program is written
    place.serve = HttpServe::Echo;
    const auto config = engineConfig(place);
    if (!config)
        return failure(config.error());
    return PythonHttpServer(settings, config->server).write();
}

} // namespace wirebench
