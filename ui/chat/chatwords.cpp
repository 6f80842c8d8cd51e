#include "ui/chat/chatwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace wirebench {

namespace {

class ChatWords
{
    Q_DECLARE_TR_FUNCTIONS(ChatWords)
};

} // namespace

QString labPortTitle(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return ChatWords::tr("Endless lines");
    case LabPort::SomeLines:
        return ChatWords::tr("Some lines");
    case LabPort::WriteLines:
        return ChatWords::tr("Write lines");
    case LabPort::ChatOut:
        return ChatWords::tr("Chat: read");
    case LabPort::ChatIn:
        break;
    }
    return ChatWords::tr("Chat: write");
}

QString labPortExplanation(LabPort port)
{
    switch (port) {
    case LabPort::EndlessLines:
        return ChatWords::tr("Sends lines of UTF-8 for ever. Read them in a loop.");
    case LabPort::SomeLines:
        return ChatWords::tr("Sends a random number of lines, then closes. Read until recv() gives 0.");
    case LabPort::WriteLines:
        return ChatWords::tr(
            "Send your pseudonym and a newline, then lines. Each appears here under that name.");
    case LabPort::ChatOut:
        return ChatWords::tr("Sends each line of the chat to everyone who is connected.");
    case LabPort::ChatIn:
        break;
    }
    return ChatWords::tr("Send your pseudonym and a newline, then lines. Whoever reads the chat gets them.");
}

QString faultTitle(LabFault fault)
{
    switch (fault) {
    case LabFault::NeverClose:
        return ChatWords::tr("never closes");
    case LabFault::CloseInsideLine:
        return ChatWords::tr("closes inside a line");
    case LabFault::NoNewline:
        return ChatWords::tr("no newline at the end");
    case LabFault::Reset:
        return ChatWords::tr("resets");
    case LabFault::SlowBytes:
        return ChatWords::tr("slow bytes");
    case LabFault::SplitLetter:
        break;
    }
    return ChatWords::tr("splits a letter");
}

QString faultExplanation(LabFault fault)
{
    switch (fault) {
    case LabFault::NeverClose:
        return ChatWords::tr(
            "The connection stays open where it should end: who waits for the end waits for ever");
    case LabFault::CloseInsideLine:
        return ChatWords::tr("The connection ends in the middle of a line");
    case LabFault::NoNewline:
        return ChatWords::tr(
            "The last line has no newline: readline() gives it only at the end of the stream");
    case LabFault::Reset:
        return ChatWords::tr("The connection is reset: recv() fails with ECONNRESET");
    case LabFault::SlowBytes:
        return ChatWords::tr("One byte at a time, with pauses: recv() gives less than a line");
    case LabFault::SplitLetter:
        break;
    }
    return ChatWords::tr(
        "Each line comes in two pieces, cut inside a UTF-8 letter: decode() of one piece fails");
}

QString faultList(LabFaults faults)
{
    QStringList titles;
    for (const LabFault fault : labFaults) {
        if (faults.testFlag(fault))
            titles.append(faultTitle(fault));
    }
    return titles.join(QStringLiteral(", "));
}

QString exerciseTitle(Exercise exercise)
{
    switch (exercise) {
    case Exercise::ReadLine:
        return ChatWords::tr("1\nline");
    case Exercise::ReadEndlessly:
        return ChatWords::tr("∞\nlines");
    case Exercise::SawEnd:
        return ChatWords::tr("end\nseen");
    case Exercise::SentPseudonym:
        return ChatWords::tr("name\nsent");
    case Exercise::SentLines:
        return ChatWords::tr("lines\nsent");
    case Exercise::GotBroadcast:
        return ChatWords::tr("chat\nread");
    case Exercise::ChatsBothWays:
        break;
    }
    return ChatWords::tr("both\nways");
}

QString exerciseExplanation(Exercise exercise)
{
    switch (exercise) {
    case Exercise::ReadLine:
        return ChatWords::tr("Read one line: connect to the port of endless lines (2000) or of some lines "
                             "(2001), and read up to the first newline.");
    case Exercise::ReadEndlessly:
        return ChatWords::tr("Read endlessly: go on reading lines from port 2000 in a loop. Reached after %1 "
                             "lines.")
            .arg(ClassBoard::endlessLines);
    case Exercise::SawEnd:
        return ChatWords::tr(
            "See the end of the stream: read from port 2001 until recv() or readline() gives "
            "nothing, then close. Reached when the client closes in good order with nothing "
            "left unread.");
    case Exercise::SentPseudonym:
        return ChatWords::tr(
            "Send a pseudonym and a newline to port 4240 or 4242. Without the newline, or while "
            "a buffer keeps it (flush!), the server goes on waiting.");
    case Exercise::SentLines:
        return ChatWords::tr(
            "Send lines: after the pseudonym, at least one line to port 4240 or 4242, with its "
            "newline.");
    case Exercise::GotBroadcast:
        return ChatWords::tr("Receive the broadcast: stay connected to port 4241 and read what others say.");
    case Exercise::ChatsBothWays:
        break;
    }
    return ChatWords::tr(
        "Chat in both directions: write on port 4242 and read from port 4241 at the same time, "
        "with two threads or with select().");
}

QString troubleTitle(BoardTrouble trouble)
{
    switch (trouble) {
    case BoardTrouble::None:
        return {};
    case BoardTrouble::TooFast:
        return ChatWords::tr("too fast");
    case BoardTrouble::Silent:
        return ChatWords::tr("silent");
    case BoardTrouble::MissingNewline:
        return ChatWords::tr("no newline");
    case BoardTrouble::NotReading:
        return ChatWords::tr("not reading");
    case BoardTrouble::Dropped:
        break;
    }
    return ChatWords::tr("dropped");
}

QString troubleExplanation(BoardTrouble trouble)
{
    switch (trouble) {
    case BoardTrouble::None:
        return {};
    case BoardTrouble::TooFast:
        return ChatWords::tr(
            "More lines a second than the limit: it is read more slowly, so that the others are "
            "heard.");
    case BoardTrouble::Silent:
        return ChatWords::tr(
            "Connected, and nothing has come for a while. Is the write flushed? Is the program "
            "waiting for its keyboard?");
    case BoardTrouble::MissingNewline:
        return ChatWords::tr(
            "Bytes have come, and no newline for a while: the line ends with \\n only if the "
            "program sends it.");
    case BoardTrouble::NotReading:
        return ChatWords::tr("What it is sent waits in the system, because the program does not read.");
    case BoardTrouble::Dropped:
        break;
    }
    return ChatWords::tr("It did not read for so long that it was disconnected.");
}

QString eventSentence(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::Joined:
        return ChatWords::tr("%1 joined").arg(event.who);
    case ChatEvent::Kind::Left:
        return ChatWords::tr("%1 left").arg(event.who);
    case ChatEvent::Kind::Present:
        return ChatWords::tr("%1 is here").arg(event.who);
    case ChatEvent::Kind::Named:
        return ChatWords::tr("you are called %1").arg(event.who);
    case ChatEvent::Kind::Dropped:
        return ChatWords::tr("%1 was disconnected: %2", "a reader that does not read")
            .arg(event.who, event.text);
    case ChatEvent::Kind::Line:
    case ChatEvent::Kind::Notice:
        break;
    }
    return event.text;
}

} // namespace wirebench
