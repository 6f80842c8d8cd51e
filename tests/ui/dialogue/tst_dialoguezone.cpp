#include "ui/dialogue/dialoguezone.h"

#include "core/dialogue/dialoguelibrary.h"
#include "tests/support/peerprocess.h"
#include "tests/ui/shell/bench.h"
#include "ui/dialogue/dialogueform.h"
#include "ui/dialogue/dialoguepanel.h"
#include "ui/dialogue/dialogueresults.h"
#include "ui/tcpclient/tcpclienttab.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/conversationview.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace wirebench;
using namespace wirebench::test;

/// The dialogue in its tab, as a user presses it.
class tst_DialogueZone : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        TcpClientSettings settings;
        settings.dialogue.open = true;
        settings.dialogue.name = QStringLiteral("ftp");
        m_tab = std::make_unique<TcpClientTab>(m_bench->context(), QStringLiteral("client"), settings);
        m_tab->resize(1280, 660);
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
    }
    void cleanup()
    {
        m_tab.reset();
        m_bench.reset();
    }

    void theButtonOpensAndClosesIt()
    {
        QVERIFY(zone().isOpen());
        QVERIFY(press(*m_tab, QStringLiteral("Message")));
        QVERIFY(!zone().isOpen());
        QVERIFY(button(*m_tab, QStringLiteral("Connect")));
        QVERIFY(press(*m_tab, QStringLiteral("Dialogue")));
        QVERIFY(zone().isOpen());
        QVERIFY(button(*m_tab, QStringLiteral("Run")));
        QVERIFY(std::get<TcpClientSettings>(m_tab->settings()).dialogue.open);
    }

    void c12WithThePracticeServer()
    {
        const QTemporaryDir folder;
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_COMPARE(port()->text(), QString::number(m_bench->practice.addressOf(QStringLiteral("ftp"), false).port));
        set("folder", QStringLiteral("pub"));
        set("fetch", QStringLiteral("README"));
        set("into", folder.path());
        QSignalSpy settled(m_tab.get(), &SessionPage::settled);
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QVERIFY(m_tab->isRunning());
        QTRY_VERIFY2(!m_tab->isRunning(), qPrintable(panel().notice()->text()));
        QCOMPARE(address().stateText(), QStringLiteral("done"));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("README"))));
        QVERIFY(panel().results()->rowCount() > 1);
        QTRY_VERIFY(zone().transcript()->toPlainText().contains(QStringLiteral("RETR README")));
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().toBool(), true);
    }

    void thePracticeServersBeginWithTheRun()
    {
        TcpClientSettings settings = std::get<TcpClientSettings>(m_tab->settings());
        settings.dialogue.practice = true;
        TcpClientTab tab(m_bench->context(), QStringLiteral("other"), settings);
        tab.show();
        QVERIFY(!m_bench->practice.isRunning()); // looking starts nothing
        QSignalSpy settled(&tab, &SessionPage::settled);
        tab.start();
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(settled.first().first().toBool());
        QTRY_VERIFY(!tab.isRunning());
        QCOMPARE(tab.findChild<AddressLine *>()->stateText(), QStringLiteral("done"));
        QVERIFY(std::get<TcpClientSettings>(tab.settings()).dialogue.practice);
    }

    void thePracticeServersStopWithTheLastWhoWantsThem()
    {
        auto other = std::make_unique<TcpClientTab>(m_bench->context(), QStringLiteral("other"), TcpClientSettings());
        m_bench->practice.start(other.get());
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_VERIFY(m_bench->practice.status().running);
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QVERIFY(m_bench->practice.isRunning());
        m_bench->practice.stop(other.get());
        QVERIFY(!m_bench->practice.isRunning());
    }

    void aServerThatOthersWrote()
    {
        const QTemporaryDir files;
        QFile file(files.filePath(QStringLiteral("f.txt")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("some bytes\n");
        file.close();
        PeerProcess server(QStringLiteral("/usr/bin/python3"),
                           {QStringLiteral("-c"),
                            QStringLiteral("import sys\n"
                                           "from pyftpdlib.authorizers import DummyAuthorizer\n"
                                           "from pyftpdlib.handlers import FTPHandler\n"
                                           "from pyftpdlib.servers import FTPServer\n"
                                           "a = DummyAuthorizer(); a.add_anonymous(sys.argv[1]); FTPHandler.authorizer = a\n"
                                           "s = FTPServer(('127.0.0.1', 0), FTPHandler)\n"
                                           "print('listening on 127.0.0.1:%d' % s.address[1], file=sys.stderr, flush=True)\n"
                                           "s.serve_forever()\n"),
                            files.path()});
        QVERIFY(server.start());
        const quint16 there = server.waitForPort();
        QVERIFY2(there != 0, server.errors().constData());
        goTo(there);
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY2(!m_tab->isRunning(), qPrintable(panel().notice()->text()));
        QCOMPARE(address().stateText(), QStringLiteral("done"));
        QCOMPARE(panel().results()->rowCount(), 1);
    }

    void stepByStepAndALineOfOnesOwn()
    {
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_VERIFY(m_bench->practice.hasPort(quint16(port()->text().toUInt())));
        QVERIFY(press(*m_tab, QStringLiteral("Step by step")));
        QSignalSpy paused(&zone().session(), &DialogueSession::paused);
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        auto *line = control<QLineEdit>(*m_tab, QStringLiteral("Line to send"));
        QTRY_VERIFY(line->isEnabled());
        QCOMPARE(address().stateText(), QStringLiteral("waits for you"));
        QTRY_COMPARE(paused.size(), 1);
        for (int stop = 1; stop <= 2; ++stop) { // connects, and reads the greeting
            QVERIFY(press(*m_tab, QStringLiteral("Next step")));
            QTRY_COMPARE(paused.size(), 1 + stop);
        }
        QTest::keyClicks(line, QStringLiteral("NOOP"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(zone().transcript()->toPlainText().contains(QStringLiteral("NOOP")));
        QVERIFY(press(*m_tab, QStringLiteral("Stop")));
        QTRY_VERIFY(!m_tab->isRunning());
        QCOMPARE(address().stateText(), QStringLiteral("ended by you"));
    }

    void nobodyThereIsSaidAtThePort()
    {
        goTo(1);
        QSignalSpy settled(m_tab.get(), &SessionPage::settled);
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY(!m_tab->isRunning());
        QCOMPARE(address().stateText(), QStringLiteral("failed"));
        QVERIFY(!address().notice()->isEmpty());
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled.first().first().toBool(), false);
    }

    void aWrongPasswordIsExplained()
    {
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_VERIFY(m_bench->practice.status().running);
        panel().chooseDialogue(QStringLiteral("pop3"));
        goTo(m_bench->practice.addressOf(QStringLiteral("pop3"), false).port);
        set("user", QStringLiteral("alice"));
        set("password", QStringLiteral("queen"));
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY(!m_tab->isRunning());
        QCOMPARE(address().stateText(), QStringLiteral("refused"));
        QCOMPARE(panel().notice()->kind(), Notice::Kind::Trouble);
        // The secret is nowhere: not on the screen, not in the log.
        QVERIFY(!zone().transcript()->toPlainText().contains(QStringLiteral("queen")));
        for (const QByteArray &bytes : payloads(m_bench->log, zone().session().endpointId(), Direction::Sent))
            QVERIFY2(!bytes.contains("queen"), bytes.constData());
        // But on request.
        for (QAction *action : panel().findChildren<QAction *>()) {
            if (action->text() == u"Show passwords in the log")
                action->trigger();
        }
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY(!m_tab->isRunning());
        QVERIFY(payloads(m_bench->log, zone().session().endpointId(), Direction::Sent).contains("PASS queen\r\n"));
    }

    void practiceUnderTlsNeedsNoException()
    {
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_VERIFY(m_bench->practice.status().running);
        panel().chooseDialogue(QStringLiteral("imap"));
        set("user", QStringLiteral("alice"));
        set("password", QStringLiteral("wonderland"));
        set("tls", QStringLiteral("at-once"));
        goTo(m_bench->practice.addressOf(QStringLiteral("imap"), true).port);
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY2(!m_tab->isRunning(), qPrintable(panel().notice()->text()));
        QVERIFY2(address().stateText() == u"done", qPrintable(panel().notice()->text() + address().notice()->text()));
    }

    void aGopherLinkLeadsOn()
    {
        QVERIFY(press(*m_tab, QStringLiteral("Practice server")));
        QTRY_VERIFY(m_bench->practice.status().running);
        panel().chooseDialogue(QStringLiteral("gopher"));
        goTo(m_bench->practice.addressOf(QStringLiteral("gopher"), false).port);
        QList<GopherItem> menu;
        connect(&zone().session(), &DialogueSession::menuCame, this, [&](const QList<GopherItem> &items) { menu = items; });
        QVERIFY(press(*m_tab, QStringLiteral("Run")));
        QTRY_VERIFY2(!m_tab->isRunning(), qPrintable(address().stateText()));
        QVERIFY2(!menu.isEmpty(), qPrintable(address().stateText() + panel().notice()->text() + zone().transcript()->toPlainText()));
        const auto text = std::find_if(menu.begin(), menu.end(),
                                       [](const GopherItem &item) { return item.type == GopherItem::Type::Text; });
        QVERIFY(text != menu.end());
        const GopherItem link = *text;
        Q_EMIT panel().results()->linkChosen(link);
        QVERIFY(m_tab->isRunning());
        QTRY_VERIFY(!m_tab->isRunning());
        QCOMPARE(address().stateText(), QStringLiteral("done"));
        QCOMPARE(panel().values().value(QStringLiteral("selector")), link.selector);
        QCOMPARE(panel().values().value(QStringLiteral("as")), QStringLiteral("text"));
    }

private:
    DialogueZone &zone() { return *m_tab->findChild<DialogueZone *>(); }
    DialoguePanel &panel() { return *zone().panel(); }
    AddressLine &address() { return *m_tab->findChild<AddressLine *>(); }
    QLineEdit *port() { return control<QLineEdit>(*m_tab, QStringLiteral("Port")); }
    void goTo(quint16 there)
    {
        control<QComboBox>(*m_tab, QStringLiteral("Host"))->setEditText(QStringLiteral("127.0.0.1"));
        port()->setText(QString::number(there));
    }
    void set(const char *name, const QString &value) { panel().form()->setValue(QLatin1String(name), value); }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<TcpClientTab> m_tab;
};

QTEST_MAIN(tst_DialogueZone)
#include "tst_dialoguezone.moc"
