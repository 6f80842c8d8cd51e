#include "core/chat/labservice.h"

#include "tests/core/chat/chatpeers.h"

#include <QSignalSpy>

#include <cerrno>

using namespace wirebench;

namespace {

LabServiceConfig freeConfig()
{
    LabServiceConfig config;
    config.host = loopbackHost();
    config.ports = {};
    config.intervalMs = 1;
    config.fewestLines = config.mostLines = 3;
    config.limits.linesPerSecond = 0;
    return config;
}

} // namespace

Q_DECLARE_METATYPE(wirebench::LabFaults)

/// The five ports, with peers of the test's own that read and write when it wants them to.
class TestLabService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void eachLineReachesEachReaderOnceInOneOrder();
    void readerThatFallsBehindIsDropped();
    void burstDisconnectsNobody();
    void readerThatTakesNothingIsDropped();
    void noticeOutlivesAFlood();
    void whoIsTooFastIsSlowedDown();
    void hostileLinesAreVisibleAndHarmless();
    void faultsOfLines_data();
    void faultsOfLines();
    void slowBytesGoOneByOne();
    void neverClosing();
    void faultsOfWriters_data();
    void faultsOfWriters();
    void faultsOfTheBroadcast_data();
    void faultsOfTheBroadcast();
    void boardFollowsTheSockets();

private:
    /// False if not all five listen.
    bool start(const LabServiceConfig &config = freeConfig());
    RawPeer peer(LabPort port) const;
    RawPeer talker(const char *name, LabPort port = LabPort::ChatIn) const;
    /// Connected readers of the chat, once the lab has accepted them.
    std::vector<RawPeer> readers(int count) const;
    int connected(LabPort port) const { return m_lab->status().ports[size_t(port)].connected; }
    BoardRow rowNamed(const QString &name) const;

    std::unique_ptr<TrafficLog> m_log;
    std::unique_ptr<Reactor> m_reactor;
    std::unique_ptr<LabService> m_lab;
    QList<ChatEvent> m_events;
};

void TestLabService::init()
{
    m_log = std::make_unique<TrafficLog>();
    m_reactor = Reactor::create();
    m_lab = std::make_unique<LabService>(*m_log, *m_reactor, QStringLiteral("lab"));
    m_events.clear();
    connect(m_lab.get(), &LabService::conversed, this,
            [this](const QList<ChatEvent> &events) { m_events += events; });
}

void TestLabService::cleanup()
{
    QCOMPARE(contradictionsIn(*m_log), QString());
    m_lab.reset();
    m_reactor.reset();
}

bool TestLabService::start(const LabServiceConfig &config)
{
    m_lab->start(config);
    return soon([this] { return m_lab->status().listeningCount() == labPortCount; });
}

RawPeer TestLabService::peer(LabPort port) const
{
    return peerOf(m_lab->status().ports[size_t(port)].listening.value(0).port);
}

RawPeer TestLabService::talker(const char *name, LabPort port) const
{
    RawPeer made = peer(port);
    made.send(QByteArray(name) + '\n');
    return made;
}

std::vector<RawPeer> TestLabService::readers(int count) const
{
    const int before = connected(LabPort::ChatOut);
    std::vector<RawPeer> made;
    for (int i = 0; i < count; ++i)
        made.push_back(peer(LabPort::ChatOut));
    (void)soon([&] { return connected(LabPort::ChatOut) == before + count; });
    return made;
}

BoardRow TestLabService::rowNamed(const QString &name) const
{
    for (const BoardRow &row : m_lab->board()) {
        if (row.name == name)
            return row;
    }
    return {};
}

void TestLabService::eachLineReachesEachReaderOnceInOneOrder()
{
    QVERIFY(start());
    auto all = readers(5);
    RawPeer ada = talker("Ada");
    RawPeer grace = talker("Grace");
    for (int i = 0; i < 300; i += 3) { // both at once, and cut anywhere
        ada.send(numberedLines("a", i, i + 2));
        const QByteArray lines = numberedLines("g", i, i + 2);
        grace.send(lines.first(5));
        turn(1);
        grace.send(lines.sliced(5));
    }
    QVERIFY(soon([&] { return all[0].received().count('\n') == 600; }));
    const QByteArray first = all[0].received();
    for (const char *who : {"Ada: a", "Grace: g"}) {
        qsizetype at = -1;
        for (int i = 0; i < 300; ++i) {
            const QByteArray line = QByteArray(who) + ' ' + QByteArray::number(i) + '\n';
            const qsizetype found = first.indexOf(line, at + 1);
            QVERIFY2(found > at, line.constData());
            at = found;
        }
    }
    for (RawPeer &reader : all)
        QTRY_COMPARE(reader.received(), first);
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Line).size(), 600);
}

void TestLabService::readerThatFallsBehindIsDropped()
{
    LabServiceConfig config = freeConfig();
    config.limits.queuedBytes = 128 * 1024;
    QVERIFY(start(config));
    auto good = readers(2);
    auto bad = readers(1);
    bad[0].setReading(false);
    RawPeer ada = talker("Ada");
    QTRY_COMPARE(m_lab->status().present, QStringList{QStringLiteral("Ada")});
    constexpr int count = 20'000; // beyond the queue and both systems' buffers
    const QByteArray line = QByteArray(490, 'x');
    for (int i = 0; i < count; i += 50) {
        ada.send(numberedLines(line, i, i + 49));
        QVERIFY(soon([&] {
            return good[0].received().count('\n') >= i && good[1].received().count('\n') >= i &&
                   ada.unsent() == 0;
        }));
        if (m_lab->status().dropped > 0 && i > count / 2)
            break;
    }
    QTRY_COMPARE(m_lab->status().dropped, 1u);
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Dropped).size(), 1);
    QCOMPARE(droppedCloses(*m_log), 1);
    QTRY_COMPARE(connected(LabPort::ChatOut), 2);
    bad[0].setReading(true);
    QTRY_COMPARE(bad[0].error(), ECONNRESET);
    ada.send("end\n");
    for (RawPeer &reader : good) {
        QTRY_VERIFY(reader.received().endsWith("Ada: end\n"));
        const QList<QByteArray> lines = reader.received().split('\n');
        for (qsizetype i = 0; i + 2 < lines.size(); ++i)
            QCOMPARE(lines[i].mid(lines[i].lastIndexOf(' ') + 1).toInt(), int(i));
    }
}

/// Two students paste as much as one may: more than the queue at once, for readers that do read.
void TestLabService::burstDisconnectsNobody()
{
    LabServiceConfig config = freeConfig();
    config.limits = {};
    QVERIFY(start(config));
    std::vector<RawPeer> all;
    for (int i = 0; i < 3; ++i) {
        RawPeer reader;
        QVERIFY(reader.connectWithSmallBuffer(
            loopback(AddressFamily::IPv4, m_lab->status().ports[size_t(LabPort::ChatOut)].listening[0].port), 8192));
        all.push_back(std::move(reader));
    }
    QTRY_COMPARE(connected(LabPort::ChatOut), 3);
    const QByteArray lines = numberedLines(QByteArray(4000, 'x'), 1, config.limits.burstLines);
    std::vector<RawPeer> talkers;
    for (const char *name : {"Ada", "Grace", "Linus"}) {
        talkers.push_back(talker(name));
        talkers.back().send(lines);
    }
    QVERIFY(soon([&] { // before anybody reads
        for (RawPeer &talking : talkers)
            talking.pump();
        return eventsOf(m_events, ChatEvent::Kind::Line).size() >= 140;
    }));
    const auto hasAll = [](RawPeer &reader) { return reader.received().count('\n') == 150; };
    QVERIFY(soon([&] { return std::all_of(all.begin(), all.end(), hasAll); }));
    QCOMPARE(m_lab->status().dropped, 0u);
}

void TestLabService::readerThatTakesNothingIsDropped()
{
    LabServiceConfig config = freeConfig();
    config.limits.queuedBytes = 64 * 1024 * 1024;
    config.limits.stalledMs = 1000;
    QVERIFY(start(config));
    auto good = readers(1);
    auto bad = readers(1);
    good[0].setCounting();
    bad[0].setReading(false);
    RawPeer ada = talker("Ada");
    const QByteArray block = numberedLines(QByteArray(1000, 'x'), 1000, 1999);
    qint64 sent = 0;
    QVERIFY(soon([&] { // so much that it cannot all be in the systems' buffers
        if (ada.unsent() == 0 && sent < 16 * 1024 * 1024) {
            ada.send(block);
            sent += block.size();
        }
        ada.pump();
        good[0].pump();
        return m_lab->status().dropped > 0;
    }));
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Dropped).size(), 1);
    const QString why = eventsOf(m_events, ChatEvent::Kind::Dropped).value(0).text;
    QVERIFY2(why.contains(QStringLiteral("has not read for 1 s")), qPrintable(why));
    QCOMPARE(droppedCloses(*m_log), 1);
    QTRY_COMPARE(connected(LabPort::ChatOut), 1);
}

/// More lines than one signal holds, right behind the notice.
void TestLabService::noticeOutlivesAFlood()
{
    LabServiceConfig config = freeConfig();
    config.limits.queuedBytes = 16 * 1024;
    QVERIFY(start(config));
    auto bad = readers(1);
    bad[0].setReading(false);
    RawPeer ada = talker("Ada");
    for (int i = 0; i < 400 && m_lab->status().dropped == 0; ++i) {
        ada.send(QByteArray(4000, 'x') + "\n" + QByteArray(60'000, '\n'));
        QVERIFY(soon([&] {
            ada.pump();
            return ada.unsent() == 0;
        }));
    }
    ada.send(QByteArray(60'000, '\n'));
    QVERIFY(soon([&] {
        ada.pump();
        return m_lab->status().dropped == 1;
    }));
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Dropped).size(), 1);
}

void TestLabService::whoIsTooFastIsSlowedDown()
{
    LabServiceConfig config = freeConfig();
    config.limits.linesPerSecond = 40;
    config.limits.burstLines = 5;
    QVERIFY(start(config));
    auto all = readers(1);
    BoardTrouble worst = BoardTrouble::None;
    connect(m_lab.get(), &LabService::boardChanged, this, [&](const QList<BoardRow> &changed) {
        for (const BoardRow &row : changed)
            worst = row.trouble == BoardTrouble::TooFast ? row.trouble : worst;
    });
    RawPeer ada = talker("Ada");
    ada.send(numberedLines("a", 1, 60));
    RawPeer grace = talker("Grace");
    grace.send("hello\n");
    QTRY_VERIFY(all[0].received().endsWith("Ada: a 60\n"));
    const QByteArray heard = all[0].received();
    QVERIFY2(heard.contains("Grace: hello\n"), heard.constData()); // she did not wait for Ada
    QCOMPARE(heard.count('\n'), 61);                              // and nothing was thrown away
    QTRY_COMPARE(worst, BoardTrouble::TooFast);
    disconnect(m_lab.get(), &LabService::boardChanged, this, nullptr);
    const QList<SocketCall> sent = recordsOf(*m_log, m_lab->endpointId(LabPort::ChatOut));
    QVERIFY(sent.size() > 10); // one after the other, not all at once
}

void TestLabService::hostileLinesAreVisibleAndHarmless()
{
    QVERIFY(start());
    auto all = readers(1);
    RawPeer bad = peer(LabPort::ChatIn);
    bad.send("\x1b[2J<b>\xff:\xe2\x80\xae*\n");
    bad.send(QByteArray("a\0b\x07", 4) + "\xc3\n<img src=x onerror=alert(1)>\r\n\xe2\x80\xae" + "abc\xf0\x9f\x99\n");
    QTRY_COMPARE(all[0].received().count('\n'), 3);
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Line).size(), 3);
    const QByteArray heard = all[0].received();
    QCOMPARE(QString::fromUtf8(heard).toUtf8(), heard); // valid UTF-8, whatever came
    for (const char c : heard)
        QVERIFY(uchar(c) >= 0x20 || c == '\n');
    QVERIFY(heard.contains("a␀b␇"));
    QVERIFY(heard.contains("<img src=x onerror=alert(1)>\n"));
    QVERIFY(!heard.contains("\xe2\x80\xae"));
    QVERIFY(heard.contains("␦abc"));

    // A line without an end: its beginning is kept, the rest counted.
    RawPeer endless = talker("Endless");
    const QByteArray block(1'000'000, 'x');
    for (int i = 0; i < 10; ++i) {
        endless.send(block);
        QVERIFY(soon([&] {
            endless.pump();
            return endless.unsent() == 0;
        }));
    }
    endless.send("\n");
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Line).size(), 4);
    const ChatEvent cut = eventsOf(m_events, ChatEvent::Kind::Line).last();
    QCOMPARE(cut.text.size(), 4096);
    QCOMPARE(cut.cut, 10'000'000 - 4096);
    QTRY_VERIFY(all[0].received().endsWith("Endless: " + QByteArray(4096, 'x') + "\n"));
}

void TestLabService::faultsOfLines_data()
{
    QTest::addColumn<LabFaults>("faults");
    QTest::newRow("none") << LabFaults();
    QTest::newRow("close inside line") << LabFaults(LabFault::CloseInsideLine);
    QTest::newRow("no newline") << LabFaults(LabFault::NoNewline);
    QTest::newRow("reset") << LabFaults(LabFault::Reset);
    QTest::newRow("split letter") << LabFaults(LabFault::SplitLetter);
}

/// Port 2001: three lines, then its end.
void TestLabService::faultsOfLines()
{
    QFETCH(LabFaults, faults);
    LabServiceConfig config = freeConfig();
    config.faults[size_t(LabPort::SomeLines)] = faults;
    QVERIFY(start(config));
    RawPeer reader = peer(LabPort::SomeLines);
    QTRY_VERIFY(reader.isAtEnd());
    const QByteArray got = reader.received();
    QCOMPARE(reader.error(), faults.testFlag(LabFault::Reset) ? ECONNRESET : 0);
    const bool isCut = faults & (LabFault::CloseInsideLine | LabFault::NoNewline);
    QVERIFY(got.startsWith("line 1: été comme hiver\n"));
    QCOMPARE(got.endsWith('\n'), !isCut);
    QCOMPARE(got.count('\n'), isCut ? 2 : 3);
    if (faults.testFlag(LabFault::NoNewline))
        QVERIFY(got.endsWith("Αθήνα"));
    if (faults.testFlag(LabFault::CloseInsideLine))
        QVERIFY(!got.endsWith("Αθήνα") && !got.endsWith("line 3"));
    if (faults.testFlag(LabFault::SplitLetter)) {
        const QList<SocketCall> sent = recordsOf(*m_log, Call::Send);
        QCOMPARE(sent.size(), 6); // each line in two
        QVERIFY(sent[0].payload.toByteArray().endsWith('\xc3'));
        QVERIFY(sent[1].payload.toByteArray().startsWith('\xa9'));
    }
    reader.close();
    QTRY_COMPARE(connected(LabPort::SomeLines), 0);
}

void TestLabService::slowBytesGoOneByOne()
{
    LabServiceConfig config = freeConfig();
    config.faults[size_t(LabPort::EndlessLines)] = LabFault::SlowBytes;
    QVERIFY(start(config));
    RawPeer reader = peer(LabPort::EndlessLines);
    QTRY_VERIFY(reader.received().size() >= 5);
    const QList<SocketCall> sent = recordsOf(*m_log, Call::Send);
    QVERIFY(sent.size() >= 5);
    for (const SocketCall &record : sent)
        QCOMPARE(record.payload.size(), 1);
    QVERIFY(QByteArray("line 1: été").startsWith(reader.received().first(5)));
}

void TestLabService::neverClosing()
{
    LabServiceConfig config = freeConfig();
    config.faults[size_t(LabPort::SomeLines)] = LabFault::NeverClose;
    config.faults[size_t(LabPort::WriteLines)] = LabFault::NeverClose;
    QVERIFY(start(config));
    RawPeer reader = peer(LabPort::SomeLines);
    RawPeer writer = talker("Ada", LabPort::WriteLines);
    RawPeer other = talker("Grace");
    writer.finishSending();
    other.finishSending();
    QTRY_COMPARE(reader.received().count('\n'), 3);
    QTRY_VERIFY(other.isAtEnd()); // a port without the fault
    QVERIFY(!reader.isAtEnd());
    QVERIFY(!writer.isAtEnd());
    QCOMPARE(recordsOf(*m_log, Call::Shutdown).size(), 0);
    QTRY_COMPARE(connected(LabPort::WriteLines), 1);
    reader.finishSending(); // then it has nothing to stay for
    QTRY_VERIFY(reader.isAtEnd());
}

void TestLabService::faultsOfWriters_data()
{
    QTest::addColumn<LabFaults>("faults");
    QTest::addColumn<int>("error");
    QTest::newRow("reset") << LabFaults(LabFault::Reset) << ECONNRESET;
    QTest::newRow("close") << LabFaults(LabFault::CloseInsideLine) << 0;
}

/// Ports that only take lines: after the third.
void TestLabService::faultsOfWriters()
{
    QFETCH(LabFaults, faults);
    QFETCH(int, error);
    LabServiceConfig config = freeConfig();
    config.faults[size_t(LabPort::ChatIn)] = faults;
    QVERIFY(start(config));
    auto all = readers(1);
    RawPeer ada = talker("Ada");
    ada.send("1\n2\n");
    QTRY_VERIFY(all[0].received().endsWith("Ada: 2\n"));
    QVERIFY(!ada.isAtEnd());
    ada.send("3\n");
    QTRY_VERIFY(ada.isAtEnd());
    QCOMPARE(ada.error(), error);
    QTRY_VERIFY(all[0].received().endsWith("Ada: 3\n"));
    QTRY_COMPARE(eventsOf(m_events, ChatEvent::Kind::Left).size(), 1);
    QVERIFY(!all[0].isAtEnd());
}

void TestLabService::faultsOfTheBroadcast_data()
{
    QTest::addColumn<LabFaults>("faults");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<bool>("ends");
    QTest::addColumn<int>("error");
    const QByteArray three = "A: é1\nA: é2\nA: é3\n";
    QTest::newRow("no newline") << LabFaults(LabFault::NoNewline) << QByteArray("A: é1A: é2A: é3A: é4") << false << 0;
    QTest::newRow("split letter") << LabFaults(LabFault::SplitLetter) << three + "A: é4\n" << false << 0;
    QTest::newRow("close") << LabFaults(LabFault::CloseInsideLine) << three + "A: \xc3" << true << 0;
    QTest::newRow("reset") << LabFaults(LabFault::Reset) << three + "A: é4\n" << true << ECONNRESET;
    QTest::newRow("never closes") << LabFaults(LabFault::NeverClose) << three + "A: é4\n" << false << 0;
}

void TestLabService::faultsOfTheBroadcast()
{
    QFETCH(LabFaults, faults);
    QFETCH(QByteArray, expected);
    QFETCH(bool, ends);
    QFETCH(int, error);
    LabServiceConfig config = freeConfig();
    config.faults[size_t(LabPort::ChatOut)] = faults;
    QVERIFY(start(config));
    auto all = readers(1);
    RawPeer ada = talker("A");
    for (int i = 1; i <= 4; ++i) { // so that what a reset throws away has been read
        ada.send("é" + QByteArray::number(i) + '\n');
        QTRY_VERIFY(all[0].received().contains(QByteArray::number(i)) || all[0].isAtEnd());
    }
    QTRY_COMPARE(all[0].isAtEnd(), ends);
    QCOMPARE(all[0].error(), error);
    if (error == 0)
        QTRY_COMPARE(all[0].received(), expected);
    if (faults.testFlag(LabFault::SplitLetter)) {
        const auto sent = recordsOf(*m_log, m_lab->endpointId(LabPort::ChatOut));
        const auto isHalf = [](const SocketCall &record) {
            return record.call == Call::Send && record.payload.toByteArray().endsWith('\xc3');
        };
        QCOMPARE(std::count_if(sent.begin(), sent.end(), isHalf), 4);
    }
}

void TestLabService::boardFollowsTheSockets()
{
    LabServiceConfig config = freeConfig();
    config.stuckAfterMs = 200;
    QVERIFY(start(config));
    RawPeer lines = peer(LabPort::EndlessLines);
    RawPeer end = peer(LabPort::SomeLines);
    auto all = readers(1);
    RawPeer ada = talker("Ada");
    ada.send("hello\n");
    RawPeer writer = talker("Ada", LabPort::WriteLines);
    writer.send("without its end");
    QVERIFY(soon([&] { return lines.received().count('\n') >= ClassBoard::endlessLines && end.isAtEnd(); }));
    QTRY_COMPARE(all[0].received(), QByteArray("Ada: hello\n"));
    end.close();
    QTRY_COMPARE(m_lab->board().size(), 1);
    QTRY_COMPARE(rowNamed(QStringLiteral("Ada")).reachedCount(), exerciseCount);
    QTRY_COMPARE(rowNamed(QStringLiteral("Ada")).trouble, BoardTrouble::MissingNewline);
    const BoardRow row = rowNamed(QStringLiteral("Ada"));
    for (int exercise = 0; exercise < int(Exercise::ChatsBothWays); ++exercise) { // that one has two connections
        const BoardMark &mark = row.marks[size_t(exercise)];
        QVERIFY(!mark.evidence.isEmpty());
        for (const quint64 id : mark.evidence)
            QCOMPARE(m_log->snapshot().at(id).flow->connection, mark.connection);
    }
    writer.send("\n");
    QTRY_COMPARE(rowNamed(QStringLiteral("Ada")).trouble, BoardTrouble::None);
    m_lab->stop();
    QTRY_VERIFY(ada.isAtEnd() && all[0].isAtEnd());
}

QTEST_GUILESS_MAIN(TestLabService)
#include "tst_labservice.moc"
