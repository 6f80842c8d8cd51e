#include "ui/http/anatomytext.h"

#include "core/http/httpreader.h"
#include "core/payload/preview.h"

#include <algorithm>

namespace wirebench {

namespace {

void appendBytes(AnatomyText &anatomy, const QByteArray &raw, qsizetype from, qsizetype to)
{
    anatomy.text += visibleText(QString::fromUtf8(QByteArrayView(raw).sliced(from, to - from)));
    anatomy.bytes = to;
}

} // namespace

const AnatomyText::Run *AnatomyText::at(qsizetype position) const
{
    const auto after = std::upper_bound(runs.begin(), runs.end(), position,
                                        [](qsizetype at, const Run &run) { return at < run.position; });
    if (after == runs.begin())
        return nullptr;
    const Run &run = *std::prev(after);
    return position < run.position + run.size ? &run : nullptr;
}

AnatomyText anatomyText(const QByteArray &raw, const QList<HttpPart> &parts)
{
    const qsizetype end = std::min(raw.size(), AnatomyText::byteLimit);
    AnatomyText anatomy;
    for (const HttpPart &part : parts) {
        const bool follows = part.offset >= quint64(anatomy.bytes) && part.offset < quint64(end);
        if (!follows || anatomy.runs.size() == AnatomyText::runLimit)
            break;
        appendBytes(anatomy, raw, anatomy.bytes, qsizetype(part.offset));
        const qsizetype position = anatomy.text.size();
        const quint64 partEnd = std::min(part.offset + part.length, quint64(end));
        appendBytes(anatomy, raw, anatomy.bytes, qsizetype(partEnd));
        anatomy.runs.append({part, position, anatomy.text.size() - position});
    }
    if (anatomy.runs.size() < AnatomyText::runLimit)
        appendBytes(anatomy, raw, anatomy.bytes, end);
    return anatomy;
}

QList<HttpPart> requestParts(const QByteArray &raw)
{
    HttpReader reader(HttpReader::Reads::Requests);
    QByteArrayView rest(raw);
    while (!rest.isEmpty()) {
        const HttpReader::Step step = reader.read(rest);
        rest = rest.sliced(step.consumed);
        const bool goesOn = step.state == HttpReader::State::Head || step.state == HttpReader::State::Body;
        if (!goesOn)
            break;
    }
    return reader.parts();
}

} // namespace wirebench
