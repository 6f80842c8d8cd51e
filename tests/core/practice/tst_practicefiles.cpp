#include "core/practice/practicefiles.h"

#include "core/practice/globmatch.h"
#include "core/practice/messagetext.h"
#include "core/practice/practiceprotocol.h"

#include <QSet>
#include <QTest>

using namespace wirebench;

using Outcome = PracticeFiles::Outcome;

/// Files, and the small functions beside them.
class TestPracticeFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths()
    {
        QCOMPARE(PracticeFiles::resolved("/a", "b"), QByteArray("/a/b"));
        QCOMPARE(PracticeFiles::resolved("/a", "/b//c/./"), QByteArray("/b/c"));
        QCOMPARE(PracticeFiles::resolved("/a/b", "../../../.."), QByteArray("/"));
        QCOMPARE(PracticeFiles::resolved("/a/b", "../c"), QByteArray("/a/c"));
        QCOMPARE(PracticeFiles::resolved("/", ""), QByteArray("/"));
        QCOMPARE(PracticeFiles::parentOf("/a"), QByteArray("/"));
        QCOMPARE(PracticeFiles::parentOf("/a/b"), QByteArray("/a"));
        QCOMPARE(PracticeFiles::nameOf("/a/b"), QByteArray("b"));
    }

    void storeAndRemove()
    {
        PracticeFiles files;
        QCOMPARE(files.makeFolder("/a", {}), Outcome::Done);
        QCOMPARE(files.makeFolder("/a", {}), Outcome::Exists);
        QCOMPARE(files.makeFolder("/x/y", {}), Outcome::NotFound);
        QCOMPARE(files.store("/a/f", "1", {}), Outcome::Done);
        QCOMPARE(files.store("/a/f", "22", {}), Outcome::Done);
        QCOMPARE(files.store("/a", "x", {}), Outcome::IsFolder);
        QCOMPARE(files.store("/x/f", "x", {}), Outcome::NotFound);
        QCOMPARE(files.store("/a/f/g", "x", {}), Outcome::NotFound); // a file is no folder
        QCOMPARE(files.find("/a/f")->bytes, QByteArray("22"));
        QCOMPARE(files.list("/").size(), 1);
        QCOMPARE(files.store("/ab", "", {}), Outcome::Done);
        QCOMPARE(files.list("/a").size(), 1); // "/ab" is not in "/a"
        QCOMPARE(files.removeFolder("/a"), Outcome::NotEmpty);
        QCOMPARE(files.removeFile("/a"), Outcome::IsFolder);
        QCOMPARE(files.removeFile("/a/f"), Outcome::Done);
        QCOMPARE(files.removeFile("/a/f"), Outcome::NotFound);
        QCOMPARE(files.removeFolder("/a"), Outcome::Done);
        QCOMPARE(files.removeFolder("/"), Outcome::NotFound);
    }

    void limits()
    {
        PracticeFiles files;
        const QByteArray most(PracticeFiles::fileLimit, 'x');
        QCOMPARE(files.store("/a", most + 'x', {}), Outcome::Full);
        for (const char *path : {"/a", "/b", "/c", "/d"})
            QCOMPARE(files.store(path, most, {}), Outcome::Done);
        QCOMPARE(files.store("/e", "x", {}), Outcome::Full);
        QCOMPARE(files.store("/a", "x", {}), Outcome::Done); // it makes room
        QCOMPARE(files.store("/e", "x", {}), Outcome::Done);
        Outcome last = Outcome::Done;
        for (size_t i = 0; i < PracticeFiles::entryLimit; ++i)
            last = files.makeFolder("/" + QByteArray::number(qulonglong(i)), {});
        QCOMPARE(last, Outcome::Full);
    }

    void globs()
    {
        QVERIFY(matchesGlob("abc", "a*c"));
        QVERIFY(matchesGlob("abc", "*"));
        QVERIFY(matchesGlob("", "*"));
        QVERIFY(matchesGlob("aXbXc", "a*b?c"));
        QVERIFY(!matchesGlob("abc", "a?"));
        QVERIFY(!matchesGlob("abc", ""));
        QVERIFY(!matchesGlob("ab", "a*bc"));
        QVERIFY(!matchesGlob(QByteArray(500, 'a'), QByteArray("a*").repeated(250) + "b")); // at once
    }

    void headerFieldsOfAMessage()
    {
        const QByteArray text = "A: 1\r\nB:two\r\n three\r\nb: other\r\n\r\nA: body\r\n";
        QCOMPARE(headerOf(text), QByteArray("A: 1\r\nB:two\r\n three\r\nb: other\r\n\r\n"));
        QCOMPARE(bodyOf(text), QByteArray("A: body\r\n"));
        QCOMPARE(headerField(text, "b"), QByteArray("two three"));
        QCOMPARE(headerField(text, "C"), QByteArray());
        QCOMPARE(headerFields(text, {"a"}, false), QByteArray("A: 1\r\n\r\n"));
        QCOMPARE(headerFields(text, {"a"}, true), QByteArray("B:two\r\n three\r\nb: other\r\n\r\n"));
        QCOMPARE(bodyOf("\r\nonly\r\n"), QByteArray("only\r\n"));
        QCOMPARE(headerOf("no end"), QByteArray("no end"));
    }

    void protocols()
    {
        QSet<int> ports;
        for (const PracticeProtocol protocol : practiceProtocols) {
            QVERIFY(practiceProtocolNamed(QString::fromLatin1(practiceProtocolName(protocol))) == protocol);
            ports += assignedPort(protocol);
            if (assignedTlsPort(protocol) != 0)
                ports += assignedTlsPort(protocol);
        }
        QCOMPARE(ports.size(), 14);
        QVERIFY(!practiceProtocolNamed(u"http"));
    }
};

QTEST_APPLESS_MAIN(TestPracticeFiles)
#include "tst_practicefiles.moc"
