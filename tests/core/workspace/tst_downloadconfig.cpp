#include "core/workspace/downloadconfig.h"

#include <QTest>

using namespace wirebench;

class TestDownloadConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOverWhatIsTyped()
    {
        DownloadSettings settings;
        settings.urls = QStringLiteral("# the list\n\n  http://localhost:8080/a.bin \nexample.org/b.bin\n");
        settings.folder = QStringLiteral("/tmp");
        settings.jobs = 2;
        settings.timeoutMs = 500;
        settings.resume = false;
        settings.user = QStringLiteral("user");
        settings.password = QStringLiteral("pass");
        settings.tls.verify = false;
        settings.proxy = {ProxyKind::Http, QStringLiteral("localhost:3128"), {}, {}};
        const auto config = engineConfig(settings);
        QVERIFY(config);
        QCOMPARE(config->urls, (QList<QUrl>{QUrl(QStringLiteral("http://localhost:8080/a.bin")),
                                            QUrl(QStringLiteral("http://example.org/b.bin"))}));
        QCOMPARE(config->folder, QStringLiteral("/tmp"));
        QCOMPARE(config->jobs, 2);
        QCOMPARE(config->timeoutMs, 500);
        QVERIFY(!config->resume);
        QCOMPARE(config->user, QStringLiteral("user"));
        QCOMPARE(config->password, QStringLiteral("pass"));
        QVERIFY(!config->client.tls.verify);
        QCOMPARE(config->client.connection.proxy.kind, ProxyKind::Http);
        QCOMPARE(config->client.decodedLimit, -1);
    }

    void withoutAFolderItIsTheUsers()
    {
        DownloadSettings settings;
        settings.urls = QStringLiteral("http://a/");
        QVERIFY(!engineConfig(settings)->folder.isEmpty());
    }

    void tellsTheLineThatIsNoAddress()
    {
        DownloadSettings settings;
        settings.urls = QStringLiteral("http://a/\n  ftp://b/\n");
        const auto config = engineConfig(settings);
        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::InvalidUrl);
        QVERIFY(config.error().position >= 12 && config.error().position < 20);
    }

    void anEmptyListIsRefused()
    {
        DownloadSettings settings;
        settings.urls = QStringLiteral("\n# nothing\n");
        QCOMPARE(engineConfig(settings).error().code, ErrorCode::InvalidUrl);
    }

    void tellsAProxyThatIsNone()
    {
        DownloadSettings settings;
        settings.urls = QStringLiteral("http://a/");
        settings.proxy = {ProxyKind::Http, QStringLiteral("localhost:none"), {}, {}};
        QVERIFY(!engineConfig(settings));
    }
};

QTEST_GUILESS_MAIN(TestDownloadConfig)
#include "tst_downloadconfig.moc"
