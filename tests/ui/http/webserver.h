#pragma once

#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

namespace wirebench::test {

/// A web server in Python, on a port of its own, for the tests of the window. Its paths say what they do.
class WebServer final
{
public:
    WebServer() : m_process(findProgram(QStringLiteral("python3")), {QStringLiteral("-uc"), QString::fromUtf8(program)})
    {
    }

    bool start() { return m_process.start() && m_process.waitForOutput("\n"); }
    QString url(const QString &path) const
    {
        return QStringLiteral("http://127.0.0.1:%1%2").arg(port()).arg(path);
    }
    quint16 port() const { return m_process.output().split('\n').first().toUShort(); }

private:
    static constexpr const char *program = R"PY(
import http.server, socketserver, time, threading
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def log_message(self, *args): pass
    def answer(self, status, type, body, *fields):
        self.send_response(status)
        self.send_header('Content-Type', type)
        self.send_header('Content-Length', str(len(body)))
        for name, value in fields: self.send_header(name, value)
        self.end_headers()
        if self.command != 'HEAD': self.wfile.write(body)
    def do_GET(self):
        length = int(self.headers.get('Content-Length', 0))
        received = self.rfile.read(length)
        path = self.path.split('?')[0]
        if path == '/json': self.answer(200, 'application/json', b'{"name":"value","list":[1,2]}')
        elif path == '/echo':
            head = self.requestline + '\n' + str(self.headers)
            self.answer(200, 'text/plain', head.encode() + received)
        elif path == '/redirect': self.answer(302, 'text/html', b'moved', ('Location', '/json'))
        elif path == '/cookie': self.answer(200, 'text/plain', b'set', ('Set-Cookie', 'session=8f3a; Path=/'))
        elif path == '/none': self.answer(404, 'text/plain', b'nothing here')
        elif path == '/hang': time.sleep(60)
        elif path == '/cut':
            self.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\nonly the begin')
            self.close_connection = True
        elif path == '/chunked':
            self.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n')
            for part in (b'Bonjour', b' serveur'): self.wfile.write(b'%x\r\n%s\r\n' % (len(part), part))
            self.wfile.write(b'0\r\n\r\n')
        elif path == '/large':
            self.send_response(200); self.send_header('Content-Length', str(64 << 20)); self.end_headers()
            for i in range(64): self.wfile.write(b'x' * (1 << 20))
        elif path == '/broken': self.wfile.write(b'HTTP/1.1 twohundred OK\r\n\r\n'); self.close_connection = True
        else: self.answer(200, 'text/plain', b'hello')
    do_POST = do_PUT = do_DELETE = do_HEAD = do_GET
class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
server = Server(('127.0.0.1', 0), Handler)
print(server.server_address[1])
server.serve_forever()
)PY";

    PeerProcess m_process;
};

} // namespace wirebench::test
