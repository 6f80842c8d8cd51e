#include "core/web/partialfile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestPartialFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void growsAndGetsItsName()
    {
        auto file = create();
        QVERIFY(file->write("first "));
        QVERIFY(file->write("second"));
        QCOMPARE(file->size(), 12);
        QCOMPARE(names(), (QStringList{QStringLiteral("a.txt.part"), QStringLiteral("a.txt.part.json")}));
        const auto path = file->complete();
        QVERIFY(path);
        QCOMPARE(*path, m_folder->filePath(QStringLiteral("a.txt")));
        file.reset();
        QCOMPARE(names(), QStringList{QStringLiteral("a.txt")});
        QCOMPARE(read("a.txt"), QByteArray("first second"));
    }

    void neverOverwrites()
    {
        put("a.txt", "mine");
        put("a (2).txt.part", "somebody's");
        auto file = create();
        QCOMPARE(QFileInfo(file->path()).fileName(), QStringLiteral("a (3).txt.part"));
        QVERIFY(file->write("new"));
        put("a (3).txt", "in the meantime");
        const auto path = file->complete();
        QVERIFY(path);
        QCOMPARE(read("a.txt"), QByteArray("mine"));
        QCOMPARE(read("a (2).txt.part"), QByteArray("somebody's"));
        QCOMPARE(read("a (3).txt"), QByteArray("in the meantime"));
        QCOMPARE(QFileInfo(*path).fileName(), QStringLiteral("a (3) (2).txt"));
    }

    void followsNoLink()
    {
        const QString outside = m_folder->filePath(QStringLiteral("outside"));
        QVERIFY(QFile::link(outside, m_folder->filePath(QStringLiteral("a.txt.part"))));
        auto file = create();
        QVERIFY(file->write("new"));
        QVERIFY(!QFileInfo::exists(outside));
        QVERIFY(file->complete());
        QCOMPARE(read("a (2).txt"), QByteArray("new"));
    }

    void isFoundAgain()
    {
        PartialRecord record = recordFor("http://a/a.txt");
        record.etag = "\"1\"";
        record.lastModified = "Sun, 06 Nov 1994 08:49:37 GMT";
        record.size = 100;
        {
            const auto file = PartialFile::create(m_folder->path(), record);
            QVERIFY(file && (*file)->write("beginning"));
        }
        QVERIFY(!PartialFile::find(m_folder->path(), QUrl(QStringLiteral("http://a/b.txt"))));
        const auto found = PartialFile::find(m_folder->path(), record.url);
        QVERIFY(found);
        QCOMPARE(found->record(), record);
        QCOMPARE(found->record().validator(), QByteArray("\"1\""));
        QCOMPARE(found->size(), 9);
        QVERIFY(found->write(" and end"));
        QVERIFY(found->complete());
        QCOMPARE(read("a.txt"), QByteArray("beginning and end"));
    }

    void hasOneOwner()
    {
        const auto file = create();
        QVERIFY(file->write("x"));
        QVERIFY(!PartialFile::find(m_folder->path(), file->record().url));
    }

    void isNotFoundByARecordThatLies()
    {
        put("precious.txt", "precious");
        put("evil.part.json", "{\"url\": \"http://a/a.txt\", \"name\": \"../precious.txt\"}");
        put("evil.part", "x");
        put("broken.part.json", "{");
        QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("precious.txt")),
                            m_folder->filePath(QStringLiteral("link.part"))));
        put("link.part.json", "{\"url\": \"http://a/a.txt\", \"name\": \"link\"}");
        QVERIFY(!PartialFile::find(m_folder->path(), QUrl(QStringLiteral("http://a/a.txt"))));
        QCOMPARE(read("precious.txt"), QByteArray("precious"));
    }

    void startsAnew()
    {
        const auto file = create();
        QVERIFY(file->write("old and long"));
        PartialRecord record = recordFor("http://a/a.txt");
        record.name = QStringLiteral("other.txt");
        record.etag = "\"2\"";
        QVERIFY(file->restart(record));
        QCOMPARE(file->size(), 0);
        QVERIFY(file->write("new"));
        QCOMPARE(read("a.txt.part"), QByteArray("new"));
        QVERIFY(read("a.txt.part.json").contains("\\\"2\\\""));
    }

    void anEmptyOneIsRemoved()
    {
        create().reset();
        QCOMPARE(names(), QStringList());
        {
            auto kept = create();
            QVERIFY(kept->write("x"));
        }
        QCOMPARE(names().size(), 2);
    }

    void tellsAFolderThatCannotBeWritten()
    {
        const auto file =
            PartialFile::create(m_folder->filePath(QStringLiteral("missing")), recordFor("http://a/a.txt"));
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::FileUnwritable);
        QVERIFY(!file.error().arguments.value(1).isEmpty());
    }

private:
    static PartialRecord recordFor(const char *url)
    {
        PartialRecord record;
        record.url = QUrl(QString::fromLatin1(url));
        record.name = QStringLiteral("a.txt");
        return record;
    }
    std::unique_ptr<PartialFile> create()
    {
        auto file = PartialFile::create(m_folder->path(), recordFor("http://a/a.txt"));
        return file ? std::move(*file) : nullptr;
    }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    void put(const char *name, const QByteArray &contents) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size());
    }
    QByteArray read(const char *name) const
    {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPartialFile)
#include "tst_partialfile.moc"
