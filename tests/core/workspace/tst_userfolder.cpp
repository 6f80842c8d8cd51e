#include "core/workspace/userfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class tst_UserFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("bin")));
    }

    void withoutAMarkerItIsTheSystems()
    {
        QVERIFY(portableFolder(m_folder->filePath(QStringLiteral("bin"))).isEmpty());
        QCOMPARE(userFolder(), QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    }

    void aMarkerKeepsItBesideTheProgram_data()
    {
        QTest::addColumn<QString>("marker");
        QTest::addColumn<QString>("data");
        QTest::newRow("beside it") << QStringLiteral("bin/") << QStringLiteral("bin/data");
        QTest::newRow("above it") << QString() << QStringLiteral("data");
    }

    void aMarkerKeepsItBesideTheProgram()
    {
        QFETCH(QString, marker);
        QFETCH(QString, data);
        QFile file(m_folder->filePath(marker + portableMarker.toString()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(portableFolder(m_folder->filePath(QStringLiteral("bin"))), m_folder->filePath(data));
    }

    void aFolderOfThatNameIsNoMarker()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(portableMarker.toString()));
        QVERIFY(portableFolder(m_folder->path()).isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_UserFolder)
#include "tst_userfolder.moc"
