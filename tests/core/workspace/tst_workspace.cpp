#include "core/workspace/workspace.h"

#include "tests/support/filesizelimit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace wirebench;
using namespace wirebench::test;

namespace {

Workspace unusualWorkspace()
{
    TcpServerSettings server;
    server.port = QStringLiteral("8000");
    TcpClientSettings client;
    client.host = QStringLiteral("é.example");
    Workspace workspace;
    workspace.sessions = {
        {QStringLiteral("first"), true, server}, {QString(), false, client}, {QString(), true, server}};
    workspace.currentSession = 2;
    workspace.shownSessions = {2, 1};
    workspace.theme = QStringLiteral("dark");
    workspace.scale = 1.25;
    workspace.windowGeometry = QByteArray("\x00\xff\x01geometry", 11);
    workspace.widgetStates = {{QStringLiteral("tcp-server/splitter"), QByteArray("\x80\x00", 2)},
                              {QStringLiteral("é"), QByteArray("x")}};
    return workspace;
}

QString mistakeOf(const Result<Workspace> &workspace)
{
    return workspace ? QString() : workspace.error().arguments.value(1);
}

} // namespace

class TestWorkspace : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QString write(const QByteArray &content) const
    {
        QFile file(path("written.wirebench"));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write into the temporary folder");
        return file.fileName();
    }
    QJsonObject changed(const char *name, const QJsonValue &value) const
    {
        QJsonObject object = toJson(unusualWorkspace());
        object.insert(QString::fromLatin1(name), value);
        return object;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void survivesAFile()
    {
        QVERIFY(saveWorkspace(unusualWorkspace(), path("a.wirebench")));
        const auto read = loadWorkspace(path("a.wirebench"));
        QVERIFY(read);
        QVERIFY(*read == unusualWorkspace());
    }

    void emptySurvivesAFile()
    {
        QVERIFY(saveWorkspace(Workspace(), path("empty.wirebench")));
        const auto read = loadWorkspace(path("empty.wirebench"));
        QVERIFY(read);
        QVERIFY(*read == Workspace());
    }

    void namesItsFormat()
    {
        const QJsonObject json = toJson(Workspace());
        QCOMPARE(json.value("format").toString(), QStringLiteral("wirebench-workspace"));
        QCOMPARE(json.value("version").toInt(), 1);
        QVERIFY(!json.contains("window"));
    }

    void aFullDiskLeavesTheOldFile()
    {
        QVERIFY(saveWorkspace(Workspace(), path("kept.wirebench")));
        const FileSizeLimit full(16);
        const auto saved = saveWorkspace(unusualWorkspace(), path("kept.wirebench"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
        QVERIFY(*loadWorkspace(path("kept.wirebench")) == Workspace());
        QCOMPARE(QDir(m_folder.path()).entryList({"kept*"}), QStringList{"kept.wirebench"});
    }

    void onlyFilesAreReadAndReplaced()
    {
        const QString pipe = path("pipe.wirebench");
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(loadWorkspace(pipe).error().code, ErrorCode::FileUnreadable);
        QCOMPARE(saveWorkspace(Workspace(), pipe).error().code, ErrorCode::FileUnwritable);
        QVERIFY(QFileInfo::exists(pipe) && !QFileInfo(pipe).isFile());
    }

    void noFolderToSaveIn()
    {
        const auto saved = saveWorkspace(Workspace(), path("no/such/folder/a.wirebench"));
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(saved.error().arguments.value(0), path("no/such/folder/a.wirebench"));
        QVERIFY(!saved.error().arguments.value(1).isEmpty());
    }

    void filesThatCannotBeRead()
    {
        const auto missing = loadWorkspace(path("missing.wirebench"));
        QCOMPARE(missing.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(missing.error().arguments.value(0), path("missing.wirebench"));
        const auto folder = loadWorkspace(m_folder.path());
        QCOMPARE(folder.error().code, ErrorCode::FileUnreadable);
    }

    void largeFilesAreNotSwallowed()
    {
        QFile file(path("large.wirebench"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(workspacelimits::fileBytes + 1));
        const auto read = loadWorkspace(file.fileName());
        QCOMPARE(read.error().code, ErrorCode::FileTooLarge);
        QCOMPARE(read.error().arguments.value(1), QString::number(workspacelimits::fileBytes));
    }

    void brokenJsonTellsItsPlace()
    {
        const auto read = loadWorkspace(write("{\n  \"format\": \"wirebench-workspace\",\n  oops\n}\n"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileNotWorkspace);
        QCOMPARE(read.error().arguments.value(0), path("written.wirebench"));
        QVERIFY2(mistakeOf(read).startsWith(u"3:"), qPrintable(mistakeOf(read)));
        QVERIFY2(read.error().position >= 40, qPrintable(QString::number(read.error().position)));
    }

    void brokenFilesNeverCrash_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no format") << QByteArray("{}");
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\x00\x00", 10);
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("not UTF-8") << QByteArray("{\"format\":\"\xff\xfe\"}");
        QTest::newRow("another format") << QByteArray(R"({"format":"postman","version":1})");
        QTest::newRow("no version") << QByteArray(R"({"format":"wirebench-workspace"})");
        QTest::newRow("a later version") << QByteArray(R"({"format":"wirebench-workspace","version":2})");
        QTest::newRow("no version at all") << QByteArray(R"({"format":"wirebench-workspace","version":"1"})");
    }
    void brokenFilesNeverCrash()
    {
        QFETCH(QByteArray, content);
        const auto read = loadWorkspace(write(content));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileNotWorkspace);
        QCOMPARE(read.error().arguments.size(), 2);
        QVERIFY(!mistakeOf(read).isEmpty());
    }

    void everyTruncationIsRefused()
    {
        const QByteArray whole = QJsonDocument(toJson(unusualWorkspace())).toJson(QJsonDocument::Compact);
        QVERIFY(loadWorkspace(write(whole)));
        for (qsizetype size = 0; size < whole.size(); size += 7)
            QVERIFY2(!loadWorkspace(write(whole.left(size))), qPrintable(QString::number(size)));
    }

    void badMembersAreNamed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("mistake");
        const auto row = [](const char *tag, const char *name, const QJsonValue &value, const char *mistake) {
            QTest::newRow(tag) << QString::fromLatin1(name) << value << QString::fromUtf8(mistake);
        };
        row("sessions", "sessions", 1, "sessions = 1 (array)");
        row("session", "sessions", QJsonArray{toJson(Session()), 5}, "sessions[1] = 5 (object)");
        row("in a session", "sessions", QJsonArray{QJsonObject{{"kind", "tcp-server"}, {"start", 1}}},
            "sessions[0].start = 1 (true | false)");
        row("current", "current", "two", "current = \"two\" (-1…1000)");
        row("shown", "shown", QJsonArray{0, "x"}, "shown[1] = \"x\" (number)");
        row("scale", "scale", 40, "scale = 40 (0.75…3)");
        row("theme", "theme", 1, "theme = 1 (string)");
        row("geometry", "window", QJsonObject{{"geometry", "§§"}}, "window.geometry = \"§§\" (base64)");
        row("state", "window", QJsonObject{{"states", QJsonObject{{"a", 1}}}},
            "window.states.a = 1 (string)");
    }
    void badMembersAreNamed()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        const auto read = workspaceFromJson(changed(name.toLatin1(), value));
        QVERIFY(!read);
        QTEST(mistakeOf(read), "mistake");
    }

    void indicesThatPointNowhereAreForgotten()
    {
        QJsonObject object = changed("current", 99);
        object.insert("shown", QJsonArray{-5, 1, 3, 1.5});
        const auto read = workspaceFromJson(object);
        QVERIFY(read);
        QCOMPARE(read->currentSession, -1);
        QCOMPARE(read->shownSessions, QList<int>{1});
    }

    void membersOfLaterVersionsAreIgnored()
    {
        const auto read = workspaceFromJson(changed("surroundings", "loud"));
        QVERIFY(read);
        QVERIFY(*read == unusualWorkspace());
    }
};

QTEST_APPLESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
