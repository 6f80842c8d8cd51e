#pragma once

#include "core/base/result.h"
#include "core/http/httprequest.h"

#include <QByteArray>

namespace wirebench {

class Connection;

/// Puts one request onto its connection: the head, and the body piece by piece, each when the one before has
/// been handed to the system, so that neither a large text nor a file is held a second time. Belongs to one
/// request on one connection.
class RequestSender
{
public:
    /// @param head as writeHead() made it.
    RequestSender(const QByteArray &head, const HttpBody &body);

    /// Sends what comes next; call it first when the connection stands, and then whenever it is drained.
    /// Errors: FileUnreadable (also: no longer as large as announced), NotConnected.
    Result<void> goOn(Connection &connection);
    /// Everything has been handed to the connection, and by now to the system.
    bool isComplete() const { return m_complete; }
    qint64 headSize() const { return m_head.size(); }
    qint64 bodySize() const { return m_body.size(); }
    /// The first @p most bytes of the message, as far as it was begun to be sent.
    QByteArray begun(qint64 most) const { return m_begun.left(most); }

private:
    Result<void> sendHead(Connection &connection);
    Result<void> sendBytes(Connection &connection, const HttpBody::Segment &segment);
    Result<void> sendFile(Connection &connection, const HttpBody::Segment &segment);
    Result<void> hand(Connection &connection, const QByteArray &bytes);
    QByteArray nextBytes(const HttpBody::Segment &segment, qint64 most);
    void keep(QByteArrayView bytes);

    const QByteArray m_head;
    const HttpBody m_body;
    qsizetype m_segment = 0;
    qint64 m_offset = 0; ///< in the bytes of that segment
    bool m_headSent = false;
    bool m_complete = false;
    QByteArray m_begun;
};

} // namespace wirebench
