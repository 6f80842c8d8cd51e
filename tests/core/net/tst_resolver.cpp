#include "core/net/resolver.h"

#include "tests/core/net/descriptors.h"
#include "tests/core/net/logreader.h"
#include "tests/core/net/ownnames.h"
#include "tests/core/net/rawpeer.h"

#include <QTest>
#include <QThread>

#include <cerrno>
#include <memory>
#include <vector>

#include <netdb.h>

using namespace wirebench;

namespace {

constexpr int patienceMs = 30'000; // a name server may be slow to say no

QStringList hosts(const Resolution &resolution)
{
    QStringList texts;
    for (const SocketAddress &address : resolution.addresses)
        texts.append(address.toString());
    return texts;
}

/// Keeps what it is told.
struct Answers
{
    Resolver::Done taker()
    {
        return [this](const Resolution &resolution) { all.append(resolution); };
    }
    QList<Resolution> all;
};

} // namespace

class TestResolver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsThisMachine();
    void readsAddresses_data();
    void readsAddresses();
    void tellsUnknownName();
    void answersLaterAndOnItsOwnThread();
    void cancelledLookupIsNotTold();
    void supersededLookupIsNotTold();
    void destroyedResolverIsNotTold();
    void callbackMayAskAgain();
    void callbackMayDestroyTheResolver();
    void callbackIsReleased();
    void manyAtOnce();
    void tellsShortageOfDescriptors();
    void recordsALookup();
    void recordsAFailedLookup();
    // These two give the process name services of its own: they stay the last ones.
    void givesAddressesInOrderEachOnce();
    void doesNotWaitForASilentServer();
};

void TestResolver::findsThisMachine()
{
    Resolver resolver;
    Answers answers;
    resolver.lookup(QStringLiteral("localhost"), 8000, AddressFamily::IPv4, answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    QCOMPARE(answers.all[0].error.code, ErrorCode::None);
    QCOMPARE(hosts(answers.all[0]), QStringList{QStringLiteral("127.0.0.1:8000")});
}

void TestResolver::readsAddresses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<AddressFamily>("family");
    QTest::addColumn<QStringList>("expected");
    const auto v4 = QStringLiteral("127.0.0.1");
    const auto v6 = QStringLiteral("::1");
    QTest::newRow("IPv4") << v4 << AddressFamily::IPv4 << QStringList{QStringLiteral("127.0.0.1:7")};
    QTest::newRow("any of IPv4") << v4 << AddressFamily::Unspecified << QStringList{QStringLiteral("127.0.0.1:7")};
    QTest::newRow("IPv6") << v6 << AddressFamily::IPv6 << QStringList{QStringLiteral("[::1]:7")};
    QTest::newRow("IPv4 is not IPv6") << v4 << AddressFamily::IPv6 << QStringList();
    QTest::newRow("IPv6 is not IPv4") << v6 << AddressFamily::IPv4 << QStringList();
}

void TestResolver::readsAddresses()
{
    QFETCH(QString, name);
    QFETCH(AddressFamily, family);
    QFETCH(QStringList, expected);
    Resolver resolver;
    Answers answers;
    resolver.lookup(name, 7, family, answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    QCOMPARE(hosts(answers.all[0]), expected);
    QCOMPARE(answers.all[0].error.code, expected.isEmpty() ? ErrorCode::HostNotFound : ErrorCode::None);
}

void TestResolver::tellsUnknownName()
{
    Resolver resolver;
    Answers answers;
    const auto name = QStringLiteral("name.invalid"); // RFC 6761, section 6.4
    resolver.lookup(name, 80, AddressFamily::Unspecified, answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    const Resolution &resolution = answers.all[0];
    QVERIFY(resolution.addresses.isEmpty());
    QCOMPARE(resolution.error.code, ErrorCode::HostNotFound);
    QCOMPARE(resolution.error.arguments.value(0), name);
    QVERIFY(resolution.error.systemError < 0); // EAI_NONAME, or EAI_AGAIN without a name server
    QVERIFY(resolution.error.systemErrorName().startsWith(QStringLiteral("EAI_")));
}

void TestResolver::answersLaterAndOnItsOwnThread()
{
    Resolver resolver;
    QThread *thread = nullptr;
    resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4,
                    [&](const Resolution &) { thread = QThread::currentThread(); });
    QThread::msleep(20); // not waited for: a chance to answer too early
    QVERIFY(!thread);
    QTRY_COMPARE(thread, QThread::currentThread());
}

void TestResolver::cancelledLookupIsNotTold()
{
    Answers wrong;
    Answers right;
    Resolver resolver;
    Resolver other;
    for (int i = 0; i < 20; ++i) {
        resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4, wrong.taker());
        resolver.cancel();
    }
    resolver.cancel(); // harmless
    resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4, wrong.taker());
    other.lookup(QStringLiteral("localhost"), 80, AddressFamily::IPv4, right.taker());
    QThread::msleep(20); // its answer is on the way by now, in nearly all runs
    resolver.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(right.all.size(), 1, patienceMs);
    QVERIFY(wrong.all.isEmpty());
}

void TestResolver::supersededLookupIsNotTold()
{
    Answers wrong;
    Answers right;
    Resolver resolver;
    for (int i = 0; i < 20; ++i)
        resolver.lookup(QStringLiteral("localhost"), 80, AddressFamily::IPv4, wrong.taker());
    resolver.lookup(QStringLiteral("127.0.0.1"), 81, AddressFamily::IPv4, right.taker());
    QTRY_COMPARE_WITH_TIMEOUT(right.all.size(), 1, patienceMs);
    QCOMPARE(hosts(right.all[0]), QStringList{QStringLiteral("127.0.0.1:81")});
    QVERIFY(wrong.all.isEmpty());
}

void TestResolver::destroyedResolverIsNotTold()
{
    Answers wrong;
    for (int i = 0; i < 50; ++i) {
        Resolver resolver;
        resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4, wrong.taker());
        if (i % 2 == 0)
            QThread::yieldCurrentThread();
    }
    Answers right;
    Resolver resolver;
    resolver.lookup(QStringLiteral("localhost"), 80, AddressFamily::IPv4, right.taker());
    QTRY_COMPARE_WITH_TIMEOUT(right.all.size(), 1, patienceMs);
    QVERIFY(wrong.all.isEmpty());
}

void TestResolver::callbackMayAskAgain()
{
    Resolver resolver;
    Answers answers;
    resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4, [&](const Resolution &) {
        resolver.lookup(QStringLiteral("127.0.0.2"), 81, AddressFamily::IPv4, answers.taker());
    });
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    QCOMPARE(hosts(answers.all[0]), QStringList{QStringLiteral("127.0.0.2:81")});
}

void TestResolver::callbackMayDestroyTheResolver()
{
    auto resolver = std::make_unique<Resolver>();
    resolver->lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4,
                     [&](const Resolution &) { resolver.reset(); });
    QTRY_VERIFY(!resolver);
}

void TestResolver::callbackIsReleased()
{
    // What the callback holds must not live longer than it is of use.
    const auto held = std::make_shared<int>(1);
    Resolver resolver;
    Answers answers;
    resolver.lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4,
                    [held, taker = answers.taker()](const Resolution &resolution) { taker(resolution); });
    QTRY_COMPARE(answers.all.size(), 1);
    QCOMPARE(held.use_count(), 1L);
    resolver.lookup(QStringLiteral("localhost"), 80, AddressFamily::IPv4, [held](const Resolution &) {});
    resolver.cancel();
    QCOMPARE(held.use_count(), 1L);
}

void TestResolver::manyAtOnce()
{
    constexpr int count = 40;
    Answers answers;
    std::vector<std::unique_ptr<Resolver>> resolvers;
    for (int i = 0; i < count; ++i) {
        resolvers.push_back(std::make_unique<Resolver>());
        resolvers.back()->lookup(QStringLiteral("localhost"), quint16(i), AddressFamily::IPv4, answers.taker());
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), count, patienceMs);
}

void TestResolver::tellsShortageOfDescriptors()
{
    const DescriptorShortage shortage(0);
    Resolver resolver;
    Answers answers;
    resolver.lookup(QStringLiteral("localhost"), 80, AddressFamily::IPv4, answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    // Without a descriptor the hosts file cannot be read. What the C library makes of that differs; it is
    // an error in any case, and never one that passes for success.
    QVERIFY(answers.all[0].addresses.isEmpty());
    QVERIFY(answers.all[0].error.code != ErrorCode::None);
    // The errno is what helps: "EAI_SYSTEM" would only say that there is one.
    const QString name = answers.all[0].error.systemErrorName();
    QVERIFY2(name == QStringLiteral("EMFILE") || name.startsWith(QStringLiteral("EAI_")), qPrintable(name));
}

void TestResolver::recordsALookup()
{
    TrafficLog log;
    const auto endpoint = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("client"));
    const CallRecorder recorder(log, FlowPtr(new Flow(endpoint, {}, {}, {})));
    Resolution resolution;
    resolution.addresses = {loopback(AddressFamily::IPv4, 80), loopback(AddressFamily::IPv6, 80)};
    recordLookup(recorder, QStringLiteral("localhost"), 80, resolution, 0);
    QCOMPARE(callTexts(recordsOf(log)), QStringList{QStringLiteral("getaddrinfo('localhost', 80) = 2")});
    const SocketCall record = recordsOf(log)[0];
    QCOMPARE(record.waitedNs, record.timeNs);
    QCOMPARE(contradictionsIn(log), QString());
}

void TestResolver::recordsAFailedLookup()
{
    TrafficLog log;
    const auto endpoint = log.addEndpoint(EndpointKind::TcpClient, QStringLiteral("client"));
    const CallRecorder recorder(log, FlowPtr(new Flow(endpoint, {}, {}, {})));
    Resolution resolution;
    resolution.error = {ErrorCode::HostNotFound, {QStringLiteral("nobody")}, EAI_NONAME};
    recordLookup(recorder, QStringLiteral("nobody"), 80, resolution, 0);
    QCOMPARE(callTexts(recordsOf(log)),
             QStringList{QStringLiteral("getaddrinfo('nobody', 80) = -1 EAI_NONAME")});
    QCOMPARE(contradictionsIn(log), QString());
}

void TestResolver::givesAddressesInOrderEachOnce()
{
    OwnNames names;
    if (!names.install("127.0.0.5 several.test\n127.0.0.6 several.test\n127.0.0.5 several.test\n"))
        QSKIP("name services of its own need Linux and administrator rights");
    Resolver resolver;
    Answers answers;
    resolver.lookup(QStringLiteral("several.test"), 80, AddressFamily::IPv4, answers.taker());
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1, patienceMs);
    QStringList found = hosts(answers.all[0]);
    found.sort(); // the system decides on the order
    QCOMPARE(found, (QStringList{QStringLiteral("127.0.0.5:80"), QStringLiteral("127.0.0.6:80")}));
}

void TestResolver::doesNotWaitForASilentServer()
{
    Answers slow;
    Answers quick;
    auto resolver = std::make_unique<Resolver>();
    resolver->lookup(QStringLiteral("unanswered.test"), 80, AddressFamily::IPv4, slow.taker());
    resolver->lookup(QStringLiteral("127.0.0.1"), 80, AddressFamily::IPv4, quick.taker());
    QTRY_COMPARE(quick.all.size(), 1);
    resolver->lookup(QStringLiteral("unanswered.test"), 80, AddressFamily::IPv4, slow.taker());
    resolver.reset(); // and the process may end while the system still waits
    QVERIFY(slow.all.isEmpty());
}

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
