#include "ui/chat/chatview.h"
#include "ui/widgets/look.h"

#include <QScrollBar>
#include <QTest>

using namespace wirebench;

namespace {

ChatEvent line(const QString &who, const QString &text)
{
    ChatEvent event;
    event.who = who;
    event.text = text;
    return event;
}

ChatEvent joined(const QString &who)
{
    ChatEvent event;
    event.kind = ChatEvent::Kind::Joined;
    event.who = who;
    return event;
}

} // namespace

class tst_ChatView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAndEventsAreShown()
    {
        ChatView view(m_look, m_log);
        view.append({joined(QStringLiteral("Ada")), line(QStringLiteral("Ada"), QStringLiteral("hello"))});
        QVERIFY(view.toPlainText().contains(QStringLiteral("* Ada joined")));
        QVERIFY(view.toPlainText().contains(QStringLiteral("← Ada: hello")));
    }

    void namesCanBeReplaced()
    {
        ChatView view(m_look, m_log);
        ChatEvent own = line(QStringLiteral("Teacher"), QStringLiteral("hello all"));
        own.own = true;
        view.append({joined(QStringLiteral("Ada")), line(QStringLiteral("Ada"), QStringLiteral("hello")), own});
        view.setNaming([](const QString &) { return QStringLiteral("student 1"); });
        QVERIFY(!view.toPlainText().contains(QStringLiteral("Ada")));
        QVERIFY(view.toPlainText().contains(QStringLiteral("* student 1 joined")));
        QVERIFY(view.toPlainText().contains(QStringLiteral("← student 1: hello")));
        QVERIFY(view.toPlainText().contains(QStringLiteral("→ Teacher: hello all")));
        view.append({line(QStringLiteral("Ada"), QStringLiteral("again"))});
        QVERIFY(!view.toPlainText().contains(QStringLiteral("Ada")));
        view.setNaming({});
        QVERIFY(view.toPlainText().contains(QStringLiteral("← Ada: again")));
    }

    void textIsData()
    {
        ChatView view(m_look, m_log);
        view.append({line(QStringLiteral("<b>Ada</b>"), QStringLiteral("<img src=x> \u202Eevil\n\0"))});
        QVERIFY(view.toPlainText().contains(QStringLiteral("<b>Ada</b>: <img src=x>")));
        QVERIFY(!view.toPlainText().contains(QChar(0x202e)));
        QCOMPARE(view.blockCount(), 2); // the marker above it, and one line
    }

    void whatNobodySawIsMarked()
    {
        QWidget window;
        ChatView view(m_look, m_log, &window);
        view.resize(600, 200);
        window.resize(600, 200);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view.append({line(QStringLiteral("Ada"), QStringLiteral("seen"))});
        QCOMPARE(view.unread(), 0);
        QVERIFY(!view.toPlainText().contains(QStringLiteral("── new ──")));
        view.hide();
        view.append({joined(QStringLiteral("Grace")), line(QStringLiteral("Grace"), QStringLiteral("one"))});
        view.append({line(QStringLiteral("Grace"), QStringLiteral("two"))});
        QCOMPARE(view.unread(), 2);
        QCOMPARE(view.toPlainText().count(QStringLiteral("── new ──")), 1);
        QVERIFY(view.toPlainText().indexOf(QStringLiteral("seen")) <
                view.toPlainText().indexOf(QStringLiteral("── new ──")));
        view.show();
        QTRY_COMPARE(view.unread(), 0);
        QVERIFY(view.toPlainText().contains(QStringLiteral("── new ──"))); // where it began can still be seen
        view.showNewest();
        QVERIFY(!view.toPlainText().contains(QStringLiteral("── new ──")));
    }

    void whoReadsAboveIsLeftThere()
    {
        ChatView view(m_look, m_log);
        view.resize(600, 150);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        for (int i = 0; i < 60; ++i)
            view.append({line(QStringLiteral("Ada"), QString::number(i))});
        QVERIFY(view.isFollowing());
        view.verticalScrollBar()->setValue(5);
        view.append({line(QStringLiteral("Ada"), QStringLiteral("later"))});
        QCOMPARE(view.verticalScrollBar()->value(), 5);
        QCOMPARE(view.unread(), 1);
        view.showNewest();
        QVERIFY(view.isFollowing());
        QCOMPARE(view.unread(), 0);
    }

    void aFloodIsBounded()
    {
        ChatView view(m_look, m_log);
        QList<ChatEvent> flood;
        for (int i = 0; i < 1'000; ++i)
            flood.append(line(QStringLiteral("Ada"), QString::number(i)));
        for (int i = 0; i < 10; ++i)
            view.append(flood);
        QVERIFY(view.blockCount() <= ChatView::maximumLines);
        QVERIFY(view.toPlainText().contains(QStringLiteral("… 600 lines not shown")));
        QVERIFY(view.toPlainText().endsWith(QStringLiteral("Ada: 999")));
    }

    void keepsItsLinesInAnotherTheme()
    {
        ChatView view(m_look, m_log);
        view.append({line(QStringLiteral("Ada"), QStringLiteral("hello"))});
        const QString before = view.toPlainText();
        m_look.setTheme(Theme::Dark);
        QCOMPARE(view.toPlainText(), before);
        m_look.setTheme(Theme::Light);
    }

private:
    Look m_look;
    TrafficLog m_log;
};

QTEST_MAIN(tst_ChatView)
#include "tst_chatview.moc"
