#include "tests/ui/shell/bench.h"
#include "ui/chat/chatclienttab.h"
#include "ui/chat/chatservertab.h"
#include "ui/chat/chatview.h"
#include "ui/chat/sayline.h"
#include "ui/widgets/addressline.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace wirebench;
using namespace wirebench::test;

namespace {

bool isVisible(const QWidget &root, const char *name)
{
    for (const QWidget *field : root.findChildren<QWidget *>()) {
        if (field->accessibleName() == QLatin1String(name))
            return field->isVisible();
    }
    return false;
}

QStringList peopleIn(const QWidget &tab)
{
    const QAbstractItemModel &model = *control<QListView>(tab, QStringLiteral("Who is there"))->model();
    QStringList people;
    for (int row = 0; row < model.rowCount(); ++row)
        people.append(model.index(row, 0).data().toString());
    people.sort();
    return people;
}

QString textOf(const QWidget &tab)
{
    return tab.findChild<ChatView *>()->toPlainText();
}

} // namespace

class tst_ChatClientTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsSettings()
    {
        ChatClientSettings settings;
        settings.host = QStringLiteral("there");
        settings.family = AddressFamily::IPv6;
        settings.onePort = true;
        settings.port = QStringLiteral("1");
        settings.readPort = QStringLiteral("2");
        settings.writePort = QStringLiteral("3");
        settings.pseudonym = QStringLiteral("Ada");
        settings.connectTimeoutMs = 2500;
        settings.history = {QStringLiteral("hello")};
        Bench bench;
        ChatClientTab tab(bench.context(), QStringLiteral("Chat client 1"), settings);
        QVERIFY(std::get<ChatClientSettings>(tab.settings()) == settings);
    }

    void twoPeopleTalk()
    {
        Bench bench;
        ChatServerSettings serverSettings;
        serverSettings.host = QStringLiteral("127.0.0.1");
        serverSettings.port = QStringLiteral("0");
        ChatServerTab server(bench.context(), QStringLiteral("Chat server 1"), serverSettings);
        server.start();
        auto *address = server.findChild<AddressLine *>();
        QTRY_COMPARE(address->stateKind(), StateKind::Well);
        ChatClientSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.onePort = true;
        settings.port = address->stateText().section(u':', -1);
        settings.pseudonym = QStringLiteral("Ada");
        ChatClientTab ada(bench.context(), QStringLiteral("Chat client 1"), settings);
        settings.pseudonym = QStringLiteral("Grace");
        ChatClientTab grace(bench.context(), QStringLiteral("Chat client 2"), settings);
        ada.show();
        grace.show();
        ada.start();
        QTRY_COMPARE(ada.findChild<AddressLine *>()->stateKind(), StateKind::Well);
        grace.start();
        QTRY_COMPARE(grace.findChild<AddressLine *>()->stateKind(), StateKind::Well);
        QTRY_COMPARE(peopleIn(grace).join(u','), QStringLiteral("Ada,Grace (you)"));
        type(ada.findChild<SayLine *>(), QStringLiteral("hello <b>all</b>"));
        QTest::keyClick(ada.findChild<SayLine *>(), Qt::Key_Return);
        QTRY_VERIFY(textOf(grace).contains(QStringLiteral("← Ada: hello <b>all</b>")));
        QTRY_VERIFY(textOf(ada).contains(QStringLiteral("→ Ada: hello <b>all</b>")));
        QCOMPARE(std::get<ChatClientSettings>(ada.settings()).history,
                 QStringList{QStringLiteral("hello <b>all</b>")});
        QVERIFY(press(ada, QStringLiteral("Leave")));
        QTRY_VERIFY(!ada.isRunning());
        QTRY_VERIFY(textOf(grace).contains(QStringLiteral("* Ada left")));
        server.stop(); // it ends for Grace, who is offered to connect again, and nothing connects by itself
        QTRY_VERIFY(button(grace, QStringLiteral("Connect again")));
        QVERIFY(!grace.isRunning());
        QVERIFY(!button(ada, QStringLiteral("Connect again")));
    }

    void onlyThePortsThatCountAreShown()
    {
        Bench bench;
        ChatClientTab tab(bench.context(), QStringLiteral("Chat client 1"), {});
        tab.show();
        QVERIFY(isVisible(tab, "Read port") && isVisible(tab, "Write port") && !isVisible(tab, "Port"));
        control<QComboBox>(tab, QStringLiteral("Ports"))->setCurrentText(QStringLiteral("one port"));
        QVERIFY(!isVisible(tab, "Read port") && !isVisible(tab, "Write port") && isVisible(tab, "Port"));
        QVERIFY(std::get<ChatClientSettings>(tab.settings()).onePort);
    }

    void aPortThatIsNoneIsSaid()
    {
        Bench bench;
        ChatClientTab tab(bench.context(), QStringLiteral("Chat client 1"), {});
        tab.resize(1280, 720);
        tab.show();
        tab.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tab));
        QSignalSpy settled(&tab, &SessionPage::settled);
        auto *port = control<QLineEdit>(tab, QStringLiteral("Write port"));
        type(port, QStringLiteral("70000"));
        QTest::keyClick(port, Qt::Key_Return);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(tab.findChild<AddressLine *>()->stateKind(), StateKind::Trouble);
        QTRY_VERIFY(port->hasFocus());
    }
};

QTEST_MAIN(tst_ChatClientTab)
#include "tst_chatclienttab.moc"
