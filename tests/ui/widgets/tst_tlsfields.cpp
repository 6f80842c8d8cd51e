#include "ui/widgets/tlsfields.h"

#include "ui/widgets/look.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/tlsdetails.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace wirebench;

namespace {

/// The fields with their switch above them, as a tab has them.
class Shown final
{
public:
    explicit Shown(TlsFields::End end) : fields(new TlsFields(look, end, QStringLiteral("TLS")))
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(fields->onBox());
        column->addWidget(fields);
        window.resize(900, 300);
        window.show();
    }

    template <typename Control>
    Control *named(const char *word)
    {
        for (Control *control : fields->findChildren<Control *>()) {
            if (control->accessibleName() == QLatin1String(word) || control->toolTip() == QLatin1String(word))
                return control;
        }
        return nullptr;
    }
    QPushButton *button(const char *word)
    {
        for (QPushButton *button : fields->findChildren<QPushButton *>()) {
            if (button->text().startsWith(QLatin1String(word)))
                return button;
        }
        return nullptr;
    }

    Look look;
    QWidget window;
    TlsFields *fields;
};

TlsSettings allOf(TlsFields::End end)
{
    TlsSettings all;
    all.on = true;
    all.least = TlsVersion::Tls11;
    all.most = TlsVersion::Tls12;
    all.alpn = QStringLiteral("h2");
    all.certificateFile = QStringLiteral("/c.pem");
    all.keyFile = QStringLiteral("/k.pem");
    all.authorityFile = QStringLiteral("/a.pem");
    all.keyLogFile = QStringLiteral("/keys");
    all.handshakeTimeoutMs = 3000;
    if (end == TlsFields::End::Client) {
        all.serverName = QStringLiteral("example.org");
        all.verify = false;
    } else {
        all.wantsClientCertificate = true;
    }
    return all;
}

} // namespace

Q_DECLARE_METATYPE(wirebench::TlsFields::End)

class tst_TlsFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsPartOfTheSettings_data()
    {
        QTest::addColumn<TlsFields::End>("end");
        QTest::newRow("client") << TlsFields::End::Client;
        QTest::newRow("server") << TlsFields::End::Server;
    }

    void everyFieldIsPartOfTheSettings()
    {
        QFETCH(TlsFields::End, end);
        Shown shown(end);
        QCOMPARE(shown.fields->settings(), TlsSettings());
        QSignalSpy edited(shown.fields, &TlsFields::edited);
        shown.fields->setSettings(allOf(end));
        QCOMPARE(shown.fields->settings(), allOf(end));
        QVERIFY(edited.isEmpty()); // nobody has typed
    }

    void areThereWhileTheSwitchIsOn()
    {
        Shown shown(TlsFields::End::Client);
        QVERIFY(!shown.fields->isVisible());
        QSignalSpy edited(shown.fields, &TlsFields::edited);
        QTest::mouseClick(shown.fields->onBox(), Qt::LeftButton, {}, QPoint(5, shown.fields->onBox()->height() / 2));
        QVERIFY(shown.fields->isVisible());
        QCOMPARE(edited.count(), 1);
        QVERIFY(shown.fields->settings().on && shown.fields->settings().verify);
        shown.fields->setLocked(true);
        QVERIFY(!shown.fields->onBox()->isEnabled());
        QVERIFY(!shown.named<QLineEdit>("Authorities")->isEnabled());
        shown.fields->setLocked(false);
        QVERIFY(shown.named<QLineEdit>("Authorities")->isEnabled());
    }

    void anExceptionCanBeWithdrawn()
    {
        Shown shown(TlsFields::End::Client);
        shown.fields->onBox()->setChecked(true);
        QVERIFY(!shown.button("Exception")->isVisible());
        shown.fields->setException(QByteArray(32, '\xab'));
        QVERIFY(shown.button("Exception for AB:AB:")->isVisible());
        QTest::mouseClick(shown.button("Exception"), Qt::LeftButton);
        QCOMPARE(shown.fields->exception(), QByteArray());
        QVERIFY(!shown.button("Exception")->isVisible());
    }

    void detailsAreShownOnceThereAreSome()
    {
        Shown shown(TlsFields::End::Client);
        shown.fields->onBox()->setChecked(true);
        QVERIFY(!shown.button("Certificate")->isEnabled());
        auto outcome = std::make_shared<TlsOutcome>();
        outcome->protocol = QStringLiteral("TLSv1.3");
        shown.fields->showOutcome(outcome);
        QTest::mouseClick(shown.button("Certificate"), Qt::LeftButton);
        auto *details = shown.fields->findChild<TlsDetails *>();
        QVERIFY(details && details->isVisible());
        QVERIFY(details->text().contains(QStringLiteral("TLSv1.3")));
        shown.fields->showOutcome({});
        QVERIFY(!shown.button("Certificate")->isEnabled());
    }

    void errorsHaveTheirFields_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("name");
        QTest::newRow("certificate") << int(ErrorCode::CertificateUnusable) << "Certificate";
        QTest::newRow("key") << int(ErrorCode::KeyUnusable) << "Private key";
        QTest::newRow("authorities") << int(ErrorCode::AuthoritiesUnusable) << "Authorities of the clients";
        QTest::newRow("key log") << int(ErrorCode::FileUnwritable) << "Key log";
        QTest::newRow("another's") << int(ErrorCode::InvalidHost) << "";
    }

    void errorsHaveTheirFields()
    {
        QFETCH(int, code);
        QFETCH(QString, name);
        Shown shown(TlsFields::End::Server);
        shown.fields->setSettings(allOf(TlsFields::End::Server));
        QWidget *field = shown.fields->fieldOf({ErrorCode(code), {}});
        QCOMPARE(field ? field->accessibleName() : QString(), name);
        if (field)
            QTRY_VERIFY(field->isVisible()); // "More" opens for it
    }

    void whatIsHiddenButOnIsHinted()
    {
        Shown shown(TlsFields::End::Client);
        shown.fields->setSettings(allOf(TlsFields::End::Client));
        QString hints;
        for (const QLabel *label : shown.fields->findChildren<QLabel *>())
            hints += label->text();
        QVERIFY2(hints.contains(QStringLiteral("versions 1.1 to 1.2 · as example.org · h2 · keys are logged")),
                 qPrintable(hints));
    }
};

QTEST_MAIN(tst_TlsFields)
#include "tst_tlsfields.moc"
