#include "core/program/cparts.h"
#include "core/program/cprograms.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

void addLocal(SourceText &out, const TcpClientConfig &config)
{
    if (!config.localAddress.isValid())
        return;
    out.add(QStringLiteral("struct addrinfo *local = look_up(\"%1\", \"%2\", %3, SOCK_STREAM);\n"
                           "if (bind(client, local->ai_addr, local->ai_addrlen) < 0) // this end's address\n"
                           "    fail(\"bind\");\n"
                           "freeaddrinfo(local);")
                .arg(config.localAddress.host(), QString::number(config.localAddress.port),
                     cFamily(config.localAddress.family)));
}

void addConnecting(SourceText &out, const TcpClientConfig &config)
{
    const bool isName = config.host.kind == HostSpec::Kind::Name;
    const AddressFamily family = isName ? config.family : familyFor(config.host, config.family);
    out.add(QStringLiteral("struct addrinfo *found = look_up(%1, \"%2\", %3, SOCK_STREAM);\n"
                           "int client = -1;")
                .arg(cHost(config.host), QString::number(config.port), cFamily(family)));
    out.comment(QStringLiteral("A name may have several addresses: the first that answers is taken."));
    out.begin(
        QStringLiteral("for (struct addrinfo *address = found; address; address = address->ai_next) {"));
    out.add(QStringLiteral("client = socket(address->ai_family, SOCK_STREAM, 0);\n"
                           "if (client < 0)\n"
                           "    fail(\"socket\");"));
    addCOptions(out, QStringLiteral("client"), streamOptions(config, familyFor(config.host, config.family)));
    addLocal(out, config);
    out.add(QStringLiteral("if (connect(client, address->ai_addr, address->ai_addrlen) == 0)\n"
                           "    break;\n"
                           "perror(\"connect\");\n"
                           "close(client);\n"
                           "client = -1;"));
    out.end(QStringLiteral("}"));
    out.add(QStringLiteral("freeaddrinfo(found);\nif (client < 0)\n    return EXIT_FAILURE;"));
}

void addUnixConnecting(SourceText &out, const TcpClientConfig &config)
{
    addUnixAddress(out, config.host.address);
    out.add(QStringLiteral("const int client = socket(AF_UNIX, SOCK_STREAM, 0);\n"
                           "if (client < 0)\n"
                           "    fail(\"socket\");"));
    addCOptions(out, QStringLiteral("client"), streamOptions(config, AddressFamily::Unix));
    out.add(QStringLiteral("if (connect(client, (struct sockaddr *)&address, address_size) < 0)\n"
                           "    fail(\"connect\");"));
}

void addReceiving(SourceText &out, const TcpClientConfig &config)
{
    out.add(QStringLiteral("static char data[%1];").arg(config.receiveSize));
    const QString receive = QStringLiteral("recv(client, data, sizeof data, 0)");
    if (config.receiveOnce) {
        out.add(QStringLiteral("const ssize_t size = %1; // waits for the first bytes\n"
                               "if (size > 0)\n"
                               "    fwrite(data, 1, (size_t)size, stdout);")
                    .arg(receive));
    } else {
        out.add(QStringLiteral("ssize_t size;\n"
                               "while ((size = %1) > 0) { // waits; 0: the server sends no more\n"
                               "    fwrite(data, 1, (size_t)size, stdout);\n"
                               "    fflush(stdout);\n"
                               "}")
                    .arg(receive));
    }
    out.add(QStringLiteral("if (size < 0)\n    fail(\"recv\");"));
}

} // namespace

QString cProgramOf(const TcpClientConfig &config, const ClientTalk &talk)
{
    SourceText out = cProgram(QStringLiteral("TCP client: connects, sends, and shows what it receives."));
    for (const char *header : {"stdio.h", "stdlib.h", "sys/socket.h", "unistd.h"})
        out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
    for (const QString &note : talk.notes)
        out.note(note);
    const bool isUnix = config.host.kind == HostSpec::Kind::Address && config.host.address.isUnix();
    out.note(QStringLiteral("connect() waits as long as the system does: the time-out is left out."));
    addFail(out);
    if (!isUnix)
        addLookUp(out);
    if (talk.hasMessage)
        addSendAll(out);
    out.begin(QStringLiteral("int main(void)\n{"));
    if (isUnix)
        addUnixConnecting(out, config);
    else
        addConnecting(out, config);
    if (talk.hasMessage)
        addCMessage(out, talk.message, QStringLiteral("send_all(client, DATA, SIZE)"), talk.afterEnter);
    addReceiving(out, config);
    out.add(QStringLiteral("close(client);\nreturn EXIT_SUCCESS;"));
    out.end(QStringLiteral("}"));
    return out.text();
}

} // namespace wirebench
