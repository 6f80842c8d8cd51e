#include "tests/ui/shell/bench.h"
#include "ui/http/loginfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

class tst_LoginFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatItsKindNeeds()
    {
        Look look;
        LoginFields fields(look);
        fields.show();
        auto *kind = control<QComboBox>(fields, QStringLiteral("Kind"));
        auto *user = control<QLineEdit>(fields, QStringLiteral("User"));
        auto *password = control<QLineEdit>(fields, QStringLiteral("Password"));
        QVERIFY(!user->isVisible());
        QVERIFY(!password->isVisible());
        kind->setCurrentIndex(kind->findText(QStringLiteral("Digest")));
        QVERIFY(user->isVisible());
        QVERIFY(password->isVisible());
        kind->setCurrentIndex(kind->findText(QStringLiteral("Bearer token")));
        QVERIFY(!user->isVisible());
        QCOMPARE(password->accessibleName(), QStringLiteral("Token"));
    }

    void thePasswordIsHiddenUntilAskedFor()
    {
        Look look;
        LoginFields fields(look);
        auto *kind = control<QComboBox>(fields, QStringLiteral("Kind"));
        kind->setCurrentIndex(1);
        fields.show();
        auto *password = control<QLineEdit>(fields, QStringLiteral("Password"));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QVERIFY(press(fields, QStringLiteral("show")));
        QCOMPARE(password->echoMode(), QLineEdit::Normal);
        QVERIFY(press(fields, QStringLiteral("show")));
        QCOMPARE(password->echoMode(), QLineEdit::Password);
    }

    void keepsItsSettings()
    {
        Look look;
        LoginFields fields(look);
        QSignalSpy edited(&fields, &LoginFields::edited);
        HttpRequestSettings settings;
        settings.auth = HttpAuthKind::Basic;
        settings.user = QStringLiteral("alice");
        settings.password = QStringLiteral("secret");
        fields.setSettings(settings);
        HttpRequestSettings read;
        fields.readInto(read);
        QVERIFY(read == settings);
        QVERIFY(!edited.isEmpty());
    }
};

QTEST_MAIN(tst_LoginFields)
#include "tst_loginfields.moc"
