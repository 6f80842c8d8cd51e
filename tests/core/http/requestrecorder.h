#pragma once

#include "tests/support/peerprocess.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <memory>

namespace wirebench::test {

/// One request as a server saw it.
struct RecordedRequest
{
    QByteArray method;
    QByteArray target;
    QList<QPair<QByteArray, QByteArray>> fields; ///< names in lower case, sorted
    QByteArray body;                             ///< the boundary of a multipart body is "B"

    QByteArray value(const QByteArray &lowerCaseName) const;
    void remove(const QByteArray &lowerCaseName);
    /// For comparing and showing.
    QByteArray toText() const;
};

/// A server of Python's standard library that records each request and answers 200. Lives on the test's
/// thread.
class RequestRecorder
{
public:
    bool start();
    QByteArray address() const; ///< "http://127.0.0.1:PORT"
    /// Runs a program to its end, and gives what it asked; without a method if it did not ask.
    RecordedRequest recordOf(const QString &program, const QStringList &arguments,
                             const QString &folder = {});
    const QByteArray &complaint() const { return m_complaint; } ///< what the program said on standard error

private:
    std::unique_ptr<PeerProcess> m_server;
    quint16 m_port = 0;
    qsizetype m_read = 0;
    QByteArray m_complaint;
};

} // namespace wirebench::test
