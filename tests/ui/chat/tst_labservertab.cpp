#include "tests/ui/chat/lab.h"
#include "tests/ui/shell/bench.h"
#include "ui/chat/boardpanel.h"
#include "ui/chat/chatview.h"
#include "ui/chat/joinpanel.h"
#include "ui/chat/labservertab.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/settingsrow.h"
#include "ui/widgets/trafficpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>

using namespace wirebench;
using namespace wirebench::test;

namespace {

class LabOnScreen final
{
public:
    explicit LabOnScreen(const LabServerSettings &settings = {})
        : m_tab(m_bench.context(), QStringLiteral("Lab 1"), settings)
    {
        m_tab.resize(1280, 720);
        m_tab.show();
        m_tab.activateWindow();
        m_shown = QTest::qWaitForWindowActive(&m_tab);
    }

    bool isShown() const { return m_shown; }
    LabServerTab &tab() { return m_tab; }
    LabServerSettings settings() const { return std::get<LabServerSettings>(m_tab.settings()); }
    QString state(const char *service)
    {
        return control<QLabel>(m_tab, QStringLiteral("State of “%1”").arg(QLatin1String(service)))->text();
    }
    /// The port that was really taken, as its line says it.
    quint16 port(const char *service) { return state(service).section(u' ', 1, 1).remove(u',').toUShort(); }
    AddressLine &address() { return *m_tab.findChild<AddressLine *>(); }

private:
    Bench m_bench;
    LabServerTab m_tab;
    bool m_shown = false;
};

bool isFree(quint16 port)
{
    return QTcpServer().listen(QHostAddress::LocalHost, port);
}

QString cell(const QTableView &board, Exercise exercise)
{
    return board.model()->index(0, BoardModel::FirstExercise + int(exercise)).data().toString();
}

} // namespace

class tst_LabServerTab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsSettings()
    {
        LabServerSettings settings;
        settings.host = QStringLiteral("::1");
        settings.family = ListenFamily::Both;
        settings.ports = LabServerSettings::usualPorts(1000);
        settings.ports[1] = {QStringLiteral("x"), false, LabFault::Reset | LabFault::NoNewline};
        settings.intervalMs = 7;
        settings.fewestLines = 2;
        settings.mostLines = 3;
        settings.announces = true;
        settings.stuckAfterMs = 4500; // finer than its field
        settings.limits.linesPerSecond = 5;
        settings.limits.stalledMs = 1;
        settings.limits.lineBytes = 99; // has no field
        settings.hostName = QStringLiteral("me");
        settings.namesHidden = true;
        LabOnScreen screen(settings);
        QVERIFY(screen.settings() == settings);
    }

    void everyFieldIsPartOfTheSettings()
    {
        LabOnScreen screen;
        QVERIFY(screen.isShown());
        QSignalSpy edited(&screen.tab(), &SessionPage::edited);
        screen.tab().findChild<SettingsRow *>()->setMoreOpen(true);
        type(control<QComboBox>(screen.tab(), QStringLiteral("Host")), QStringLiteral("here"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Interval")), QStringLiteral("9"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Stuck after")), QStringLiteral("8"));
        type(control<QSpinBox>(screen.tab(), QStringLiteral("Lines to")), QStringLiteral("70"));
        QVERIFY(press(screen.tab(), QStringLiteral("tell who joins and leaves")));
        QVERIFY(press(screen.tab(), QStringLiteral("hide names")));
        QCOMPARE(screen.settings().host, QStringLiteral("here"));
        QCOMPARE(screen.settings().intervalMs, 9);
        QCOMPARE(screen.settings().stuckAfterMs, 8000);
        QCOMPARE(screen.settings().mostLines, 70);
        QVERIFY(screen.settings().announces && screen.settings().namesHidden);
        QVERIFY(edited.size() >= 6);
    }

    void anOffsetMovesAllPorts()
    {
        LabOnScreen screen;
        auto *offset = control<QSpinBox>(screen.tab(), QStringLiteral("Ports +"));
        QCOMPARE(offset->value(), 0);
        offset->setValue(10'000);
        QCOMPARE(screen.settings().ports[0].port, QStringLiteral("12000"));
        QCOMPARE(screen.settings().ports[4].port, QStringLiteral("14242"));
        type(control<QLineEdit>(screen.tab(), QStringLiteral("Port of “Write lines”")),
             QStringLiteral("5000"));
        QCOMPARE(offset->text(), QStringLiteral("own ports"));
        QCOMPARE(screen.settings().ports[2].port, QStringLiteral("5000"));
        QCOMPARE(screen.settings().ports[0].port, QStringLiteral("12000"));
    }

    void aPortThatIsNoneIsSaid()
    {
        LabOnScreen screen;
        QSignalSpy settled(&screen.tab(), &SessionPage::settled);
        auto *field = control<QLineEdit>(screen.tab(), QStringLiteral("Port of “Chat: read”"));
        type(field, QStringLiteral("70000"));
        QVERIFY(press(screen.tab(), QStringLiteral("Listen")));
        QCOMPARE(settled.size(), 1);
        QVERIFY(!settled.first().first().toBool());
        QCOMPARE(screen.address().stateKind(), StateKind::Trouble);
        QTRY_VERIFY(field->hasFocus());
        QVERIFY(!screen.tab().isRunning());
    }

    void aClassComes()
    {
        LabOnScreen screen(labOnFreePorts());
        QVERIFY(screen.isShown());
        QSignalSpy settled(&screen.tab(), &SessionPage::settled);
        QVERIFY(press(screen.tab(), QStringLiteral("Listen")));
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(settled.first().first().toBool());
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("listening 5 of 5 ports"));
        QTcpSocket student;
        student.connectToHost(QHostAddress::LocalHost, screen.port("Write lines"));
        student.write("Ada\nhello\n");
        auto *board = control<QTableView>(screen.tab(), QStringLiteral("Class board"));
        QTRY_COMPARE(cell(*board, Exercise::SentLines), QStringLiteral("✓"));
        QCOMPARE(board->model()->index(0, 0).data().toString(), QStringLiteral("Ada"));
        auto *traffic = screen.tab().findChild<TrafficPanel *>();
        const auto click = [&] {
            const QModelIndex index =
                board->model()->index(0, BoardModel::FirstExercise + int(Exercise::SentLines));
            board->scrollTo(index);
            QTest::mouseClick(board->viewport(), Qt::LeftButton, {}, board->visualRect(index).center());
        };
        click();
        QTRY_VERIFY(traffic->inspector()->recordId() != 0); // the call that shows it
        QTRY_VERIFY(screen.tab().findChild<ChatView *>()->toPlainText().contains(QStringLiteral("Ada: hello")));
        QVERIFY(press(screen.tab(), QStringLiteral("Join…")));
        QVERIFY(screen.tab().findChild<JoinPanel *>()->remark().contains(QStringLiteral("this machine")));
        QVERIFY(screen.tab().findChild<JoinPanel *>()->command().startsWith(QStringLiteral("nc 127.0.0.1 ")));
        screen.tab().stop();
        QTRY_VERIFY(!screen.tab().isRunning());
    }

    void aTakenPortIsSaidAndTheOthersListen()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        LabServerSettings settings = labOnFreePorts();
        settings.ports[1].port = QString::number(taken.serverPort());
        LabOnScreen screen(settings);
        screen.tab().start();
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("listening 4 of 5 ports"));
        QVERIFY(screen.state("Some lines").contains(QStringLiteral("EADDRINUSE")));
        QVERIFY(
            !button(screen.tab(), QStringLiteral("Use ports + 10000"))); // these ports are not the usual ones
    }

    void whereThePortsAreTakenOthersAreOffered()
    {
        QTcpServer taken;
        quint16 port = 21'000;
        while (!taken.listen(QHostAddress::LocalHost, port) || !isFree(port + 10'000)) {
            taken.close();
            ++port;
        }
        LabServerSettings settings = labOnFreePorts();
        settings.ports = LabServerSettings::usualPorts(port - 2000);
        for (size_t i = 1; i < settings.ports.size(); ++i)
            settings.ports[i].on = false;
        LabOnScreen screen(settings);
        QVERIFY(screen.isShown());
        QVERIFY(press(screen.tab(), QStringLiteral("Listen")));
        QTRY_COMPARE(screen.address().stateKind(), StateKind::Trouble);
        QVERIFY(!screen.tab().isRunning());
        const QString wayOut = QStringLiteral("Use ports + %1").arg(port - 2000 + 10'000);
        QTRY_VERIFY(button(screen.tab(), wayOut));
        QVERIFY(press(screen.tab(), wayOut));
        QTRY_COMPARE(screen.address().stateText(), QStringLiteral("listening 1 of 1 ports"));
        QCOMPARE(screen.settings().ports[0].port, QString::number(port + 10'000));
    }

    void joiningIsShown()
    {
        LabOnScreen screen;
        QVERIFY(press(screen.tab(), QStringLiteral("Join…")));
        auto *panel = screen.tab().findChild<JoinPanel *>();
        QVERIFY(panel->isVisible());
        QVERIFY(panel->remark().contains(QStringLiteral("Press Listen")));
    }
};

QTEST_MAIN(tst_LabServerTab)
#include "tst_labservertab.moc"
