#include "tests/scenarios/practiceprocess.h"
#include "tests/scenarios/realservers.h"
#include "tests/scenarios/talkprocess.h"

#include "tests/support/scenariomain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <map>

using namespace wirebench::test;

namespace {

const Values alice{{"user", "alice"}, {"password", "wonderland"}};

Values with(Values values, const Values &more)
{
    values.insert(more);
    return values;
}

QByteArray fileContents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(there is no such file)");
}

/// All files of a folder, one behind the other.
QByteArray allFiles(const QString &folder)
{
    QByteArray bytes;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files, QDir::Name))
        bytes += fileContents(file.filePath());
    return bytes;
}

QByteArray everyByte()
{
    QByteArray bytes;
    for (int i = 0; i < 4 * 256; ++i)
        bytes += char(i);
    return bytes;
}

/// A whole letter or article, as it has to arrive.
QByteArray difficultText(const QByteArray &header)
{
    return header + "Subject: =?UTF-8?Q?=C3=A9t=C3=A9?=\r\nMIME-Version: 1.0\r\n"
                    "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                    ".one dot\r\n..two\r\n.\r\n...\r\n\r\n" +
           QByteArray(900, 'x') + "\r\nL'\xc3\xa9t\xc3\xa9, No\xc3\xabl, \xc5\x93uvre\r\n";
}

} // namespace

#define WELL(talk) QVERIFY2((talk).isWell(), ((talk).told + "\n" + (talk).output).constData())

/// Every dialogue that is built in, against its practice server and servers that Debian packages, with and without TLS.
class TestCliTalkServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        WIREBENCH_NEED("python3");
        WIREBENCH_NEED("openssl");
        QVERIFY2(m_certificates.make(), m_certificates.errors());
        m_practice = startedPractice();
        QCOMPARE(m_practice.ports.size(), 14);
    }

    void ftp_data();
    void ftp();
    void mail_data();
    void mail();
    void news_data();
    void news();
    void telnet_data();
    void telnet();
    void gopher_data();
    void gopher();
    void smallOnes();
    void wrongPasswords_data();
    void wrongPasswords();
    void refusedCommands_data();
    void refusedCommands();
    void tlsThatIsNotThere();

private:
    /// A server that has been started before, or is now.
    const RealServer &server(const QString &name)
    {
        const auto found = m_servers.find(name);
        if (found != m_servers.end())
            return found->second;
        const QString kind = name.section(u' ', 1);
        if (name.startsWith(u"vsftpd"))
            return m_servers[name] = startedVsftpd(m_certificates, kind);
        if (name.startsWith(u"pyftpdlib"))
            return m_servers[name] = startedPyftpdlib(m_certificates, kind);
        if (name == u"dovecot")
            return m_servers[name] = startedMailServers(m_certificates);
        if (name == u"inn")
            return m_servers[name] = startedInn(m_certificates);
        return m_servers[name] = name == u"telnetd" ? startedTelnetd() : startedGophernicus();
    }
    QString port(const QString &at, const QString &service, bool atOnce)
    {
        if (at == u"practice")
            return atOnce ? m_practice.tlsPort(qPrintable(service)) : m_practice.port(qPrintable(service));
        const QString own = atOnce && service != u"ftp" ? service + u's' : service;
        return server(at).ports.value(own);
    }
    /// A new folder to save into.
    QString folder()
    {
        const QString path = m_folder.filePath(QStringLiteral("into%1").arg(++m_count));
        QDir().mkpath(path);
        return path;
    }
    QString file(const QString &name, const QByteArray &bytes)
    {
        const QString path = folder() + u'/' + name;
        QFile made(path);
        return made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size() ? path : QString();
    }

    Certificates m_certificates;
    Practice m_practice;
    std::map<QString, RealServer> m_servers;
    QTemporaryDir m_folder;
    int m_count = 0;
};

#define WIREBENCH_NEED_AT(at)                                                                                \
    if ((at) != u"practice") {                                                                               \
        WIREBENCH_NEED_SERVER(server(at));                                                                   \
    }

void TestCliTalkServers::ftp_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("tls");
    QTest::addColumn<Values>("user");
    const Values anonymous{{"user", "anonymous"}, {"password", "me@here"}};
    for (const char *tls : {"no", "required", "offered", "at-once"}) {
        const QString kind = QString::fromLatin1(tls);
        QTest::addRow("practice, %s", tls) << QStringLiteral("practice") << kind << alice;
        QTest::addRow("practice, anonymous, %s", tls) << QStringLiteral("practice") << kind << anonymous;
        const QString at = kind == u"no" ? "plain" : kind == u"at-once" ? "implicit" : "tls";
        QTest::addRow("vsftpd, %s", tls) << "vsftpd " + at << kind << anonymous;
        if (kind != u"at-once")
            QTest::addRow("pyftpdlib, %s", tls) << "pyftpdlib " + at << kind << alice;
    }
}

void TestCliTalkServers::ftp()
{
    QFETCH(const QString, at);
    QFETCH(const QString, tls);
    QFETCH(const Values, user);
    WIREBENCH_NEED_AT(at);
    const QString number = port(at, "ftp", tls == u"at-once");
    const Values all = with(user, {{"tls", tls}});
    const bool isPractice = at == u"practice";

    // The course's: log in, enter a folder, list it, fetch README, quit.
    QString into = folder();
    Talk talk = talked("ftp", number, with(all, {{"folder", isPractice ? "pub" : "course"}, {"fetch", "README"}, {"into", into}}));
    WELL(talk);
    const QByteArray readme = fileContents(into + "/README");
    QVERIFY2(readme.startsWith(isPractice ? "You have logged in" : "Log in, enter"), readme);
    for (const char *list : {"NLST", "MLSD", "none"}) {
        if (at.startsWith(u"vsftpd") && qstrcmp(list, "MLSD") == 0)
            continue; // it has no MLSD
        talk = talked("ftp", number, with(all, {{"list", list}}));
        WELL(talk);
        if (qstrcmp(list, "none") != 0)
            QVERIFY2(talk.output.contains("README"), (talk.told + talk.output).constData());
    }
    // Each byte comes as it is.
    into = folder();
    talk = talked("ftp", number, with(all, {{"folder", isPractice ? "pub" : ""}, {"fetch", "bytes.bin"}, {"into", into}}));
    WELL(talk);
    QCOMPARE(fileContents(into + "/bytes.bin"), everyByte());
    // Stored, fetched, deleted.
    const QByteArray large = everyByte().repeated(700);
    talk = talked("ftp-store", number, with(all, {{"folder", "incoming"}, {"file", file("mine.bin", large)}}));
    WELL(talk);
    into = folder();
    talk = talked("ftp", number, with(all, {{"folder", "incoming"}, {"fetch", "mine.bin"}, {"into", into}}));
    WELL(talk);
    QVERIFY(fileContents(into + "/mine.bin") == large);
    if (!isPractice)
        QVERIFY(server(at).read("files/incoming/mine.bin") == large);
    const bool mayDelete = !(at.startsWith(u"pyftpdlib") && user != alice);
    talk = talked("ftp-delete", number, with(all, {{"folder", "incoming"}, {"file", "mine.bin"}}));
    QCOMPARE(talk.isWell(), mayDelete);
    talk = talked("ftp", number, with(all, {{"folder", "incoming"}, {"list", "none"}, {"fetch", "mine.bin"}, {"into", folder()}}));
    QVERIFY(!talk.isWell());
}

void TestCliTalkServers::mail_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("tls");
    for (const char *at : {"practice", "dovecot"}) {
        for (const char *tls : {"no", "required", "offered", "at-once"})
            QTest::addRow("%s, %s", at, tls) << QString::fromLatin1(at) << QString::fromLatin1(tls);
    }
}

void TestCliTalkServers::mail()
{
    QFETCH(const QString, at);
    QFETCH(const QString, tls);
    WIREBENCH_NEED_AT(at);
    const bool atOnce = tls == u"at-once";
    const Values user = with(alice, {{"tls", tls}});
    const Values envelope{{"from", "Student <student@example.net>"}, {"to", "alice@localhost"}};
    const QByteArray mark = "X-Mark: " + QByteArray::number(++m_count) + at.toLatin1() + tls.toLatin1() + "\r\n";

    // A letter from a file arrives as it is, behind what servers add.
    const QByteArray letter = difficultText("From: student@example.net\r\nTo: alice@localhost\r\n" + mark);
    Talk talk = talked("smtp", port(at, "smtp", atOnce), with(with(user, envelope), {{"message", file("letter.eml", letter)}}));
    WELL(talk);
    // One that is written here, with an attachment.
    const Values written{{"subject", "Un été à l'œuvre"},
                         {"text", ".dot\n..\n.\nL'été, cœur, façade\n" + QString(1200, u'y')},
                         {"attach", file("bytes.bin", everyByte())}};
    talk = talked("smtp", port(at, "smtp", atOnce), with(with(user, envelope), written));
    WELL(talk);
    talk = talked("smtp", port(at, "smtp", atOnce), with(with(Values{{"tls", tls}}, envelope), {{"text", "no login"}}));
    WELL(talk);

    // POP3: the list, then the letter by its number.
    talk = talked("pop3", port(at, "pop3", atOnce), user);
    WELL(talk);
    QString into = folder();
    talk = talked("pop3", port(at, "pop3", atOnce), with(user, {{"fetch", "all"}, {"into", into}}));
    WELL(talk);
    QVERIFY2(allFiles(into).contains(letter), talk.told);
    const auto parsed = startedPython("import email, email.policy, pathlib, sys\n"
                                      "for path in pathlib.Path(sys.argv[1]).iterdir():\n"
                                      "    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)\n"
                                      "    if mail['Subject'] == 'Un été à l\\'œuvre':\n"
                                      "        text = mail.get_body().get_content()\n"
                                      "        data = next(mail.iter_attachments()).get_content()\n"
                                      "        good = text.replace('\\r\\n', '\\n').rstrip('\\n') == '.dot\\n..\\n.\\nL\\'été, cœur, façade\\n' + 'y' * 1200\n"
                                      "        print(good and data == bytes(range(256)) * 4, repr(text[:80]))\n",
                                      {into});
    QVERIFY(parsed->waitForFinished());
    QVERIFY2(parsed->output().startsWith("True"), parsed->output() + parsed->errors());

    // IMAP: found by a field, saved, and the folders.
    into = folder();
    const QString search = "HEADER X-Mark " + QString::fromLatin1(mark.trimmed().mid(8));
    talk = talked("imap", port(at, "imap", atOnce), with(user, {{"search", search}, {"fetch", "yes"}, {"into", into}}));
    WELL(talk);
    QVERIFY2(allFiles(into).endsWith(letter), talk.told);
    QCOMPARE(QDir(into).entryList(QDir::Files).size(), 1);

    // Deleted by its number.
    const auto count = [&] {
        const Talk listed = talked("pop3", port(at, "pop3", atOnce), with(user, {{"fetch", "all"}, {"into", folder()}}));
        return listed.isWell() ? QDir(m_folder.filePath(QStringLiteral("into%1").arg(m_count))).entryList(QDir::Files).size() : -1;
    };
    const qsizetype before = count();
    talk = talked("pop3-delete", port(at, "pop3", atOnce), with(user, {{"number", "1"}}));
    WELL(talk);
    QCOMPARE(count(), before - 1);
}

void TestCliTalkServers::news_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("tls");
    for (const char *at : {"practice", "inn"}) {
        for (const char *tls : {"no", "required", "offered", "at-once"})
            QTest::addRow("%s, %s", at, tls) << QString::fromLatin1(at) << QString::fromLatin1(tls);
    }
}

void TestCliTalkServers::news()
{
    QFETCH(const QString, at);
    QFETCH(const QString, tls);
    WIREBENCH_NEED_AT(at);
    const QString number = port(at, "nntp", tls == u"at-once");
    const QString group = at == u"practice" ? "practice.test" : "wirebench.test";
    const Values all{{"tls", tls}};
    const QByteArray id = "<mark" + QByteArray::number(++m_count) + tls.toLatin1() + "@example.net>";
    const QByteArray article = difficultText("From: student@example.net\r\nNewsgroups: " + group.toLatin1() + "\r\nMessage-ID: " + id + "\r\n");
    const QByteArray body = article.mid(article.indexOf("\r\n\r\n"));

    Talk talk = talked("nntp", number, all);
    WELL(talk);
    QVERIFY2(talk.output.contains(group.toLatin1()), talk.told);
    talk = talked("nntp-post", number,
                  with(all, {{"from", "student@example.net"}, {"newsgroups", group}, {"message", file("article", article)}}));
    WELL(talk);
    talk = talked("nntp-post", number,
                  with(all, {{"from", "student@example.net"}, {"newsgroups", group}, {"subject", "written here"}, {"text", ".\n..\nété"}}));
    WELL(talk);
    const QString into = folder();
    QTRY_VERIFY_WITH_TIMEOUT(
        talked("nntp", number, with(all, {{"group", group}, {"article", QString::fromLatin1(id)}, {"into", into}})).isWell(), 20'000);
    QVERIFY2(allFiles(into).endsWith(body), allFiles(into).right(300));
    talk = talked("nntp", number, with(all, {{"group", group}, {"article", "1"}, {"into", folder()}}));
    WELL(talk);
}

void TestCliTalkServers::telnet_data()
{
    QTest::addColumn<QString>("at");
    QTest::newRow("practice") << QStringLiteral("practice");
    QTest::newRow("telnetd") << QStringLiteral("telnetd");
}

void TestCliTalkServers::telnet()
{
    QFETCH(const QString, at);
    WIREBENCH_NEED_AT(at);
    const bool isPractice = at == u"practice";
    const Talk talk = talkedWithInput("telnet", port(at, "telnet", false),
                                      isPractice ? "echo wonderful\nsize\nquit\n" : "echo won''derful\nexit\n");
    WELL(talk);
    QVERIFY2(talk.output.contains("wonderful"), talk.output);
}

void TestCliTalkServers::gopher_data()
{
    QTest::addColumn<QString>("at");
    QTest::newRow("practice") << QStringLiteral("practice");
    QTest::newRow("gophernicus") << QStringLiteral("gophernicus");
}

void TestCliTalkServers::gopher()
{
    QFETCH(const QString, at);
    WIREBENCH_NEED_AT(at);
    const bool isPractice = at == u"practice";
    const QString number = port(at, "gopher", false);
    Talk talk = talked("gopher", number, {});
    WELL(talk);
    QVERIFY2(talk.output.contains("README"), talk.output);
    const QString base = isPractice ? "/pub" : "";
    talk = talked("gopher", number, {{"selector", base + "/dots.txt"}, {"as", "text"}});
    WELL(talk);
    // RFC 1436 doubles dots at the beginning of a line; not every server does.
    QVERIFY2(talk.output.contains(isPractice ? "\n..hidden" : "\n.hidden"), talk.output);
    const QString into = folder();
    talk = talked("gopher", number, {{"selector", base + "/bytes.bin"}, {"as", "file"}, {"into", into}});
    WELL(talk);
    QCOMPARE(fileContents(into + "/bytes.bin"), everyByte());
    if (isPractice) {
        talk = talked("gopher", number, {{"selector", "/search"}, {"search", "accents"}});
        WELL(talk);
        QVERIFY2(talk.output.contains("/pub/README"), talk.output);
    }
}

void TestCliTalkServers::smallOnes()
{
    Talk talk = talked("daytime", m_practice.port("daytime"), {});
    WELL(talk);
    QVERIFY2(talk.output.contains("Wirebench practice server"), talk.output);
    talk = talked("finger", m_practice.port("finger"), {{"user", "alice"}});
    WELL(talk);
    QVERIFY2(talk.output.contains("Login: alice"), talk.output);
    talk = talked("whois", m_practice.port("finger"), {{"query", "alice"}}); // the same on the wire
    WELL(talk);
    QVERIFY2(talk.output.contains("Login: alice"), talk.output);
}

void TestCliTalkServers::wrongPasswords_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("service");
    for (const char *name : {"ftp", "pop3", "imap", "smtp", "nntp"})
        QTest::addRow("practice, %s", name) << QStringLiteral("practice") << QString::fromLatin1(name) << QString::fromLatin1(name);
    for (const char *name : {"pop3", "imap", "smtp"})
        QTest::addRow("dovecot and aiosmtpd, %s", name) << QStringLiteral("dovecot") << QString::fromLatin1(name) << QString::fromLatin1(name);
    QTest::newRow("pyftpdlib") << QStringLiteral("pyftpdlib plain") << QStringLiteral("ftp") << QStringLiteral("ftp");
}

void TestCliTalkServers::wrongPasswords()
{
    QFETCH(const QString, at);
    QFETCH(const QString, name);
    QFETCH(const QString, service);
    WIREBENCH_NEED_AT(at);
    Values values{{"user", "alice"}, {"password", "looking-glass"}};
    if (name == u"smtp")
        values.insert({{"from", "a@example.net"}, {"to", "alice@localhost"}, {"text", "x"}});
    const Talk talk = talked(name, port(at, service, false), values);
    QCOMPARE(talk.status, 1);
    QVERIFY2(!talk.told.contains("looking-glass"), talk.told);
    QVERIFY2(talk.told.count('\n') >= 2, talk.told);
}

void TestCliTalkServers::refusedCommands_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Values>("values");
    const Values toNobody{{"from", "a@example.net"}, {"to", "nobody@localhost"}, {"text", "x"}};
    QTest::newRow("practice, folder") << QStringLiteral("practice") << QStringLiteral("ftp") << Values{{"folder", "nowhere"}};
    QTest::newRow("practice, file") << QStringLiteral("practice") << QStringLiteral("ftp") << Values{{"fetch", "nothing"}, {"into", m_folder.path()}};
    QTest::newRow("vsftpd, folder") << QStringLiteral("vsftpd plain") << QStringLiteral("ftp") << Values{{"folder", "nowhere"}};
    QTest::newRow("vsftpd, file") << QStringLiteral("vsftpd plain") << QStringLiteral("ftp") << Values{{"fetch", "nothing"}, {"into", m_folder.path()}};
    QTest::newRow("practice, recipient") << QStringLiteral("practice") << QStringLiteral("smtp") << toNobody;
    QTest::newRow("aiosmtpd, recipient") << QStringLiteral("dovecot") << QStringLiteral("smtp") << toNobody;
    QTest::newRow("practice, letter") << QStringLiteral("practice") << QStringLiteral("pop3") << with(alice, {{"fetch", "9999"}, {"into", m_folder.path()}});
    QTest::newRow("dovecot, letter") << QStringLiteral("dovecot") << QStringLiteral("pop3") << with(alice, {{"fetch", "9999"}, {"into", m_folder.path()}});
    QTest::newRow("practice, mailbox") << QStringLiteral("practice") << QStringLiteral("imap") << with(alice, {{"mailbox", "Nowhere"}});
    QTest::newRow("dovecot, mailbox") << QStringLiteral("dovecot") << QStringLiteral("imap") << with(alice, {{"mailbox", "Nowhere"}});
    QTest::newRow("practice, group") << QStringLiteral("practice") << QStringLiteral("nntp") << Values{{"group", "no.such"}};
    QTest::newRow("inn, group") << QStringLiteral("inn") << QStringLiteral("nntp") << Values{{"group", "no.such"}};
    QTest::newRow("practice, article") << QStringLiteral("practice") << QStringLiteral("nntp")
                                       << Values{{"group", "practice.test"}, {"article", "9999"}, {"into", m_folder.path()}};
    QTest::newRow("practice, post") << QStringLiteral("practice") << QStringLiteral("nntp-post")
                                    << Values{{"from", "a@b.example"}, {"newsgroups", "practice.announce"}, {"subject", "x"}, {"text", "x"}};
}

void TestCliTalkServers::refusedCommands()
{
    QFETCH(const QString, at);
    QFETCH(const QString, name);
    QFETCH(const Values, values);
    WIREBENCH_NEED_AT(at);
    const Talk talk = talked(name, port(at, name.section(u'-', 0, 0), false), values);
    QCOMPARE(talk.status, 1);
    QVERIFY2(!talk.told.isEmpty(), "nothing is said");
    for (const char *left : {"nothing", "9999"}) // nothing stays behind
        QVERIFY(!QFile::exists(m_folder.filePath(QLatin1String(left))));
}

void TestCliTalkServers::tlsThatIsNotThere()
{
    WIREBENCH_NEED_SERVER(server("vsftpd plain"));
    const QString number = port("vsftpd plain", "ftp", false);
    QCOMPARE(talked("ftp", number, {{"tls", "required"}}).status, 1);
    const Talk offered = talked("ftp", number, {{"tls", "offered"}});
    WELL(offered);
}

WIREBENCH_SCENARIO_MAIN(TestCliTalkServers)
#include "tst_cli_talk_servers.moc"
