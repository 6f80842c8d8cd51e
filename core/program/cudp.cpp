#include "core/program/cparts.h"
#include "core/program/cprograms.h"
#include "core/program/literals.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

void addSocket(SourceText &out, const UdpConfig &config)
{
    out.add(
        QStringLiteral("const int sock = socket(%1, SOCK_DGRAM, 0);\nif (sock < 0)\n    fail(\"socket\");")
            .arg(cFamily(familyFor(config))));
    addCOptions(out, QStringLiteral("sock"), datagramOptions(config));
    if (!config.bindFirst)
        return;
    out.add(
        QStringLiteral(
            "struct addrinfo *local = look_up(%1, \"%2\", %3, SOCK_DGRAM);\n"
            "if (bind(sock, local->ai_addr, local->ai_addrlen) < 0) // datagrams for this port come here\n"
            "    fail(\"bind\");\n"
            "freeaddrinfo(local);")
            .arg(cHost(config.host), QString::number(config.port), cFamily(familyFor(config))));
}

void addGroups(SourceText &out, const UdpConfig &config)
{
    for (const MulticastGroup &group : config.groups) {
        out.need(QStringLiteral("#include <arpa/inet.h>"));
        out.need(QStringLiteral("#include <net/if.h>"));
        out.need(QStringLiteral("#include <netinet/in.h>"));
        const bool isIPv6 = group.group.family == AddressFamily::IPv6;
        const QString index =
            group.interfaceName.isEmpty()
                ? QStringLiteral("0")
                : QStringLiteral("if_nametoindex(%1)").arg(cLiteral(group.interfaceName.toUtf8(), 0));
        const QString pattern =
            isIPv6
                ? QStringLiteral("{\n"
                                 "    struct ipv6_mreq member = {.ipv6mr_interface = %2};\n"
                                 "    inet_pton(AF_INET6, \"%1\", &member.ipv6mr_multiaddr);\n"
                                 "    if (setsockopt(sock, IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, &member, "
                                 "sizeof member) < 0)\n"
                                 "        fail(\"setsockopt\");\n"
                                 "}")
                : QStringLiteral(
                      "{\n"
                      "    struct ip_mreqn member = {.imr_ifindex = (int)%2};\n"
                      "    inet_pton(AF_INET, \"%1\", &member.imr_multiaddr);\n"
                      "    if (setsockopt(sock, IPPROTO_IP, IP_ADD_MEMBERSHIP, &member, sizeof member) < 0)\n"
                      "        fail(\"setsockopt\");\n"
                      "}");
        out.add(pattern.arg(group.group.host().section(u'%', 0, 0), index));
    }
}

void addPeer(SourceText &out, const UdpConfig &config, const ClientTalk &talk)
{
    if (!config.peerHost || (!talk.hasMessage && !config.connectToPeer))
        return;
    out.add(QStringLiteral("struct addrinfo *peer = look_up(%1, \"%2\", %3, SOCK_DGRAM);")
                .arg(cHost(*config.peerHost), QString::number(config.peerPort), cFamily(familyFor(config))));
    if (config.connectToPeer)
        out.add(
            QStringLiteral("if (connect(sock, peer->ai_addr, peer->ai_addrlen) < 0) // names the one peer\n"
                           "    fail(\"connect\");"));
    addGroups(out, config);
    const QString send =
        config.connectToPeer
            ? QStringLiteral("(send(sock, DATA, SIZE, 0) >= 0)")
            : QStringLiteral("(sendto(sock, DATA, SIZE, 0, peer->ai_addr, peer->ai_addrlen) >= 0)");
    if (talk.hasMessage)
        addCMessage(out, talk.message, send, talk.afterEnter);
    out.add(QStringLiteral("freeaddrinfo(peer);"));
}

/// The prefix stands before the room for what comes: an answer is one datagram.
void addReceiving(SourceText &out, const UdpConfig &config, const AnswerConfig &answer)
{
    const bool isPrefix = answer.kind == AnswerKind::Prefix;
    const bool isFixed = answer.kind == AnswerKind::Fixed;
    if (isPrefix || isFixed)
        out.add(QStringLiteral("static const char text[] = %1;").arg(cLiteral(answer.text, 32)));
    out.add(QStringLiteral("enum { receive_size = %1, offset = %2 };\n"
                           "static char data[offset + receive_size];")
                .arg(QString::number(config.receiveSize),
                     isPrefix ? QStringLiteral("sizeof text - 1") : QStringLiteral("0")));
    if (isPrefix)
        out.add(QStringLiteral("memcpy(data, text, offset);"));
    if (!config.receiveOnce)
        out.begin(QStringLiteral("for (;;) {"));
    out.add(QStringLiteral("struct sockaddr_storage sender;\n"
                           "socklen_t sender_size = sizeof sender;\n"
                           "const ssize_t size = recvfrom(sock, data + offset, receive_size, 0, "
                           "(struct sockaddr *)&sender, &sender_size);\n"
                           "if (size < 0)\n"
                           "    fail(\"recvfrom\");\n"
                           "fwrite(data + offset, 1, (size_t)size, stdout);\n"
                           "fflush(stdout);"));
    const QString answerText =
        isFixed ? QStringLiteral("text, sizeof text - 1") : QStringLiteral("data, offset + (size_t)size");
    if (answer.kind != AnswerKind::None && answer.kind != AnswerKind::Rules)
        out.add(QStringLiteral("if (sendto(sock, %1, 0, (struct sockaddr *)&sender, sender_size) < 0)\n"
                               "    fail(\"sendto\");")
                    .arg(answerText));
    if (!config.receiveOnce)
        out.end(QStringLiteral("}"));
    else
        out.add(QStringLiteral("close(sock);\nreturn EXIT_SUCCESS;"));
}

} // namespace

QString cProgramOf(const UdpConfig &config, const AnswerConfig &answer, const ClientTalk &talk)
{
    SourceText out = cProgram(QStringLiteral("UDP: sends and receives datagrams; there is no connection."));
    for (const char *header : {"stdio.h", "stdlib.h", "string.h", "sys/socket.h", "unistd.h"})
        out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
    for (const QString &note : talk.notes)
        out.note(note);
    addFail(out);
    const bool looksUp = config.bindFirst || (config.peerHost && (talk.hasMessage || config.connectToPeer));
    if (looksUp)
        addLookUp(out);
    out.begin(QStringLiteral("int main(void)\n{"));
    addSocket(out, config);
    if (!config.peerHost || (!talk.hasMessage && !config.connectToPeer))
        addGroups(out, config);
    addPeer(out, config, talk);
    addReceiving(out, config, answer);
    out.end(QStringLiteral("}"));
    return out.text();
}

} // namespace wirebench
