#include "tests/core/http/requestrecorder.h"

#include "tests/support/programs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTest>

#include <algorithm>

namespace wirebench::test {

namespace {

constexpr char script[] = R"(
import http.server, json, sys

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def __getattr__(self, name):
        if name.startswith('do_'):
            return self.record
        raise AttributeError(name)

    def record(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        print(json.dumps({'method': self.command, 'target': self.path, 'body': body.hex(),
                          'fields': [[n, v] for n, v in self.headers.items()]}), flush=True)
        self.send_response(200)
        self.send_header('Content-Length', '2')
        self.send_header('Connection', 'close')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(b'ok')

    def log_message(self, *arguments):
        pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
print(f'listening on 127.0.0.1:{server.server_port}', file=sys.stderr, flush=True)
server.serve_forever()
)";

RecordedRequest readRecord(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    RecordedRequest request;
    request.method = object[QStringLiteral("method")].toString().toLatin1();
    request.target = object[QStringLiteral("target")].toString().toLatin1();
    request.body = QByteArray::fromHex(object[QStringLiteral("body")].toString().toLatin1());
    for (const QJsonValue &field : object[QStringLiteral("fields")].toArray())
        request.fields.append({field[0].toString().toLower().toLatin1(), field[1].toString().toLatin1()});
    std::sort(request.fields.begin(), request.fields.end());
    return request;
}

void nameBoundary(RecordedRequest &request)
{
    const QByteArray type = request.value("content-type");
    const QByteArray start = "multipart/form-data; boundary=";
    if (!type.startsWith(start))
        return;
    const QByteArray boundary = type.mid(start.size());
    request.body.replace(boundary, "B");
    request.remove("content-length");
    request.remove("content-type");
    request.fields.append({"content-type", start + "B"});
    std::sort(request.fields.begin(), request.fields.end());
}

} // namespace

QByteArray RecordedRequest::value(const QByteArray &lowerCaseName) const
{
    for (const auto &field : fields) {
        if (field.first == lowerCaseName)
            return field.second;
    }
    return {};
}

void RecordedRequest::remove(const QByteArray &lowerCaseName)
{
    fields.removeIf([&](const auto &field) { return field.first == lowerCaseName; });
}

QByteArray RecordedRequest::toText() const
{
    QByteArray text = method + ' ' + target + '\n';
    for (const auto &field : fields)
        text += field.first + ": " + field.second + '\n';
    return text + '\n' + body.toPercentEncoding(" \r\n\"{}[]:,;=&?/%'");
}

bool RequestRecorder::start()
{
    m_server = std::make_unique<PeerProcess>(
        findProgram(QStringLiteral("python3")),
        QStringList{QStringLiteral("-u"), QStringLiteral("-c"), QLatin1String(script)});
    m_port = m_server->start() ? m_server->waitForPort() : quint16(0);
    return m_port != 0;
}

QByteArray RequestRecorder::address() const
{
    return "http://127.0.0.1:" + QByteArray::number(m_port);
}

RecordedRequest RequestRecorder::recordOf(const QString &program, const QStringList &arguments,
                                          const QString &folder)
{
    PeerProcess client(program, arguments);
    client.process().setWorkingDirectory(folder);
    if (!client.start() || !client.waitForFinished())
        return {};
    m_complaint = client.errors();
    const QByteArray &output = m_server->output();
    const auto isThere = [&] { return output.indexOf('\n', m_read) >= 0; };
    if (client.exitStatus() != 0 || !QTest::qWaitFor(isThere, int(PeerProcess::patience.count())))
        return {};
    const qsizetype end = output.indexOf('\n', m_read);
    RecordedRequest request = readRecord(output.mid(m_read, end - m_read));
    m_read = end + 1;
    nameBoundary(request);
    request.remove("expect"); // curl's own, with -T and large bodies
    return request;
}

} // namespace wirebench::test
