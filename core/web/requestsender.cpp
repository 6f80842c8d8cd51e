#include "core/web/requestsender.h"

#include "core/http/httphop.h"
#include "core/net/connection.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace wirebench {

namespace {

// What waits in memory at a time, beside the request itself.
constexpr qint64 pieceSize = 256 * 1024;
// So much of a body goes out in one call with the head: most requests are one segment then.
constexpr qint64 besideHead = 16 * 1024;

} // namespace

RequestSender::RequestSender(const QByteArray &head, const HttpBody &body) : m_head(head), m_body(body) {}

Result<void> RequestSender::goOn(Connection &connection)
{
    if (!m_headSent)
        return sendHead(connection);
    while (m_segment < m_body.segments.size()) {
        const HttpBody::Segment &segment = m_body.segments[m_segment];
        if (m_offset < segment.bytes.size())
            return sendBytes(connection, segment);
        m_offset = 0;
        ++m_segment;
        if (!segment.filePath.isEmpty())
            return sendFile(connection, segment);
    }
    m_complete = true;
    return {};
}

Result<void> RequestSender::sendHead(Connection &connection)
{
    m_headSent = true;
    QByteArray bytes = m_head;
    if (!m_body.segments.isEmpty())
        bytes += nextBytes(m_body.segments.first(), besideHead);
    return hand(connection, bytes);
}

Result<void> RequestSender::sendBytes(Connection &connection, const HttpBody::Segment &segment)
{
    return hand(connection, nextBytes(segment, pieceSize));
}

QByteArray RequestSender::nextBytes(const HttpBody::Segment &segment, qint64 most)
{
    const QByteArray bytes = segment.bytes.mid(m_offset, most);
    m_offset += bytes.size();
    return bytes;
}

Result<void> RequestSender::hand(Connection &connection, const QByteArray &bytes)
{
    keep(bytes);
    OutboundMessage message;
    message.bytes = Bytes::copyOf(bytes);
    return connection.send(message);
}

/// Its length has been announced: another one would end the message somewhere else.
Result<void> RequestSender::sendFile(Connection &connection, const HttpBody::Segment &segment)
{
    const QString &path = segment.filePath;
    if (!QFileInfo(path).isFile()) // opening a pipe could hold up the thread
        return failure({ErrorCode::FileUnreadable, {path, QStringLiteral("it is no regular file")}});
    const auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return failure({ErrorCode::FileUnreadable, {path, file->errorString()}});
    if (file->size() != segment.fileSize)
        return failure({ErrorCode::FileUnreadable, {path, QStringLiteral("its size has changed")}});
    if (segment.fileSize == 0)
        return goOn(connection);
    if (m_begun.size() < HttpHop::rawLimit)
        keep(file->read(HttpHop::rawLimit - m_begun.size()));
    OutboundMessage message;
    message.openFile = {file, 0, segment.fileSize};
    return connection.send(message);
}

void RequestSender::keep(QByteArrayView bytes)
{
    m_begun.append(bytes.first(std::min<qsizetype>(bytes.size(), HttpHop::rawLimit - m_begun.size())));
}

} // namespace wirebench
