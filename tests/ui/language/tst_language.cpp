#include "core/base/errorsentence.h"
#include "ui/language/language.h"
#include "ui/widgets/errortext.h"

#include <QApplication>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace wirebench;

namespace {

class Listener final : public QWidget
{
public:
    int changes = 0;

protected:
    void changeEvent(QEvent *event) override
    {
        changes += event->type() == QEvent::LanguageChange;
        QWidget::changeEvent(event);
    }
};

} // namespace

class tst_Language : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsInEnglish()
    {
        const Language language;
        QCOMPARE(language.code(), QStringLiteral("en"));
        QCOMPARE(QCoreApplication::translate("Language", "en"), QStringLiteral("en"));
    }

    void namesEachInItself()
    {
        QCOMPARE(Language::codes(), QStringList({QStringLiteral("en"), QStringLiteral("fr")}));
        QCOMPARE(Language::nameOf(QStringLiteral("fr")), QStringLiteral("Français"));
        QVERIFY(Language::nameOf(QStringLiteral("xx")).isEmpty());
        QVERIFY(Language::codes().contains(Language::ofSystem()));
    }

    void switchesTextsAndNumbers()
    {
        Language language;
        QSignalSpy changed(&language, &Language::changed);
        Listener listener;
        listener.show();
        language.setCode(QStringLiteral("fr"));
        QCOMPARE(changed.size(), 1);
        QTRY_VERIFY(listener.changes > 0);
        QCOMPARE(QCoreApplication::translate("Language", "en"), QStringLiteral("fr"));
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
        const QString french = errorText({ErrorCode::UnixPathInUse, {QStringLiteral("9999"), QStringLiteral("nc")}}).cause;
        language.setCode(QStringLiteral("en"));
        QCOMPARE(changed.size(), 2);
        QCOMPARE(QCoreApplication::translate("Language", "en"), QStringLiteral("en"));
        const QString english = errorText({ErrorCode::UnixPathInUse, {QStringLiteral("9999"), QStringLiteral("nc")}}).cause;
        QVERIFY2(french != english, qPrintable(french));
        QVERIFY(french.contains(u"9999") && english.contains(u"9999"));
    }

    void ignoresWhatItDoesNotKnow()
    {
        Language language;
        QSignalSpy changed(&language, &Language::changed);
        language.setCode(QStringLiteral("xx"));
        language.setCode({});
        language.setCode(QStringLiteral("en"));
        QCOMPARE(language.code(), QStringLiteral("en"));
        QVERIFY(changed.isEmpty());
    }

    void leavesNothingBehind()
    {
        {
            Language language;
            language.setCode(QStringLiteral("fr"));
        }
        QCOMPARE(QCoreApplication::translate("Language", "en"), QStringLiteral("en"));
        const Language language; // numbers, too
        QVERIFY(QLocale().language() != QLocale::French);
    }
};

QTEST_MAIN(tst_Language)
#include "tst_language.moc"
