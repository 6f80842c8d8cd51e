#pragma once

#include <QFile>
#include <QString>
#include <QTest>

namespace wirebench::test {

inline bool writeSampleFiles(const QString &folder)
{
    QFile data(folder + QStringLiteral("/data.json"));
    QFile text(folder + QStringLiteral("/a b.txt"));
    return data.open(QIODevice::WriteOnly) && data.write("{\"a\": 1}\n") > 0 &&
           text.open(QIODevice::WriteOnly) && text.write("some\r\ntext\n") > 0;
}

/// A sample with the real server's address in it: "http://127.0.0.1:PORT".
inline QString commandTo(QString command, const QByteArray &address)
{
    const QString host = QString::fromLatin1(address.mid(7));
    command.replace(QStringLiteral("http://h/"), QStringLiteral("http://") + host + u'/');
    return command.replace(QStringLiteral("@h/"), u'@' + host + u'/');
}

/// Commands to a server "http://h/", in a folder with the files above.
inline void addCurlSamples()
{
    QTest::addColumn<QString>("command");
    const auto row = [](const char *command) {
        QTest::newRow(command) << QStringLiteral("curl -s ") + QString::fromUtf8(command);
    };
    row("http://h/");
    row("'http://h/a/../b?x=1&y=%20#part'  --path-as-is");
    row("-g 'http://h/{a}[1]'");
    row("-I http://h/");
    row("-X DELETE http://h/");
    row("-X OPTIONS http://h/ -d ''");
    row("-H 'X-A: 1' -H 'X-B: it'\\''s \"b\"' -H 'X-Empty;' -H 'Accept:' -A 'Agent 1' -e http://r/ -b 'a=1; "
        "b=2' http://h/");
    row("-d a=1 -d 'b=é&c' http://h/");
    row("--data-raw @a http://h/");
    row("--data-urlencode 'a=b c+&é' http://h/");
    row("-G -d a=1 -d b=2 'http://h/?c=3'");
    row("--url-query 'a=b c' --url-query +d http://h/");
    row("--json '{\"a\": \"b\\n\"}' http://h/");
    row("-X PUT -H 'Content-Type: text/plain' --data-binary $'one\\ntwo\\r\\n\\'three\\'' http://h/");
    row("-H 'Content-Type:' -d x http://h/");
    row("--data-binary @data.json -H 'Content-Type: application/json' http://h/");
    row("-T 'a b.txt' http://h/f");
    row("-F a=1 -F 'b=x y' -F 'f=@a b.txt' http://h/");
    row("-F 'f=@a b.txt;type=x/y;filename=c.bin' -F 'g=@data.json;type=application/json' http://h/");
    row("--form-string 'a=@b' --form-string 'c=d;e' -F 'g=\"h\"' http://h/");
    row("-u 'user:pass word' http://h/");
    row("http://u:p%40@h/ --compressed");
    row("--oauth2-bearer token http://h/");
    row("-L --max-redirs 3 -k --connect-timeout 5 -m 10.5 http://h/");
}

} // namespace wirebench::test
