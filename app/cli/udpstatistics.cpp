#include "app/cli/udpstatistics.h"

namespace wirebench {

QString udpStatisticsText(const UdpStatus &status)
{
    QString text = QStringLiteral("received %1 datagrams (%2 bytes), sent %3 datagrams (%4 bytes)")
                       .arg(status.receivedDatagrams)
                       .arg(status.received)
                       .arg(status.sentDatagrams)
                       .arg(status.sent);
    if (status.lostSimulated > 0)
        text += QStringLiteral(", lost by the imitated network %1").arg(status.lostSimulated);
    if (status.kernelTells)
        text += QStringLiteral(", dropped by the system %1").arg(status.kernelDropped);
    return text;
}

QJsonObject udpStatistics(const UdpStatus &status)
{
    QJsonObject fields{{QStringLiteral("receivedDatagrams"), qint64(status.receivedDatagrams)},
                       {QStringLiteral("received"), qint64(status.received)},
                       {QStringLiteral("sentDatagrams"), qint64(status.sentDatagrams)},
                       {QStringLiteral("sent"), qint64(status.sent)},
                       {QStringLiteral("lostSimulated"), qint64(status.lostSimulated)}};
    if (status.kernelTells)
        fields.insert(QStringLiteral("kernelDropped"), qint64(status.kernelDropped));
    return fields;
}

} // namespace wirebench
