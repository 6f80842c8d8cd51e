#include "core/workspace/chatwords.h"

namespace wirebench {

namespace {

/// How the two servers treat those who are too fast or too slow.
QList<OptionWords> limitWords()
{
    return {
        {"rate", "N",
         "lines a second that one client may send; above that it is read more slowly. 0: no limit. "
         "Default: 20"},
        {"burst", "N", "lines that it may send at once after a pause. Default: 50"},
        {"queue", "BYTES", "a reader for whom more waits is disconnected. Default: 262144"},
        {"stalled", "S", "a reader that takes nothing for S seconds is disconnected. 0: never. Default: 30"},
        {"family", "4|6|both", "IPv4, IPv6 or both. Default: that of HOST, else 4"},
    };
}

} // namespace

VerbWords labServerWords()
{
    return {"lab-server",
            "[HOST]",
            "serve the five ports of the lab: read lines, write lines, chat",
            "Serves the exercises of the lab until it is stopped (Ctrl+C, SIGTERM or --duration): port 2000 "
            "sends "
            "UTF-8 lines for ever, 2001 a random number of lines and then the end of the stream, 4240 takes "
            "a pseudonym "
            "and a newline and then lines, 4242 takes the same, and 4241 sends each line of 4242 to everyone "
            "who is "
            "connected, as “PSEUDONYM: LINE”.\n\n"
            "Prints “listening on HOST:PORT” on standard error for each port that it got; a port that is "
            "taken is told, "
            "and the others go on. Prints clients, pseudonyms and lines on standard output.\n\n"
            "Without HOST only this machine can reach the lab; an empty HOST ('') means any address.",
            QList<OptionWords>{
                {"ports", "A,B,C,D,E",
                 "the five ports in this order, instead of 2000,2001,4240,4241,4242. 0 picks a free one, - "
                 "leaves one "
                 "out"},
                {"port-offset", "N", "add N to each of the usual ports"},
                {"misbehave", "PORT=FAULT,…",
                 "what a port does wrong on purpose: never-close, close-inside-line, no-newline, reset, "
                 "slow-bytes, "
                 "split-letter. PORT is the usual number. May be repeated"},
                {"interval", "MS", "milliseconds between two lines of 2000 and 2001. Default: 100"},
                {"lines", "MIN-MAX", "how many lines 2001 sends. Default: 3-12"},
                {"announce", nullptr, "send “* NAME joined” and “* NAME left” on 4241, too"},
                {"board", "FILE",
                 "write the class board as CSV at the end: who has reached which exercise when", true},
            } + limitWords(),
            {"lab-server", "lab-server '' --port-offset 10000 --board class.csv",
             "lab-server --ports 2000,2001,-,-,- --misbehave 2001=no-newline,split-letter"},
            0};
}

VerbWords chatServerWords()
{
    return {"chat-server",
            "[HOST:]PORT",
            "serve a chat on one port, in both directions",
            "Serves a chat until it is stopped (Ctrl+C, SIGTERM or --duration). Who connects sends a "
            "pseudonym and a "
            "newline, then lines, and gets the lines of everyone as “PSEUDONYM: LINE”: nc is a client. Lines "
            "that begin "
            "with “* ” are the server's: who joins, who leaves, who is there.\n\n"
            "Prints “listening on HOST:PORT” on standard error as soon as clients may come, and the "
            "conversation on "
            "standard output. Without HOST only this machine can reach it; “:PORT” means any address.",
            QList<OptionWords>{
                {"no-announce", nullptr, "send what people say, and nothing else"},
                {"misbehave", "FAULT,…",
                 "what the server does wrong on purpose: never-close, close-inside-line, no-newline, reset, "
                 "slow-bytes, "
                 "split-letter"},
            } + limitWords(),
            {"chat-server 4242", "chat-server :4242 --rate 5 --log -"}};
}

VerbWords chatClientWords()
{
    return {
        "chat-client",
        "HOST",
        "take part in a chat: lines of standard input out, the conversation to standard output",
        "Sends its pseudonym and then each line of standard input, and prints what everyone says. Reads from "
        "port "
        "4241 and writes to port 4242, as in the lab, or does both on one port (--port). Ends at the end of "
        "standard input, when everything has been sent and heard, or when the server ends. Connects once.",
        {
            {"nick", "NAME", "the pseudonym. Default: the user's name"},
            {"ports", "READ,WRITE", "the two ports of the lab. Default: 4241,4242"},
            {"port", "N", "one port for both directions (chat-server)"},
            {"timeout", "S", "give up connecting after S seconds. Default: 10"},
            {"family", "4|6|any", "IPv4, IPv6, or whichever the name gives. Default: any"},
        },
        {"chat-client localhost --nick Ada",
         "chat-client lab.example --nick Ada --port 4242 --log chat.pcapng"}};
}

} // namespace wirebench
