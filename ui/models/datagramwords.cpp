#include "ui/models/datagramwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace wirebench {

namespace {

class DatagramWords
{
    Q_DECLARE_TR_FUNCTIONS(DatagramWords)
};

struct MarkWord
{
    quint8 mark;
    const char *words;
};

constexpr MarkWord markWords[] = {
    {CallMark::Truncated, QT_TRANSLATE_NOOP("DatagramWords", "truncated")},
    {CallMark::SimulatedLoss, QT_TRANSLATE_NOOP("DatagramWords", "not sent: simulated loss")},
    {CallMark::SimulatedDuplicate, QT_TRANSLATE_NOOP("DatagramWords", "simulated duplicate")},
    {CallMark::SimulatedDelay, QT_TRANSLATE_NOOP("DatagramWords", "simulated delay")},
    {CallMark::SimulatedReordering, QT_TRANSLATE_NOOP("DatagramWords", "simulated reordering")},
};

} // namespace

QString datagramRemark(const SocketCall &call)
{
    if (!call.isDatagram() || call.failed())
        return {};
    QStringList remarks;
    // A record without bytes is an empty datagram only if none were cut off.
    if (call.isEmptyDatagram() && !(call.marks & CallMark::Truncated))
        remarks.append(DatagramWords::tr("empty datagram"));
    for (const MarkWord &known : markWords) {
        if (call.marks & known.mark)
            remarks.append(DatagramWords::tr(known.words));
    }
    return remarks.join(QStringLiteral(", "));
}

} // namespace wirebench
