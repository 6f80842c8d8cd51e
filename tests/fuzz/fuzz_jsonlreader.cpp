// JsonLinesReader: however the bytes are cut, the same records come out, and what is read can be written and
// read again without a change.

#include "core/traffic/exportjsonl.h"
#include "core/traffic/jsonlreader.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

struct Outcome
{
    std::vector<SocketCall> calls;
    RecordNotes notes;
    LogFileHeader header;
    bool good = true;
    qint64 lines = 0;
};

Outcome read(const QList<QByteArray> &pieces)
{
    Outcome outcome;
    JsonLinesReader reader([&outcome](LoggedRecord &&record) {
        mustHold(outcome.calls.empty() || outcome.calls.back().id < record.call.id, "ids rise");
        mustHold(record.call.flow != nullptr, "every record has a flow");
        if (!record.note.isEmpty())
            outcome.notes[record.call.id] = record.note;
        outcome.calls.push_back(std::move(record.call));
    });
    for (const QByteArray &piece : pieces)
        outcome.good = outcome.good && reader.feed(piece);
    outcome.good = outcome.good && reader.finish();
    outcome.header = reader.header();
    outcome.lines = reader.lines();
    return outcome;
}

QByteArray written(const Outcome &outcome)
{
    const TrafficLog log({}, {outcome.header.recordingOf, outcome.header.startedNs, 1});
    JsonLinesExporter exporter(log, outcome.notes);
    QByteArray out;
    exporter.begin(out);
    for (const SocketCall &call : outcome.calls)
        exporter.record(call, out);
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const Outcome whole = read({input.bytes});
    const Outcome cut = read(input.pieces());
    mustHold(whole.good == cut.good && whole.lines == cut.lines, "whole and cut up, as much is read");
    if (whole.lines == 0)
        return 0;
    const QByteArray first = written(whole);
    mustHold(written(cut) == first, "whole and cut up, the same is read");
    const Outcome again = read({first});
    mustHold(again.good && written(again) == first, "what was read is written and read again");
    return 0;
}
