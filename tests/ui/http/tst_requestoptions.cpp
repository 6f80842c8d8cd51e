#include "tests/ui/shell/bench.h"
#include "ui/http/requestoptions.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

using namespace wirebench;
using namespace wirebench::test;

class tst_RequestOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsItsSettings()
    {
        Look look;
        RequestOptions options(look);
        QSignalSpy edited(&options, &RequestOptions::edited);
        HttpRequestSettings settings;
        settings.followRedirects = false;
        settings.maxRedirects = 3;
        settings.allowDowngrade = true;
        settings.useCookies = false;
        settings.acceptCompressed = false;
        settings.keepAlive = false;
        settings.family = AddressFamily::IPv6;
        settings.connectTimeoutMs = 1;
        settings.firstByteTimeoutMs = 0;
        settings.totalTimeoutMs = 77;
        settings.proxy = {ProxyKind::Http, QStringLiteral("p:1"), QStringLiteral("u"), QStringLiteral("s")};
        settings.tls.verify = false;
        settings.tls.authorityFile = QStringLiteral("/tmp/ca.pem");
        options.setSettings(settings);
        HttpRequestSettings read;
        options.readInto(read);
        QVERIFY(read == settings);
        QVERIFY(edited.isEmpty()); // it was set, not edited
    }

    void nothingWorksUnseen()
    {
        Look look;
        RequestOptions options(look);
        HttpRequestSettings settings;
        settings.totalTimeoutMs = 77;
        settings.proxy = {ProxyKind::Socks5, QStringLiteral("gate:1080"), {}, {}};
        options.setSettings(settings);
        options.show();
        QStringList words;
        for (const QLabel *label : options.findChildren<QLabel *>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        QVERIFY(words.contains(QStringLiteral("all within 77 ms · through gate:1080")));
    }

    void theProxyHasItsFieldsWhenThereIsOne()
    {
        Look look;
        RequestOptions options(look);
        options.show();
        for (SettingsRow *row : options.findChildren<SettingsRow *>())
            row->setMoreOpen(true);
        auto *proxyAddress = control<QLineEdit>(options, QStringLiteral("Proxy address"));
        QVERIFY(!proxyAddress->isVisible());
        QSignalSpy edited(&options, &RequestOptions::edited);
        control<QComboBox>(options, QStringLiteral("Proxy"))->setCurrentIndex(1);
        QVERIFY(proxyAddress->isVisible());
        QCOMPARE(edited.size(), 1);
        QCOMPARE(options.fieldOf({ErrorCode::InvalidHost, {}}), proxyAddress);
        QVERIFY(!options.fieldOf({ErrorCode::HttpCutOff, {}}));
    }

    void tlsIsAlwaysThere()
    {
        Look look;
        RequestOptions options(look);
        options.show();
        QVERIFY(options.tls()->isVisible());
        QVERIFY(!options.tls()->onBox()->isVisible());
        HttpRequestSettings read;
        options.readInto(read);
        QVERIFY(!read.tls.on);
        QVERIFY(options.fieldOf({ErrorCode::AuthoritiesUnusable, {}}));
    }
};

QTEST_MAIN(tst_RequestOptions)
#include "tst_requestoptions.moc"
