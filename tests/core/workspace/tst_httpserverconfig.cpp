#include "core/workspace/httpserverconfig.h"

#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestHttpServerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOverWhatIsTyped();
    void refusesHostPortAndFolder();
    void theEchoNeedsNoFolder();
    void withoutAFolderItIsTheUsers();

private:
    QTemporaryDir m_folder;
};

void TestHttpServerConfig::takesOverWhatIsTyped()
{
    HttpServerSettings settings;
    settings.folder = m_folder.path();
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = QStringLiteral("0");
    settings.listing = false;
    settings.keepAliveMs = 0;
    settings.bytesPerSecond = 1000;
    settings.tls.on = true;
    const auto config = engineConfig(settings);
    QVERIFY(config.has_value());
    QCOMPARE(config->folder, m_folder.path());
    QCOMPARE(config->server.host.address.host(), QStringLiteral("127.0.0.1"));
    QCOMPARE(config->server.port, 0);
    QVERIFY(!config->listing && config->server.tls.has_value());
    QCOMPARE(config->keepAliveMs, 0);
    QCOMPARE(config->bytesPerSecond, 1000);
}

void TestHttpServerConfig::refusesHostPortAndFolder()
{
    HttpServerSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("none"));
    QCOMPARE(engineConfig(settings).error().code, ErrorCode::NotAFolder);
    settings.port = QStringLiteral("70000");
    QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidPort);
    settings.host = QStringLiteral("no host");
    QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidHost);
}

void TestHttpServerConfig::theEchoNeedsNoFolder()
{
    HttpServerSettings settings;
    settings.folder = m_folder.filePath(QStringLiteral("none"));
    settings.serve = HttpServe::Echo;
    QVERIFY(engineConfig(settings).has_value());
}

void TestHttpServerConfig::withoutAFolderItIsTheUsers()
{
    const auto config = engineConfig(HttpServerSettings());
    QVERIFY(config.has_value());
    QCOMPARE(config->folder, defaultServedFolder());
    QVERIFY(!config->folder.isEmpty());
}

QTEST_GUILESS_MAIN(TestHttpServerConfig)
#include "tst_httpserverconfig.moc"
