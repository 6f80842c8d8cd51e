#include "core/net/datagrambatch.h"
#include "tests/core/net/rawpeer.h"

#include <QTest>

#include <cerrno>

using namespace wirebench;

namespace {

NativeSocket boundTo(const SocketAddress &address)
{
    NativeSocket socket;
    if (socket.openDatagram(address.family).ok())
        socket.bind(address);
    return socket;
}

} // namespace

class TestDatagramBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void nothingWaits();
    void takesSeveralAtOnce();
    void takesNoMoreThanItsCapacity();
    void emptyIsADatagram();
    void cutsWhatIsLonger_data();
    void cutsWhatIsLonger();
    void sizeMayChange();
    void tellsIPv6Senders();
    void tellsErrors();

private:
    void send(const QByteArray &bytes)
    {
        QVERIFY(m_sender.sendTo(bytes.data(), quint32(bytes.size()), m_to).ok());
    }
    QByteArray bytesAt(int index) const { return m_batch.at(index).bytes.toByteArray(); }

    NativeSocket m_receiver;
    NativeSocket m_sender;
    SocketAddress m_to;
    DatagramBatch m_batch;
};

void TestDatagramBatch::init()
{
    m_receiver = boundTo(loopback());
    m_sender = boundTo(loopback());
    m_to = m_receiver.localAddress();
}

void TestDatagramBatch::nothingWaits()
{
    QVERIFY(m_batch.receive(m_receiver, 100).wouldBlock());
}

void TestDatagramBatch::takesSeveralAtOnce()
{
    send("one");
    send("second");
    send("3");
    QCOMPARE(m_batch.receive(m_receiver, 100).value, 3);
    QCOMPARE(bytesAt(0), QByteArray("one"));
    QCOMPARE(bytesAt(1), QByteArray("second"));
    QCOMPARE(bytesAt(2), QByteArray("3"));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_batch.at(i).from, m_sender.localAddress());
        QVERIFY(!m_batch.at(i).truncated);
    }
    QVERIFY(m_batch.receive(m_receiver, 100).wouldBlock());
}

void TestDatagramBatch::takesNoMoreThanItsCapacity()
{
    for (int i = 0; i < DatagramBatch::capacity + 5; ++i)
        send(QByteArray::number(i));
    QCOMPARE(m_batch.receive(m_receiver, 100).value, DatagramBatch::capacity);
    QCOMPARE(bytesAt(DatagramBatch::capacity - 1), QByteArray::number(DatagramBatch::capacity - 1));
    QCOMPARE(m_batch.receive(m_receiver, 100).value, 5);
    QCOMPARE(bytesAt(0), QByteArray::number(DatagramBatch::capacity));
}

void TestDatagramBatch::emptyIsADatagram()
{
    send("");
    send("x");
    QCOMPARE(m_batch.receive(m_receiver, 100).value, 2);
    QCOMPARE(bytesAt(0), QByteArray());
    QVERIFY(!m_batch.at(0).truncated);
    QCOMPARE(bytesAt(1), QByteArray("x"));
}

void TestDatagramBatch::cutsWhatIsLonger_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("taken");
    QTest::addColumn<bool>("truncated");
    QTest::newRow("longer") << 4 << QByteArray("0123") << true;
    QTest::newRow("equal") << 10 << QByteArray("0123456789") << false;
    QTest::newRow("shorter") << 11 << QByteArray("0123456789") << false;
    QTest::newRow("nothing asked for") << 0 << QByteArray() << true;
}

void TestDatagramBatch::cutsWhatIsLonger()
{
    QFETCH(int, size);
    send("0123456789");
    send("x");
    QCOMPARE(m_batch.receive(m_receiver, quint32(size)).value, 2);
    QTEST(bytesAt(0), "taken");
    QTEST(m_batch.at(0).truncated, "truncated");
    QCOMPARE(m_batch.at(1).truncated, size == 0); // the rest did not go into the next
    QCOMPARE(bytesAt(1), QByteArray("x").left(size));
}

void TestDatagramBatch::sizeMayChange()
{
    const QByteArray longest(65'507, 'x');
    send("0123456789");
    QCOMPARE(m_batch.receive(m_receiver, 4).value, 1);
    send(longest);
    QCOMPARE(m_batch.receive(m_receiver, 65'535).value, 1);
    QCOMPARE(bytesAt(0), longest);
    QVERIFY(!m_batch.at(0).truncated);
}

void TestDatagramBatch::tellsIPv6Senders()
{
    if (!hasIPv6())
        QSKIP("no ::1 on this machine");
    m_receiver = boundTo(loopback(AddressFamily::IPv6));
    m_sender = boundTo(loopback(AddressFamily::IPv6));
    m_to = m_receiver.localAddress();
    send("six");
    QCOMPARE(m_batch.receive(m_receiver, 100).value, 1);
    QCOMPARE(m_batch.at(0).from, m_sender.localAddress());
}

void TestDatagramBatch::tellsErrors()
{
    m_receiver.close();
    const SysResult result = m_batch.receive(m_receiver, 100);
    QCOMPARE(result.value, -1);
    QCOMPARE(result.error, EBADF);
}

QTEST_APPLESS_MAIN(TestDatagramBatch)
#include "tst_datagrambatch.moc"
