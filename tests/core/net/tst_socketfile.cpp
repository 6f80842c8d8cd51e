#include "core/net/socketfile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <unistd.h>

using namespace wirebench;

class TestSocketFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatIsThere();
    void doesNotFollowLinks();
    void tellsFilesApart();
    void changesTheMode();
    void unlinks();

private:
    QByteArray path(const char *name) const
    {
        return QFile::encodeName(m_dir.filePath(QString::fromLatin1(name)));
    }
    NativeSocket boundSocket(const QByteArray &where)
    {
        NativeSocket socket;
        if (!socket.openStream(AddressFamily::Unix).ok() ||
            !socket.bind(SocketAddress::fromUnixPath(where)).ok())
            return {};
        return socket;
    }
    void makeFile(const QByteArray &where)
    {
        QFile file(QFile::decodeName(where));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    QTemporaryDir m_dir;
};

void TestSocketFile::knowsWhatIsThere()
{
    QVERIFY(!socketFileAt(path("nothing")));
    QVERIFY(!socketFileAt(path("no/folder")));
    makeFile(path("file"));
    QVERIFY(socketFileAt(path("file")));
    QVERIFY(!socketFileAt(path("file"))->isSocket);
    const NativeSocket socket = boundSocket(path("socket"));
    QVERIFY(socketFileAt(path("socket")));
    QVERIFY(socketFileAt(path("socket"))->isSocket);
    QVERIFY(!socketFileAt(path("socket"))->isLink);
}

void TestSocketFile::doesNotFollowLinks()
{
    const NativeSocket socket = boundSocket(path("target"));
    QCOMPARE(::symlink(path("target").constData(), path("link").constData()), 0);
    QVERIFY(!socketFileAt(path("link"))->isSocket);
    QVERIFY(socketFileAt(path("link"))->isLink);
    QVERIFY(unlinkFile(path("link")).ok());
    QVERIFY(socketFileAt(path("target")));
}

void TestSocketFile::tellsFilesApart()
{
    // While the first socket is open its file keeps its number, even without a name.
    const NativeSocket first = boundSocket(path("same"));
    const auto before = socketFileAt(path("same"));
    QCOMPARE(socketFileAt(path("same")), before);
    QVERIFY(unlinkFile(path("same")).ok());
    const NativeSocket second = boundSocket(path("same"));
    QVERIFY(socketFileAt(path("same")));
    QVERIFY(socketFileAt(path("same")) != before);
}

void TestSocketFile::changesTheMode()
{
    const NativeSocket socket = boundSocket(path("mode"));
    const QString name = QFile::decodeName(path("mode"));
    QVERIFY(changeFileMode(path("mode"), 0600).ok());
    QCOMPARE(QFileInfo(name).permissions() & QFileDevice::WriteOther, QFileDevice::Permissions());
    QVERIFY(changeFileMode(path("mode"), 0666).ok());
    QVERIFY(QFileInfo(name).permissions() & QFileDevice::WriteOther);
    QCOMPARE(changeFileMode(path("nothing"), 0600).error, ENOENT);
}

void TestSocketFile::unlinks()
{
    makeFile(path("gone"));
    QVERIFY(unlinkFile(path("gone")).ok());
    QVERIFY(!socketFileAt(path("gone")));
    QCOMPARE(unlinkFile(path("gone")).error, ENOENT);
    QCOMPARE(unlinkFile(path("gone")).value, qint64(-1));
}

QTEST_APPLESS_MAIN(TestSocketFile)
#include "tst_socketfile.moc"
