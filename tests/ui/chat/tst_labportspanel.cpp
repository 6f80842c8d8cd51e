#include "tests/ui/shell/bench.h"
#include "ui/chat/labportspanel.h"
#include "ui/widgets/notice.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>

#include <cerrno>

using namespace wirebench;
using namespace wirebench::test;

class tst_LabPortsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsItsPorts()
    {
        Bench bench;
        LabPortsPanel panel(bench.look);
        LabPortsPanel::Ports ports = LabServerSettings::usualPorts(100);
        ports[1].on = false;
        ports[2].faults = LabFault::Reset;
        panel.setPorts(ports);
        QVERIFY(panel.ports() == ports);
    }

    void theFieldThatCannotBeUsedIsFound()
    {
        Bench bench;
        LabPortsPanel panel(bench.look);
        panel.setPorts(LabServerSettings::usualPorts());
        QVERIFY(!panel.unusableField());
        auto *field = control<QLineEdit>(panel, QStringLiteral("Port of “Write lines”"));
        QSignalSpy edited(&panel, &LabPortsPanel::edited);
        type(field, QStringLiteral("70000"));
        QCOMPARE(panel.unusableField(), field);
        QVERIFY(!edited.isEmpty());
    }

    void saysWhichListenAndWhichAreTaken()
    {
        Bench bench;
        LabPortsPanel panel(bench.look);
        panel.setPorts(LabServerSettings::usualPorts());
        LabServiceStatus status;
        status.running = true;
        status.ports[0].state = LabPortState::Listening;
        status.ports[0].listening = {SocketAddress::anyIPv4(2000)};
        status.ports[0].connected = 3;
        status.ports[1].state = LabPortState::Failed;
        status.ports[1].error = {
            ErrorCode::SystemCall, {QStringLiteral("bind"), QStringLiteral("127.0.0.1:2001")}, EADDRINUSE};
        panel.showStatus(status);
        QCOMPARE(panel.stateText(LabPort::EndlessLines), QStringLiteral("● 2000, 3 connected"));
        QCOMPARE(panel.stateText(LabPort::SomeLines), QStringLiteral("! taken (EADDRINUSE)"));
        QCOMPARE(panel.notice()->kind(), Notice::Kind::Trouble);
        QVERIFY(panel.notice()->cause().contains(QStringLiteral("Port 2001 is taken")));
        QVERIFY(panel.notice()->remedy().contains(QStringLiteral("Ports +")));
        panel.showStatus({});
        QVERIFY(panel.notice()->isEmpty());
        QVERIFY(panel.stateText(LabPort::SomeLines).isEmpty());
    }

    void takenPortsAreNamedAndOthersOffered()
    {
        Bench bench;
        LabPortsPanel panel(bench.look);
        panel.setPorts(LabServerSettings::usualPorts());
        QAction others(QStringLiteral("Use ports + 10000"));
        panel.setWayOut(&others);
        QSignalSpy pressed(&others, &QAction::triggered);
        panel.show();
        LabServiceStatus status;
        for (const LabPort port : {LabPort::EndlessLines, LabPort::ChatIn}) {
            status.ports[size_t(port)].state = LabPortState::Failed;
            status.ports[size_t(port)].error = {
                ErrorCode::SystemCall, {QStringLiteral("bind"), QString()}, EADDRINUSE};
        }
        panel.showStatus(status);
        QVERIFY(panel.notice()->cause().contains(QStringLiteral("2000, 4242")));
        QVERIFY(press(panel, QStringLiteral("Use ports + 10000")));
        QCOMPARE(pressed.size(), 1);
        panel.notice()->clear(); // dismissed: it is not said again
        panel.showStatus(status);
        QVERIFY(panel.notice()->isEmpty());
    }

    void readersThatWereDroppedAreTold()
    {
        Bench bench;
        LabPortsPanel panel(bench.look);
        LabServiceStatus status;
        panel.showStatus(status);
        QVERIFY(panel.droppedText().isEmpty());
        status.dropped = 1;
        panel.showStatus(status);
        QVERIFY(panel.droppedText().startsWith(QStringLiteral("! 1 reader was disconnected")));
        status.dropped = 12;
        panel.showStatus(status);
        QVERIFY(panel.droppedText().startsWith(QStringLiteral("! 12 readers were disconnected")));
    }
};

QTEST_MAIN(tst_LabPortsPanel)
#include "tst_labportspanel.moc"
