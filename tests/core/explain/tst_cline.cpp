#include "core/explain/cline.h"
#include "core/net/socketoption.h"
#include "tests/core/explain/records.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

const char head[] = R"(#define _GNU_SOURCE
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
struct ssl;
int SSL_accept(struct ssl *);
int SSL_connect(struct ssl *);
int server, conn, client, sock;
const char *data;
struct ssl *tls;
)";

/// Each record in a block of a function of its own: names are declared anew.
QByteArray programOf(const QList<SocketCall> &records)
{
    QByteArray program = head;
    for (qsizetype i = 0; i < records.size(); ++i)
        program += "void f" + QByteArray::number(i) + "(void)\n{\n" + cLine(records[i]).toUtf8() + "\n}\n";
    return program;
}

} // namespace

class TestCLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheLineOfARecord_data();
    void writesTheLineOfARecord();
    void everyLineCanBeCompiled();
};

void TestCLine::writesTheLineOfARecord_data()
{
    QTest::addColumn<SocketCall>("call");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const SocketCall &call, const char *line) {
        QTest::newRow(name) << call << QString::fromUtf8(line);
    };
    SocketCall recv = record(Call::Recv, "", EndpointKind::TcpServer, true);
    recv.argument = 512;
    row("recv", recv, "char data[512];\nssize_t received = recv(conn, data, sizeof data, 0);");
    row("send", usualRecord(Call::Send),
        "ssize_t sent = send(conn, \"Recu: Bonjour serveur\\r\\n\", 23, 0);");
    row("socket", usualRecord(Call::Socket), "int server = socket(AF_INET, SOCK_STREAM, 0);");
    row("bind", usualRecord(Call::Bind),
        "struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(12345)};\n"
        "inet_pton(AF_INET, \"127.0.0.1\", &address.sin_addr);\n"
        "bind(server, (struct sockaddr *)&address, sizeof address);");
    row("listen", usualRecord(Call::Listen), "listen(server, 5);");
    row("reuse", usualRecord(Call::SetSockOpt),
        "int value = 1;\nsetsockopt(server, SOL_SOCKET, SO_REUSEADDR, &value, sizeof value);");
    row("mode", usualRecord(Call::Chmod), "chmod(\"/tmp/x.sock\", 0600);");
    row("handshake", usualRecord(Call::DoHandshake), "SSL_connect(tls); // OpenSSL");
}

void TestCLine::writesTheLineOfARecord()
{
    QFETCH(SocketCall, call);
    QTEST(cLine(call), "line");
}

void TestCLine::everyLineCanBeCompiled()
{
    WIREBENCH_NEED("cc");
    QList<SocketCall> records;
    for (int i = 0; i < callCount; ++i)
        records << usualRecord(Call(i));
    for (const SocketOption &option : socketOptions()) {
        const bool isName =
            option.kind == OptionKind::InterfaceIndex || option.kind == OptionKind::InterfaceName;
        OptionSetting setting{&option, {1, 0, isName ? QStringLiteral("lo") : QString()}};
        records << record(Call::GetSockOpt, option.notation().toLatin1().constData())
                << record(Call::SetSockOpt, setting.arguments().toUtf8().constData());
    }
    records << record(Call::SetSockOpt, "IPPROTO_IPV6, IPV6_JOIN_GROUP, ('ff02::1', 'lo')", EndpointKind::Udp)
            << record(Call::SetSockOpt, "IPPROTO_IP, IP_ADD_MEMBERSHIP, ('224.1.1.1', 'any')",
                      EndpointKind::Udp)
            << record(Call::Connect, "b'\\x00name'", EndpointKind::TcpClient)
            << record(Call::Connect, "('fe80::1%2', 80)", EndpointKind::TcpClient)
            << record(Call::Bind, "'/tmp/x.sock'");
    SocketCall odd = usualRecord(Call::Send);
    QByteArray text("it's \\ \"é\"?" // what would be a trigraph
                    "?/");
    text.append('\0').append("1\x7f\t");
    odd.payload = Bytes::copyOf(text);
    odd.argument = qint32(odd.payload.size());
    records << odd;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("lines.c")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(programOf(records));
    file.close();
    PeerProcess compiler(findProgram(QStringLiteral("cc")),
                         {QStringLiteral("-std=c11"), QStringLiteral("-fsyntax-only"),
                          QStringLiteral("-Wall"), QStringLiteral("-Werror"), QStringLiteral("-Wno-unused"),
                          file.fileName()});
    QVERIFY(compiler.start());
    QVERIFY2(compiler.waitForFinished() && compiler.exitStatus() == 0, compiler.errors());
}

QTEST_GUILESS_MAIN(TestCLine)
#include "tst_cline.moc"
