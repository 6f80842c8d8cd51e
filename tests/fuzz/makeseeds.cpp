// Writes the seeds of the fuzzers: makeseeds FOLDER. The first two bytes of each say how the fuzzer reads it.

#include <QDir>
#include <QFile>
#include <QTextStream>

#include <zlib.h>

namespace {

QByteArray packed(const QByteArray &bytes, int windowBits)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(out.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return out;
}

QByteArray withOptions(char first, char second, const QByteArray &bytes)
{
    return QByteArray(1, first) + second + bytes;
}

QList<QByteArray> messages()
{
    QList<QByteArray> seeds;
    const QByteArrayList requests{
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello\r\nGET / HTTP/1.1\r\nHost:x\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3;a=b\r\nabc\r\n0a\r\n0123456789\r\n0\r\nT: v\r\n\r\n"};
    const QByteArrayList answers{
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nServer: a\r\n\r\nto the close",
        "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n"};
    for (const QByteArray &request : requests)
        seeds.append(withOptions('\0', '\x5', request));
    for (const QByteArray &answer : answers)
        seeds.append(withOptions('\1', '\x7', answer));
    return seeds;
}

QList<QByteArray> bodies()
{
    const QByteArray text = QByteArray("some text, and more of it ").repeated(20);
    return {withOptions('\0', '\3', packed(text, MAX_WBITS + 16)),
            withOptions('\1', '\3', packed(text, MAX_WBITS)),
            withOptions('\1', '\3', packed(text, -MAX_WBITS)),
            withOptions('\2', '\3', QByteArray::fromHex("1b1700f88d946ede445586d60a206c6f4a1179e280ae16")),
            withOptions('\3', '\3', packed(packed(text, MAX_WBITS), MAX_WBITS + 16))};
}

/// Saved logs: a call with text, one with bytes and a mark, a failure with a note, and a cut line.
QList<QByteArray> logs()
{
    const QByteArray header =
        "{\"format\":\"wirebench-log\",\"version\":1,\"generator\":\"x\",\"started\":\"2026-11-22T10:03:12.123456789Z\"}\n";
    const QByteArray flow = "\"endpoint\":{\"id\":1,\"kind\":\"udp\",\"name\":\"UDP 1\"},\"connection\":0,"
                            "\"local\":\"127.0.0.1:9\",\"peer\":\"[fe80::1%2]:50412\",";
    const QByteArray received =
        "{\"id\":1,\"timeNs\":5,\"waitedNs\":2,\"call\":\"recvfrom\",\"arguments\":\"512\",\"argument\":512,\"result\":2,"
        "\"outcome\":\"\",\"errno\":\"\",\"errnoNumber\":0,\"direction\":\"received\",\"marks\":[\"truncated\"]," +
        flow + "\"bytes\":2,\"base64\":\"/wA=\"}\n";
    const QByteArray failed =
        "{\"id\":4,\"timeNs\":9,\"waitedNs\":0,\"call\":\"sendto\",\"arguments\":\"a\",\"argument\":3,\"result\":-1,"
        "\"outcome\":\"o\",\"errno\":\"ECONNREFUSED\",\"errnoNumber\":111,\"direction\":\"sent\",\"marks\":[]," +
        flow + "\"bytes\":3,\"text\":\"a\\né\",\"marked\":true,\"note\":\"n\"}\n";
    return {withOptions('\0', '\5', header), withOptions('\0', '\7', header + received),
            withOptions('\0', '\xA0', header + received + failed),
            withOptions('\0', '\1', header + failed.chopped(9))};
}

QList<QByteArray> commands()
{
    const QByteArrayList commands{
        "curl 'https://h/?a&b' \\\n -X POST -H 'a: b' -b 'c=d' --data-raw $'{\\u0021\\'\\n}' --compressed",
        "curl ^\"https://h/?a^&b^\" ^\r\n -H ^\"a: b^\" --data-raw ^\"^{^\\^\"a^\\^\"^\n\n^}^\"",
        "curl -F a=1 -F 'f=@x;type=a/b;filename=\"z;\"' --form-string 'a=@b' h",
        "curl -u a:b --digest -Lk --max-redirs 3 -x socks5h://p:1 -U u@:p/ -m20 http://u:p@[::1]:80/#x",
        "curl -G -d a=1 --data-urlencode 'b= ' --url-query x 'h?c#d' | jq .",
        "curl -T 'a b' -A x -e y -r 0-9 -H 'E;' -H Accept: --json '{}' --oauth2-bearer t h --next"};
    QList<QByteArray> seeds;
    for (const QByteArray &command : commands)
        seeds.append(withOptions('\0', '\0', command));
    return seeds;
}

QList<QByteArray> archives()
{
    return {withOptions('\0', '\0', R"({"log":{"entries":[{"startedDateTime":"2026-01-02T03:04:05Z","request":{
"method":"POST","url":"https://h/x?y=1","httpVersion":"HTTP/1.0","headers":[{"name":"Cookie","value":"a=b; c"}],
"postData":{"text":"a=1"}},"response":{"status":200,"statusText":"OK","headers":[{"name":"Set-Cookie",
"value":"a=b; Max-Age=4; Secure"}],"content":{"size":4,"text":"iVBORw==","encoding":"base64"},"_trailer":[]},
"timings":{"dns":-1,"connect":5,"ssl":3.5,"wait":2},"serverIPAddress":"::1","connection":"4"}]}})")};
}

bool write(const QString &folder, const QList<QByteArray> &seeds)
{
    if (!QDir().mkpath(folder))
        return false;
    // What fuzzers have added since is no seed.
    for (const QString &name : QDir(folder).entryList(QDir::Files))
        QFile::remove(folder + u'/' + name);
    for (qsizetype i = 0; i < seeds.size(); ++i) {
        QFile file(QStringLiteral("%1/seed%2").arg(folder).arg(i));
        if (!file.open(QIODevice::WriteOnly) || file.write(seeds[i]) != seeds[i].size())
            return false;
    }
    return true;
}

QList<QByteArray> savedMessages()
{
    return {
        "{\"format\": \"wirebench-messages\", \"version\": 1, \"udp\": [\n{\"name\": \"a\", \"folder\": "
        "\"f\", "
        "\"message\": {\"host\": \"::1\", \"port\": \"9\", \"payload\": {\"text\": \"x\\u00e9\", "
        "\"checksum\": "
        "\"crc32\"}}},\n{\"sequence\": {\"rounds\": 0, \"steps\": [{\"delayMs\": 5, \"message\": {}}]}}]}",
        "[\n{\"name\": \"a\", \"toip\": \"::1\", \"port\": \"53\", \"tcporudp\": \"UDP\", \"hexstring\": "
        "\"00 ff\", "
        "\"asciistring\": \"QQ==\", \"repeat\": 1.5},\n{\"tcporudp\": \"HTTP GET\"}]"};
}

QList<QByteArray> rules()
{
    const QByteArray start = "{\"format\":\"wirebench-rules\",\"version\":1,\"unit\":\"line\",\"rules\":[\n";
    return {withOptions('\7', '\3', start + "]}\n"),
            withOptions('\77', '\5',
                        start + "{\"match\":\"regex\",\"pattern\":\"(a+)+$|(?<n>b)\",\"reply\":\"$1${n}{counter}\\\\r\","
                                "\"action\":\"close\",\"delayMs\":5},\n"
                                "{\"match\":\"exact\",\"pattern\":\"00 ff\",\"patternNotation\":\"hex\",\"goOn\":true}]}\n")};
}

/// Of each family, and what only looks like one.
QList<QByteArray> replySeeds()
{
    return {withOptions('\0', '\2', "220-hello\r\n there\r\n220 ready\r\n227 (127,0,0,1,195,80)\r\n229 (|||5000|)\r\n"),
            withOptions('\1', '\3', "+OK 2 messages\r\n1 120\r\n..dot\r\n.\r\n-ERR no\r\n"),
            withOptions('\2', '\1', "* OK hi\r\n* LIST () \"/\" {5}\r\nINBOX\r\na1 OK done\r\n+ more\r\n"),
            withOptions('\6', '\4', "* 1 FETCH (BODY[] {7}\r\n.\r\nhi\r\n)\r\na1 OK\r\n"),
            withOptions('\0', '\1', "\xff\xfd\x18\xff\xfa\x18\x01\xff\xf0\xff\xfb\x01login: \r\n"),
            withOptions('\1', '\5', "1Docs\t/docs\texample.org\t70\r\n.\r\n")};
}

/// What servers say, for dialogues of any number.
QList<QByteArray> conversations()
{
    const QByteArrayList words{
        "220 hi\r\n331 ?\r\n230 in\r\n250 ok\r\n257 \"/\"\r\n229 (|||5000|)\r\n150 go\r\n226 done\r\n221 bye\r\n",
        "220 hi\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN\r\n235 in\r\n250 ok\r\n250 ok\r\n354 go\r\n250 taken\r\n221 bye\r\n",
        "+OK\r\n+OK\r\n+OK\r\n+OK 1 5\r\n+OK\r\n1 5\r\n.\r\n+OK\r\n1 a\r\n.\r\n+OK\r\n..x\r\n.\r\n+OK\r\n",
        "* OK hi\r\na1 OK\r\n* LIST () \"/\" INBOX\r\na2 OK\r\n* 1 EXISTS\r\na3 OK\r\n* SEARCH 1\r\na4 OK\r\n* BYE\r\na5 OK\r\n",
        "200 hi\r\n200 ok\r\n211 2 1 2 x\r\n224 ok\r\n1\ta\tb\tc\r\n.\r\n220 ok\r\nx\r\n.\r\n205 bye\r\n"};
    QList<QByteArray> seeds;
    for (char dialogue = 0; dialogue < 14; ++dialogue) {
        for (const QByteArray &said : words)
            seeds.append(withOptions(dialogue, '\7', said));
    }
    return seeds;
}

QList<QByteArray> dialogueFiles()
{
    return {withOptions('\0', '\0',
                        "{ \"dialogue\": 1, \"name\": \"a\", \"protocol\": \"ftp\", \"replies\": \"three-digit\", \"parameters\": [ \"user\", "
                        "{ \"name\": \"to\", \"kind\": \"list\" } ], \"steps\": [ { \"do\": \"connect\" }, { \"do\": \"if\", \"when\": "
                        "\"given user and not reply 5\", \"steps\": [ { \"do\": \"send\", \"line\": \"{user|base64}\" } ], \"else\": [ { \"do\": "
                        "\"use\", \"part\": \"smtp-hello\" } ] }, { \"do\": \"repeat\", \"list\": \"to\", \"as\": \"x\", \"steps\": [ { \"do\": "
                        "\"expect\", \"capture\": [ { \"name\": \"b\", \"pattern\": \"(a)\" } ] } ] } ], \"farewell\": [ { \"do\": \"close\" } ] }")};
}

/// One talk for each session of fuzz_practice, in its order.
QList<QByteArray> practiceTalks()
{
    const QByteArrayList talks{
        "USER alice\r\nPASS wonderland\r\nCWD pub\r\nEPSV\r\nLIST\r\nTYPE I\r\nPASV\r\nRETR README\r\nEPSV\r\nSTOR x\r\nQUIT\r\n",
        "EHLO a\r\nAUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\nx\r\n..\r\n.\r\nQUIT\r\n",
        "USER alice\r\nPASS wonderland\r\nLIST\r\nTOP 2 3\r\nRETR 1\r\nDELE 1\r\nUIDL\r\nQUIT\r\n",
        "a LOGIN {5}\r\nalice wonderland\r\nb SELECT INBOX\r\nc SEARCH OR FROM carol NOT SEEN\r\nd FETCH 1:* (ENVELOPE "
        "BODY[HEADER.FIELDS (TO)]<0.9>)\r\ne STORE 1 +FLAGS (\\Deleted)\r\nf EXPUNGE\r\ng LOGOUT\r\n",
        "GROUP practice.questions\r\nOVER 1-\r\nARTICLE 2\r\nPOST\r\nFrom: a\r\nSubject: b\r\nNewsgroups: "
        "practice.test\r\n\r\n..\r\n.\r\nLIST ACTIVE *.test\r\nQUIT\r\n",
        "\xff\xfd\x01\xff\xfb\x18\xff\xfb\x1f\xff\xfa\x1fPPAA\xff\xf0help\r\nsize\r\nquit\r\n", "/search\taccents\r\n"};
    QList<QByteArray> seeds;
    for (qsizetype i = 0; i < talks.size(); ++i)
        seeds.append(withOptions(char(i), '\3', talks[i]));
    return seeds;
}

} // namespace

int main(int argc, char *argv[])
{
    const QString folder = QString::fromLocal8Bit(argc == 2 ? argv[1] : "");
    if (!folder.isEmpty() && write(folder + QStringLiteral("/fuzz_httpreader"), messages()) &&
        write(folder + QStringLiteral("/fuzz_contentdecoder"), bodies()) &&
        write(folder + QStringLiteral("/fuzz_curlcommand"), commands()) &&
        write(folder + QStringLiteral("/fuzz_har"), archives()) &&
        write(folder + QStringLiteral("/fuzz_jsonlreader"), logs()) &&
        write(folder + QStringLiteral("/fuzz_messages"), savedMessages()) &&
        write(folder + QStringLiteral("/fuzz_dialoguefile"), dialogueFiles()) &&
        write(folder + QStringLiteral("/fuzz_dialoguerunner"), conversations()) &&
        write(folder + QStringLiteral("/fuzz_replyreaders"), replySeeds()) &&
        write(folder + QStringLiteral("/fuzz_practice"), practiceTalks()) &&
        write(folder + QStringLiteral("/fuzz_rulesfile"), rules()))
        return 0;
    QTextStream(stderr) << "makeseeds FOLDER: the seeds cannot be written\n";
    return 1;
}
