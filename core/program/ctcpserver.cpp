#include "core/program/cparts.h"
#include "core/program/cprograms.h"
#include "core/program/literals.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

class CTcpServer
{
public:
    CTcpServer(const TcpServerConfig &config, const AnswerConfig &answer)
        : m_config(config), m_answer(answer), m_family(familyFor(config)),
          m_out(cProgram(QStringLiteral("TCP server: accepts clients and answers what they send.")))
    {
    }

    QString write()
    {
        for (const char *header : {"stdio.h", "stdlib.h", "sys/socket.h", "unistd.h"})
            m_out.need(QStringLiteral("#include <%1>").arg(QLatin1String(header)));
        if (m_config.tls)
            m_out.note(QStringLiteral(
                "C has no TLS without a library such as OpenSSL: this program talks in clear."));
        if (m_config.family == ListenFamily::Both && !isDualStack(m_config))
            m_out.note(QStringLiteral("Wirebench listens on IPv4 and IPv6; this program on one of them."));
        if (m_answer.kind == AnswerKind::Rules)
            m_out.note(rulesNote(m_answer));
        addFail(m_out);
        if (m_family != AddressFamily::Unix)
            addLookUp(m_out);
        addSendAll(m_out);
        addServe();
        if (hasThreads())
            addThread();
        addMain();
        return m_out.text();
    }

private:
    bool isPool() const { return m_config.concurrency == Concurrency::Pool && !m_config.once; }
    bool hasThreads() const { return m_config.concurrency != Concurrency::OneAtATime && !m_config.once; }
    bool repeatsData() const
    {
        return m_answer.kind == AnswerKind::Echo || m_answer.kind == AnswerKind::Prefix;
    }
    bool answers() const { return repeatsData() || m_answer.kind == AnswerKind::Fixed; }

    void addServe();
    void addReading();
    void addThread();
    void addMain();
    void addBinding();
    void addUnixBinding();
    void addAccepting();

    const TcpServerConfig &m_config;
    const AnswerConfig &m_answer;
    const AddressFamily m_family;
    SourceText m_out;
};

void CTcpServer::addServe()
{
    m_out.need(QStringLiteral("#include <string.h>"));
    const bool hasText = m_answer.kind != AnswerKind::Echo && m_answer.kind != AnswerKind::None &&
                         m_answer.kind != AnswerKind::Rules;
    if (hasText)
        m_out.add(QStringLiteral("static const char text[] = %1;\n").arg(cLiteral(m_answer.text, 28)));
    m_out.begin(QStringLiteral("static void serve(int client)\n{"));
    addCOptions(m_out, QStringLiteral("client"), notInherited(m_config.options, m_family));
    if (m_answer.kind == AnswerKind::Greeting) {
        if (m_answer.workMs > 0)
            addCSleep(m_out, m_answer.workMs);
        m_out.add(QStringLiteral("send_all(client, text, sizeof text - 1);"));
    }
    if (m_answer.kind != AnswerKind::Greeting || !m_answer.closeAfterAnswer)
        addReading();
    m_out.add(QStringLiteral("close(client);"));
    m_out.end(QStringLiteral("}\n"));
}

/// The prefix stands before the room for what comes, so that both go out in one send().
void CTcpServer::addReading()
{
    const bool isPrefix = m_answer.kind == AnswerKind::Prefix;
    const QString offset = isPrefix ? QStringLiteral("sizeof text - 1") : QStringLiteral("0");
    m_out.add(QStringLiteral("enum { receive_size = %1, offset = %2 };\n"
                             "char *data = malloc(offset + receive_size);\n"
                             "if (!data)\n"
                             "    fail(\"malloc\");")
                  .arg(QString::number(m_config.receiveSize), offset));
    if (isPrefix)
        m_out.add(QStringLiteral("memcpy(data, text, offset);"));
    m_out.add(QStringLiteral("ssize_t size;"));
    m_out.comment(QStringLiteral("recv() waits; 0: the client sends no more; -1: an error."));
    m_out.begin(QStringLiteral("while ((size = recv(client, data + offset, receive_size, 0)) > 0) {"));
    m_out.add(QStringLiteral("fwrite(data + offset, 1, (size_t)size, stdout);\nfflush(stdout);"));
    if (answers()) {
        if (m_answer.workMs > 0)
            addCSleep(m_out, m_answer.workMs);
        const QString send = QStringLiteral("send_all(client, %1)")
                                 .arg(repeatsData() ? QStringLiteral("data, offset + (size_t)size")
                                                    : QStringLiteral("text, sizeof text - 1"));
        m_out.add(m_answer.closeAfterAnswer ? send + QStringLiteral(";\nbreak; // one answer, then close")
                                            : QStringLiteral("if (!%1)\n    break;").arg(send));
    }
    m_out.end(QStringLiteral("}"));
    m_out.add(QStringLiteral("if (size < 0)\n    perror(\"recv\");\nfree(data);"));
    if (!m_config.closeWhenPeerFinishes)
        m_out.comment(QStringLiteral("Wirebench would keep the connection now until somebody closes it."));
}

void CTcpServer::addThread()
{
    m_out.need(QStringLiteral("#include <pthread.h>"));
    m_out.need(QStringLiteral("#include <stdint.h>"));
    if (isPool()) {
        m_out.need(QStringLiteral("#include <semaphore.h>"));
        m_out.add(QStringLiteral("static sem_t places; // clients served at the same time\n"));
    }
    m_out.add(QStringLiteral("static void *run(void *client)\n{\n    serve((int)(intptr_t)client);"));
    if (isPool())
        m_out.add(QStringLiteral("    sem_post(&places); // the next client may come"));
    m_out.add(QStringLiteral("    return NULL;\n}\n"));
}

void CTcpServer::addMain()
{
    m_out.begin(QStringLiteral("int main(void)\n{"));
    if (m_family == AddressFamily::Unix)
        addUnixBinding();
    else
        addBinding();
    m_out.add(QStringLiteral("if (listen(server, %1) < 0) // so many clients may wait to be accepted\n"
                             "    fail(\"listen\");")
                  .arg(m_config.backlog));
    addAccepting();
    m_out.end(QStringLiteral("}"));
}

void CTcpServer::addBinding()
{
    m_out.add(QStringLiteral("struct addrinfo *address = look_up(%1, \"%2\", %3, SOCK_STREAM);\n"
                             "const int server = socket(address->ai_family, SOCK_STREAM, 0);\n"
                             "if (server < 0)\n"
                             "    fail(\"socket\");")
                  .arg(cHost(m_config.host), QString::number(m_config.port), cFamily(m_family)));
    addCOptions(m_out, QStringLiteral("server"), listeningOptions(m_config));
    m_out.add(QStringLiteral("if (bind(server, address->ai_addr, address->ai_addrlen) < 0)\n"
                             "    fail(\"bind\");\n"
                             "freeaddrinfo(address);"));
}

void CTcpServer::addUnixBinding()
{
    addUnixAddress(m_out, m_config.host.address);
    m_out.add(QStringLiteral("const int server = socket(AF_UNIX, SOCK_STREAM, 0);\n"
                             "if (server < 0)\n"
                             "    fail(\"socket\");"));
    addCOptions(m_out, QStringLiteral("server"), listeningOptions(m_config));
    m_out.add(QStringLiteral(
        "if (bind(server, (struct sockaddr *)&address, address_size) < 0)\n    fail(\"bind\");"));
    if (m_config.host.address.isAbstract())
        return;
    m_out.need(QStringLiteral("#include <sys/stat.h>"));
    m_out.note(
        QStringLiteral("The file of the socket stays when the program ends; remove it before the next run."));
    m_out.add(QStringLiteral("if (chmod(path, %1) < 0) // who may connect\n    fail(\"chmod\");")
                  .arg(m_config.anyUser ? QStringLiteral("0666") : QStringLiteral("0600")));
}

void CTcpServer::addAccepting()
{
    const QString accept =
        QStringLiteral("const int client = accept(server, NULL, NULL); // waits for a client\n"
                       "if (client < 0)\n"
                       "    fail(\"accept\");");
    if (m_config.once) {
        m_out.add(accept + QStringLiteral("\nserve(client);\nclose(server);\nreturn EXIT_SUCCESS;"));
        return;
    }
    if (isPool())
        m_out.add(QStringLiteral("sem_init(&places, 0, %1);").arg(m_config.poolSize));
    m_out.begin(QStringLiteral("for (;;) {"));
    if (isPool())
        m_out.add(QStringLiteral("sem_wait(&places); // while all places are taken"));
    m_out.add(accept);
    m_out.add(hasThreads()
                  ? QStringLiteral("pthread_t thread;\n"
                                   "if (pthread_create(&thread, NULL, run, (void *)(intptr_t)client) != 0)\n"
                                   "    fail(\"pthread_create\");\n"
                                   "pthread_detach(thread);")
                  : QStringLiteral("serve(client); // meanwhile the others wait"));
    m_out.end(QStringLiteral("}"));
}

} // namespace

QString cProgramOf(const TcpServerConfig &config, const AnswerConfig &answer)
{
    return CTcpServer(config, answer).write();
}

} // namespace wirebench
