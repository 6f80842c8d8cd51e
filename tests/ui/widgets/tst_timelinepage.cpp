#include "ui/widgets/timelinepage.h"

#include "ui/models/annotations.h"
#include "ui/widgets/look.h"
#include "ui/widgets/timelineview.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wirebench;

class TestTimelinePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_log = std::make_unique<TrafficLog>();
        m_server = m_log->addEndpoint(EndpointKind::TcpServer, QStringLiteral("TCP server 1"));
        m_annotations = std::make_unique<Annotations>();
        m_page = std::make_unique<TimelinePage>(TrafficPageContext{*m_log, *m_annotations, m_look});
        m_page->setSessionEndpoints({m_server->id});
        m_page->resize(800, 300);
    }
    void cleanup()
    {
        delete m_page->controls();
        m_page.reset();
    }

    void readsWhileItIsVisible()
    {
        listen();
        accept(1);
        QCOMPARE(m_page->timeline().runs().size(), 0u);
        m_page->show();
        QCOMPARE(m_page->timeline().runs().size(), 1u);
        accept(2);
        QTRY_COMPARE(m_page->timeline().runs()[0].clients.size(), 2u);
        m_page->hide();
        accept(3);
        m_page->show();
        QCOMPARE(m_page->timeline().runs()[0].clients.size(), 3u);
    }

    void aPageThatStaysEmptySaysWhereItWouldNot()
    {
        const auto hint = [this] { return m_page->findChild<TimelineView *>()->accessibleDescription(); };
        m_page->show();
        QVERIFY(hint().startsWith(QStringLiteral("Each client of a TCP server")));
        m_page->setSettings([] { return SessionSettings(TcpClientSettings()); });
        QTRY_VERIFY(hint().startsWith(QStringLiteral("A client has no clients")));
        m_page->setSettings([] { return SessionSettings(UdpSettings()); });
        QTRY_VERIFY(hint().startsWith(QStringLiteral("UDP has no queue")));
    }

    /// The page may be opened after all of it has happened.
    void runsHaveTheirTitles()
    {
        TcpServerSettings settings;
        settings.concurrency = Concurrency::OneAtATime;
        m_page->setSettings([&settings] { return SessionSettings(settings); });
        QCoreApplication::processEvents();
        listen();
        accept(1);
        stop();
        settings.concurrency = Concurrency::Pool;
        settings.poolSize = 3;
        m_page->settingsEdited();
        listen();
        accept(2);
        m_page->show();
        QCOMPARE(m_page->timeline().runs().size(), 2u);
        QCOMPARE(m_page->timeline().runs()[0].title, QStringLiteral("One at a time"));
        QCOMPARE(m_page->timeline().runs()[1].title, QStringLiteral("A pool of 3"));
    }

    void chosenRecordsAreShownBothWays()
    {
        listen();
        const quint64 first = accept(1);
        m_page->show();
        m_page->showRecord(first);
        QVERIFY((m_page->view()->current() == TimelineDrawing::Place{0, 0}));
        m_page->showRecord(12345); // not in the log
        QSignalSpy spy(m_page.get(), &TrafficPage::recordWanted);
        QTest::keyClick(m_page->view(), Qt::Key_Return);
        QCOMPARE(spy.value(0).value(0).toULongLong(), first);
    }

    void savesPictures()
    {
        listen();
        accept(1);
        m_page->show();
        QTemporaryDir folder;
        QVERIFY(m_page->savePicture(folder.filePath(QStringLiteral("a.png"))));
        QVERIFY(!QImage(folder.filePath(QStringLiteral("a.png"))).isNull());
        QVERIFY(m_page->savePicture(folder.filePath(QStringLiteral("a.svg"))));
        QFile svg(folder.filePath(QStringLiteral("a.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray text = svg.readAll();
        QVERIFY(text.contains("127.0.0.1:50001") && text.trimmed().endsWith("</svg>"));
        QVERIFY(!m_page->savePicture(folder.filePath(QStringLiteral("no/such/folder/a.png"))));
    }

private:
    quint64 add(Call what, ConnectionId connection, quint16 peer)
    {
        SocketCall call;
        call.call = what;
        call.timeNs = m_log->now();
        call.flow = FlowPtr(new Flow(m_server, connection, SocketAddress::fromIPv4(0x7F000001, 8000),
                                     peer ? SocketAddress::fromIPv4(0x7F000001, peer) : SocketAddress()));
        return m_log->append(call);
    }
    void listen() { add(Call::Listen, {}, 0); }
    void stop() { add(Call::Close, {}, 0); }
    quint64 accept(int number) { return add(Call::Accept, m_log->newConnectionId(), quint16(50000 + number)); }

    Look m_look;
    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Annotations> m_annotations;
    EndpointPtr m_server;
    std::unique_ptr<TimelinePage> m_page;
};

QTEST_MAIN(TestTimelinePage)
#include "tst_timelinepage.moc"
