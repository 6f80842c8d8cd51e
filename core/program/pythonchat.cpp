#include "core/chat/chattext.h"
#include "core/http/pythonliterals.h"
#include "core/program/literals.h"
#include "core/program/pythonparts.h"
#include "core/program/pythonprograms.h"
#include "core/program/sessionparts.h"
#include "core/workspace/chatconfig.h"

namespace wirebench {

namespace {

/// Who talks on one socket, and who hears it. For `run()` see addServing().
constexpr char chatRoom[] =
    "readers = []  # sockets of those who hear what is said\n"
    "lock = threading.Lock()  # threads take turns with the list\n"
    "\n"
    "\n"
    "def tell(text):\n"
    "    with lock:\n"
    "        for reader in list(readers):\n"
    "            try:\n"
    "                reader.sendall(text.encode())\n"
    "            except OSError:  # gone\n"
    "                readers.remove(reader)\n"
    "\n"
    "\n"
    "def harmless(line):\n"
    "    \"\"\"Without line end and without control characters, which could confuse a terminal.\"\"\"\n"
    "    return ''.join(c if c.isprintable() else '?' for c in line.rstrip('\\r\\n'))\n"
    "\n";

constexpr char talking[] = "    lines = client.makefile(encoding='utf-8', errors='replace')\n"
                           "    name = harmless(lines.readline())\n";

void addServing(SourceText &out, const QString &host, AddressFamily family)
{
    for (const char *module : {"socket", "threading"})
        out.need(QStringLiteral("import ") + QLatin1String(module));
    out.add(QStringLiteral(
                "\n"
                "def start(port, serve):\n"
                "    \"\"\"Listens on a port; a thread accepts, and each client has one of its own.\"\"\"\n"
                "    server = socket.socket(%1, socket.SOCK_STREAM)\n"
                "    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n"
                "    server.bind((%2, port))\n"
                "    server.listen(100)\n"
                "    print('listening on', server.getsockname())\n"
                "\n"
                "    def run(client):\n"
                "        try:\n"
                "            with client:\n"
                "                serve(client)\n"
                "        except OSError as error:  # reset by the client, for example\n"
                "            print(error)\n"
                "\n"
                "    def accept():\n"
                "        while True:\n"
                "            client, address = server.accept()\n"
                "            print('Got a connection from', address)\n"
                "            threading.Thread(target=run, args=(client,), daemon=True).start()\n"
                "\n"
                "    threading.Thread(target=accept, daemon=True).start()\n"
                "\n")
                .arg(pythonFamily(family), pythonText(host)));
}

AddressFamily familyOf(const HostSpec &host, ListenFamily family)
{
    TcpServerConfig config;
    config.host = host;
    config.family = family;
    return familyFor(config);
}

void addLabNotes(SourceText &out, bool hasFaults)
{
    out.note(QStringLiteral(
        "Wirebench also bounds what one client may send and what may wait for a slow reader."));
    if (hasFaults)
        out.note(QStringLiteral("Faults that are made on purpose are left out."));
}

/// One service of the lab as a function that serves one client.
QString labService(LabPort port, const LabServiceConfig &config)
{
    switch (port) {
    case LabPort::EndlessLines:
        return QStringLiteral("def endless_lines(client):\n"
                              "    for number in itertools.count(1):\n"
                              "        client.sendall(line(number))\n"
                              "        time.sleep(%1)\n")
            .arg(secondsOf(config.intervalMs));
    case LabPort::SomeLines:
        return QStringLiteral("def some_lines(client):\n"
                              "    for number in range(1, random.randint(%1, %2) + 1):\n"
                              "        client.sendall(line(number))\n"
                              "        time.sleep(%3)\n"
                              "    client.shutdown(socket.SHUT_WR)  # the reader sees the end of the stream\n"
                              "    while client.recv(1024):  # until it has closed, too\n"
                              "        pass\n")
            .arg(QString::number(config.fewestLines), QString::number(config.mostLines),
                 secondsOf(config.intervalMs));
    case LabPort::WriteLines:
        return QStringLiteral("def write_lines(client):\n") + QLatin1String(talking) +
               QStringLiteral("    for text in lines:\n"
                              "        print(f'{name}: {harmless(text)}\\n', end='', flush=True)  # in one piece: others print, too\n");
    case LabPort::ChatOut:
        return QStringLiteral("def chat_out(client):\n"
                              "    with lock:\n"
                              "        readers.append(client)\n"
                              "    while client.recv(1024):  # nothing is expected: waits for the end\n"
                              "        pass\n"
                              "    with lock:\n"
                              "        if client in readers:\n"
                              "            readers.remove(client)\n");
    case LabPort::ChatIn:
        break;
    }
    QString text = QStringLiteral("def chat_in(client):\n") + QLatin1String(talking);
    if (config.announces)
        text += QStringLiteral("    tell(f'* {name} joined\\n')\n");
    text += QStringLiteral("    for text in lines:\n"
                           "        tell(f'{name}: {harmless(text)}\\n')\n");
    return config.announces ? text + QStringLiteral("    tell(f'* {name} left\\n')\n") : text;
}

const char *functionName(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return "endless_lines";
    case LabPort::SomeLines:
        return "some_lines";
    case LabPort::WriteLines:
        return "write_lines";
    case LabPort::ChatOut:
        return "chat_out";
    case LabPort::ChatIn:
        break;
    }
    return "chat_in";
}

bool hasFaults(const LabServiceConfig &config)
{
    for (const LabFaults &faults : config.faults) {
        if (faults)
            return true;
    }
    return false;
}

} // namespace

Result<QString> pythonProgramOf(const LabServerSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    SourceText out =
        pythonProgram(QStringLiteral("The lab: ports to read lines from, to write lines to, and a chat."));
    addLabNotes(out, hasFaults(*config));
    for (const char *module : {"itertools", "random", "time"})
        out.need(QStringLiteral("import ") + QLatin1String(module));
    out.add(QLatin1String(chatRoom));
    addServing(out, hostText(config->host), familyOf(config->host, config->family));
    out.add(QStringLiteral("\ndef line(number):\n"
                           "    return f'line {number}: été comme hiver\\n'.encode()\n\n"));
    for (const LabPort port : labPorts)
        out.add(labService(port, *config) + u'\n');
    for (const LabPort port : labPorts) {
        if (config->enabled[size_t(port)])
            out.add(QStringLiteral("start(%1, %2)")
                        .arg(config->ports[size_t(port)])
                        .arg(QLatin1String(functionName(port))));
    }
    out.add(QStringLiteral("threading.Event().wait()  # until Ctrl+C"));
    return out.text();
}

Result<QString> pythonProgramOf(const ChatServerSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    SourceText out =
        pythonProgram(QStringLiteral("Chat server: who connects sends a name, then lines, and hears all."));
    addLabNotes(out, bool(config->faults));
    out.add(QLatin1String(chatRoom));
    addServing(out, hostText(config->host), familyOf(config->host, config->family));
    QString chat = QStringLiteral("\ndef chat(client):\n") + QLatin1String(talking);
    if (config->announces)
        chat += QStringLiteral("    tell(f'* {name} joined\\n')\n"
                               "    client.sendall(f'* you are {name}\\n'.encode())\n");
    chat += QStringLiteral("    with lock:\n"
                           "        readers.append(client)\n"
                           "    for text in lines:\n"
                           "        tell(f'{name}: {harmless(text)}\\n')\n"
                           "    with lock:\n"
                           "        if client in readers:\n"
                           "            readers.remove(client)\n");
    if (config->announces)
        chat += QStringLiteral("    tell(f'* {name} left\\n')\n");
    out.add(chat + u'\n');
    out.add(QStringLiteral("start(%1, chat)\nthreading.Event().wait()  # until Ctrl+C").arg(config->port));
    return out.text();
}

Result<QString> pythonProgramOf(const ChatClientSettings &settings)
{
    const auto config = engineConfig(settings);
    if (!config)
        return failure(config.error());
    SourceText out = pythonProgram(QStringLiteral("Chat client: a thread shows what the others say."));
    for (const char *module : {"socket", "sys", "threading"})
        out.need(QStringLiteral("import ") + QLatin1String(module));
    if (config->family != AddressFamily::Unspecified)
        out.note(QStringLiteral("Wirebench uses one family of addresses; this program tries all."));
    const QString timeout = secondsOf(config->connectTimeoutMs);
    out.add(
        QStringLiteral("reading = socket.create_connection(%1, timeout=%2)")
            .arg(pythonAddress(config->host, config->onePort ? config->port : config->readPort), timeout));
    out.add(config->onePort ? QStringLiteral("writing = reading  # one connection for both directions")
                            : QStringLiteral("writing = socket.create_connection(%1, timeout=%2)")
                                  .arg(pythonAddress(config->host, config->writePort), timeout));
    out.add(QStringLiteral("reading.settimeout(None)  # from here on calls wait as long as it takes\n"
                           "writing.settimeout(None)\n"
                           "\n"
                           "\n"
                           "def show():\n"
                           "    for line in reading.makefile(encoding='utf-8', errors='replace'):\n"
                           "        print(line, end='', flush=True)\n"
                           "\n"
                           "\n"
                           "listener = threading.Thread(target=show)\n"
                           "listener.start()\n"
                           "writing.sendall(%1)  # the pseudonym comes first\n"
                           "for line in sys.stdin:  # each line that is typed\n"
                           "    writing.sendall(line.rstrip('\\n').encode() + b'\\n')\n"
                           "writing.shutdown(socket.SHUT_WR)  # no more to say")
                .arg(pythonMessage(chatLine(config->pseudonym), 16)));
    if (!config->onePort)
        out.add(QStringLiteral("reading.shutdown(socket.SHUT_RDWR)  # ends the thread that listens"));
    out.add(QStringLiteral("listener.join()"));
    return out.text();
}

} // namespace wirebench
