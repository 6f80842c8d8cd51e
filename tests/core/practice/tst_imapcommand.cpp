#include "core/practice/imapcommand.h"

#include <QTest>

using namespace wirebench;

namespace {

using Outcome = ImapCommandReader::Outcome;

QList<ImapCommand> commandsOf(const QByteArray &stream, qsizetype pieceSize, int *continues = nullptr)
{
    ImapCommandReader reader(1000);
    QList<ImapCommand> commands;
    for (qsizetype at = 0; at < stream.size(); at += pieceSize) {
        reader.add(QByteArrayView(stream).sliced(at, qMin(pieceSize, stream.size() - at)));
        for (Outcome outcome = reader.next(); outcome != Outcome::NeedMore; outcome = reader.next()) {
            if (outcome == Outcome::Command)
                commands.append(reader.command());
            else if (outcome == Outcome::Continue && continues)
                ++*continues;
        }
    }
    return commands;
}

} // namespace

class TestImapCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literalsHoweverCut()
    {
        const QByteArray stream = "a1 LOGIN {5}\r\nalice {10}\r\nwonder\r\nxx\r\na2 APPEND x {0}\r\n\r\na3 NOOP\r\n";
        for (qsizetype size = 1; size <= stream.size(); ++size) {
            int continues = 0;
            const QList<ImapCommand> commands = commandsOf(stream, size, &continues);
            QCOMPARE(commands.size(), 3);
            QCOMPARE(continues, 3);
            QCOMPARE(commands[0].literals, QList<QByteArray>({"alice", "wonder\r\nxx"}));
            QCOMPARE(commands[1].literals, QList<QByteArray>({""}));
            QCOMPARE(commands[2].text, QByteArray("a3 NOOP"));
        }
    }

    void words()
    {
        ImapCommand command = commandsOf("a1 X \"q\\\"\\\\ é\" {3}\r\na b BODY[HEADER.FIELDS (A B)]<0.5> (c)\r\n", 1000).first();
        QCOMPARE(command.atom(), QByteArray("a1"));
        QVERIFY(command.takeBlank());
        QCOMPARE(command.atom(), QByteArray("X"));
        QVERIFY(command.takeBlank());
        QCOMPARE(*command.string(), QByteArray("q\"\\ é"));
        QVERIFY(command.takeBlank());
        QCOMPARE(*command.string(), QByteArray("a b"));
        QVERIFY(command.takeBlank());
        QCOMPARE(command.atom(), QByteArray("BODY[HEADER.FIELDS (A B)]<0.5>"));
        QVERIFY(command.takeBlank());
        QVERIFY(command.take('('));
        QCOMPARE(*command.string(), QByteArray("c"));
        QVERIFY(!command.string());
        QVERIFY(command.take(')'));
        QVERIFY(command.atEnd());
        QVERIFY(!command.take('x'));
    }

    void unfinishedQuote()
    {
        ImapCommand command;
        for (const char *text : {"\"abc", "\"abc\\", "\"", "{3}", "{"}) {
            command = {};
            command.text = text;
            if (command.peek() == '"')
                QVERIFY2(!command.string(), text);
            else
                QVERIFY2(!command.string() || *command.string() != "abc", text);
        }
    }

    void whatIsTooLong()
    {
        for (const QByteArray &stream : {QByteArray("a1 X {1001}\r\n"), QByteArray("a1 X {99999999999999999}\r\n"),
                                         QByteArray(9000, 'x') + "\r\n"}) {
            ImapCommandReader reader(1000);
            reader.add(stream);
            QCOMPARE(reader.next(), Outcome::TooLong);
            reader.add("a2 NOOP\r\n");
            QCOMPARE(reader.next(), Outcome::Command);
            QCOMPARE(reader.command().text, QByteArray("a2 NOOP"));
        }
    }

    void numbers()
    {
        const auto numbers = ImapNumbers::parse("2,4:5,9:*", 10);
        QVERIFY(numbers);
        for (quint32 number = 1; number <= 11; ++number)
            QCOMPARE(numbers->contains(number), QList<quint32>({2, 4, 5, 9, 10}).contains(number));
        QVERIFY(ImapNumbers::parse("*:3", 5)->contains(4));
        QVERIFY(!ImapNumbers::parse("*", 0)->contains(1));
        for (const char *wrong : {"", "x", "1:", ":1", "0", "1,,2", "-1", "99999999999"})
            QVERIFY2(!ImapNumbers::parse(wrong, 5), wrong);
    }

    void strings()
    {
        QCOMPARE(imapString("a \"b\" \\"), QByteArray("\"a \\\"b\\\" \\\\\""));
        QCOMPARE(imapString("a\r\nb"), QByteArray("{4}\r\na\r\nb"));
        QCOMPARE(imapString("\xc3\xa9"), QByteArray("{2}\r\n\xc3\xa9"));
    }
};

QTEST_APPLESS_MAIN(TestImapCommand)
#include "tst_imapcommand.moc"
