#include "ui/shell/messagekeeper.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

QList<SavedEntry> lines(const char *name)
{
    return {{QString::fromLatin1(name), {}, SavedMessage()}};
}

} // namespace

class tst_MessageKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedComesBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("new/messages.json"));
        {
            MessageLibrary library;
            MessageKeeper keeper(library, path);
            QVERIFY(keeper.load()); // there is none yet
            library.append(MessageKind::Udp, lines("a"));
            QTRY_VERIFY(QFile::exists(path)); // a moment later, by itself
            library.append(MessageKind::TcpClient, lines("b"));
        }
        MessageLibrary library;
        MessageKeeper keeper(library, path);
        QVERIFY(keeper.load());
        QCOMPARE(library.entries(MessageKind::Udp), lines("a"));
        QCOMPARE(library.entries(MessageKind::TcpClient), lines("b")); // at the end
    }

    void brokenFileIsSetAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("messages.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n\"format\": 5}");
        file.close();
        MessageLibrary library;
        MessageKeeper keeper(library, path);
        const Result<void> loaded = keeper.load();
        QVERIFY(!loaded);
        QVERIFY(loaded.error().arguments.value(1).startsWith(QStringLiteral("2: format")));
        QVERIFY(!QFile::exists(path));
        QFile aside(keeper.setAsidePath());
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray("{\n\"format\": 5}"));
    }

    void aFolderThatCannotBeWrittenIsSaidOnce()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly)); // stands where a folder would have to be
        MessageLibrary library;
        MessageKeeper keeper(library, file.fileName() + QStringLiteral("/messages.json"));
        QSignalSpy failed(&keeper, &MessageKeeper::failed);
        QVERIFY(keeper.saveNow()); // there is nothing to write
        library.append(MessageKind::Udp, lines("a"));
        QVERIFY(!keeper.saveNow());
        QVERIFY(!keeper.saveNow());
        QCOMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_MessageKeeper)
#include "tst_messagekeeper.moc"
