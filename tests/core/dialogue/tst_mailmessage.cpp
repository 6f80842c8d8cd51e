#include "core/dialogue/mailmessage.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace wirebench;

namespace {

MailMessage simple()
{
    MailMessage message;
    message.from = QStringLiteral("ada@example.org");
    message.to = {QStringLiteral("bob@example.org")};
    message.subject = QStringLiteral("Hello");
    message.text = QStringLiteral("One\nTwo");
    message.date = QDateTime({2026, 11, 2}, {9, 5, 7}, Qt::OffsetFromUTC, 3600);
    message.messageId = "<1@example.org>";
    return message;
}

qsizetype longestLine(const QByteArray &bytes)
{
    qsizetype longest = 0;
    for (const QByteArray &line : bytes.split('\n'))
        longest = std::max(longest, line.size());
    return longest;
}

} // namespace

class TestMailMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAPlainMail()
    {
        QCOMPARE(writeMail(simple()), QByteArray("From: ada@example.org\r\n"
                                                 "To: bob@example.org\r\n"
                                                 "Subject: Hello\r\n"
                                                 "Date: Mon, 02 Nov 2026 09:05:07 +0100\r\n"
                                                 "Message-ID: <1@example.org>\r\n"
                                                 "MIME-Version: 1.0\r\n"
                                                 "Content-Type: text/plain; charset=us-ascii\r\n"
                                                 "Content-Transfer-Encoding: 7bit\r\n"
                                                 "\r\n"
                                                 "One\r\nTwo\r\n"));
    }

    void writesAnArticle()
    {
        MailMessage article = simple();
        article.to.clear();
        article.newsgroups = QStringLiteral("local.test,local.chat");
        const QByteArray bytes = writeMail(article);
        QVERIFY(bytes.contains("\r\nNewsgroups: local.test,local.chat\r\n"));
        QVERIFY(!bytes.contains("\r\nTo:"));
    }

    void datesAreEnglish()
    {
        QCOMPARE(mailDate(QDateTime({2026, 2, 1}, {0, 0, 0}, Qt::OffsetFromUTC, -(3 * 3600 + 1800))),
                 QByteArray("Sun, 01 Feb 2026 00:00:00 -0330"));
    }

    void encodesHeaders()
    {
        QCOMPARE(encodedHeader(QStringLiteral("plain =?text")), QByteArray("plain =?text"));
        QCOMPARE(encodedHeader(QStringLiteral("\u00e9t\u00e9")), QByteArray("=?utf-8?B?w6l0w6k=?="));
    }
    void cutsEncodedWordsBetweenLetters()
    {
        const QString text = QStringLiteral("\u00e9\U0001F600").repeated(60);
        QByteArray joined;
        for (const QByteArray &word : encodedHeader(text).split(' ')) {
            QVERIFY(word.size() <= 75);
            QVERIFY(word.startsWith("=?utf-8?B?") && word.endsWith("?="));
            const QByteArray bytes = QByteArray::fromBase64(word.mid(10, word.size() - 12));
            QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes); // no letter is cut
            joined += bytes;
        }
        QCOMPARE(QString::fromUtf8(joined), text);
    }

    void encodesAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("bare") << "a@b" << QByteArray("a@b");
        QTest::newRow("atoms") << "Ada Byron <a@b>" << QByteArray("Ada Byron <a@b>");
        QTest::newRow("quoted") << "\"Byron, Ada\" <a@b>" << QByteArray("\"Byron, Ada\" <a@b>");
        QTest::newRow("needs quotes") << "A. (x) \"y\" <a@b>" << QByteArray("\"A. (x) \\\"y\\\"\" <a@b>");
        QTest::newRow("accents") << QStringLiteral("Zo\u00e9 <z@b>") << QByteArray("=?utf-8?B?Wm/DqQ==?= <z@b>");
    }
    void encodesAddresses()
    {
        QFETCH(QString, address);
        QTEST(encodedAddress(address), "encoded");
    }

    void quotesPrintably_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("ASCII") << "a b" << QByteArray("a b\r\n");
        QTest::newRow("accent") << QStringLiteral("\u00e9=") << QByteArray("=C3=A9=3D\r\n");
        QTest::newRow("blank at the end") << "a \nb\t" << QByteArray("a=20\r\nb=09\r\n");
        QTest::newRow("line ends") << "a\r\nb\rc\n" << QByteArray("a\r\nb\r\nc\r\n");
        QTest::newRow("empty lines") << "a\n\n" << QByteArray("a\r\n\r\n");
        QTest::newRow("NUL") << QString(QChar(0)) << QByteArray("=00\r\n");
        QTest::newRow("76") << QString(76, 'x') << QByteArray(76, 'x') + "\r\n";
        QTest::newRow("77") << QString(77, 'x') << QByteArray(75, 'x') + "=\r\nxx\r\n";
    }
    void quotesPrintably()
    {
        QFETCH(QString, text);
        QTEST(quotedPrintable(text), "encoded");
    }

    void noLineIsTooLong()
    {
        MailMessage message = simple();
        message.text = QString(5000, 'x') + QStringLiteral("\n\u00e9").repeated(10) + QString(3000, QChar(0xE9));
        message.subject = QStringLiteral("word ").repeated(300);
        message.to = QStringList(200, QStringLiteral("Somebody <somebody@example.org>"));
        message.attachments = {{QStringLiteral("a.bin"), QByteArray(100'000, '\xff')}};
        QVERIFY(longestLine(writeMail(message)) <= 999); // with its CR
    }

    void attaches()
    {
        MailMessage message = simple();
        const QByteArray content = QByteArray("\0\r\n.\r\n\xff", 7).repeated(100);
        message.attachments = {{QStringLiteral("a \"b\".bin"), content}, {QStringLiteral("\u00e9.txt"), "x"}};
        const QByteArray mail = writeMail(message);
        const QByteArray boundary = mail.mid(mail.indexOf("boundary=\"") + 10, 42);
        QCOMPARE(mail.count("--" + boundary), 4);
        QVERIFY(mail.endsWith("--" + boundary + "--\r\n"));
        QVERIFY(mail.contains("filename=\"a \\\"b\\\".bin\""));
        QVERIFY(mail.contains("filename*=utf-8''%C3%A9.txt"));
        const qsizetype from = mail.indexOf("base64\r\n\r\n") + 10;
        const QByteArray base64 = mail.mid(from, mail.indexOf("--" + boundary, from) - from);
        QCOMPARE(QByteArray::fromBase64(QByteArray(base64).replace("\r\n", "")), content);
    }

    void refusesInjectedFields_data()
    {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 5; ++field)
            QTest::addRow("%d", field) << field;
    }
    void refusesInjectedFields()
    {
        QFETCH(int, field);
        for (const QString &evil : {QStringLiteral("a\r\nBcc: all"), QStringLiteral("a\nb"), QStringLiteral("a\rb"), QString("a") + QChar(0)}) {
            MailMessage message = simple();
            QVERIFY(mailProblem(message).isEmpty());
            QString *const texts[] = {&message.from, &message.subject, &message.newsgroups};
            if (field < 3)
                *texts[field] = evil;
            else
                (field == 3 ? message.to : message.cc) = {evil};
            QCOMPARE(mailProblem(message).key, QStringLiteral("value.line"));
        }
    }
};

QTEST_APPLESS_MAIN(TestMailMessage)
#include "tst_mailmessage.moc"
