#include "ui/shell/helpwindow.h"

#include "tests/ui/shell/textfit.h"
#include "ui/widgets/look.h"

#include <QAction>
#include <QLabel>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

QStringList textsOf(const QWidget &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>())
        texts.append(label->text());
    return texts;
}

} // namespace

class tst_HelpWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEachKeyAndWhatItDoes()
    {
        Look look;
        HelpWindow help(look, nullptr);
        QAction send(QStringLiteral("&Send it…"));
        send.setShortcut(Qt::CTRL | Qt::Key_Return);
        QAction keyless(QStringLiteral("Keyless"));
        help.setActions({&send, &keyless});
        help.show();
        QVERIFY(textsOf(help).contains(QStringLiteral("Ctrl+Return")));
        QVERIFY(textsOf(help).contains(QStringLiteral("Send it")));
        QVERIFY(!textsOf(help).contains(QStringLiteral("Keyless")));
        QVERIFY(textsOf(help).first().contains(QStringLiteral("C3"))); // the first thing to try
        help.setActions({});
        QVERIFY(!textsOf(help).contains(QStringLiteral("Send it")));
    }

    void nothingIsClippedAtAnyScale()
    {
        Look look;
        HelpWindow help(look, nullptr);
        QAction action(QStringLiteral("An action with a rather long description of what it does"));
        action.setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_PageDown);
        help.setActions({&action});
        help.show();
        QVERIFY(QTest::qWaitForWindowExposed(&help));
        for (const qreal scale : {1., 2., 3.}) {
            look.setScale(scale);
            QTRY_COMPARE(help.font().pointSizeF(), look.baseFont().pointSizeF());
            QTRY_VERIFY2(clippedTexts(help).isEmpty(), qPrintable(clippedTexts(help).join(u'\n')));
        }
    }

    void escapeClosesIt()
    {
        Look look;
        HelpWindow help(look, nullptr);
        help.show();
        QVERIFY(QTest::qWaitForWindowExposed(&help));
        QTest::keyClick(&help, Qt::Key_Escape);
        QVERIFY(!help.isVisible());
    }
};

QTEST_MAIN(tst_HelpWindow)
#include "tst_helpwindow.moc"
