#include "tests/ui/shell/bench.h"
#include "ui/chat/chatservertab.h"
#include "ui/chat/joinpanel.h"
#include "ui/widgets/addressline.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

class tst_ChatServerTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsSettings()
    {
        ChatServerSettings settings;
        settings.host = QStringLiteral("::1");
        settings.port = QStringLiteral("x");
        settings.family = ListenFamily::IPv6;
        settings.announces = false;
        settings.faults = LabFault::SplitLetter;
        settings.limits.linesPerSecond = 7;
        settings.limits.stalledMs = 1500;
        settings.hostName = QStringLiteral("me");
        Bench bench;
        ChatServerTab tab(bench.context(), QStringLiteral("Chat server 1"), settings);
        QVERIFY(std::get<ChatServerSettings>(tab.settings()) == settings);
    }

    void aPortThatIsNoneIsSaid()
    {
        Bench bench;
        ChatServerTab tab(bench.context(), QStringLiteral("Chat server 1"), {});
        tab.resize(1280, 720);
        tab.show();
        tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tab));
        QSignalSpy settled(&tab, &SessionPage::settled);
        auto *port = control<QLineEdit>(tab, QStringLiteral("Port"));
        type(port, QStringLiteral("70000"));
        QTest::keyClick(port, Qt::Key_Return);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(tab.findChild<AddressLine *>()->stateKind(), StateKind::Trouble);
        QVERIFY(!tab.isRunning());
    }
};

QTEST_MAIN(tst_ChatServerTab)
#include "tst_chatservertab.moc"
