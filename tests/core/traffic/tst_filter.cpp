#include "core/traffic/filter.h"
#include "tests/core/traffic/stage.h"

#include <QRegularExpression>
#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

using Ids = std::vector<quint64>;

FilterSpec text(const QString &pattern, bool caseSensitive = false)
{
    FilterSpec spec;
    spec.pattern = pattern;
    spec.caseSensitive = caseSensitive;
    return spec;
}

FilterSpec regex(const QString &pattern, bool caseSensitive = false)
{
    FilterSpec spec = text(pattern, caseSensitive);
    spec.mode = FilterSpec::Mode::Regex;
    return spec;
}

FilterSpec hex(const QString &pattern)
{
    FilterSpec spec = text(pattern);
    spec.mode = FilterSpec::Mode::Hex;
    return spec;
}

/// Both ways of asking must agree.
Ids matching(const Stage &stage, const FilterSpec &spec)
{
    const Result<Filter> filter = Filter::compile(spec);
    if (!filter)
        qFatal("the pattern does not compile");
    const LogSnapshot snapshot = stage.log.snapshot();
    const std::atomic_bool cancelled = false;
    const Ids found = findMatches(snapshot, *filter, 0, snapshot.endId(), cancelled);
    Ids oneByOne;
    for (const SocketCall &call : stage.records()) {
        if (filter->matches(call))
            oneByOne.push_back(call.id);
    }
    return found == oneByOne ? found : Ids{0};
}

/// Part of what Text looks at, put together slowly and plainly.
bool textIsIn(const SocketCall &call, const QString &pattern, Qt::CaseSensitivity sensitivity)
{
    return call.signature().contains(pattern, sensitivity) ||
           call.resultText().contains(pattern, sensitivity) ||
           call.flow->peer.toString().contains(pattern, sensitivity) ||
           QString::fromUtf8(call.payload.toByteArray()).contains(pattern, sensitivity);
}

const SocketAddress serverAddress = Stage::address("127.0.0.1", 9999);

/// Records of every kind: 1 bind, 2 listen, 3 accept, 4 recv, 5 send, 6 recv (end), 7 close, 8 recv fails,
/// 9 setsockopt of another client.
void play(Stage &stage)
{
    Actor listener(stage, stage.server, serverAddress, {});
    listener.simple(Call::Bind, 0, QStringLiteral("('127.0.0.1', 9999)"));
    SocketCall listen;
    listen.call = Call::Listen;
    listen.argument = 5;
    listener.add(listen);
    Actor first(stage, stage.server, serverAddress, Stage::address("127.0.0.1", 50412));
    first.accept();
    first.recv("Bonjour Été", 512);
    first.send("Recu: Bonjour");
    first.recvEnd();
    first.close();
    Actor second(stage, stage.client, Stage::address("::1", 40000), Stage::address("::1", 8081));
    second.simple(Call::Recv, ECONNRESET);
    second.simple(Call::SetSockOpt, 0, QStringLiteral("SOL_SOCKET, SO_LINGER, (1, 0)"));
}

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyWantsEverything();
    void membersAreJoinedByAnd();
    void textLooksAt_data();
    void textLooksAt();
    void textAgreesWithPlainSearch();
    void textBeyondAscii();
    void hexLooksAtThePayload();
    void hexMistakes();
    void regexLooksAt_data();
    void regexLooksAt();
    void regexMistakes();
    void regexThatGivesUpIsNoMatch();
    void regexPayloadIsCapped();
    void searchesARange();
    void searchCanBeCancelled();
    void flowsOfOneAddressAreJudgedAlike();
    void findsDatagramsByWhatBecameOfThem_data();
    void findsDatagramsByWhatBecameOfThem();
};

void TestFilter::emptyWantsEverything()
{
    QVERIFY(Filter().wantsEverything());
    QVERIFY(Filter::compile({})->wantsEverything());
    FilterSpec allCalls;
    allCalls.calls = (1u << callCount) - 1;
    QVERIFY(Filter::compile(allCalls)->wantsEverything());
    QVERIFY(Filter::compile(hex(QStringLiteral("  ")))->wantsEverything());
    QVERIFY(!Filter::compile(text(QStringLiteral("a")))->wantsEverything());
    QVERIFY(!Filter::compile(regex(QStringLiteral("a")))->wantsEverything());
    FilterSpec failed;
    failed.failedOnly = true;
    QVERIFY(!Filter::compile(failed)->wantsEverything());

    Stage stage;
    play(stage);
    QCOMPARE(matching(stage, {}).size(), size_t(9));
}

void TestFilter::membersAreJoinedByAnd()
{
    Stage stage;
    play(stage);
    FilterSpec spec;
    spec.calls = (1u << int(Call::Recv)) | (1u << int(Call::Send));
    QCOMPARE(matching(stage, spec), (Ids{4, 5, 6, 8}));
    spec.direction = Direction::Received;
    QCOMPARE(matching(stage, spec), (Ids{4, 6}));
    spec.pattern = QStringLiteral("bonjour");
    QCOMPARE(matching(stage, spec), (Ids{4}));

    FilterSpec peer;
    peer.peer = QStringLiteral("127.0.0.1:504");
    QCOMPARE(matching(stage, peer), (Ids{3, 4, 5, 6, 7}));
    peer.peer = QStringLiteral("::1");
    QCOMPARE(matching(stage, peer), (Ids{8, 9}));
    peer.failedOnly = true;
    QCOMPARE(matching(stage, peer), (Ids{8}));

    FilterSpec endpoint;
    endpoint.endpoints = {stage.client->id};
    QCOMPARE(matching(stage, endpoint), (Ids{8, 9}));
    endpoint.endpoints.append(stage.server->id);
    QCOMPARE(matching(stage, endpoint).size(), size_t(9));
    endpoint.endpoints = {EndpointId{99}};
    QVERIFY(matching(stage, endpoint).empty());
}

void TestFilter::textLooksAt_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("payload") << "bonjour" << false << QList<int>{4, 5};
    QTest::newRow("payload, case") << "bonjour" << true << QList<int>();
    QTest::newRow("payload, right case") << "Bonjour" << true << QList<int>{4, 5};
    QTest::newRow("call's name") << "RECV" << false << QList<int>{4, 6, 8};
    QTest::newRow("name and case") << "RECV" << true << QList<int>();
    QTest::newRow("name and number") << "recv(5" << false << QList<int>{4};
    QTest::newRow("number to end") << "512)" << false << QList<int>{4};
    QTest::newRow("send's tail") << " bytes)" << false << QList<int>{5};
    QTest::newRow("across send's number") << "(13 b" << false << QList<int>{5};
    QTest::newRow("backlog") << "listen(5)" << false << QList<int>{2};
    QTest::newRow("arguments") << "SO_LINGER" << false << QList<int>{9};
    QTest::newRow("arguments and name") << "setsockopt(SOL" << false << QList<int>{9};
    QTest::newRow("arguments to end") << "(1, 0))" << false << QList<int>{9};
    QTest::newRow("number in arguments") << "'127.0.0.1', 9" << false << QList<int>{1};
    QTest::newRow("no arguments") << "accept()" << false << QList<int>{3};
    QTest::newRow("result") << "= 13" << false << QList<int>{4, 5}; // É is two bytes
    QTest::newRow("result's digits") << "= 1" << false << QList<int>{4, 5};
    QTest::newRow("any result") << "= " << false << QList<int>{1, 2, 3, 4, 5, 6, 7, 8, 9};
    QTest::newRow("end of stream") << "End of stream" << false << QList<int>{6};
    QTest::newRow("end with its number") << "= 0 (end" << false << QList<int>{6};
    QTest::newRow("error") << "econnreset" << false << QList<int>{8};
    QTest::newRow("failure") << "= -1" << false << QList<int>{8};
    QTest::newRow("peer") << ":50412" << false << QList<int>{3, 4, 5, 6, 7};
    QTest::newRow("peer IPv6") << "[::1]:80" << false << QList<int>{8, 9};
    QTest::newRow("not the local address") << "40000" << false << QList<int>();
    QTest::newRow("across parts") << ")= " << false << QList<int>();
    QTest::newRow("nowhere") << "xyzzy" << false << QList<int>();
}

void TestFilter::textLooksAt()
{
    QFETCH(QString, pattern);
    QFETCH(bool, caseSensitive);
    QFETCH(QList<int>, ids);
    Stage stage;
    play(stage);
    QCOMPARE(matching(stage, text(pattern, caseSensitive)), Ids(ids.begin(), ids.end()));
}

// Every short piece of everything that the records can show, against the plain way of looking.
void TestFilter::textAgreesWithPlainSearch()
{
    Stage stage;
    play(stage);
    const std::vector<SocketCall> records = stage.records();
    QStringList pieces;
    for (const SocketCall &call : records) {
        for (const QString &part : {call.signature(), call.resultText(), call.flow->peer.toString(),
                                    QString::fromUtf8(call.payload.toByteArray())}) {
            for (qsizetype at = 0; at < part.size(); ++at) {
                pieces << part.mid(at, 1) << part.mid(at, 3).toUpper() << part.mid(at, 6).toLower()
                       << part.mid(at);
            }
        }
    }
    pieces.removeDuplicates();
    QVERIFY(pieces.size() > 200);
    for (const QString &piece : std::as_const(pieces)) {
        for (const bool caseSensitive : {false, true}) {
            Ids expected;
            for (const SocketCall &call : records) {
                if (textIsIn(call, piece, caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive))
                    expected.push_back(call.id);
            }
            QVERIFY2(matching(stage, text(piece, caseSensitive)) == expected, qPrintable(piece));
        }
    }
}

void TestFilter::textBeyondAscii()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    const quint64 lower = actor.send("été 5 €");
    const quint64 upper = actor.send("ÉTÉ 5 €");
    const quint64 latin1 = actor.send("\xE9t\xE9");
    const quint64 chinese = actor.send("你好 HELLO");
    const quint64 kelvin = actor.send("273 k");
    Q_UNUSED(latin1);

    QCOMPARE(matching(stage, text(QStringLiteral("Été"))), (Ids{lower, upper}));
    QCOMPARE(matching(stage, text(QStringLiteral("ÉTÉ"), true)), (Ids{upper}));
    QCOMPARE(matching(stage, text(QStringLiteral("5 €"))), (Ids{lower, upper}));
    QCOMPARE(matching(stage, text(QStringLiteral("你好 hello"))), (Ids{chinese}));
    QCOMPARE(matching(stage, text(QStringLiteral("你好 hello"), true)), Ids{});
    QCOMPARE(matching(stage, text(QString(QChar(0x212A)))), (Ids{kelvin})); // KELVIN SIGN folds to k
    QVERIFY(matching(stage, text(QStringLiteral("ß"))).empty());
}

void TestFilter::hexLooksAtThePayload()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    const quint64 line = actor.send("a\r\nb");
    const quint64 binary = actor.send(QByteArray("\0\xFF\x0D\x0A", 4));
    actor.send("0d 0a");
    QCOMPARE(matching(stage, hex(QStringLiteral("0d 0A"))), (Ids{line, binary}));
    QCOMPARE(matching(stage, hex(QStringLiteral("00ff"))), (Ids{binary}));
    QCOMPARE(matching(stage, hex(QStringLiteral("61"))), (Ids{line, 3}));
    QVERIFY(matching(stage, hex(QStringLiteral("41"))).empty());
}

void TestFilter::hexMistakes()
{
    const Result<Filter> letter = Filter::compile(hex(QStringLiteral("0d 0g")));
    QVERIFY(!letter);
    QCOMPARE(letter.error().code, ErrorCode::InvalidHex);
    QCOMPARE(letter.error().position, 4);
    const Result<Filter> odd = Filter::compile(hex(QStringLiteral("0d 0")));
    QVERIFY(!odd);
    QCOMPARE(odd.error().code, ErrorCode::OddHexDigits);
}

void TestFilter::regexLooksAt_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<QList<int>>("ids");
    QTest::newRow("payload") << "^bon.*É" << false << QList<int>{4};
    QTest::newRow("case") << "bonjour" << true << QList<int>();
    QTest::newRow("signature") << "^recv\\(\\d+\\)$" << false << QList<int>{4, 6, 8};
    QTest::newRow("result") << "^= 1[0-9]$" << false << QList<int>{4, 5};
    QTest::newRow("peer") << ":50\\d{3}$" << false << QList<int>{3, 4, 5, 6, 7};
    QTest::newRow("nothing is not empty text") << "^$" << false << QList<int>();
}

void TestFilter::regexLooksAt()
{
    QFETCH(QString, pattern);
    QFETCH(bool, caseSensitive);
    QFETCH(QList<int>, ids);
    Stage stage;
    play(stage);
    QCOMPARE(matching(stage, regex(pattern, caseSensitive)), Ids(ids.begin(), ids.end()));
}

void TestFilter::regexMistakes()
{
    const Result<Filter> filter = Filter::compile(regex(QStringLiteral("ab(c")));
    QVERIFY(!filter);
    QCOMPARE(filter.error().code, ErrorCode::InvalidPattern);
    QCOMPARE(filter.error().arguments.value(0), QStringLiteral("ab(c"));
    QVERIFY(!filter.error().arguments.value(1).isEmpty());
    QCOMPARE(filter.error().position, 4);
}

void TestFilter::regexThatGivesUpIsNoMatch()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    actor.send(QByteArray(5000, 'a') + '!');
    const quint64 easy = actor.send("b");
    QCOMPARE(matching(stage, regex(QStringLiteral("^(a|a|aa)+$|^b$"))), (Ids{easy}));
}

void TestFilter::regexPayloadIsCapped()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    const QByteArray filler(Filter::regexPayloadLimit - 3, '.');
    const quint64 inside = actor.send(filler + "end");
    actor.send(filler + ".end");
    QCOMPARE(matching(stage, regex(QStringLiteral("\\.end"))), (Ids{inside}));
}

void TestFilter::searchesARange()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    for (int i = 0; i < 10; ++i)
        actor.send(i % 2 ? "odd" : "even");
    const Filter filter = *Filter::compile(text(QStringLiteral("odd")));
    const std::atomic_bool cancelled = false;
    QCOMPARE(findMatches(stage.log.snapshot(), filter, 3, 8, cancelled), (Ids{4, 6}));
    QVERIFY(findMatches(stage.log.snapshot(), filter, 8, 3, cancelled).empty());
}

void TestFilter::searchCanBeCancelled()
{
    Stage stage;
    Actor actor(stage, stage.client, {}, serverAddress);
    for (int i = 0; i < 100; ++i)
        actor.send("x");
    const std::atomic_bool cancelled = true;
    QVERIFY(findMatches(stage.log.snapshot(), Filter(), 0, 1000, cancelled).empty());
}

void TestFilter::flowsOfOneAddressAreJudgedAlike()
{
    Stage stage;
    std::vector<Actor> actors;
    for (quint16 i = 0; i < 50; ++i)
        actors.emplace_back(stage, stage.server, serverAddress,
                            Stage::address("127.0.0.1", quint16(50'000 + i)));
    Ids expected;
    for (int round = 0; round < 20; ++round) {
        for (Actor &actor : actors) {
            const quint64 id = actor.send("x");
            if (actor.flow()->peer.port == 50'007)
                expected.push_back(id);
        }
    }
    FilterSpec spec;
    spec.peer = QStringLiteral(":50007");
    QCOMPARE(matching(stage, spec), expected);
    QCOMPARE(matching(stage, text(QStringLiteral(":50007"))), expected);
}

void TestFilter::findsDatagramsByWhatBecameOfThem_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QList<quint64>>("ids");
    QTest::newRow("both calls") << "recvfrom" << QList<quint64>{1, 2, 3};
    QTest::newRow("mark") << "truncated" << QList<quint64>{2};
    QTest::newRow("any mark") << "SIMULATED" << QList<quint64>{5, 6};
    QTest::newRow("not sent") << "not sent" << QList<quint64>{5};
    QTest::newRow("empty") << "(empty datagram)" << QList<quint64>{3};
    QTest::newRow("number") << "recvfrom(3)" << QList<quint64>{2};
    QTest::newRow("bytes") << "sendto(4 bytes)" << QList<quint64>{5, 6};
    QTest::newRow("result with mark") << "= 4 (simulated" << QList<quint64>{6};
    QTest::newRow("a loss has no result") << "= 0" << QList<quint64>{3};
    QTest::newRow("payload") << "gone" << QList<quint64>{5};
}

void TestFilter::findsDatagramsByWhatBecameOfThem()
{
    QFETCH(QString, pattern);
    QFETCH(QList<quint64>, ids);
    Stage stage;
    Actor actor(stage, stage.udp, serverAddress, serverAddress);
    actor.recvFrom("whole");
    actor.recvFrom("cut", 3, CallMark::Truncated);
    actor.recvFrom({});
    actor.sendTo("plain");
    actor.sendTo("gone", CallMark::SimulatedLoss);
    actor.sendTo("late", CallMark::SimulatedDelay);
    const Ids expected(ids.begin(), ids.end());
    QCOMPARE(matching(stage, text(pattern)), expected);
    QCOMPARE(matching(stage, regex(QRegularExpression::escape(pattern))), expected);
}

QTEST_APPLESS_MAIN(TestFilter)
#include "tst_filter.moc"
