#include "core/workspace/labexamples.h"

namespace wirebench {

namespace {

LabServerSettings labWith(const QList<LabPort> &ports)
{
    LabServerSettings lab;
    for (const LabPort port : labPorts)
        lab.ports[size_t(port)].on = ports.contains(port);
    return lab;
}

QString portOf(LabPort port)
{
    return QString::number(usualLabPort(port));
}

TcpClientSettings readerOf(LabPort port)
{
    TcpClientSettings client;
    client.port = portOf(port);
    return client;
}

/// What is sent can be seen and changed: the newlines are written out.
TcpClientSettings writerTo(LabPort port)
{
    TcpClientSettings client;
    client.port = portOf(port);
    client.sendOnConnect = true;
    client.payload.format.notation = PayloadNotation::Escapes;
    client.payload.text = QStringLiteral("Ada\\nBonjour\\nJe m'appelle Ada\\n");
    return client;
}

ChatClientSettings chatterNamed(const char *pseudonym)
{
    ChatClientSettings client;
    client.pseudonym = QString::fromLatin1(pseudonym);
    client.readPort = portOf(LabPort::ChatOut);
    client.writePort = portOf(LabPort::ChatIn);
    return client;
}

Session named(const char *name, const SessionSettings &settings)
{
    return {QString::fromLatin1(name), false, settings};
}

Example readLinesExample()
{
    return {
        QStringLiteral("C16"),
        QT_TRANSLATE_NOOP("Example", "Lab: read lines"),
        QT_TRANSLATE_NOOP("Example",
                          "Start the lab, then both clients, or your own program. "
                          "Port 2000 sends lines until you close; port 2001 sends some and ends the stream. "
                          "Look at the last recv of the second client: it gives 0 bytes, and the class board "
                          "ticks “end seen” once the client closes, too."),
        {named("C16", labWith({LabPort::EndlessLines, LabPort::SomeLines})),
         named("C16 (2000)", readerOf(LabPort::EndlessLines)),
         named("C16 (2001)", readerOf(LabPort::SomeLines))}};
}

Example writeLinesExample()
{
    return {QStringLiteral("C17"),
            QT_TRANSLATE_NOOP("Example", "Lab: write lines"),
            QT_TRANSLATE_NOOP(
                "Example",
                "Start the lab, then the client, or your own program: it sends a pseudonym and a "
                "newline, then lines. "
                "The lab shows each line under that pseudonym, on the page Lines. "
                "Take the first \\n away and connect again: the name swallows the line, and without "
                "any \\n the class board says what is missing."),
            {named("C17", labWith({LabPort::WriteLines})), named("C17", writerTo(LabPort::WriteLines))}};
}

Example chatExample()
{
    return {QStringLiteral("C18"),
            QT_TRANSLATE_NOOP("Example", "Lab: chat"),
            QT_TRANSLATE_NOOP(
                "Example",
                "Start the lab, then both clients, and say something in each. "
                "A client has two connections: it writes to port 4242 and reads from port 4241. "
                "Look at one line in the table: it comes once on 4242, and goes out on 4241 once for "
                "each reader."),
            {named("C18", labWith({LabPort::ChatOut, LabPort::ChatIn})),
             named("C18 (Ada)", chatterNamed("Ada")), named("C18 (Grace)", chatterNamed("Grace"))}};
}

} // namespace

QList<Example> labExamples()
{
    return {readLinesExample(), writeLinesExample(), chatExample()};
}

} // namespace wirebench
