#include "core/program/cparts.h"

#include "core/base/hostport.h"
#include "core/program/literals.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

void need(SourceText &out, std::initializer_list<const char *> headers)
{
    for (const char *header : headers)
        out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
}

QString optionCall(SourceText &out, const QString &socket, const OptionSetting &setting)
{
    const OptionValue &value = setting.value;
    const QString call = QStringLiteral("setsockopt(%1, %2, ").arg(socket, setting.option->notation());
    const QString name = cLiteral(value.name.toUtf8(), 0);
    switch (setting.option->kind) {
    case OptionKind::Linger:
        return call + QStringLiteral("&(struct linger){%1, %2}, sizeof(struct linger))")
                          .arg(value.number)
                          .arg(value.seconds);
    case OptionKind::InterfaceName:
        return call + QStringLiteral("%1, %2)").arg(name).arg(value.name.toUtf8().size());
    case OptionKind::InterfaceIndex:
        need(out, {"net/if.h"});
        if (qstrcmp(setting.option->levelName, "IPPROTO_IPV6") == 0)
            return call + QStringLiteral("&(int){(int)if_nametoindex(%1)}, sizeof(int))").arg(name);
        return call +
               QStringLiteral(
                   "&(struct ip_mreqn){.imr_ifindex = (int)if_nametoindex(%1)}, sizeof(struct ip_mreqn))")
                   .arg(name);
    default:
        return call + QStringLiteral("&(int){%1}, sizeof(int))").arg(value.number);
    }
}

} // namespace

SourceText cProgram(const QString &title)
{
    SourceText out(SourceText::Comments::Slashes);
    out.setTitle(title, QStringLiteral("// Build: cc -o program program.c -pthread"));
    return out;
}

void addFail(SourceText &out)
{
    need(out, {"stdio.h", "stdlib.h"});
    out.add(QStringLiteral("static void fail(const char *call)\n"
                           "{\n"
                           "    perror(call); // says what errno means\n"
                           "    exit(EXIT_FAILURE);\n"
                           "}\n"));
}

void addLookUp(SourceText &out)
{
    need(out, {"netdb.h", "stdio.h", "stdlib.h", "sys/socket.h", "sys/types.h"});
    out.add(QStringLiteral(
        "// The addresses of a name, as a list.\n"
        "static struct addrinfo *look_up(const char *host, const char *port, int family, int type)\n"
        "{\n"
        "    struct addrinfo hints = {0}, *found = NULL;\n"
        "    hints.ai_family = family;\n"
        "    hints.ai_socktype = type;\n"
        "    hints.ai_flags = host ? 0 : AI_PASSIVE; // no host: any address of this machine\n"
        "    const int status = getaddrinfo(host, port, &hints, &found);\n"
        "    if (status != 0) {\n"
        "        fprintf(stderr, \"getaddrinfo: %s\\n\", gai_strerror(status));\n"
        "        exit(EXIT_FAILURE);\n"
        "    }\n"
        "    return found;\n"
        "}\n"));
}

void addSendAll(SourceText &out)
{
    need(out, {"stdbool.h", "stddef.h", "sys/socket.h", "sys/types.h"});
    out.add(QStringLiteral("// One send() may take less than it is offered.\n"
                           "static bool send_all(int socket, const char *data, size_t size)\n"
                           "{\n"
                           "    while (size > 0) {\n"
                           "        const ssize_t sent = send(socket, data, size, MSG_NOSIGNAL);\n"
                           "        if (sent < 0)\n"
                           "            return false;\n"
                           "        data += sent;\n"
                           "        size -= (size_t)sent;\n"
                           "    }\n"
                           "    return true;\n"
                           "}\n"));
}

QString cHost(const HostSpec &host)
{
    if (host.kind == HostSpec::Kind::Any)
        return QStringLiteral("NULL");
    if (host.kind == HostSpec::Kind::Broadcast)
        return QStringLiteral("\"255.255.255.255\"");
    return cLiteral(hostText(host).toUtf8(), 0);
}

QString cFamily(AddressFamily family)
{
    switch (family) {
    case AddressFamily::IPv4:
        return QStringLiteral("AF_INET");
    case AddressFamily::IPv6:
        return QStringLiteral("AF_INET6");
    case AddressFamily::Unix:
        return QStringLiteral("AF_UNIX");
    case AddressFamily::Unspecified:
        break;
    }
    return QStringLiteral("AF_UNSPEC");
}

void addCOptions(SourceText &out, const QString &socket, const QList<OptionSetting> &options)
{
    if (!options.isEmpty())
        need(out, {"netinet/in.h", "netinet/tcp.h", "sys/socket.h"});
    for (const OptionSetting &setting : options) {
        out.add(QStringLiteral("if (%1 < 0)\n    perror(\"setsockopt %2\");")
                    .arg(optionCall(out, socket, setting), QLatin1String(setting.option->name)));
    }
}

void addUnixAddress(SourceText &out, const SocketAddress &address)
{
    need(out, {"stddef.h", "string.h", "sys/socket.h", "sys/un.h"});
    out.add(QStringLiteral(
                "static const char path[] = %1;\n"
                "struct sockaddr_un address = {0};\n"
                "address.sun_family = AF_UNIX;\n"
                "memcpy(address.sun_path, path, sizeof path - 1);\n"
                "const socklen_t address_size = offsetof(struct sockaddr_un, sun_path) + sizeof path - 1;")
                .arg(cLiteral(address.path, 0)));
}

void addCSleep(SourceText &out, int milliseconds)
{
    need(out, {"time.h"});
    out.add(QStringLiteral("nanosleep(&(struct timespec){%1, %2}, NULL);")
                .arg(milliseconds / 1000)
                .arg(qint64(milliseconds % 1000) * 1'000'000));
}

void addCMessage(SourceText &out, const OutboundMessage &message, const QString &send, bool afterEnter)
{
    need(out, {"stdio.h"});
    if (afterEnter)
        out.add(QStringLiteral("puts(\"Press Enter to send\");\ngetchar();"));
    const auto call = [&send](const QString &data, const QString &size) {
        return QString(send).replace(QLatin1String("DATA"), data).replace(QLatin1String("SIZE"), size);
    };
    if (!message.filePath.isEmpty()) {
        out.add(QStringLiteral("FILE *file = fopen(%1, \"rb\");\n"
                               "if (!file)\n"
                               "    fail(\"fopen\");\n"
                               "char piece[%2];\n"
                               "for (size_t size; (size = fread(piece, 1, sizeof piece, file)) > 0;) {")
                    .arg(cLiteral(message.filePath.toUtf8(), 0))
                    .arg(message.pieceSize > 0 ? message.pieceSize : 32768));
        out.add(QStringLiteral("    if (!%1)\n        fail(\"send\");\n}\nfclose(file);")
                    .arg(call(QStringLiteral("piece"), QStringLiteral("size"))));
        return;
    }
    out.add(QStringLiteral("static const char message[] = %1;")
                .arg(cLiteral(message.bytes.toByteArray(), out.indent() + 30)));
    if (message.pieceSize <= 0 || message.bytes.isEmpty()) {
        out.add(QStringLiteral("if (!%1)\n    fail(\"send\");")
                    .arg(call(QStringLiteral("message"), QStringLiteral("sizeof message - 1"))));
        return;
    }
    out.begin(QStringLiteral("for (size_t start = 0; start < sizeof message - 1; start += %1) { // in pieces")
                  .arg(message.pieceSize));
    out.add(QStringLiteral("const size_t left = sizeof message - 1 - start;"));
    out.add(QStringLiteral("if (!%1)\n    fail(\"send\");")
                .arg(call(QStringLiteral("message + start"),
                          QStringLiteral("left < %1 ? left : %1").arg(message.pieceSize))));
    if (message.pieceDelayMs > 0)
        addCSleep(out, message.pieceDelayMs);
    out.end(QStringLiteral("}"));
}

} // namespace wirebench
