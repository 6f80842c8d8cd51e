#include "core/web/folderfiles.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace wirebench;

using Kind = FoundInFolder::Kind;
Q_DECLARE_METATYPE(FoundInFolder::Kind)

class TestFolderFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsFilesAndFolders_data();
    void findsFilesAndFolders();
    void linksThatStayInside();
    void linksThatLeadOut();
    void linksInTheMiddleOfAPath();
    void specialFilesAreNotTouched();
    void namesThatAreNone_data();
    void namesThatAreNone();
    void namesThatAreNoUtf8();
    void whatMayNotBeReadIsForbidden();
    void servesWhatWasJudged();
    void readsAndHandsOver();
    void listsWhatCanBeOpened();
    void listsABigFolderInPart();
    void aFolderThatIsReplacedIsSeen();
    void refusesWhatIsNoFolder();
    void aFolderThatIsALink();
    void exchangedLinksNeverLeadOut();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    static void write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
    }
    static void link(const QByteArray &target, const QString &at)
    {
        if (symlink(target.constData(), QFile::encodeName(at).constData()) != 0)
            qFatal("cannot make a link of the test");
    }
    FolderFiles files() const { return FolderFiles::at(path(QStringLiteral("root"))).value(); }
    FoundInFolder find(const QByteArrayList &names) const { return files().find(names); }
    QByteArray content(const QByteArrayList &names) const
    {
        const FoundInFolder found = find(names);
        QByteArray bytes(100, Qt::Uninitialized);
        bytes.truncate(found.kind == Kind::File ? found.file.read(0, bytes.data(), bytes.size()) : 0);
        return bytes;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

/// root/ with files and folders, and a secret beside it.
void TestFolderFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char *name : {"root", "root/sub", "root/sub/deep", "outside"})
        QVERIFY(QDir().mkdir(path(QString::fromLatin1(name))));
    write(path(QStringLiteral("root/a.txt")), "in a");
    write(path(QStringLiteral("root/sub/deep/b.txt")), "in b");
    write(path(QStringLiteral("outside/secret")), "secret");
}

void TestFolderFiles::findsFilesAndFolders_data()
{
    QTest::addColumn<QByteArrayList>("names");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("root") << QByteArrayList{} << Kind::Folder;
    QTest::newRow("file") << QByteArrayList{"a.txt"} << Kind::File;
    QTest::newRow("folder") << QByteArrayList{"sub"} << Kind::Folder;
    QTest::newRow("deep file") << QByteArrayList{"sub", "deep", "b.txt"} << Kind::File;
    QTest::newRow("nothing") << QByteArrayList{"none"} << Kind::Missing;
    QTest::newRow("nothing in a folder") << QByteArrayList{"sub", "none"} << Kind::Missing;
    QTest::newRow("below a file") << QByteArrayList{"a.txt", "x"} << Kind::Missing;
    QTest::newRow("below nothing") << QByteArrayList{"none", "x"} << Kind::Missing;
    QTest::newRow("long name") << QByteArrayList{QByteArray(5000, 'x')} << Kind::Missing;
    QTest::newRow("long path") << QByteArrayList(5000, "x") << Kind::Missing;
}

void TestFolderFiles::findsFilesAndFolders()
{
    QFETCH(QByteArrayList, names);
    QTEST(find(names).kind, "kind");
}

void TestFolderFiles::linksThatStayInside()
{
    link("a.txt", path(QStringLiteral("root/near")));
    link("../../a.txt", path(QStringLiteral("root/sub/deep/up")));
    link(QFile::encodeName(path(QStringLiteral("root/a.txt"))), path(QStringLiteral("root/absolute")));
    link("../root/a.txt", path(QStringLiteral("root/outAndIn")));
    link("sub", path(QStringLiteral("root/folder")));
    link(".", path(QStringLiteral("root/self")));
    link("near", path(QStringLiteral("root/chain")));
    for (const char *name : {"near", "absolute", "outAndIn", "chain"})
        QCOMPARE(content({name}), QByteArray("in a"));
    QCOMPARE(content({"sub", "deep", "up"}), QByteArray("in a"));
    QCOMPARE(content({"folder", "deep", "b.txt"}), QByteArray("in b"));
    QCOMPARE(content({"self", "self", "a.txt"}), QByteArray("in a"));
    QCOMPARE(find({"folder"}).kind, Kind::Folder);
    QCOMPARE(find({"self"}).kind, Kind::Folder);
}

void TestFolderFiles::linksThatLeadOut()
{
    link("../outside/secret", path(QStringLiteral("root/relative")));
    link("/etc/passwd", path(QStringLiteral("root/absolute")));
    link("..", path(QStringLiteral("root/parent")));
    link("/", path(QStringLiteral("root/slash")));
    link("nowhere", path(QStringLiteral("root/broken")));
    link("loop", path(QStringLiteral("root/loop")));
    link("absolute", path(QStringLiteral("root/chain")));
    link("/proc/self/cwd", path(QStringLiteral("root/magic")));
    // A folder whose path merely begins like the root's.
    QVERIFY(QDir().mkdir(path(QStringLiteral("rootlike"))));
    write(path(QStringLiteral("rootlike/secret")), "secret");
    link("../rootlike", path(QStringLiteral("root/like")));
    for (const char *name :
         {"relative", "absolute", "parent", "slash", "broken", "loop", "chain", "magic", "like"})
        QVERIFY2(find({name}).kind == Kind::Missing, name);
    QCOMPARE(find({"parent", "outside", "secret"}).kind, Kind::Missing);
    QCOMPARE(find({"slash", "etc", "passwd"}).kind, Kind::Missing);
    QCOMPARE(find({"like", "secret"}).kind, Kind::Missing);
    QCOMPARE(content({"relative"}), QByteArray());
}

void TestFolderFiles::linksInTheMiddleOfAPath()
{
    link("../sub", path(QStringLiteral("root/sub/again")));
    QCOMPARE(content({"sub", "again", "again", "deep", "b.txt"}), QByteArray("in b"));
    link("../../outside", path(QStringLiteral("root/sub/out")));
    QCOMPARE(find({"sub", "again", "out", "secret"}).kind, Kind::Missing);
    // Out of the folder and back into it: where the path ends is what counts.
    link("../..", path(QStringLiteral("root/sub/above")));
    QCOMPARE(content({"sub", "above", "root", "a.txt"}), QByteArray("in a"));
}

void TestFolderFiles::specialFilesAreNotTouched()
{
    QCOMPARE(mkfifo(QFile::encodeName(path(QStringLiteral("root/fifo"))).constData(), 0600), 0);
    link("/dev/null", path(QStringLiteral("root/null")));
    const int made = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path(QStringLiteral("root/socket"))).constData(),
             sizeof(address.sun_path));
    QCOMPARE(bind(made, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    close(made);
    for (const char *name : {"fifo", "null", "socket"})
        QVERIFY2(find({name}).kind == Kind::Missing,
                 name); // a FIFO that is opened would hang here, or show below
    const int writer =
        open(QFile::encodeName(path(QStringLiteral("root/fifo"))).constData(), O_WRONLY | O_NONBLOCK);
    QCOMPARE(writer, -1); // nobody has it open
    QCOMPARE(errno, ENXIO);
}

void TestFolderFiles::namesThatAreNone_data()
{
    QTest::addColumn<QByteArrayList>("names");
    QTest::newRow("..") << QByteArrayList{".."};
    QTest::newRow(".. in the middle") << QByteArrayList{"sub", "..", "..", "outside", "secret"};
    QTest::newRow(".") << QByteArrayList{"."};
    QTest::newRow("empty") << QByteArrayList{""};
    QTest::newRow("slash") << QByteArrayList{"sub/deep/b.txt"};
    QTest::newRow("slashes up") << QByteArrayList{"../outside/secret"};
    QTest::newRow("absolute") << QByteArrayList{"/etc/passwd"};
    QTest::newRow("NUL") << QByteArrayList{QByteArray("a.txt\0.html", 11)};
    QTest::newRow("overlong") << QByteArrayList{"\xC0\xAE\xC0\xAE", "outside", "secret"};
}

void TestFolderFiles::namesThatAreNone()
{
    QFETCH(QByteArrayList, names);
    QCOMPARE(find(names).kind, Kind::Missing);
    QCOMPARE(files().entries(names).kind, Kind::Missing);
}

void TestFolderFiles::namesThatAreNoUtf8()
{
    const QByteArray name("caf\xE9.txt");
    const QByteArray full = QFile::encodeName(path(QStringLiteral("root/"))) + name;
    const int made = open(full.constData(), O_CREAT | O_WRONLY, 0600);
    if (made < 0)
        QSKIP("this file system takes UTF-8 alone");
    QCOMPARE(::write(made, "latin", 5), 5);
    close(made);
    QCOMPARE(content({name}), QByteArray("latin"));
    const auto entries = files().entries({}).entries;
    QVERIFY(std::any_of(entries.begin(), entries.end(),
                        [&](const FolderEntry &one) { return one.name == name; }));
}

void TestFolderFiles::whatMayNotBeReadIsForbidden()
{
    if (geteuid() == 0)
        QSKIP("root may read everything");
    QVERIFY(QFile::setPermissions(path(QStringLiteral("root/a.txt")), {}));
    QVERIFY(QFile::setPermissions(path(QStringLiteral("root/sub")), {}));
    QCOMPARE(find({"a.txt"}).kind, Kind::Forbidden);
    QCOMPARE(find({"sub", "deep"}).kind, Kind::Forbidden);
    QCOMPARE(files().entries({"sub"}).kind, Kind::Forbidden);
    QVERIFY(QFile::setPermissions(path(QStringLiteral("root/sub")),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
}

void TestFolderFiles::servesWhatWasJudged()
{
    FoundInFolder found = find({"a.txt"});
    QVERIFY(QFile::remove(path(QStringLiteral("root/a.txt"))));
    link("../outside/secret", path(QStringLiteral("root/a.txt")));
    const auto file = found.file.handOver();
    QVERIFY(file && !found.file.isOpen());
    QCOMPARE(file->readAll(), QByteArray("in a"));
}

void TestFolderFiles::readsAndHandsOver()
{
    FoundInFolder found = find({"sub", "deep", "b.txt"});
    QCOMPARE(found.file.size(), 4);
    QCOMPARE(found.file.name(), QByteArray("b.txt"));
    QVERIFY(found.file.modifiedNs() > 0 && found.file.inode() > 0);
    char bytes[10] = {};
    QCOMPARE(found.file.read(1, bytes, 2), 2);
    QCOMPARE(QByteArray(bytes, 2), QByteArray("n "));
    QCOMPARE(found.file.read(2, bytes, 10), 2);
    QCOMPARE(found.file.read(100, bytes, 10), 0);
    const auto file = found.file.handOver();
    QCOMPARE(file->objectName(), QStringLiteral("b.txt"));
    QVERIFY(file->seek(3));
    QCOMPARE(file->read(10), QByteArray("b"));
}

void TestFolderFiles::listsWhatCanBeOpened()
{
    link("a.txt", path(QStringLiteral("root/inside")));
    link("sub", path(QStringLiteral("root/folder")));
    link("../outside/secret", path(QStringLiteral("root/outside")));
    link("nowhere", path(QStringLiteral("root/broken")));
    QCOMPARE(mkfifo(QFile::encodeName(path(QStringLiteral("root/fifo"))).constData(), 0600), 0);
    const FolderFiles::Entries found = files().entries({});
    QMap<QByteArray, FolderEntry> entries;
    for (const FolderEntry &entry : found.entries)
        entries.insert(entry.name, entry);
    QCOMPARE(entries.keys(), (QList<QByteArray>{"a.txt", "folder", "inside", "sub"}));
    QVERIFY(entries["folder"].isFolder && entries["sub"].isFolder && !entries["inside"].isFolder);
    QCOMPARE(entries["inside"].size, 4);
    QVERIFY(entries["a.txt"].modified > 0);
    QCOMPARE(found.leftOut, 0);
    QCOMPARE(files().entries({"folder"}).entries.size(), 1);
    QCOMPARE(files().entries({"a.txt"}).kind, Kind::File);
}

void TestFolderFiles::listsABigFolderInPart()
{
    const QByteArray first = QFile::encodeName(path(QStringLiteral("root/a.txt")));
    for (int i = 0; i < FolderFiles::mostEntries + 5; ++i) {
        const QString other = path(QStringLiteral("root/sub/%1").arg(i));
        if (::link(first.constData(), QFile::encodeName(other).constData()) != 0)
            write(other, {});
    }
    const FolderFiles::Entries found = files().entries({"sub"});
    QCOMPARE(found.entries.size(), FolderFiles::mostEntries);
    QCOMPARE(found.leftOut, 6); // with the folder that was there
}

void TestFolderFiles::aFolderThatIsReplacedIsSeen()
{
    const FolderFiles kept = files();
    QVERIFY(QDir(path(QStringLiteral("root"))).removeRecursively());
    QCOMPARE(kept.find({"a.txt"}).kind, Kind::Missing);
    QCOMPARE(kept.entries({}).kind, Kind::Missing);
    QVERIFY(QDir().mkdir(path(QStringLiteral("root"))));
    write(path(QStringLiteral("root/new")), "new");
    QCOMPARE(kept.find({"new"}).kind, Kind::File);
}

void TestFolderFiles::refusesWhatIsNoFolder()
{
    for (const QString &name : {QStringLiteral("root/a.txt"), QStringLiteral("none")}) {
        const auto files = FolderFiles::at(path(name));
        QVERIFY(!files.has_value());
        QCOMPARE(files.error().code, ErrorCode::NotAFolder);
        QCOMPARE(files.error().arguments.value(0), path(name));
    }
    QVERIFY(!FolderFiles::at(QString()).has_value());
}

void TestFolderFiles::aFolderThatIsALink()
{
    link("root", path(QStringLiteral("alias")));
    link("../root/a.txt", path(QStringLiteral("root/inside")));
    link("../outside/secret", path(QStringLiteral("root/leads out")));
    const FolderFiles files = FolderFiles::at(path(QStringLiteral("alias"))).value();
    QCOMPARE(files.find({"a.txt"}).kind, Kind::File);
    QCOMPARE(files.find({"inside"}).kind, Kind::File);
    QCOMPARE(files.find({"leads out"}).kind, Kind::Missing);
}

/// While one process turns a folder into a link that leads out and back, nothing from outside is ever found.
void TestFolderFiles::exchangedLinksNeverLeadOut()
{
    QVERIFY(QDir().mkdir(path(QStringLiteral("root/folder"))));
    write(path(QStringLiteral("root/folder/secret")), "harmless");
    link("../outside", path(QStringLiteral("root/link")));
    const QByteArray folder = QFile::encodeName(path(QStringLiteral("root/folder")));
    const QByteArray other = QFile::encodeName(path(QStringLiteral("root/link")));
    const pid_t child = fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        for (;;)
            renameat2(AT_FDCWD, folder.constData(), AT_FDCWD, other.constData(), RENAME_EXCHANGE);
    }
    int harmless = 0;
    bool leaked = false;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray bytes = content({"folder", "secret"});
        leaked = leaked || bytes == "secret";
        harmless += bytes == "harmless" ? 1 : 0;
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    QVERIFY(!leaked);
    QVERIFY(harmless > 0);
}

QTEST_GUILESS_MAIN(TestFolderFiles)
#include "tst_folderfiles.moc"
