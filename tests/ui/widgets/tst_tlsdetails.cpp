#include "ui/widgets/tlsdetails.h"

#include "core/tls/identity.h"
#include "ui/widgets/look.h"
#include "ui/widgets/notice.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class tst_TlsDetails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatWasAgreedOn()
    {
        Look look;
        TlsDetails details(look);
        TlsOutcome outcome;
        outcome.protocol = QStringLiteral("TLSv1.2");
        details.show(outcome);
        QVERIFY(details.isVisible());
        QVERIFY(details.text().contains(QStringLiteral("TLSv1.2")));
        for (const QPushButton *button : details.findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Save")))
                QVERIFY(!button->isEnabled()); // there is nothing to save
        }
    }

    void savesACertificate()
    {
        const auto identity = Identity::selfSigned({QStringLiteral("localhost")});
        QVERIFY(identity);
        Look look;
        TlsDetails details(look);
        details.show(QList<Certificate>{describeCertificate(identity->certificate())});
        QVERIFY(details.text().contains(QStringLiteral("localhost")));
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("own.pem"));
        QVERIFY(details.saveTo(path));
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray pem = saved.readAll();
        QVERIFY(pem.startsWith("-----BEGIN CERTIFICATE-----"));
        QVERIFY(!pem.contains("PRIVATE"));

        QVERIFY(!details.saveTo(folder.filePath(QStringLiteral("no/such/folder.pem"))));
        QCOMPARE(details.findChild<Notice *>()->kind(), Notice::Kind::Trouble);
    }
};

QTEST_MAIN(tst_TlsDetails)
#include "tst_tlsdetails.moc"
