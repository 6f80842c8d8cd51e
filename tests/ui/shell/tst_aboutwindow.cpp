#include "ui/shell/aboutwindow.h"

#include "core/base/buildinfo.h"
#include "tests/ui/shell/textfit.h"
#include "ui/shell/licences.h"
#include "ui/widgets/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

class tst_AboutWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesVersionAndBuild()
    {
        Look look;
        const AboutWindow about(look, nullptr);
        QStringList texts;
        for (const QLabel *label : about.findChildren<QLabel *>())
            texts += label->text();
        QVERIFY(texts.contains(QStringLiteral("Wirebench ") + versionNumber()));
        QVERIFY(texts.contains(buildDetails().trimmed()));
    }

    void namesEveryLicence()
    {
        Look look;
        const AboutWindow about(look, nullptr);
        const QString shown = about.findChild<QPlainTextEdit *>()->toPlainText();
        QVERIFY(licensedParts().size() > 5);
        for (const LicensedPart &part : licensedParts()) {
            QVERIFY2(shown.contains(QLatin1String(part.name)), part.name);
            QVERIFY2(shown.contains(QLatin1String(part.licence)), part.name);
        }
    }

    void copiesWhatAReportNeeds()
    {
        Look look;
        AboutWindow about(look, nullptr);
        QGuiApplication::clipboard()->clear();
        const QList<QPushButton *> buttons = about.findChildren<QPushButton *>();
        const auto copy = std::find_if(buttons.begin(), buttons.end(),
                                       [](const QPushButton *button) { return button->text().contains(u"Copy"); });
        QVERIFY(copy != buttons.end());
        (*copy)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), AboutWindow::details());
        QVERIFY(AboutWindow::details().contains(QString::fromLatin1(qVersion())));
    }

    void nothingIsClippedAtAnyScale()
    {
        Look look;
        for (const qreal scale : {1., 2.}) {
            look.setScale(scale);
            AboutWindow about(look, nullptr);
            about.show();
            QVERIFY(QTest::qWaitForWindowExposed(&about));
            QTRY_VERIFY2(clippedTexts(about).isEmpty(), qPrintable(clippedTexts(about).join(u'\n')));
        }
    }

    void escapeClosesIt()
    {
        Look look;
        QPointer<AboutWindow> about = new AboutWindow(look, nullptr);
        about->show();
        QVERIFY(QTest::qWaitForWindowExposed(about));
        QTest::keyClick(about, Qt::Key_Escape);
        QTRY_VERIFY(about.isNull());
    }
};

QTEST_MAIN(tst_AboutWindow)
#include "tst_aboutwindow.moc"
