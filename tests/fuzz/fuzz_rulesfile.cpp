// Rules from a file: what is read is written and read again without a change, and answers messages that are
// cut into lines the same way however they come.

#include "core/answer/ruleset.h"
#include "core/payload/linereader.h"
#include "core/workspace/rulesfile.h"
#include "fuzzing.h"

using namespace wirebench;

namespace {

QList<TextLine> linesOf(const QList<QByteArray> &pieces, qsizetype limit)
{
    LineReader reader(limit);
    QList<TextLine> lines;
    for (const QByteArray &piece : pieces) {
        reader.add(piece);
        while (const auto line = reader.next()) {
            mustHold(line->bytes.size() <= limit, "no line is longer than the limit");
            lines.append(*line);
        }
    }
    if (const auto rest = reader.finish())
        lines.append(*rest);
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const qsizetype limit = qsizetype(input.options % 64) + 1;
    const QList<TextLine> lines = linesOf({input.bytes}, limit);
    mustHold(lines == linesOf(input.pieces(), limit), "whole and cut up, the same lines come");
    const auto rules = rulesFromText(input.bytes);
    if (!rules)
        return 0;
    const auto again = rulesFromText(rulesText(*rules));
    mustHold(again && *again == *rules, "what was read is written and read again");
    const auto set = RuleSet::compile(*rules);
    mustHold(set.has_value(), "what was read can be used");
    for (const TextLine &line : lines)
        (void)(*set)->answer(line.bytes, [] { return PlaceholderValues(); });
    return 0;
}
