#include "ui/udp/dtlsfields.h"

#include "ui/widgets/look.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

class tst_DtlsFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEndDecidesWhichFieldsThereAre()
    {
        Look look;
        QWidget window;
        auto *fields = new DtlsFields(look);
        auto *column = new QVBoxLayout(&window);
        column->addWidget(fields->onBox());
        column->addWidget(fields);
        window.show();
        const auto visible = [&](const char *name) {
            for (const QLineEdit *field : fields->findChildren<QLineEdit *>()) {
                if (field->accessibleName() == QLatin1String(name) && field->isVisible())
                    return true;
            }
            return false;
        };
        QVERIFY(!visible("Authorities") && !visible("Certificate"));
        fields->onBox()->setChecked(true);
        QVERIFY(visible("Authorities") && !visible("Certificate"));
        fields->setEnd(DtlsFields::End::Server);
        QVERIFY(!visible("Authorities") && visible("Certificate"));
        QVERIFY(fields->settings().on);
        fields->onBox()->setChecked(false);
        QVERIFY(!visible("Authorities") && !visible("Certificate"));
        QVERIFY(!fields->settings().on);
    }

    void whatIsTypedAtOneEndIsKeptAtTheOther()
    {
        TlsSettings all;
        all.on = true;
        all.alpn = QStringLiteral("coap");
        all.certificateFile = QStringLiteral("/c.pem");
        all.authorityFile = QStringLiteral("/a.pem");
        all.serverName = QStringLiteral("example.org");
        all.verify = false;
        all.wantsClientCertificate = true;
        all.least = TlsVersion::Tls10;
        all.handshakeTimeoutMs = 3000;
        Look look;
        DtlsFields fields(look);
        const std::unique_ptr<QCheckBox> box(fields.onBox());
        QSignalSpy edited(&fields, &DtlsFields::edited);
        fields.setSettings(all);
        for (const auto end : {DtlsFields::End::Server, DtlsFields::End::Client, DtlsFields::End::Server}) {
            fields.setEnd(end);
            QCOMPARE(fields.settings(), all);
        }
        QVERIFY(edited.isEmpty());
        box->setChecked(false);
        QVERIFY(!edited.isEmpty());
        fields.setEnd(DtlsFields::End::Client);
        QVERIFY(!fields.settings().on);
    }
};

QTEST_MAIN(tst_DtlsFields)
#include "tst_dtlsfields.moc"
