#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/pythonrules.h"
#include "core/program/sessionparts.h"

namespace wirebench {

namespace {

class PythonTcpServer
{
public:
    PythonTcpServer(const TcpServerSettings &settings, const TcpServerConfig &config,
                    const AnswerConfig &answer)
        : m_settings(settings), m_config(config), m_answer(answer), m_family(familyFor(config)),
          m_out(pythonProgram(QStringLiteral("TCP server: accepts clients and answers what they send.")))
    {
    }

    QString write()
    {
        m_out.need(QStringLiteral("import socket"));
        if (m_config.family == ListenFamily::Both && !isDualStack(m_config))
            m_out.note(QStringLiteral("Wirebench listens on IPv4 and IPv6; this program on one of them."));
        m_out.add(QStringLiteral("ADDRESS = ") + pythonAddress(m_config.host, m_config.port));
        if (isRelay())
            m_out.add(QStringLiteral("TARGET = ") + pythonAddress(m_answer.relay.host, m_answer.relay.port));
        m_out.add();
        if (m_config.tls)
            addServerTls(m_out, m_settings.tls);
        if (isPool()) {
            m_out.need(QStringLiteral("import threading"));
            m_out.add(QStringLiteral("places = threading.Semaphore(%1)  # clients served at the same time")
                          .arg(m_config.poolSize));
            m_out.add();
        }
        if (m_answer.kind == AnswerKind::Rules)
            addRules(m_out, m_settings.rules, RulesOver::Stream, m_config.receiveSize);
        m_out.add();
        if (isRelay())
            addRelay();
        addServe();
        addListening();
        return m_out.text();
    }

private:
    bool isPool() const { return m_config.concurrency == Concurrency::Pool && !m_config.once; }
    bool hasThreads() const { return m_config.concurrency != Concurrency::OneAtATime && !m_config.once; }

    bool isRelay() const { return m_answer.kind == AnswerKind::Relay; }

    void addRelay();
    void addRelaying();
    void addServe();
    void addTalk();
    void addReading();
    void addAnswer();
    void addWork();
    void addListening();
    void addUnixFile();
    void addAccepting();
    QString answerTo(const QString &data) const;

    const TcpServerSettings &m_settings;
    const TcpServerConfig &m_config;
    const AnswerConfig &m_answer;
    const AddressFamily m_family;
    SourceText m_out;
};

/// The function that both directions share.
void PythonTcpServer::addRelay()
{
    m_out.need(QStringLiteral("import threading"));
    if (m_answer.relay.tls)
        m_out.note(QStringLiteral("TLS with the target is left out: this program talks to it in clear."));
    if (m_answer.relay.toTarget != RelayPath() || m_answer.relay.toClient != RelayPath())
        m_out.note(QStringLiteral("Delay, pieces and speed of the relay are left out."));
    m_out.note(QStringLiteral("A reset of one end closes the other in order; Wirebench resets it, too."));
    m_out.begin(QStringLiteral("def pass_on(source, sink):"));
    m_out.begin(QStringLiteral("try:"));
    m_out.begin(QStringLiteral("while True:"));
    m_out.add(QStringLiteral("data = source.recv(%1)").arg(m_config.receiveSize));
    m_out.begin(QStringLiteral("if not data:  # it sends no more"));
    m_out.add(QStringLiteral("break"));
    m_out.end();
    m_out.add(QStringLiteral("sink.sendall(data)  # waits while the other end does not read"));
    m_out.end();
    m_out.add(QStringLiteral("sink.shutdown(socket.SHUT_WR)  # the other direction goes on"));
    m_out.end();
    m_out.begin(QStringLiteral("except OSError as error:  # one end was reset"));
    m_out.add(QStringLiteral("print(error)"));
    m_out.begin(QStringLiteral("for end in (source, sink):"));
    m_out.begin(QStringLiteral("try:"));
    m_out.add(QStringLiteral("end.shutdown(socket.SHUT_RDWR)  # the other direction ends, too"));
    m_out.end();
    m_out.begin(QStringLiteral("except OSError:"));
    m_out.add(QStringLiteral("pass"));
    m_out.end();
    m_out.end();
    m_out.end();
    m_out.end();
    m_out.add(QStringLiteral("\n"));
}

void PythonTcpServer::addRelaying()
{
    if (m_answer.relay.host.address.isUnix()) {
        m_out.begin(QStringLiteral("with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as target:"));
        m_out.add(QStringLiteral("target.connect(TARGET)"));
    } else {
        m_out.begin(QStringLiteral("with socket.create_connection(TARGET, %1) as target:")
                        .arg(secondsOf(m_answer.relay.connectTimeoutMs)));
        m_out.add(QStringLiteral("target.settimeout(None)"));
    }
    m_out.add(QStringLiteral("back = threading.Thread(target=pass_on, args=(target, client))\n"
                             "back.start()  # what the target says, beside what the client says\n"
                             "pass_on(client, target)\n"
                             "back.join()"));
    m_out.end();
}

void PythonTcpServer::addServe()
{
    m_out.begin(QStringLiteral("def serve(client, address):"));
    m_out.begin(QStringLiteral("try:"));
    m_out.begin(m_config.tls ? QStringLiteral("with context.wrap_socket(client, server_side=True) as client:")
                             : QStringLiteral("with client:  # closes it at the end"));
    addOptions(m_out, QStringLiteral("client"), notInherited(m_config.options, m_family));
    addTalk();
    m_out.end();
    m_out.end();
    m_out.begin(QStringLiteral("except OSError as error:  # reset by the client, for example"));
    m_out.add(QStringLiteral("print(address, error)"));
    m_out.end();
    if (isPool()) {
        m_out.begin(QStringLiteral("finally:"));
        m_out.add(QStringLiteral("places.release()  # the next client may come"));
        m_out.end();
    }
    m_out.end();
    m_out.add(QStringLiteral("\n"));
}

void PythonTcpServer::addTalk()
{
    m_out.add(QStringLiteral("print('Got a connection from', address)"));
    if (isRelay()) {
        addRelaying();
        return;
    }
    if (m_answer.kind == AnswerKind::Greeting) {
        addWork();
        m_out.add(
            QStringLiteral("client.sendall(%1)").arg(pythonMessage(m_answer.text, m_out.indent() + 15)));
    }
    if (m_answer.kind == AnswerKind::Rules)
        addRuledTalk(m_out, m_settings.rules, m_answer, m_config.receiveSize);
    else if (m_answer.kind != AnswerKind::Greeting || !m_answer.closeAfterAnswer)
        addReading();
}

void PythonTcpServer::addReading()
{
    m_out.begin(QStringLiteral("while True:"));
    m_out.add(
        QStringLiteral("data = client.recv(%1)  # waits; at most so many bytes").arg(m_config.receiveSize));
    m_out.begin(QStringLiteral("if not data:  # the client sends no more"));
    m_out.add(QStringLiteral("break"));
    m_out.end();
    m_out.add(QStringLiteral("print(address, data)"));
    if (!answerTo(QStringLiteral("data")).isEmpty())
        addAnswer();
    m_out.end();
    if (m_config.closeWhenPeerFinishes)
        return;
    m_out.comment(QStringLiteral("Wirebench would keep the connection now until somebody closes it."));
}

void PythonTcpServer::addAnswer()
{
    addWork();
    m_out.add(QStringLiteral("client.sendall(%1)").arg(answerTo(QStringLiteral("data"))));
    if (m_answer.closeAfterAnswer)
        m_out.add(QStringLiteral("break  # one answer, then close"));
}

void PythonTcpServer::addWork()
{
    if (m_answer.workMs <= 0)
        return;
    m_out.need(QStringLiteral("import time"));
    m_out.add(QStringLiteral("time.sleep(%1)  # work that takes time").arg(secondsOf(m_answer.workMs)));
}

QString PythonTcpServer::answerTo(const QString &data) const
{
    switch (m_answer.kind) {
    case AnswerKind::Echo:
        return data;
    case AnswerKind::Prefix:
        return pythonMessage(m_answer.text, m_out.indent() + 15) + QStringLiteral(" + ") + data;
    case AnswerKind::Fixed:
        return pythonMessage(m_answer.text, m_out.indent() + 15);
    case AnswerKind::None:
    case AnswerKind::Greeting:
    case AnswerKind::Rules: // not one expression: see addRuledTalk()
    case AnswerKind::Relay:
        break;
    }
    return {};
}

void PythonTcpServer::addListening()
{
    m_out.begin(
        QStringLiteral("with socket.socket(%1, socket.SOCK_STREAM) as server:").arg(pythonFamily(m_family)));
    addOptions(m_out, QStringLiteral("server"), listeningOptions(m_config));
    if (m_family == AddressFamily::Unix)
        addUnixFile();
    else
        m_out.add(QStringLiteral("server.bind(ADDRESS)"));
    m_out.add(
        QStringLiteral("server.listen(%1)  # so many clients may wait to be accepted").arg(m_config.backlog));
    m_out.add(QStringLiteral("print('listening on', server.getsockname())"));
    addAccepting();
    m_out.end();
}

void PythonTcpServer::addUnixFile()
{
    if (m_config.host.address.isAbstract()) {
        m_out.add(QStringLiteral("server.bind(ADDRESS)  # a name without a file (Linux)"));
        return;
    }
    m_out.need(QStringLiteral("import atexit"));
    m_out.need(QStringLiteral("import os"));
    m_out.need(QStringLiteral("import stat"));
    m_out.begin(QStringLiteral("if os.path.exists(ADDRESS) and stat.S_ISSOCK(os.stat(ADDRESS).st_mode):"));
    m_out.add(QStringLiteral("os.unlink(ADDRESS)  # a server that has ended left it"));
    m_out.end();
    m_out.add(QStringLiteral("server.bind(ADDRESS)\natexit.register(os.unlink, ADDRESS)"));
    m_out.add(m_config.anyUser
                  ? QStringLiteral("os.chmod(ADDRESS, 0o666)  # every user of this machine may connect")
                  : QStringLiteral("os.chmod(ADDRESS, 0o600)  # this user alone may connect"));
}

void PythonTcpServer::addAccepting()
{
    if (m_config.once) {
        m_out.add(QStringLiteral(
            "client, address = server.accept()  # waits for a client\nserve(client, address)"));
        return;
    }
    m_out.begin(QStringLiteral("while True:"));
    if (isPool())
        m_out.add(QStringLiteral("places.acquire()  # waits while all places are taken"));
    m_out.add(QStringLiteral("client, address = server.accept()  # waits for a client"));
    if (hasThreads()) {
        m_out.need(QStringLiteral("import threading"));
        m_out.add(
            QStringLiteral("threading.Thread(target=serve, args=(client, address), daemon=True).start()"));
    } else {
        m_out.add(QStringLiteral("serve(client, address)  # meanwhile the others wait"));
    }
    m_out.end();
}

} // namespace

Result<QString> pythonProgramOf(const TcpServerSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    const auto answer = answerConfig(settings);
    if (!answer)
        return failure(answer.error());
    return PythonTcpServer(settings, *config, *answer).write();
}

} // namespace wirebench
