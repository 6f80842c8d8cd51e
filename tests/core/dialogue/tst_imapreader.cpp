#include "core/dialogue/imapreader.h"

#include "tests/core/dialogue/readertesting.h"

using namespace wirebench;

namespace {

class Sink final : public ImapLiteralSink
{
public:
    bool literalBegun(qint64 size) override
    {
        sizes += size;
        literals += QByteArray();
        return size <= most;
    }
    void literalBytes(QByteArrayView bytes) override { literals.last().append(bytes.data(), bytes.size()); }
    void literalEnded() override { ++ended; }

    QList<qint64> sizes;
    QByteArrayList literals;
    int ended = 0;
    qint64 most = 1000;
};

} // namespace

class TestImapReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAGreeting()
    {
        ImapReplyReader reader;
        const Transcript read = transcriptOf(reader, "* OK [CAPABILITY IMAP4rev1] ready\r\n", 0);
        QCOMPARE(read.codes(), QStringList{"OK"});
        QCOMPARE(read.replies[0].text, QByteArray("[CAPABILITY IMAP4rev1] ready"));
        ImapReplyReader bye;
        QCOMPARE(transcriptOf(bye, "* BYE too many\r\n", 0).codes(), QStringList{"BYE"});
    }

    void readsUpToTheTag()
    {
        const QByteArray bytes = "* 3 EXISTS\r\n* OK [UNSEEN 1] first\r\na6 OK of another\r\na7 NO not there\r\n";
        ImapReplyReader whole;
        whole.expectTag("a7");
        const Transcript read = transcriptOf(whole, bytes, 0);
        QCOMPARE(read.codes(), QStringList{"NO"});
        QCOMPARE(read.replies[0].lines.size(), 4);
        QCOMPARE(read.replies[0].text, QByteArray("not there"));
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            ImapReplyReader cut;
            cut.expectTag("a7");
            QVERIFY(sameReplies(transcriptOf(cut, bytes, size), read));
        }
    }

    void asksForMore()
    {
        ImapReplyReader reader;
        reader.expectTag("a1");
        QCOMPARE(transcriptOf(reader, "+ go on\r\n", 0).codes(), QStringList{"+"});
    }

    void shortLiteralsStandInTheirLine()
    {
        const QByteArray bytes = "* LIST () \"/\" {8}\r\na \"b\r\n\\c\r\n* LIST () \"/\" {0}\r\n\r\na1 OK\r\n";
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            ImapReplyReader reader;
            reader.expectTag("a1");
            const Transcript read = transcriptOf(reader, bytes, size);
            QCOMPARE(read.codes(), QStringList{"OK"});
            QCOMPARE(read.replies[0].lines[0], QByteArray("* LIST () \"/\" \"a \\\"b\r\n\\\\c\""));
            QCOMPARE(read.replies[0].lines[1], QByteArray("* LIST () \"/\" \"\""));
        }
    }

    void literalsGoToTheSink()
    {
        const QByteArray mail = "a1 OK no answer\r\n{5}\r\n.\r\n";
        const QByteArray bytes = "* 1 FETCH (BODY[] {" + QByteArray::number(mail.size()) + "}\r\n" + mail + " UID 7)\r\na1 OK done\r\n";
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            Sink sink;
            ImapReplyReader reader;
            reader.setSink(&sink);
            reader.expectTag("a1");
            const Transcript read = transcriptOf(reader, bytes, size);
            QCOMPARE(read.codes(), QStringList{"OK"});
            QCOMPARE(sink.literals, QByteArrayList{mail});
            QCOMPARE(sink.ended, 1);
            QVERIFY(read.replies[0].lines[0].endsWith("  UID 7)"));
        }
    }

    void fourGigabytesAreNotBelieved()
    {
        ImapReplyReader without;
        without.expectTag("a1");
        QCOMPARE(transcriptOf(without, "* 1 FETCH (BODY[] {4294967296}\r\nabc", 0).last, ReadStep::Bad);
        Sink sink;
        ImapReplyReader with;
        with.setSink(&sink);
        QCOMPARE(transcriptOf(with, "* 1 FETCH (BODY[] {4294967296}\r\nabc", 0).last, ReadStep::Bad);
        QCOMPARE(sink.sizes, QList<qint64>{4294967296});
    }

    void sizesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line : {"* A {}\r\n", "* A {-1}\r\n", "* A {1x}\r\n", "* A {99999999999999999999}\r\n", "* A }\r\n"})
            QTest::newRow(line) << QByteArray(line);
    }
    void sizesThatAreNone()
    {
        QFETCH(QByteArray, line);
        ImapReplyReader reader;
        reader.expectTag("a1");
        QCOMPARE(transcriptOf(reader, line + "a1 OK\r\n", 0).codes(), QStringList{"OK"});
    }

    void endless()
    {
        ImapReplyReader line;
        QCOMPARE(transcriptOf(line, QByteArray(1024 * 1024, '*'), 4096).last, ReadStep::Bad);
        ImapReplyReader lines;
        lines.expectTag("a1");
        QCOMPARE(transcriptOf(lines, ("* " + QByteArray(8000, 'x') + "\r\n").repeated(1000), 4096).last, ReadStep::Bad);
        ImapReplyReader literals; // each is small, and the line never ends
        literals.expectTag("a1");
        QCOMPARE(transcriptOf(literals, ("{9000}\r\n" + QByteArray(9000, 'x')).repeated(1000), 4096).last, ReadStep::Bad);
    }

    void quotes()
    {
        QCOMPARE(imapQuoted("a\"b\\c"), QByteArray("\"a\\\"b\\\\c\""));
    }

    void mailboxNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("ASCII") << "INBOX" << QByteArray("INBOX");
        QTest::newRow("ampersand") << "A&B" << QByteArray("A&-B");
        QTest::newRow("accents") << QStringLiteral("Envoy\u00e9s") << QByteArray("Envoy&AOk-s");
        QTest::newRow("of the RFC") << QStringLiteral("~peter/mail/\u53f0\u5317/\u65e5\u672c\u8a9e")
                                    << QByteArray("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        QTest::newRow("surrogates") << QStringLiteral("\U0001F600") << QByteArray("&2D3eAA-");
    }
    void mailboxNames()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, encoded);
        QCOMPARE(imapMailbox(name), encoded);
        QCOMPARE(imapMailboxName(encoded), name);
    }
    void wrongMailboxNames()
    {
        QCOMPARE(imapMailboxName("a&b"), QStringLiteral("a&b"));
        QCOMPARE(imapMailboxName("&*-"), QStringLiteral("&*-"));
    }
};

QTEST_APPLESS_MAIN(TestImapReader)
#include "tst_imapreader.moc"
