#include "ui/shell/workspacekeeper.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

namespace {

Workspace withPort(const QString &port)
{
    TcpServerSettings server;
    server.port = port;
    Workspace workspace;
    workspace.sessions.append({QStringLiteral("one"), false, server});
    workspace.currentSession = 0;
    return workspace;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class tst_WorkspaceKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("sub/last.wirebench"));
        m_workspace = withPort(QStringLiteral("1"));
        m_asked = 0;
        m_keeper = std::make_unique<WorkspaceKeeper>(m_path, [this] {
            ++m_asked;
            return m_workspace;
        });
    }

    void whatIsSavedIsLoaded()
    {
        QCOMPARE(m_keeper->load().error().code, ErrorCode::FileUnreadable); // the first start
        QVERIFY(m_keeper->setAsidePath().isEmpty());
        QVERIFY(m_keeper->saveNow()); // makes the folder
        const Result<Workspace> loaded = m_keeper->load();
        QVERIFY(loaded);
        QVERIFY(*loaded == m_workspace);
    }

    void manyChangesAreWrittenOnce()
    {
        for (int i = 0; i < 50; ++i)
            m_keeper->changed();
        QCOMPARE(m_asked, 0); // later
        m_workspace = withPort(QStringLiteral("2"));
        QTRY_VERIFY(QFile::exists(m_path));
        QCOMPARE(m_asked, 1);
        QVERIFY(*m_keeper->load() == m_workspace);
        m_keeper->changed();
        m_keeper->saveNow();
        QTest::qWait(1200); // longer than a change waits
        QCOMPARE(m_asked, 2);
    }

    void aBrokenFileIsSetAside()
    {
        QVERIFY(m_keeper->saveNow());
        for (const char *content : {"{ broken", "first broken"}) {
            QVERIFY(write(m_path, content));
            QCOMPARE(m_keeper->load().error().code, ErrorCode::FileNotWorkspace);
            QVERIFY(!QFile::exists(m_path));
            QFile aside(m_keeper->setAsidePath());
            QVERIFY(aside.open(QIODevice::ReadOnly));
            QCOMPARE(aside.readAll(), QByteArray(content));
        }
        QCOMPARE(QDir(QFileInfo(m_path).path()).entryList(QDir::Files).size(), 2); // both are still there
        QVERIFY(m_keeper->saveNow());
        QVERIFY(m_keeper->load());
    }

    void whatIsNoFileIsSetAsideToo()
    {
        QVERIFY(QDir().mkpath(m_path));
        QVERIFY(!m_keeper->load());
        QVERIFY(!m_keeper->setAsidePath().isEmpty());
        QVERIFY(m_keeper->saveNow());
    }

    void aFailureIsSaidOnce()
    {
        QVERIFY(write(m_folder->filePath(QStringLiteral("sub")), "in the way of the folder"));
        QSignalSpy failed(m_keeper.get(), &WorkspaceKeeper::failed);
        QVERIFY(!m_keeper->saveNow());
        QVERIFY(!m_keeper->saveNow());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnwritable);
        // When it has worked again, the next failure is news.
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("sub"))));
        QVERIFY(m_keeper->saveNow());
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("sub"))).removeRecursively());
        QVERIFY(write(m_folder->filePath(QStringLiteral("sub")), ""));
        QVERIFY(!m_keeper->saveNow());
        QCOMPARE(failed.size(), 2);
    }

    void theUsualPlaceIsTheUsersOwn()
    {
        QVERIFY(WorkspaceKeeper::defaultPath().endsWith(QStringLiteral("/last.wirebench")));
        QVERIFY(QDir::isAbsolutePath(WorkspaceKeeper::defaultPath()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    Workspace m_workspace;
    int m_asked = 0;
    std::unique_ptr<WorkspaceKeeper> m_keeper;
};

QTEST_GUILESS_MAIN(tst_WorkspaceKeeper)
#include "tst_workspacekeeper.moc"
