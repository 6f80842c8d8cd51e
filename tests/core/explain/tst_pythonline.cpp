#include "core/explain/pythonline.h"
#include "core/net/socketoption.h"
#include "tests/core/explain/c3session.h"
#include "tests/core/explain/records.h"
#include "tests/support/listeningport.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

/// Runs a program and hands back whether it ended well; what it says stands in @p errors.
bool runs(const QString &program, QByteArray &errors)
{
    PeerProcess python(findProgram(QStringLiteral("python3")), {QStringLiteral("-c"), program});
    const bool ended = python.start() && python.waitForFinished() && python.exitStatus() == 0;
    errors = python.errors();
    return ended;
}

QString programOf(const QList<SocketCall> &records)
{
    QString program = QStringLiteral("import os, socket, struct\n");
    for (const SocketCall &call : records) {
        program += pythonLine(call) + u'\n';
        if (call.call == Call::Listen)
            program += QStringLiteral("print('ready', flush=True)\n");
    }
    return program;
}

} // namespace

class TestPythonLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheLineOfARecord_data();
    void writesTheLineOfARecord();
    void longOrUnknownPayloadsAreNamed();
    void everyLineCanBeCompiled();
    void aRecordedSessionRunsAsAProgram();
};

void TestPythonLine::writesTheLineOfARecord_data()
{
    QTest::addColumn<SocketCall>("call");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const SocketCall &call, const char *line) {
        QTest::newRow(name) << call << QString::fromUtf8(line);
    };
    SocketCall recv = record(Call::Recv, "", EndpointKind::TcpServer, true);
    recv.argument = 512;
    row("recv", recv, "data = conn.recv(512)");
    row("send", usualRecord(Call::Send), "sent = conn.send(b'Recu: Bonjour serveur\\r\\n')");
    row("sendto", usualRecord(Call::SendTo),
        "sock.sendto(b'Recu: Bonjour serveur\\r\\n', ('127.0.0.1', 50412))");
    row("socket", usualRecord(Call::Socket), "server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)");
    row("bind", usualRecord(Call::Bind), "server.bind(('127.0.0.1', 12345))");
    row("listen", usualRecord(Call::Listen), "server.listen(5)");
    row("accept", usualRecord(Call::Accept), "conn, address = server.accept()");
    row("connect", record(Call::Connect, "('::1', 80)", EndpointKind::TcpClient),
        "client.connect(('::1', 80))");
    row("reuse", usualRecord(Call::SetSockOpt),
        "server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)");
    row("linger", record(Call::SetSockOpt, "SOL_SOCKET, SO_LINGER, (1, 0)", EndpointKind::TcpServer, true),
        "conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))");
    row("join",
        record(Call::SetSockOpt, "IPPROTO_IP, IP_ADD_MEMBERSHIP, ('224.1.1.1', 'any')", EndpointKind::Udp),
        "sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, "
        "struct.pack('4s4si', socket.inet_aton('224.1.1.1'), bytes(4), 0))");
    row("shutdown", usualRecord(Call::Shutdown), "conn.shutdown(socket.SHUT_WR)");
    row("close", usualRecord(Call::Close), "conn.close()");
    row("chmod", usualRecord(Call::Chmod), "os.chmod('/tmp/x.sock', 0o600)");
    row("handshake", record(Call::DoHandshake, "server_hostname='localhost'", EndpointKind::TcpClient, true),
        "client = context.wrap_socket(client, server_hostname='localhost')");
}

void TestPythonLine::writesTheLineOfARecord()
{
    QFETCH(SocketCall, call);
    QTEST(pythonLine(call), "line");
}

void TestPythonLine::longOrUnknownPayloadsAreNamed()
{
    SocketCall call = usualRecord(Call::Send);
    call.payload = Bytes::copyOf(QByteArray(5000, 'x'));
    call.argument = 5000;
    QCOMPARE(pythonLine(call), QStringLiteral("sent = conn.send(data)"));
    call.payload = {}; // it failed
    call.argument = 3;
    QCOMPARE(pythonLine(call), QStringLiteral("sent = conn.send(data)"));
}

void TestPythonLine::everyLineCanBeCompiled()
{
    WIREBENCH_NEED("python3");
    QList<SocketCall> records;
    for (int i = 0; i < callCount; ++i)
        records << usualRecord(Call(i));
    for (const SocketOption &option : socketOptions()) {
        records << record(Call::GetSockOpt, option.notation().toLatin1().constData());
        const bool isName =
            option.kind == OptionKind::InterfaceIndex || option.kind == OptionKind::InterfaceName;
        OptionSetting setting{&option, {1, 0, isName ? QStringLiteral("lo") : QString()}};
        records << record(Call::SetSockOpt, setting.arguments().toUtf8().constData());
    }
    records << record(Call::SetSockOpt, "IPPROTO_IPV6, IPV6_JOIN_GROUP, ('ff02::1', 'lo')", EndpointKind::Udp)
            << record(Call::Connect, "b'\\x00name'", EndpointKind::TcpClient);
    SocketCall odd = usualRecord(Call::Send);
    odd.payload = Bytes::copyOf(QByteArray("it's \\ \"é\"\x7f\t").append('\0'));
    odd.argument = qint32(odd.payload.size());
    records << odd;
    QString program = programOf(records);
    program.replace(QStringLiteral("\\"), QStringLiteral("\\\\")).replace(u'\'', QLatin1String("\\'"));
    program.replace(u'\n', QLatin1String("\\n"));
    QByteArray errors;
    QVERIFY2(runs(QStringLiteral("compile('%1', 'lines', 'exec')").arg(program), errors), errors);
}

void TestPythonLine::aRecordedSessionRunsAsAProgram()
{
    WIREBENCH_NEED("python3");
    C3Session session;
    QVERIFY(session.perform(freePort()));
    const QString serverProgram = programOf(session.records(session.server()));
    const QString clientProgram =
        programOf(session.records(session.client())) + QStringLiteral("print(data)\n");
    PeerProcess server(findProgram(QStringLiteral("python3")), {QStringLiteral("-c"), serverProgram});
    QVERIFY(server.start());
    QVERIFY2(server.waitForOutput("ready"), server.errors());
    PeerProcess client(findProgram(QStringLiteral("python3")), {QStringLiteral("-c"), clientProgram});
    QVERIFY(client.start());
    QVERIFY2(client.waitForFinished() && client.exitStatus() == 0,
             qPrintable(serverProgram + clientProgram + client.errors() + server.errors()));
    QCOMPARE(client.output(), QByteArray("b'Recu: Bonjour serveur'\n"));
    QVERIFY2(server.waitForFinished() && server.exitStatus() == 0,
             qPrintable(serverProgram + server.errors()));
}

QTEST_GUILESS_MAIN(TestPythonLine)
#include "tst_pythonline.moc"
