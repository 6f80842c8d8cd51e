#include "core/base/error.h"
#include "core/base/result.h"

#include <QTest>

#include <cerrno>
#include <cstdlib>

#ifdef Q_OS_WIN
#include <ws2tcpip.h>
#else
#include <netdb.h>
#endif

using namespace wirebench;

Q_DECLARE_METATYPE(wirebench::ErrorOrigin)

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesErrno_data();
    void namesErrno();
    void tellsTheOrigin_data();
    void tellsTheOrigin();
    void comesFromErrno();
    void comparesEveryPart();
    void resultsHoldValueOrError();
};

void TestError::namesErrno_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("name");
    QTest::newRow("success") << 0 << QString();
    QTest::newRow("EADDRINUSE") << EADDRINUSE << "EADDRINUSE";
    QTest::newRow("EACCES") << EACCES << "EACCES";
    QTest::newRow("ECONNREFUSED") << ECONNREFUSED << "ECONNREFUSED";
    QTest::newRow("ECONNRESET") << ECONNRESET << "ECONNRESET";
    QTest::newRow("ETIMEDOUT") << ETIMEDOUT << "ETIMEDOUT";
    QTest::newRow("EPIPE") << EPIPE << "EPIPE";
    QTest::newRow("EMFILE") << EMFILE << "EMFILE";
    QTest::newRow("ENOSPC") << ENOSPC << "ENOSPC";
    QTest::newRow("EAGAIN") << EWOULDBLOCK << "EAGAIN";
    QTest::newRow("unknown") << 9999 << "9999";
    QTest::newRow("EAI_NONAME") << -std::abs(EAI_NONAME) << "EAI_NONAME";
    QTest::newRow("EAI_AGAIN") << -std::abs(EAI_AGAIN) << "EAI_AGAIN";
    QTest::newRow("unknown, negative") << -9999 << "-9999";
}

void TestError::namesErrno()
{
    QFETCH(int, number);
    QFETCH(QString, name);
    QCOMPARE(Error::errnoName(number), name);
    QCOMPARE((Error{ErrorCode::SystemCall, {}, number, -1}).systemErrorName(), name);
}

void TestError::tellsTheOrigin_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("number");
    QTest::addColumn<ErrorOrigin>("origin");
    const auto call = ErrorCode::SystemCall;
    QTest::newRow("typed") << ErrorCode::InvalidHost << 0 << ErrorOrigin::Local;
    QTest::newRow("file") << ErrorCode::FileUnreadable << 0 << ErrorOrigin::Local;
    QTest::newRow("not connected") << ErrorCode::NotConnected << 0 << ErrorOrigin::Local;
    QTest::newRow("queue full") << ErrorCode::OutboundQueueFull << 0 << ErrorOrigin::Transient;
    QTest::newRow("unknown host") << ErrorCode::HostNotFound << 0 << ErrorOrigin::Remote;
    QTest::newRow("time-out") << ErrorCode::ConnectTimedOut << 0 << ErrorOrigin::Remote;
    QTest::newRow("code before errno") << ErrorCode::ConnectTimedOut << EACCES << ErrorOrigin::Remote;
    QTest::newRow("ECONNREFUSED") << call << ECONNREFUSED << ErrorOrigin::Remote;
    QTest::newRow("ECONNRESET") << call << ECONNRESET << ErrorOrigin::Remote;
    QTest::newRow("EPIPE") << call << EPIPE << ErrorOrigin::Remote;
    QTest::newRow("EADDRINUSE") << call << EADDRINUSE << ErrorOrigin::Transient;
    QTest::newRow("EMFILE") << call << EMFILE << ErrorOrigin::Transient;
    QTest::newRow("EACCES") << call << EACCES << ErrorOrigin::Local;
    QTest::newRow("EADDRNOTAVAIL") << call << EADDRNOTAVAIL << ErrorOrigin::Local;
    QTest::newRow("unknown errno") << call << 9999 << ErrorOrigin::Local;
}

void TestError::tellsTheOrigin()
{
    QFETCH(ErrorCode, code);
    QFETCH(int, number);
    QFETCH(ErrorOrigin, origin);
    QCOMPARE((Error{code, {}, number, -1}).origin(), origin);
}

void TestError::comesFromErrno()
{
    const Error error = Error::fromErrno("bind", EADDRINUSE, "127.0.0.1:80");
    QCOMPARE(error.code, ErrorCode::SystemCall);
    QCOMPARE(error.systemError, EADDRINUSE);
    QCOMPARE(error.arguments, QStringList({"bind", "127.0.0.1:80"}));
    QCOMPARE(error.position, -1);
}

void TestError::comparesEveryPart()
{
    const Error error{ErrorCode::InvalidHex, {"zz", "z"}, 0, 1};
    QVERIFY(error == (Error{ErrorCode::InvalidHex, {"zz", "z"}, 0, 1}));
    QVERIFY(error != (Error{ErrorCode::OddHexDigits, {"zz", "z"}, 0, 1}));
    QVERIFY(error != (Error{ErrorCode::InvalidHex, {"zz"}, 0, 1}));
    QVERIFY(error != (Error{ErrorCode::InvalidHex, {"zz", "z"}, EINVAL, 1}));
    QVERIFY(error != (Error{ErrorCode::InvalidHex, {"zz", "z"}, 0, 0}));
}

void TestError::resultsHoldValueOrError()
{
    const auto half = [](int number) -> Result<int> {
        if (number % 2 != 0)
            return failure({ErrorCode::InvalidPort, {QString::number(number)}});
        return number / 2;
    };
    QCOMPARE(half(4).value_or(-1), 2);
    QVERIFY(!half(3));
    QCOMPARE(half(3).error().arguments, QStringList("3"));
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
