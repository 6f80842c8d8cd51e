#pragma once

#include "core/traffic/recordnotes.h"
#include "core/traffic/socketcall.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace wirebench {

/// A record as a file has it.
struct LoggedRecord
{
    SocketCall call;
    RecordNote note;
};

/// Makes records of the lines of a JSON Lines log (see JsonLinesExporter) behind its first. Records of one
/// flow share it, as those of a running program do. For one file; belongs to one thread.
///
/// Strict: every member must be there, with its type and within its range, except the notes. Members that are
/// not known are left alone, so that later versions may add some.
class JsonRecordParser
{
public:
    /// What `timeNs` may be at most; 0 at first.
    void setLatest(qint64 latestNs) { m_latestNs = latestNs; }
    /// Nothing if the line is no record: fault() says why.
    std::optional<LoggedRecord> parse(const QJsonObject &line);
    /// Notation, not prose: "timeNs = -1 (0…)".
    const QString &fault() const { return m_fault; }

private:
    struct FlowKey
    {
        EndpointPtr endpoint;
        quint32 connection = 0;
        QString local;
        QString peer;

        friend bool operator==(const FlowKey &, const FlowKey &) = default;
        friend size_t qHash(const FlowKey &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.endpoint.data(), key.connection, key.local, key.peer);
        }
    };

    void readNumbers(const QJsonObject &line, SocketCall &call);
    void readWords(const QJsonObject &line, SocketCall &call);
    void readErrno(const QJsonObject &line, SocketCall &call);
    void readMarks(const QJsonObject &line, SocketCall &call);
    void readPayload(const QJsonObject &line, SocketCall &call);
    void readFlow(const QJsonObject &line, SocketCall &call);
    RecordNote readNote(const QJsonObject &line);
    EndpointPtr endpointOf(const QJsonObject &endpoint);
    SocketAddress address(const QJsonObject &line, QLatin1StringView name);

    qint64 integer(const QJsonObject &object, QLatin1StringView name, qint64 least, qint64 most);
    QString text(const QJsonObject &object, QLatin1StringView name);
    void wrong(QLatin1StringView name, const QJsonValue &value, const QString &wanted);

    qint64 m_latestNs = 0;
    QString m_fault;
    ByteArena m_arena;
    QHash<quint32, EndpointPtr> m_endpoints;
    QHash<FlowKey, FlowPtr> m_flows;
};

} // namespace wirebench
