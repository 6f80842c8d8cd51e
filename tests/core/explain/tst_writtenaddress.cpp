#include "core/explain/writtenaddress.h"

#include <QTest>

using namespace wirebench;

class TestWrittenAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitsArguments_data();
    void splitsArguments();
    void readsWhatWasWritten_data();
    void readsWhatWasWritten();
    void refusesTheRest();
};

void TestWrittenAddress::splitsArguments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    QTest::newRow("none") << QString() << QStringList();
    QTest::newRow("number") << s("512") << QStringList{s("512")};
    QTest::newRow("three") << s("SOL_SOCKET, SO_REUSEADDR, 1")
                           << QStringList{s("SOL_SOCKET"), s("SO_REUSEADDR"), s("1")};
    QTest::newRow("tuple") << s("('127.0.0.1', 9999)") << QStringList{s("('127.0.0.1', 9999)")};
    QTest::newRow("tuple at the end")
        << s("SOL_SOCKET, SO_LINGER, (1, 0)") << QStringList{s("SOL_SOCKET"), s("SO_LINGER"), s("(1, 0)")};
    QTest::newRow("quoted comma") << s("'a,b', 80") << QStringList{s("'a,b'"), s("80")};
    QTest::newRow("bracket in quotes") << s("'a(b', 80") << QStringList{s("'a(b'"), s("80")};
}

void TestWrittenAddress::splitsArguments()
{
    QFETCH(QString, text);
    QTEST(splitArguments(text), "parts");
}

void TestWrittenAddress::readsWhatWasWritten_data()
{
    QTest::addColumn<SocketAddress>("address");
    QTest::newRow("v4") << SocketAddress::fromIPv4(0x7f000001, 80);
    QTest::newRow("any") << SocketAddress::anyIPv6(9999);
    QTest::newRow("path") << SocketAddress::fromUnixPath("/tmp/x.sock");
    QTest::newRow("abstract") << SocketAddress::fromUnixPath(QByteArray("\0name", 5));
}

void TestWrittenAddress::readsWhatWasWritten()
{
    QFETCH(SocketAddress, address);
    QCOMPARE(writtenAddress(address.toPython()), address);
}

void TestWrittenAddress::refusesTheRest()
{
    for (const char *text :
         {"", "512", "()", "('127.0.0.1')", "('127.0.0.1', http)", "('nohost', 80)", "(1, 0)"})
        QVERIFY2(!writtenAddress(QString::fromLatin1(text)).isValid(), text);
    QCOMPARE(withoutQuotes(QStringLiteral("'lo'")), QStringLiteral("lo"));
    QCOMPARE(withoutQuotes(QStringLiteral("'")), QStringLiteral("'"));
}

QTEST_GUILESS_MAIN(TestWrittenAddress)
#include "tst_writtenaddress.moc"
