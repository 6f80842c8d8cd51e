#include "core/messages/messagefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestMessageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void whatIsWrittenIsRead()
    {
        SavedMessages messages;
        messages.udp = {{QStringLiteral("a"), QStringLiteral("b"), SavedMessage()}};
        QVERIFY(writeMessageFile(messages, path("messages.json")));
        const auto read = readMessageFile(path("messages.json"));
        QVERIFY(read);
        QCOMPARE(read->messages, messages);
        QVERIFY(read->skipped.isEmpty());
    }

    void brokenFilesSayTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("start");
        QTest::newRow("syntax") << QByteArray("{\n  \"format\": ,\n}") << "2:";
        QTest::newRow("nothing") << QByteArray() << "1:";
        QTest::newRow("a member") << QByteArray(
                                         "{\"format\": \"wirebench-messages\",\n\"version\": 1,\n\"udp\": [\n"
                                         "{\"message\": {}},\n{\"name\": \"x\",\n\"message\": 3}]}")
                                  << "6: udp[1].message = 3";
        QTest::newRow("a packet")
            << QByteArray("[\n{\"tcporudp\": \"TCP\"},\n{\"tcporudp\": \"UDP\",\n\"port\": \"x\"}]")
            << "4: [1].port = \"x\"";
    }
    void brokenFilesSayTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, start);
        write("broken.json", text);
        const auto read = readMessageFile(path("broken.json"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileNotMessages);
        QCOMPARE(read.error().arguments.value(0), path("broken.json"));
        QVERIFY2(read.error().arguments.value(1).startsWith(start),
                 qPrintable(read.error().arguments.value(1)));
    }

    void skippedPacketsSayTheirLine()
    {
        const auto read =
            readMessages("[\n{\"tcporudp\": \"TCP\"},\n{\"name\": \"n\", \"tcporudp\": \"HTTP POST\"}]", {});
        QVERIFY(read);
        QCOMPARE(read->messages.count(), 1);
        QCOMPARE(read->skipped, QStringList{QStringLiteral("3: n: tcporudp = HTTP POST")});
    }

    void otherThingsAreNoFiles()
    {
        const auto missing = readMessageFile(path("missing.json"));
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::FileUnreadable);
        const auto folder = readMessageFile(m_folder.path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::FileUnreadable);
        const auto written = writeMessageFile({}, m_folder.path());
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    }

    void largeFileIsRefused()
    {
        QFile file(path("large.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(messagelimits::fileBytes + 1)); // sparse
        file.close();
        const auto read = readMessageFile(path("large.json"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileTooLarge);
    }

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestMessageFile)
#include "tst_messagefile.moc"
