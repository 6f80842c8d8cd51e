#include "tests/ui/shell/bench.h"
#include "ui/chat/chatpanel.h"
#include "ui/chat/chatview.h"
#include "ui/chat/sayline.h"

#include <QListView>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

class tst_ChatPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsTyped()
    {
        Bench bench;
        ChatPanel panel(bench.look, bench.log);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QSignalSpy said(&panel, &ChatPanel::said);
        panel.setSaying(QStringLiteral("Press Connect first"));
        QVERIFY(!press(panel, QStringLiteral("Say")));
        panel.setSaying({});
        type(panel.line(), QStringLiteral("hello"));
        QVERIFY(press(panel, QStringLiteral("Say")));
        QCOMPARE(said.size(), 1);
        QCOMPARE(said.first().first().toString(), QStringLiteral("hello"));
    }

    void namesAreHiddenForProjection()
    {
        Bench bench;
        ChatPanel panel(bench.look, bench.log);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        ChatEvent event;
        event.who = QStringLiteral("Ada");
        panel.append({event});
        panel.setPresent({QStringLiteral("Ada"), QStringLiteral("Grace")}, QStringLiteral("Linus"));
        const auto *people = control<QListView>(panel, QStringLiteral("Who is there"))->model();
        QCOMPARE(people->index(0, 0).data().toString(), QStringLiteral("Linus (you)"));
        QVERIFY(press(panel, QStringLiteral("hide names")));
        QVERIFY(!panel.view()->toPlainText().contains(QStringLiteral("Ada")));
        QVERIFY(panel.view()->toPlainText().contains(people->index(1, 0).data().toString())); // the same number
        QVERIFY(!people->index(2, 0).data().toString().contains(QStringLiteral("Grace")));
        QVERIFY(press(panel, QStringLiteral("hide names")));
        QCOMPARE(people->index(1, 0).data().toString(), QStringLiteral("Ada"));
    }

    void whatIsNewIsOneClickAway()
    {
        Bench bench;
        ChatPanel panel(bench.look, bench.log);
        ChatEvent event;
        event.who = QStringLiteral("Ada");
        panel.append({event, event}); // hidden: nobody has seen it
        QCOMPARE(panel.view()->unread(), 2);
        panel.setPresent({QStringLiteral("Ada")});
        auto *people = control<QListView>(panel, QStringLiteral("Who is there"));
        QCOMPARE(people->model()->index(0, 0).data().toString(), QStringLiteral("Ada"));
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTRY_COMPARE(panel.view()->unread(), 0);
        QVERIFY(!button(panel, QStringLiteral("2 new lines ↓")));
    }
};

QTEST_MAIN(tst_ChatPanel)
#include "tst_chatpanel.moc"
