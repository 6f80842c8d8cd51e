#include "app/wirebench/tabkinds.h"
#include "core/net/socketdiag.h"
#include "tests/support/listeningport.h"
#include "tests/support/peerprocess.h"
#include "tests/support/programs.h"
#include "tests/ui/shell/bench.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/addressline.h"
#include "ui/widgets/timelinepage.h"
#include "ui/widgets/trafficpanel.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;
using namespace wirebench::test;

namespace {

constexpr int clientCount = 6;

/// C7, six times at once: each says "Hello world" and waits for its answer.
constexpr const char *clients = R"(
import socket, sys, threading
gate = threading.Barrier(int(sys.argv[2]))
def client():
    with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as s:
        gate.wait()
        s.sendall(b"Hello world")
        s.recv(512)
threads = [threading.Thread(target=client) for _ in range(int(sys.argv[2]))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
)";

} // namespace

/// C6 and C8: the same server and the same six clients, one at a time, with a pool of three, and all at once. With
/// WIREBENCH_GALLERY=FOLDER it leaves the picture of the three there.
class tst_TimelineComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThreeDiffer()
    {
        WIREBENCH_NEED("python3");
        Bench bench;
        MainWindow window(bench.look, bench.language, tabKinds(bench.context()));
        window.setWorkspace({}, false);
        TcpServerSettings settings;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = QString::number(freePort());
        settings.receiveSize = 512;
        settings.answer = AnswerKind::Prefix;
        settings.answerText = QStringLiteral("echo : ");
        settings.closeAfterAnswer = true;
        settings.workMs = 300;
        settings.backlog = 16;
        SessionPage *page = window.addSession({{}, false, settings});
        window.resize(1280, 720);
        window.show();
        page->showTrafficView(QStringLiteral("timeline"));
        TimelinePage &timeline = *page->findChild<TrafficPanel *>()->page<TimelinePage>();

        for (const char *mode : {"one at a time", "a pool of", "all at once"}) {
            control<QComboBox>(*page, QStringLiteral("Serve"))->setCurrentText(QString::fromLatin1(mode));
            control<QSpinBox>(*page, QStringLiteral("Size"))->setValue(3);
            serveAll(*page, settings.port);
            if (QTest::currentTestFailed())
                return;
        }
        QTRY_COMPARE(timeline.timeline().runs().size(), 3u);
        const std::deque<TimelineRun> &runs = timeline.timeline().runs();
        for (const TimelineRun &run : runs)
            QTRY_COMPARE(run.clients.size(), size_t(clientCount));
        const auto length = [](const TimelineRun &run) { return run.finishNs(0) - run.originNs(); };
        // At least so long; the machine may take longer for each.
        constexpr qint64 workNs = 290'000'000;
        QVERIFY(length(runs[0]) >= clientCount * workNs);
        QVERIFY(length(runs[1]) >= clientCount / 3 * workNs);
        QTRY_VERIFY(length(runs[2]) >= workNs); // the table of clients may be ahead of what they did
        QVERIFY(length(runs[0]) > length(runs[1]));
        QVERIFY(length(runs[1]) > length(runs[2]));
        QCOMPARE(runs[0].mostAtOnce(), 1);
        QVERIFY2(runs[1].mostAtOnce() > 1 && runs[1].mostAtOnce() <= 3, qPrintable(QString::number(runs[1].mostAtOnce())));
        QTRY_VERIFY(runs[2].mostAtOnce() > 3);
        // The log has nothing of foreign clients before they are accepted: the system was asked.
        if (hasSocketDiag()) {
            QVERIFY(runs[0].longestWaitNs(0) >= 3 * workNs);
            QVERIFY(runs[0].longestWaitNs(0) > runs[2].longestWaitNs(0));
        }
        keepPicture(timeline);
    }

private:
    void serveAll(SessionPage &page, const QString &port)
    {
        page.start();
        QTRY_VERIFY(page.isRunning());
        PeerProcess peer(findProgram(QStringLiteral("python3")),
                         {QStringLiteral("-c"), QString::fromLatin1(clients), port, QString::number(clientCount)});
        QTRY_COMPARE(page.findChild<AddressLine *>()->stateKind(), StateKind::Well);
        QVERIFY(peer.start());
        QVERIFY2(peer.waitForFinished(), peer.errors().constData());
        QCOMPARE(peer.exitStatus(), 0);
        page.stop();
        QTRY_VERIFY(!page.isRunning());
    }

    static void keepPicture(TimelinePage &timeline)
    {
        QTemporaryDir temporary;
        const QString gallery = qEnvironmentVariable("WIREBENCH_GALLERY");
        const QDir folder(gallery.isEmpty() ? temporary.path() : gallery);
        for (const char *name : {"timeline-one-pool-all.png", "timeline-one-pool-all.svg"}) {
            const QString path = folder.filePath(QString::fromLatin1(name));
            QVERIFY(timeline.savePicture(path));
            QVERIFY(QFileInfo(path).size() > 1000);
        }
    }
};

QTEST_MAIN(tst_TimelineComparison)
#include "tst_timelinecomparison.moc"
