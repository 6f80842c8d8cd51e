#include "ui/shell/mainwindow.h"

#include "app/wirebench/tabkinds.h"
#include "tests/support/listeningport.h"
#include "tests/support/privatenetwork.h"
#include "tests/ui/shell/bench.h"
#include "ui/shell/helpwindow.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/notice.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTimer>
#include <QPlainTextEdit>

#include <memory>

using namespace wirebench;
using namespace wirebench::test;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        m_window = std::make_unique<MainWindow>(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        m_window->setWorkspace({}, false);
        m_atFirst = m_window->pages().size();
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_bench.reset();
    }

    // --- sessions -----------------------------------------------------------------------------------------

    void eachTabBeginsWithOneSessionOfEachKind()
    {
        qsizetype kinds = 0;
        for (const TabKind &tab : tabKinds(m_bench->context()))
            kinds += tab.pages.size();
        QCOMPARE(m_window->pages().size(), kinds);
        QCOMPARE(tabs().count(), tabKinds(m_bench->context()).size());
        QCOMPARE(tabs().tabText(0), QStringLiteral("TCP server"));
        QCOMPARE(tabs().tabText(1), QStringLiteral("TCP client"));
        QCOMPARE(tabs().tabText(2), QStringLiteral("UDP"));
    }

    /// A part that is shown before it has a parent is a window for a moment: it flashes, and takes the focus away.
    void noPartIsAWindowForAMoment()
    {
        class Watch final : public QObject
        {
        public:
            QStringList shown;
            bool eventFilter(QObject *watched, QEvent *event) override
            {
                auto *widget = qobject_cast<QWidget *>(watched);
                if (event->type() == QEvent::Show && widget && widget->isWindow())
                    shown += QLatin1String(widget->metaObject()->className());
                return false;
            }
        } watch;
        qApp->installEventFilter(&watch);
        MainWindow another(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        for (const Example &example : examples())
            another.openExample(example);
        m_bench->language.setCode(QStringLiteral("fr"));
        m_bench->language.setCode(QStringLiteral("en"));
        QVERIFY2(watch.shown.isEmpty(), qPrintable(watch.shown.join(u' ')));
    }

    void beginsInTheAddressLine()
    {
        QVERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("Host"));
    }

    void keysChooseTheTab()
    {
        key(Qt::Key_2);
        QCOMPARE(tabs().currentIndex(), 1);
        QVERIFY(m_window->pages()[1]->isVisible());
        key(Qt::Key_1);
        QCOMPARE(tabs().currentIndex(), 0);
    }

    void keysAddCloseAndReopenSessions()
    {
        QAction *reopen = action(QStringLiteral("Reopen Closed Session"));
        QVERIFY(!reopen->isEnabled());
        key(Qt::Key_T);
        QCOMPARE(m_window->pages().size(), m_atFirst + 1);
        QVERIFY(m_window->pages()[1]->isVisible());
        type(control<QLineEdit>(*m_window->pages()[1], QStringLiteral("Port")), QStringLiteral("4711"));
        key(Qt::Key_W);
        QCOMPARE(m_window->pages().size(), m_atFirst);
        QVERIFY(reopen->isEnabled());
        key(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->pages().size(), m_atFirst + 1);
        QCOMPARE(server(1).port, QStringLiteral("4711"));
        QVERIFY(!reopen->isEnabled());
    }

    void whatIsClosedInTheBackgroundCanBeReopened()
    {
        key(Qt::Key_T);
        auto *bar = m_window->pages()[0]->parentWidget()->parentWidget()->parentWidget()->findChild<QTabBar *>(QStringLiteral("sessions"));
        Q_EMIT bar->tabCloseRequested(0);
        QCOMPARE(m_window->pages().size(), m_atFirst);
        QVERIFY(action(QStringLiteral("Reopen Closed Session"))->isEnabled());
    }

    void keysGoFromSessionToSession()
    {
        key(Qt::Key_T);
        key(Qt::Key_T);
        QVERIFY(m_window->pages()[2]->isVisible());
        key(Qt::Key_PageDown);
        QVERIFY(m_window->pages()[0]->isVisible());
        key(Qt::Key_PageUp);
        QVERIFY(m_window->pages()[2]->isVisible());
        key(Qt::Key_PageUp);
        QVERIFY(m_window->pages()[1]->isVisible());
    }

    void aKeyGoesToTheAddress()
    {
        control<QWidget>(*m_window->pages()[0], QStringLiteral("Message"))->setFocus();
        key(Qt::Key_L);
        auto *host = control<QComboBox>(*m_window->pages()[0], QStringLiteral("Host"));
        QVERIFY(host->hasFocus() || host->lineEdit()->hasFocus());
        QCOMPARE(host->lineEdit()->selectedText(), host->currentText());
    }

    void theMenuHasTheActionsOfTheSessionInFront()
    {
        const auto words = [this] {
            QStringList all;
            for (const QAction *entry : menu(QStringLiteral("Session"))->actions())
                all.append(entry->text());
            return all;
        };
        QVERIFY(words().contains(QStringLiteral("Listen")));
        key(Qt::Key_2);
        QVERIFY(words().contains(QStringLiteral("Connect")));
        QVERIFY(!words().contains(QStringLiteral("Listen")));
        QVERIFY(words().contains(QStringLiteral("Export…")));
    }

    // --- examples -----------------------------------------------------------------------------------------

    void examplesStandAsTheCourseHasThem_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("facts");
        const auto row = [](const char *id, const QStringList &facts) { QTest::newRow(id) << QString::fromLatin1(id) << facts; };
        row("C1", {QStringLiteral("server port 9999 backlog 5 recv 1024 one at a time greeting “Thank you for connecting\\r\\n” closes"),
                   QStringLiteral("client port 9999 recv 1024 once sends “”")});
        row("C2", {QStringLiteral("client port 9999 recv 1024 once sends “”")});
        row("C3", {QStringLiteral("server port 12345 backlog 1 recv 1024 one at a time prefix “Recu: ” closes once"),
                   QStringLiteral("client port 12345 recv 1024 once sends “Bonjour serveur” at once")});
        row("C4", {QStringLiteral("udp bound to port 12345 recvfrom 1024 prefix “Recu: ”"),
                   QStringLiteral("udp to port 12345 recvfrom 1024 once sends “Bonjour serveur” at once")});
        row("C5", {QStringLiteral("client port 80 recv 4096 once sends “GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n” at once")});
        row("C6", {QStringLiteral("server port 8000 backlog 1 recv 512 one at a time prefix “echo : ” closes"),
                   QStringLiteral("client port 8000 recv 512 once sends “Hello world”"),
                   QStringLiteral("client port 8000 recv 512 once sends “Hello world” at once")});
        row("C7", {QStringLiteral("client port 8000 recv 512 once sends “Hello world” at once")});
        row("C8", {QStringLiteral("server port 8000 backlog 1 recv 512 pool of 10 prefix “echo : ” closes works 2000 ms")});
    }

    void examplesStandAsTheCourseHasThem()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, facts);
        chooseExample(id);
        QStringList shown;
        for (SessionPage *page : examplePages(id))
            shown.append(describe(*page));
        QCOMPARE(shown, facts);
        // They took the place of untouched ones; each other tab has one still.
        QSet<size_t> kinds;
        for (const SessionPage *page : examplePages(id))
            kinds.insert(page->settings().index());
        QCOMPARE(m_window->pages().size(), m_atFirst - qsizetype(kinds.size()) + facts.size());
        // What to look at is said in the first, which is in front.
        SessionPage *first = examplePages(id).first();
        QVERIFY(first->isVisible());
        QVERIFY(first->findChild<Notice *>());
        bool said = false;
        for (const Notice *notice : first->findChildren<Notice *>())
            said = said || (notice->isVisible() && notice->cause().startsWith(id));
        QVERIFY(said);
    }

    void anExampleNeverReplacesWhatWasTyped()
    {
        type(control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port")), QStringLiteral("4711"));
        chooseExample(QStringLiteral("C1"));
        QCOMPARE(m_window->pages().size(), m_atFirst + 1);
        QCOMPARE(server(0).port, QStringLiteral("4711"));
    }

    void aPairRunsToItsEnd()
    {
        const QList<SessionPage *> pair = m_window->openExample(*findExample(u"C3"));
        m_window->startInTurn(pair);
        QTRY_COMPARE(received(), (QByteArrayList{"Bonjour serveur", "Recu: Bonjour serveur"}));
        QTRY_VERIFY(!pair[0]->isRunning() && !pair[1]->isRunning());
        QVERIFY(!isListening(12345));
    }

    void theDatagramsOfC4Arrive()
    {
        const QList<SessionPage *> pair = m_window->openExample(*findExample(u"C4"));
        m_window->startInTurn(pair);
        QTRY_COMPARE(received(), (QByteArrayList{"Bonjour serveur", "Recu: Bonjour serveur"}));
        QTRY_VERIFY(!pair[1]->isRunning());
        QVERIFY(pair[0]->isRunning());
    }

    void theSecondClientOfC6Waits()
    {
        const QList<SessionPage *> sessions = m_window->openExample(*findExample(u"C6"));
        m_window->startInTurn(sessions);
        auto *clients = control<QAbstractItemView>(*sessions[0], QStringLiteral("Clients"));
        QTRY_COMPARE(clients->model()->rowCount(), 2);
        QCOMPARE(clients->model()->index(1, 1).data().toString(), QStringLiteral("waits to be accepted"));
        key(Qt::Key_2);
        sessions[1]->parentWidget()->parentWidget()->parentWidget()->findChild<QTabBar *>(QStringLiteral("sessions"))->setCurrentIndex(0);
        QVERIFY(press(*sessions[1], QStringLiteral("Send")));
        QTRY_VERIFY(!sessions[1]->isRunning() && !sessions[2]->isRunning());
        QCOMPARE(received().count(QByteArray("echo : Hello world")), 2);
    }

    void theDialogueOfC12IsHeld()
    {
        const QTemporaryDir folder;
        Example example = *findExample(u"C12");
        std::get<TcpClientSettings>(example.sessions.first().settings)
            .dialogue.values.insert(QStringLiteral("into"), folder.path());
        const QList<SessionPage *> client = m_window->openExample(example);
        QSignalSpy settled(client[0], &SessionPage::settled);
        m_window->startInTurn(client);
        QTRY_COMPARE_WITH_TIMEOUT(settled.size(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!client[0]->isRunning(), 20'000);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("README"))));
    }

    void thosePressedOutOfTurnAreSkipped()
    {
        QList<SessionPage *> sessions = m_window->openExample(*findExample(u"C6"));
        m_window->startInTurn(sessions);
        key(Qt::Key_2);
        key(Qt::Key_W); // the last of them, before its turn came
        QTRY_VERIFY(sessions[1]->isRunning());
        QCOMPARE(m_window->pages().size(), m_atFirst);
    }

    void pagesAreMadeWhenTheyAreLookedAt()
    {
        MainWindow window(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        window.setWorkspace({}, false);
        window.show();
        QCOMPARE(window.findChildren<SessionPage *>().size(), 1);
        auto *tabBar = window.findChild<QTabWidget *>();
        tabBar->setCurrentIndex(1);
        QCOMPARE(window.findChildren<SessionPage *>().size(), 2);
        QVERIFY(window.findChildren<SessionPage *>().last()->isVisible());
        QCOMPARE(window.workspace().sessions.size(), m_atFirst);
        QCOMPARE(window.findChildren<SessionPage *>().size(), 2); // what is kept needs none
    }

    void aWindowWithoutSessionsTakesKeys()
    {
        MainWindow window(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (const auto &[key, modifiers] : {std::pair(Qt::Key_L, Qt::ControlModifier), std::pair(Qt::Key_W, Qt::ControlModifier),
                                             std::pair(Qt::Key_PageDown, Qt::ControlModifier), std::pair(Qt::Key_PageUp, Qt::ControlModifier)})
            QTest::keyClick(&window, key, modifiers);
        QVERIFY(window.findChildren<SessionPage *>().isEmpty());
        QTest::keyClick(&window, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(window.findChildren<SessionPage *>().size(), 1);
    }

    void ofWhatIsOpenedAtOnceOnlyTheFrontIsMade()
    {
        MainWindow window(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Workspace kept;
        for (int i = 0; i < 5; ++i)
            kept.sessions.append({QString::number(i), false, TcpServerSettings()});
        window.setWorkspace(kept, false);
        const QList<SessionPage *> made = window.findChildren<SessionPage *>();
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.first()->name(), QStringLiteral("4"));
        QVERIFY(made.first()->isVisible());
        QVERIFY(window.focusWidget() && made.first()->isAncestorOf(window.focusWidget()));
    }

    void whatNobodyLookedAtStaysAsItWasKept()
    {
        Workspace kept;
        UdpSettings udp;
        udp.payload.text = QStringLiteral("written last week");
        kept.sessions = {{QStringLiteral("old"), false, udp}};
        kept.widgetStates = {{QStringLiteral("udp/of a later version"), "state"}};
        MainWindow window(m_bench->look, m_bench->language, tabKinds(m_bench->context()));
        window.setWorkspace(kept, false);
        window.show();
        const Workspace again = window.workspace();
        const auto session = std::find_if(again.sessions.begin(), again.sessions.end(),
                                          [](const Session &one) { return one.name == u"old"; });
        QVERIFY(session != again.sessions.end());
        QVERIFY(session->settings == SessionSettings(udp));
        QCOMPARE(again.widgetStates.value(QStringLiteral("udp/of a later version")), QByteArray("state"));
    }

    // --- workspace ----------------------------------------------------------------------------------------

    void theWorkspaceComesBack()
    {
        m_window->openExample(*findExample(u"C6"));
        key(Qt::Key_2);
        m_window->resize(1111, 666);
        m_bench->look.setTheme(Theme::Dark);
        m_bench->look.setScale(1.5);
        const Workspace kept = m_window->workspace();
        QCOMPARE(kept.theme, QStringLiteral("dark"));
        QCOMPARE(kept.scale, 1.5);
        QCOMPARE(kept.sessions.size(), m_atFirst + 1);

        m_bench->look.setTheme(Theme::Light);
        m_bench->look.setScale(1);
        m_window->resize(800, 500);
        m_window->setWorkspace({}, false);
        m_window->setWorkspace(kept, false);
        QCOMPARE(m_window->workspace().sessions, kept.sessions);
        QCOMPARE(m_window->workspace().currentSession, kept.currentSession);
        QCOMPARE(m_window->workspace().shownSessions, kept.shownSessions);
        QCOMPARE(m_window->workspace().widgetStates.keys(), kept.widgetStates.keys());
        QCOMPARE(m_bench->look.theme(), Theme::Dark);
        QCOMPARE(m_bench->look.scale(), 1.5);
        QCOMPARE(tabs().currentIndex(), 1);
        QCOMPARE(m_window->size(), QSize(1111, 666));
    }

    void whatRanIsStartedOnlyIfWanted()
    {
        Workspace workspace;
        TcpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QStringLiteral("0");
        workspace.sessions = {{QStringLiteral("on"), true, settings}, {QStringLiteral("off"), false, settings}};
        m_window->setWorkspace(workspace, false);
        QVERIFY(!m_window->pages()[0]->isRunning());
        m_window->setWorkspace(workspace, true);
        QTRY_VERIFY(m_window->pages()[0]->isRunning());
        QVERIFY(!m_window->pages()[1]->isRunning());
        QVERIFY(m_window->workspace().sessions[0].start);
        QVERIFY(!m_window->workspace().sessions[1].start);
    }

    void aServerThatFailsDoesNotHoldUpTheOthers()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        TcpServerSettings failing;
        failing.host = QStringLiteral("127.0.0.1");
        failing.port = QString::number(taken.serverPort());
        TcpServerSettings working = failing;
        working.port = QStringLiteral("0");
        Workspace workspace;
        workspace.sessions = {{QStringLiteral("a"), true, failing}, {QStringLiteral("b"), true, working}};
        m_window->setWorkspace(workspace, true);
        QTRY_VERIFY(m_window->pages()[1]->isRunning());
        QTRY_VERIFY(!m_window->pages()[0]->isRunning());
    }

    void everyChangeIsAnEdit()
    {
        QSignalSpy edited(m_window.get(), &MainWindow::edited);
        const auto edits = [&](auto change) {
            edited.clear();
            change();
            return QTest::qWaitFor([&] { return !edited.isEmpty(); });
        };
        QVERIFY(edits([this] { type(control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port")), QStringLiteral("1")); }));
        QVERIFY(edits([this] { m_bench->look.setScale(1.25); }));
        QVERIFY(edits([this] { m_bench->look.setTheme(Theme::Dark); }));
        QVERIFY(edits([this] { m_window->resize(1000, 700); }));
        QVERIFY(edits([this] { key(Qt::Key_T); }));
        QVERIFY(edits([this] { key(Qt::Key_W); }));
        QVERIFY(edits([this] { m_window->close(); }));
    }

    void troubleWithFilesIsSaidAboveTheTabs()
    {
        auto *notice = m_window->centralWidget()->findChild<Notice *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(!notice->isVisible());
        m_window->showError({ErrorCode::FileNotWorkspace, {QStringLiteral("/x.wirebench"), QStringLiteral("1:2: why")}});
        QVERIFY(notice->isVisible());
        QVERIFY(notice->cause().contains(QStringLiteral("/x.wirebench")));
        m_window->showSetAside({ErrorCode::FileNotWorkspace, {QStringLiteral("/x"), QStringLiteral("1:2: why")}},
                               QStringLiteral("/x.broken-1"));
        QVERIFY(notice->text().contains(QStringLiteral("1:2: why")));
        QVERIFY(notice->text().contains(QStringLiteral("/x.broken-1")));
    }

    void theTitleNamesTheFile()
    {
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Wirebench"));
        m_window->setFilePath(QStringLiteral("/some/where/lesson 1.wirebench"));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("lesson 1 – Wirebench"));
    }

    // --- look ---------------------------------------------------------------------------------------------

    void keysChangeTheScale()
    {
        const int before = m_window->menuBar()->height();
        key(Qt::Key_Plus);
        QVERIFY(m_bench->look.scale() > 1);
        QTRY_VERIFY(m_window->menuBar()->height() > before);
        key(Qt::Key_Minus);
        key(Qt::Key_Minus);
        QVERIFY(m_bench->look.scale() < 1);
        key(Qt::Key_0);
        QCOMPARE(m_bench->look.scale(), 1.);
        QTRY_COMPARE(m_window->menuBar()->height(), before);
    }

    void helpListsTheKeys()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *help = m_window->findChild<HelpWindow *>();
        QVERIFY(help && help->isVisible());
        QStringList texts;
        for (const QLabel *label : help->findChildren<QLabel *>())
            texts.append(label->text());
        for (const char *known : {"Ctrl+E", "Listen", "Ctrl+Return", "Send", "Ctrl+1", "Go to TCP server", "Ctrl+L", "F1",
                                  "Ctrl+T", "Ctrl++"})
            QVERIFY2(texts.contains(QString::fromLatin1(known)), known);
        help->close();
    }

    // --- files --------------------------------------------------------------------------------------------

    void changesToAFileAreAskedAbout_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("closes");
        QTest::addColumn<bool>("saves");
        QTest::newRow("save") << QStringLiteral("Save") << true << true;
        QTest::newRow("discard") << QStringLiteral("Discard") << true << false;
        QTest::newRow("cancel") << QStringLiteral("Cancel") << false << false;
    }

    void changesToAFileAreAskedAbout()
    {
        QFETCH(QString, answer);
        QFETCH(bool, closes);
        QFETCH(bool, saves);
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lesson.wirebench"));
        QVERIFY(saveWorkspace(m_window->workspace(), path).has_value());
        m_window->setFilePath(path);
        m_window->setAsksToSave(true);
        type(control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port")), QStringLiteral("4711"));
        QTimer::singleShot(0, this, [&] {
            auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(question);
            for (QAbstractButton *button : question->buttons()) {
                if (button->text().remove(u'&') == answer)
                    QTest::mouseClick(button, Qt::LeftButton);
            }
        });
        QCOMPARE(m_window->close(), closes);
        const auto settings = std::get<TcpServerSettings>(loadWorkspace(path)->sessions.first().settings);
        QCOMPARE(settings.port == u"4711", saves);
        m_window->setAsksToSave(false);
    }

    void anUnchangedFileIsNotAskedAbout()
    {
        m_window->setFilePath(QStringLiteral("/no/such/lesson.wirebench"));
        m_window->setAsksToSave(true);
        QVERIFY(m_window->close());
    }

    void aFileTakesThePlaceOfWhatIsThere()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lesson.wirebench"));
        QLineEdit *port = control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port"));
        type(port, QStringLiteral("4711"));
        QVERIFY(saveWorkspace(m_window->workspace(), path).has_value());
        type(port, QStringLiteral("4712"));
        m_window->setAsksToSave(true);
        m_window->openWhenFree(path);
        QCOMPARE(control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port"))->text(), QStringLiteral("4711"));
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("lesson")));

        // What it has replaced is no change of this file, about which to ask.
        QTimer::singleShot(0, this, [] {
            if (QWidget *question = QApplication::activeModalWidget())
                question->close();
        });
        QVERIFY(m_window->close());
    }

    void aFileThatIsNoneIsTold()
    {
        m_window->openWhenFree(QStringLiteral("/no/such/lesson.wirebench"));
        QVERIFY(m_window->findChild<Notice *>()->isVisible());
    }

    /// Which may belong to a session that the file would take away.
    void aFileWaitsForAnOpenDialog()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lesson.wirebench"));
        QVERIFY(saveWorkspace(m_window->workspace(), path).has_value());
        SessionPage *page = m_window->pages()[0];
        QTimer::singleShot(0, this, [&] {
            QWidget *dialog = QApplication::activeModalWidget();
            QVERIFY(dialog);
            m_window->openWhenFree(path);
            QTimer::singleShot(0, dialog, [&, dialog] {
                QCOMPARE(m_window->pages()[0], page);
                QTest::keyClicks(dialog->focusWidget(), QStringLiteral("renamed"));
                QTest::keyClick(dialog, Qt::Key_Return);
            });
        });
        for (QAction *action : m_window->findChildren<QAction *>()) {
            if (action->text().startsWith(QStringLiteral("Rena&me")))
                action->trigger();
        }
        QCOMPARE(page->name(), QStringLiteral("renamed"));
        QTRY_VERIFY(m_window->windowTitle().contains(QStringLiteral("lesson")));
    }

    void changesOfAFileAreNotLostToTheNext()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("lesson.wirebench"));
        QVERIFY(saveWorkspace(m_window->workspace(), path).has_value());
        m_window->setAsksToSave(true);
        QLineEdit *port = control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port"));
        type(port, QStringLiteral("4712"));
        QTimer::singleShot(0, this, [] {
            if (QWidget *question = QApplication::activeModalWidget())
                question->close(); // cancel
        });
        m_window->openWorkspace(path);
        QCOMPARE(control<QLineEdit>(*m_window->pages()[0], QStringLiteral("Port"))->text(), QStringLiteral("4712"));
    }

    // --- for everyone -------------------------------------------------------------------------------------

    void everyControlHasAName_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("server") << 0;
        QTest::newRow("client") << 1;
        QTest::newRow("udp") << 2;
    }

    void everyControlHasAName()
    {
        QFETCH(int, tab);
        tabs().setCurrentIndex(tab);
        QStringList nameless;
        for (QWidget *widget : controls()) {
            QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(interface);
            if (interface->text(QAccessible::Name).trimmed().isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()));
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u' ')));
    }

    void everyControlIsReachedByTab_data() { everyControlHasAName_data(); }

    void everyControlIsReachedByTab()
    {
        QFETCH(int, tab);
        tabs().setCurrentIndex(tab);
        SessionPage *page = m_window->pages()[tab];
        page->focusAddress();
        QSet<const QWidget *> reached;
        for (int step = 0; step < 200; ++step) {
            QWidget *focused = QApplication::focusWidget();
            QVERIFY(focused);
            for (const QWidget *around = focused; around; around = around->parentWidget())
                reached.insert(around);
            QTest::keyClick(focused, Qt::Key_Tab);
        }
        QStringList missed;
        for (QWidget *widget : controls()) {
            if (widget->isEnabled() && !reached.contains(widget))
                missed.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->accessibleName());
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QStringLiteral(", "))));
    }

private:
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::ControlModifier)
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : m_window.get(), which, modifiers);
    }
    QTabWidget &tabs() { return *m_window->findChild<QTabWidget *>(); }
    QMenu *menu(const QString &title)
    {
        for (const QAction *found : m_window->menuBar()->actions()) {
            if (found->text().remove(u'&') == title)
                return found->menu();
        }
        return nullptr;
    }
    QAction *action(const QString &text)
    {
        for (QAction *found : m_window->findChildren<QAction *>()) {
            if (found->text().remove(u'&') == text)
                return found;
        }
        return nullptr;
    }
    void chooseExample(const QString &id)
    {
        for (QAction *entry : menu(QStringLiteral("Examples"))->actions()) {
            if (entry->data().toString() == id)
                entry->trigger();
        }
    }
    QList<SessionPage *> examplePages(const QString &id)
    {
        QList<SessionPage *> found;
        for (SessionPage *page : m_window->pages()) {
            if (page->name() == id || page->name().startsWith(id + u' '))
                found.append(page);
        }
        return found;
    }
    TcpServerSettings server(int index) { return std::get<TcpServerSettings>(m_window->pages()[index]->settings()); }

    /// What the fields of a page say, in one line.
    static QString describe(const SessionPage &page)
    {
        const auto number = [&page](const char *name) {
            return control<QSpinBox>(page, QString::fromLatin1(name))->cleanText();
        };
        const SessionSettings any = page.settings();
        QStringList words;
        if (const auto *server = std::get_if<TcpServerSettings>(&any)) {
            words = {QStringLiteral("server port"), server->port, QStringLiteral("backlog"), number("Backlog"),
                     QStringLiteral("recv"), number("Receive size")};
            words.append(server->concurrency == Concurrency::Pool ? QStringLiteral("pool of ") + number("Size")
                                                                  : QStringLiteral("one at a time"));
            words.append(server->answer == AnswerKind::Prefix ? QStringLiteral("prefix") : QStringLiteral("greeting"));
            words.append(u'“' + server->answerText + u'”');
            words.append(server->closeAfterAnswer ? QStringLiteral("closes") : QString());
            words.append(server->once ? QStringLiteral("once") : QString());
            words.append(server->workMs > 0 ? QStringLiteral("works ") + number("Work") + QStringLiteral(" ms") : QString());
        } else if (const auto *client = std::get_if<TcpClientSettings>(&any)) {
            words = {QStringLiteral("client port"), client->port, QStringLiteral("recv"), number("Receive size")};
            words.append(client->receiveOnce ? QStringLiteral("once") : QString());
            words.append(QStringLiteral("sends “") + client->payload.text + u'”');
            words.append(client->sendOnConnect ? QStringLiteral("at once") : QString());
        } else if (const auto *udp = std::get_if<UdpSettings>(&any)) {
            words = {QStringLiteral("udp"), udp->bindFirst ? QStringLiteral("bound to port ") + udp->port : QString(),
                     udp->peerPort.isEmpty() ? QString() : QStringLiteral("to port ") + udp->peerPort,
                     QStringLiteral("recvfrom"), number("Receive size"),
                     udp->answer == AnswerKind::Prefix ? QStringLiteral("prefix “%1”").arg(udp->answerText) : QString(),
                     udp->receiveOnce ? QStringLiteral("once") : QString(),
                     udp->payload.text.isEmpty() ? QString() : QStringLiteral("sends “%1”").arg(udp->payload.text),
                     udp->sendOnOpen ? QStringLiteral("at once") : QString()};
        }
        words.removeAll(QString());
        return words.join(u' ');
    }

    QByteArrayList received() const
    {
        QByteArrayList found;
        m_bench->log.snapshot().forEach(0, m_bench->log.endId(), [&](const SocketCall &call) {
            if (call.direction == Direction::Received && call.result > 0)
                found.append(call.payload.toByteArray());
            return true;
        });
        return found;
    }

    /// What a user can operate in the window as it stands: parts of a control do not count.
    QList<QWidget *> controls()
    {
        QList<QWidget *> found;
        for (QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool operable = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) ||
                                  qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractSpinBox *>(widget) ||
                                  qobject_cast<QPlainTextEdit *>(widget) || qobject_cast<QAbstractItemView *>(widget) ||
                                  qobject_cast<QTabBar *>(widget);
            const QWidget *parent = widget->parentWidget();
            const bool isPart = qobject_cast<const QComboBox *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent) ||
                                qobject_cast<const QTabBar *>(parent) || qobject_cast<const QMenuBar *>(parent) ||
                                qobject_cast<const QAbstractItemView *>(parent) || widget->inherits("QHeaderView");
            if (operable && !isPart && widget->isVisible() && widget->window() == m_window.get())
                found.append(widget);
        }
        return found;
    }

    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<MainWindow> m_window;
    qsizetype m_atFirst = 0; ///< pages, one of each kind
};

/// The examples have fixed ports.
int main(int argc, char *argv[])
{
    enterPrivateNetwork();
    QApplication application(argc, argv);
    tst_MainWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mainwindow.moc"
